"""What a host should know of the names on a list before it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from lchost.paper.notes import Note, Preflight
from lchost.paper.text import script
from lchost.paper.text.faces import Style


def notes(names: Sequence[str], narrow: Collection[str] = ()) -> tuple[Note, ...]:
    """Return names with letters that no font has, narrow ones, and those that several have."""
    lost = {one: letters for one in names if (letters := script.missing(one, Style.BOLD))}
    alike = Counter(script.clean(one).casefold() for one in names)
    same = [one for one in names if one.strip() and alike[script.clean(one).casefold()] > 1]
    letters = "".join(dict.fromkeys("".join(lost.values())))
    found = (
        Note(Preflight.LETTERS_MISSING, (), tuple(lost), letters),
        Note(Preflight.NARROWED, (), tuple(one for one in names if one in narrow), about="name"),
        Note(Preflight.SAME_NAME, (), tuple(same)),
    )
    return tuple(note for note in found if note.names)

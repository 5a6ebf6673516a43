"""What a host should know of the names on a list before it is printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lchost.paper.notes import Note, Preflight
from lchost.paper.text import script
from lchost.paper.text.faces import Style


def notes(names: Sequence[str]) -> tuple[Note, ...]:
    """Return names with letters that no font has, and names that several people have."""
    lost = {one: letters for one in names if (letters := script.missing(one, Style.BOLD))}
    alike = Counter(script.clean(one).casefold() for one in names)
    same = [one for one in names if one.strip() and alike[script.clean(one).casefold()] > 1]
    letters = "".join(dict.fromkeys("".join(lost.values())))
    found = ((Preflight.LETTERS_MISSING, list(lost), letters), (Preflight.SAME_NAME, same, ""))
    return tuple(Note(kind, (), tuple(who), detail) for kind, who, detail in found if who)

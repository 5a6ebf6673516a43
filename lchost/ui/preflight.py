"""What to look at before printing, in the host's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lchost.ui import wording

if TYPE_CHECKING:
    from lchost.paper.notes import Note


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("Preflight", text)


@dataclass(frozen=True)
class Said:
    """A matter: its tone, a sentence, what goes on.  `step` is where it can be mended."""

    tone: str
    text: str
    more: str = ""
    step: str = ""
    way: str = ""


def said_of_badges(notes: Sequence[Note], people: int) -> list[Said]:
    """Return what stands beside the badges: first what needs a look, then what is well."""
    by_kind = {note.kind.value: note for note in notes}
    found = [_SAYS[kind](by_kind[kind]) for kind in _SAYS if kind in by_kind]
    if people and "letters_missing" not in by_kind:
        found.append(Said("welcome", tr("Every letter is in the fonts")))
    if people and "same_name" not in by_kind:
        found.append(Said("welcome", tr("Every name is different")))
    return found


def said_of_list(notes: Sequence[Note]) -> list[Said]:
    """Return what stands beside any other paper."""
    found = [_SAYS[note.kind.value](note) for note in notes]
    return found or [Said("welcome", tr("Ready to print"))]


def short_of_badges(notes: Sequence[Note]) -> str:
    """Return the one thing that needs a look first, in two or three words; empty: nothing."""
    for kind, one, many in (
        ("letters_missing", tr("Letters missing in 1 name"), tr("Letters missing in {n} names")),
        ("no_name", tr("1 name is empty"), tr("{n} names are empty")),
        ("name_small", tr("1 name is very small"), tr("{n} names are very small")),
    ):
        for note in notes:
            if note.kind.value == kind:
                return wording.counted(len(note.names), one, many)
    return ""


def _letters_missing(note: Note) -> Said:
    text = wording.counted(
        len(note.names),
        tr("One name has letters that no font here has"),
        tr("{n} names have letters that no font here has"),
    )
    more = tr("{names}. Missing: {letters}")
    more = more.format(names=_named(note), letters=note.detail)
    return Said("attention", text, more, "people", tr("Change the names"))


def _no_name(note: Note) -> Said:
    text = wording.counted(
        len(note.registration_ids),
        tr("One person has no name"),
        tr("{n} people have no name"),
    )
    more = tr("Their badges carry the code only.")
    return Said("attention", text, more, "people", tr("Write the names"))


def _name_small(note: Note) -> Said:
    text = wording.counted(
        len(note.names), tr("One name is very small"), tr("{n} names are very small")
    )
    more = tr("{names}: hard to read across a table.")
    more = more.format(names=_named(note))
    return Said("attention", text, more, "people", tr("Shorten the names"))


def _same_name(note: Note) -> Said:
    text = tr("Some people have the same name")
    more = tr("{names}. Add a letter or a family name to tell them apart.")
    more = more.format(names=_named(note))
    return Said("neutral", text, more, "people", tr("Change the names"))


def _no_pronouns(note: Note) -> Said:
    text = wording.counted(
        len(note.names), tr("One person has no pronouns"), tr("{n} people have no pronouns")
    )
    more = tr("The line stays empty: {names}.").format(names=_named(note))
    return Said("neutral", text, more)


def _named(note: Note) -> str:
    return wording.listed(list(dict.fromkeys(note.names)))


_SAYS = {
    "letters_missing": _letters_missing,
    "no_name": _no_name,
    "name_small": _name_small,
    "same_name": _same_name,
    "no_pronouns": _no_pronouns,
}

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


_MOST_LETTERS = 40  # of a badge's text, to tell which it is
DESIGN = "design"  # where what is the same on every badge is mended


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
    by_kind = {note.kind.value for note in notes}
    found = [_SAYS[kind](one) for kind in _SAYS for one in notes if one.kind.value == kind]
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
        ("does_not_fit", tr("1 text does not fit"), tr("{n} texts do not fit")),
        ("name_small", tr("1 name is very small"), tr("{n} names are very small")),
    ):
        for note in notes:
            if note.kind.value == kind:
                if not note.names:  # the same on every badge
                    return tr("A text does not fit")
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


def _does_not_fit(note: Note) -> Said:
    one = tr("{part} of one person becomes too small to read")
    text = _of_part(note, one, tr("{part} of {n} people becomes too small to read"))
    more = tr("{names}: {size} points. Shorten it, or choose larger labels.")
    more = more.format(names=_named(note), size=wording.number(float(note.detail), 1))
    return Said("attention", text, more, "people", tr("Shorten it"))


def _text_small(note: Note) -> Said:
    """Say what is the same on every badge."""
    text = tr("{part} becomes too small to read").format(part=part_words(note.about))
    more = tr("It is {size} points. Shorten it, or choose larger labels.")
    more = more.format(size=wording.number(float(note.detail), 1))
    return Said("attention", text, more, DESIGN, tr("Change the design"))


def _narrowed(note: Note) -> Said:
    if not note.names:
        text = tr("{part} is set in narrow letters").format(part=part_words(note.about))
        return Said("neutral", text, tr("It just fits so. Shorten it, or choose larger labels."))
    one = tr("{part} of one person is set in narrow letters")
    text = _of_part(note, one, tr("{part} of {n} people is set in narrow letters"))
    more = tr("{names}: it just fits so.").format(names=_named(note))
    return Said("neutral", text, more, "people", tr("Shorten it"))


def _code_small(note: Note) -> Said:
    text = tr("The code is too small to be read")
    more = tr("It is {size} mm wide. Choose larger labels, or make it larger in the design.")
    more = more.format(size=wording.number(float(note.detail), 1))
    return Said("attention", text, more, DESIGN, tr("Change the design"))


def _no_back(_note: Note) -> Said:
    text = tr("The back is not printed")
    more = tr("This sheet has no back, or one side was chosen. Choose cards that have one.")
    return Said("attention", text, more)


def _left_out(note: Note) -> Said:
    text = tr("{part}: there is no room for it on these labels")
    more = tr("Choose larger labels, or make room for it in the design.")
    said = text.format(part=part_words(note.about))
    return Said("neutral", said, more, DESIGN, tr("Change the design"))


def _no_code(_note: Note) -> Said:
    text = tr("There is no code on these badges")
    return Said("neutral", text, tr("At the door people are then found by their names."))


def _picture_coarse(note: Note) -> Said:
    if not note.names:
        text = tr("{part} is coarse").format(part=part_words(note.about))
        more = tr("{n} dots an inch where 150 look sharp. Take a larger picture.")
        return Said("neutral", text, more.format(n=note.detail), DESIGN, tr("Change the design"))
    text = wording.counted(len(note.names), tr("One photo is coarse"), tr("{n} photos are coarse"))
    more = tr("{names}: {n} dots an inch where 150 look sharp. Take a larger picture.")
    more = more.format(names=_named(note), n=note.detail)
    return Said("neutral", text, more, "people", tr("Change the photos"))


def _empty_field(note: Note) -> Said:
    if note.about == "photo":
        return _no_photo(note)
    if not note.names:
        text = tr("{part} stands on the badge, but there is none")
        said = text.format(part=part_words(note.about))
        return Said("neutral", said, " ", DESIGN, tr("Change the design"))
    one = tr("{part} of one person is empty")
    text = _of_part(note, one, tr("{part} of {n} people is empty"))
    more = tr("Its place stays empty: {names}.").format(names=_named(note))
    return Said("neutral", text, more, "people", tr("Fill it in"))


def _no_photo(note: Note) -> Said:
    if not note.names:
        more = tr("The first letters of their names are printed there.")
        return Said("neutral", tr("Nobody here has a photo"), more, "people", tr("Add photos"))
    one, many = tr("One person has no photo"), tr("{n} people have no photo")
    text = wording.counted(len(note.names), one, many)
    more = tr("The first letters of the name are printed there: {names}.")
    return Said("neutral", text, more.format(names=_named(note)), "people", tr("Add photos"))


def _of_part(note: Note, one: str, many: str) -> str:
    """Fill a part's name into sentences that also count."""
    part = part_words(note.about)
    said = (text.replace("{part}", part) for text in (one, many))
    return wording.counted(len(note.names), *said)


def part_words(about: str) -> str:
    """Return what a part of a badge or certificate is called."""
    kind, _, name = about.partition(" ")
    if kind == "attribute":
        return f"“{name}”"
    if kind == "text" and name:
        return tr("Text “{words}”").format(words=_shortened(name))
    called = {
        "name": tr("Name"),
        "legal_name": tr("Legal name"),
        "pronouns": tr("Pronouns"),
        "organisation": tr("Organisation"),
        "role": tr("Role"),
        "text": tr("Text"),
        "qr": tr("Code"),
        "code": tr("Code in letters"),
        "logo": tr("Logo"),
        "photo": tr("Photo"),
        "picture": tr("Picture"),
        "tables": tr("My tables"),
        "agenda": tr("Agenda"),
        "wifi": tr("Wi-Fi"),
        "wifi_qr": tr("Wi-Fi code"),
        "guidelines": tr("Guidelines"),
        "line": tr("Line"),
        "box": tr("Box"),
        "signatures": tr("Signatures"),
        "seal": tr("Rosette"),
    }
    return called.get(kind, about)


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1].rstrip()}…"


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


def _numbered_on(note: Note) -> Said:
    text = tr("Its lines begin with {number}").format(number=note.detail)
    more = tr("Others were on the sheet before. Both can be typed in: no number means two people.")
    return Said("neutral", text, more)


def _named(note: Note) -> str:
    return wording.listed(list(dict.fromkeys(note.names)))


_SAYS = {
    "letters_missing": _letters_missing,
    "no_name": _no_name,
    "does_not_fit": lambda note: (_does_not_fit if note.names else _text_small)(note),
    "code_small": _code_small,
    "no_back": _no_back,
    "no_code": _no_code,
    "left_out": _left_out,
    "name_small": _name_small,
    "same_name": _same_name,
    "narrowed": _narrowed,
    "picture_coarse": _picture_coarse,
    "empty_field": _empty_field,
    "no_pronouns": _no_pronouns,
    "numbered_on": _numbered_on,
}

"""Designs of certificates in the host's words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from lchost.paper.badges.design import What
from lchost.paper.notes import Note, Preflight
from lchost.ui import wording
from lchost.ui.badges.words import Groups, what_words
from lchost.ui.preflight import Said


def tr(text: str) -> str:
    """Translate words about designs of certificates."""
    return QCoreApplication.translate("CertificateDesigns", text)


GROUPS: Groups = (
    ("certificate", (What.NAME, What.TEXT, What.SIGNATURES, What.QR)),
    ("pictures", (What.LOGO, What.PICTURE)),
    ("shapes", (What.SEAL, What.LINE, What.BOX)),
)


def starter_words(key: str) -> str:
    """Return what a design to begin with is called."""
    return {
        "classic": tr("Rosette"),
        "band": tr("Broad band"),
        "letter": tr("Letter"),
        "shapes": tr("Shapes"),
        "classic_upright": tr("Rosette, upright"),
        "band_upright": tr("Broad band, upright"),
        "shapes_upright": tr("Shapes, upright"),
    }.get(key, key)


def matters(notes: Sequence[Note]) -> list[Said]:
    """Return what to look at before certificates are issued."""
    return [_said(note) for note in notes]


def _said(note: Note) -> Said:
    part, size = _part(note.about), note.detail
    if note.kind in (Preflight.DOES_NOT_FIT, Preflight.NAME_SMALL, Preflight.CODE_SMALL):
        size = wording.number(float(note.detail), 1)
    text = {
        Preflight.NO_NAME: tr("Somebody has no name"),
        Preflight.LETTERS_MISSING: tr("No font here has these letters: {letters}"),
        Preflight.DOES_NOT_FIT: tr("{part} becomes too small to read: {size} points"),
        Preflight.NAME_SMALL: tr("A name becomes small: {size} points"),
        Preflight.CODE_SMALL: tr("The code is {size} mm wide; make it 25 mm at least"),
        Preflight.NO_CODE: tr("There is no code: a stranger cannot check the paper"),
        Preflight.PICTURE_COARSE: tr("{part} is coarse: {size} dots an inch, 150 look sharp"),
        Preflight.EMPTY_FIELD: tr("{part} has a place, but there is none"),
    }[note.kind].format(part=part, size=size, letters=note.detail)
    tone = "neutral" if note.kind is Preflight.EMPTY_FIELD else "attention"
    return Said(tone, text, wording.listed(list(note.names)) if note.names else "")


def _part(about: str) -> str:
    kind, _, said = about.partition(" ")
    if kind == "backdrop":
        return tr("The background")
    if kind == What.TEXT.value and said:
        line = " ".join(said.split())
        return f"“{line if len(line) <= 30 else line[:29] + '…'}”"
    known = [what for what in What if what.value == kind]
    return what_words(known[0]) if known else kind


def weight_words(size: int) -> str:
    """Return how much of the file each certificate takes."""
    said = tr("Each certificate takes {n} kB of the file.")
    return said.format(n=wording.number(max(1, round(size / 1000))))

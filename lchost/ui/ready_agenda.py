"""A sensible agenda to begin with, cut to the length of the workshop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.planning.agenda import Format, ItemDraft

_STEP_MIN = 5  # parts last a multiple of it
_BREAK_FROM_MIN = 100  # people sit so long without a break, not longer


def tr(text: str) -> str:
    """Translate a part's title."""
    return QCoreApplication.translate("ReadyAgenda", text)


def usual_agenda(total_min: int) -> list[ItemDraft]:
    """Return the parts of a usual workshop, together `total_min` long."""
    parts = [
        ItemDraft(tr("Welcome and purpose"), 10, Format.OPENING),
        ItemDraft(tr("Who is here: one question in pairs"), 15, Format.ICE_BREAKER),
        ItemDraft(tr("A short talk to start from"), 25, Format.LECTURE),
        ItemDraft(tr("Try it yourself"), 35, Format.HANDS_ON),
        ItemDraft(tr("Break"), 15, Format.BREAK),
        ItemDraft(tr("Groups: talk it over and choose one idea"), 30, Format.DISCUSSION),
        ItemDraft(tr("Each group tells what it found"), 15, Format.PEER_TUTORING),
        ItemDraft(tr("Takeaways and thanks"), 10, Format.CLOSING),
    ]
    if total_min < _BREAK_FROM_MIN:
        parts = [part for part in parts if part.format != Format.BREAK]
    return _cut_to(parts, total_min)


def _cut_to(parts: list[ItemDraft], total_min: int) -> list[ItemDraft]:
    """Stretch the parts to a length together; what rounding leaves goes to the longest."""
    usual = sum(part.minutes for part in parts)
    lengths = [
        max(_STEP_MIN, round(part.minutes * total_min / usual / _STEP_MIN) * _STEP_MIN)
        for part in parts
    ]
    longest = lengths.index(max(lengths))
    lengths[longest] = max(_STEP_MIN, lengths[longest] + total_min - sum(lengths))
    return [
        ItemDraft(part.title, minutes, part.format)
        for part, minutes in zip(parts, lengths, strict=True)
    ]

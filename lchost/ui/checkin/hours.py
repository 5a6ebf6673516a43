"""When the door is open, as a host says it."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

from PySide6.QtCore import QCoreApplication

from lchost.planning.workshops import Workshop
from lchost.ui import wording


def tr(text: str) -> str:
    """Translate a sentence of the door."""
    return QCoreApplication.translate("Door", text)


class Hours(Enum):
    """How a door stands at a moment."""

    BEFORE = "before"
    OPEN = "open"
    CLOSED = "closed"  # by the host
    OVER = "over"


def opens_at(workshop: Workshop) -> datetime:
    """Return when scans are first answered with a welcome."""
    return workshop.starts_at - timedelta(minutes=workshop.opens_before_min)


def closes_at(workshop: Workshop) -> datetime:
    """Return when the door closes by itself."""
    return workshop.ends_at + timedelta(minutes=workshop.closes_after_min)


def hours_of(workshop: Workshop, at: datetime) -> Hours:
    """Return how the door stands at a moment."""
    if at >= closes_at(workshop):
        return Hours.OVER
    if workshop.closed_at is not None and workshop.closed_at <= at:
        return Hours.CLOSED
    return Hours.BEFORE if at < opens_at(workshop) else Hours.OPEN


def hours_words(workshop: Workshop, at: datetime) -> str:
    """Return the door's hours in a few words."""
    hours = hours_of(workshop, at)
    if hours is Hours.BEFORE:
        return tr("door opens at {clock}").format(clock=when(opens_at(workshop), at, workshop))
    if hours is Hours.OPEN:
        return tr("door open until {clock}").format(clock=when(closes_at(workshop), at, workshop))
    closed_at = workshop.closed_at or closes_at(workshop)
    return tr("door closed since {clock}").format(clock=when(closed_at, at, workshop))


def day_words(workshop: Workshop, at: datetime, *, is_out: bool) -> str:
    """Return the line under the door's title: the day, and how the door stands."""
    on = wording.day(workshop.local(workshop.starts_at).date())
    span = wording.span(workshop.starts_at, workshop.ends_at, workshop.zone)
    leads = [tr("Checking people out")] if is_out else []
    return " · ".join([*leads, f"{on}, {span}", hours_words(workshop, at)])


def when(at: datetime | None, now: datetime, workshop: Workshop) -> str:
    """Return a clock time, with its day when that is not today."""
    if at is None:
        return ""
    zone = workshop.zone
    is_today = wording.day_of(at, zone) == wording.day_of(now, zone)
    return wording.clock(at, zone) if is_today else wording.moment(at, zone)

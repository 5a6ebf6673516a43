"""The agenda's arithmetic: which part starts when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum


class Format(Enum):
    """How people learn in a part of the agenda; the empty one says nothing."""

    NONE = ""
    OPENING = "opening"
    LECTURE = "lecture"
    DISCUSSION = "discussion"
    HANDS_ON = "hands_on"
    ICE_BREAKER = "ice_breaker"
    PEER_TUTORING = "peer_tutoring"
    MASTERMIND = "mastermind"
    COACHING = "coaching"
    QUESTIONS = "questions"
    PROJECT = "project"
    BREAK = "break"
    CLOSING = "closing"


class Shape(Enum):
    """What a part asks of people, for the picture of the day."""

    LISTEN = "listen"
    TOGETHER = "together"
    HANDS_ON = "hands_on"
    PAUSE = "pause"


_SHAPES = {
    Format.DISCUSSION: Shape.TOGETHER,
    Format.ICE_BREAKER: Shape.TOGETHER,
    Format.PEER_TUTORING: Shape.TOGETHER,
    Format.MASTERMIND: Shape.TOGETHER,
    Format.COACHING: Shape.TOGETHER,
    Format.QUESTIONS: Shape.TOGETHER,
    Format.HANDS_ON: Shape.HANDS_ON,
    Format.PROJECT: Shape.HANDS_ON,
    Format.BREAK: Shape.PAUSE,
}


@dataclass(frozen=True)
class ItemDraft:
    """What a host writes of a part of the agenda."""

    title: str
    minutes: int
    format: Format = Format.NONE
    leader: str = ""


@dataclass(frozen=True)
class AgendaItem(ItemDraft):
    """A part of the agenda as it is kept; `position` counts from 0."""

    id: int = 0
    position: int = 0


@dataclass(frozen=True)
class Slot:
    """A part with its clock: aware, in the zone of the start that was given."""

    item: AgendaItem
    starts_at: datetime
    ends_at: datetime


def shape_of(kind: Format) -> Shape:
    """Return what a format asks of people."""
    return _SHAPES.get(kind, Shape.LISTEN)


def needs_leader(kind: Format) -> bool:
    """Tell whether somebody should lead a part of this format: it stands and falls with them."""
    return kind not in (Format.NONE, Format.BREAK, Format.HANDS_ON, Format.PROJECT)


def clock(items: Sequence[AgendaItem], starts_at: datetime) -> list[Slot]:
    """Return each part with its clock, one after the other from `starts_at`.

    The minutes are real ones: over a night in which the clocks change, the wall clock jumps.
    """
    zone = starts_at.tzinfo
    slots: list[Slot] = []
    moment = starts_at.astimezone(UTC)
    for item in items:
        end = moment + timedelta(minutes=item.minutes)
        slots.append(Slot(item, moment.astimezone(zone), end.astimezone(zone)))
        moment = end
    return slots


def total_min(items: Sequence[ItemDraft]) -> int:
    """Return the minutes of all parts together."""
    return sum(item.minutes for item in items)

"""Which moment a time on a wall's clock means, also in the nights when the clocks are changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import Enum


class Oddity(Enum):
    """What is odd about a time in the night when the clocks are changed."""

    SKIPPED = "skipped"  # the clocks go forward over it: it does not exist
    TWICE = "twice"  # the clocks go back over it: it comes twice


@dataclass(frozen=True)
class Meant:
    """A moment in UTC, and what is odd about the time that was written for it."""

    at: datetime
    oddity: Oddity | None = None


def meant(wall: datetime, zone: tzinfo, *, is_second: bool = False) -> Meant:
    """Return which moment a time on the wall means.

    A time that is skipped means as long after the jump as it was written after its beginning: what
    a clock shows that nobody has put forward (PEP 495).

    Args:
        wall: without a zone.
        is_second: of a time that comes twice, the second one.
    """
    first, second = (wall.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    before, after = (one.utcoffset() for one in (first, second))
    if before is None or after is None or before == after:
        return Meant(first.astimezone(UTC))
    if before < after:
        return Meant(first.astimezone(UTC), Oddity.SKIPPED)
    return Meant((second if is_second else first).astimezone(UTC), Oddity.TWICE)


def wall(at: datetime, zone: tzinfo) -> datetime:
    """Return what the clock on the wall shows at a moment, without its zone."""
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


def is_second(at: datetime, zone: tzinfo) -> bool:
    """Tell whether a moment is the second of two at which the clock shows the same."""
    return bool(at.astimezone(zone).fold)

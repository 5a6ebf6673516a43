"""A clock for the door that does not go back when the computer's is set back by an hour."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

MOST = timedelta(minutes=65)  # an hour's mistake, such as a zone's or summer time's, and a bit


def _wall() -> datetime:
    return datetime.now(UTC)


class DoorClock:
    """Follows the computer's clock forward, and goes on by itself when that is set back.

    The log is read in the order of its moments, so a clock set back by an hour would put a step
    out before the step in.  Set back by more than `MOST`, the computer's clock was wrong before and
    is right now: it is followed, else the door would keep wrong hours all day.  Safe to ask from
    any thread.

    Args:
        newest: the latest moment in the log; the clock starts no earlier than that.
        wall, ticks: the computer's clock, and seconds that only grow.
    """

    def __init__(
        self,
        newest: datetime | None = None,
        wall: Callable[[], datetime] = _wall,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall, self._ticks = wall, ticks
        self._lock = threading.Lock()
        now = wall()
        self._last = max(now, newest) if newest else now
        self._at_ticks = ticks()

    def now(self) -> datetime:
        """Return the moment that a scan is given: never earlier than the one before."""
        with self._lock:
            ticks = self._ticks()
            by_itself = self._last + timedelta(seconds=max(0.0, ticks - self._at_ticks))
            wall = self._wall()
            was_wrong = by_itself - wall > MOST
            self._last, self._at_ticks = wall if was_wrong else max(wall, by_itself), ticks
            return self._last

    def ahead(self) -> timedelta:
        """Return how far the computer's clock is behind this one; nothing while they agree."""
        return max(timedelta(0), self.now() - self._wall())


_door = DoorClock()


def now() -> datetime:
    """Return this computer's moment at the door; every way in asks here."""
    return _door.now()


def ahead() -> timedelta:
    """Return how far the computer's clock is behind the door's."""
    return _door.ahead()


def start(newest: datetime | None) -> None:
    """Begin a day at the door: no earlier than the newest row of its log.

    A row of more than `MOST` ahead was written by a clock that was wrong then, and is not followed.
    """
    global _door
    is_near = newest is not None and newest - _wall() <= MOST
    _door = DoorClock(newest if is_near else None)

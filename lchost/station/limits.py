"""Guessing is slow: how many wrong PINs or poster codes are looked at.  The clock is given."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict, deque
from dataclasses import dataclass

WINDOW_S = 60.0
MOST_TRUSTED = 1000  # phones remembered for a right one; the oldest are forgotten first


@dataclass(frozen=True)
class Limit:
    """How many wrong ones are looked at within the window."""

    a_phone: int = 10
    an_address: int = 30  # of phones there that never sent a right one: cookies cost nothing
    altogether: int = 60  # of all such phones; one address alone cannot fill it


GUESSING = Limit()
OF_KIND = {"search": Limit(20, 120, 600), "newcomer": Limit(5, 20, 60)}  # other figures


@dataclass(frozen=True)
class Asker:
    """Who asks, for counting only: a phone, and the network address it asks from."""

    phone: str
    address: str = ""  # none: only the phone and all together are counted


class Guesses:
    """Counts wrong ones by phone and by address.  Seconds of any steady clock.

    A phone that waits is refused even with a right one: else waiting would not slow it down.
    A phone that was right before does not wait for the guessing of others.
    """

    def __init__(self, limit: Limit = GUESSING) -> None:
        self._limit = limit
        self._wrong: dict[str, deque[float]] = {}
        self._strangers_at: dict[str, deque[float]] = {}
        self._strangers: deque[float] = deque(maxlen=limit.altogether)
        self._trusted: OrderedDict[str, None] = OrderedDict()
        self._swept_at = -math.inf
        self._guard = threading.Lock()

    def wait_s(self, who: Asker, now: float) -> int:
        """Return for how many whole seconds somebody must wait; 0 when they may try."""
        with self._guard:
            self._forget(now)
            until = _free_at(self._wrong.get(who.phone))
            if who.phone not in self._trusted:
                at_address = _free_at(self._strangers_at.get(who.address))
                until = max(until, at_address, _free_at(self._strangers))
            return math.ceil(until - now) if until > now else 0

    def wrong(self, who: Asker, now: float) -> None:
        """Note a wrong one."""
        with self._guard:
            _times(self._wrong, who.phone, self._limit.a_phone).append(now)
            if who.phone in self._trusted:
                return
            if who.address:
                there = _times(self._strangers_at, who.address, self._limit.an_address)
                is_full = _free_at(there) > now  # some were looked at in the same instant
                there.append(now)
                if is_full:
                    return
            self._strangers.append(now)

    def right(self, phone: str) -> None:
        """Note a right one."""
        if phone in self._trusted:
            return
        with self._guard:
            self._trusted[phone] = None
            if len(self._trusted) > MOST_TRUSTED:
                self._trusted.popitem(last=False)

    def _forget(self, now: float) -> None:
        """Drop what is older than the window, so that strangers never fill the memory."""
        since = now - WINDOW_S
        if self._swept_at <= since:
            self._swept_at = now
            self._wrong = _newer(self._wrong, since)
            self._strangers_at = _newer(self._strangers_at, since)


def _times(of: dict[str, deque[float]], name: str, at_most: int) -> deque[float]:
    """Return the last moments that are kept for a name; a full deque means waiting."""
    return of.setdefault(name, deque(maxlen=at_most))


def _free_at(times: deque[float] | None) -> float:
    """Return when fewer moments than the deque holds lie within the window."""
    return times[0] + WINDOW_S if times and len(times) == times.maxlen else -math.inf


def _newer(of: dict[str, deque[float]], since: float) -> dict[str, deque[float]]:
    """Return the names about which something newer is known."""
    return {name: times for name, times in of.items() if times and times[-1] > since}

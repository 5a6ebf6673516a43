"""Guessing is slow: how many wrong PINs or poster codes are looked at.  The clock is given."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict, deque

WINDOW_S = 60.0
A_PHONE = 10  # wrong ones that one phone may send within the window
ALTOGETHER = 60  # … and all phones that never sent a right one
OF_KIND = {"search": (20, 600), "newcomer": (5, 60)}  # other figures than those two
MOST_TRUSTED = 1000  # phones remembered for a right one; the oldest are forgotten first


class Guesses:
    """Counts wrong ones by phone.  Seconds of any steady clock.

    A phone that waits is refused even with a right one: else waiting would not slow it down.
    A phone that was right before does not wait for the guessing of others.
    """

    def __init__(self, a_phone: int = A_PHONE, altogether: int = ALTOGETHER) -> None:
        self._a_phone, self._altogether = a_phone, altogether
        self._wrong: dict[str, deque[float]] = {}
        self._strangers: deque[float] = deque()
        self._trusted: OrderedDict[str, None] = OrderedDict()
        self._guard = threading.Lock()

    def wait_s(self, phone: str, now: float) -> int:
        """Return for how many whole seconds `phone` must wait; 0 when it may try."""
        with self._guard:
            self._forget(now)
            until = _free_at(self._wrong.get(phone, deque()), self._a_phone)
            if phone not in self._trusted:
                until = max(until, _free_at(self._strangers, self._altogether))
            return math.ceil(until - now) if until > now else 0

    def wrong(self, phone: str, now: float) -> None:
        """Note a wrong one."""
        with self._guard:
            self._wrong.setdefault(phone, deque()).append(now)
            if phone not in self._trusted:
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
        if (self._strangers and self._strangers[0] <= since) or len(self._wrong) > MOST_TRUSTED:
            for times in (self._strangers, *self._wrong.values()):
                while times and times[0] <= since:
                    times.popleft()
            self._wrong = {phone: times for phone, times in self._wrong.items() if times}


def _free_at(times: deque[float], at_most: int) -> float:
    """Return when fewer than `at_most` of the times lie within the window."""
    return times[-at_most] + WINDOW_S if len(times) >= at_most else -math.inf

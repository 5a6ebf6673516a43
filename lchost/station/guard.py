"""Who may ask: phones told apart, the PIN checked, guessing slowed down."""

from __future__ import annotations

import hmac
import logging
import threading
import time
from collections.abc import Callable

from lchost.station.keys import DoorKeys
from lchost.station.limits import GUESSING, OF_KIND, Asker, Guesses

COOKIE = "lchost_phone"
PIN_HEADER = "X-Door-Pin"
_LOG = logging.getLogger("lchost.station")


class WrongPin(Exception):
    """Not the door's PIN."""


class TooManyGuesses(Exception):
    """Whoever asks must wait: `wait_s` whole seconds."""

    def __init__(self, wait_s: int) -> None:
        super().__init__(wait_s)
        self.wait_s = wait_s


class Guard:
    """Knows the PIN and who has guessed how often."""

    def __init__(
        self, pin: str, keys: DoorKeys, steady_s: Callable[[], float] = time.monotonic
    ) -> None:
        """Guard a door.

        Args:
            steady_s: seconds of a clock that nobody sets.
        """
        self._pin, self._keys, self._steady_s = pin.encode(), keys, steady_s
        self._guesses: dict[str, Guesses] = {}
        self._making = threading.Lock()

    def known_phone(self, cookie: str | None) -> str | None:
        """Return the id of the phone that a cookie of ours names."""
        return self._keys.opened("phone", cookie) if cookie else None

    def asker(self, cookie: str | None, address: str | None) -> Asker:
        """Return who asks, for counting only; without a cookie of ours the address is the phone."""
        known = self.known_phone(cookie)
        return Asker(f"phone {known}" if known else f"address {address}", address or "")

    def check_pin(self, given: str, who: Asker) -> None:
        """Let a right PIN pass.  None at all is no guess.

        Raises:
            WrongPin, TooManyGuesses.
        """
        guesses = self.guesses("pin")
        self.slow_down("pin", who)
        if hmac.compare_digest(given.encode("utf-8", "replace"), self._pin):
            guesses.right(who.phone)
            return
        if given:
            self.wrong("pin", who)
        raise WrongPin

    def slow_down(self, kind: str, who: Asker) -> None:
        """Stop who has guessed too often.  `kind`: "pin", "poster".

        Raises:
            TooManyGuesses.
        """
        wait_s = self.guesses(kind).wait_s(who, self._steady_s())
        if wait_s:
            raise TooManyGuesses(wait_s)

    def wrong(self, kind: str, who: Asker) -> None:
        """Count a wrong one; log it once somebody must wait."""
        guesses, now = self.guesses(kind), self._steady_s()
        guesses.wrong(who, now)
        if guesses.wait_s(who, now):
            _LOG.warning("Somebody is guessing (%s) and must wait.", kind)

    def guesses(self, kind: str) -> Guesses:
        """Return the count of wrong ones of a kind."""
        found = self._guesses.get(kind)
        if found is None:
            with self._making:
                found = self._guesses.setdefault(kind, Guesses(OF_KIND.get(kind, GUESSING)))
        return found

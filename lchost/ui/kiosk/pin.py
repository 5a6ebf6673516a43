"""The PIN that ends the kiosk: kept as a salted hash, and not to be guessed."""

from __future__ import annotations

import hashlib
import hmac
import os
import time
from collections.abc import Callable

SHORTEST = 4  # digits or letters
MOST_WRONG = 5  # in a row; then it takes none for a while
WAIT_S = 60


class Pin:
    """Opens what it was made for; after some wrong ones it waits, whatever is typed.

    Args:
        ticks: seconds of a clock that only grows.
    """

    def __init__(self, text: str, ticks: Callable[[], float] = time.monotonic) -> None:
        self._salt = os.urandom(16)
        self._hash = self._hashed(text)
        self._ticks = ticks
        self._wrong = 0
        self._open_from = 0.0

    def opens(self, text: str) -> bool:
        """Tell whether this is it; a wrong one counts."""
        if self.wait_s() > 0:
            return False
        if hmac.compare_digest(self._hash, self._hashed(text)):
            self._wrong = 0
            return True
        self._wrong += 1
        if self._wrong >= MOST_WRONG:
            self._wrong, self._open_from = 0, self._ticks() + WAIT_S
        return False

    def wait_s(self) -> int:
        """Return for how many seconds it takes none; 0 when it does."""
        return max(0, round(self._open_from - self._ticks() + 0.5)) if self._open_from else 0

    def _hashed(self, text: str) -> bytes:
        return hashlib.scrypt(text.strip().encode(), salt=self._salt, n=2**13, r=8, p=1)

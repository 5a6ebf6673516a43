"""How far a search is, on a terminal; a file or a pipe gets nothing of it."""

from __future__ import annotations

import sys
import time
from typing import TextIO

PATIENCE_S = 1.0
"""What is done sooner needs no telling."""

EVERY_S = 0.2


class Told:
    """Writes the share done over itself, and takes it away at the end."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._next = time.monotonic() + PATIENCE_S
        self._wide = 0

    def __call__(self, share: float) -> None:
        """Tell it, now and then."""
        now = time.monotonic()
        if now < self._next or not self._out.isatty():
            return
        self._next = now + EVERY_S
        self._over(f"lchost: planning, {min(99, int(share * 100))} % (Ctrl+C ends it)")

    def end(self) -> None:
        """Leave the line as empty as it was."""
        if self._wide:
            self._over("")

    def _over(self, text: str) -> None:
        self._out.write(f"\r{text:<{self._wide}}" + ("" if text else "\r"))
        self._out.flush()
        self._wide = len(text)

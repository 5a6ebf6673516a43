"""A USB scanner types like a keyboard: telling its burst of keys from a person's typing."""

from __future__ import annotations

MAX_GAP_MS = 35  # scanners send a key every 1-20 ms; fast typists need 60 and more
MIN_KEYS = 8  # shorter runs can be a person rolling over keys
IDLE_MS = 100  # a scanner without Enter is done after so long a silence
LONGEST = 4096  # keys kept; a QR code holds at most 4,296 letters


class Burst:
    """The run of keys that is coming in.  Times are milliseconds of any steady clock."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._last_ms = float("-inf")

    @property
    def text(self) -> str:
        """The keys of the present run."""
        return "".join(self._keys)

    @property
    def is_scan(self) -> bool:
        """Tell whether nobody types like this."""
        return len(self._keys) >= MIN_KEYS

    def press(self, key: str, at_ms: float) -> None:
        """Take a key; one that comes late begins a new run."""
        if at_ms - self._last_ms > MAX_GAP_MS:
            self._keys.clear()
        self._last_ms = at_ms
        if len(self._keys) < LONGEST:
            self._keys.append(key)

    def end(self, at_ms: float) -> str | None:
        """Enter or Tab was pressed: return the scan that it ends, if it is one."""
        is_late = at_ms - self._last_ms > MAX_GAP_MS
        return None if is_late else self._take()

    def idle(self, at_ms: float) -> str | None:
        """Nothing came for a while: return the scan that the silence ended, if it is one."""
        return self._take() if at_ms - self._last_ms >= IDLE_MS else None

    def _take(self) -> str | None:
        scan = self.text if self.is_scan else None
        self._keys.clear()
        return scan

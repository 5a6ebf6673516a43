"""What the camera has in view over time: which codes count, and when one counts again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lchost import codes
from lchost.codes import CodeKind

GONE_MS = 1200  # a hand shakes, and a code is lost for a while without leaving
GONE_FRAMES = 4  # … and a camera that stalls has not seen anything leave
SURE_FRAMES = 3  # what is no badge must be read so often, …
SURE_MS = 250  # … over so long: the badge beside it, or a sharper picture, may still come
_MOST = 64  # codes kept in mind; nobody holds more before a camera
_DARK, _BRIGHT = 0.14, 0.20  # of full light: too dark below the one, well again above the other
_DARK_FOR_MS = 1000  # a hand before the lens is no night


@dataclass
class _Seen:
    """A code that is, or was just now, before the camera."""

    first_ms: float
    last_ms: float
    reads: int = 0
    missed: int = 0  # frames since it was read last
    counted: bool = False


class View:
    """The codes before the camera.  Times are milliseconds of any steady clock.

    A badge counts at once, and each badge for itself.  A foreign code or a slip of reading counts
    only when it stays a while and no badge is there.  None counts twice before it has left.
    """

    def __init__(self) -> None:
        self._seen: dict[str, _Seen] = {}
        self._kinds: dict[str, CodeKind] = {}

    def look(self, texts: Iterable[str], at_ms: float) -> tuple[str, ...]:
        """Take what was read in one frame; return the texts that count now, badges clean."""
        here = self._sorted_out(texts)
        self._forget_gone(here, at_ms)
        for key in here:
            seen = self._seen.setdefault(key, _Seen(at_ms, at_ms))
            seen.last_ms, seen.missed, seen.reads = at_ms, 0, seen.reads + 1
        has_badge = any(self._is_badge(key) for key in self._seen)
        counting = [key for key in here if self._counts(key, at_ms, has_badge=has_badge)]
        for key in counting:
            self._seen[key].counted = True
        return tuple(counting)

    def clear(self) -> None:
        """Forget all: the camera was switched off, or shows another picture."""
        self._seen.clear()
        self._kinds.clear()

    def _sorted_out(self, texts: Iterable[str]) -> list[str]:
        """Return what was read, once each, badges by their clean code."""
        found = []
        for text in texts:
            key = key_of(text)
            if key.strip() and key not in found and len(self._kinds) < _MOST:
                self._kinds[key] = codes.read(text).kind
                found.append(key)
        return found

    def _forget_gone(self, here: list[str], at_ms: float) -> None:
        for key, seen in list(self._seen.items()):
            if key in here and not self._has_left(seen, at_ms):
                continue
            seen.missed += 1
            if self._has_left(seen, at_ms):
                del self._seen[key]
        for key in [key for key in self._kinds if key not in self._seen and key not in here]:
            del self._kinds[key]

    def _has_left(self, seen: _Seen, at_ms: float) -> bool:
        return seen.missed >= GONE_FRAMES and at_ms - seen.last_ms >= GONE_MS

    def _is_badge(self, key: str) -> bool:
        return self._kinds.get(key) is CodeKind.BADGE

    def _counts(self, key: str, at_ms: float, *, has_badge: bool) -> bool:
        seen = self._seen[key]
        if seen.counted:
            return False
        if self._is_badge(key):
            return True
        is_sure = seen.reads >= SURE_FRAMES and at_ms - seen.first_ms >= SURE_MS
        return is_sure and not has_badge


def key_of(text: str) -> str:
    """Return by what a code is known: a badge by its clean code, anything else as it is."""
    return codes.read(text).code or text


class Darkness:
    """Whether it has been too dark for a while; a moment of light or shadow changes nothing."""

    def __init__(self) -> None:
        self.is_dark = False
        self._since_ms: float | None = None

    def look(self, brightness: float, at_ms: float) -> bool:
        """Take one frame's brightness, 0 to 1; return whether to ask for light."""
        if self.is_dark:
            self.is_dark = brightness < _BRIGHT
            self._since_ms = None
        elif brightness >= _DARK:
            self._since_ms = None
        elif self._since_ms is None:
            self._since_ms = at_ms
        else:
            self.is_dark = at_ms - self._since_ms >= _DARK_FOR_MS
        return self.is_dark

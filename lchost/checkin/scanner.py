"""A USB scanner types like a keyboard: telling its burst of keys from a person's typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lchost import codes
from lchost.checkin import layouts
from lchost.codes import ALPHABET, LENGTH, CodeKind

FAST_MS = 35  # between keys: most scanners need 1-20 ms, fast typists 60 and more
FAST_KEYS = 8  # shorter runs can be a person rolling over keys
SLOW_MS = 80  # slow scanners need 30-50 ms, as the fastest typists do: the letters must tell
SLOW_KEYS = 12  # so many of a code's consonants in a row are in no word
IDLE_MS = 100  # a scanner without Enter is done after so long a silence
LONGEST = 4096  # keys kept; a QR code holds at most 4,296 letters

_LONGEST_PREFIX = 10  # keys of ]Q1 and \000003; a dead key may be missing of them
_NEARLY = LENGTH - 2  # letters that a misread code still has


@dataclass(frozen=True)
class Key:
    """One key that was pressed, at a moment of any steady clock."""

    text: str  # what the layout typed; empty for a dead key
    place: str  # what a US keyboard has there; empty where that is not known
    at_ms: float
    mark: object = field(default=None, compare=False)  # what the screen wants back with a scan

    @property
    def is_ours(self) -> bool:
        """Tell whether a badge code may hold this letter."""
        return any(len(t) == 1 and t.upper() in ALPHABET for t in (self.text, self.place))


class Burst:
    """The run of keys that is coming in; a silence of SLOW_MS ends it."""

    def __init__(self) -> None:
        self._keys: list[Key] = []
        self._fast = self._ours = 0  # how many of the last keys came fast; are a code's letters
        self._last_ms = float("-inf")

    def __len__(self) -> int:
        return len(self._keys)

    @property
    def last_ms(self) -> float:
        """When the last key came."""
        return self._last_ms

    @property
    def is_scan(self) -> bool:
        """Tell whether nobody types like this."""
        return self._fast >= FAST_KEYS or self._ours >= SLOW_KEYS

    @property
    def may_be_scan(self) -> bool:
        """Tell whether the keys, though too few yet, are such as a scan may begin with."""
        return len(self._keys) in (self._fast, self._ours)

    @property
    def patience_ms(self) -> int:
        """Return how soon the next key must come for this to be a scan."""
        return SLOW_MS if self._ours == len(self._keys) else FAST_MS

    def press(self, key: Key) -> None:
        """Take a key; one that comes after a silence begins a new run."""
        gap_ms = key.at_ms - self._last_ms
        if gap_ms > SLOW_MS:
            self.clear()
        self._last_ms = key.at_ms
        self._fast = self._fast + 1 if gap_ms <= FAST_MS else 1
        self._ours = self._ours + 1 if key.is_ours else 0
        if len(self._keys) < LONGEST:
            self._keys.append(key)

    def take(self) -> tuple[Key, ...]:
        """End the run: return the keys of the scan in it, without what was typed before it."""
        keys, fast, ours = tuple(self._keys), self._fast, self._ours
        self.clear()
        for tail in (keys, keys[-fast:]):
            if len(tail) >= LENGTH and _is_code_as_it_came(tail):
                return tail
        if len(keys) >= LENGTH and _is_badge(_text(keys[-LENGTH:])):
            garbled = fast - LENGTH
            return keys[-fast:] if 1 < garbled <= _LONGEST_PREFIX else keys[-LENGTH:]
        if fast >= FAST_KEYS:
            return keys[-fast:]
        return keys[-ours:] if ours >= _NEARLY else ()

    def clear(self) -> None:
        """Forget the run."""
        self._keys.clear()
        self._fast = self._ours = 0
        self._last_ms = float("-inf")


def texts(keys: Sequence[Key]) -> list[str]:
    """Return what was scanned: one text, or several codes that came without an end between."""
    return _several(keys) or [_text(keys)]


def _several(keys: Sequence[Key]) -> list[str]:
    if len(keys) <= LENGTH or len(keys) % LENGTH:
        return []
    parts = [_text(keys[n : n + LENGTH]) for n in range(0, len(keys), LENGTH)]
    return parts if all(map(_is_badge, parts)) else []


def _is_code_as_it_came(keys: Sequence[Key]) -> bool:
    return _is_badge(_typed(keys)) or _is_badge(_places(keys)) or bool(_several(keys))


def _is_badge(text: str) -> bool:
    return codes.read(text).kind is CodeKind.BADGE


def _text(keys: Sequence[Key]) -> str:
    return layouts.best([key.text for key in keys], [key.place for key in keys])


def _typed(keys: Sequence[Key]) -> str:
    return "".join(key.text for key in keys)


def _places(keys: Sequence[Key]) -> str:
    return "".join(key.place or key.text for key in keys)

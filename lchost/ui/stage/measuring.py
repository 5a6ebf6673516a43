"""How long names are, and how many lines they take: measured once, at one size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from lchost.ui.stage.canvas import Words, face_of, laid_out

_PIXELS = 48  # the size that is measured at: letters grow evenly
_AIR = 1.02  # letters of other sizes stand a little closer or wider
_NAMES = 4096  # kept: a round that is mended is laid out again in no time


@lru_cache(maxsize=_NAMES)
def width(text: str) -> float:
    """Return how wide a text is in units, for letters one unit high."""
    return QFontMetricsF(_face()).horizontalAdvance(text) / _PIXELS


def lines(text: str, size: float, room: float) -> int:
    """Return how many lines a text needs at a size."""
    if width(text) * size * _AIR <= room:
        return 1
    return _broken(text, max(1, int(room / size * _PIXELS / _AIR)))


@lru_cache(maxsize=_NAMES)
def _broken(text: str, pixels: int) -> int:
    return max(1, laid_out(text, _face(), pixels).lineCount())


@lru_cache(maxsize=1)
def _face() -> QFont:
    return face_of(Words(1, ""), _PIXELS)

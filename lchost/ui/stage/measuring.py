"""How long names are, and how many lines they take: measured once, at one size."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF

from lchost.ui.stage.canvas import Words, face_of, laid_out

_PIXELS = 48  # the size that is measured at: letters grow evenly
_AIR = 1.02  # letters of other sizes stand a little closer or wider


class Widths:
    """Widths of texts in units, for letters one unit high."""

    def __init__(self) -> None:
        self._face = face_of(Words(1, ""), _PIXELS)
        self._metrics = QFontMetricsF(self._face)
        self._known: dict[str, float] = {}
        self._lines: dict[tuple[str, int], int] = {}

    def of(self, text: str) -> float:
        """Return how wide a text is at size 1."""
        if text not in self._known:
            self._known[text] = self._metrics.horizontalAdvance(text) / _PIXELS
        return self._known[text]

    def lines(self, text: str, size: float, room: float) -> int:
        """Return how many lines a text needs at a size."""
        if self.of(text) * size * _AIR <= room:
            return 1
        pixels = max(1, int(room / size * _PIXELS / _AIR))
        key = (text, pixels)
        if key not in self._lines:
            self._lines[key] = max(1, laid_out(text, self._face, pixels).lineCount())
        return self._lines[key]

"""How often each answer of a scale was given, as small bars over their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from lchost.ui import theme, wording
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import CENTRE, Painted, height_of, mirrored, rounded, write

_WIDE, _THICK, _TALL = 30, 18, 40  # pixels of a step, of its bar, and of the longest bar


class Bars(Painted):
    """One bar a step, its count over it and its number under it."""

    def __init__(self, steps: Sequence[int], counts: Sequence[int]) -> None:
        self._steps, self._counts = steps, counts
        line = round(height_of("caption"))
        super().__init__(QSize(theme.em(_WIDE) * len(steps), 2 * line + theme.em(_TALL) + 6))
        said = [f"{step}: {count}" for step, count in zip(steps, counts, strict=True)]
        self.setAccessibleName(", ".join(said))

    def draw(self, p: QPainter, r: QRectF) -> None:
        """Draw them; a step that nobody chose has a line alone."""
        s, wide, line = scheme(), r.width() / len(self._steps), height_of("caption")
        most = max(1, *self._counts)
        foot = r.height() - line - 3
        room = foot - line - 3
        thick = theme.em(_THICK)
        for n, (step, count) in enumerate(zip(self._steps, self._counts, strict=True)):
            place = mirrored(self, QRectF(n * wide, 0, wide, r.height()))
            high = max(2.0, room * count / most)
            left = place.center().x() - thick / 2
            bar = QRectF(left, foot - high, thick, high)
            rounded(p, bar, s.ink("accent") if count else s.line, min(3.0, high / 2))
            if count:
                over = QRectF(place.left(), bar.top() - line - 2, wide, line)
                write(p, over, wording.number(count), s.ink("text"), "caption", CENTRE)
            under = QRectF(place.left(), foot + 3, wide, line)
            write(p, under, wording.number(step), s.ink("muted"), "caption", CENTRE)

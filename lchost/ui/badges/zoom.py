"""How near the badge is looked at, and which part of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF

STEP, MOST = 1.25, 5.0  # times as large as it fits the bench
_NOTCH = 120  # of a mouse wheel


class Zoom:
    """All of the badge to begin with; nearer, the point `middle` of it stands in the middle.

    The point counts in shares of the label, so that it stays when the window changes.
    """

    def __init__(self) -> None:
        self.factor = 1.0
        self._middle = QPointF(0.5, 0.5)

    def label(self, fits: QSizeF, bench: QSizeF) -> QRectF:
        """Return where a label lies on the bench that has this size where all of it is seen."""
        size = fits * self.factor
        left = _start(size.width(), bench.width(), self._middle.x())
        top = _start(size.height(), bench.height(), self._middle.y())
        return QRectF(QPointF(left, top), size)

    def to(self, factor: float, at: QPointF, fits: QSizeF, bench: QSizeF) -> bool:
        """Go nearer or farther; what lies under `at` stays there.  Tell whether that changed."""
        factor = max(1.0, min(factor, MOST))
        if factor == self.factor:
            return False
        old = self.label(fits, bench)
        under = QPointF((at.x() - old.x()) / old.width(), (at.y() - old.y()) / old.height())
        self.factor = factor
        new = fits * factor
        self._look_at(
            under.x() + (bench.width() / 2 - at.x()) / new.width(),
            under.y() + (bench.height() / 2 - at.y()) / new.height(),
        )
        return True

    def move(self, by: QPointF, fits: QSizeF) -> None:
        """Push the label aside by so many pixels."""
        size = fits * self.factor
        self._look_at(
            self._middle.x() - by.x() / size.width(), self._middle.y() - by.y() / size.height()
        )

    def show(self, place: QRectF, fits: QSizeF, bench: QSizeF) -> bool:
        """Bring a part of the label into sight; tell whether anything moved."""
        if self.factor == 1 or QRectF(QPointF(), bench).contains(place):
            return False
        here = self.label(fits, bench)
        middle = place.center() - here.topLeft()
        self._look_at(middle.x() / here.width(), middle.y() / here.height())
        return True

    def _look_at(self, x: float, y: float) -> None:
        self._middle = QPointF(max(0.0, min(x, 1.0)), max(0.0, min(y, 1.0)))


def notches(angle: QPointF) -> QPointF:
    """Return by how many notches a wheel was turned, across and down."""
    return angle / _NOTCH


def _start(length: float, bench: float, middle: float) -> float:
    if length <= bench:
        return (bench - length) / 2
    return max(bench - length, min(0.0, bench / 2 - middle * length))

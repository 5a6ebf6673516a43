"""The bubble beside the mouse: who is held, where they would go, what that would do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lchost.ui import theme
from lchost.ui.groups.price_words import Line
from lchost.ui.icons import draw_icon
from lchost.ui.theme import RADIUS, scheme
from lchost.ui.widgets.painting import (
    Painted,
    elided,
    mirrored,
    rounded,
    width_of,
    write,
)

_PAD, _BESIDE = 10, 16
_ROW, _ICON, _WIDEST, _NARROWEST = 21, 15, 380, 120  # pixels of the usual text size


class Bubble(Painted):
    """Lies over the board; the mouse goes through."""

    def __init__(self, over: QWidget) -> None:
        super().__init__()
        self.setParent(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lines: tuple[Line, ...] = ()
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Say other lines; their accessible name is all of them."""
        self.lines = tuple(lines)
        self.setAccessibleName(" · ".join(line.text for line in self.lines))
        wide = max((self._width(line) for line in self.lines), default=0)
        wide = min(max(wide + 2 * _PAD, theme.em(_NARROWEST)), theme.em(_WIDEST))
        self.setFixedSize(QSize(round(wide), len(self.lines) * theme.em(_ROW) + 2 * _PAD - 4))
        self.update()
        self.setVisible(bool(self.lines))
        self.raise_()

    def announce(self) -> None:
        """Let a screen reader say it: the keyboard has brought it."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def stand_beside(self, point: QPoint) -> None:
        """Stand right below a point, or on its other side where there is no room."""
        room = self._over.rect()
        x, y = point.x() + _BESIDE, point.y() + _BESIDE
        if x + self.width() > room.right():
            x = point.x() - _BESIDE - self.width()
        if y + self.height() > room.bottom():
            y = point.y() - _BESIDE - self.height()
        self._stand(QPoint(x, y))

    def stand_below(self, box: QRect) -> None:
        """Stand under a line of a card, or above it."""
        room = self._over.rect()
        y = box.bottom() + 6
        if y + self.height() > room.bottom():
            y = box.top() - 6 - self.height()
        self._stand(QPoint(box.left() + _BESIDE, y))

    def _stand(self, at: QPoint) -> None:
        room = self._over.rect()
        x = max(0, min(at.x(), room.width() - self.width()))
        self.move(x, max(0, min(at.y(), room.height() - self.height())))

    def _width(self, line: Line) -> float:
        icon = theme.em(_ICON) + 6 if line.icon else 0
        return icon + width_of(line.text, "strong" if line.is_strong else "body") + 2

    def draw(self, p: QPainter, r: QRectF) -> None:
        s = scheme()
        rounded(p, r.adjusted(0.5, 0.5, -0.5, -0.5), s.card, RADIUS["card"], s.edge)
        tall = theme.em(_ROW)
        for n, line in enumerate(self.lines):
            left, top = float(_PAD), _PAD - 2 + n * tall
            if line.icon:
                side = theme.em(_ICON)
                box = QRectF(left, top + (tall - side) / 2, side, side)
                draw_icon(p, line.icon, mirrored(self, box), s.ink(line.role))
                left += side + 6
            step = "strong" if line.is_strong else "body"
            room = r.width() - left - _PAD
            ink = s.text if line.icon else s.ink(line.role)
            place = mirrored(self, QRectF(left, top, room, tall))
            write(p, place, elided(line.text, step, room), ink, step)

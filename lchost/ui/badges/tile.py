"""A design as a small badge with its name, to choose."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from lchost.ui import theme
from lchost.ui.theme import RADIUS, scheme
from lchost.ui.widgets.painting import CENTRE, elided, pen, rounded, write

WIDE, HIGH = 168, 112  # pixels that a badge may take
_PAD, _NAME, _SIZE = 10, 22, 18
KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
    *(Qt.Key.Key_F2, Qt.Key.Key_Delete),
)


class Tile(QAbstractButton):
    """The chosen one has an edge and a ground: never the colour alone."""

    key_pressed = Signal(int)  # one of KEYS

    def __init__(self, name: str, size: str) -> None:
        super().__init__()
        self._name, self._size = name, size
        self._page: QImage | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{name}, {size}")
        self.setToolTip(name)
        wide, high = WIDE + 2 * _PAD, HIGH + _NAME + _SIZE + 2 * _PAD + 4
        self.setFixedSize(QSize(theme.em(wide), theme.em(high)))

    def show_page(self, page: QImage) -> None:
        """Show how a badge of this design looks."""
        self._page = page
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave these to the dialog: it knows the order of all."""
        if event.key() in KEYS:
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        s = scheme()
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            rounded(p, whole, s.accent_soft, RADIUS["card"])
            p.setPen(pen(s.accent, 2))
            p.drawRoundedRect(whole, RADIUS["card"], RADIUS["card"])
        elif self.underMouse():
            rounded(p, whole, s.sunken, RADIUS["card"])
        pad = theme.em(_PAD)
        room = QRectF(pad, pad, theme.em(WIDE), theme.em(HIGH))
        if self._page and not self._page.isNull():
            self._draw_page(p, room, self._page)
        wide = self.width() - 2 * pad
        name = QRectF(pad, room.bottom() + 4, wide, theme.em(_NAME))
        write(p, name, elided(self._name, "strong", wide), s.text, "strong", CENTRE)
        size = QRectF(pad, name.bottom(), wide, theme.em(_SIZE))
        write(p, size, elided(self._size, "caption", wide), s.muted, "caption", CENTRE)
        p.end()

    def _draw_page(self, p: QPainter, room: QRectF, page: QImage) -> None:
        scale = min(room.width() / page.width(), room.height() / page.height())
        wide, high = page.width() * scale, page.height() * scale
        place = QRectF(room.center().x() - wide / 2, room.center().y() - high / 2, wide, high)
        p.fillRect(place, QColor("#FFFFFF"))
        p.drawImage(place, page)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(pen(scheme().line))
        p.drawRect(place)

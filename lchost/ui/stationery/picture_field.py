"""A picture that is chosen: how it looks on white, a way to another, a way to none."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from lchost.ui.theme import em, scheme
from lchost.ui.widgets import button, column, row, tool

_PAD = 6


class Shown(QWidget):
    """A picture on white paper, whatever the scheme."""

    def __init__(self, says: str, wide: int, high: int) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setFixedSize(em(wide), em(high))
        self.setAccessibleName(says)

    def show_picture(self, content: bytes) -> None:
        """Show a PNG or JPEG; empty: none."""
        self._picture = QPixmap()
        if content:
            self._picture.loadFromData(content)
        self.update()

    def sizeHint(self) -> QSize:
        """Take the room that was given."""
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw paper, then the picture as large as it goes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(scheme().ink("edge"))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)
        if not self._picture.isNull():
            room = self.rect().adjusted(_PAD, _PAD, -_PAD, -_PAD)
            size = self._picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(room.topLeft(), size)
            place.moveCenter(room.center())
            painter.drawPixmap(place, self._picture)
        painter.end()


class PictureField(QFrame):
    """Shows the picture; `asked` and `dropped` say what the host wants."""

    asked = Signal()
    dropped = Signal()

    def __init__(self, says: str, *, wide: int = 132, high: int = 60) -> None:
        super().__init__()
        self.shown = Shown(says, wide, high)
        choose, none = self.tr("Choose…"), self.tr("Take it off")
        self.choose = button(choose, "upload", says=f"{says}: {choose}")
        self.drop = tool("trash-2", f"{says}: {none}")
        self.choose.clicked.connect(self.asked)
        self.drop.clicked.connect(self.dropped)
        self.setLayout(row(self.shown, column(row(self.choose, self.drop, gap=4), gap=0), None))
        self.show_picture(b"")

    def show_picture(self, content: bytes) -> None:
        """Show a picture, or that there is none."""
        self.shown.show_picture(content)
        self.shown.setVisible(bool(content))
        self.drop.setVisible(bool(content))

"""A colour that is chosen: a swatch with its name, and a way back to the usual one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QFrame

from lchost.ui import theme
from lchost.ui.widgets import button, row, tool

_SWATCH = 18


class ColourField(QFrame):
    """`chosen` says "#RRGGBB"; empty: the usual one again."""

    chosen = Signal(str)

    def __init__(self, says: str, usual: str) -> None:
        super().__init__()
        self._usual, self._colour, self._says = usual, usual, says
        self.choose = button("")
        self.reset = tool("rotate-ccw", self.tr("{what}: as usual").format(what=says))
        self.choose.clicked.connect(self.ask)
        self.reset.clicked.connect(lambda: self.chosen.emit(""))
        self.setLayout(row(self.choose, self.reset, None, gap=4))
        self.show_colour(usual)

    def show_colour(self, colour: str) -> None:
        """Show a colour."""
        self._colour = colour
        self.choose.setIcon(_swatch(colour))
        self.choose.setText(colour.upper())
        self.choose.setAccessibleName(f"{self._says}: {colour}")
        self.reset.setVisible(colour.upper() != self._usual.upper())

    def ask(self) -> None:
        """Ask for another colour."""
        dialog = QColorDialog(QColor(self._colour), self)
        dialog.setWindowTitle(self._says)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.chosen.emit(colour.name().upper()))
        dialog.open()


def _swatch(colour: str) -> QIcon:
    side = theme.em(_SWATCH)
    made = QPixmap(QSize(side, side))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.scheme().ink("edge"))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(made.rect().adjusted(1, 1, -2, -2), 3, 3)
    painter.end()
    return QIcon(made)

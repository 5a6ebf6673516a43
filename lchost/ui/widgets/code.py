"""QR codes on screen: black on white in both schemes, modules on whole pixels."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from lchost.paper.qr import Symbol, any_symbol
from lchost.ui import theme
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import Painted, rounded

QUIET_MODULES = 3  # white around the modules; cameras want two, the standard four
_INK = QColor("#111111")
_PAPER = "#FFFFFF"


def draw_code(p: QPainter, place: QRectF, symbol: Symbol) -> None:
    """Draw a code in the middle of a white square."""
    rounded(p, place, _PAPER, 0.04 * place.width())
    ratio = p.device().devicePixelRatio()
    module = max(1, int(place.width() * ratio / (symbol.modules + 2 * QUIET_MODULES)))
    left = round(place.center().x() * ratio - module * symbol.modules / 2)
    top = round(place.center().y() * ratio - module * symbol.modules / 2)
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    p.scale(1 / ratio, 1 / ratio)
    for column, row, length in symbol.bars:
        p.fillRect(left + column * module, top + row * module, length * module, module, _INK)
    p.restore()


class CodeView(Painted):
    """One code; empty while there is none."""

    def __init__(self, side: int, says: str) -> None:
        super().__init__(QSize(theme.em(side), theme.em(side)))
        self.text = ""
        self.setAccessibleName(says)

    def show_text(self, text: str) -> None:
        """Show the code of a text."""
        if text != self.text:
            self.text = text
            self.update()

    def draw(self, p: QPainter, r: QRectF) -> None:
        if self.text:
            rounded(p, r, scheme().line, 0.04 * r.width())
            draw_code(p, r.adjusted(1, 1, -1, -1), any_symbol(self.text))
            return
        p.setBrush(Qt.BrushStyle.NoBrush)
        rounded(p, r, scheme().sunken, 0.04 * r.width())

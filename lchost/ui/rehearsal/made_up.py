"""Made-up people with badges that belong to nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from lchost import codes
from lchost.codes import CodeKind
from lchost.paper.qr import QUIET_MODULES, Symbol, any_symbol
from lchost.ui.widgets.painting import Painted

_NAMES = ("Alma Sample", "Bo Sample", "Chi Sample")  # not translated: names are names
_SIDES_MM = (25, 20, 15)  # of their codes on the test sheet
_WHITE, _BLACK = "#FFFFFF", "#111111"


@dataclass(frozen=True)
class MadeUp:
    """Somebody who is not there; `side_mm` is how large their code is on the test sheet."""

    name: str
    code: str
    side_mm: int


def made_up() -> tuple[MadeUp, ...]:
    """Return made-up people with fresh codes."""
    return tuple(
        MadeUp(name, codes.new_code(), side) for name, side in zip(_NAMES, _SIDES_MM, strict=True)
    )


def whose(text: str, people: Sequence[MadeUp]) -> MadeUp | None:
    """Return whose code was read, if it is one of theirs."""
    code = codes.read(text).code
    return next((one for one in people if one.code == code), None)


def is_badge(text: str) -> bool:
    """Tell whether this is anybody's badge code."""
    return codes.read(text).kind is CodeKind.BADGE


class QrView(Painted):
    """A QR code on white, whatever the scheme; `side` in pixels, as no words grow in it."""

    def __init__(self, side: int, text: str = "", says: str = "") -> None:
        super().__init__(QSize(side, side))
        self._symbol: Symbol | None = None
        self.show_code(text, says)

    def show_code(self, text: str, says: str = "") -> None:
        """Show another code in the same place; none for an empty text."""
        self._symbol = any_symbol(text) if text else None
        self.setAccessibleName(says)
        self.update()

    def draw(self, p: QPainter, r: QRectF) -> None:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(_WHITE))
        p.drawRoundedRect(r, 6, 6)
        if self._symbol is None:
            return
        p.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        whole = self._symbol.modules + 2 * QUIET_MODULES
        dot = max(1, int(r.width() / whole))  # whole pixels: a scanner reads from the screen
        corner = round((r.width() - dot * self._symbol.modules) / 2)
        p.setBrush(QColor(_BLACK))
        for x, y, length in self._symbol.bars:
            p.drawRect(corner + x * dot, corner + y * dot, length * dot, dot)

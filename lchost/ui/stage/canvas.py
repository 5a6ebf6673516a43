"""Drawing for the back row: all sizes are hundredths of the picture's height."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from lchost.paper.qr import Symbol
from lchost.ui import theme
from lchost.ui.colours import Scheme
from lchost.ui.icons import draw_icon
from lchost.ui.widgets.code import draw_code
from lchost.ui.widgets.painting import CENTRE, LEFT, RIGHT, rounded, write_in

_STEP = 0.93  # by how much words shrink at a time until they fit


@dataclass(frozen=True)
class Words:
    """How words are set: sizes in units; they shrink from `size` to `least`, then are cut."""

    size: float
    colour: str
    bold: bool = False
    align: Qt.AlignmentFlag = LEFT
    least: float = 0.0
    even: bool = False  # figures of one width
    lines: int = 1

    @property
    def smallest(self) -> float:
        """The size below which words are cut."""
        return self.least or self.size * 0.55


class Canvas:
    """A painter with the picture's own units; places are mirrored in right-to-left layouts."""

    def __init__(self, p: QPainter, picture: QRectF, look: Scheme, *, is_rtl: bool) -> None:
        self.p, self.look, self.is_rtl = p, look, is_rtl
        self.unit = picture.height() / 100  # pixels
        self.wide = picture.width() / self.unit
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        sides = Qt.LayoutDirection
        p.setLayoutDirection(sides.RightToLeft if is_rtl else sides.LeftToRight)

    def place(self, x: float, y: float, wide: float, tall: float) -> QRectF:
        """Return a place in pixels."""
        x = self.wide - x - wide if self.is_rtl else x
        return QRectF(x * self.unit, y * self.unit, wide * self.unit, tall * self.unit)

    def box(self, x: float, y: float, wide: float, tall: float, colour: str, round_: float) -> None:
        """Fill a rounded box."""
        rounded(self.p, self.place(x, y, wide, tall), colour, round_ * self.unit)

    def disc(self, x: float, y: float, side: float, colour: str) -> None:
        """Fill a circle."""
        self.p.setPen(Qt.PenStyle.NoPen)
        self.p.setBrush(QColor(colour))
        self.p.drawEllipse(self.place(x, y, side, side))

    def icon(self, name: str, x: float, y: float, side: float, colour: str) -> None:
        """Draw an icon."""
        draw_icon(self.p, name, self.place(x, y, side, side), colour)

    # --- words ----------------------------------------------------------------------------------

    def face(self, words: Words, size: float) -> QFont:
        """Return the font of these words at a size."""
        return face_of(words, size * self.unit)

    def width(self, text: str, words: Words) -> float:
        """Return how wide a line would be in units, unshrunk."""
        return self._advance(text, words, words.size) / self.unit

    def write(self, text: str, x: float, y: float, wide: float, tall: float, words: Words) -> float:
        """Write into a place, as large as it fits; return how wide the widest line came out."""
        if words.lines > 1:
            return self._wrapped(text, self.place(x, y, wide, tall), words) / self.unit
        place = self.place(x, y, wide, tall)
        size = words.size
        while size > words.smallest and self._advance(text, words, size) > place.width():
            size *= _STEP
        face = self.face(words, size)
        shown = _cut(text, face, place.width())
        write_in(self.p, place, shown, words.colour, face, words.align)
        return min(wide, self._advance(shown, words, size) / self.unit)

    def _advance(self, text: str, words: Words, size: float) -> float:
        return QFontMetricsF(self.face(words, size)).horizontalAdvance(text)

    def _wrapped(self, text: str, place: QRectF, words: Words) -> float:
        size = words.size
        layout = laid_out(text, self.face(words, size), place.width())
        while not _fits(layout, place, words.lines) and size * _STEP >= words.smallest:
            size *= _STEP
            layout = laid_out(text, self.face(words, size), place.width())
        spare = max(0.0, place.height() - _height(layout)) / 2
        self.p.setPen(QColor(words.colour))
        widest, end = 0.0, LEFT if self.is_rtl else RIGHT
        if layout.lineCount() > words.lines:  # even the smallest is too long
            start = layout.lineAt(words.lines - 1).textStart()
            face = self.face(words, size)
            end_line = _cut(text[start:], face, place.width())
            layout = laid_out(text[:start].rstrip() + "\u2028" + end_line, face, 1e6)
        for n in range(layout.lineCount()):
            line = layout.lineAt(n)
            free = place.width() - line.naturalTextWidth()
            share = 1.0 if words.align & end else 0.5 if words.align & CENTRE else 0.0
            line.draw(self.p, QPointF(place.x() + free * share - line.x(), place.y() + spare))
            widest = max(widest, line.naturalTextWidth())
        return widest

    # --- codes ----------------------------------------------------------------------------------

    def code(self, symbol: Symbol, x: float, y: float, side: float) -> None:
        """Draw a code on white."""
        draw_code(self.p, self.place(x, y, side, side), symbol)


def face_of(words: Words, pixels: float) -> QFont:
    """Return the font of these words at a size in pixels."""
    made = QFont()
    made.setFamilies(theme.families())
    made.setBold(words.bold)
    if words.even:
        made.setFeature(QFont.Tag("tnum"), 1)
    made.setPixelSize(max(1, round(pixels)))
    return made


def laid_out(text: str, face: QFont, wide: float) -> QTextLayout:
    """Return the text in lines."""
    layout = QTextLayout(text, face)
    wrap = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrap)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _cut(text: str, face: QFont, wide: float) -> str:
    """Return a line that fits, with "…" where it was cut."""
    metrics = QFontMetricsF(face)
    if metrics.horizontalAdvance(text) <= wide + 1:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide)


def _fits(layout: QTextLayout, place: QRectF, lines: int) -> bool:
    return layout.lineCount() <= lines and _height(layout) <= place.height() + 1


def _height(layout: QTextLayout) -> float:
    last = layout.lineAt(layout.lineCount() - 1)
    return last.y() + last.height() if layout.lineCount() else 0.0

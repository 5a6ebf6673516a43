"""Parts drawn by hand, and the strokes they are drawn with."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from lchost.ui import theme

LEFT = Qt.AlignmentFlag.AlignLeft  # the leading side: Qt turns it in right-to-left layouts
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


class Painted(QWidget):
    """A part drawn by hand.  It asks for the scheme at every paint: a change needs no code."""

    def __init__(self, size: QSize | None = None, *, stretch: bool = False) -> None:
        super().__init__()
        if size:
            self.setMinimumSize(size)
        flow = QSizePolicy.Policy.Expanding if stretch else QSizePolicy.Policy.Fixed
        self.setSizePolicy(flow, QSizePolicy.Policy.Fixed)
        if size and not stretch:
            self.setFixedSize(size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw with smooth edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(self.rect()))
        painter.end()

    def draw(self, p: QPainter, r: QRectF) -> None:
        """Draw the part into its place."""
        raise NotImplementedError


def pen(colour: str, width: float = 1.0) -> QPen:
    """Return a pen with round ends."""
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap, join)


def rounded(p: QPainter, r: QRectF, colour: str, radius: float, edge: str = "") -> None:
    """Fill a rounded rectangle, with an outline if `edge` names its colour."""
    p.setPen(pen(edge) if edge else Qt.PenStyle.NoPen)
    p.setBrush(QColor(colour))
    p.drawRoundedRect(r, radius, radius)


def write(
    p: QPainter,
    r: QRectF,
    text: str,
    colour: str,
    step: str = "body",
    align: Qt.AlignmentFlag = LEFT,
    scale: float = 1.0,
) -> None:
    """Write one line in a step of the type scale."""
    write_in(p, r, text, colour, theme.font(step, scale), align)


def write_in(
    p: QPainter,
    r: QRectF,
    text: str,
    colour: str,
    face: QFont,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Write one line on the baseline of the main face.

    So Tamil and Thai stand level with the Latin beside them, where Qt's own centring lifts them.
    """
    layout = QTextLayout(text, face)
    layout.beginLayout()
    drawn = layout.createLine()
    drawn.setLineWidth(1e6)  # never broken
    layout.endLayout()
    main = QFontMetricsF(face)
    baseline = r.center().y() + (main.ascent() - main.descent()) / 2
    is_rtl = p.layoutDirection() == Qt.LayoutDirection.RightToLeft
    end = LEFT if is_rtl else RIGHT
    spare = r.width() - drawn.naturalTextWidth()
    x = r.x()
    if align & end:
        x += spare
    elif align & CENTRE:
        x += spare / 2
    p.setPen(QColor(colour))
    layout.draw(p, QPointF(x, baseline - drawn.ascent()))


def elided(text: str, step: str, width: float) -> str:
    """Return the text cut with "…" to a width."""
    return QFontMetricsF(theme.font(step)).elidedText(text, Qt.TextElideMode.ElideRight, width)


def broken(text: str, step: str, width: float, most: int) -> list[str]:
    """Return the text in lines that fit a width, at most so many; the last is cut if it must."""
    metrics, lines, words = QFontMetricsF(theme.font(step)), [""], text.split()
    for n, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = " ".join([lines[-1], *words[n:]])
            break
    return [elided(line, step, width) for line in lines if line]


def height_of(step: str) -> float:
    """Return the height of one line."""
    return QFontMetricsF(theme.font(step)).height()


def width_of(text: str, step: str = "body") -> float:
    """Return the width of one line."""
    return QFontMetricsF(theme.font(step)).horizontalAdvance(text)


def mirrored(widget: QWidget, r: QRectF) -> QRectF:
    """Return the same place seen from the other side in right-to-left layouts."""
    if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        return QRectF(widget.width() - r.x() - r.width(), r.y(), r.width(), r.height())
    return r

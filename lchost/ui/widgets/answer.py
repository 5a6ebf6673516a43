"""The door's answer: read at two metres, told apart without its colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from lchost.ui import theme
from lchost.ui.colours import Scheme
from lchost.ui.icons import draw_icon
from lchost.ui.theme import scheme
from lchost.ui.widgets.laid import laid
from lchost.ui.widgets.layout import column, emptied, row
from lchost.ui.widgets.painting import mirrored, write_in

QUIET_AFTER_MS = 8000
_SMALLEST = 0.5  # of a name's usual size; a longer one ends in "…"
_SMALLER = 0.8  # of the sentence's usual size; a longer one takes two lines
_FOOT = 62  # pixels at the usual text size that the buttons need
_NOTE, _GAP = 44, 14  # pixels at the usual text size: the band of a note, and what is under it
_LEAST_HEIGHT = 200  # pixels; larger text leaves it, so that the last scans stay in sight


@dataclass(frozen=True)
class Said:
    """What the panel shows: in short, whose, and a sentence.  Without a tone it is quiet."""

    what: str
    name: str = ""
    more: str = ""
    tone: str = ""  # "welcome", "attention", "neutral", "refused"
    icon: str = ""  # the tone's own, if nothing else
    note: str = ""  # what needs attention besides: on a band of its own colour

    @property
    def sentence(self) -> str:
        """All of it, for screen readers."""
        parts = (part.rstrip(".") for part in (self.what, self.name, self.note, self.more) if part)
        return ". ".join(parts)


class AnswerPanel(QWidget):
    """Shows one answer as large as its place allows; after 8 s it falls quiet, and stays."""

    def __init__(self) -> None:
        super().__init__()
        self.said = Said("")
        self._quietness = 1.0  # 0: loud, 1: quiet
        self._ways = row(None, gap=10)
        self.setLayout(column(None, self._ways, gap=0))
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(QUIET_AFTER_MS)
        self._wait.timeout.connect(self.fall_quiet)
        self._fade = QVariantAnimation(self)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._set_quietness)

    # --- what it says ---------------------------------------------------------------------------

    def show_said(self, said: Said, ways: Sequence[QPushButton] = ()) -> None:
        """Show an answer with the ways out of it, and tell screen readers."""
        self.said = said
        emptied(self._ways)
        for way in ways:
            self._ways.addWidget(way)
        self._ways.addStretch(1)
        self._settle()
        self._fade.stop()
        self._wait.stop()
        self._set_quietness(0.0 if said.tone else 1.0)
        if said.tone:
            self._wait.start()
        self.setAccessibleName(said.sentence)
        kind = QAccessible.Event.Alert if said.tone else QAccessible.Event.NameChanged
        QAccessible.updateAccessibility(QAccessibleEvent(self, kind))

    def ways(self) -> list[QPushButton]:
        """Return the buttons that stand in it now."""
        return [part for part in laid(self._ways) if isinstance(part, QPushButton)]

    def fall_quiet(self) -> None:
        """Let the colour go; the words stay until the next answer."""
        self._wait.stop()
        self._fade.setDuration(theme.motion_ms("calm"))
        self._fade.setStartValue(self._quietness)
        self._fade.start()

    @property
    def is_quiet(self) -> bool:
        """Tell whether the answer has lost its loud ground."""
        return self._quietness == 1.0

    def _set_quietness(self, share: float) -> None:
        self._quietness = share
        self.update()

    # --- its place ------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(theme.em(480), theme.em(260))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Put the buttons under the words."""
        self._settle()

    def _settle(self) -> None:
        side = round(self._side())
        layout = self.layout()
        if layout:
            layout.setContentsMargins(side, 0, side, theme.em(22))

    def _foot(self) -> float:
        """What the words leave at the foot: for the buttons, and for a note."""
        return self._ways_foot() + (theme.em(_NOTE + _GAP) if self.said.note else 0.0)

    def _ways_foot(self) -> float:
        return float(theme.em(_FOOT)) if self._ways.count() > 1 else 0.0

    def _unit(self) -> float:
        """A hundredth of the height; in a narrow panel, of what its width allows."""
        return min((self.height() - self._foot()) / 100, self.width() / 200)

    def _side(self) -> float:
        return max(13 * self._unit(), 26.0)

    # --- drawing --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, ink = _colours(scheme(), self.said.tone, self._quietness)
        self._draw_ground(p, QRectF(self.rect()), ground, ink)
        self._draw_words(p, ink.name())
        if self.said.note:
            self._draw_note(p)
        p.end()

    def _draw_ground(self, p: QPainter, r: QRectF, ground: QColor, ink: QColor) -> None:
        shape = QPainterPath()
        radius = theme.RADIUS["panel"]
        shape.addRoundedRect(r, radius, radius)
        p.fillPath(shape, ground)
        p.setBrush(Qt.BrushStyle.NoBrush)
        tone = self.said.tone
        if tone == "refused":
            p.setClipPath(shape)
            _draw_stripes(p, r, ink)
            p.setClipping(False)
        elif tone in ("attention", "neutral"):
            is_whole = tone == "attention"
            edge = QColor(ink)
            edge.setAlpha(210)
            p.setPen(QPen(edge, 3, Qt.PenStyle.SolidLine if is_whole else Qt.PenStyle.DashLine))
            p.drawRoundedRect(r.adjusted(10, 10, -10, -10), 10, 10)
        elif not tone:
            p.setPen(QPen(QColor(scheme().line), 1))
            p.drawRoundedRect(r.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _draw_note(self, p: QPainter) -> None:
        """Draw what needs attention besides: with its own ground, edge and icon."""
        tone = scheme().tone("attention")
        tall, side = theme.em(_NOTE), self._side()
        top = self.height() - self._ways_foot() - tall - theme.em(_GAP)
        band = QRectF(side, top, self.width() - 2 * side, tall)
        p.setPen(QPen(QColor(tone.on_solid), 2))
        p.setBrush(QColor(tone.solid))
        p.drawRoundedRect(band, theme.RADIUS["control"], theme.RADIUS["control"])
        icon, inset = theme.em(24), theme.em(12)
        sign = QRectF(band.left() + inset, band.center().y() - icon / 2, icon, icon)
        draw_icon(p, tone.icon, mirrored(self, sign), tone.on_solid)
        words = band.adjusted(2 * inset + icon, 0, -inset, 0)
        size = theme.em(21)
        face, shown = fitted(self.said.note, size, theme.em(14), words.width(), bold=True)
        write_in(p, mirrored(self, words), shown, tone.on_solid, face)

    def _draw_words(self, p: QPainter, ink: str) -> None:
        """All sizes follow the panel's height: the larger the window, the further it is read."""
        said, unit, left = self.said, self._unit(), self._side()
        lines = 76 if said.name else 40
        top = (self.height() - self._foot() - lines * unit) / 2
        icon = said.icon or (scheme().tone(said.tone).icon if said.tone else "scan-line")
        draw_icon(p, icon, mirrored(self, QRectF(left, top, 22 * unit, 22 * unit)), ink)
        lead = theme.em(19)
        self._say(p, said.what, QRectF(left + 29 * unit, top, 0, 22 * unit), 13 * unit, lead, ink)
        if said.name:
            place = QRectF(left, top + 25 * unit, 0, 32 * unit)
            self._say(p, said.name, place, 24 * unit, theme.em(24), ink)
        below = QRectF(left, top + (61 if said.name else 28) * unit, 0, 12 * unit)
        self._say_more(p, said.more, below, max(7.4 * unit, theme.em(16)), ink)

    def _say_more(self, p: QPainter, text: str, at: QRectF, size_px: float, ink: str) -> None:
        """Write the sentence: on two smaller lines when one is too short for it."""
        wide = self.width() - self._side() - at.x()
        face, shown = fitted(text, size_px, size_px * _SMALLER, wide, bold=False)
        lines = [shown] if shown == text else two_lines(text, face, wide)
        tall = QFontMetricsF(face).height()
        for n, line in enumerate(lines):
            rise = at.height() / 2 - tall * len(lines) / 2
            place = QRectF(at.x(), at.y() + rise + n * tall, wide, tall)
            write_in(p, mirrored(self, place), line, ink, face)

    def _say(
        self,
        p: QPainter,
        text: str,
        at: QRectF,
        size_px: float,
        least_px: float,
        ink: str,
        *,
        bold: bool = True,
    ) -> None:
        """Write one line: smaller when it is long, cut when half its size is too large still."""
        place = QRectF(at.x(), at.y(), self.width() - self._side() - at.x(), at.height())
        face, shown = fitted(text, max(size_px, least_px), least_px, place.width(), bold=bold)
        write_in(p, mirrored(self, place), shown, ink, face)


def two_lines(text: str, face: QFont, wide: float) -> list[str]:
    """Return a text broken at a word into two lines; the second is cut if it must be."""
    layout = QTextLayout(text, face)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(wide)
    layout.endLayout()
    head, rest = text[: first.textLength()].strip(), text[first.textLength() :].strip()
    return [head, QFontMetricsF(face).elidedText(rest, Qt.TextElideMode.ElideRight, wide)]


def fitted(
    text: str, size_px: float, least_px: float, wide: float, *, bold: bool
) -> tuple[QFont, str]:
    """Return the face in which a text fits a width, and the text, cut if it must be."""
    face = theme.font("answer")
    face.setBold(bold)
    face.setPixelSize(max(1, round(size_px)))
    least = max(1, round(max(size_px * _SMALLEST, min(least_px, size_px))))
    needed = QFontMetricsF(face).horizontalAdvance(text)
    if needed > wide > 0:
        face.setPixelSize(max(least, int(face.pixelSize() * wide / needed)))
    metrics = QFontMetricsF(face)
    return face, metrics.elidedText(text, Qt.TextElideMode.ElideRight, wide + 1)


def _draw_stripes(p: QPainter, r: QRectF, ink: QColor) -> None:
    colour = QColor(ink)
    colour.setAlpha(46)
    p.setPen(QPen(colour, 10))
    for x in range(-40, int(r.width()) + 40, 28):
        p.drawLine(QPointF(x, r.height() + 4), QPointF(x + 26, r.height() - 22))
        p.drawLine(QPointF(x, 22), QPointF(x + 26, -4))


def _colours(s: Scheme, tone: str, quietness: float) -> tuple[QColor, QColor]:
    """Return ground and ink, from loud to quiet."""
    if not tone:
        return QColor(s.card), QColor(s.text)
    found = s.tone(tone)
    if quietness < 0.5:  # ink must keep its contrast: it turns over halfway, not gradually
        return _mixed(found.solid, found.soft, quietness), QColor(found.on_solid)
    return _mixed(found.solid, found.soft, quietness), QColor(found.ink)


def _mixed(one: str, other: str, share: float) -> QColor:
    a, b = QColor(one), QColor(other)
    parts = [
        round(x + (y - x) * share)
        for x, y in zip(a.getRgb()[:3], b.getRgb()[:3], strict=True)  # type: ignore[index]
    ]
    return QColor(*parts)

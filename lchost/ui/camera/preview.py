"""What the camera sees: as in a mirror, with a frame to hold the code in, and the code outlined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from lchost.checkin.view import key_of
from lchost.ui import theme
from lchost.ui.icons import draw_icon
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import CENTRE, Painted, elided, mirrored, pen, width_of, write

if TYPE_CHECKING:
    from lchost.checkin.decode import Point
    from lchost.ui.camera.reader import Sight

_GROUND, _WORDS, _FAINT = "#20242A", "#E6E9EC", "#9AA3AD"  # a lens is dark in both schemes
_UNANSWERED = "#FFFFFF"
_BAND = 150  # of 255: how dark the ground under the words is, over a bright picture
_CORNER, _ARM = 44, 18  # pixels at the usual text size: half the frame's side, its arms
_TALL = 170


class Preview(Painted):
    """Shows one picture at a time; the sentence under it says what to do."""

    def __init__(self) -> None:
        super().__init__(QSize(theme.em(200), theme.em(_TALL)), stretch=True)
        flow = QSizePolicy.Policy
        self.setSizePolicy(flow.Expanding, flow.Fixed)
        self.is_mirror = True
        self.device = ""
        self.hint, self.hint_icon = "", ""
        self._sight: Sight | None = None
        self._tones: dict[str, str] = {}

    def show_sight(self, sight: Sight | None) -> None:
        """Show what the camera sees now; None: nothing yet."""
        self._sight = sight
        self.update()

    def show_tones(self, tones: Mapping[str, str]) -> None:
        """Outline these codes in the colours of their answers, others in white."""
        self._tones = dict(tones)
        self.update()

    def say(self, hint: str, icon: str = "") -> None:
        """Say what to do, under the picture."""
        if (hint, icon) != (self.hint, self.hint_icon):
            self.hint, self.hint_icon = hint, icon
            self.setAccessibleName(hint)
            self.update()

    # --- drawing --------------------------------------------------------------------------------

    def draw(self, p: QPainter, r: QRectF) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(r, theme.RADIUS["card"], theme.RADIUS["card"])
        p.fillPath(shape, QColor(_GROUND))
        p.setClipPath(shape)
        sight = self._sight
        if sight:
            self._draw_picture(p, r, sight.picture)
        if sight and sight.found:
            for found in sight.found:
                outline = self._outline(r, sight, found.corners)
                self._draw_outline(p, outline, self._tones.get(key_of(found.text), ""))
        else:
            self._draw_frame(p, r, is_live=sight is not None)
        self._draw_words(p, r, is_live=sight is not None)

    def _draw_picture(self, p: QPainter, r: QRectF, picture: QImage) -> None:
        p.save()
        if self.is_mirror:
            p.translate(r.width(), 0)
            p.scale(-1, 1)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.drawImage(self._covering(r, picture.width(), picture.height()), picture)
        p.restore()

    def _covering(self, r: QRectF, wide: int, tall: int) -> QRectF:
        """Return where a picture lies that fills the place and is cut where it is too long."""
        scale = max(r.width() / wide, r.height() / tall)
        size = QPointF(wide * scale, tall * scale)
        return QRectF((r.width() - size.x()) / 2, (r.height() - size.y()) / 2, size.x(), size.y())

    def _outline(self, r: QRectF, sight: Sight, corners: Iterable[Point]) -> QPolygonF:
        place = self._covering(r, sight.width, sight.height)
        scale = place.width() / sight.width
        points = []
        for x, y in corners:
            at = place.x() + x * scale
            points.append(QPointF(r.width() - at if self.is_mirror else at, place.y() + y * scale))
        return QPolygonF(points)

    def _draw_outline(self, p: QPainter, outline: QPolygonF, answer: str) -> None:
        tone = scheme().tone(answer) if answer else None
        colour = tone.solid if tone else _UNANSWERED
        p.setBrush(Qt.BrushStyle.NoBrush)
        for ink, wide in ((_GROUND, 7.0), (colour, 4.0)):  # seen on white badges too
            p.setPen(pen(ink, wide))
            p.drawPolygon(outline)
        if tone:  # never by colour alone
            size = theme.em(26)
            middle = outline.boundingRect().center()
            disc = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor(tone.solid))
            p.drawEllipse(disc)
            draw_icon(p, tone.icon, disc.adjusted(4, 4, -4, -4), tone.on_solid)

    def _draw_frame(self, p: QPainter, r: QRectF, *, is_live: bool) -> None:
        """Draw four corners: hold the code between them."""
        half, arm = theme.em(_CORNER), theme.em(_ARM)
        middle = QPointF(r.center().x(), r.center().y() - theme.em(6))
        for ink, wide in ((_GROUND, 5.0), (_UNANSWERED, 3.0)):
            p.setPen(pen(ink, wide))
            for across in (-1, 1):
                for down in (-1, 1):
                    at = QPointF(middle.x() + across * half, middle.y() + down * half)
                    p.drawLine(at, QPointF(at.x() - across * arm, at.y()))
                    p.drawLine(at, QPointF(at.x(), at.y() - down * arm))
        if not is_live:
            size = theme.em(36)
            place = QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)
            draw_icon(p, "qr-code", place, _FAINT)

    def _draw_words(self, p: QPainter, r: QRectF, *, is_live: bool) -> None:
        tall = theme.em(24)
        if self.hint:
            icon = theme.em(16) + 6 if self.hint_icon else 0
            said = elided(self.hint, "caption", r.width() - 24 - icon)
            wide = width_of(said, "caption") + icon
            foot = QRectF(r.center().x() - wide / 2, r.bottom() - tall - 6, wide, tall)
            if is_live:
                self._draw_band(p, foot)
            if icon:
                size = theme.em(16)
                place = QRectF(foot.left(), foot.center().y() - size / 2, size, size)
                draw_icon(p, self.hint_icon, mirrored(self, place), _WORDS)
            words = foot.adjusted(icon, 0, 0, 0)
            write(p, mirrored(self, words), said, _WORDS, "caption", CENTRE)
        if self.device:
            said = elided(self.device, "caption", r.width() - 48)
            head = QRectF(10, 6, width_of(said, "caption") + 16, tall)
            if is_live:
                self._draw_band(p, mirrored(self, head))
            dot = QRectF(head.left(), head.center().y() - 4, 8, 8)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor("#74D8B6" if is_live else _FAINT))
            p.drawEllipse(mirrored(self, dot))
            write(p, mirrored(self, head.adjusted(16, 0, 0, 0)), said, _WORDS, "caption")

    def _draw_band(self, p: QPainter, words: QRectF) -> None:
        ground = QColor(_GROUND)
        ground.setAlpha(_BAND)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(ground)
        p.drawRoundedRect(words.adjusted(-6, 1, 6, -1), 6, 6)

"""The agenda as one upright day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy

from lchost.planning.agenda import Shape, Slot, shape_of
from lchost.ui import theme, wording
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import (
    LEFT,
    RIGHT,
    Painted,
    elided,
    mirrored,
    pen,
    rounded,
    width_of,
    write,
)

_PAD = 8  # pixels above the first and below the last block, for half a line of clock
_GAP = 3  # pixels between blocks
_GROUND_ALPHA = 34  # of 255
_SERIES = {Shape.LISTEN: 0, Shape.TOGETHER: 1, Shape.HANDS_ON: 2}


def shape_colour(shape: Shape) -> str:
    """Return the colour of a shape; a break is nobody's."""
    number = _SERIES.get(shape)
    return scheme().edge if number is None else scheme().series[number]


class DayShape(Painted):
    """A block for every part, the longer the taller; the hours beside it."""

    def __init__(self) -> None:
        super().__init__(QSize(200, theme.em(200)), stretch=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._slots: Sequence[Slot] = ()
        self._zone, self._planned_min = "", 0

    def show_day(self, slots: Sequence[Slot], zone: str, planned_min: int) -> None:
        """Show these parts on the clock of a zone, in a workshop planned to last so long."""
        self._slots, self._zone, self._planned_min = slots, zone, planned_min
        part = self.tr("{clock} {title}, {minutes} min")
        told = [
            part.format(
                clock=wording.clock(slot.starts_at, zone),
                title=slot.item.title,
                minutes=wording.number(slot.item.minutes),
            )
            for slot in slots
        ]
        self.setAccessibleName(". ".join(told) or self.tr("The agenda is empty."))
        self.update()

    def draw(self, p: QPainter, r: QRectF) -> None:
        margin = width_of("00:00", "caption") + 10
        line = QFontMetricsF(theme.font("caption")).height() - 2
        heights = self.heights(r.height() - 2 * _PAD)
        top, last_clock = float(_PAD), -line
        for slot, high in zip(self._slots, heights, strict=True):
            block = QRectF(margin, top, r.width() - margin, high - min(_GAP, high / 3))
            self._draw_block(p, block, slot)
            if top - last_clock >= line:  # never two clocks closer than a line
                place = QRectF(0, top - line / 2, margin - 8, line)
                clock = wording.clock(slot.starts_at, self._zone)
                write(p, mirrored(self, place), clock, scheme().muted, "caption", RIGHT)
                last_clock = top
            top += high
        if self._used_min() > self._planned_min:
            self._draw_end(p, _PAD + self._height_until(self._planned_min, heights), margin)

    def heights(self, room: float) -> list[float]:
        """Share the room out by minutes, but leave each part enough to write its title in.

        Where that is too much, by minutes alone.
        """
        minutes = [slot.item.minutes for slot in self._slots]
        least = QFontMetricsF(theme.font("caption")).ascent() + _GAP
        spare_min = max(0, self._planned_min - self._used_min())
        whole_min = max(1, self._used_min() + spare_min)
        small: set[int] = set()
        if len(minutes) * least > room:
            return [room * one / whole_min for one in minutes]
        while True:
            rest = room - least * len(small)
            rest_min = max(1, whole_min - sum(minutes[n] for n in small))
            more = {n for n, one in enumerate(minutes) if one * rest / rest_min < least}
            if more <= small:
                break
            small |= more
        return [least if n in small else one * rest / rest_min for n, one in enumerate(minutes)]

    def _used_min(self) -> int:
        return sum(slot.item.minutes for slot in self._slots)

    def _height_until(self, minute: int, heights: Sequence[float]) -> float:
        high, begin = 0.0, 0
        for slot, one in zip(self._slots, heights, strict=True):
            if begin + slot.item.minutes >= minute:
                return high + one * (minute - begin) / max(1, slot.item.minutes)
            high, begin = high + one, begin + slot.item.minutes
        return high

    def _draw_block(self, p: QPainter, block: QRectF, slot: Slot) -> None:
        colour = shape_colour(shape_of(slot.item.format))
        ground = QColor(colour)
        ground.setAlpha(_GROUND_ALPHA)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(ground)
        p.drawRoundedRect(mirrored(self, block), 4, 4)
        bar = QRectF(block.left(), block.top(), 4, block.height())
        rounded(p, mirrored(self, bar), colour, min(2.0, block.height() / 2))
        high = QFontMetricsF(theme.font("caption")).ascent()
        if block.height() >= high * 0.8:
            room = mirrored(self, block.adjusted(12, 0, -10, 0))
            scale = 1.0 if block.height() >= high * 1.3 else 0.92
            shown = elided(slot.item.title, "caption", room.width())
            write(p, room, shown, scheme().text, "caption", LEFT, scale)

    def _draw_end(self, p: QPainter, y: float, margin: float) -> None:
        """Draw where the workshop should have ended."""
        p.setPen(pen(scheme().attention.ink, 2))
        edge = mirrored(self, QRectF(margin - 6, y, self.width() - margin + 6, 0))
        p.drawLine(edge.topLeft(), edge.topRight())

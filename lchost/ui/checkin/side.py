"""Beside the answer: how many are in, how they came, who is to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from lchost.checkin.glance import Expected, Minute
from lchost.checkin.log import DoorCounts
from lchost.planning.workshops import Workshop
from lchost.ui import theme, wording
from lchost.ui.checkin.growing import GrowingGrid
from lchost.ui.tables import Column
from lchost.ui.theme import scheme
from lchost.ui.widgets.layout import column, row, words
from lchost.ui.widgets.marks import Meter
from lchost.ui.widgets.painting import CENTRE, RIGHT, Painted, mirrored, pen, width_of, write

_WIDE_TEXT = 1.3  # from here the four figures stand in two rows
_LEAST_SPAN = timedelta(minutes=30)


class Counters(QFrame):
    """Four figures and a bar; they keep their places."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._figures = [words("0", "stat") for _ in range(4)]
        self._labels = [words("", "caption", muted=True, wrap=True) for _ in range(4)]
        pairs = [
            column(f, says, gap=0) for f, says in zip(self._figures, self._labels, strict=True)
        ]
        for pair in pairs:
            pair.addStretch(1)
        if theme.text_scale() < _WIDE_TEXT:
            rows = [row(*((pair, 1) for pair in pairs), gap=10)]
        else:
            rows = [row(*((pair, 1) for pair in two), gap=10) for two in (pairs[:2], pairs[2:])]
        self.bar = Meter(0.0, role="accent")
        self.inside = words(" ", "caption", muted=True, wrap=True)
        self.setLayout(column(*rows, self.bar, self.inside, gap=8, margins=(16, 14, 16, 14)))
        stays = self.inside.sizePolicy()
        stays.setRetainSizeWhenHidden(True)  # nothing below moves under the mouse
        self.inside.setSizePolicy(stays)
        self.inside.hide()

    def show_counts(self, counts: DoorCounts, to_come: int) -> None:
        """Show the door's numbers; `to_come` has a place, is not in and is not excused."""
        figures = (counts.present, to_come, counts.walk_ins, counts.first_time)
        for label, figure in zip(self._figures, figures, strict=True):
            label.setText(wording.number(figure))
        all_in = self.tr("in of {n}").format(n=wording.number(counts.expected))
        says = (all_in, self.tr("to come"), self._walk_ins(counts), self.tr("first time"))
        for label, text in zip(self._labels, says, strict=True):
            label.setText(text)
        share = counts.present / counts.expected if counts.expected else 0.0
        sentence = self.tr("{present} of {expected} are in")
        self.bar.show_share(
            share, sentence.format(present=counts.present, expected=counts.expected)
        )

        gone = counts.present - counts.inside
        one, many = self.tr("1 has gone out"), self.tr("{n} have gone out")
        now = self.tr("{n} inside now").format(n=wording.number(counts.inside))
        self.inside.setText(f"{now} · {wording.counted(gone, one, many)}")
        self.inside.setVisible(gone > 0)

    def figures(self) -> tuple[str, ...]:
        """Return the four figures as they are shown."""
        return tuple(label.text() for label in self._figures)

    def _walk_ins(self, counts: DoorCounts) -> str:
        return self.tr("walk-in") if counts.walk_ins == 1 else self.tr("walk-ins")


@dataclass(frozen=True)
class Curve:
    """What the curve of arrivals is drawn from; moments in order."""

    minutes: tuple[Minute, ...]
    expected: int
    opens_at: datetime
    starts_at: datetime
    until: datetime
    zone: str


class Arrivals(Painted):
    """How many were in, minute by minute, before and after the start."""

    def __init__(self) -> None:
        super().__init__(QSize(theme.em(240), theme.em(104)), stretch=True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._curve: Curve | None = None

    def show_arrivals(self, workshop: Workshop, minutes: Sequence[Minute], n: int) -> None:
        """Draw how they came, minute by minute; `n` people are expected."""
        opens_at = workshop.starts_at - timedelta(minutes=workshop.opens_before_min)
        ends = [minute.at for minute in (*minutes[:1], *minutes[-1:])]
        first = min([opens_at, *ends])
        until = max([workshop.starts_at + timedelta(minutes=15), first + _LEAST_SPAN, *ends])
        curve = Curve(tuple(minutes), n, first, workshop.starts_at, until, workshop.zone)
        if curve == self._curve:
            return
        self._curve = curve
        self.setAccessibleName(self._sentence(self._curve))
        self.update()

    def _sentence(self, curve: Curve) -> str:
        if not curve.minutes:
            return self.tr("Arrivals: nobody is in yet")
        said = self.tr("Arrivals: {n} of {all} in, the first at {first}, the last at {last}")
        return said.format(
            n=curve.minutes[-1].people,
            all=curve.expected,
            first=wording.clock(curve.minutes[0].at, curve.zone),
            last=wording.clock(curve.minutes[-1].at, curve.zone),
        )

    def draw(self, p: QPainter, r: QRectF) -> None:
        curve = self._curve
        if curve is None:
            return
        s = scheme()
        tall = theme.em(20)
        figure = wording.number(curve.expected)
        right = width_of(figure, "caption") + 8
        plot = QRectF(4, tall + 2, r.width() - 8 - right, r.height() - 2 * tall - 4)
        most = curve.minutes[-1].people if curve.minutes else 0
        top = max(curve.expected, most, 1)

        def x(at: datetime) -> float:
            share = (at - curve.opens_at) / (curve.until - curve.opens_at)
            return plot.left() + plot.width() * min(max(share, 0.0), 1.0)

        def y(count: float) -> float:
            return plot.bottom() - plot.height() * count / top

        dashed = QPen(QColor(s.edge), 1, Qt.PenStyle.DashLine)
        p.setPen(dashed)
        start = x(curve.starts_at)
        p.drawLine(
            self._at(plot.left(), y(curve.expected)), self._at(plot.right(), y(curve.expected))
        )
        p.drawLine(self._at(start, plot.top()), self._at(start, plot.bottom()))
        p.setPen(pen(s.line))
        p.drawLine(self._at(plot.left(), plot.bottom()), self._at(plot.right(), plot.bottom()))
        self._draw_words(p, plot, start, figure, y(curve.expected))
        path = QPainterPath(self._at(plot.left(), y(0)))
        drawn = 0
        for minute in curve.minutes:
            path.lineTo(self._at(x(minute.at), y(drawn)))
            path.lineTo(self._at(x(minute.at), y(minute.people)))
            drawn = minute.people
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(pen(s.series[0], 2.4))
        p.drawPath(path)
        if curve.minutes:
            p.setBrush(QColor(s.series[0]))
            p.setPen(pen(s.card, 2))
            p.drawEllipse(self._at(x(curve.minutes[-1].at), y(drawn)), 5, 5)

    def _at(self, x: float, y: float) -> QPointF:
        return mirrored(self, QRectF(x, y, 0, 0)).topLeft()

    def _draw_words(
        self, p: QPainter, plot: QRectF, start: float, figure: str, level: float
    ) -> None:
        curve, s, tall = self._curve, scheme(), theme.em(20)
        if curve is None:
            return
        said = self.tr("start {clock}").format(clock=wording.clock(curve.starts_at, curve.zone))
        wide = width_of(said, "caption")
        left = min(max(start - wide / 2, 0.0), self.width() - wide)
        place = QRectF(left, 0, wide, tall)
        write(p, mirrored(self, place), said, s.muted, "caption", CENTRE)
        place = QRectF(plot.right() + 6, level - tall / 2, width_of(figure, "caption") + 4, tall)
        write(p, mirrored(self, place), figure, s.muted, "caption")
        foot = QRectF(plot.left(), self.height() - tall, plot.width(), tall)
        write(p, foot, wording.clock(curve.opens_at, curve.zone), s.muted, "caption")
        write(p, foot, wording.clock(curve.until, curve.zone), s.muted, "caption", RIGHT)


class ToCome(QFrame):
    """Who has a place and is not in yet; Enter brings one into the field."""

    chosen = Signal(object)  # Expected

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._title = words(self.tr("To come"), "section")
        self._none = words("", muted=True, wrap=True)
        columns = (Column(self.tr("Name"), lambda p: p.name),)
        self.grid = GrowingGrid(
            columns,
            self.tr("People to come"),
            key=lambda p: p.member_id,
            several=False,
            row_height=34,
        )
        self.grid.horizontalHeader().hide()
        self.grid.setMinimumHeight(theme.em(34))
        flow = QSizePolicy.Policy
        self.grid.setSizePolicy(flow.Expanding, flow.Ignored)  # takes what is left, wants nothing
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        items = (self._title, (self.grid, 1), (self._none, 1))
        self.setLayout(column(*items, gap=6, margins=(14, 12, 14, 12)))
        self.grid.opened.connect(self.chosen.emit)

    def show_people(self, people: Sequence[Expected], *, anybody: bool) -> None:
        """Show who is to come; `anybody`: somebody is registered at all."""
        self.grid.show_rows(people)
        self.grid.setVisible(bool(people))
        self._none.setVisible(not people)
        everybody, nobody = self.tr("Everybody is in."), self.tr("Nobody is registered yet.")
        self._none.setText(everybody if anybody else nobody)

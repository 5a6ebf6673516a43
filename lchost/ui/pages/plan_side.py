"""Beside the agenda: what the workshop is for, when and where, and the shape of its day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QFrame

from lchost.planning.agenda import Shape, Slot
from lchost.planning.workshops import Workshop
from lchost.roster import registrations
from lchost.ui import wording
from lchost.ui.formats import shapes
from lchost.ui.widgets import Legend, Mark, button, card, column, emptied, row, words
from lchost.ui.widgets.day_shape import DayShape


class PlanSide(QFrame):
    """Two cards; `edit` is pressed to change the facts."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = button(
            self.tr("Edit"), kind="link", says=self.tr("Edit title, purpose, time and place")
        )
        self.purpose = words("", wrap=True)
        self._facts = column(gap=6)
        self.shape = DayShape()
        named = shapes()
        keys = [
            Legend(named[shape], n)
            for n, shape in enumerate((Shape.LISTEN, Shape.TOGETHER, Shape.HANDS_ON))
        ]
        title = self.tr("Purpose and place")
        about = card(self.purpose, self._facts, title=title, aside=self.edit, gap=6)
        title = self.tr("Shape of the day")
        day = card((self.shape, 1), row(*keys, None, gap=10), title=title, gap=8)
        self.setLayout(column(about, (day, 1), gap=14))

    def show_workshop(self, workshop: Workshop, slots: Sequence[Slot]) -> None:
        """Show these facts and this day."""
        self.purpose.setText(workshop.purpose or self.tr("It has no purpose yet."))
        emptied(self._facts)
        for icon, fact in self._said(workshop):
            mark = column(Mark(icon), None, margins=(0, 1, 0, 0))
            self._facts.addLayout(row(mark, (words(fact, wrap=True), 1)))
        self.shape.show_day(slots, workshop.zone, workshop.minutes)

    def _said(self, workshop: Workshop) -> list[tuple[str, str]]:
        there = workshop.local(workshop.starts_at)
        on = QDate(there.year, there.month, there.day)
        day = QLocale().toString(on, self.tr("ddd d MMM"))
        hours = wording.span(workshop.starts_at, workshop.ends_at, workshop.zone)
        zone = workshop.zone.replace("_", " ")
        when = self.tr("{day}, {hours}").format(day=day, hours=hours)
        is_here = workshop.zone == wording.local_zone_name()
        return [
            ("clock", when if is_here else f"{when} ({zone})"),
            *([("map-pin", workshop.place)] if workshop.place else []),
            ("users", self._people(workshop)),
            ("door-open", self._door(workshop)),
        ]

    def _people(self, workshop: Workshop) -> str:
        counts = registrations.counts(workshop.id)
        facts = {
            "n": wording.number(counts.registered),
            "all": wording.number(workshop.capacity or 0),
            "waiting": wording.number(counts.waitlisted),
        }
        if workshop.capacity is None:
            return wording.counted(counts.registered, self.tr("1 person"), self.tr("{n} people"))
        if counts.waitlisted:
            return self.tr("{n} of {all} places, {waiting} waiting").format(**facts)
        return self.tr("{n} of {all} places").format(**facts)

    def _door(self, workshop: Workshop) -> str:
        opens = wording.minutes(workshop.opens_before_min)
        if workshop.late_after_min is None:
            return self.tr("Door opens {opens} before").format(opens=opens)
        late = wording.minutes(workshop.late_after_min)
        return self.tr("Door opens {opens} before; late after {late}").format(
            opens=opens, late=late
        )

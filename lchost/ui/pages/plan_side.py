"""Beside the agenda: what the workshop is for, when and where, and the shape of its day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from lchost.planning.agenda import Shape, Slot
from lchost.planning.workshops import Workshop
from lchost.roster import registrations
from lchost.ui import theme, wording
from lchost.ui.formats import shapes
from lchost.ui.widgets import Legend, Mark, button, card, column, emptied, row, words
from lchost.ui.widgets.day_shape import DayShape

_KEY_GAP = 10
_CARD_PAD = 16


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
        about = card(
            _head(self.tr("Purpose and place"), self.edit), self.purpose, self._facts, gap=6
        )
        day = card(_head(self.tr("Shape of the day")), (self.shape, 1), _beside(keys), gap=8)
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
        return self.tr("Door opens {opens} before").format(opens=opens)


def _head(title: str, *aside: QWidget) -> QBoxLayout:
    """Lay out a card's title such that it may break into lines: the column is narrow."""
    return row((words(title, "section", wrap=True), 1), *aside)


def _beside(keys: Sequence[Legend]) -> QBoxLayout:
    """Lay the keys in a row, or under each other where words are long."""
    needs = sum(key.width() + _KEY_GAP for key in keys)
    is_long = needs > theme.SIDE_WIDTH - 2 * _CARD_PAD
    return column(*keys, gap=2) if is_long else row(*keys, None, gap=_KEY_GAP)

"""Beside the agenda: what the workshop is for, when and where, and the shape of its day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from lchost.checkin import questions
from lchost.planning import sessions
from lchost.planning.agenda import Shape, Slot
from lchost.planning.sessions import Session
from lchost.planning.workshops import Workshop
from lchost.roster import registrations
from lchost.ui import theme, wording
from lchost.ui.formats import shapes
from lchost.ui.widgets import Legend, Mark, button, card, column, emptied, label, row, words
from lchost.ui.widgets.day_shape import DayShape

_KEY_GAP = 10
_CARD_PAD = 16
_MOST_SESSIONS = 4  # told beside the agenda


class PlanSide(QFrame):
    """Three cards; their buttons are pressed to change the facts, the sessions, the door."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = button(
            self.tr("Edit"), kind="link", says=self.tr("Edit title, purpose, time and place")
        )
        self.purpose = words("", wrap=True)
        self._facts = column(gap=6)
        self._sessions = words("", wrap=True)
        self.sessions = button(self.tr("Add another"), kind="link")
        self.door = button(self.tr("Edit"), kind="link", says=self.tr("Edit the door's hours"))
        self._door_facts = column(gap=6)
        self._questions = words("", wrap=True)
        self.questions = button(
            self.tr("Questions"), kind="link", says=self.tr("Edit what the door asks")
        )
        self.shape = DayShape()
        named = shapes()
        keys = [
            Legend(named[shape], n)
            for n, shape in enumerate((Shape.LISTEN, Shape.TOGETHER, Shape.HANDS_ON))
        ]
        about = card(
            _head(self.tr("Purpose and place"), self.edit),
            self.purpose,
            self._facts,
            _beside_link("calendar-days", self._sessions, self.sessions),
            gap=6,
        )
        door = card(
            _head(self.tr("The door"), self.door),
            self._door_facts,
            _beside_link("message-circle", self._questions, self.questions),
            gap=6,
        )
        day = card(_head(self.tr("Shape of the day")), (self.shape, 1), _beside(keys), gap=8)
        self.setLayout(column(about, door, (day, 1), gap=14))

    def show_workshop(self, workshop: Workshop, slots: Sequence[Slot]) -> None:
        """Show these facts and this day."""
        self.purpose.setText(workshop.purpose or self.tr("It has no purpose yet."))
        _fill(self._facts, self._said(workshop))
        _fill(self._door_facts, self._door(workshop))
        self._show_sessions(workshop)
        asked = len(questions.listing(workshop.id))
        some = wording.counted(asked, self.tr("Asks 1 question"), self.tr("Asks {n} questions"))
        self._questions.setText(some if asked else self.tr("Asks nothing"))
        self.shape.show_day(slots, workshop.zone, workshop.minutes)

    def _show_sessions(self, workshop: Workshop) -> None:
        """One session is one line; several are told by their number, and listed in a dialog."""
        n = workshop.session_count
        self._sessions.setText(wording.counted(n, self.tr("One session"), self.tr("{n} sessions")))
        said = self.tr("Add another") if n == 1 else self.tr("Edit")
        label(self.sessions, said, says=self.tr("Edit the sessions") if n > 1 else "")

    def _said(self, workshop: Workshop) -> list[tuple[str, str]]:
        return [
            *(("clock", when) for when in self._when(workshop)),
            *([("map-pin", workshop.place)] if workshop.place else []),
            ("users", self._people(workshop)),
        ]

    def _when(self, workshop: Workshop) -> list[str]:
        """Return when the first sessions are, and how many more there are."""
        found = sessions.listing(workshop.id)
        is_here = workshop.zone == wording.local_zone_name()
        zone = "" if is_here else f" ({workshop.zone.replace('_', ' ')})"
        told = [self._session(one, workshop) for one in found[:_MOST_SESSIONS]]
        told[0] += zone
        if more := len(found) - len(told):
            said = wording.counted(more, self.tr("and 1 more"), self.tr("and {n} more"))
            told.append(said)
        return told

    def _session(self, session: Session, workshop: Workshop) -> str:
        day = wording.short_weekday(workshop.local(session.starts_at).date())
        hours = wording.span(session.starts_at, session.ends_at, workshop.zone)
        when = self.tr("{day}, {hours}").format(day=day, hours=hours)
        about = [text for text in (session.title, session.place) if text]
        return " · ".join([when, *about])

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

    def _door(self, workshop: Workshop) -> list[tuple[str, str]]:
        opens = wording.minutes(workshop.opens_before_min)
        told = [("door-open", self.tr("Opens {opens} before").format(opens=opens))]
        if workshop.late_after_min is not None:
            late = wording.minutes(workshop.late_after_min)
            told.append(("timer", self.tr("Late after {late}").format(late=late)))
        if workshop.closes_after_min:
            said = self.tr("Closes {closes} after the end")
            closes = wording.minutes(workshop.closes_after_min)
            told.append(("door-closed", said.format(closes=closes)))
        if not workshop.allows_return:
            told.append(("log-out", self.tr("Who goes out needs your nod to come back")))
        if workshop.phone_walk_ins:
            told.append(("phone", self.tr("Walk-ins may use their phone")))
        return told


def _fill(box: QBoxLayout, facts: Sequence[tuple[str, str]]) -> None:
    emptied(box)
    for icon, fact in facts:
        mark = column(Mark(icon), None, margins=(0, 1, 0, 0))
        box.addLayout(row(mark, (words(fact, wrap=True), 1)))


def _beside_link(icon: str, said: QWidget, link: QWidget) -> QBoxLayout:
    return row(Mark(icon), (said, 1), link)


def _head(title: str, *aside: QWidget) -> QBoxLayout:
    """Lay out a card's title such that it may break into lines: the column is narrow."""
    return row((words(title, "section", wrap=True), 1), *aside)


def _beside(keys: Sequence[Legend]) -> QBoxLayout:
    """Lay the keys in a row, or under each other where words are long."""
    needs = sum(key.width() + _KEY_GAP for key in keys)
    is_long = needs > theme.SIDE_WIDTH - 2 * _CARD_PAD
    return column(*keys, gap=2) if is_long else row(*keys, None, gap=_KEY_GAP)

"""People found by what the host types: those who have a place first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from lchost.roster import members
from lchost.roster.matching import fold, same_name
from lchost.ui import theme, wording
from lchost.ui.checkin.hours import tr
from lchost.ui.tables import Column
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.cells import Cell
from lchost.ui.widgets.grid import Grid
from lchost.ui.widgets.layout import column, holder, row, words

MOST = 30  # people shown; a host who sees more types on
_PLACES = {"registered": 0, "waitlisted": 1, "cancelled": 2}


@dataclass(frozen=True)
class Person:
    """Somebody found; `since` when they are in, `status` of their registration here or ''.

    `left_at`: when they went out again; None: they are inside, or never came.
    """

    member_id: int
    name: str
    detail: str
    status: str
    since: datetime | None
    left_at: datetime | None = None


def find(
    workshop_id: int,
    text: str,
    since: Mapping[int, datetime],
    gone: Mapping[int, datetime] | None = None,
) -> list[Person]:
    """Return whom a text may mean: registered people first, then other members."""
    here = members.search(text, workshop_id=workshop_id, limit=MOST)
    known = {found.member_id for found in here}
    others = [f for f in members.search(text, limit=MOST) if f.member_id not in known]
    ordered = sorted(here, key=lambda found: _PLACES.get(found.status, 3))
    return [
        Person(
            found.member_id,
            found.name,
            " · ".join(part for part in (found.pronouns, found.detail) if part),
            found.status,
            since.get(found.member_id),
            (gone or {}).get(found.member_id),
        )
        for found in (*ordered, *others)
    ][:MOST]


def clear_match(text: str, people: Sequence[Person]) -> Person | None:
    """Return the one person whom a text means without doubt, or None.

    A sole match that only a forgiven typo made is in doubt.
    """
    exact = [p for p in people if same_name(text, p.name) or fold(text) == fold(p.detail)]
    if len(exact) == 1:
        return exact[0]
    if len(people) != 1:
        return None
    own = fold(f"{people[0].name} {people[0].detail}")
    return people[0] if all(word in own for word in fold(text).split()) else None


class FoundPeople(QFrame):
    """The list that stands in the panel's place while the host types."""

    taken = Signal(object)  # Person

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        columns = (
            Column(self.tr("Name"), lambda p: p.name, lambda p: Cell(p.name, sub=p.detail)),
            Column(self.tr("Place"), lambda p: _state(p, self.zone).text, self._pill, width=210),
        )
        self.zone = ""
        self.grid = Grid(
            columns,
            self.tr("People found"),
            key=lambda person: person.member_id,
            several=False,
            row_height=46,
        )
        self.grid.horizontalHeader().hide()
        self.grid.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the field keeps the keyboard
        self.hint = words("", muted=True, wrap=True)
        self.add = button(self.tr("Add as walk-in"), "user-plus")
        self._nobody = holder(column(None, row(None, self.add, None), None))
        items = ((self.grid, 1), (self._nobody, 1), self.hint)
        self.setLayout(column(*items, gap=8, margins=(14, 12, 14, 12)))
        self.grid.opened.connect(self.taken.emit)
        self.grid.clicked.connect(lambda index: self.taken.emit(self.grid.rows.row(index)))

    def show_people(self, people: Sequence[Person], zone: str, hint: str, *, can_add: bool) -> None:
        """Show whom a text may mean."""
        self.zone = zone
        self._nobody.setVisible(not people)
        self.add.setVisible(can_add)
        self.grid.clearSelection()
        self.grid.show_rows(people)
        self.grid.setVisible(bool(people))
        self.say(hint)

    def say(self, hint: str) -> None:
        """Say below the list what Enter does."""
        self.hint.setText(hint)

    def people(self) -> Sequence[Person]:
        """Return whom it shows."""
        return self.grid.rows.rows()

    def chosen(self) -> Person | None:
        """Return whom the arrows stand on."""
        found: Person | None = self.grid.current()
        return found

    def step(self, event: QKeyEvent) -> bool:
        """Move the choice with an arrow key that was pressed in the field; False: not an arrow."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5}
        steps[Qt.Key.Key_PageUp] = -5
        by = steps.get(Qt.Key(event.key()))
        people = self.people()
        if by is None or not people:
            return False
        now = self.chosen()
        at = people.index(now) if now else -1 if by > 0 else len(people)
        self.grid.choose(people[min(max(at + by, 0), len(people) - 1)].member_id)
        return True

    def _pill(self, person: Person) -> Cell:
        return _state(person, self.zone)


def _state(person: Person, zone: str) -> Cell:
    if person.left_at:
        words = tr("went out {clock}").format(clock=wording.clock(person.left_at, zone))
        return Cell(words, tone="attention", icon=_icon("attention"))
    if person.since:
        clock = wording.clock(person.since, zone)
        words = tr("in since {clock}").format(clock=clock)
        return Cell(words, tone="welcome", icon="circle-check")
    if person.status == "registered":
        return Cell(tr("registered"), tone="accent", icon="user-round")
    if person.status == "waitlisted":
        return Cell(tr("on the waitlist"), tone="attention", icon=_icon("attention"))
    if person.status == "cancelled":
        return Cell(tr("cancelled"), tone="attention", icon=_icon("attention"))
    return Cell(tr("member, no place here"), tone="neutral", icon=_icon("neutral"))


def _icon(tone: str) -> str:
    return theme.scheme().tone(tone).icon

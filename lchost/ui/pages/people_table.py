"""Who has a place in a workshop, as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QWidget

from lchost.checkin.attendance import State
from lchost.planning.workshops import Workshop
from lchost.roster.matching import ranked, search_words
from lchost.roster.registrations import Registration, Role, Status
from lchost.ui import wording
from lchost.ui.pages.members_table import narrow
from lchost.ui.pages.standing import HERE_LOOKS, Stood, here_words
from lchost.ui.tables import Column
from lchost.ui.widgets import Cell, Chip, Grid, column, row, search_box, words
from lchost.ui.words_of_people import ROLE_ICONS, STATUS_LOOKS, role_words, status_words

_STATES = (State.PRESENT, State.LATE, State.EXCUSED, State.ABSENT, State.UNMARKED)
_LATEST = datetime.max.replace(tzinfo=UTC)
_STANDING = {Status.REGISTERED: 0, Status.WAITLISTED: 1, Status.CANCELLED: 2}


class PeopleTable(QFrame):
    """Search, chips for each status that somebody has, and the table."""

    choice_changed = Signal()
    opened = Signal(object)  # Registration

    def __init__(self, *foot: QWidget) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._stood: dict[int, Stood] = {}
        self._workshop: Workshop | None = None
        self.search = narrow(search_box(self.tr("Name or e-mail")))
        self.chips = {
            "waiting": Chip(self.tr("Waitlist")),
            "cancelled": Chip(self.tr("Cancelled")),
            "walk_in": Chip(self.tr("Walk-ins")),
            "to_print": Chip(self.tr("Badge to print")),
            "roles": Chip(self.tr("With a role")),
            "excused": Chip(self.tr("Excused")),
        }
        self._wishes: dict[str, Callable[[Registration], bool]] = {
            "waiting": lambda r: r.status is Status.WAITLISTED,
            "cancelled": lambda r: r.status is Status.CANCELLED,
            "walk_in": lambda r: r.is_walk_in,
            "to_print": lambda r: r.status is Status.REGISTERED and r.badge_printed_at is None,
            "roles": lambda r: r.role is not Role.ATTENDEE,
            "excused": lambda r: self._state(r) is State.EXCUSED,
        }
        self.count = words("", "caption", muted=True)
        self.grid = Grid(self._columns(), self.tr("People of this workshop"), name="people")
        filters = row((self.search, 1), 4, *self.chips.values(), None, gap=6)
        below = row(self.count, None, *foot, gap=8)
        self.setLayout(column(filters, (self.grid, 1), below, gap=10, margins=(14, 12, 14, 10)))
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.enter)
        for chip in self.chips.values():
            chip.toggled.connect(self._filter)
        self.grid.choice_changed.connect(self._say_count)
        self.grid.choice_changed.connect(self.choice_changed)
        self.grid.opened.connect(self.opened)
        down, only = QKeySequence(Qt.Key.Key_Down), Qt.ShortcutContext.WidgetShortcut
        QShortcut(down, self.search, self.enter, context=only)

    # --- what it shows --------------------------------------------------------------------------

    def show_people(
        self, people: list[Registration], workshop: Workshop, stood: dict[int, Stood]
    ) -> None:
        """Show these people; `stood` tells how each member stands to the session."""
        self._workshop, self._stood = workshop, stood
        for key, chip in self.chips.items():
            is_any = any(map(self._wishes[key], people))
            chip.setVisible(is_any)
            if not is_any and chip.isChecked():
                chip.setChecked(False)
        self.grid.show_rows(people)
        self._filter()

    def start_search(self) -> None:
        """Give the keyboard to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def enter(self) -> None:
        """Go from the search into the table."""
        shown = self.grid.rows.rows()
        if shown:
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.grid.chosen():
                self.grid.choose(shown[0].id)

    # --- the columns ----------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Name"), lambda r: r.name),
            Column(
                self.tr("Place"),
                self._place_words,
                cell=self._place_cell,
                sort=lambda r: (_STANDING[r.status], r.is_walk_in),
                width=150,
            ),
            Column(
                self.tr("Role"),
                lambda r: role_words(r.role),
                cell=self._role_cell,
                width=132,
                leaves=3,
            ),
            Column(
                self.tr("Badge"),
                self._badge_words,
                sort=lambda r: (r.badge_printed_at is not None, r.badge_printed_at or datetime.max),
                width=96,
                muted=True,
                leaves=4,
            ),
            Column(
                self.tr("Here"),
                self._here_words,
                cell=self._here_cell,
                sort=self._here_sort,
                width=118,
                leaves=2,
            ),
            Column(self.tr("E-mail"), lambda r: r.email, width=200, muted=True, leaves=1),
        )

    def _place_words(self, who: Registration) -> str:
        is_walk_in = who.is_walk_in and who.status is Status.REGISTERED
        return self.tr("Walk-in") if is_walk_in else status_words(who.status)

    def _place_cell(self, who: Registration) -> Cell:
        tone, icon = STATUS_LOOKS[who.status.value]
        if who.is_walk_in and who.status is Status.REGISTERED:
            icon = "door-open"
        return Cell(self._place_words(who), tone=tone, icon=icon)

    def _role_cell(self, who: Registration) -> Cell:
        icon = ROLE_ICONS.get(who.role.value, "")
        return Cell(role_words(who.role), tone="accent" if icon else "", icon=icon, muted=not icon)

    def _badge_words(self, who: Registration) -> str:
        if who.badge_printed_at:
            return self.tr("printed")
        return self.tr("to print") if who.status is Status.REGISTERED else ""

    def _state(self, who: Registration) -> State:
        stood = self._stood.get(who.member_id)
        return stood.state if stood else State.UNMARKED

    def _here_words(self, who: Registration) -> str:
        stood = self._stood.get(who.member_id)
        return here_words(stood, self._workshop.zone) if stood and self._workshop else ""

    def _here_cell(self, who: Registration) -> Cell:
        stood, said = self._stood.get(who.member_id), self._here_words(who)
        if stood is None or not said:
            return Cell("")
        tone, icon = HERE_LOOKS["left" if stood.left_at else stood.state.value]
        return Cell(said, tone=tone, icon=icon, muted=not tone)

    def _here_sort(self, who: Registration) -> tuple[int, datetime]:
        stood = self._stood.get(who.member_id)
        since = stood.since if stood and stood.since else _LATEST
        return _STATES.index(self._state(who)), since

    # --- the search -----------------------------------------------------------------------------

    def _filter(self, *_: object) -> None:
        wishes = [self._wishes[key] for key, chip in self.chips.items() if chip.isChecked()]
        found = self._found(self.search.text())
        if found is None and not wishes:
            self.grid.keep(None)
        else:
            self.grid.keep(
                lambda r: (found is None or r.id in found) and all(wish(r) for wish in wishes)
            )
        self._say_count()

    def _found(self, text: str) -> set[int] | None:
        looked_for = search_words(text)
        if not looked_for:
            return None
        everybody = self.grid.rows.whole()
        hits = {r.id for r in everybody if all(word in r.folded for word in looked_for)}
        if hits:
            return hits
        near = ranked(text, [r.folded for r in everybody], limit=len(everybody))
        return {everybody[place].id for place in near}

    def _say_count(self) -> None:
        shown, whole = len(self.grid.rows.rows()), len(self.grid.rows.whole())
        said = wording.counted(whole, self.tr("1 person"), self.tr("{n} people"))
        if not shown and whole:
            said = self.tr("Nobody matches.")
        elif shown != whole:
            said = self.tr("{n} of {all}").format(n=wording.number(shown), all=said)
        chosen = len(self.grid.chosen())
        if chosen > 1:
            said = self.tr("{all}, {n} chosen").format(all=said, n=wording.number(chosen))
        self.count.setText(said)

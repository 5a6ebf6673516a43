"""The table of the register: searched by words and numbers, narrowed by year, kind and state."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from lchost.credentials import issued
from lchost.credentials.issued import Line, State
from lchost.credentials.kinds import Kind
from lchost.ui import wording
from lchost.ui.pages.members_table import narrow
from lchost.ui.register import looks
from lchost.ui.register.looks import tr
from lchost.ui.tables import Column
from lchost.ui.widgets import Cell, Grid, choice, column, row, search_box, words

_SEVERAL = 2


class RegisterTable(QFrame):
    """Search, three lists to narrow by, and the table; a list with one line to choose is hidden."""

    choice_changed = Signal()
    opened = Signal(object)  # Line

    def __init__(self, *foot: QWidget) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.search = narrow(search_box(tr("Number, name or workshop")))
        self.year = choice(tr("Year"), [(None, tr("All years"))])
        self.kind = choice(tr("Kind"), [(None, tr("All kinds"))])
        self.state = choice(tr("State"), [(None, tr("All states"))])
        self.count = words("", "caption", muted=True)
        self.grid = Grid(
            _columns(),
            tr("All certificates"),
            name="register",
            several=False,
            row_height=46,
            first_sorting=(0, True),
        )
        lists = (self.year, self.kind, self.state)
        above = row((self.search, 1), 4, *lists, None, gap=6)
        below = row(self.count, None, *foot, gap=8)
        self.setLayout(column(above, (self.grid, 1), below, gap=10, margins=(14, 12, 14, 10)))
        self.search.textChanged.connect(lambda _: self._filter())
        self.search.returnPressed.connect(self.enter)
        for one in lists:
            one.currentIndexChanged.connect(lambda _: self._filter())
        self.grid.choice_changed.connect(self.choice_changed)
        self.grid.opened.connect(self.opened)
        down, only = QKeySequence(Qt.Key.Key_Down), Qt.ShortcutContext.WidgetShortcut
        QShortcut(down, self.search, self.enter, context=only)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; what they are narrowed by stays, where there is still some of it."""
        said = looks.state_words()
        kinds, states = {one.kind for one in lines}, {one.state for one in lines}
        _fill(self.year, [(year, str(year)) for year in issued.years(lines)])
        _fill(self.kind, [(one, looks.kind_name(one)) for one in Kind if one in kinds])
        _fill(self.state, [(one, said[one].capitalize()) for one in State if one in states])
        self.grid.show_rows(lines)
        self._filter()

    def show_one(self, certificate_id: int) -> None:
        """Choose one, whatever was searched for."""
        self.search.clear()
        for one in (self.year, self.kind, self.state):
            one.setCurrentIndex(0)
        self.grid.choose(certificate_id)

    def current(self) -> Line | None:
        """Return the one that is chosen."""
        found = self.grid.current()
        return found if isinstance(found, Line) else None

    def shown(self) -> list[Line]:
        """Return those that are shown, in the order shown."""
        return list(self.grid.rows.rows())

    def start_search(self) -> None:
        """Give the keyboard to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def enter(self) -> None:
        """Go from the search into the table."""
        if self.grid.rows.rows():
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _filter(self) -> None:
        text = self.search.text().strip()
        wishes: list[Callable[[Line], bool]] = [issued.searched(text)] if text else []
        year, kind, state = (one.currentData() for one in (self.year, self.kind, self.state))
        if year is not None:
            wishes.append(lambda line: line.year == year)
        if kind is not None:
            wishes.append(lambda line: line.kind is kind)
        if state is not None:
            wishes.append(lambda line: line.state is state)
        self.grid.keep(_all_of(wishes))
        if not self.grid.chosen() and (shown := self.grid.rows.rows()):
            self.grid.choose(shown[0].id)  # what can be done is then done to what was found
        self._say_count()

    def _say_count(self) -> None:
        shown, whole = len(self.grid.rows.rows()), len(self.grid.rows.whole())
        said = wording.counted(whole, tr("1 certificate"), tr("{n} certificates"))
        if not shown and whole:
            said = tr("None is like this.")
        elif shown != whole:
            said = tr("{n} of {all}").format(n=wording.number(shown), all=said)
        self.count.setText(said)


def _all_of(wishes: Sequence[Callable[[Line], bool]]) -> Callable[[Line], bool] | None:
    if len(wishes) < _SEVERAL:
        return wishes[0] if wishes else None
    return lambda line: all(wish(line) for wish in wishes)


def _fill(box: QComboBox, options: Sequence[tuple[object, str]]) -> None:
    """Offer these below "all"; the one chosen stays."""
    chosen = box.currentData()
    box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(1)
    for value, said in options:
        box.addItem(said, value)
    at = next((n for n, (value, _) in enumerate(options, 1) if value == chosen), 0)
    box.setCurrentIndex(at)
    box.blockSignals(False)
    box.setVisible(len(options) > 1)


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Number"), lambda c: c.number, sort=lambda c: c.id, width=132, step="figure"),
        Column(tr("Name"), lambda c: c.name, lambda c: Cell(c.name, sub=looks.about(c))),
        Column(tr("Workshop"), lambda c: c.workshop, width=190, muted=True, leaves=3, shares=True),
        Column(tr("Kind"), lambda c: looks.kind_name(c.kind), width=116, muted=True, leaves=1),
        Column(
            tr("Issued"),
            lambda c: wording.day(c.issued_on, weekday=False),
            sort=lambda c: c.issued_on,
            width=160,
            muted=True,
            leaves=4,
        ),
        Column(tr("State"), lambda c: looks.state_words()[c.state], looks.state_cell, width=124),
        Column(tr("Signature"), looks.signed_words, width=116, muted=True, leaves=2),
    )

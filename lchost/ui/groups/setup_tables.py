"""The tables of the room: number, name, seats, and whether everybody can reach them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QSpinBox

from lchost.grouping.known import Known
from lchost.grouping.tables import MOST_SEATS, SeatTable
from lchost.grouping.wishes import USUAL_SIZE, Wishes
from lchost.ui import wording
from lchost.ui.groups.setup_words import tr
from lchost.ui.widgets import button, column, emptied, field, holder, number, row, tool, words

AT_ONCE = 6
"""Rows made in one turn of the screen: 60 tables take 240 ms."""

SPARE = 1
"""A chair more than people at a table, where nothing is known of the room."""


class Tables(QFrame):
    """A row a table; every change is kept at once, and can be undone."""

    changed = Signal()
    put = Signal(list)  # of SeatTable

    def __init__(self) -> None:
        super().__init__()
        self.use = QCheckBox(tr("Groups sit at the &tables of the room"))
        self.add = button(tr("Add a table"), "plus", "quiet")
        self.take = button("", "table-2", "quiet")
        self.rows: list[tuple[SeatTable, QLineEdit, QSpinBox, QCheckBox]] = []
        self._list = column(gap=6)
        self._none = words(
            tr("No tables are known of this room: groups are only numbered."),
            "caption",
            muted=True,
            wrap=True,
        )
        self.setLayout(
            column(self.use, self._none, self._list, row(self.add, self.take, None), gap=8)
        )
        self._offer: list[SeatTable] = []
        self._waiting: list[SeatTable] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._more)
        self.use.toggled.connect(lambda _: self.changed.emit())
        self.add.clicked.connect(self._add)
        self.take.clicked.connect(lambda: self.put.emit(self._offer))

    def show_wishes(self, known: Known, wishes: Wishes) -> None:
        """Show what is chosen."""
        self.use.blockSignals(True)
        self.use.setChecked(wishes.use_tables)
        self.use.blockSignals(False)
        self.show_tables(known.tables, known.offered, known.people)

    def show_tables(
        self, tables: Sequence[SeatTable], offered: Sequence[SeatTable], people: int
    ) -> None:
        """Show these tables; where there are none, offer those of last time, or usual ones."""
        emptied(self._list)
        self.rows = []
        self._waiting = list(tables)
        self._more()
        self._none.setVisible(not tables)
        self.use.setEnabled(bool(tables))
        self.take.setVisible(not tables)
        self._offer = list(offered) or _usual(people)
        n = wording.number(len(self._offer))
        said = tr("The {n} tables of last time") if offered else tr("{n} tables of {seats}")
        seats = wording.number(self._offer[0].seats)
        self.take.setText(" " + said.format(n=n, seats=seats))
        self.take.setAccessibleName(said.format(n=n, seats=seats))

    def _more(self) -> None:
        """Make some rows, and the others when the screen has had its turn."""
        for table in self._waiting[:AT_ONCE]:
            self._row(table)
        self._waiting = self._waiting[AT_ONCE:]
        if self._waiting:
            self._turn.start()

    def _row(self, table: SeatTable) -> None:
        n = wording.number(table.number)
        says = tr("Table {n}").format(n=n)
        name = field(tr("Name of table {n}").format(n=n), table.name, tr("name"), longest=60)
        seats = number(
            table.seats, "", tr("Seats at table {n}").format(n=n), least=1, most=MOST_SEATS
        )
        access = QCheckBox()
        access.setChecked(table.is_accessible)
        access.setToolTip(tr("Everybody can reach this table, also in a wheelchair"))
        access.setAccessibleName(tr("Table {n} has access for everybody").format(n=n))
        access.setText(tr("access"))
        gone = tool("x", tr("Take table {n} out").format(n=n))
        made = (table, name, seats, access)
        self.rows.append(made)
        self._list.addWidget(holder(row(words(says), (name, 1), seats, access, gone, gap=6)))
        name.editingFinished.connect(self._keep)
        seats.editingFinished.connect(self._keep)
        access.toggled.connect(lambda _: self._keep())
        gone.clicked.connect(lambda: self.put.emit([t for t in self.written() if t.id != table.id]))

    def written(self) -> list[SeatTable]:
        """Return the tables as they stand in the rows, and those that have none yet."""
        shown = [
            replace(
                table,
                name=" ".join(name.text().split()),
                seats=seats.value(),
                is_accessible=access.isChecked(),
            )
            for table, name, seats, access in self.rows
        ]
        return [*shown, *self._waiting]

    def _keep(self) -> None:
        if self.written() != [*(table for table, *_ in self.rows), *self._waiting]:
            self.put.emit(self.written())

    def _add(self) -> None:
        tables = self.written()
        seats = tables[-1].seats if tables else USUAL_SIZE + SPARE
        self.put.emit([*tables, SeatTable(0, len(tables) + 1, "", seats)])

    def into(self, wishes: Wishes) -> Wishes:
        """Return wishes with or without tables."""
        return replace(wishes, use_tables=self.use.isChecked() and bool(self.rows))

    def said(self) -> str:
        """Return what is known of the room, in a line."""
        if not self.rows:
            return tr("no tables")
        tables = self.written()
        seats, n = sum(table.seats for table in tables), len(tables)
        said = wording.counted(n, tr("one table, {seats} seats"), tr("{n} tables, {seats} seats"))
        return said.format(seats=wording.number(seats))


def _usual(people: int) -> list[SeatTable]:
    count = max(1, -(-people // USUAL_SIZE))
    return [SeatTable(0, n, "", USUAL_SIZE + SPARE) for n in range(1, count + 1)]

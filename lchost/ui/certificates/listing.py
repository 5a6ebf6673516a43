"""The list of the Certificates step: everybody, filtered by how they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lchost.ui import wording
from lchost.ui.certificates.people import Candidate, State, columns, counted
from lchost.ui.widgets.buttons import Chip
from lchost.ui.widgets.grid import Grid
from lchost.ui.widgets.layout import column, row, words
from lchost.ui.widgets.marks import Mark

_SHOWN: tuple[tuple[State, ...], ...] = (
    (State.TO_ISSUE, State.ISSUED, State.VOIDED),
    (State.TO_ISSUE,),
    (State.ISSUED,),
    (State.ABSENT,),
)


class PeopleList(QFrame):
    """The rule, a chip for each way to stand, and the people."""

    choice_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._people: Sequence[Candidate] = ()
        rule = words(self.tr("Everybody who has checked in gets one"), wrap=True)
        self.chips = [Chip("") for _ in _SHOWN]
        self.chips[0].setChecked(True)
        self.grid = Grid(
            columns(),
            self.tr("Certificates"),
            key=lambda one: one.member_id,
            name="certificates",
            row_height=46,
        )
        head = row(Mark("list-checks"), (rule, 1), gap=8)
        items = (head, row(*self.chips, None, gap=6), (self.grid, 1))
        self.setLayout(column(*items, gap=10, margins=(14, 12, 14, 14)))
        for n, chip in enumerate(self.chips):
            chip.clicked.connect(lambda _=False, n=n: self._choose_chip(n))
        self.grid.choice_changed.connect(self.choice_changed.emit)
        self._choose_chip(0)

    def show_people(self, people: Sequence[Candidate]) -> None:
        """Show these people; somebody is always chosen."""
        self._people = people
        self._name_chips()
        self.grid.show_rows(people)
        if not self.grid.chosen() and self.grid.rows.rows():
            self.grid.choose(self.grid.rows.rows()[0].member_id)

    def current(self) -> Candidate | None:
        """Return the one person chosen, or None."""
        chosen: Candidate | None = self.grid.current()
        return chosen

    def wanted(self) -> Sequence[Candidate]:
        """Return those chosen, if several are, else everybody."""
        chosen: list[Candidate] = self.grid.chosen()
        return chosen if len(chosen) > 1 else self._people

    def has_several(self) -> bool:
        """Tell whether more than one person is chosen."""
        return len(self.grid.chosen()) > 1

    def _name_chips(self) -> None:
        says = (
            self.tr("Present {n}"),
            self.tr("To issue {n}"),
            self.tr("Issued {n}"),
            self.tr("Absent {n}"),
        )
        for chip, text, states in zip(self.chips, says, _SHOWN, strict=True):
            shown = text.format(n=wording.number(counted(self._people, *states)))
            chip.setText(shown)
            chip.setAccessibleName(shown)

    def _choose_chip(self, chosen: int) -> None:
        for n, chip in enumerate(self.chips):
            chip.setChecked(n == chosen)
        self.grid.keep(lambda one: one.state in _SHOWN[chosen])

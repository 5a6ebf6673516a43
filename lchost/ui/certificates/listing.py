"""The list of the Certificates step: everybody, filtered by how they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from lchost.ui import wording
from lchost.ui.certificates.people import HOLD, Candidate, State, columns, counted
from lchost.ui.widgets.buttons import Chip
from lchost.ui.widgets.flow import Flow
from lchost.ui.widgets.grid import Grid
from lchost.ui.widgets.layout import column

_SHOWN: tuple[tuple[State, ...], ...] = (
    tuple(State),
    (State.TO_ISSUE,),
    HOLD,
    (State.NO, State.REVOKED),
    (State.TURNED,),
)
_TURNED = 4  # the place of the chip that is there only when it is needed


class PeopleList(QFrame):
    """What stands above, a chip for each way to stand, the people, and what stands below."""

    choice_changed = Signal()

    def __init__(self, above: QWidget, below: QWidget) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._people: Sequence[Candidate] = ()
        self.chips = [Chip("") for _ in _SHOWN]
        self.chips[0].setChecked(True)
        self.grid = Grid(
            columns(),
            self.tr("Certificates"),
            key=lambda one: one.member_id,
            name="certificates",
            row_height=46,
        )
        items = (above, Flow(*self.chips, gap=6), (self.grid, 1), below)
        self.setLayout(column(*items, gap=10, margins=(14, 12, 14, 14)))
        for n, chip in enumerate(self.chips):
            chip.clicked.connect(lambda _=False, n=n: self.choose_chip(n))
        self.grid.choice_changed.connect(self.choice_changed.emit)
        self.choose_chip(0)

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

    def chosen(self) -> list[Candidate]:
        """Return the people chosen, one or several."""
        return list(self.grid.chosen())

    def wanted(self) -> Sequence[Candidate]:
        """Return those chosen, if several are, else everybody."""
        chosen: list[Candidate] = self.grid.chosen()
        return chosen if len(chosen) > 1 else self._people

    def has_several(self) -> bool:
        """Tell whether more than one person is chosen."""
        return len(self.grid.chosen()) > 1

    def _name_chips(self) -> None:
        says = (
            self.tr("All {n}"),
            self.tr("To issue {n}"),
            self.tr("Issued {n}"),
            self.tr("No {n}"),
            self.tr("No longer {n}"),
        )
        for chip, text, states in zip(self.chips, says, _SHOWN, strict=True):
            shown = text.format(n=wording.number(counted(self._people, *states)))
            chip.setText(shown)
            chip.setAccessibleName(shown)
        turned = self.chips[_TURNED]
        is_needed = counted(self._people, State.TURNED) > 0
        if not is_needed and turned.isChecked():
            self.choose_chip(0)
        turned.setVisible(is_needed)

    def choose_chip(self, chosen: int) -> None:
        """Show only those who stand like this."""
        for n, chip in enumerate(self.chips):
            chip.setChecked(n == chosen)
        self.grid.keep(lambda one: one.state in _SHOWN[chosen])

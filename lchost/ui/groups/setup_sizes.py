"""How large groups are, or how many; how many rounds; what that makes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QRadioButton

from lchost.grouping import modes
from lchost.grouping.known import Known
from lchost.grouping.modes import Mode
from lchost.grouping.wishes import USUAL_SIZE, Wishes
from lchost.ui.groups.setup_words import tr
from lchost.ui.widgets import buddy, column, holder, number, row, words

LARGEST = 200
MOST_ROUNDS = 20
SIZED = frozenset({Mode.PAIRS, Mode.MENTORS, Mode.FILL})
"""Ways in which the size follows from something else."""

USUAL_ROUNDS = {Mode.PAIRS: 3, Mode.CAFE: 3}
"""Ways that live from going round; all others begin with one round."""


class Sizes(QFrame):
    """People a group or number of groups, limits, rounds."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.by_size = QRadioButton(tr("&People a group"))
        self.by_number = QRadioButton(tr("N&umber of groups"))
        self.a_group = number(USUAL_SIZE, "", tr("People a group"), least=2, most=LARGEST)
        self.groups = number(4, "", tr("Number of groups"), least=1, most=LARGEST)
        self.has_limits = QCheckBox(tr("Sizes may differ"))
        self.least = number(3, "", tr("People a group at least"), least=1, most=LARGEST)
        self.most = number(6, "", tr("People a group at most"), least=1, most=LARGEST)
        self.rounds = number(1, "", tr("Rounds planned together"), least=1, most=MOST_ROUNDS)
        self._limits = holder(
            row(
                buddy(tr("at &least"), self.least),
                self.least,
                8,
                buddy(tr("at &most"), self.most),
                self.most,
                None,
                gap=6,
            )
        )
        self._sized = holder(
            column(
                row((self.by_size, 1), self.a_group),
                row((self.by_number, 1), self.groups),
                self.has_limits,
                self._limits,
                gap=6,
            )
        )
        self._several = holder(row((buddy(tr("&Rounds"), self.rounds), 1), self.rounds))
        self.fixed = words("", "caption", wrap=True)  # where the way decides how many rounds
        self._asks_rounds = True
        self.setLayout(column(self._sized, self._several, self.fixed, gap=8))
        self._mode = Mode.MIX
        self._connect()

    def _connect(self) -> None:
        for box in (self.a_group, self.groups, self.least, self.most, self.rounds):
            box.valueChanged.connect(lambda _: self.changed.emit())
        for turn in (self.by_size, self.has_limits):
            turn.toggled.connect(self._settle)
            turn.toggled.connect(lambda _: self.changed.emit())
        self.least.valueChanged.connect(lambda n: self.most.setMinimum(n))

    def show_wishes(self, known: Known, wishes: Wishes) -> None:
        """Show what is chosen."""
        usual = max(1, round(known.people / USUAL_SIZE))
        self._mode = Mode.MIX
        self.most.setMinimum(1)  # that of what was shown before
        size = wishes.size or USUAL_SIZE
        for box, value in (
            (self.a_group, size),
            (self.groups, wishes.groups or usual),
            (self.least, wishes.least or max(1, size - 1)),
            (self.most, wishes.most or size + 1),
            (self.rounds, 1),
        ):
            box.blockSignals(True)
            box.setValue(value)
            box.blockSignals(False)
        self.most.setMinimum(self.least.value())
        self.by_size.setChecked(not wishes.groups)
        self.by_number.setChecked(bool(wishes.groups))
        self.has_limits.setChecked(wishes.least is not None or wishes.most is not None)
        self._settle()

    def ask_rounds(self, on: bool) -> None:
        """Ask how many rounds, where new ones are wanted."""
        self._asks_rounds = on
        self._settle()

    def follow(self, mode: Mode) -> None:
        """Ask only what this way leaves open."""
        before, self._mode = USUAL_ROUNDS.get(self._mode, 1), mode
        if self.rounds.value() == before:  # nobody has chosen another number
            self.rounds.setValue(USUAL_ROUNDS.get(mode, 1))
        self._sized.setVisible(mode not in SIZED)
        self._settle()

    def _settle(self) -> None:
        self.a_group.setEnabled(self.by_size.isChecked())
        self.groups.setEnabled(self.by_number.isChecked())
        self._limits.setVisible(self.has_limits.isChecked())
        said = fixed_said(self._mode)
        self.fixed.setText(said)
        self.fixed.setVisible(self._asks_rounds and bool(said))
        self._several.setVisible(self._asks_rounds and not said)

    def into(self, wishes: Wishes) -> Wishes:
        """Return wishes with these sizes."""
        has_limits = self.has_limits.isChecked() and self._mode not in SIZED
        return replace(
            wishes,
            size=self.a_group.value() if self.by_size.isChecked() else None,
            groups=self.groups.value() if self.by_number.isChecked() else None,
            least=self.least.value() if has_limits else None,
            most=self.most.value() if has_limits else None,
        )

    def count(self) -> int:
        """Return how many rounds are wanted."""
        return modes.rounds(self._mode, self.rounds.value())


def fixed_said(mode: Mode) -> str:
    """Return how many rounds a way always has; empty: as many as one likes."""
    match mode:
        case Mode.JIGSAW:
            return tr("2 rounds: expert, then home")
        case Mode.ALPHABETICAL:
            return tr("1 round: names have one order")
    return ""

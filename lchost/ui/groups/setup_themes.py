"""Themes of groups: one a line, and where it matters how many people each is for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QSpinBox

from lchost.grouping.modes.reading import USUAL_LEAST
from lchost.ui.groups.setup_words import tr
from lchost.ui.widgets import column, emptied, holder, labelled, lines, number, row, words

MOST_PEOPLE = 200
MOST_ROWS = 20
"""Themes whose limits are asked for; more do not fit a panel."""


class Themes(QFrame):
    """Names, and least and most people of each.

    Args:
        written: as `modes.reading` has them.
        can_limit: whether limits matter to the way that is chosen.
    """

    changed = Signal()

    def __init__(self, said: str, written: list[Any], *, can_limit: bool) -> None:
        super().__init__()
        self._limits = {str(one[0]): one[1:3] for one in written if not isinstance(one, str)}
        typed = [one if isinstance(one, str) else str(one[0]) for one in written]
        self._answers: list[str] = []
        self.box = lines(said.replace("&", ""), "\n".join(typed), rows=4)
        self.has_limits = QCheckBox(tr("Least and most people a theme"))
        self.has_limits.setChecked(any(least or most for least, most in self._limits.values()))
        self.has_limits.setVisible(can_limit)
        self.rows: dict[str, tuple[QSpinBox, QSpinBox]] = {}
        self._list = column(gap=6)
        self.setLayout(column(labelled(said, self.box), self.has_limits, self._list, gap=6))
        self._draw()
        self.box.textChanged.connect(self._turn)
        self.has_limits.toggled.connect(self._turn)

    def follow(self, answers: list[str]) -> None:
        """Take answers as themes, as long as none are written."""
        if answers != self._answers:  # else a number that is being changed would be made anew
            self._answers = answers
            self._draw()

    def value(self) -> list[Any]:
        """Return what is chosen, as `modes.reading` has it; nothing: the answers are the themes."""
        if not self.rows:
            return self._typed()
        found: list[Any] = []
        for name in self._names():
            least, most = self.rows.get(name, (None, None))
            found.append([name, least.value(), most.value() or None] if least and most else name)
        return found

    def _names(self) -> list[str]:
        return self._typed() or self._answers

    def _typed(self) -> list[str]:
        found = (" ".join(one.split()) for one in self.box.toPlainText().splitlines())
        return [name for name in dict.fromkeys(found) if name]

    def _turn(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        for name, (least, most) in self.rows.items():
            self._limits[name] = [least.value(), most.value()]
        emptied(self._list)
        self.rows = {}
        if self.has_limits.isChecked():
            for name in self._names()[:MOST_ROWS]:
                self._row(name)

    def _row(self, name: str) -> None:
        fewest, top = self._limits.get(name, (None, None))
        few, many = tr("Least people: {name}"), tr("Most people: {name}")
        least = number(fewest or USUAL_LEAST, "", few.format(name=name), least=1, most=MOST_PEOPLE)
        most = number(top or 0, "", many.format(name=name), most=MOST_PEOPLE)
        most.setSpecialValueText(tr("any"))
        self.rows[name] = (least, most)
        between = words(tr("to"), "caption", muted=True)
        self._list.addWidget(holder(row((words(name, wrap=True), 1), least, between, most, gap=6)))
        least.valueChanged.connect(lambda n: most.setValue(most.value() and max(n, most.value())))
        for box in (least, most):
            box.valueChanged.connect(lambda _: self.changed.emit())

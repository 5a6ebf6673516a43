"""Which certificate the page is about: a chip for each rule, and what the chosen one asks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from lchost.ui.widgets.buttons import Chip, action_button, action_tool
from lchost.ui.widgets.flow import Flow
from lchost.ui.widgets.layout import column, emptied, row, words
from lchost.ui.widgets.marks import Mark


class RuleBar(QWidget):
    """Chips of which one is chosen, the way to one more, and the rule in a sentence."""

    chosen = Signal(int)  # the place of the rule

    def __init__(self, add: QAction, edit: QAction, remove: QAction) -> None:
        super().__init__()
        self.chips: list[Chip] = []
        self._flow = Flow(gap=6)
        self.add = action_button(add, "link", text=self.tr("Add…"))
        self.sentence = words("", wrap=True)
        self.note = words("", "caption", muted=True, wrap=True)
        self.note.hide()
        says = column(self.sentence, self.note, gap=2)
        rule = row(Mark("list-checks"), (says, 1), action_tool(edit), action_tool(remove), gap=8)
        self.setLayout(column(self._flow, rule, gap=8))
        self._flow.addWidget(self.add)

    def show_rules(self, names: Sequence[str], chosen: int, sentence: str, note: str = "") -> None:
        """Show the rules, and what the chosen one asks; `note`: where it is issued, say."""
        self.sentence.setText(sentence)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if [chip.accessibleName() for chip in self.chips] != list(names):
            self._make_chips(names)
        for place, chip in enumerate(self.chips):
            chip.setChecked(place == chosen)

    def _make_chips(self, names: Sequence[str]) -> None:
        self.add.setParent(None)
        emptied(self._flow)
        self.chips = [Chip(name) for name in names]
        for place, chip in enumerate(self.chips):
            chip.clicked.connect(lambda _=False, place=place: self._choose(place))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add)
        self.add.show()

    def _choose(self, place: int) -> None:
        for n, chip in enumerate(self.chips):
            chip.setChecked(n == place)
        self.chosen.emit(place)

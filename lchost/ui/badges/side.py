"""Beside the badges: which design they have, and the way to change it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from lchost.ui.badges.words import tr
from lchost.ui.widgets import button, choice, column, labelled, row

_SHORTENED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class DesignSide(QWidget):
    """Asks; the page acts, and then shows what is chosen."""

    chosen = Signal(str)  # key
    asked_to_design = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = choice(tr("Design"), [])
        self.list.setSizeAdjustPolicy(_SHORTENED)
        self.list.setMinimumContentsLength(8)
        self.change = button(tr("Design…"), "pencil", kind="link")
        self.setLayout(column(labelled(tr("&Design"), self.list), row(self.change, None), gap=2))
        self.list.activated.connect(lambda at: self.chosen.emit(self.list.itemData(at)))
        self.change.clicked.connect(self.asked_to_design)

    def show_designs(self, offered: list[tuple[str, str]], key: str) -> None:
        """Offer the designs that there are."""
        self.list.clear()
        for one, name in offered:
            self.list.addItem(name, one)
        self.list.setCurrentIndex(max(0, self.list.findData(key)))

    def key(self) -> str:
        """Return the design chosen."""
        return str(self.list.currentData() or "")

"""Beside the badges: which design they have, and the way to change it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from lchost.ui.badges.words import tr
from lchost.ui.widgets import button, choice, column, labelled, row

_SHORTENED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_ALL = ""  # the line of the list that opens all designs


class DesignSide(QWidget):
    """Asks; the page acts, and then shows what is chosen."""

    chosen = Signal(str)  # key
    asked_to_design = Signal()
    asked_for_all = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = choice(tr("Design"), [])
        self.list.setSizeAdjustPolicy(_SHORTENED)
        self.list.setMinimumContentsLength(8)
        self.change = button(tr("Design…"), "pencil", kind="link")
        self.setLayout(column(labelled(tr("&Design"), self.list), row(self.change, None), gap=2))
        self._key = ""
        self.list.activated.connect(self._activated)
        self.change.clicked.connect(self.asked_to_design)

    def show_designs(self, offered: list[tuple[str, str]], key: str) -> None:
        """Offer the designs that there are."""
        self.list.clear()
        for one, name in offered:
            self.list.addItem(name, one)
        self.list.addItem(tr("All designs…"), _ALL)
        self._key = key
        self.list.setCurrentIndex(max(0, self.list.findData(key)))

    def _activated(self, at: int) -> None:
        key = self.list.itemData(at)
        if key != _ALL:
            self._key = key
            self.chosen.emit(key)
            return
        self.list.setCurrentIndex(max(0, self.list.findData(self._key)))
        self.asked_for_all.emit()

    def key(self) -> str:
        """Return the design chosen."""
        return self._key

"""Beside the badges: which design they have, and the way to change it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lchost.ui.badges.words import tr
from lchost.ui.widgets import button, column, labelled, row
from lchost.ui.widgets.way_choice import WayChoice

_ALL = ""  # the line of the list that opens all designs


class DesignSide(QWidget):
    """Asks; the page acts, and then shows what is chosen."""

    chosen = Signal(str)  # key
    asked_to_design = Signal()
    asked_for_all = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.list = WayChoice(tr("Design"), {_ALL})
        self.change = button(tr("Design…"), "pencil", kind="link")
        self.setLayout(column(labelled(tr("&Design"), self.list), row(self.change, None), gap=2))
        self.list.picked.connect(lambda key: self.chosen.emit(str(key)))
        self.list.asked.connect(lambda _: self.asked_for_all.emit())
        self.change.clicked.connect(self.asked_to_design)

    def show_designs(self, offered: list[tuple[str, str]], key: str) -> None:
        """Offer the designs that there are."""
        self.list.clear()
        for one, name in offered:
            self.list.addItem(name, one)
        self.list.addItem(tr("All designs…"), _ALL)
        self.list.stand_at(self.list.findData(key))

    def key(self) -> str:
        """Return the design chosen."""
        return str(self.list.chosen() or "")

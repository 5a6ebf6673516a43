"""What stands beside the board: how fair the round is, or the set-up."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget

from lchost.ui import theme
from lchost.ui.groups.fairness import Fairness
from lchost.ui.groups.setup import Setup
from lchost.ui.groups.setup_words import tr
from lchost.ui.groups.what_if import WhatIf
from lchost.ui.widgets import card, column, holder, scroll

ALONE_FROM = 1.2
"""With text so much larger than usual the set-up stands alone, without the board."""

PANEL_WIDTH = 400  # pixels of the usual text size


class Beside(QStackedWidget):
    """One of the two at a time."""

    def __init__(self, fairness: Fairness, what_if: WhatIf, setup: Setup) -> None:
        super().__init__()
        self._setup, self._what_if = setup, what_if
        self._faces = card(what_if, title=tr("Balance or new faces?"), gap=8)
        self._beside: QScrollArea = scroll(holder(column(self._faces, (fairness, 1), gap=12)))
        takes = QSizePolicy.Policy
        self._beside.setSizePolicy(takes.Preferred, takes.Ignored)  # it scrolls; the page need not
        self._told = holder(column((self._beside, 1), fairness.ways, gap=12))
        self._told.setSizePolicy(takes.Preferred, takes.Ignored)
        self.addWidget(self._told)
        self.addWidget(setup)

    @property
    def is_open(self) -> bool:
        """Tell whether the set-up stands there."""
        return self.currentWidget() is self._setup

    @property
    def stands_alone(self) -> bool:
        """Tell whether the set-up takes the place of the board."""
        return self.is_open and theme.text_scale() >= ALONE_FROM

    def open(self) -> None:
        """Show the set-up."""
        self.setCurrentWidget(self._setup)
        self.setFixedWidth(theme.em(PANEL_WIDTH))
        self.show()

    def close_setup(self, *, has_rounds: bool) -> None:
        """Show how fair the round is, if there is one."""
        self.setCurrentWidget(self._told)
        self.setFixedWidth(theme.SIDE_WIDTH)
        self.setVisible(has_rounds)

    def ask_faces(self, on: bool) -> None:
        """Offer the slider, where people can have met before."""
        self._faces.setVisible(on)

    def begin(self) -> None:
        """Read from the beginning."""
        self._beside.verticalScrollBar().setValue(0)

    def bring_offer(self) -> None:
        """Bring what is offered into view; it is the first thing there."""
        if self._what_if.has_offer:
            self.begin()

"""Asks before a whole paper is printed a second time."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets import button, words


class PrintAgainDialog(Dialog):
    """Accepted: print it again.  `others` shows only what is new, where there is something."""

    def __init__(self, parent: QWidget | None, title: str, printed: str, others: str = "") -> None:
        super().__init__(
            parent, self.tr("Print it again?"), title, verb=self.tr("Print again"), icon="printer"
        )
        self.others: QPushButton = button(others)
        self.others.clicked.connect(self.reject)
        self.printed = words(printed, wrap=True)
        self.body(self.printed, *([self.others] if others else []))

"""A quiet bar for long work: what is being done, how far it is, Cancel."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QProgressBar

from lchost.ui.tasks import Task
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.layout import row, words


class BusyBar(QFrame):
    """Stands above a page (or in a dialog) while a task runs, and goes when it ends."""

    def __init__(self, text: str, task: Task, *, can_cancel: bool = True) -> None:
        super().__init__()
        self.setProperty("ground", "accent")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(text)
        self.cancel = button(self.tr("Cancel"))
        if not can_cancel:
            self.cancel.hide()
        items = (words(text, "strong"), 8, (self._bar, 1), 8, self.cancel)
        self.setLayout(row(*items, margins=(16, 8, 10, 8)))
        self.setAccessibleName(text)
        self.cancel.clicked.connect(self._cancel)
        self.cancel.clicked.connect(task.cancel)
        task.progress.connect(self._move)
        for ended in (task.done, task.failed, task.cancelled):
            ended.connect(self.leave)

    def leave(self) -> None:
        """Go away."""
        self.hide()
        self.deleteLater()

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel.setText(self.tr("Stopping…"))

    def _move(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

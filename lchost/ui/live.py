"""Changes in the data, as one Qt signal."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lchost.models import database, undo


class Live(QObject):
    """Carries notices from whichever thread wrote to the thread that draws."""

    changed = Signal(object)  # frozenset[Topic]
    undo_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = [
            database.on_change(self.changed.emit),
            undo.on_change(self.undo_changed.emit),
        ]

    def stop(self) -> None:
        """Hear no more: the file is about to be closed, or the window to go."""
        for leave in self._leave:
            leave()
        self._leave.clear()

"""What a page may ask of the window around it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from lchost.ui.actions import Actions, Command
from lchost.ui.live import Live


class Frame(QObject):
    """One for the window; a page under test makes its own."""

    said = Signal(str, bool)  # a sentence for the status line; whether Undo stands beside it
    asked_to_go = Signal(str, int, int)  # place, workshop id, thing to choose there (0: none)

    asked_to_open = Signal(object)  # the Path of a community
    asked_for_copies = Signal(object)  # the Path of a community
    look_changed = Signal()  # scheme, text size or motion were chosen anew

    def __init__(self, commands: Sequence[Command], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live = Live(self)
        self.actions = Actions(commands, self)

    def say(self, text: str, *, undo: bool = True) -> None:
        """Say in the status line what was done."""
        self.said.emit(text, undo)

    def go(self, place: str, workshop_id: int = 0, thing_id: int = 0) -> None:
        """Show a page ("members") or a workshop's step ("people" with its id)."""
        self.asked_to_go.emit(place, workshop_id, thing_id)

    def action(self, key: str) -> QAction:
        """Return a command, to put on a button."""
        return self.actions[key]

"""What a page may ask of the window around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from lchost.ui.actions import Actions, Command
from lchost.ui.live import Live

if TYPE_CHECKING:
    from lchost.errors import HostError
    from lchost.ui.long_day import LongDay


class Frame(QObject):
    """One for the window; a page under test makes its own."""

    said = Signal(str, bool)  # a sentence for the status line; whether Undo stands beside it
    asked_to_go = Signal(str, int, int)  # place, workshop id, thing to choose there (0: none)

    asked_to_open = Signal(object)  # the Path of a community
    asked_for_copies = Signal(object)  # the Path of a community
    news = Signal(str, str, str)  # for whichever page is shown: tone, sentence, what goes on
    troubled = Signal(object)  # a HostError, for whichever page is shown
    news_over = Signal(str)  # a sentence of the news that holds no longer
    look_changed = Signal()  # scheme, text size or motion were chosen anew

    def __init__(self, commands: Sequence[Command], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.live = Live(self)
        self.actions = Actions(commands, self)
        self._day: LongDay | None = None

    def say(self, text: str, *, undo: bool = True) -> None:
        """Say in the status line what was done."""
        self.said.emit(text, undo)

    def trouble(self, error: HostError) -> None:
        """Say trouble of what a page began on whichever page is shown now."""
        self.troubled.emit(error)

    def go(self, place: str, workshop_id: int = 0, thing_id: int = 0) -> None:
        """Show a page ("members") or a workshop's step ("people" with its id)."""
        self.asked_to_go.emit(place, workshop_id, thing_id)

    def action(self, key: str) -> QAction:
        """Return a command, to put on a button."""
        return self.actions[key]

    @property
    def day(self) -> LongDay:
        """Return what goes on while the door is open; made when it is first asked for."""
        if self._day is None:
            from lchost.ui.long_day import LongDay  # late: most pages need no door

            self._day = LongDay(self.live, self)
            self._day.news.connect(self.news)
            self._day.phones.over.connect(self.news_over)
            self._day.said.connect(lambda text: self.say(text, undo=False))
        return self._day

    @property
    def has_day(self) -> bool:
        """Tell whether a door is attended."""
        return self._day is not None and bool(self._day.workshop_id)

    def end_day(self) -> None:
        """Let go of all that the open door has taken: the file is about to be closed."""
        if self._day is not None:
            self._day.end()

"""Makes papers off the screen's thread; each is kept until the data changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lchost.errors import HostError
from lchost.ui.papers import Choices, PaperKind
from lchost.ui.tasks import Task

if TYPE_CHECKING:
    from lchost.paper.press import Paper

Wanted = tuple[str, Choices]  # a paper by its key, and how the press is asked for it


class Making(QObject):
    """`done` and `failed` tell what became of a paper, unless the data has changed meanwhile."""

    done = Signal(object, object)  # wanted, paper
    failed = Signal(object, object)  # wanted, trouble

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.made: dict[Wanted, Paper] = {}
        self._under_way: set[Wanted] = set()
        self._turn = 0  # of the data: what was begun before it changed is thrown away

    def forget(self) -> None:
        """Begin anew: the data has changed."""
        self._turn += 1
        self.made.clear()
        self._under_way.clear()

    def begin(self, kind: PaperKind, wanted: Wanted) -> None:
        """Make a paper, unless it is on its way."""
        if wanted in self._under_way:
            return
        make, choices, turn = kind.make, wanted[1], self._turn
        self._under_way.add(wanted)
        task = Task(lambda _tell: make(choices), self)
        task.done.connect(lambda paper: self._finished(turn, wanted, paper))
        task.failed.connect(lambda error: self._not_made(turn, wanted, error))
        task.start()

    def _finished(self, turn: int, wanted: Wanted, paper: Paper) -> None:
        if turn == self._turn:
            self._under_way.discard(wanted)
            self.made[wanted] = paper
            self.done.emit(wanted, paper)

    def _not_made(self, turn: int, wanted: Wanted, error: Exception) -> None:
        if not isinstance(error, HostError):
            raise error
        if turn == self._turn:
            self._under_way.discard(wanted)
            self.failed.emit(wanted, error)

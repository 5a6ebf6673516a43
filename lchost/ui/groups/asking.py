"""Asks before people move: who would have to, and what each other place would cost."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from lchost.grouping import moves
from lchost.grouping.explaining import Alternative
from lchost.models.database import Topic, writing
from lchost.ui import wording
from lchost.ui.groups.board import Board
from lchost.ui.groups.mending import MendDialog
from lchost.ui.groups.why import WhyDialog
from lchost.ui.page import WorkshopPage


def tr(text: str) -> str:
    """Translate what was done."""
    return QCoreApplication.translate("Asking", text)


class Asking:
    """Opens the dialogs of a round for its page; what they decide is one step of undo."""

    def __init__(self, page: WorkshopPage, board: Board, read: Callable[[], None]) -> None:
        self._page, self._board, self._read = page, board, read

    def mend(self, *, leaving: Iterable[int] = (), lost: Iterable[int] = ()) -> None:
        """Show who would have to move so that the round is whole again."""
        shown = self._board.shown
        if shown is not None:
            MendDialog(self._page, shown.view, self._act, leaving=leaving, lost=lost).open()

    def why(self, member: int) -> None:
        """Show why somebody sits where they sit."""
        shown = self._board.shown
        if shown is not None and member in shown.group_of:
            WhyDialog(self._page, shown, member, lambda chosen: self._go(member, chosen)).open()

    def _go(self, member: int, chosen: Alternative) -> None:
        shown = self._board.shown
        if shown is None:
            return
        group = shown.view.groups[chosen.group]
        facts = {"name": shown.view.names.get(member, ""), "n": wording.number(group.number)}
        seats = {one: shown.view.groups[to].id for one, to in chosen.seats.items()}
        round_id = shown.view.id
        self._act(
            tr("move of {name} to group {n}").format(**facts),
            lambda: _seat(round_id, seats),
            tr("Moved {name} to group {n}").format(**facts),
        )
        self._board.choose(member)

    def _act(self, label: str, job: Callable[[], object], said: str) -> None:
        self._page.act(label, job, said)
        self._read()


def _seat(round_id: int, seats: Mapping[int, int]) -> None:
    with writing(Topic.GROUPS):
        for member, group_id in seats.items():
            moves.move(round_id, member, group_id)

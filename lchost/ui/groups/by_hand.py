"""A round mended by hand: people moved, swapped, taken out, locked; each one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QMenu

from lchost.checkin.leaving import check_out
from lchost.grouping import moves
from lchost.grouping.cards import GroupView, RoundView, Seat
from lchost.ui import wording
from lchost.ui.dialogs.rename import RenameDialog
from lchost.ui.groups.asking import Asking
from lchost.ui.groups.board import Board
from lchost.ui.groups.elsewhere import fill_moves, typed
from lchost.ui.groups.menu import Offers, offer_group, offer_people
from lchost.ui.page import WorkshopPage


def tr(text: str) -> str:
    """Translate what was done."""
    return QCoreApplication.translate("ByHand", text)


class ByHand:
    """Does what the board asks for, for its page."""

    def __init__(self, page: WorkshopPage, board: Board, read: Callable[[], None]) -> None:
        self._page, self._board, self._read = page, board, read
        self.asking = Asking(page, board, read)
        board.moved.connect(self.move)
        board.swapped.connect(self.swap)
        board.locked.connect(self.lock)
        board.group_locked.connect(self.lock_group)
        board.menu_asked.connect(self._open_menu)
        board.told.connect(lambda text: page.say(text, undo=False))

    @property
    def _round(self) -> RoundView | None:
        return self._board.shown.view if self._board.shown else None

    def move(self, members: Sequence[int], group_id: int) -> None:
        """Seat people in another group."""
        if self._round is None:
            return
        round_id, facts = self._round.id, {"name": self._names(members), "n": self._n(group_id)}
        label, said = tr("move of {name} to group {n}"), tr("Moved {name} to group {n}")
        if self._board.shown and members[0] not in self._board.shown.group_of:
            label, said = tr("seat for {name} in group {n}"), tr("Seated {name} in group {n}")

        def work() -> None:
            for member in members:
                moves.move(round_id, member, group_id)

        self._do(label.format(**facts), work, said.format(**facts), members[0])

    def swap(self, one: int, other: int) -> None:
        """Let two people change groups."""
        if self._round is None:
            return
        round_id = self._round.id
        names = {"one": self._names([one]), "other": self._names([other])}
        label = tr("swap of {one} and {other}").format(**names)
        said = tr("Swapped {one} and {other}").format(**names)
        self._do(label, lambda: moves.swap(round_id, one, other), said, one)

    def take_out(self, members: Sequence[int]) -> None:
        """Free the seats of people who have left, and check them out."""
        if self._round is None:
            return
        round_id, name = self._round.id, self._names(members)
        label = tr("leaving of {name}").format(name=name)
        said = tr("Took {name} out of the round, and checked them out").format(name=name)
        workshop_id = self._page.workshop_id

        def work() -> None:
            for member in members:
                moves.unseat(round_id, member)
            check_out(workshop_id, members, datetime.now(UTC))

        self._do(label, work, said)

    def lock(self, members: Sequence[int], on: bool) -> None:
        """Let people stay where they are when the rest is mixed; or no longer."""
        if self._round is None or not members:
            return
        round_id, name = self._round.id, self._names(members)
        label = tr("lock of {name}") if on else tr("unlocking of {name}")
        said = tr("Locked {name}") if on else tr("Unlocked {name}")
        self._do(
            label.format(name=name),
            lambda: moves.lock(round_id, members, on),
            said.format(name=name),
            members[-1],
        )

    def lock_group(self, group_id: int, on: bool) -> None:
        """Let a group stay as it is when the rest is mixed; or no longer."""
        n = self._n(group_id)
        label = tr("lock of group {n}") if on else tr("unlocking of group {n}")
        said = tr("Locked group {n}") if on else tr("Unlocked group {n}")
        self._do(label.format(n=n), lambda: moves.lock_group(group_id, on), said.format(n=n))

    def rename(self, group: GroupView) -> None:
        """Ask for a group's name: its table, its theme."""
        dialog = RenameDialog(self._page, group.number, group.name)
        label = tr("name of group {n}").format(n=wording.number(group.number))
        said = tr("Renamed group {n}").format(n=wording.number(group.number))
        dialog.accepted.connect(
            lambda: self._do(label, lambda: moves.rename_group(group.id, dialog.name()), said)
        )
        dialog.open()

    def remove(self, group: GroupView) -> None:
        """Take an empty group out."""
        n = wording.number(group.number)
        label = tr("removal of empty group {n}").format(n=n)
        said = tr("Took empty group {n} out").format(n=n)
        self._do(label, lambda: moves.remove_group(group.id), said)

    def _lose(self, group: GroupView) -> None:
        self.asking.mend(lost=[group.id])

    # --- the menu -------------------------------------------------------------------------------

    def open_places(self, member: int, where: QPoint) -> None:
        """Offer the groups to somebody who waits for a seat."""
        menu = self.places_for(member)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def places_for(self, member: int) -> QMenu:
        """Return the groups, each with what one more would do."""
        menu = QMenu(self._page)
        if self._board.shown is not None:
            fill_moves(menu, self._board.shown, (member,), self.move)
            said = tr("Seat {name} in").format(name=typed(self._names([member])))
            menu.insertSection(menu.actions()[0], said)
        return menu

    def _open_menu(self, group: GroupView, seat: Seat | None, where: QPoint) -> None:
        menu = self.menu_of(group, seat)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def menu_of(self, group: GroupView, seat: Seat | None) -> QMenu:
        """Return what can be done with who is chosen, and with the group."""
        menu = QMenu(self._page)
        shown, several = self._board.shown, self._board.choice.several
        if shown is not None and seat is not None:
            is_of_several = seat.member_id in several
            members = tuple(sorted(several)) if is_of_several else (seat.member_id,)
            offers = Offers(self.move, self.swap, self.lock, self.take_out, self.asking.why)
            offer_people(menu, shown, members, offers)
        offer_group(menu, group, self.lock_group, self.rename, self._lose, self.remove)
        return menu

    # --- words ----------------------------------------------------------------------------------

    def _names(self, members: Sequence[int]) -> str:
        known = self._round.names if self._round else {}
        return wording.listed([known.get(member, "") for member in members])

    def _n(self, group_id: int) -> str:
        groups = self._round.groups if self._round else ()
        return wording.number(next((g.number for g in groups if g.id == group_id), 0))

    def _do(self, label: str, work: Callable[[], object], said: str, member: int = 0) -> None:
        self._page.do(label, work, said)
        self._read()
        if member:
            self._board.choose(member)

"""Groups: the room divided, a card a group, and in words how fair it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QTabBar, QWidget

from lchost.checkin import attendance
from lchost.grouping import moves, room, rounds
from lchost.grouping.cards import GroupView, RoundView, Seat
from lchost.grouping.wishes import Wishes
from lchost.models.database import Topic
from lchost.planning.workshops import Workshop
from lchost.roster import registrations
from lchost.ui import theme, wording
from lchost.ui.dialogs.pairs import PairsDialog
from lchost.ui.dialogs.rename import RenameDialog
from lchost.ui.dialogs.wishes import WishesDialog
from lchost.ui.frame import Frame
from lchost.ui.groups.board import Board, legend_of
from lchost.ui.groups.fairness import Fairness
from lchost.ui.groups.menu import offer_person
from lchost.ui.groups.out import Out
from lchost.ui.groups.publishing import Publishing
from lchost.ui.page import WorkshopPage
from lchost.ui.tasks import Progress
from lchost.ui.widgets import (
    action_button,
    button,
    card,
    column,
    empty_state,
    holder,
    row,
    scroll,
)
from lchost.ui.widgets.fitting import Fitting

_SHARES = 1000  # a share of the work, as whole steps


class GroupsPage(WorkshopPage):
    """Those present in breakout groups, mended in one move when someone is late."""

    step = "groups"
    shows = frozenset({Topic.GROUPS, Topic.ATTENDANCE, Topic.REGISTRATIONS, Topic.MEMBERS})

    def __init__(self, frame: Frame, workshop_id: int) -> None:
        super().__init__(frame, workshop_id)
        self.shown: RoundView | None = None
        self._rounds: list[rounds.RoundSummary] = []
        self._people: list[int] = []
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("Rounds"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.board = Board()
        self.fairness = Fairness(frame)
        self._legend = Fitting(gap=12)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._board_side())
        self._whole.addWidget(card((self._first_step(), 1)))
        self.body((self._whole, 1))
        self._next = action_button(
            frame.action("groups.next"), "primary", text=self.tr("Next round")
        )
        self._print = action_button(frame.action("groups.print"), text=self.tr("Group list"))
        self.publishing = Publishing(self)
        self.out = Out(self)
        self.header("", "", self._print, self.out.stage, self.publishing, self._next)
        self._is_mixing = False
        self._connect()

    def _board_side(self) -> QWidget:
        left = column(row(self.tabs, (self._legend, 1), gap=12), (self.board, 1), gap=8)
        beside = scroll(holder(column((self.fairness, 1))), theme.SIDE_WIDTH)
        return holder(row((left, 1), beside, gap=16))

    def _first_step(self) -> QWidget:
        self._make = button(self.tr("Make groups"), "users-round", "primary")
        self._wish = button(self.tr("Wishes first"), "sliders-horizontal")
        self._make.clicked.connect(self.next_round)
        self._wish.clicked.connect(self.ask_wishes)
        self._empty = empty_state(
            "users-round",
            self.tr("Mix the room"),
            self.tr(
                "Groups of about five, alike in skill and mixed in background. Nobody meets the"
                " same people twice, as far as that can be."
            ),
            self._make,
            self._wish,
        )
        return self._empty

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda _: self._show_round())
        self.board.dropped.connect(self.move_to)
        self.board.menu_asked.connect(self._offer)

    # --- what it shows --------------------------------------------------------------------------

    def draw(self, workshop: Workshop) -> None:
        """Read the rounds; show the one that was looked at, else the last."""
        self._rounds = rounds.listing(workshop.id)
        self._people = self._who()
        self._whole.setCurrentIndex(0 if self._rounds else 1)
        can_make = bool(self._people)
        for key in ("groups.next", "groups.wishes", "groups.pairs"):
            self.frame.actions.enable(key, can_make)
        for key in ("groups.again", "groups.delete"):
            self.frame.actions.enable(key, bool(self._rounds))
        self.publishing.show_round(None)
        self._make.setEnabled(can_make)
        self._wish.setEnabled(can_make)
        self._next.setVisible(bool(self._rounds))
        self._print.setVisible(bool(self._rounds))
        self.publishing.setVisible(bool(self._rounds))
        self._fill_tabs()
        self._show_round()
        self.out.follow()
        if not self._rounds:
            self.sub.setText(self._who_is_there())

    def _fill_tabs(self) -> None:
        kept = self.shown.id if self.shown else 0
        ids = [one.id for one in self._rounds]
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for one in self._rounds:
            said = self.tr("Round {n}").format(n=wording.number(one.number))
            self.tabs.setTabData(self.tabs.addTab(said), one.id)
        self.tabs.setCurrentIndex(ids.index(kept) if kept in ids else len(ids) - 1)
        self.tabs.blockSignals(False)

    def _show_round(self) -> None:
        round_id = self.tabs.tabData(self.tabs.currentIndex())
        self.shown = rounds.get(int(round_id)) if round_id else None
        if self.shown is None:
            return
        self.board.show_round(self.shown)
        self.fairness.show_round(self.shown)
        self._legend.show_parts(*legend_of(self.shown))
        self.frame.actions.enable("groups.seat", bool(self.shown.waiting))
        groups = wording.counted(
            len(self.shown.groups), self.tr("one group"), self.tr("{n} groups")
        )
        people = wording.counted(self.shown.people, self.tr("1 person"), self.tr("{n} people"))
        said = self.tr("{people} in {groups}").format(people=people, groups=groups)
        since = self.publishing.show_round(self.shown)
        self.sub.setText(f"{said} · {since}" if since else said)

    def _who(self) -> list[int]:
        """Return whom to divide: those present; before anyone has come, those who have a place."""
        here = attendance.present(self.workshop_id)
        if here:
            return here
        found = registrations.listing(self.workshop_id)
        return [one.member_id for one in found if one.status is registrations.Status.REGISTERED]

    def _who_is_there(self) -> str:
        present = len(attendance.present(self.workshop_id))
        if present:
            return wording.counted(
                present, self.tr("1 person is here"), self.tr("{n} people are here")
            )
        if self._people:
            return wording.counted(
                len(self._people),
                self.tr("Nobody is here yet; 1 person has a place"),
                self.tr("Nobody is here yet; {n} people have a place"),
            )
        return self.tr("Nobody has a place yet: add people first")

    def first_focus(self) -> QWidget | None:
        """The first card, or the way to make groups."""
        return self.board.cards[0] if self.board.cards else self._make

    def choose(self, thing_id: int) -> None:
        """Choose a person on the board."""
        self.board.choose(thing_id)

    # --- making rounds --------------------------------------------------------------------------

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return what the menus can ask of this page."""
        return {
            "groups.next": self.next_round,
            "groups.again": self.shuffle,
            "groups.wishes": self.ask_wishes,
            "groups.pairs": self.ask_pairs,
            "groups.seat": self.seat_waiting,
            "groups.publish": self.publishing.publish,
            "groups.withdraw": self.publishing.withdraw,
            "groups.delete": self.delete,
            **self.out.does(),
        }

    def wishes(self) -> Wishes:
        """Return the wishes to go on with: the last round's, else what suits these people."""
        if self._rounds:
            return rounds.get(self._rounds[-1].id).wishes
        return room.suggest(self.workshop_id, self._people)

    def next_round(self) -> None:
        """Divide the room once more, with the wishes of before."""
        self._make_round(self.wishes())

    def _make_round(self, wishes: Wishes) -> None:
        workshop_id, people = self.workshop_id, self._people
        number = self._rounds[-1].number + 1 if self._rounds else 1
        n = wording.number(number)

        def work(progress: Progress) -> int:
            (made,) = rounds.make(
                workshop_id, wishes, datetime.now(UTC), people=people, progress=_shares(progress)
            )
            return made

        self._mix(
            self.tr("Making round {n}…").format(n=n),
            work,
            self.tr("making of round {n}").format(n=n),
            self.tr("Made round {n}").format(n=n),
        )

    def _mix(self, text: str, work: Callable[[Progress], int], step: str, said: str) -> None:
        """Mix off the screen; a second click meanwhile is no second wish."""
        if not self._is_mixing:
            self._is_mixing = True
            self.run(text, work, self._show_new, undo_label=step, said=said, ended=self._has_mixed)

    def _has_mixed(self) -> None:
        self._is_mixing = False

    def _show_new(self, round_id: object) -> None:
        self.calm()
        self.stale()
        for n in range(self.tabs.count()):
            if self.tabs.tabData(n) == round_id:
                self.tabs.setCurrentIndex(n)

    def shuffle(self, wishes: Wishes | None = None) -> None:
        """Make the round that is shown anew."""
        if self.shown is None:
            return
        round_id, n = self.shown.id, wording.number(self.shown.number)

        def work(progress: Progress) -> int:
            rounds.remake([round_id], datetime.now(UTC), wishes=wishes, progress=_shares(progress))
            return round_id

        self._mix(
            self.tr("Mixing round {n} again…").format(n=n),
            work,
            self.tr("new mix of round {n}").format(n=n),
            self.tr("Mixed round {n} again").format(n=n),
        )

    def ask_wishes(self) -> None:
        """Ask how groups are to be made, then make the round (again)."""
        wishes = self.shown.wishes if self.shown else self.wishes()
        verb = self.tr("Mix again") if self.shown else self.tr("Make groups")
        dialog = WishesDialog(self, self.workshop_id, wishes, self._people, verb)
        again, first = self.shuffle, self._make_round
        act = again if self.shown else first
        dialog.accepted.connect(lambda: act(dialog.wishes()))
        dialog.open()

    def ask_pairs(self) -> None:
        """Show who must sit together and who must not."""
        PairsDialog(self, self.workshop_id, self.do).open()

    # --- mending by hand ------------------------------------------------------------------------

    def move_to(self, member_id: int, group_id: int) -> None:
        """Seat a person in another group."""
        if self.shown is None:
            return
        round_id, name = self.shown.id, self._name(member_id)
        number = next((g.number for g in self.shown.groups if g.id == group_id), 0)
        label = self.tr("move of {name} to group {number}").format(name=name, number=number)
        said = self.tr("Moved {name} to group {number}").format(name=name, number=number)
        self.do(label, lambda: moves.move(round_id, member_id, group_id), said)
        self._show_now(member_id)

    def swap(self, one: int, other: int) -> None:
        """Let two people change groups."""
        if self.shown is None:
            return
        round_id, names = self.shown.id, {"one": self._name(one), "other": self._name(other)}
        label = self.tr("swap of {one} and {other}").format(**names)
        said = self.tr("Swapped {one} and {other}").format(**names)
        self.do(label, lambda: moves.swap(round_id, one, other), said)
        self._show_now(one)

    def take_out(self, member_id: int) -> None:
        """Free the seat of somebody who has left."""
        if self.shown is None:
            return
        round_id, name = self.shown.id, self._name(member_id)
        label = self.tr("removal of {name} from the round").format(name=name)
        said = self.tr("Took {name} out of the round").format(name=name)
        self.do(label, lambda: moves.unseat(round_id, member_id), said)
        self._show_now(0)

    def seat_waiting(self) -> None:
        """Seat all who came late where they fit best; nobody else moves."""
        if self.shown is None or not self.shown.waiting:
            return
        round_id, waiting = self.shown.id, [seat.member_id for seat in self.shown.waiting]
        names = wording.listed([seat.name for seat in self.shown.waiting])
        label = self.tr("seats for {names}").format(names=names)
        said = self.tr("Found seats for {names}").format(names=names)
        self.run(
            self.tr("Looking for the best seats…"),
            lambda _: moves.seat(round_id, waiting),
            lambda _: self._show_now(waiting[0]),
            undo_label=label,
            said=said,
        )

    def rename(self, group: GroupView) -> None:
        """Ask for a group's name: its table, its theme."""
        dialog = RenameDialog(self, group.number, group.name)
        label = self.tr("name of group {number}").format(number=group.number)
        said = self.tr("Renamed group {number}").format(number=group.number)
        dialog.accepted.connect(
            lambda: self.do(label, lambda: moves.rename_group(group.id, dialog.name()), said)
        )
        dialog.open()

    def _show_now(self, member_id: int) -> None:
        self.stale()
        if member_id:
            self.board.choose(member_id)

    def _name(self, member_id: int) -> str:
        if self.shown is None:
            return ""
        waiting = {seat.member_id: seat.name for seat in self.shown.waiting}
        return self.shown.names.get(member_id) or waiting.get(member_id, "")

    def _offer(self, group: GroupView, seat: Seat | None, where: QPoint) -> None:
        """Open the menu of a person, or of a group."""
        menu = self.menu_of(group, seat)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def menu_of(self, group: GroupView, seat: Seat | None) -> QMenu:
        """Return what can be done with a person of a group, and with the group."""
        menu = QMenu(self)
        if self.shown and seat is not None:
            others = [other for other in self.shown.groups if other.id != group.id]
            offer_person(
                menu,
                seat,
                others,
                move=lambda to: self.move_to(seat.member_id, to),
                swap=lambda other: self.swap(seat.member_id, other),
                gone=lambda: self.take_out(seat.member_id),
            )
        said = self.tr("Name of group {number}…").format(number=wording.number(group.number))
        menu.addAction(said).triggered.connect(lambda: self.rename(group))
        return menu

    # --- out ------------------------------------------------------------------------------------

    def delete(self) -> None:
        """Take the round out."""
        if self.shown is None:
            return
        round_id, n = self.shown.id, wording.number(self.shown.number)
        label = self.tr("removal of round {n}").format(n=n)
        self.do(label, lambda: rounds.delete(round_id), self.tr("Removed round {n}").format(n=n))
        self.shown = None
        self.stale()


def _shares(progress: Progress) -> Callable[[float], None]:
    """Return a solver's share of 1 as steps of a bar."""
    return lambda share: progress(round(share * _SHARES), _SHARES)

"""Groups: the room divided, a card a group, and in words how fair it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from lchost.checkin import attendance
from lchost.grouping import encounters, moves, rounds
from lchost.grouping.cards import RoundView
from lchost.models.database import Topic
from lchost.planning.workshops import Workshop
from lchost.roster import registrations
from lchost.ui import wording
from lchost.ui.dialogs.pairs import PairsDialog
from lchost.ui.frame import Frame
from lchost.ui.groups import card_words
from lchost.ui.groups.board import Board
from lchost.ui.groups.by_hand import ByHand
from lchost.ui.groups.fairness import Fairness
from lchost.ui.groups.finder import Finder
from lchost.ui.groups.legend import legend_of
from lchost.ui.groups.making import Chosen, Making
from lchost.ui.groups.out import Out
from lchost.ui.groups.publishing import Publishing
from lchost.ui.groups.shown import Reading, Shown
from lchost.ui.groups.tabs import RoundTabs
from lchost.ui.page import WorkshopPage
from lchost.ui.widgets import (
    action_button,
    button,
    card,
    column,
    emptied,
    empty_state,
    holder,
    row,
)
from lchost.ui.widgets.flow import Flow


class GroupsPage(WorkshopPage):
    """Those present in breakout groups, mended in one move when someone is late."""

    step = "groups"
    shows = frozenset({Topic.GROUPS, Topic.ATTENDANCE, Topic.REGISTRATIONS, Topic.MEMBERS})

    def __init__(self, frame: Frame, workshop_id: int) -> None:
        super().__init__(frame, workshop_id)
        self.shown: RoundView | None = None
        self._rounds: list[rounds.RoundSummary] = []
        self._people: list[int] = []
        self.tabs = RoundTabs()
        self.board = Board()
        self.by_hand = ByHand(self, self.board, self.stale)
        self._reading = Reading(self, self._show, self.task_failed)
        self.finder = Finder(self.board)
        self.fairness = Fairness(frame, self.board)
        self.fairness.waiting.menu_asked.connect(self.by_hand.open_places)
        self.making = Making(self, self.fairness, self.show_made)
        self._legend = Flow(gap=12)
        self._whole = QStackedWidget()
        self._whole.addWidget(self._board_side())
        self._whole.addWidget(card((self._first_step(), 1)))
        self.body((row((self._whole, 1), self.making.side, gap=16), 1))
        self._next = action_button(
            frame.action("groups.next"), "primary", text=self.tr("Next round")
        )
        self._print = action_button(frame.action("groups.print"), text=self.tr("Group list"))
        self.publishing = Publishing(self)
        self.out = Out(self)
        self.header("", "", self._print, self.out.stage, self.publishing, self._next)
        self._connect()

    def _board_side(self) -> QWidget:
        head = row((self.tabs, 1), self.finder, gap=12)
        left = column(head, holder(self._legend), (self.board, 1), gap=8)
        return holder(left)

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
        self.making.opened.connect(self._leave_ways)
        self.tabs.currentChanged.connect(lambda _: self._read_round())
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Find, self, self.finder.setFocus, context=inside)

    def _leave_ways(self, is_set_up: bool) -> None:
        """The set-up has its own way to make groups; there is one primary button a page."""
        self._make.setHidden(is_set_up)
        self._wish.setHidden(is_set_up)
        self._next.setVisible(bool(self._rounds) and not is_set_up)
        self._whole.setHidden(self.making.stands_alone)

    # --- what it shows --------------------------------------------------------------------------

    def draw(self, workshop: Workshop) -> None:
        """Read the rounds; show the one that was looked at, else the last."""
        self._rounds = rounds.listing(workshop.id)
        self._people = self._who()
        self._whole.setCurrentIndex(0 if self._rounds else 1)
        self.making.follow(self._rounds, self._people)
        can_make = bool(self._people)
        for key in ("groups.next", "groups.wishes", "groups.pairs"):
            self.frame.actions.enable(key, can_make)
        for key in ("groups.again", "groups.mend", "groups.delete"):
            self.frame.actions.enable(key, bool(self._rounds))
        self.publishing.show_round(None)
        self._make.setEnabled(can_make)
        self._wish.setEnabled(can_make)
        self._next.setVisible(bool(self._rounds) and not self.making.is_open)
        self._print.setVisible(bool(self._rounds))
        self.publishing.setVisible(bool(self._rounds))
        kept = self.shown.id if self.shown else 0
        self.tabs.show_rounds(self._rounds, encounters.met_before(workshop.id), kept)
        self._read_round()
        self.out.follow(has_rounds=bool(self._rounds))
        if not self._rounds:
            self.sub.setText(self._who_is_there())

    def _read_round(self) -> None:
        round_id = self.tabs.current_id()
        one = next((one for one in self._rounds if one.id == round_id), None)
        if one is None:
            self.shown = None
            self._reading.forget()
        else:
            self._reading.ask(one.id, one.people)

    def _show(self, read: Shown) -> None:
        self.shown = shown = read.view
        self.board.show_round(read)
        self.fairness.show_round(shown)
        self.making.show_round(shown)
        self._show_legend(shown)
        self.frame.actions.enable("groups.seat", bool(shown.waiting))
        groups = wording.counted(len(shown.groups), self.tr("one group"), self.tr("{n} groups"))
        people = wording.counted(shown.people, self.tr("1 person"), self.tr("{n} people"))
        said = self.tr("{people} in {groups}").format(people=people, groups=groups)
        since = self.publishing.show_round(shown)
        self.sub.setText(f"{said} · {since}" if since else said)

    def _show_legend(self, shown: RoundView) -> None:
        parts = legend_of(shown)
        emptied(self._legend)
        for part in parts:
            self._legend.addWidget(part)
        if around := self._legend.parentWidget():
            around.setVisible(bool(parts))

    def _who(self) -> list[int]:
        """Return whom to divide: those present; before anyone has come, those who have a place."""
        here = attendance.present(self.workshop_id)
        return here or registrations.with_a_place(self.workshop_id)

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

    def place_of(self, member_id: int) -> str:
        """Return the group of the round that is shown in which somebody sits."""
        shown = self.board.shown if self._rounds else None
        if shown is None or member_id not in shown.group_of:
            return ""
        return card_words.title(shown.view.groups[shown.group_of[member_id]])

    def round_id(self) -> int:
        """Return the round that is looked at; 0: there is none."""
        return self.tabs.current_id() or 0

    def what_stands(self) -> tuple[int | None, Chosen | None]:
        """Return which round is looked at, and what is chosen in the set-up."""
        return self.tabs.current_id(), self.making.chosen()

    def stand_again(self, kept: tuple[int | None, Chosen | None]) -> None:
        """Show the round that was looked at, and the set-up as it was."""
        round_id, chosen = kept
        if round_id is not None:
            self.tabs.choose(round_id)
        if chosen is not None:
            self.making.open_again(chosen)

    # --- making rounds --------------------------------------------------------------------------

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return what the menus can ask of this page."""
        return {
            "groups.next": self.next_round,
            "groups.again": lambda: self._once_read(self.shuffle),
            "groups.wishes": self.ask_wishes,
            "groups.pairs": self.ask_pairs,
            "groups.seat": lambda: self._once_read(self.seat_waiting),
            "groups.mend": lambda: self._once_read(self.by_hand.asking.mend),
            "groups.publish": self.publishing.publish,
            "groups.withdraw": self.publishing.withdraw,
            "groups.delete": self.delete,
            **self.out.does(),
        }

    def _once_read(self, job: Callable[[], None]) -> None:
        """Do something with the round as it stands in the file, not as it was a moment ago."""
        if self.is_stale:
            self.stale()
        self._reading.once(job)

    def next_round(self) -> None:
        """Divide the room once more, with the wishes of before."""
        self.making.make_next()

    def shuffle(self) -> None:
        """Make the round that is shown anew."""
        if self.shown is not None:
            self.making.mix_again(self.shown)

    def show_made(self, round_id: int) -> None:
        """Show a round that was made just now."""
        self.calm()
        self.stale()
        self.tabs.choose(round_id)

    def ask_wishes(self) -> None:
        """Open the set-up beside the board."""
        self.making.open()

    def ask_pairs(self) -> None:
        """Show who must sit together and who must not."""
        PairsDialog(self, self.workshop_id, self.do).open()

    # --- mending by hand ------------------------------------------------------------------------

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

    def _show_now(self, member_id: int) -> None:
        self.stale()
        self.board.choose(member_id)

    # --- out ------------------------------------------------------------------------------------

    def delete(self) -> None:
        """Take the round out."""
        if self.shown is None:
            return
        round_id, n = self.shown.id, wording.number(self.shown.number)
        label = self.tr("removal of round {n}").format(n=n)
        later = [one.number for one in self._rounds if one.number > self.shown.number]
        self.do(label, lambda: rounds.delete(round_id), self.tr("Removed round {n}").format(n=n))
        now = [one.number for one in rounds.listing(self.workshop_id)]
        if later and later != now[len(now) - len(later) :]:
            said = self.tr("Removed round {n}; the rounds after it have moved up")
            self.say(said.format(n=n))
        self.shown = None
        self.stale()

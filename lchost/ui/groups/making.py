"""Making rounds from the Groups step: set up, looked at ahead, tried out, compared, kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from lchost.grouping import ahead, tables
from lchost.grouping.ahead import Outlook
from lchost.grouping.cards import RoundView
from lchost.grouping.known import Known, known
from lchost.grouping.rounds import RoundSummary
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from lchost.ui.groups.fairness import Fairness
from lchost.ui.groups.making_words import again_named
from lchost.ui.groups.mixing import Mixing
from lchost.ui.groups.offering import Offering
from lchost.ui.groups.scope import Scope
from lchost.ui.groups.setup import Setup
from lchost.ui.groups.setup_words import tr
from lchost.ui.groups.side import Beside
from lchost.ui.page import WorkshopPage
from lchost.ui.tasks import Progress, Task


@dataclass(frozen=True)
class Chosen:
    """What stands in the set-up and in no file."""

    wishes: Wishes
    is_new: bool
    rounds: int


class Making(QObject):
    """The side of the Groups step, and all that makes rounds.

    Args:
        show_made: shows a round by its id.
    """

    opened = Signal(bool)  # whether the set-up stands there

    def __init__(
        self, page: WorkshopPage, fairness: Fairness, show_made: Callable[[int], None]
    ) -> None:
        super().__init__(page)
        self._page, self._show_made = page, show_made
        self._scope = Scope(page.workshop_id)
        self._mixing = Mixing(page, self._scope, self._has_made)
        self._offering = Offering(page, self._scope, self._mixing)
        self._meant: RoundView | None = None  # whose wishes the set-up shows
        self._chosen: dict[int, Wishes] = {}  # of rounds that the open set-up has turned from
        self._asked = 0  # how often was looked ahead: only the last answer counts
        self.setup, self.what_if = Setup(), self._offering.what_if
        self.side = Beside(fairness, self.what_if, self.setup)
        self._connect()
        self.close()

    def _connect(self) -> None:
        self.setup.closed.connect(self.close)
        self.setup.looked.connect(self._look)
        self.setup.made.connect(lambda wishes, n: self._mixing.make(wishes, n, *self._whom()))
        self.setup.tried.connect(lambda wishes, n: self._offering.compare(wishes, n, *self._whom()))
        self.setup.nearest.connect(self._make_nearest)
        self.setup.pairs_asked.connect(self._page.frame.action("groups.pairs").trigger)
        self.setup.tables_put.connect(self._put_tables)
        self._offering.offered.connect(self.side.bring_offer)

    # --- what stands beside the board -----------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Tell whether the set-up stands there."""
        return self.side.is_open

    @property
    def stands_alone(self) -> bool:
        """Tell whether the set-up takes the place of the board."""
        return self.side.stands_alone

    def follow(self, made: Sequence[RoundSummary], people: Sequence[int]) -> None:
        """Follow what is in the file now."""
        self._scope.follow(made, people)
        if self._meant and self._meant.id not in self._scope.ids:
            self._meant = None
            if self.is_open:
                self._read_anew(self._fill)
        elif self.is_open:
            self._read(self.setup.show_known)
            self._name_again()
        self.side.setVisible(self.is_open or bool(made))

    def show_round(self, shown: RoundView) -> None:
        """Follow the round that is shown; another one is read from its beginning."""
        if self._scope.shown is None or self._scope.shown.id != shown.id:
            self.side.begin()
        self._scope.shown = shown
        self._offering.show_round()
        has_met = bool(shown.problem and shown.problem.met)
        self.side.ask_faces(len(self._scope.rounds) > 1 or has_met)
        if not self.is_open:
            return
        if self._meant and self.setup.is_new and self._meant.id != shown.id:
            self._meant = shown
            self._name_again()
        elif self._meant is None or self._meant.id != shown.id:
            self._read_anew(self._turn_to)
        else:
            self._name_again()

    def open(self) -> None:
        """Open the set-up; without a round it makes the first, else the one shown anew."""
        self._stand_open()
        self.setup.first_focus().setFocus()
        self._read_anew(self._fill)

    def chosen(self) -> Chosen | None:
        """Return what is chosen in the open set-up, for the same page built anew."""
        if not self.is_open:
            return None
        return Chosen(self.setup.wishes(), self.setup.is_new, self.setup.rounds())

    def open_again(self, chosen: Chosen) -> None:
        """Open the set-up with what was chosen there."""

        def fill(found: Known) -> None:
            self._fill(found)
            self.setup.show_wishes(found, chosen.wishes, has_rounds=self._meant is not None)
            if chosen.is_new:
                self.setup.new.setChecked(True)
                self.setup.sizes.rounds.setValue(chosen.rounds)

        self._stand_open()
        self._read_anew(fill)

    def _stand_open(self) -> None:
        self.side.open()
        self.opened.emit(True)

    def _fill(self, found: Known) -> None:
        self._meant = self._scope.shown
        wishes = found.suggested
        if self._meant:
            wishes = self._chosen.pop(self._meant.id, self._meant.wishes)
        self._name_again()
        self.setup.show_wishes(found, wishes, has_rounds=self._meant is not None)

    def _turn_to(self, found: Known) -> None:
        """Follow the round that is shown; what was chosen stays until the set-up is closed."""
        if self._meant:
            self._chosen[self._meant.id] = self.setup.wishes()
        self._fill(found)

    def _name_again(self) -> None:
        """Say which rounds the set-up would make again."""
        if self._meant:
            numbers = self._scope.numbers(self._scope.together(self._meant))
            if numbers:  # they may be gone, and the page not yet told
                self.setup.anew.setText(again_named(numbers))

    def close(self) -> None:
        """Close the set-up; what was chosen and not made is forgotten."""
        self._chosen.clear()
        self.side.close_setup(has_rounds=bool(self._scope.rounds))
        self.opened.emit(False)

    def _read(self, then: Callable[[Known], None]) -> None:
        workshop_id, people = self._page.workshop_id, list(self._scope.people)
        task = Task(lambda _: known(workshop_id, people), self)
        task.done.connect(then)
        task.start()

    def _read_anew(self, then: Callable[[Known], None]) -> None:
        """Fill the set-up once it is read; the keyboard stays in it, where it was there."""
        had = QApplication.focusWidget()
        was_inside = had is not None and self.setup.isAncestorOf(had)
        self.setup.wait()

        def fill(found: Known) -> None:
            then(found)
            if was_inside and self.is_open:
                self.setup.first_focus().setFocus()

        self._read(fill)

    def _put_tables(self, wanted: list[SeatTable]) -> None:
        workshop_id = self._page.workshop_id
        self._page.do(
            tr("tables of the room"),
            lambda: tables.put(workshop_id, wanted),
            tr("Kept the tables of the room"),
        )
        self._read(self.setup.show_known)

    # --- looking ahead --------------------------------------------------------------------------

    def _look(self, wishes: Wishes, count: int) -> None:
        self._asked += 1
        asked, workshop_id = self._asked, self._page.workshop_id
        ids, people = self._whom()

        def work(_: Progress) -> Outlook:
            return ahead.outlook(workshop_id, wishes, count=count, round_ids=ids, people=people)

        task = Task(work, self)

        def show(outlook: Outlook) -> None:
            if asked == self._asked:
                self.setup.show_outlook(outlook)

        task.done.connect(show)
        task.start()

    def _whom(self) -> tuple[list[int], list[int] | None]:
        """The rounds to be made anew, and the people of new ones."""
        if self.setup.is_new or not self._meant:
            return [], list(self._scope.people)
        return self._scope.together(self._meant), None

    # --- making ---------------------------------------------------------------------------------

    @property
    def is_mixing(self) -> bool:
        """Tell whether a search is under way."""
        return self._scope.is_mixing

    def make_next(self) -> None:
        """Make one more round, with the wishes of before or what suits these people."""
        self._mixing.make_next()

    def mix_again(self, shown: RoundView) -> None:
        """Make a round anew, or the rest of it where some of it is locked."""
        self._mixing.again(shown)

    def _make_nearest(self, wishes: Wishes, count: int) -> None:
        self._mixing.make(wishes, count, *self._whom(), is_nearest=True)

    def _has_made(self, made: list[int]) -> None:
        self._offering.forget()
        self.close()
        here = self._scope.shown.id if self._scope.shown else 0
        self._show_made(here if here in made else made[0])

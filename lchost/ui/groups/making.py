"""Making rounds from the Groups step: set up, looked at ahead, tried out, compared, kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget

from lchost.grouping import improving, rounds, tables
from lchost.grouping.cards import RoundView
from lchost.grouping.drafting import Draft
from lchost.grouping.known import Known, known
from lchost.grouping.rounds import Outlook, RoundSummary
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.groups.compare import CompareDialog, Side
from lchost.ui.groups.fairness import Fairness
from lchost.ui.groups.making_words import again_named, again_said, improved_said, new_said
from lchost.ui.groups.setup import Setup
from lchost.ui.groups.setup_words import tr
from lchost.ui.groups.trying import other_name, other_of, shares, side_of
from lchost.ui.groups.what_if import WhatIf
from lchost.ui.page import WorkshopPage
from lchost.ui.tasks import Progress, Task
from lchost.ui.widgets import card, column, holder, scroll

Tried = tuple[Draft | None, Draft, tuple[Side, Side]]
"""Two plans (None: the left one is there already), and how they are compared."""

ALONE_FROM = 1.2
"""With text so much larger than usual the set-up stands alone, without the board."""

PANEL_WIDTH = 400  # pixels of the usual text size


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
        self._rounds: Sequence[RoundSummary] = ()
        self._people: Sequence[int] = ()
        self._shown: RoundView | None = None
        self._meant: RoundView | None = None  # whose wishes the set-up shows
        self.is_mixing = False
        self._asked = 0  # how often was looked ahead: only the last answer counts
        self._tried: Tried | None = None
        self.setup, self.what_if = Setup(), WhatIf()
        self._faces = card(self.what_if, title=tr("Balance or new faces?"), gap=8)
        self.side = QStackedWidget()
        self._beside: QScrollArea = scroll(holder(column((fairness, 1), self._faces, gap=12)))
        takes = QSizePolicy.Policy
        self._beside.setSizePolicy(takes.Preferred, takes.Ignored)  # it scrolls; the page need not
        self._beside.verticalScrollBar().rangeChanged.connect(self._bring_offer)  # once laid out
        self.side.addWidget(self._beside)
        self.side.addWidget(self.setup)
        self._connect()
        self.close()

    def _connect(self) -> None:
        self.setup.closed.connect(self.close)
        self.setup.looked.connect(self._look)
        self.setup.made.connect(self._make)
        self.setup.tried.connect(self._try)
        self.setup.nearest.connect(lambda wishes, n: self._make(wishes, n, is_nearest=True))
        self.setup.pairs_asked.connect(self._page.frame.action("groups.pairs").trigger)
        self.setup.tables_put.connect(self._put_tables)
        self.what_if.wanted.connect(self._what_if)
        self.what_if.taken.connect(lambda: self._keep(1))
        self.what_if.left.connect(self._leave)
        self.what_if.compared.connect(self._compare)

    # --- what stands beside the board -----------------------------------------------------------

    @property
    def is_open(self) -> bool:
        """Tell whether the set-up stands there."""
        return self.side.currentWidget() is self.setup

    @property
    def stands_alone(self) -> bool:
        """Tell whether the set-up takes the place of the board."""
        return self.is_open and theme.text_scale() >= ALONE_FROM

    def follow(self, made: Sequence[RoundSummary], people: Sequence[int]) -> None:
        """Follow what is in the file now."""
        self._rounds, self._people = made, people
        ids = [one.id for one in made]
        if self._shown and self._shown.id not in ids:
            self._shown = None
        if self._meant and self._meant.id not in ids:
            self._meant = None
            if self.is_open:
                self._read(self._fill)
        elif self.is_open:
            self._read(self.setup.show_known)
            self._name_again()
        self.side.setVisible(self.is_open or bool(made))

    def show_round(self, shown: RoundView) -> None:
        """Follow the round that is shown; another one is read from its beginning."""
        if self._shown is None or self._shown.id != shown.id:
            self._beside.verticalScrollBar().setValue(0)
        self._shown = shown
        self._tried = None
        self.what_if.show_faces(shown.wishes.new_faces)
        has_met = bool(shown.problem and shown.problem.met)
        self._faces.setVisible(len(self._rounds) > 1 or has_met)
        if not self.is_open:
            return
        if self._meant is None or self._meant.id != shown.id:
            self._read(self._turn_to)
        else:
            self._name_again()

    def open(self) -> None:
        """Open the set-up; without a round it makes the first, else the one shown anew."""
        self.side.setCurrentWidget(self.setup)
        self.side.setFixedWidth(theme.em(PANEL_WIDTH))
        self.side.show()
        self._read(self._fill)
        self.setup.first_focus().setFocus()
        self.opened.emit(True)

    def _fill(self, found: Known) -> None:
        self._meant = self._shown
        wishes = self._meant.wishes if self._meant else found.suggested
        self._name_again()
        self.setup.show_wishes(found, wishes, has_rounds=self._meant is not None)

    def _turn_to(self, found: Known) -> None:
        """Follow the round that is shown; what was chosen for new rounds stays."""
        if self._meant and self.setup.is_new:
            self._meant = self._shown
            self._name_again()
        else:
            self._fill(found)

    def _name_again(self) -> None:
        """Say which rounds the set-up would make again."""
        if self._meant:
            ids = self._together(self._meant)
            self.setup.anew.setText(again_named(self._numbers(ids)))

    def close(self) -> None:
        """Close the set-up."""
        self.side.setCurrentWidget(self._beside)
        self.side.setFixedWidth(theme.SIDE_WIDTH)
        self.side.setVisible(bool(self._rounds))
        self.opened.emit(False)

    def _read(self, then: Callable[[Known], None]) -> None:
        workshop_id, people = self._page.workshop_id, list(self._people)
        task = Task(lambda _: known(workshop_id, people), self)
        task.done.connect(then)
        task.start()

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
            return rounds.outlook(workshop_id, wishes, count=count, round_ids=ids, people=people)

        task = Task(work, self)

        def show(outlook: Outlook) -> None:
            if asked == self._asked:
                self.setup.show_outlook(outlook)

        task.done.connect(show)
        task.start()

    def _whom(self) -> tuple[list[int], list[int] | None]:
        """The rounds to be made anew, and the people of new ones."""
        if self.setup.is_new or not self._meant:
            return [], list(self._people)
        return self._together(self._meant), None

    def _together(self, shown: RoundView) -> list[int]:
        """The rounds that were planned with this one."""
        if not shown.series:
            return [shown.id]
        return [one.id for one in self._rounds if one.series == shown.series]

    # --- making ---------------------------------------------------------------------------------

    def make_next(self) -> None:
        """Make one more round, with the wishes of before or what suits these people."""
        workshop_id, people = self._page.workshop_id, list(self._people)
        last = self._rounds[-1].id if self._rounds else 0

        def work(progress: Progress) -> list[int]:
            wishes = rounds.get(last).wishes if last else None
            wishes = wishes or known(workshop_id, people).suggested
            return rounds.make(
                workshop_id, wishes, datetime.now(UTC), people=people, progress=shares(progress)
            )

        self._mix_new(1, work)

    def _make(self, wishes: Wishes, count: int, *, is_nearest: bool = False) -> None:
        workshop_id, (ids, people) = self._page.workshop_id, self._whom()

        def work(progress: Progress) -> list[int]:
            made = rounds.try_out(
                workshop_id,
                wishes,
                count=count,
                round_ids=ids,
                people=people,
                is_nearest=is_nearest,
                progress=shares(progress),
            )
            return rounds.adopt(made, datetime.now(UTC))

        if ids:
            self._mix_old(ids, work)
        else:
            self._mix_new(count, work)

    def mix_again(self, shown: RoundView) -> None:
        """Make a round anew; a jigsaw with the other one that belongs to it.

        What is locked stays, and the rest is mixed again only where that makes it better.
        """
        if improving.is_asked(shown):
            self._improve(shown)
            return
        ids = self._together(shown) if shown.wishes.mode == "jigsaw" else [shown.id]

        def work(progress: Progress) -> list[int]:
            rounds.remake(ids, datetime.now(UTC), progress=shares(progress))
            return [shown.id]

        self._mix_old(ids, work)

    def _improve(self, shown: RoundView) -> None:
        def work(progress: Progress) -> bool:
            return improving.improve(shown.id, datetime.now(UTC), progress=shares(progress))

        def tell(is_better: bool) -> None:
            if is_better:
                self._has_made([shown.id])
            self._page.say(improved_said(shown, is_better), undo=is_better)

        def go() -> None:
            text, step, _ = again_said([shown.number])
            self._start(text, work, tell, step)

        self._ask_first([shown.id], [shown.number], go)

    def _mix_new(self, count: int, work: Callable[[Progress], list[int]]) -> None:
        number = self._rounds[-1].number + 1 if self._rounds else 1
        self._mix(work, *new_said(range(number, number + count)))

    def _mix_old(self, ids: Sequence[int], work: Callable[[Progress], list[int]]) -> None:
        """Mix rounds again; ask first where the room would see people move."""
        numbers = self._numbers(ids)
        self._ask_first(ids, numbers, lambda: self._mix(work, *again_said(numbers)))

    def _ask_first(
        self, ids: Sequence[int], numbers: Sequence[int], go: Callable[[], None]
    ) -> None:
        if list(ids) != [rounds.published(self._page.workshop_id)]:
            go()
            return
        n = wording.number(numbers[0])
        asks = Ask(
            self._page,
            tr("Mix round {n} again?").format(n=n),
            tr("Round {n} is on phones and stage. Everybody will see new seats.").format(n=n),
            tr("Mix again"),
        )
        asks.accepted.connect(go)
        asks.open()

    def _numbers(self, ids: Sequence[int]) -> list[int]:
        """The numbers of those rounds that change: of several, one that the room sees stays."""
        seen = rounds.published(self._page.workshop_id) if len(ids) > 1 else None
        return [one.number for one in self._rounds if one.id in ids and one.id != seen]

    def _mix(self, work: Callable[[Progress], list[int]], text: str, step: str, said: str) -> None:
        self._start(text, work, self._has_made, step, said)

    def _start(
        self,
        text: str,
        work: Callable[[Progress], object],
        then: Callable[..., None],
        step: str,
        said: str = "",
    ) -> None:
        """Mix off the screen; a second click meanwhile is no second wish."""
        if not self.is_mixing:
            self.is_mixing = True
            self._page.run(text, work, then, undo_label=step, said=said, ended=self._has_mixed)

    def _has_made(self, made: list[int]) -> None:
        self._tried = None
        self.close()
        here = self._shown.id if self._shown else 0
        self._show_made(here if here in made else made[0])

    def _has_mixed(self) -> None:
        self.is_mixing = False

    # --- trying out -----------------------------------------------------------------------------

    def _try(self, wishes: Wishes, count: int) -> None:
        """Plan what is chosen, and compare it with what there is, or with another mix."""
        workshop_id, (ids, people) = self._page.workshop_id, self._whom()
        is_new = not ids

        def plan(chosen: Wishes, told: Callable[[float], None]) -> Draft:
            return rounds.try_out(
                workshop_id, chosen, count=count, round_ids=ids, people=people, progress=told
            )

        def work(progress: Progress) -> Tried:
            told = shares(progress)
            if not is_new:
                made = plan(wishes, told)
                return None, made, (self._now(made), side_of(tr("New"), made))
            first = plan(wishes, lambda done: told(done / 2))
            second = plan(other_of(wishes, count), lambda done: told(0.5 + done / 2))
            return first, second, (side_of(tr("As chosen"), first), side_of(name, second))

        name = other_name(count)
        self._plan(work, self._show_compared)

    def _what_if(self, new_faces: int) -> None:
        """Plan the rounds that belong together with the slider elsewhere."""
        if self._shown is None:
            return
        workshop_id, ids = self._page.workshop_id, self._together(self._shown)
        wishes = replace(self._shown.wishes, new_faces=new_faces)

        def work(progress: Progress) -> Tried:
            made = rounds.try_out(workshop_id, wishes, round_ids=ids, progress=shares(progress))
            return None, made, (self._now(made), side_of(tr("New"), made))

        self._plan(work, self._show_offer)

    def _now(self, made: Draft) -> Side:
        """The rounds that a draft would take the place of, as they are; reads the file."""
        ids = [one.target.round_id for one in made.rounds if one.target.round_id]
        return Side(tr("Now"), tuple(improving.reports(ids)), made.labels)

    def _plan(
        self,
        work: Callable[[Progress], Tried],
        then: Callable[[Side, Side], None],
    ) -> None:
        if self.is_mixing:
            return
        self.is_mixing = True

        def show(found: Tried) -> None:
            self._tried = found
            then(*found[2])

        self._page.run(tr("Planning…"), work, show, ended=self._has_mixed)

    def _show_offer(self, now: Side, then: Side) -> None:
        self._page.say(self.what_if.offer(now, then), undo=False)
        QTimer.singleShot(0, self, self._bring_offer)

    def _bring_offer(self) -> None:
        """Bring what is offered into view; it is the last thing there."""
        if self.what_if.has_offer:
            bar = self._beside.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _compare(self) -> None:
        if self._tried:
            self._show_compared(*self._tried[2])

    def _show_compared(self, left: Side, right: Side) -> None:
        dialog = CompareDialog(self._page, left, right)
        dialog.kept.connect(self._keep)
        dialog.open()

    def _keep(self, which: int) -> None:
        """Keep one of the two plans; the left one may be what is there already."""
        draft = (self._tried[0], self._tried[1])[which] if self._tried else None
        if draft is None:
            self._leave()
            return

        def work(_: Progress) -> list[int]:
            return rounds.adopt(draft, datetime.now(UTC))

        ids = [one.target.round_id for one in draft.rounds if one.target.round_id is not None]
        if ids:
            self._mix_old(ids, work)
        else:
            self._mix_new(len(draft.rounds), work)

    def _leave(self) -> None:
        self._tried = None
        if self._shown:
            self.what_if.show_faces(self._shown.wishes.new_faces)

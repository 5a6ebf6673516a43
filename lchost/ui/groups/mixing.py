"""Rounds made and mixed again, off the screen: one search at a time, one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject

from lchost.errors import RoundChanged
from lchost.grouping import improving, rounds
from lchost.grouping.cards import RoundView
from lchost.grouping.drafting import Draft
from lchost.grouping.improving import Better
from lchost.grouping.known import known
from lchost.grouping.wishes import Wishes
from lchost.ui import wording
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.groups.findings import unkept
from lchost.ui.groups.making_words import (
    again_said,
    improved_said,
    improvement_said,
    new_said,
    nothing_better_said,
    only_group_said,
    unkept_said,
    with_more_said,
)
from lchost.ui.groups.scope import Scope
from lchost.ui.groups.setup_words import tr
from lchost.ui.groups.trying import shares
from lchost.ui.page import WorkshopPage
from lchost.ui.tasks import Progress
from lchost.ui.widgets import button

_searched: set[int] = set()
"""Workshops, by id, for which a search is under way: it goes on when its page is taken down."""


@dataclass(frozen=True)
class _Made:
    """Ids of rounds, and what a host should hear of them.

    Attributes:
        unsaid: for whom a rule is not kept, in which of several; which are like the one before.
        more: number of a round that came on top of those that were mixed again.
    """

    ids: list[int]
    unsaid: tuple[str, ...] = ()
    more: int | None = None


class Mixing(QObject):
    """Makes rounds.

    Args:
        has_made: is told of the rounds that were made, by id.
    """

    def __init__(
        self, page: WorkshopPage, scope: Scope, has_made: Callable[[list[int]], None]
    ) -> None:
        super().__init__(page)
        self._page, self._scope, self._has_made = page, scope, has_made

    def make_next(self) -> None:
        """Make one more round, with the wishes of before or what suits these people."""
        self._catch_up()
        workshop_id, people = self._scope.workshop_id, list(self._scope.people)
        last = self._scope.rounds[-1].id if self._scope.rounds else 0

        def work(progress: Progress) -> list[int]:
            wishes = rounds.get(last).wishes if last else None
            wishes = wishes or known(workshop_id, people).suggested
            return rounds.make(
                workshop_id, wishes, datetime.now(UTC), people=people, progress=shares(progress)
            )

        self._mix_new(rounds.count_of_next(workshop_id), work)

    def make(
        self,
        wishes: Wishes,
        count: int,
        ids: Sequence[int],
        people: Sequence[int] | None,
        *,
        is_nearest: bool = False,
    ) -> None:
        """Make these rounds again, or where there are none, so many new ones."""
        self._catch_up()
        workshop_id = self._scope.workshop_id

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
            again = partial(self.make, wishes, count, ids, people, is_nearest=is_nearest)
            self._mix_old(ids, work, again)
        else:
            self._mix_new(count, work)

    def again(self, shown: RoundView) -> None:
        """Make a round anew; a jigsaw with the other one that belongs to it.

        What is locked stays, and the rest is mixed again only where that makes it better.
        """
        if improving.is_asked(shown):
            self._improve(shown)
            return
        ids = self._scope.together(shown) if shown.wishes.mode == "jigsaw" else [shown.id]

        def work(progress: Progress) -> list[int]:
            return rounds.remake(ids, datetime.now(UTC), progress=shares(progress))

        self._mix_old(ids, work, partial(self._again, shown))

    def keep(self, draft: Draft, again: Callable[[], None]) -> None:
        """Keep what was tried out; where it fits no longer, it can be planned `again`."""

        def work(_: Progress) -> list[int]:
            return rounds.adopt(draft, datetime.now(UTC))

        ids = [one.target.round_id for one in draft.rounds if one.target.round_id is not None]
        if ids:
            self._mix_old(ids, work, again)
        else:
            self._mix_new(len(draft.rounds), work)

    def start(
        self,
        text: str,
        work: Callable[[Progress], object],
        then: Callable[..., None],
        step: str = "",
        said: str = "",
        again: Callable[[], None] | None = None,
    ) -> None:
        """Search off the screen; a second click meanwhile is no second wish.

        Args:
            again: asks for the same once more, where the round was changed meanwhile.
        """
        if self._scope.is_mixing:
            return
        workshop_id = self._scope.workshop_id
        if workshop_id in _searched:
            self._page.say(tr("Groups are being made already; a moment…"), undo=False)
            return
        self._scope.is_mixing = True
        _searched.add(workshop_id)

        def search(progress: Progress) -> object:
            try:
                return work(progress)
            finally:
                _searched.discard(workshop_id)

        def fail(error: Exception) -> None:
            if again is not None and isinstance(error, RoundChanged):
                self.tell_changed(again)
            else:
                self._page.task_failed(error)

        self._page.run(
            text, search, then, undo_label=step, said=said, ended=self._has_ended, failed=fail
        )

    def _has_ended(self) -> None:
        self._scope.is_mixing = False

    def tell_changed(self, again: Callable[[], None]) -> None:
        """Say that what was searched fits no longer, with the way to ask for the same again."""

        def go() -> None:
            self._page.calm()
            again()

        way = button(tr("Search again"), "shuffle")
        way.clicked.connect(go)
        self._page.trouble(RoundChanged(), way)

    def _again(self, shown: RoundView) -> None:
        now = self._scope.shown
        self.again(now if now and now.id == shown.id else shown)

    def _improve(self, shown: RoundView) -> None:
        """Look for something better; say how many would move before anybody does."""
        text, step, _ = again_said([shown.number])
        again = partial(self._again, shown)

        def work(progress: Progress) -> Better | None:
            return improving.better(shown.id, progress=shares(progress))

        def ask(found: Better | None) -> None:
            if found is None:
                self._page.say(nothing_better_said(shown), undo=False)
                return
            asks = Ask(self._page, *improvement_said(shown, found), tr("Improve"))
            asks.accepted.connect(lambda: take(found))
            asks.open()

        def take(found: Better) -> None:
            def keep(_: Progress) -> list[int]:
                return rounds.adopt(found.draft, datetime.now(UTC))

            self.start(text, keep, self._has_made, step, improved_said(shown), again)

        self.start(text, work, ask)

    def _catch_up(self) -> None:
        """Count the rounds as they are in the file: one was undone or redone a moment ago."""
        if self._page.is_stale:
            self._page.stale()

    def _mix_new(self, count: int, work: Callable[[Progress], list[int]]) -> None:
        first = self._scope.next_number
        text, step, said = new_said(range(first, first + count))
        self._mix(work, text, step, said)

    def _mix_old(
        self,
        ids: Sequence[int],
        work: Callable[[Progress], list[int]],
        again: Callable[[], None],
    ) -> None:
        """Mix rounds again; ask first where the room would see people move."""
        numbers = self._scope.numbers(ids)
        if not numbers:  # they are gone
            return
        text, step, said = again_said(numbers)
        go = partial(self._mix, work, text, step, said, again, before=ids)
        self._ask_first(ids, numbers, go)

    def _ask_first(
        self, ids: Sequence[int], numbers: Sequence[int], go: Callable[[], None]
    ) -> None:
        if list(ids) != [rounds.published(self._scope.workshop_id)]:
            go()
            return
        n = wording.number(numbers[0])
        asks = Ask(
            self._page,
            tr("Mix round {n} again?").format(n=n),
            tr("Round {n} is published. Everybody will see new seats.").format(n=n),
            tr("Mix again"),
        )
        asks.accepted.connect(go)
        asks.open()

    def _mix(
        self,
        work: Callable[[Progress], list[int]],
        text: str,
        step: str,
        said: str,
        again: Callable[[], None] | None = None,
        before: Sequence[int] = (),
    ) -> None:
        def look(progress: Progress) -> _Made:
            return _looked_at(self._scope.workshop_id, work(progress), before)

        self.start(text, look, partial(self._tell, said), step, said, again)

    def _tell(self, said: str, made: _Made) -> None:
        self._has_made(made.ids)
        if made.more is not None:
            self._page.say(with_more_said(said, made.more))
        if made.unsaid:
            self._page.banner("attention", "\n".join(made.unsaid))


def _looked_at(workshop_id: int, ids: list[int], before: Sequence[int]) -> _Made:
    """Look through rounds of which only one will be shown; for rules that one speaks itself."""
    listed = rounds.listing(workshop_id)
    same = [
        now.number
        for last, now in pairwise(listed)
        if now.id in ids and last.groups == now.groups == 1
    ]
    more = [one.number for one in listed if before and one.id in ids and one.id not in before]
    said = only_group_said(same)
    if len(ids) > 1:
        said += unkept_said([(v.number, unkept(v)) for v in map(rounds.get, ids)])
    return _Made(ids, tuple(said), next(iter(more), None))

"""A round as the board needs it: its cards, its prices, who met whom; read off the screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QObject

from lchost.grouping import encounters, rounds
from lchost.grouping.cards import GroupView, RoundView, Seat
from lchost.grouping.encounters import Encounters
from lchost.grouping.pricing import Change, Coming, Pricing
from lchost.grouping.problem import Person
from lchost.grouping.questions import is_about_languages
from lchost.grouping.room import LANGUAGE, attribute_key, language_key
from lchost.ui.groups.finding_words import Finding
from lchost.ui.groups.seat_words import seats_said
from lchost.ui.tasks import Task

_AT_ONCE = 100
"""People whose round is read in 20 ms; more are read off the screen."""


@dataclass(frozen=True)
class Shown:
    """What a board shows of a round.  A group is meant by its index in `view.groups`."""

    view: RoundView
    met: Encounters
    pricing: Pricing | None

    @cached_property
    def group_of(self) -> Mapping[int, int]:
        """In which group everybody sits."""
        return {
            seat.member_id: n for n, group in enumerate(self.view.groups) for seat in group.members
        }

    @cached_property
    def seats(self) -> Mapping[int, Seat]:
        """Everybody's line on a card; of those who wait too."""
        sit = {seat.member_id: seat for group in self.view.groups for seat in group.members}
        return sit | {seat.member_id: seat for seat in self.view.waiting}

    @cached_property
    def said_of_seats(self) -> frozenset[Finding]:
        """What is said of sizes and tables already."""
        return frozenset(seats_said(self.view))

    @cached_property
    def people(self) -> Mapping[int, Person]:
        """What is known of everybody."""
        problem = self.view.problem
        return {person.id: person for person in problem.people} if problem else {}

    @cached_property
    def locked(self) -> frozenset[int]:
        """Who stays where they are."""
        return frozenset(
            seat.member_id
            for group in self.view.groups
            for seat in group.members
            if seat.is_locked or group.is_locked
        )

    def price(self, seats: Mapping[int, int]) -> Change | None:
        """What would become of the round if these people moved to these groups.

        People who wait for a seat all come to one group.
        """
        if self.pricing is None or seats.keys() <= self.group_of.keys():
            return self.pricing.after(seats) if self.pricing else None
        view, members = self.view, tuple(sorted(seats))
        if view.with_waiting is None or view.report is None:
            return None
        if members not in self._coming:
            groups = self.pricing.groups
            self._coming[members] = Coming(view.with_waiting, groups, members, view.report.percent)
        return self._coming[members].to(seats[members[0]])

    @cached_property
    def _coming(self) -> dict[tuple[int, ...], Coming]:
        """Whoever of those who wait has been priced."""
        return {}

    def languages(self, group: GroupView) -> list[tuple[str, int]]:
        """How many of a group speak what, the most frequent first.

        Whoever answered a question about languages that is to be shared speaks what they said
        there, else the language that was noted of them.
        """
        asked = [
            key
            for key in map(attribute_key, self.view.wishes.shared)
            if is_about_languages(self.view.labels.get(key, ""))
        ]
        spoken: Counter[str] = Counter()
        for seat in group.members:
            if person := self.people.get(seat.member_id):
                said = frozenset[str]().union(*(person.values(key) for key in asked))
                noted = (
                    self.view.labels.get(language_key(of), of) for of in person.values(LANGUAGE)
                )
                spoken.update(said or frozenset(noted))
        return sorted(spoken.items(), key=lambda item: (-item[1], item[0]))


def read(round_id: int) -> Shown:
    """Read a round, and get ready to price what a host may do with it."""
    view = rounds.get(round_id)
    seated = [[seat.member_id for seat in group.members] for group in view.groups]
    pricing = Pricing(view.problem, seated) if view.problem else None
    return Shown(view, encounters.around(view.workshop_id, view.number), pricing)


class Reading:
    """Reads rounds for a page; only the last one asked for is shown."""

    def __init__(
        self,
        page: QObject,
        then: Callable[[Shown], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._page, self._then, self._failed = page, then, failed
        self._asked = 0
        self._is_reading = False
        self._waiting: list[Callable[[], None]] = []

    def ask(self, round_id: int, people: int) -> None:
        """Read a small round at once, so that nothing flickers; a large one off the screen."""
        self._asked += 1
        self._is_reading = people > _AT_ONCE
        if not self._is_reading:
            self._then(read(round_id))
            self._go_on()
            return
        ticket = self._asked
        task = Task(lambda _: read(round_id), self._page)
        task.done.connect(lambda shown: self._take(ticket, shown))
        task.failed.connect(lambda error: self._fail(ticket, error))
        task.start()

    def once(self, job: Callable[[], None]) -> None:
        """Do something with what is shown: now, or as soon as what is being read is there."""
        self._waiting.append(job)
        if not self._is_reading:
            self._go_on()

    def forget(self) -> None:
        """Whatever is being read is not wanted any more."""
        self._asked += 1
        self._is_reading = False
        self._waiting.clear()

    def _go_on(self) -> None:
        jobs, self._waiting = self._waiting, []
        for job in jobs:
            job()

    def _take(self, ticket: int, shown: Shown) -> None:
        if ticket == self._asked:
            self._is_reading = False
            self._then(shown)
            self._go_on()

    def _fail(self, ticket: int, error: Exception) -> None:
        """Tell of trouble, but not with a round that nobody wants to see any more."""
        if ticket == self._asked:
            self.forget()
            self._failed(error)

"""A round as its cards show it: groups, seats, means, mixes, findings.  Values in, values out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from lchost.grouping.problem import Person, Problem
from lchost.grouping.room import SKILL, Guest, Room
from lchost.grouping.score import MetAgain, Report, report
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes

STEADY = 5
"""So many values have colours of their own."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One person of a group.

    Attributes:
        skill: mean level; None when not known.
        shown: values of the mixed attributes that are not private.
        met: ids of people in the group whom they sat with before.
        is_locked: they stay here when the round is mixed again.
    """

    member_id: int
    name: str
    pronouns: str
    skill: float | None
    shown: tuple[str, ...]
    is_mentor: bool
    met: tuple[int, ...] = ()
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class MixPart:
    """One attribute in one group: how many of each value, in the order of the room's.

    Attributes:
        shares: the room's share of each value, 0 to 1, in the same order.
        is_private: for the host's eyes; not for a stage, a phone or paper.
    """

    key: str
    label: str
    counts: tuple[tuple[str, int], ...]
    shares: tuple[float, ...]
    is_private: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group as its card shows it.

    Attributes:
        is_locked: it stays as it is when the round is mixed again.
        facilitator: member id of who leads it.
        table: where it sits; None: no tables of the room are known.
    """

    id: int
    number: int
    name: str
    members: tuple[Seat, ...]
    mean_skill: float | None
    mix: tuple[MixPart, ...]
    is_locked: bool = False
    theme: str = ""
    facilitator: int | None = None
    table: SeatTable | None = None


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round with all that its page shows.

    Attributes:
        waiting: those present who have no seat in this round.
        report: findings; groups are meant by their index in `groups`.  None without people.
            Only rounds before this one count as meetings.
        with_waiting: the same with those who wait for a seat; None where nobody does.
        meets_later: who sits together in a later round, and has not before.
        names: of everybody whom the report names by id.
        labels: what the keys of wishes and rules are called, as `room.Room.labels`.
        private: keys of questions whose answers are never told together with a name.
        published_at: since when phones, the stage and the door show it; None: they do not.
        series: rounds that were planned together have the same; empty: this one stands alone.
        problem: what the round asks, of those who sit; a group is meant by its index among
            the groups that are not empty.  As in the search, all other rounds count as meetings.
    """

    id: int
    workshop_id: int
    number: int
    made_at: datetime
    wishes: Wishes
    groups: tuple[GroupView, ...]
    waiting: tuple[Seat, ...]
    mean_skill: float | None
    report: Report | None
    names: Mapping[int, str]
    labels: Mapping[str, str]
    private: frozenset[str] = frozenset()
    published_at: datetime | None = None
    series: str = ""
    problem: Problem | None = None
    meets_later: tuple[MetAgain, ...] = ()
    with_waiting: Problem | None = None

    @property
    def people(self) -> int:
        return sum(len(group.members) for group in self.groups)


@dataclass(frozen=True, slots=True)
class Table:
    """A group as it is kept: who sits there, by id.

    Attributes:
        locked: who of them stays here when the round is mixed again.
        is_locked: all of them stay, and nobody joins.
        at: the table of the room.
    """

    id: int
    number: int
    name: str
    members: tuple[int, ...]
    locked: frozenset[int] = frozenset()
    is_locked: bool = False
    theme: str = ""
    facilitator: int | None = None
    at: SeatTable | None = None


def groups(
    here: Room, problem: Problem | None, tables: Sequence[Table]
) -> tuple[tuple[GroupView, ...], Report | None]:
    """The cards of these tables, and what is to be said of the whole; None: all are empty."""
    if problem is None:
        return tuple(_card(table, (), None, ()) for table in tables), None
    rank = {member_id: place for place, member_id in enumerate(here.people)}
    in_order = [tuple(sorted(table.members, key=rank.__getitem__)) for table in tables]
    found = report(problem, in_order)
    met: dict[int, list[int]] = {}
    for pair in found.met_again:
        met.setdefault(pair.one, []).append(pair.other)
        met.setdefault(pair.other, []).append(pair.one)
    mixed = [wish.of for wish in problem.wishes if not _is_number(problem, wish.of)]
    mixed.sort(key=lambda key: key in here.private)  # a card shows the first: others may look on
    shown = [key for key in mixed if key not in here.private]
    usual = {key: _shares(problem.people, key) for key in mixed}
    cards = []
    for table, ids in zip(tables, in_order, strict=True):
        people = [here.people[i] for i in ids]
        seats = tuple(
            replace(
                seat(here.guests[p.id], p, shown, tuple(sorted(met.get(p.id, ())))),
                is_locked=p.id in table.locked,
            )
            for p in people
        )
        mix = tuple(_part(here, key, usual[key], people) for key in mixed)
        cards.append(_card(table, seats, mean_skill(people), mix))
    return tuple(cards), found


def _card(
    table: Table, seats: tuple[Seat, ...], mean: float | None, mix: tuple[MixPart, ...]
) -> GroupView:
    return GroupView(
        id=table.id,
        number=table.number,
        name=table.name,
        members=seats,
        mean_skill=mean,
        mix=mix,
        is_locked=table.is_locked,
        theme=table.theme,
        facilitator=table.facilitator,
        table=table.at,
    )


def seat(guest: Guest, person: Person, shown: Sequence[str], met: tuple[int, ...] = ()) -> Seat:
    """One person's line on a card."""
    values = tuple(value for key in shown for value in sorted(person.values(key)))
    skill = person.numbers.get(SKILL)
    return Seat(guest.id, guest.name, guest.pronouns, skill, values, guest.is_mentor, met)


def mean_skill(people: Sequence[Person]) -> float | None:
    """Of those whose level is known."""
    known = [person.numbers[SKILL] for person in people if SKILL in person.numbers]
    return sum(known) / len(known) if known else None


def _is_number(problem: Problem, key: str) -> bool:
    return any(key in person.numbers for person in problem.people)


def _counts(people: Sequence[Person], key: str) -> Counter[str]:
    return Counter(value for person in people for value in person.values(key))


def _shares(people: Sequence[Person], key: str) -> dict[str, float]:
    """Each value's share of those who answered, the most frequent value first.

    A few values are in the order of the alphabet instead: so they keep their colours from round
    to round, whoever comes or goes.
    """
    counts = _counts(people, key)
    answered = sum(1 for person in people if person.values(key))
    order = sorted(counts, key=lambda value: (-counts[value], value))
    order = order if len(order) > STEADY else sorted(order)
    return {value: counts[value] / answered for value in order}


def _part(here: Room, key: str, usual: Mapping[str, float], people: Sequence[Person]) -> MixPart:
    counts = _counts(people, key)
    return MixPart(
        key,
        here.labels.get(key, key),
        tuple((value, counts[value]) for value in usual),
        tuple(usual.values()),
        key in here.private,
    )

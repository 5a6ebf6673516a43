"""Why somebody sits where they sit: what they give the group, and what other places would cost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice

from lchost.grouping.breaches import Breaches
from lchost.grouping.model import build
from lchost.grouping.places import blocks
from lchost.grouping.pricing import Change, Pricing
from lchost.grouping.problem import Pair, Problem, Rule
from lchost.grouping.score import Groups, group_cost

MOST_EXCHANGES = 120
"""Ways to swap that are weighed for one group; more only where people are kept together."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """The best way to sit in one other group.

    Attributes:
        group: its index.
        seats: who would have to move, the person first among them, and to which group.
        change: what that would do.
        dearer: how much more the model's cost would be: the order of equals.
    """

    group: int
    seats: Mapping[int, int]
    change: Change
    dearer: float

    @property
    def swap_with(self) -> tuple[int, ...]:
        """Who would leave that group in exchange; empty where there is space."""
        return tuple(person for person, to in self.seats.items() if to != self.group)

    @property
    def breaks(self) -> int:
        """Rules and pairs that would be broken, less those that would be mended."""
        comes, goes = self.change.brings, self.change.ends
        return sum(
            len(more) - len(less)
            for more, less in (
                (comes.rules, goes.rules),
                (comes.not_apart, goes.not_apart),
                (comes.separated, goes.separated),
            )
        )

    @property
    def meets_again(self) -> int:
        """Pairs who would meet again, less those who would not any more."""
        return len(self.change.brings.met_again) - len(self.change.ends.met_again)

    @property
    def worth(self) -> tuple[int, int, int]:
        """What to order by: rules, then points, then meetings; less is better."""
        return self.breaks, -self.change.points, self.meets_again


@dataclass(frozen=True, slots=True)
class Why:
    """Why one person sits in one group.

    Attributes:
        gives: rules that would be broken in the group if this person were not there.
        together: who of the group they are kept together with.
        met: who of the group they sat with before.
        alternatives: one a group that can be chosen, the best first.
        closed: groups that cannot: locked, not allowed, or too few who could swap.
    """

    person: int
    group: int
    gives: tuple[Rule | Pair, ...]
    together: tuple[int, ...]
    met: tuple[int, ...]
    alternatives: tuple[Alternative, ...]
    closed: tuple[int, ...]

    @property
    def best(self) -> Alternative | None:
        return self.alternatives[0] if self.alternatives else None

    @property
    def is_best_place(self) -> bool:
        """Whether nowhere else would be better for the whole room."""
        return self.best is None or self.best.worth >= (0, 0, 0)


def why_here(
    problem: Problem,
    groups: Groups,
    person: int,
    *,
    held: frozenset[int] = frozenset(),
    pricing: Pricing | None = None,
) -> Why:
    """Weigh all other places of a person.

    Args:
        held: who is locked where they sit.
        pricing: of these groups, if there is one already.
    """
    pricing = pricing or Pricing(problem, groups)
    looking = _Looking(problem, groups, person, held)
    found, closed = [], []
    for group in range(len(groups)):
        if group == looking.here:
            continue
        way = looking.best_way(group)
        if way is None:
            closed.append(group)
        else:
            seats, dearer = way
            found.append(Alternative(group, seats, pricing.after(seats), dearer))
    mates = [other for other in groups[looking.here] if other != person]
    return Why(
        person=person,
        group=looking.here,
        gives=looking.gives(),
        together=tuple(other for other in looking.block if other != person),
        met=tuple(o for o in mates if _met(problem, person, o) and o not in looking.block),
        alternatives=tuple(sorted(found, key=lambda one: (one.worth, one.dearer))),
        closed=tuple(closed),
    )


def _met(problem: Problem, one: int, other: int) -> bool:
    return problem.met.get((min(one, other), max(one, other)), 0) > 0


class _Looking:
    """Looks for the cheapest way into each group, by the model that made the groups."""

    def __init__(self, problem: Problem, groups: Groups, person: int, held: frozenset[int]) -> None:
        self._problem, self._groups, self._held = problem, groups, held
        self._model = build(problem)
        self._place = {one.id: place for place, one in enumerate(problem.people)}
        self.here = next(n for n, people in enumerate(groups) if person in people)
        self._person = person
        parts = blocks(self._place, problem.together)
        self._part = {one: part for part in parts for one in part}
        # who is kept together but sits elsewhere already does not come along
        self.block = tuple(i for i in self._part[person] if i in groups[self.here])
        self._cost = [self._cost_of(people) for people in groups]

    def gives(self) -> tuple[Rule | Pair, ...]:
        """What would be wrong in the group without this person."""
        breaches = Breaches(self._problem)
        members = self._groups[self.here]
        now = breaches.named([self._place[i] for i in members])
        then = breaches.named([self._place[i] for i in members if i != self._person])
        return tuple(then - now)

    def best_way(self, group: int) -> tuple[Mapping[int, int], float] | None:
        """Who would move where, and what that adds to the cost; None: there is no way."""
        coming = dict.fromkeys(self.block, group)
        ways = ((self._change(group, leaving), leaving) for leaving in self._exchanges(group))
        best = min(ways, default=None)
        if best is None:
            return None
        dearer, leaving = best
        return coming | dict.fromkeys(leaving, self.here), dearer

    def _exchanges(self, group: int) -> Iterator[tuple[int, ...]]:
        """Who might come back in exchange: nobody, or as many as would come."""
        if not all(self._may_sit(one, group) for one in self.block):
            return
        if self._has_room(group):
            yield ()
        free = [
            part for part in self._parts(group) if all(self._may_sit(i, self.here) for i in part)
        ]
        wanted = len(self.block)
        for count in range(1, wanted + 1):
            ways = (
                tuple(one for part in parts for one in part)
                for parts in combinations(free, count)
                if sum(map(len, parts)) == wanted
            )
            yield from islice(ways, MOST_EXCHANGES)

    def _parts(self, group: int) -> list[tuple[int, ...]]:
        """The people of a group, those who are kept together as one."""
        members = self._groups[group]
        found = {self._part[one] for one in members}
        return sorted(tuple(i for i in part if i in members) for part in found)

    def _may_sit(self, person: int, group: int) -> bool:
        return person not in self._held and group in self._problem.allowed.get(person, (group,))

    def _has_room(self, group: int) -> bool:
        """Whether a group may grow: within its limits, or without sizes becoming less even."""
        people, there = len(self._groups[self.here]), len(self._groups[group])
        if self._problem.limits:
            least, most = self._problem.limits[self.here][0], self._problem.limits[group][1]
            return people - len(self.block) >= least and there + len(self.block) <= most
        return people - there >= len(self.block)

    def _change(self, group: int, leaving: tuple[int, ...]) -> float:
        ours = [i for i in self._groups[self.here] if i not in self.block]
        theirs = [i for i in self._groups[group] if i not in leaving]
        after = self._cost_of([*ours, *leaving]) + self._cost_of([*theirs, *self.block])
        return after - self._cost[self.here] - self._cost[group]

    def _cost_of(self, people: Iterable[int]) -> float:
        return group_cost(self._model, [self._place[i] for i in people])

"""An old seating on its way to a new one: who sits where, and what that costs, worst things first.

Costs are compared as (rank, cost).  The rank is a whole number in which one broken hard rule
outweighs every announced person who moves, one of those every other rule, one of those every
move, one of those the sizes of the groups; the cost is the model's, and decides among equals.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from lchost.grouping.breaches import Breaches
from lchost.grouping.model import Model
from lchost.grouping.places import blocks
from lchost.grouping.problem import Problem
from lchost.grouping.score import group_cost

MOVE = 10**6
"""More than the squared sizes of all groups."""
RULE = MOVE * 10**4
ANNOUNCED = RULE * 10**4
HARD = ANNOUNCED * 10**4
"""Each outweighs ten thousand of the one before."""

CALM = 1e-9
"""Changes smaller than this are rounding."""

MOST_ROUNDS = 40
"""How often the descent goes round; it ends by itself long before."""

Unit = int
Figure = tuple[int, float]
Facts = tuple[int, int, int]
"""People, hard rules broken, other rules broken."""

Change = tuple[tuple[Unit, int], ...]
"""Units and the groups that they come to."""


class Reseating:
    """Units (people who are kept together, or one alone) in groups.

    Attributes:
        units: places in `problem.people`.
        home: the group that a unit can stay in without anybody's moving; None: there is none.
        price: of a unit in a group, as a rank; None where it must not sit.
        at: the group that every unit sits in; None: it waits.
    """

    def __init__(
        self,
        problem: Problem,
        model: Model,
        groups: Sequence[Sequence[int]],
        announced: frozenset[int],
        crowds: bool = False,
    ) -> None:
        self._model = model
        self.breaches = Breaches(problem, crowds)
        self.limits = problem.seats
        ids = [person.id for person in problem.people]
        place = {person: index for index, person in enumerate(ids)}
        self.units = [tuple(place[i] for i in part) for part in blocks(ids, problem.together)]
        self.mass = [len(unit) for unit in self.units]
        old = {person: group for group, people in enumerate(groups) for person in people}
        self.price = [self._prices(problem, unit, old, announced) for unit in self.units]
        self.home = [self._home(unit, old, ids) for unit in range(len(self.units))]
        self.at: list[int | None] = list(self.home)
        self.crews = [frozenset[Unit]() for _ in self.limits]
        self._facts: dict[frozenset[Unit], Facts] = {}
        self._costs: dict[frozenset[Unit], float] = {}
        self._in_trouble = False
        self.put(self.home)

    def _prices(
        self,
        problem: Problem,
        unit: tuple[int, ...],
        old: dict[int, int],
        announced: frozenset[int],
    ) -> list[int | None]:
        people = [problem.people[place].id for place in unit]
        found: list[int | None] = []
        for group, (_, most) in enumerate(self.limits):
            barred = any(group not in problem.allowed.get(i, (group,)) for i in people)
            moved = [i for i in people if i in old and old[i] != group]
            told = sum(1 for i in moved if i in announced)
            price = MOVE * len(moved) + ANNOUNCED * told
            found.append(None if barred or most < len(people) else price)
        return found

    def _home(self, unit: Unit, old: dict[int, int], ids: list[int]) -> int | None:
        seated = [old[ids[place]] for place in self.units[unit] if ids[place] in old]
        if not seated or seated[0] >= len(self.limits):
            return None
        return seated[0] if self.price[unit][seated[0]] == 0 else None

    # --- what it costs -------------------------------------------------------------------------

    def put(self, at: Sequence[int | None]) -> None:
        """Seat everybody anew."""
        self.at = list(at)
        crews: list[set[Unit]] = [set() for _ in self.limits]
        for unit, group in enumerate(at):
            if group is not None:
                crews[group].add(unit)
        self.crews = [frozenset(crew) for crew in crews]
        self._now = [self.rank_of(group, crew) for group, crew in enumerate(self.crews)]

    def places(self, crew: Iterable[Unit]) -> list[int]:
        """The people of these units, by place."""
        return [place for unit in sorted(crew) for place in self.units[unit]]

    def rank_of(self, group: int, crew: frozenset[Unit]) -> int:
        """A group's part of the rank, without moves."""
        people, hard, soft = self.facts(crew)
        least, most = self.limits[group]
        wrong = hard + max(0, people - most, least - people)
        return HARD * wrong + RULE * soft + people * people

    def facts(self, crew: frozenset[Unit]) -> Facts:
        """How many people these units are, and how often they break rules in one group."""
        found = self._facts.get(crew)
        if found is None:
            places = self.places(crew)
            hard, soft = self.breaches.hard(places), self.breaches.soft(places)
            found = self._facts[crew] = (len(places), hard, soft)
        return found

    def cost_of(self, crew: frozenset[Unit]) -> float:
        """A group's part of the model's cost."""
        cost = self._costs.get(crew)
        if cost is None:
            cost = self._costs[crew] = group_cost(self._model, self.places(crew))
        return cost

    def moves(self) -> int:
        """The rank of all moves, without the groups'."""
        return sum(
            self.price[unit][group] or 0 for unit, group in enumerate(self.at) if group is not None
        )

    def rank(self) -> int:
        """The rank of the whole; who finds no seat counts as a hard rule."""
        return self.moves() + sum(self._now) + HARD * self.at.count(None)

    def cost(self) -> float:
        """The model's cost of all groups."""
        return sum(self.cost_of(crew) for crew in self.crews)

    def broken(self) -> int:
        """How often a rule is broken that is kept as far as can be."""
        return sum(self.facts(crew)[2] for crew in self.crews)

    @property
    def least_broken(self) -> int:
        """How often that is at the very least."""
        return self.breaches.unavoidable

    # --- changing it ---------------------------------------------------------------------------

    def _after(self, change: Change) -> dict[int, frozenset[Unit]]:
        """The groups that a change touches, as they will be."""
        crews: dict[int, frozenset[Unit]] = {}
        for unit, group in change:
            here = self.at[unit]
            if here is not None:
                crews[here] = crews.get(here, self.crews[here]) - {unit}
            crews[group] = crews.get(group, self.crews[group]) | {unit}
        return crews

    def is_better(self, change: Change, margin: float = CALM) -> bool:
        """Whether a change improves the rank, or the cost at the same rank."""
        more = 0
        for unit, group in change:
            price, here = self.price[unit][group], self.at[unit]
            if price is None:
                return False
            more += price - ((self.price[unit][here] or 0) if here is not None else 0)
        if more > 0 and not self._in_trouble:
            return False
        crews = self._after(change)
        for group, crew in crews.items():
            more += self.rank_of(group, crew) - self._now[group]
        if more:
            return more < 0
        return self.dearer(crews) < -margin

    def dearer(self, crews: dict[int, frozenset[Unit]]) -> float:
        """How much the cost rises with these groups instead of those that are."""
        return sum(self.cost_of(c) - self.cost_of(self.crews[g]) for g, c in crews.items())

    def make(self, change: Change) -> None:
        """Carry a change out."""
        for group, crew in self._after(change).items():
            self.crews[group] = crew
            self._now[group] = self.rank_of(group, crew)
        for unit, group in change:
            self.at[unit] = group

    def is_troubled(self, group: int) -> bool:
        """Whether a rule is broken in a group."""
        return self._now[group] >= RULE

    # --- the descent ---------------------------------------------------------------------------

    def seat_waiting(self, rng: random.Random) -> None:
        """Seat those who wait where it costs least, the hardest to seat first."""
        waiting = [unit for unit, group in enumerate(self.at) if group is None]
        rng.shuffle(waiting)
        waiting.sort(key=lambda u: (-self.mass[u], -self.price[u].count(None)))
        for unit in waiting:
            best: tuple[int, float, int] | None = None
            for group, price in enumerate(self.price[unit]):
                if price is None:
                    continue
                crew = self.crews[group] | {unit}
                rank = price + self.rank_of(group, crew) - self._now[group]
                if best is None or rank <= best[0]:
                    more = self.cost_of(crew) - self.cost_of(self.crews[group])
                    best = min(best or (rank, more, group), (rank, more, group))
            if best is not None:
                self.make(((unit, best[2]),))

    def descend(
        self, rng: random.Random, stop: Callable[[], bool], *, thoroughly: bool = True
    ) -> None:
        """Change what improves it, one thing after the other, until nothing does.

        Args:
            thoroughly: let three people change at once, too; that takes most of the time.
        """
        for _ in range(MOST_ROUNDS):
            has_changed = False
            for unit in self._restless(rng):
                for change in self._ideas(unit, rng, thoroughly):
                    if self.is_better(change):
                        self.make(change)
                        has_changed = True
                        break
                if stop():
                    return
            if not has_changed:
                return

    def _restless(self, rng: random.Random) -> list[Unit]:
        """Those who do not sit at home, and all in groups where a rule is broken."""
        troubled = {g for g in range(len(self.limits)) if self.is_troubled(g)}
        self._in_trouble = bool(troubled)
        found = [u for u, g in enumerate(self.at) if g != self.home[u] or g in troubled]
        rng.shuffle(found)
        return found

    def _ideas(self, unit: Unit, rng: random.Random, thoroughly: bool) -> Iterator[Change]:
        """What might be changed for somebody who does not sit at home, or not well."""
        here, home = self.at[unit], self.home[unit]
        if here is None:
            return
        groups = list(range(len(self.limits)))
        rng.shuffle(groups)
        for group in groups:
            if group != here:
                yield ((unit, group),)
        others = range(len(self.units)) if self.is_troubled(here) else self._away()
        for other in others:
            there = self.at[other]
            if there is not None and there != here:
                yield ((unit, there), (other, here))
        if home is not None and home != here:
            for other in sorted(self.crews[home]):  # somebody else leaves in this one's place
                yield ((unit, home), (other, here))
        if home is None and thoroughly:
            yield from self._roundabout(unit, groups)

    def _roundabout(self, unit: Unit, groups: Sequence[int]) -> Iterator[Change]:
        """A newcomer elsewhere: one who moved stays at home, and one from there moves instead."""
        for mover in self._away():
            home, there = self.home[mover], self.at[mover]
            if home is None or there is None:
                continue
            for group in groups:
                for other in sorted(self.crews[group] - {unit, mover}):
                    yield ((mover, home), (unit, group), (other, there))

    def _away(self) -> list[Unit]:
        """Those who do not sit at home."""
        return [u for u, group in enumerate(self.at) if group is not None and group != self.home[u]]

"""From a problem to a plan: same problem and seed, same plan."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from lchost.errors import RulesCollide
from lchost.grouping.collisions import blocks, collisions, seat_blocks
from lchost.grouping.model import APART_PRICE, build
from lchost.grouping.problem import Problem
from lchost.grouping.score import Groups, cost, rules_met

ROWS_A_PERSON = 40
FEWEST_ROWS = 3_000
MOST_ROWS = 16_000
"""Work is bounded by rows, not by seconds, so that every machine finds the same plan."""

STRICTER, WARM = 4.0, 0.3
"""A rule that is still broken though it need not be: search on, not so hot, at a higher price."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One division of the people.

    Attributes:
        groups: ids of the people of each group, in the order of `problem.sizes`.
        cost: the model's cost; only comparable between plans of one problem.
        was_stopped: the search ended early; the plan is the best one seen until then.
    """

    groups: tuple[tuple[int, ...], ...]
    seed: int
    cost: float
    rows: int
    was_stopped: bool = False


def solve(
    problem: Problem,
    seed: int,
    *,
    rows: int | None = None,
    progress: Callable[[float], object] | None = None,
    stop: Callable[[], bool] | None = None,
    start: Groups | None = None,
) -> Plan:
    """The best plan found.

    Args:
        rows: how long to search; one row prices the swaps of one person with all others.
        progress: called with the share done, 0 to 1.
        stop: asked now and then; once true the best plan so far is the answer.
        start: groups to begin from, of the right sizes; without any, people are seated by lot.

    Raises:
        RulesCollide: some keep-together and keep-apart rules cannot all hold.
    """
    found = collisions(problem)
    if found:
        raise RulesCollide(found)
    place = {person.id: index for index, person in enumerate(problem.people)}
    parts = blocks(place, problem.together)
    group = (
        _first_seating(problem, parts, random.Random(seed))
        if start is None
        else _seating_of(problem, parts, start)
    )
    rows = rows if rows is not None else default_rows(len(problem.people))
    search = _Search(problem, parts, seed, progress, stop)
    if len(problem.sizes) > 1:
        group = search.run(group, rows, 1.0 if start is None else WARM)
    groups = search.seated(group)
    return Plan(groups, seed, cost(build(problem), groups), rows, search.was_stopped)


def default_rows(people: int) -> int:
    """Rows for a good answer: half a second at 120 people, five at 2,000."""
    return min(MOST_ROWS, max(FEWEST_ROWS, ROWS_A_PERSON * people))


class _Search:
    """The steps of one search: pair rules first, then all wishes, then rules still broken."""

    def __init__(
        self,
        problem: Problem,
        parts: list[tuple[int, ...]],
        seed: int,
        progress: Callable[[float], object] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.was_stopped = False
        self._problem, self._parts, self._seed = problem, parts, seed
        self._progress, self._stop = progress, stop
        self._place = {person.id: index for index, person in enumerate(problem.people)}
        self._units = [tuple(self._place[person] for person in part) for part in parts]

    def run(self, group: list[int], rows: int, warmth: float) -> list[int]:
        import numpy as np  # late: 190 ms that opening the window shall not wait for

        from lchost.grouping.annealing import HOT, anneal
        from lchost.grouping.seating import Seating

        rng = np.random.default_rng(self._seed)
        model = build(self._problem)
        apart = {pair for pair, price in model.pairs.items() if price >= APART_PRICE}
        if apart:
            only = dict.fromkeys(apart, APART_PRICE)
            strict = Seating(replace(model, wishes=(), tables=(), pairs=only), self._units, group)
            if strict.cost >= APART_PRICE:
                group = anneal(strict, rng, rows, enough=0.0).tolist()
        seating = Seating(model, self._units, group)
        tell = self._tell(0.0, 0.7)
        group = anneal(seating, rng, rows, tell, self._is_over, hot=HOT * warmth).tolist()
        broken = self._broken(group)
        if broken and not self.was_stopped:
            stricter = Seating(build(self._problem, STRICTER), self._units, group)
            tell = self._tell(0.7, 1.0)
            again = anneal(stricter, rng, rows // 2, tell, self._is_over, hot=HOT * WARM).tolist()
            group = again if self._broken(again) < broken else group
        if self._progress:
            self._progress(1.0)
        return group

    def seated(self, group: list[int]) -> tuple[tuple[int, ...], ...]:
        """Ids by group, in the order of the problem's people."""
        seats: list[list[int]] = [[] for _ in self._problem.sizes]
        for part, where in zip(self._parts, group, strict=True):
            seats[where] += part
        return tuple(tuple(sorted(people, key=self._place.__getitem__)) for people in seats)

    def _broken(self, group: list[int]) -> int:
        """How often a rule is not met although it might be."""
        found = rules_met(self._problem, self.seated(group))
        return sum(max(0, rule.times - rule.unavoidable) for rule in found)

    def _is_over(self) -> bool:
        if self._stop is not None and not self.was_stopped:
            self.was_stopped = self._stop()
        return self.was_stopped

    def _tell(self, first: float, last: float) -> Callable[[float], object] | None:
        progress = self._progress
        if progress is None:
            return None
        return lambda done: progress(first + done * (last - first))


def _seating_of(problem: Problem, parts: list[tuple[int, ...]], groups: Groups) -> list[int]:
    """The group of every part in a plan that stands already."""
    where = {person: index for index, people in enumerate(groups) for person in people}
    sizes = tuple(len(people) for people in groups)
    home = [{where.get(person, -1) for person in part} for part in parts]
    if sizes != problem.sizes or any(len(found) > 1 or -1 in found for found in home):
        raise ValueError("a start that does not seat these people as they are to sit")
    return [found.pop() for found in home]


def _first_seating(problem: Problem, parts: list[tuple[int, ...]], rng: random.Random) -> list[int]:
    """Parts under rules where the rules allow them, all others by lot."""
    chosen = seat_blocks(problem, parts) or {}
    room = list(problem.sizes)
    for part, group in chosen.items():
        room[group] -= len(parts[part])
    waiting = [index for index in range(len(parts)) if index not in chosen]
    for index in sorted((i for i in waiting if len(parts[i]) > 1), key=lambda i: -len(parts[i])):
        group = max(range(len(room)), key=lambda g: room[g])
        if room[group] < len(parts[index]):
            raise RulesCollide()
        chosen[index] = group
        room[group] -= len(parts[index])
    seats = [group for group, free in enumerate(room) for _ in range(free)]
    rng.shuffle(seats)
    singles = (index for index in waiting if index not in chosen)
    chosen.update(zip(singles, seats, strict=True))
    return [chosen[index] for index in range(len(parts))]

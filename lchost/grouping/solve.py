"""From a problem to a plan: same problem and seed, same plan."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lchost.errors import RulesCollide
from lchost.grouping.collisions import collisions
from lchost.grouping.model import APART_PRICE, STRICTEST, build, gives_way
from lchost.grouping.opening import opening
from lchost.grouping.places import Places
from lchost.grouping.problem import Problem, ordered
from lchost.grouping.score import Groups, cost, rules_met
from lchost.grouping.smallest import fewest_broken

if TYPE_CHECKING:
    from numpy.random import Generator

ROWS_A_PERSON = 40
FEWEST_ROWS = 3_000
MOST_ROWS = 16_000
"""Work is bounded by rows, not by seconds, so that every machine finds the same plan."""

WARM = 0.3
"""A rule that is still broken though it need not be: search on, not so hot, at a higher price."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One division of the people.

    Attributes:
        groups: ids of the people of each group, in the order of `problem.sizes`.
        cost: the model's cost; only comparable between plans of one problem.
        rows: how long it was searched; 0: there was no time, everybody sits by lot.
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
        RulesCollide: some rules that are never traded cannot all hold.
    """
    found = collisions(problem, stop)
    if found:
        raise RulesCollide(found)
    rows = rows if rows is not None else default_rows(len(problem.people))
    search = Search(problem, seed, start)
    was_stopped = search.run(rows, progress, stop) if len(problem.sizes) > 1 else False
    groups = search.groups()
    return Plan(groups, seed, cost(search.model, groups), rows, was_stopped)


def default_rows(people: int) -> int:
    """Rows for a good answer: half a second at 120 people, five at 2,000."""
    return min(MOST_ROWS, max(FEWEST_ROWS, ROWS_A_PERSON * people))


class Search:
    """A problem and its seating while it is searched.

    From the first moment on everybody sits where the rules for pairs allow it.
    """

    def __init__(
        self,
        problem: Problem,
        seed: int,
        start: Groups | None = None,
        strictness: float = 1.0,
    ) -> None:
        from lchost.grouping.seating import Seating

        self.problem, self.model = problem, build(problem, strictness)
        self._place = {person.id: index for index, person in enumerate(problem.people)}
        self._places = places = Places.of(problem)
        self._parts = places.blocks
        self._units = [tuple(self._place[person] for person in part) for part in self._parts]
        self._fewest: Groups | None = None
        self._warmth = 1.0 if start is None else WARM
        group = self._opening(seed) if start is None else _seating_of(problem, self._parts, start)
        self.rng = _lots(seed)
        self.seating = Seating(self.model, self._units, self._apart(group))

    def again(self, seed: int, stop: Callable[[], bool] | None = None) -> Search:
        """The same problem begun otherwise; what does not change is there only once.

        Once it is to stop, only those whom no rule binds sit elsewhere, which takes no time.
        """
        found = copy(self)
        found.rng = _lots(seed)
        if stop and stop():
            group = self._mixed_up(found.rng)
        else:
            group = found._apart(self._opening(seed))
        found.seating = self.seating.like(group)
        return found

    def _opening(self, seed: int) -> list[int]:
        group = opening(self.problem, self._places, seed).group
        if group is None:
            raise RulesCollide()
        return group

    def _mixed_up(self, rng: Generator) -> list[int]:
        """Those who may sit anywhere, with anybody, change seats by lot."""
        crowded = {part for _, held in self._places.crowds for part in held}
        free = [
            part
            for part, people in enumerate(self._parts)
            if len(people) == 1
            and self._places.groups[part] is None
            and not self._places.foes[part]
            and part not in crowded
        ]
        group = self.seating.group.copy()
        group[free] = rng.permutation(group[free])
        return [int(where) for where in group]

    def run(
        self,
        rows: int,
        progress: Callable[[float], object] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> bool:
        """All wishes first, then rules that are still broken; true if it was stopped."""
        from lchost.grouping.annealing import HOT, anneal

        was_stopped = False

        def is_over() -> bool:
            nonlocal was_stopped
            was_stopped = was_stopped or bool(stop and stop())
            return was_stopped

        tell = part_of(progress, 0.0, 0.7)
        anneal(self.seating, self.rng, rows, tell, is_over, hot=HOT * self._warmth)
        if not was_stopped:
            self.insist(rows // 2, part_of(progress, 0.7, 1.0), is_over)
        if progress:
            progress(1.0)
        return was_stopped

    def insist(
        self,
        rows: int,
        progress: Callable[[float], object] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> None:
        """Search on at a higher price of the rules that are broken though they need not be."""
        from lchost.grouping.annealing import HOT, anneal
        from lchost.grouping.seating import Seating

        if not self.broken():
            return
        is_fewest = self._take_fewest()
        broken, before = self.broken(), self.seating.group.copy()
        model = build(self.problem, STRICTEST)
        stricter = Seating(model, self._units, self.seating.group.tolist())
        stricter.reprice(self.seating.pairs, self.seating.inside)
        self.seating.put(anneal(stricter, self.rng, rows, progress, stop, hot=HOT * WARM))
        if self.broken() > broken or (self.broken() == broken and not is_fewest):
            self.seating.put(before)

    def _take_fewest(self) -> bool:
        """In the smallest rooms take the seating that breaks the fewest rules, if there is one."""
        import numpy as np

        if self._fewest is None:
            self._fewest = fewest_broken(self.problem, self.groups()) or ()
        if not self._fewest or self.broken() <= self._broken(self._fewest):
            return False
        self.seating.put(np.array(_seating_of(self.problem, self._parts, self._fewest)))
        return True

    def broken(self) -> int:
        """How often a rule is not met although it might be."""
        return self._broken(self.groups())

    def _broken(self, groups: Groups) -> int:
        found = rules_met(self.problem, groups)
        firm = [rule for rule in found if not gives_way(self.problem, rule.rule)]
        return sum(max(0, rule.times - rule.unavoidable) for rule in firm)

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """Ids by group, in the order of the problem's people."""
        seats: list[list[int]] = [[] for _ in self.problem.sizes]
        for part, where in zip(self._parts, self.seating.group.tolist(), strict=True):
            seats[where] += part
        return tuple(tuple(sorted(people, key=self._place.__getitem__)) for people in seats)

    def _apart(self, group: list[int]) -> list[int]:
        """A seating that keeps everybody apart who is to be; never cut short."""
        from lchost.grouping.annealing import anneal
        from lchost.grouping.seating import Seating

        place = self._place
        sits = dict(zip(self._parts, group, strict=True))
        home = {person: sits[part] for part in self._parts for person in part}
        if all(home[one] != home[other] for one, other in self.problem.apart):
            return group
        apart = {ordered(place[one], place[other]) for one, other in self.problem.apart}
        only = dict.fromkeys(apart, APART_PRICE)
        model = replace(self.model, wishes=(), tables=(), pairs=only)
        strict = Seating(model, self._units, group)
        rows = default_rows(len(self.problem.people))
        parted: list[int] = anneal(strict, self.rng, rows, enough=0.0).tolist()
        return parted


def _lots(seed: int) -> Generator:
    import numpy as np  # late: 190 ms that opening the window shall not wait for

    return np.random.default_rng(seed)


def part_of(
    progress: Callable[[float], object] | None, first: float, last: float
) -> Callable[[float], object]:
    """Progress of a part of the work, from one share of the whole to another."""
    return lambda done: progress(first + done * (last - first)) if progress else None


def _seating_of(problem: Problem, parts: list[tuple[int, ...]], groups: Groups) -> list[int]:
    """The group of every part in a plan that stands already."""
    where = {person: index for index, people in enumerate(groups) for person in people}
    fits = len(groups) == len(problem.seats) and all(
        least <= len(people) <= most
        for people, (least, most) in zip(groups, problem.seats, strict=True)
    )
    home = [{where.get(person, -1) for person in part} for part in parts]
    if not fits or any(len(found) > 1 or -1 in found for found in home):
        raise ValueError("a start that does not seat these people as they are to sit")
    return [found.pop() for found in home]

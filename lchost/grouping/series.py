"""Several rounds planned as one: whoever sat together in one meets others in the next.

Each round is searched anew in turn while the others stand still and their meetings count as
pairs who met, at a price that grows with the count (block coordinates; source:
`reference/grouping.md` §5.3).  The best series seen is the answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from lchost.errors import RulesCollide
from lchost.grouping.collisions import collisions
from lchost.grouping.model import build
from lchost.grouping.problem import Pair, Problem, ordered
from lchost.grouping.score import Groups, cost
from lchost.grouping.solve import Plan, default_rows, solve

SWEEPS = 4
"""Times around all rounds; the first one seats people anew, the others improve."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two people who sit together in more than one round.

    Attributes:
        rounds: indexes of the rounds in which they do.
    """

    one: int
    other: int
    rounds: tuple[int, ...]


def repeats(problems: Sequence[Problem], plans: Sequence[Groups]) -> tuple[Repeat, ...]:
    """Who meets again within these rounds; those who are kept together do not count."""
    seen: dict[Pair, list[int]] = {}
    for index, (problem, groups) in enumerate(zip(problems, plans, strict=True)):
        for pair in meetings(problem, groups):
            seen.setdefault(pair, []).append(index)
    again = (Repeat(*pair, tuple(rounds)) for pair, rounds in seen.items() if len(rounds) > 1)
    return tuple(sorted(again, key=lambda r: (-len(r.rounds), r.one, r.other)))


def count_repeats(problems: Sequence[Problem], plans: Sequence[Groups]) -> int:
    """Meetings beyond the first of every pair."""
    return sum(len(repeat.rounds) - 1 for repeat in repeats(problems, plans))


def solve_series(
    problems: Sequence[Problem],
    seed: int,
    *,
    kept: Mapping[int, Groups] | None = None,
    rows: int | None = None,
    progress: Callable[[float], object] | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[Plan, ...]:
    """One plan a round, in order: same problems and seed, same plans.

    Args:
        problems: each with the people of its round; `met` is of earlier days only.
        kept: index of a round -> its groups, which stay as they are.
        rows: how long to search each round in all.
        progress: called with the share done, 0 to 1.
        stop: asked now and then; once true the best series so far is the answer.

    Raises:
        RulesCollide: some rules of a round cannot all hold.
    """
    if found := [c for i, p in enumerate(problems) if i not in (kept or {}) for c in collisions(p)]:
        raise RulesCollide(tuple(found))
    search = _Series(problems, seed, kept or {}, progress, stop)
    return search.run(rows)


class _Series:
    """The rounds while they are searched."""

    def __init__(
        self,
        problems: Sequence[Problem],
        seed: int,
        kept: Mapping[int, Groups],
        progress: Callable[[float], object] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self._problems, self._seed = problems, seed
        self._progress, self._stop = progress, stop
        self._kept = {index: tuple(map(tuple, groups)) for index, groups in kept.items()}
        self._groups: dict[int, tuple[tuple[int, ...], ...]] = dict(self._kept)
        self._free = [index for index in range(len(problems)) if index not in self._kept]
        self._rows = 0
        self._was_stopped = False

    def run(self, rows: int | None) -> tuple[Plan, ...]:
        best, lowest = self._groups, float("inf")
        steps = [(sweep, index) for sweep in range(SWEEPS) for index in self._free]
        for step, (sweep, index) in enumerate(steps):
            if self._was_stopped and sweep:
                break
            self._search(index, rows, step, len(steps))
            if index == self._free[-1] and (reached := self._cost()) < lowest:
                best, lowest = dict(self._groups), reached
        if self._progress:
            self._progress(1.0)
        self._groups = best
        return tuple(self._plan(index) for index in range(len(self._problems)))

    def _search(self, index: int, rows: int | None, step: int, steps: int) -> None:
        problem = self._facing(index)
        each = (rows or default_rows(len(problem.people))) // SWEEPS
        progress = self._progress
        plan = solve(
            problem,
            self._seed + len(self._problems) * self._rows + index,
            rows=each,
            progress=progress and (lambda done: progress((step + done) / steps)),
            stop=self._is_over,
            start=self._groups.get(index),
        )
        self._groups[index] = plan.groups
        self._rows += each

    def _facing(self, index: int) -> Problem:
        """A round's problem, with the meetings of all other rounds."""
        others = (i for i in self._groups if i != index)
        met = Counter(self._problems[index].met)
        met.update(p for i in others for p in meetings(self._problems[i], self._groups[i]))
        return replace(self._problems[index], met=met)

    def _cost(self) -> float:
        """Of the rounds that may change; a meeting is priced once, where it comes later."""
        met: Counter[Pair] = Counter()
        total = 0.0
        for index, problem in enumerate(self._problems):
            known = Counter(problem.met)
            known.update(met)
            if index not in self._kept:
                total += cost(build(replace(problem, met=known)), self._groups[index])
            met.update(meetings(problem, self._groups[index]))
        return total

    def _plan(self, index: int) -> Plan:
        groups = self._groups[index]
        if index in self._kept:
            return Plan(groups, self._seed, 0.0, 0)
        reached = cost(build(self._facing(index)), groups)
        rows = self._rows // len(self._free)
        return Plan(groups, self._seed, reached, rows, self._was_stopped)

    def _is_over(self) -> bool:
        if self._stop is not None and not self._was_stopped:
            self._was_stopped = self._stop()
        return self._was_stopped


def meetings(problem: Problem, groups: Groups) -> Iterable[Pair]:
    """Pairs who sit together without having to."""
    pairs = (ordered(*pair) for people in groups for pair in combinations(people, 2))
    return (pair for pair in pairs if pair not in problem.together)

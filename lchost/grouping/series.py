"""Several rounds planned as one: whoever sat together in one meets others in the next.

Each round is searched anew in turn while the others stand still and their meetings count as
pairs who met, at a price that grows with the count (block coordinates; source:
`reference/grouping.md` §5.3).  The best series seen is the answer.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations

from lchost.errors import RulesCollide
from lchost.grouping.collisions import collisions
from lchost.grouping.model import pair_prices
from lchost.grouping.problem import Pair, Problem, ordered
from lchost.grouping.score import Groups
from lchost.grouping.solve import Plan, Search

ROWS_A_PERSON = 30
FEWEST_ROWS = 3_000
MOST_ROWS = 12_000

SWEEPS = 24
"""Times around all rounds while it cools."""

SETTLING = 4
"""Times around all rounds at most, downhill only."""

WALKING = 0.9
"""Share of the time that the walk takes; the rest settles."""

SEEDS_APART = 1_000_003
"""Rounds of one seed begin differently."""


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


def series_rows(people: int) -> int:
    """Rows a round for a good answer: six rounds of 300 people in seven seconds."""
    return min(MOST_ROWS, max(FEWEST_ROWS, ROWS_A_PERSON * people))


class _Series:
    """The rounds while they are searched; `self._met` counts the meetings of all of them."""

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
        self._searches = {
            index: Search(problem, seed + SEEDS_APART * index)
            for index, problem in enumerate(problems)
            if index not in kept
        }
        self._met: Counter[Pair] = Counter()
        for index, groups in enumerate(self._groups()):
            self._met.update(meetings(problems[index], groups))
        self._was_stopped = False

    def run(self, rows: int | None) -> tuple[Plan, ...]:
        most = max((len(s.problem.people) for s in self._searches.values()), default=0)
        rows = rows if rows is not None else series_rows(most)
        self._cool(rows)
        self._settle()
        for index, search in self._searches.items():
            if not self._is_over():
                with self._facing(index) as prices:
                    search.insist(rows // SWEEPS, prices)
        self._settle()
        if self._progress:
            self._progress(1.0)
        return tuple(self._plan(index, rows) for index in range(len(self._problems)))

    def _cool(self, rows: int) -> None:
        """Walk a little in every round in turn, cooler from sweep to sweep."""
        from lchost.grouping.annealing import COLD, HOT, draw_noise, steps, usual_change

        usual, noise = {}, {}
        for index, search in self._searches.items():
            with self._facing(index):
                usual[index] = usual_change(search.seating, search.rng)
            noise[index] = draw_noise(search.seating, search.rng)
        for sweep in range(SWEEPS):
            heat = HOT * (COLD / HOT) ** (sweep / (SWEEPS - 1))
            for place, (index, search) in enumerate(self._searches.items()):
                if self._is_over():
                    return
                if self._progress:
                    done = sweep + place / len(self._searches)
                    self._progress(WALKING * done / SWEEPS)
                with self._facing(index):
                    warmth = usual[index] * heat
                    walk = steps(search.seating, search.rng, noise[index], warmth, rows // SWEEPS)
                    deque(walk, maxlen=0)

    def _settle(self) -> None:
        """Best swaps only, round after round, until no round gets any better."""
        from lchost.grouping.annealing import CALM, descend

        for _ in range(SETTLING):
            is_better = False
            for index, search in self._searches.items():
                with self._facing(index):
                    before = search.seating.cost
                    descend(search.seating, search.rng, None)
                    is_better |= search.seating.cost < before - CALM
            if not is_better or self._is_over():
                return

    @contextmanager
    def _facing(self, index: int) -> Iterator[dict[Pair, float]]:
        """Let a round be changed while the meetings of all others are priced."""
        search, problem = self._searches[index], self._problems[index]
        self._met.subtract(meetings(problem, search.groups()))
        met = Counter(problem.met)
        met.update({pair: times for pair, times in self._met.items() if times})
        prices = pair_prices(replace(problem, met=met))
        search.seating.reprice(prices)
        yield prices
        self._met.update(meetings(problem, search.groups()))

    def _plan(self, index: int, rows: int) -> Plan:
        if index in self._kept:
            return Plan(self._kept[index], self._seed, 0.0, 0)
        search = self._searches[index]
        with self._facing(index):
            reached = search.seating.cost
        return Plan(search.groups(), self._seed, reached, rows, self._was_stopped)

    def _groups(self) -> Iterable[Groups]:
        for index in range(len(self._problems)):
            kept = self._kept.get(index)
            yield self._searches[index].groups() if kept is None else kept

    def _is_over(self) -> bool:
        if self._stop is not None and not self._was_stopped:
            self._was_stopped = self._stop()
        return self._was_stopped


def meetings(problem: Problem, groups: Groups) -> Iterable[Pair]:
    """Pairs who sit together without having to."""
    pairs = (ordered(*pair) for people in groups for pair in combinations(people, 2))
    return (pair for pair in pairs if pair not in problem.together)

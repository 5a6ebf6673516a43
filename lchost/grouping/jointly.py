"""The rounds of a series while they are searched together."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np

from lchost.grouping.annealing import CALM, COLD, HOT, descend, draw_noise, steps, usual_change
from lchost.grouping.designs import Skeleton
from lchost.grouping.model import APART_PRICE, pair_prices
from lchost.grouping.problem import Pair, Problem
from lchost.grouping.relabelling import groups_of_seats, relabel
from lchost.grouping.repeats import meetings
from lchost.grouping.score import Groups
from lchost.grouping.seating import Ints
from lchost.grouping.solve import Search

SWEEPS = 24
"""Times around all rounds while it cools."""

SETTLING = 4
"""Times around all rounds at most, downhill only."""

SEEDS_APART = 1_000_003
"""Rounds of one seed begin differently."""

Progress = Callable[[float], object]
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True, order=True)
class Worth:
    """How good a series is; less is better, what stands first counts before all else."""

    is_forbidden: bool
    broken: int
    cost: float

    @property
    def is_perfect(self) -> bool:
        """Nothing could be better."""
        return not self.is_forbidden and not self.broken and self.cost < CALM


class Rounds:
    """Rounds that stand and rounds that are searched; `met` counts the meetings of all."""

    def __init__(
        self, problems: Sequence[Problem], seed: int, kept: Mapping[int, Groups], stop: Stop
    ) -> None:
        self._problems, self._kept, self._stop = problems, kept, stop
        self.searches = {
            index: Search(problem, seed + SEEDS_APART * index)
            for index, problem in enumerate(problems)
            if index not in kept
        }
        self._count_meetings()

    @property
    def plans(self) -> list[Groups]:
        """The groups of every round as they are now."""
        return [
            self._kept[index] if index in self._kept else self.searches[index].groups()
            for index in range(len(self._problems))
        ]

    def schedule(self, full: Skeleton, rows: int, progress: Progress) -> None:
        """Seat everybody by a perfect schedule and find out who best sits where.

        Rounds that the schedule does not reach are searched around the others.
        """
        searches = list(self.searches.values())[: len(full)]
        for search, group in zip(searches, groups_of_seats(full, searches[0].problem), strict=True):
            search.seating.reprice(search.model.pairs)
            search.seating.put(group)
        relabel([s.seating for s in searches], searches[0].rng, rows, progress, self._stop)
        self._count_meetings()
        self.cool(rows, progress, list(self.searches)[len(full) :])

    def cool(self, rows: int, progress: Progress, indexes: Sequence[int] | None = None) -> None:
        """Walk a little in every round (or in these) in turn, cooler from sweep to sweep."""
        usual, noise = {}, {}
        walking = {i: self.searches[i] for i in (self.searches if indexes is None else indexes)}
        for index, search in walking.items():
            with self.facing(index):
                usual[index] = usual_change(search.seating, search.rng)
            noise[index] = draw_noise(search.seating, search.rng)
        for sweep in range(SWEEPS):
            heat = HOT * (COLD / HOT) ** (sweep / (SWEEPS - 1))
            for place, (index, search) in enumerate(walking.items()):
                if self._stop():
                    return
                progress((sweep + place / len(walking)) / SWEEPS)
                with self.facing(index):
                    warmth = usual[index] * heat
                    walk = steps(search.seating, search.rng, noise[index], warmth, rows // SWEEPS)
                    deque(walk, maxlen=0)

    def finish(self, rows: int) -> None:
        """Settle, and mend rules that are broken without need."""
        self._settle()
        for index, search in self.searches.items():
            if not self._stop():
                with self.facing(index) as prices:
                    search.insist(rows // 8, prices, stop=self._stop)
        self._settle()

    def _settle(self) -> None:
        """Best swaps only, round after round, until no round gets any better."""
        for _ in range(SETTLING):
            is_better = False
            for index, search in self.searches.items():
                with self.facing(index):
                    before = search.seating.cost
                    descend(search.seating, search.rng, None)
                    is_better |= search.seating.cost < before - CALM
            if not is_better or self._stop():
                return

    @contextmanager
    def facing(self, index: int) -> Iterator[dict[Pair, float]]:
        """Let a round be changed while the meetings of all others are priced."""
        search, problem = self.searches[index], self._problems[index]
        self._met.subtract(meetings(problem, search.groups()))
        prices = self._price(index, self._met)
        yield prices
        self._met.update(meetings(problem, search.groups()))

    def cost_of(self, index: int) -> float:
        """Of one round, facing all others."""
        with self.facing(index):
            return self.searches[index].seating.cost

    def worth(self) -> Worth:
        """Every meeting is priced once, where it comes later."""
        met = Counter(p for i, g in self._kept.items() for p in meetings(self._problems[i], g))
        cost = 0.0
        for index, search in self.searches.items():
            self._price(index, met)
            cost += search.seating.cost
            met.update(meetings(self._problems[index], search.groups()))
        broken = sum(search.broken() for search in self.searches.values())
        return Worth(cost >= APART_PRICE, broken, cost)

    def seated(self) -> list[Ints]:
        """What `seat` brings back."""
        return [search.seating.group.copy() for search in self.searches.values()]

    def seat(self, groups: Sequence[Ints]) -> None:
        """Seat everybody as they sat before."""
        for search, group in zip(self.searches.values(), groups, strict=True):
            search.seating.put(np.array(group))
        self._count_meetings()

    def _price(self, index: int, met: Mapping[Pair, int]) -> dict[Pair, float]:
        problem = self._problems[index]
        times = Counter(problem.met)
        times.update({pair: count for pair, count in met.items() if count})
        prices = pair_prices(replace(problem, met=times))
        self.searches[index].seating.reprice(prices)
        return prices

    def _count_meetings(self) -> None:
        self._met: Counter[Pair] = Counter()
        for problem, groups in zip(self._problems, self.plans, strict=True):
            self._met.update(meetings(problem, groups))

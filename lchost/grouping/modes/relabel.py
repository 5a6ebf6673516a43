"""Who takes which place of a ready-made schedule: the cheapest of many exchanges, seeded."""

from __future__ import annotations

import random
from collections.abc import Sequence
from math import exp

from lchost.grouping import model, score
from lchost.grouping.modes.asked import Groups, Progress, Stop
from lchost.grouping.problem import Problem

Schedule = Sequence[Sequence[tuple[int, ...]]]
"""Rounds of groups of places 0, 1, 2 …; every place once a round."""

MOST_LOOKS = 30_000
"""Groups priced in one search: two seconds at most."""

SWAPS_A_PERSON = 150
HOT, COLD = 0.5, 0.01
"""First and last temperature, as shares of a usual change."""


def relabelled(
    schedule: Schedule,
    problems: Sequence[Problem],
    seed: int,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> tuple[Groups, ...]:
    """The schedule with people in its places; who meets whom how often stays the schedule's.

    Args:
        problems: one a round, all of the same people.
    """
    search = _Search(schedule, problems, random.Random(seed))
    return search.run(progress, stop)


class _Search:
    def __init__(self, schedule: Schedule, problems: Sequence[Problem], rng: random.Random) -> None:
        self._schedule, self._rng = schedule, rng
        self._models = [model.build(problem) for problem in problems]
        self._ids = [person.id for person in problems[0].people]
        self._at = list(range(len(self._ids)))
        rng.shuffle(self._at)
        self._prices: dict[tuple[int, tuple[int, ...]], float] = {}
        self._looks = 0
        self._homes: list[list[tuple[int, tuple[int, ...]]]] = [[] for _ in self._at]
        for n, groups in enumerate(schedule):
            for places in groups:
                for place in places:
                    self._homes[place].append((n, places))

    def run(self, progress: Progress | None, stop: Stop | None) -> tuple[Groups, ...]:
        """Exchange people while it pays, hotter first."""
        people = len(self._at)
        swaps = min(SWAPS_A_PERSON * people, 20 * MOST_LOOKS) if people > 3 else 0
        usual = self._usual() if swaps else 0.0
        now = best = 0.0
        kept = list(self._at)
        for n in range(swaps if usual > 0 else 0):
            if n % 256 == 0:
                if (stop and stop()) or self._looks > MOST_LOOKS:
                    break
                if progress:
                    progress(max(n / swaps, self._looks / MOST_LOOKS))
            share = max(n / swaps, self._looks / MOST_LOOKS)
            heat = usual * HOT * (COLD / HOT) ** share
            one, other = self._rng.sample(range(people), 2)
            change = self._swapped(one, other)
            if change <= 0 or self._rng.random() < exp(-change / heat):
                now += change
                if now < best - 1e-9:
                    best, kept = now, list(self._at)
            else:
                self._at[one], self._at[other] = self._at[other], self._at[one]
        self._at = kept
        self._descend(stop)
        return tuple(
            tuple(tuple(sorted(self._ids[self._at[p]] for p in places)) for places in groups)
            for groups in self._schedule
        )

    def _descend(self, stop: Stop | None) -> None:
        """Exchanges that lower the cost, once around, while there is work left to do."""
        people = len(self._at)
        for one in range(people):
            if self._looks > 2 * MOST_LOOKS or (stop and stop()):
                return
            for other in range(one + 1, people):
                if self._swapped(one, other) >= -1e-9:
                    self._at[one], self._at[other] = self._at[other], self._at[one]

    def _usual(self) -> float:
        """Half the width of the middle of the changes that random exchanges make."""
        seen = []
        for _ in range(48):
            one, other = self._rng.sample(range(len(self._at)), 2)
            seen.append(self._swapped(one, other))
            self._at[one], self._at[other] = self._at[other], self._at[one]
        small = sorted(abs(change) for change in seen if abs(change) < model.APART_PRICE / 2)
        return small[len(small) // 2] or small[-1] if small else 1.0

    def _swapped(self, one: int, other: int) -> float:
        """Exchange two people's places and return the change of the cost."""
        touched = {*self._homes[one], *self._homes[other]}
        before = sum(self._price(n, places) for n, places in touched)
        self._at[one], self._at[other] = self._at[other], self._at[one]
        return sum(self._price(n, places) for n, places in touched) - before

    def _price(self, n: int, places: tuple[int, ...]) -> float:
        key = (n, tuple(sorted(self._at[place] for place in places)))
        if key not in self._prices:
            self._looks += 1
            self._prices[key] = score.group_cost(self._models[n], key[1])
        return self._prices[key]

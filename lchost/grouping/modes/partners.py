"""Rounds of pairs mended where the schedule leaves rules broken: others change partners."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import exp

from lchost.grouping import model, score
from lchost.grouping.model import STRICTEST
from lchost.grouping.modes.asked import Groups, Stop
from lchost.grouping.problem import Pair, Problem, ordered

AGAIN = 40.0
"""Two who talk a second time: less than a broken rule (100 as priced here), more than a wish."""

TURNS = 4
"""How often each round is gone over, with the others as they are."""

TRIES_A_PERSON, MOST_TRIES = 250, 20_000
HOT, COLD = 3.0, 0.05
"""First and last temperature of a turn, in prices: a wish for a pair costs about one."""


def repaired(
    problems: Sequence[Problem], rounds: Sequence[Groups], seed: int, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """The same rounds with fewer rules broken, fewer repeats, or better mixed; in that order.

    Args:
        problems: one a round, all of the same people in the same order.
    """
    return _Search(problems, rounds, random.Random(seed)).run(stop)


class _Search:
    def __init__(
        self, problems: Sequence[Problem], rounds: Sequence[Groups], rng: random.Random
    ) -> None:
        self._rng = rng
        self._ids = [person.id for person in problems[0].people]
        place = {member: n for n, member in enumerate(self._ids)}
        self._models = [model.build(problem, STRICTEST) for problem in problems]
        self._rounds = [[[place[i] for i in group] for group in groups] for groups in rounds]
        self._prices: list[dict[tuple[int, ...], float]] = [{} for _ in problems]
        self._met: Counter[Pair] = Counter()
        for groups in self._rounds:
            self._met.update(_talks(groups))

    def run(self, stop: Stop | None) -> tuple[Groups, ...]:
        """Go over the rounds until a turn changes none."""
        for _ in range(TURNS):
            before = [[list(group) for group in groups] for groups in self._rounds]
            for n in range(len(self._rounds)):
                self._turn(n, stop)
            if before == self._rounds or (stop and stop()):
                break
        return tuple(
            tuple(tuple(sorted(self._ids[p] for p in group)) for group in groups)
            for groups in self._rounds
        )

    def _turn(self, n: int, stop: Stop | None) -> None:
        """Exchange people of one round, hotter first; the others stay as they are."""
        groups = self._rounds[n]
        if len(groups) < 2:
            return
        self._met.subtract(_talks(groups))
        prices = [self._price(n, group) for group in groups]
        now = best = sum(prices)
        kept = [list(group) for group in groups]
        tries = min(TRIES_A_PERSON * len(self._ids), MOST_TRIES)
        pick = self._rng.randrange
        for turn in range(tries):
            if turn % 1024 == 0 and stop and stop():
                break
            heat = HOT * (COLD / HOT) ** (turn / tries)
            a, b = pick(len(groups)), pick(len(groups) - 1)
            b += b >= a
            i, j = pick(len(groups[a])), pick(len(groups[b]))
            groups[a][i], groups[b][j] = groups[b][j], groups[a][i]
            one, other = self._price(n, groups[a]), self._price(n, groups[b])
            change = one + other - prices[a] - prices[b]
            if change <= 0 or self._rng.random() < exp(-change / heat):
                prices[a], prices[b] = one, other
                now += change
                if now < best - 1e-9:
                    best, kept = now, [list(group) for group in groups]
            else:
                groups[a][i], groups[b][j] = groups[b][j], groups[a][i]
        self._rounds[n] = kept
        self._met.update(_talks(kept))

    def _price(self, n: int, group: Sequence[int]) -> float:
        key = tuple(sorted(group))
        known = self._prices[n]
        if key not in known:
            known[key] = score.group_cost(self._models[n], key)
        return known[key] + AGAIN * sum(self._met[pair] for pair in combinations(key, 2))


def _talks(groups: Sequence[Sequence[int]]) -> list[Pair]:
    return [ordered(*two) for group in groups for two in combinations(group, 2)]

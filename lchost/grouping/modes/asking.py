"""Asks and offers: who wants to learn something sits with somebody who can give it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from lchost.grouping import model, score
from lchost.grouping.modes import levels
from lchost.grouping.modes.asked import Asked, Choices, Groups, Progress, Stop
from lchost.grouping.problem import Problem

ASK_PRICE = 2.0
"""An ask that nobody of the group can answer: more than a wish, less than a broken rule."""

LOOKS = 12_000
"""Groups priced for one round: about a second at most."""


def served(choices: Choices, people: Sequence[int]) -> int:
    """How many asks of a group somebody else of it can answer."""
    givers: dict[str, int] = {}
    for person in people:
        for offer in choices.offers.get(person, ()):
            givers[offer] = givers.get(offer, 0) + 1
    return sum(
        1
        for person in people
        for ask in choices.asks.get(person, ())
        if givers.get(ask, 0) > (ask in choices.offers.get(person, ()))
    )


def plan(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """Groups as the wishes say, then exchanges that answer more asks."""
    mixed = levels.mixed(asked, seed, progress, stop)
    return tuple(
        groups
        if index in asked.kept
        else _Exchange(problem, asked.choices, groups, seed + index).run(stop)
        for index, (problem, groups) in enumerate(zip(asked.problems, mixed, strict=True))
    )


class _Exchange:
    """Exchanges of two people while they pay."""

    def __init__(self, problem: Problem, choices: Choices, groups: Groups, seed: int) -> None:
        self._problem, self._choices = problem, choices
        self._model = model.build(problem)
        self._place = {person.id: n for n, person in enumerate(problem.people)}
        self._groups = [list(people) for people in groups]
        self._home = {i: g for g, people in enumerate(groups) for i in people}
        self._bound = {i for pair in problem.together for i in pair}
        self._rng = random.Random(seed)
        self._prices = [self._price(people) for people in self._groups]
        self._looks = 0

    def run(self, stop: Stop | None) -> Groups:
        """Look for somebody to answer every open ask, until nothing pays any more."""
        is_better = True
        while is_better and self._looks < LOOKS and not (stop and stop()):
            is_better = False
            for person, ask in self._open():
                if self._looks > LOOKS:
                    break
                is_better = self._answer(person, ask) or is_better
        return tuple(tuple(sorted(people, key=self._place.__getitem__)) for people in self._groups)

    def _open(self) -> list[tuple[int, str]]:
        found = []
        for people in self._groups:
            for person in people:
                others = [self._choices.offers.get(i, frozenset()) for i in people if i != person]
                given = frozenset().union(*others)
                asks = self._choices.asks.get(person, frozenset())
                found += [(person, ask) for ask in sorted(asks - given)]
        self._rng.shuffle(found)
        return found

    def _answer(self, person: int, ask: str) -> bool:
        """Bring the one who asks to a giver, or a giver to them, if that pays."""
        here = self._home[person]
        givers = [i for i, offers in self._choices.offers.items() if ask in offers and i != person]
        self._rng.shuffle(givers)
        for giver in (g for g in givers if self._home.get(g, here) != here):
            for mover, target in ((person, self._home[giver]), (giver, here)):
                for other in list(self._groups[target]):
                    if other not in (person, giver) and self._pays(mover, other):
                        return True
        return False

    def _pays(self, one: int, other: int) -> bool:
        if one in self._bound or other in self._bound or self._looks > LOOKS:
            return False
        a, b = self._home[one], self._home[other]
        if not (self._may(one, b) and self._may(other, a)):
            return False
        first = [other if i == one else i for i in self._groups[a]]
        second = [one if i == other else i for i in self._groups[b]]
        prices = self._price(first), self._price(second)
        self._looks += 2
        if sum(prices) >= self._prices[a] + self._prices[b] - 1e-9:
            return False
        self._groups[a], self._groups[b] = first, second
        self._prices[a], self._prices[b] = prices
        self._home[one], self._home[other] = b, a
        return True

    def _may(self, person: int, group: int) -> bool:
        seats: Mapping[int, frozenset[int]] = self._problem.allowed
        return person not in seats or group in seats[person]

    def _price(self, people: Sequence[int]) -> float:
        cost = score.group_cost(self._model, [self._place[i] for i in people])
        return cost - ASK_PRICE * served(self._choices, people)

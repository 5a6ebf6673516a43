"""Instances of the maximally diverse grouping problem, searched by our own search.

The sum of distances inside the groups is to be as large as can be: the prices of pairs are the
distances below zero, and there are no wishes and no rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from lchost.grouping.annealing import CALM, anneal
from lchost.grouping.model import Model, hard_prices
from lchost.grouping.problem import Pair, Person, Problem
from lchost.grouping.seating import Floats, Seating

BEST_KNOWN = {
    "RanReal_n120_ss_01": 47_363.21,
    "RanInt_n120_ss_03": 47_552.0,
    "Geo_n120_ss_01": 101_650.28,
    "RanReal_n240_ss_01": 155_175.02,
}
"""The best value anybody has seen; source: `reference/grouping.md` §3."""


@dataclass(frozen=True, slots=True)
class Instance:
    """Distances of all pairs, and the sizes of the groups."""

    name: str
    sizes: tuple[int, ...]
    distances: dict[Pair, float]

    def gap(self, value: float) -> float:
        """How far a value stays behind the best one known, in percent."""
        return 100 * (1 - value / BEST_KNOWN[self.name])


def instance(shared: Path, name: str) -> Instance:
    """Read a saved instance; without the folder the test is skipped."""
    path = shared / "data" / "mdgplib" / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"{path.name} is not among the saved data")
    first, *lines = path.read_text().splitlines()
    people, _, _, *limits = first.split()
    distances = {
        (int(one), int(other)): float(distance)
        for one, other, distance in (line.split() for line in lines if line.strip())
    }
    sizes = tuple(map(int, limits[::2]))
    assert sizes == tuple(map(int, limits[1::2])), "groups of equal sizes only"
    assert sum(sizes) == int(people)
    return Instance(name, sizes, distances)


def seated(found: Instance, rng: np.random.Generator) -> Seating:
    """Everybody by lot."""
    people = sum(found.sizes)
    problem = Problem(tuple(Person(i) for i in range(people)), found.sizes)
    prices = {pair: -distance for pair, distance in found.distances.items()}
    model = Model(problem, (), (), prices, hard_prices(problem))
    group = rng.permutation(np.repeat(np.arange(len(found.sizes)), found.sizes))
    return Seating(model, [(i,) for i in range(people)], group.tolist())


def searched(found: Instance, seed: int, rows: int) -> float:
    """The value our search reaches within so many evaluated rows."""
    rng = np.random.default_rng(seed)
    seating = seated(found, rng)
    anneal(seating, rng, rows)
    return value(found, seating)


def exchanged(found: Instance, seed: int, rows: int) -> float:
    """The value of a repeated pairwise exchange: best swaps only, and anew from a lot when none
    gains; the best of all starts."""
    rng = np.random.default_rng(seed)
    best, left = -np.inf, rows
    while left > 0:
        seating = seated(found, rng)
        left = _climb(seating, rng, left)
        best = max(best, value(found, seating))
    return float(best)


def _climb(seating: Seating, rng: np.random.Generator, rows: int) -> int:
    """Best swaps until nobody's swap gains; gives the rows that are left."""
    quiet = 0
    while True:
        for unit in rng.permutation(len(seating.group)).tolist():
            if rows <= 0 or quiet >= len(seating.group):
                return rows
            rows, quiet = rows - 1, quiet + 1
            change: Floats = seating.changes(unit)
            change[seating.barred(unit)] = np.inf
            other = int(change.argmin())
            if change[other] < -CALM:
                seating.swap(unit, other, float(change[other]))
                quiet = 0


def value(found: Instance, seating: Seating) -> float:
    """The sum of distances inside the groups, counted once more from the file."""
    group = seating.group.tolist()
    return sum(d for (one, other), d in found.distances.items() if group[one] == group[other])


def most_diverse(found: Instance) -> float:
    """The best value there is: every way to make the groups, tried."""

    def best_of(left: tuple[int, ...], sizes: tuple[int, ...]) -> float:
        if not sizes:
            return 0.0
        first, *others = left
        values = []
        for mates in combinations(others, sizes[0] - 1):
            inside = sum(found.distances[pair] for pair in combinations((first, *mates), 2))
            rest = tuple(person for person in others if person not in mates)
            values.append(inside + best_of(rest, sizes[1:]))
        return max(values)

    return best_of(tuple(range(sum(found.sizes))), found.sizes)

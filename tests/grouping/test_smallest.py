"""In the smallest rooms nothing is left to chance: a plan that keeps all rules is found."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from lchost.grouping.collisions import collisions
from lchost.grouping.problem import (
    AtLeastOne,
    AtMost,
    NeverOne,
    Person,
    Problem,
    Rule,
    Shared,
    Wish,
    equal_sizes,
)
from lchost.grouping.rulings import rules_met
from lchost.grouping.smallest import fewest_broken
from lchost.grouping.solve import solve
from tests.grouping.rooms import Groups, broken_bonds, by_lot, seatings

FEW_ROWS = 30
"""So short a search finds little by itself."""


def tiny(seed: int) -> Problem:
    """A few people with any mix of rules."""
    rng = random.Random(seed)
    people = rng.randint(4, 6)
    sizes = equal_sizes(people, groups=rng.randint(2, 3))
    made = tuple(
        Person(
            i,
            {"skill": rng.randint(1, 5)},
            {"firm": rng.choice("xyz"), "mentor": rng.choice(("yes", "no", "no"))},
            {"tongue": frozenset(rng.sample("efgh", rng.randint(1, 2)))},
        )
        for i in range(people)
    )
    some: list[Rule] = [
        NeverOne("firm", rng.choice("xyz")),
        NeverOne("mentor", "yes"),
        AtLeastOne("mentor", "yes"),
        Shared("tongue"),
        AtMost("firm", rng.randint(1, 3), rng.choice((None, "x"))),
    ]
    every = list(combinations(range(people), 2))
    bound = {rng.randrange(people): frozenset(rng.sample(range(len(sizes)), 1))}
    limits = tuple((max(1, n - rng.randint(0, 2)), n + rng.randint(0, 2)) for n in sizes)
    return Problem(
        made,
        sizes,
        (Wish("skill"),),
        tuple(rng.sample(some, rng.randint(1, len(some)))),
        together=frozenset(rng.sample(every, rng.choice((0, 0, 1, 2)))),
        apart=frozenset(rng.sample(every, rng.choice((0, 0, 1, 2)))),
        allowed=rng.choice(({}, {}, bound)),
        limits=rng.choice(((), limits)),
    )


def broken(problem: Problem, groups: Groups) -> int:
    return sum(rule.times for rule in rules_met(problem, groups))


@pytest.mark.parametrize(
    "first", [0, 50, *(pytest.param(n, marks=pytest.mark.stress) for n in range(100, 300, 50))]
)
def test_no_seating_breaks_fewer_rules_than_the_plan(first: int) -> None:
    for seed in range(first, first + 50):
        problem = tiny(seed)
        if collisions(problem):
            continue
        groups = solve(problem, 1, rows=FEW_ROWS).groups
        assert broken_bonds(problem, groups) == 0
        kept = (found for found in seatings(problem) if broken_bonds(problem, found) == 0)
        assert broken(problem, groups) == min(broken(problem, one) for one in kept), seed


def test_a_seating_is_only_offered_when_it_is_better() -> None:
    for seed in range(60):
        problem, groups = tiny(seed), by_lot(tiny(seed), seed)
        found = fewest_broken(problem, groups)
        if found is not None:
            assert broken_bonds(problem, found) == 0
            assert broken(problem, found) < broken(problem, groups)
            assert fewest_broken(problem, found) is None


def test_a_larger_room_is_not_looked_through() -> None:
    people = tuple(Person(i, {}, {"firm": "x" if i < 2 else "y"}) for i in range(11))
    alone = Problem(people, (6, 5), (), (NeverOne("firm", "x"),))
    parted = ((0, *range(2, 7)), (1, *range(7, 11)))
    assert fewest_broken(alone, parted) is None
    few = Problem(people[:10], (5, 5), (), alone.rules)
    assert fewest_broken(few, ((0, *range(2, 6)), (1, *range(6, 10))))

"""A round of 300 mended: latecomers, leavers, a table lost; and why somebody sits where they do."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection
from dataclasses import replace

import pytest

from lchost.grouping.explaining import why_here
from lchost.grouping.mending import mend
from lchost.grouping.pricing import Pricing
from lchost.grouping.problem import Person, Problem, equal_sizes, ordered
from lchost.grouping.score import rules_met
from lchost.grouping.solve import solve
from tests.grouping.rooms import CASE_RULES, FOUR_WISHES, Groups

pytestmark = pytest.mark.bench

PEOPLE, GROUPS, SEEDS = 300, 50, (1, 2, 3)
CASES = {"late and left": (10, 5, 0), "a table lost": (0, 0, 1), "all at once": (10, 5, 1)}
"""Latecomers, leavers, tables lost."""


def crowd(seed: int) -> Problem:
    """A room like the saved cases, of any size."""
    rng = random.Random(seed)
    people = tuple(
        Person(
            n,
            {"skill": rng.randint(1, 5)},
            {
                "dept": rng.choice("abcdef"),
                "gender": rng.choices(("woman", "man", "other"), (40, 55, 5))[0],
                "site": rng.choice("wxyz"),
                "mentor": "yes" if rng.random() < 0.2 else "no",
            },
            {"languages": frozenset(["en"] if rng.random() < 0.9 else rng.sample(["fr", "ar"], 1))},
        )
        for n in range(PEOPLE)
    )
    return Problem(
        people,
        equal_sizes(PEOPLE, groups=GROUPS),
        FOUR_WISHES,
        CASE_RULES,
        together=frozenset((n, n + 1) for n in range(0, 20, 2)),
        apart=frozenset(ordered(n, n + 41) for n in range(0, 30, 3)),
    )


def of(problem: Problem, here: Collection[int], groups: int) -> Problem:
    """The same room with some of its people."""
    return replace(
        problem,
        people=tuple(person for person in problem.people if person.id in here),
        sizes=equal_sizes(len(here), groups=groups),
        together=frozenset(pair for pair in problem.together if set(pair) <= set(here)),
        apart=frozenset(pair for pair in problem.apart if set(pair) <= set(here)),
    )


def upset(seed: int, late: int, left: int, lost: int) -> tuple[Problem, Groups]:
    """Who is there now, and where they sat."""
    rng = random.Random(seed)
    whole = crowd(seed)
    everybody = range(PEOPLE)
    coming = set(rng.sample(everybody, late))
    sat = [n for n in everybody if n not in coming]
    groups = solve(of(whole, sat, GROUPS), 1, rows=3_000).groups
    here = set(everybody) - set(rng.sample(sat, left))
    problem = of(whole, here, GROUPS)
    low, high = len(here) // (GROUPS - lost), -(-len(here) // (GROUPS - lost))
    now = [len(here.intersection(people)) for people in groups]
    limits = [(0, 0) if n < lost else (min(low, k), max(high, k)) for n, k in enumerate(now)]
    return replace(problem, limits=tuple(limits)), groups


@pytest.mark.parametrize("name", CASES)
def test_a_round_of_three_hundred_is_mended(name: str, figures: Callable[..., None]) -> None:
    runs = []
    for seed in SEEDS:
        problem, groups = upset(seed, *CASES[name])
        cpu, wall = time.process_time(), time.perf_counter()
        found = mend(problem, groups)
        broken = sum(max(0, r.times - r.unavoidable) for r in rules_met(problem, found.groups))
        runs.append(
            {
                "seed": seed,
                "cpu_s": round(time.process_time() - cpu, 2),
                "wall_s": round(time.perf_counter() - wall, 2),
                "moved": len(found.moved),
                "is_proved": found.is_fewest,
                "percent": [found.percent_before, found.percent_after],
                "rules_broken": broken,
            }
        )
    late, left, lost = CASES[name]
    figures(
        people=PEOPLE, groups=GROUPS, late=late, left=left, lost=lost, runs=runs, limit_wall_s=1
    )


def test_every_other_place_is_weighed(figures: Callable[..., None]) -> None:
    problem = crowd(1)
    groups = solve(problem, 1, rows=3_000).groups
    pricing = Pricing(problem, groups)
    seconds = []
    for person in range(0, PEOPLE, 10):
        start = time.perf_counter()
        why_here(problem, groups, person, pricing=pricing)
        seconds.append(time.perf_counter() - start)
    figures(
        people=PEOPLE,
        groups=GROUPS,
        seed=1,
        mean_ms=round(1_000 * sum(seconds) / len(seconds)),
        worst_ms=round(1_000 * max(seconds)),
    )

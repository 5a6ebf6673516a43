"""Groups of the saved workshop cases and of 2,000 people, beside groups by lot."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from lchost.grouping import annealing  # noqa: F401 - numpy is loaded before the clock starts
from lchost.grouping.model import build
from lchost.grouping.problem import Problem
from lchost.grouping.score import cost, report
from lchost.grouping.solve import Plan, solve
from tests.grouping.rooms import by_lot, case, case_problem, measured, room

pytestmark = pytest.mark.bench

SEEDS = (1, 2, 3)
LOTS = 50
SHOWN = ("skill_range", "off_cells_pct", "iso_woman", "iso_lang", "no_mentor")
REFERENCE = {
    30: {"skill_range": 0.2, "off_cells_pct": 0.0, "iso_woman": 0, "iso_lang": 0},
    120: {"skill_range": 0.17, "off_cells_pct": 0.8, "iso_woman": 0, "iso_lang": 0},
}
"""What the reference reached in one round ("numpy kernel + count tables")."""


def timed(problem: Problem, seed: int) -> tuple[Plan, float, float]:
    """A plan, its CPU seconds and its seconds by the clock."""
    cpu, wall = time.process_time(), time.perf_counter()
    plan = solve(problem, seed)
    return plan, time.process_time() - cpu, time.perf_counter() - wall


@pytest.mark.parametrize("people", [30, 120])
def test_one_round_of_a_saved_case(shared: Path, people: int, figures: Callable[..., None]) -> None:
    data = case(shared, people)
    problem = case_problem(data)
    wishes_only = build(replace(problem, apart=frozenset()))
    lots = [by_lot(problem, seed) for seed in range(LOTS)]
    by_chance = sum(cost(wishes_only, groups) for groups in lots) / LOTS
    runs = []
    for seed in SEEDS:
        plan, cpu_s, wall_s = timed(problem, seed)
        found = measured(shared, data, plan.groups)
        runs.append(
            {
                "seed": seed,
                "rows": plan.rows,
                "cpu_s": round(cpu_s, 2),
                "wall_s": round(wall_s, 2),
                "percent": report(problem, plan.groups).percent,
                "cost_over_lot": round(plan.cost / by_chance, 4),
                "pair_rules_broken": found["apart"] + found["together"],
                **{name: found[name] for name in SHOWN},
            }
        )
    lot = [measured(shared, data, groups) for groups in lots]
    figures(
        people=people,
        wishes=len(problem.wishes),
        runs=runs,
        limit_wall_s=1,
        reference=REFERENCE[people],
        mean_of_lots={name: round(sum(m[name] for m in lot) / LOTS, 2) for name in SHOWN},
    )


def test_one_round_of_two_thousand(figures: Callable[..., None]) -> None:
    problem = room(2_000, 1, 400)
    plan, cpu_s, wall_s = timed(problem, 1)
    by_chance = cost(build(problem), by_lot(problem, 1))
    figures(
        people=2_000,
        rows=plan.rows,
        cpu_s=round(cpu_s, 2),
        wall_s=round(wall_s, 2),
        limit_wall_s=10,
        percent=report(problem, plan.groups).percent,
        cost_over_lot=round(plan.cost / by_chance, 4),
    )

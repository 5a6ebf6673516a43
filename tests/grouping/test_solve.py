"""Plans keep the laws, and reach the figures of the saved cases."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.errors import RulesCollide
from lchost.grouping.collisions import collisions
from lchost.grouping.model import build
from lchost.grouping.places import blocks
from lchost.grouping.problem import Person, Problem, Wish, equal_sizes, ordered
from lchost.grouping.score import cost, report, rules_met
from lchost.grouping.seating import Seating
from lchost.grouping.solve import solve
from tests.examples import few
from tests.grouping.rooms import by_lot, case, case_problem, measured, room, rooms

QUICK = 600
"""Rows in tests whose law does not depend on a good plan."""


@settings(max_examples=few(25, 60), deadline=None)
@given(rooms(), st.integers(0, 99))
def test_nobody_is_missing_or_twice_and_rules_and_sizes_hold(problem: Problem, seed: int) -> None:
    if collisions(problem):
        with pytest.raises(RulesCollide):
            solve(problem, seed, rows=QUICK)
        return
    plan = solve(problem, seed, rows=QUICK)
    seated = [person for people in plan.groups for person in people]
    assert sorted(seated) == sorted(person.id for person in problem.people)
    assert tuple(len(people) for people in plan.groups) == problem.sizes
    found = report(problem, plan.groups)
    assert found.separated == ()
    assert found.not_apart == ()
    assert plan.cost == pytest.approx(cost(build(problem), plan.groups), abs=1e-6)


@settings(max_examples=few(25, 60), deadline=None)
@given(rooms(), st.integers(0, 99))
def test_the_price_of_a_swap_is_the_change_of_the_cost(problem: Problem, seed: int) -> None:
    if collisions(problem):
        return
    place = {person.id: index for index, person in enumerate(problem.people)}
    units = [tuple(place[i] for i in part) for part in blocks(place, problem.together)]
    ids = [person.id for person in problem.people]
    group = {i: g for g, people in enumerate(solve(problem, seed, rows=1).groups) for i in people}
    seating = Seating(build(problem), units, [group[ids[unit[0]]] for unit in units])
    rng = np.random.default_rng(seed)
    for _ in range(8):
        unit = int(rng.integers(len(units)))
        changes = seating.changes(unit)
        free = np.flatnonzero(~seating.barred(unit))
        for other in free:
            seating.swap(unit, int(other), float(changes[other]))
            assert seating.cost == pytest.approx(seating.recomputed(), abs=1e-6)
            seating.swap(unit, int(other), -float(changes[other]))
        if free.size:
            seating.swap(unit, int(free[0]), float(changes[free[0]]))


def test_a_block_takes_the_seats_of_several() -> None:
    problem = room(18, 3, 4, together=frozenset({(5, 8), (11, 14)}))
    units = [(0, 1), (2, 3), *((i,) for i in range(4, 18))]
    seating = Seating(build(problem), units, [0, 1, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3])
    before = seating.recomputed()
    change = seating.exchange_change(0, [8, 9])
    seating.exchange(0, [8, 9], change)
    assert seating.cost == pytest.approx(before + change)
    assert seating.cost == pytest.approx(seating.recomputed())
    changes = seating.changes(3)
    free = int(np.flatnonzero(~seating.barred(3))[0])
    seating.swap(3, free, float(changes[free]))
    assert seating.cost == pytest.approx(seating.recomputed())


def test_couples_who_all_stay_together_are_still_mixed() -> None:
    people = tuple(Person(i, {"skill": 1 + i // 2 % 5}) for i in range(40))
    couples = frozenset((i, i + 1) for i in range(0, 40, 2))
    problem = Problem(people, (10,) * 4, (Wish("skill"),), together=couples)
    assert report(problem, solve(problem, 1).groups).percent == 100


def test_a_tight_web_of_apart_rules_is_kept() -> None:
    # six clans of five, everybody apart from the own clan: one of each in every group
    people = tuple(Person(i, {"skill": i % 7}) for i in range(30))
    apart = frozenset(p for c in range(6) for p in combinations(range(c * 5, c * 5 + 5), 2))
    problem = Problem(people, (6,) * 5, (Wish("skill"),), apart=apart)
    for seed in range(3):
        assert report(problem, solve(problem, seed).groups).not_apart == ()


def test_limits_are_used_where_that_keeps_a_rule_and_groups_stay_even_otherwise() -> None:
    people = tuple(Person(i, {"skill": i % 5}) for i in range(20))
    five = frozenset((i, i + 1) for i in range(4))
    limits = ((3, 5),) * 5
    free = Problem(people, (4,) * 5, (Wish("skill"),), limits=limits)
    assert {len(group) for group in solve(free, 1).groups} <= {3, 4, 5}
    assert sum(abs(len(group) - 4) for group in solve(free, 1).groups) <= 4
    tight = replace(free, together=five)
    assert collisions(replace(tight, limits=()))
    sizes = sorted(len(group) for group in solve(tight, 1).groups)
    assert sizes == [3, 4, 4, 4, 5]


def test_same_seed_same_plan_and_another_seed_another() -> None:
    problem = room(40, 7, 8)
    one, again, other = (solve(problem, seed, rows=QUICK) for seed in (1, 1, 2))
    assert one == again
    assert one.groups != other.groups


def test_relabelled_people_get_an_equally_good_plan(shared: Path) -> None:
    problem = case_problem(case(shared, 30))
    renamed = replace(
        problem,
        people=tuple(replace(p, id=1000 - p.id) for p in reversed(problem.people)),
        together=frozenset(ordered(1000 - a, 1000 - b) for a, b in problem.together),
        apart=frozenset(ordered(1000 - a, 1000 - b) for a, b in problem.apart),
    )
    assert solve(renamed, 1).cost == pytest.approx(solve(problem, 1).cost)


def halves(problem: Problem) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Every way to make two groups of four."""
    ids = [person.id for person in problem.people]
    return [(half, tuple(i for i in ids if i not in half)) for half in combinations(ids, 4)]


def test_the_smallest_rooms_are_solved_exactly() -> None:
    for seed in range(6):
        problem = room(8, seed, 2, rules=())
        model = build(problem)
        best = min(cost(model, groups) for groups in halves(problem))
        assert solve(problem, seed).cost == pytest.approx(best)


def test_no_rule_is_broken_that_need_not_be() -> None:
    for seed in range(6):
        problem = room(8, seed, 2)
        fewest = min(unmet(problem, groups) for groups in halves(problem))
        assert unmet(problem, solve(problem, seed).groups) == fewest


def unmet(problem: Problem, groups: tuple[tuple[int, ...], ...]) -> int:
    found = rules_met(problem, groups)
    return sum(max(len(rule.groups), len(rule.people)) for rule in found)


@pytest.mark.parametrize("people", [1, 2, 3])
def test_a_handful_is_one_group(people: int) -> None:
    plan = solve(Problem(tuple(Person(i) for i in range(people)), equal_sizes(people, size=5)), 1)
    assert plan.groups == (tuple(range(people)),)


def test_people_of_whom_nothing_is_known_are_grouped_too() -> None:
    plan = solve(Problem(tuple(Person(i) for i in range(11)), equal_sizes(11, size=4)), 1)
    assert [len(people) for people in plan.groups] == [4, 4, 3]


def test_stopping_keeps_the_best_plan_so_far() -> None:
    problem = room(60, 1, 12)
    seen: list[float] = []
    plan = solve(problem, 1, progress=seen.append, stop=lambda: len(seen) > 3)
    assert plan.was_stopped
    assert seen == sorted(seen)
    assert plan.cost < cost(build(problem), by_lot(problem, 1))
    assert plan.cost == pytest.approx(cost(build(problem), plan.groups))


def test_people_who_met_meet_others() -> None:
    people = tuple(Person(i) for i in range(20))
    first = [tuple(range(g * 4, g * 4 + 4)) for g in range(5)]
    met = {pair: 1.0 for group in first for pair in combinations(group, 2)}
    problem = Problem(people, (4,) * 5, met=met)
    assert report(problem, solve(problem, 1).groups).met_again == ()


@pytest.mark.parametrize("people", [30, 120])
def test_the_saved_cases_reach_their_figures(shared: Path, people: int) -> None:
    data = case(shared, people)
    problem = case_problem(data)
    for seed in (1, 2):
        found = measured(shared, data, solve(problem, seed).groups)
        assert found["skill_range"] <= round(1 / data["size"], 3)
        assert found["off_cells_pct"] <= (0 if people == 30 else 0.8)
        assert found["iso_woman"] == found["iso_lang"] == 0
        assert found["apart"] == found["together"] == found["size"] == 0
        assert found["no_mentor"] == max(0, data["G"] - sum(data["mentor"]))


def test_our_own_report_agrees_with_the_saved_measures(shared: Path) -> None:
    data = case(shared, 120)
    problem = case_problem(data)
    for seed in range(3):
        groups = by_lot(problem, seed)
        theirs, ours = measured(shared, data, groups), report(problem, groups)
        skill = ours.numbers[0]
        assert skill.highest - skill.lowest == pytest.approx(theirs["skill_range"], abs=1e-3)
        off = 100 * sum(m.off for m in ours.mixes) / sum(m.cells for m in ours.mixes)
        assert off == pytest.approx(theirs["off_cells_pct"], abs=0.01)
        women, mentors, languages = ours.rules
        assert len(women.groups) == theirs["iso_woman"]
        assert len(mentors.groups) == theirs["no_mentor"]
        assert len(languages.people) == theirs["iso_lang"]
        assert len(ours.not_apart) == theirs["apart"]
        assert len(ours.separated) == theirs["together"]


def test_the_jobs_can_be_imported_without_numpy() -> None:
    code = (
        "import sys, json, lchost.grouping.solve, lchost.grouping.score;"
        "print(json.dumps('numpy' in sys.modules))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert json.loads(answer.stdout) is False

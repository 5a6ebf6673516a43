"""Several rounds at once keep the laws of each, and people meet others in the next."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.errors import RulesCollide
from lchost.grouping.collisions import collisions
from lchost.grouping.jointly import Rounds
from lchost.grouping.model import build, pair_prices
from lchost.grouping.problem import AtMost, Person, Problem, equal_sizes, ordered
from lchost.grouping.score import cost, report
from lchost.grouping.series import count_repeats, meetings, repeats, solve_series
from tests.grouping.rooms import by_lot, case, case_problem, measures, room, rooms

QUICK = 400
"""Rows a round in tests whose law does not depend on a good plan."""


def without(problem: Problem, gone: set[int]) -> Problem:
    """A round of the same room in which some people are not there."""
    people = tuple(person for person in problem.people if person.id not in gone)
    return replace(
        problem,
        people=people,
        sizes=equal_sizes(len(people), groups=min(len(problem.sizes), len(people))),
        together=frozenset(p for p in problem.together if gone.isdisjoint(p)),
        apart=frozenset(p for p in problem.apart if gone.isdisjoint(p)),
        met={p: times for p, times in problem.met.items() if gone.isdisjoint(p)},
    )


def series(problem: Problem, seed: int, rounds: int) -> list[Problem]:
    """Rounds of one room; from each of them a few people stay away."""
    rng = random.Random(seed)
    ids = [person.id for person in problem.people]
    return [without(problem, set(rng.sample(ids, rng.randint(0, 2)))) for _ in range(rounds)]


@settings(max_examples=25, deadline=None)
@given(rooms(most=16), st.integers(0, 99), st.integers(1, 4))
def test_every_round_seats_whoever_is_there_and_keeps_the_rules(
    problem: Problem, seed: int, rounds: int
) -> None:
    problems = series(problem, seed, rounds)
    if any(collisions(one) for one in problems):
        with pytest.raises(RulesCollide):
            solve_series(problems, seed, rows=QUICK)
        return
    plans = solve_series(problems, seed, rows=QUICK)
    assert len(plans) == rounds
    for one, plan in zip(problems, plans, strict=True):
        seated = [person for people in plan.groups for person in people]
        assert sorted(seated) == sorted(person.id for person in one.people)
        assert tuple(len(people) for people in plan.groups) == one.sizes
        found = report(one, plan.groups)
        assert found.separated == ()
        assert found.not_apart == ()


@settings(max_examples=30, deadline=None)
@given(rooms(most=14), st.integers(0, 99), st.integers(1, 4))
def test_repeats_are_counted_like_fingers(problem: Problem, seed: int, rounds: int) -> None:
    problems = series(problem, seed, rounds)
    plans = [by_lot(one, seed + index) for index, one in enumerate(problems)]
    times: Counter[tuple[int, int]] = Counter()
    for groups in plans:
        for people in groups:
            times.update(ordered(*pair) for pair in combinations(people, 2))
    wanted = {pair: n for pair, n in times.items() if n > 1 and pair not in problem.together}
    found = repeats(problems, plans)
    assert {(r.one, r.other): len(r.rounds) for r in found} == wanted
    assert count_repeats(problems, plans) == sum(n - 1 for n in wanted.values())


def test_same_seed_same_series_and_another_seed_another() -> None:
    problems = series(room(24, 3, 5), 1, 3)
    one, again, other = (solve_series(problems, seed, rows=QUICK) for seed in (1, 1, 2))
    assert one == again
    assert [plan.groups for plan in one] != [plan.groups for plan in other]


def test_a_kept_round_stays_as_it_is_and_its_meetings_count() -> None:
    people = tuple(Person(i) for i in range(20))
    problems = [Problem(people, (4,) * 5)] * 3
    kept = by_lot(problems[0], 5)
    plans = solve_series(problems, 1, kept={1: kept})
    assert plans[1].groups == kept
    assert count_repeats(problems, [plan.groups for plan in plans]) == 0


def test_earlier_days_count_in_every_round() -> None:
    people = tuple(Person(i) for i in range(20))
    earlier = [tuple(range(g * 4, g * 4 + 4)) for g in range(5)]
    met = {pair: 1.0 for group in earlier for pair in combinations(group, 2)}
    problems = [Problem(people, (4,) * 5, met=met)] * 2
    plans = solve_series(problems, 1)
    for problem, plan in zip(problems, plans, strict=True):
        assert report(problem, plan.groups).met_again == ()
    assert count_repeats(problems, [plan.groups for plan in plans]) == 0


def test_people_kept_together_do_not_count_as_meeting_again() -> None:
    people = tuple(Person(i) for i in range(16))
    problems = [Problem(people, (4,) * 4, together=frozenset({(0, 1)}))] * 3
    plans = [plan.groups for plan in solve_series(problems, 1)]
    assert all(report(problems[0], groups).separated == () for groups in plans)
    assert (0, 1) not in {(r.one, r.other) for r in repeats(problems, plans)}


def test_stopping_at_once_still_seats_every_round() -> None:
    problems = series(room(30, 1, 6, apart=frozenset({(5, 8)})), 2, 4)
    plans = solve_series(problems, 1, stop=lambda: True)
    assert all(plan.was_stopped for plan in plans)
    for problem, plan in zip(problems, plans, strict=True):
        assert sorted(i for g in plan.groups for i in g) == sorted(p.id for p in problem.people)
        assert report(problem, plan.groups).not_apart == ()


@settings(max_examples=25, deadline=None)
@given(rooms(most=16), st.integers(0, 99))
def test_once_stopped_rounds_of_one_room_keep_the_rules_and_are_not_weighed(
    problem: Problem, seed: int
) -> None:
    if collisions(problem) or len(problem.sizes) == 1:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lchost.grouping.series.ENDING", 0.0)
        patch.setattr(Rounds, "_price", lambda *_: pytest.fail("pricing a round takes long"))
        plans = solve_series([problem] * 5, seed, stop=lambda: True)
    for plan in plans:
        found = report(problem, plan.groups)
        assert sorted(i for g in plan.groups for i in g) == sorted(p.id for p in problem.people)
        assert (found.not_apart, found.separated, plan.rows) == ((), (), 0)
        for index, people in enumerate(plan.groups):
            assert all(index in problem.groups_for(person) for person in people)
        assert all(r.is_met for r in found.rules if isinstance(r.rule, AtMost))


@settings(max_examples=10, deadline=None)
@given(rooms(most=14), st.integers(0, 99))
def test_pairs_of_many_people_are_counted_alike(problem: Problem, seed: int) -> None:
    problems = series(problem, seed, 3)
    if any(collisions(one) for one in problems):
        return
    before = solve_series(problems, seed, rows=QUICK)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lchost.grouping.jointly.MANY", 0)
        assert solve_series(problems, seed, rows=QUICK) == before


def test_a_series_that_is_not_stopped_tries_every_round() -> None:
    assert all(plan.rows == QUICK for plan in solve_series([room(24, 1, 5)] * 3, 1, rows=QUICK))


def test_one_group_is_not_searched() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rounds, "__init__", lambda *_: pytest.fail("nothing to search"))
        plans = solve_series([room(12, 1, 1)] * 60, 1)
    assert [len(plan.groups[0]) for plan in plans] == [12] * 60


def test_progress_only_grows_and_ends_at_one() -> None:
    seen: list[float] = []
    solve_series(series(room(24, 1, 5), 2, 3), 1, rows=QUICK, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_no_rounds_are_no_plans() -> None:
    assert solve_series([], 1) == ()


@settings(max_examples=20, deadline=None)
@given(rooms(most=14), st.integers(0, 99))
def test_the_cost_of_a_round_is_its_cost_facing_all_others(problem: Problem, seed: int) -> None:
    problems = series(problem, seed, 3)
    if any(collisions(one) for one in problems):
        return
    plans = solve_series(problems, seed, rows=QUICK)
    for one, plan in zip(problems, plans, strict=True):
        met = Counter(one.met)
        for other, others in zip(problems, plans, strict=True):
            if other is not one:
                met.update(meetings(other, others.groups))
        facing = replace(one, met=met)
        assert plan.cost == pytest.approx(cost(build(facing), plan.groups), abs=1e-6)


@pytest.mark.parametrize(("people", "most"), [(30, 40), (120, 0)])
def test_six_rounds_of_the_saved_cases(shared: Path, people: int, most: int) -> None:
    data = case(shared, people)
    plans = solve_series([case_problem(data)] * 6, 1)
    seats = [{i: g for g, group in enumerate(plan.groups) for i in group} for plan in plans]
    labels = [[seat[i] for i in range(people)] for seat in seats]
    found = measures(shared).measure(data, labels)
    assert found["repeats"] <= most
    assert found["skill_range"] <= (1.2 if people == 30 else 0.3)
    assert found["iso_woman"] == found["apart"] == found["together"] == found["size"] == 0
    assert found["no_mentor"] <= 6 * max(0, data["G"] - sum(data["mentor"])) + (people == 30)


def test_who_is_bound_by_way_of_others_does_not_meet_again() -> None:
    people = tuple(Person(i) for i in range(6))
    chain = Problem(people, (3, 3), together=frozenset({(0, 1), (1, 2)}), met={(0, 2): 5.0})
    groups = ((0, 1, 2), (3, 4, 5))
    assert {(r.one, r.other) for r in repeats([chain] * 2, [groups] * 2)} == {
        *combinations((3, 4, 5), 2)
    }
    assert report(chain, groups).met_again == ()
    assert pair_prices(chain) == {}


def test_new_faces_take_no_balance_where_nobody_need_meet_again() -> None:
    usual = replace(room(40, 5, groups=8), met={})
    evenness = {}
    for faces in (1.0, 20.0):
        problems = [replace(usual, new_faces=faces)] * 3
        plans = [plan.groups for plan in solve_series(problems, 2)]
        assert count_repeats(problems, plans) == 0
        evenness[faces] = sum(report(usual, groups).percent or 0 for groups in plans)
    assert evenness[20.0] >= evenness[1.0] - 3 * 3  # points, of three rounds

"""What 0 and 100 of a wish mean, beside every seating of small rooms."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.grouping import ways
from lchost.grouping.model import build
from lchost.grouping.modes import Choices
from lchost.grouping.problem import Kind, Person, Problem, Weight, Wish, equal_sizes
from lchost.grouping.score import cost, report
from lchost.grouping.solve import solve
from lchost.grouping.wishes import Wishes
from tests.examples import few
from tests.grouping.rooms import by_lot, room, seatings

OF = ("skill", "dept", "languages")


def small(seed: int, wish: Wish, people: int = 7, groups: int = 3) -> Problem:
    """A room with gaps in what is known, and this wish only."""
    return replace(room(people, seed, groups), wishes=(wish,), rules=(), met={})


@settings(max_examples=few(25, 60), deadline=None)
@given(st.integers(0, 999), st.sampled_from(OF), st.sampled_from(Kind))
def test_a_random_plan_stands_at_nought_on_average(seed: int, of: str, kind: Kind) -> None:
    problem = small(seed, Wish(of, Weight.NORMAL, kind), 6, 2)
    model = build(problem)
    plans = list(seatings(problem))
    for wish in model.wishes:
        mean = sum(cost(model, groups) for groups in plans) / len(plans)
        assert mean == pytest.approx(wish.random)


@settings(max_examples=few(25, 60), deadline=None)
@given(st.integers(0, 999), st.sampled_from(OF), st.sampled_from(Kind))
def test_the_best_plan_stands_at_a_hundred_or_nearly(seed: int, of: str, kind: Kind) -> None:
    problem = small(seed, Wish(of, Weight.NORMAL, kind))
    model = build(problem)
    for wish in model.wishes:
        best = min(cost(model, groups) for groups in seatings(problem))
        percent = 100 * (wish.random - best) / (wish.random - wish.least)
        assert 75 <= percent <= 125  # seldom below 95; above 100 the report says 100


@settings(max_examples=few(25, 60), deadline=None)
@given(st.integers(0, 999))
def test_the_best_average_is_a_hundred_exactly(seed: int) -> None:
    rng = random.Random(seed)
    people = tuple(Person(i, {"skill": rng.randint(1, 5)}) for i in range(7))
    problem = Problem(people, (3, 2, 2), (Wish("skill", kind=Kind.AVERAGE),))
    model = build(problem)
    for wish in model.wishes:
        best = min(cost(model, groups) for groups in seatings(problem))
        assert wish.least <= best + 1e-9


@settings(max_examples=few(25, 60), deadline=None)
@given(st.integers(0, 999))
def test_the_best_match_of_a_number_is_a_hundred_exactly(seed: int) -> None:
    problem = small(seed, Wish("skill", kind=Kind.MATCH))
    model = build(problem)
    for wish in model.wishes:
        best = min(cost(model, groups) for groups in seatings(problem))
        assert best == pytest.approx(wish.least)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.stress)])
@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("of", ["skill", "dept", "languages"])
def test_searching_for_one_wish_alone_reaches_nearly_a_hundred(
    of: str, kind: Kind, seed: int
) -> None:
    problem = replace(room(60, seed, 12), wishes=(Wish(of, kind=kind),), rules=(), met={})
    reached = report(problem, solve(problem, seed).groups).percent
    lots = [report(problem, by_lot(problem, lot)).percent or 0 for lot in range(20)]
    assert (reached or 0) >= 88
    assert sum(lots) / len(lots) < 20


def test_spread_makes_every_group_as_wide_as_the_room() -> None:
    people = tuple(Person(i, {"skill": 1 + i % 5}) for i in range(60))
    found = {}
    for kind in (Kind.SPREAD, Kind.AVERAGE):
        problem = Problem(people, equal_sizes(60, size=5), (Wish("skill", kind=kind),))
        found[kind] = report(problem, solve(problem, 1).groups).numbers[0]
        assert found[kind].percent == 100
        assert found[kind].lowest == found[kind].highest == 3.0
    spread = [width or 0 for width in found[Kind.SPREAD].widths]
    assert max(abs(width - found[Kind.SPREAD].width) for width in spread) < 0.15
    average = [width or 0 for width in found[Kind.AVERAGE].widths]
    assert max(abs(width - found[Kind.AVERAGE].width) for width in average) > 0.3


def alike(people: int, values: int, most: int, seed: int, size: int) -> Problem:
    """People with up to so many of these values each, to be alike in their groups."""
    rng = random.Random(seed)
    held = [rng.sample(range(values), rng.randint(1, most)) for _ in range(people)]
    those = tuple(
        Person(i, many={"languages": frozenset(f"v{n}" for n in own)}) for i, own in enumerate(held)
    )
    return Problem(
        those, equal_sizes(people, size=size), wishes=(Wish("languages", kind=Kind.MATCH),)
    )


@pytest.mark.parametrize("people", [60, 120])
def test_a_hundred_is_reached_where_people_of_many_kinds_are_to_be_alike(people: int) -> None:
    for seed in (1, 2):
        problem = alike(people, 8, 4, seed, 6)
        assert len({person.many["languages"] for person in problem.people}) > 40
        found = report(problem, solve(problem, 1).groups)
        assert found.percent is not None and found.percent >= 95


def test_few_kinds_of_people_are_searched_from_several_starts() -> None:
    wishes = Wishes()
    for seed in (1, 2, 3):
        problem = alike(30, 4, 2, seed, 5)
        (plan,) = ways.plans(wishes, [problem], Choices(), ((),), {}, 1)
        found = report(problem, plan.groups)
        assert found.percent is not None and found.percent >= 97
        assert plan.cost == pytest.approx(cost(build(problem), plan.groups))

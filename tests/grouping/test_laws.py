"""Laws that hold in any room: with pairs, allowed groups, limits, and every kind of wish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lchost.errors import RulesCollide
from lchost.grouping.collisions import collisions
from lchost.grouping.model import STRICTEST, build
from lchost.grouping.opening import opening
from lchost.grouping.places import Places
from lchost.grouping.problem import AtMost, Kind, NeverOne, Problem, Wish, ordered
from lchost.grouping.relaxing import relaxed
from lchost.grouping.rulings import rules_met
from lchost.grouping.score import cost, report
from lchost.grouping.seating import Seating
from lchost.grouping.solve import solve
from tests.examples import few
from tests.grouping.rooms import Groups, bound_rooms, broken_bonds, by_lot, seatings, slow_cost

QUICK = 300
"""Rows in tests whose law does not depend on a good plan."""


def seated_right(problem: Problem, groups: Groups) -> bool:
    """Everybody once, and every rule that is never traded is kept."""
    people = sorted(person for group in groups for person in group)
    fits = all(
        few <= len(group) <= many for group, (few, many) in zip(groups, problem.seats, strict=True)
    )
    everybody = people == sorted(person.id for person in problem.people)
    return everybody and fits and broken_bonds(problem, groups) == 0


@settings(max_examples=60, deadline=None)
@given(bound_rooms(), st.integers(0, 99))
def test_a_plan_keeps_every_hard_rule_or_says_which_collide(problem: Problem, seed: int) -> None:
    try:
        plan = solve(problem, seed, rows=QUICK)
    except RulesCollide as trouble:
        assert trouble.collisions == collisions(problem) != ()
        return
    assert seated_right(problem, plan.groups)
    assert plan.cost == pytest.approx(cost(build(problem), plan.groups), abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(bound_rooms(most=6))
def test_rules_collide_exactly_where_no_seating_keeps_them(problem: Problem) -> None:
    is_possible = any(broken_bonds(problem, groups) == 0 for groups in seatings(problem))
    assert (collisions(problem) == ()) is is_possible


@settings(max_examples=60, deadline=None)
@given(bound_rooms(most=6))
def test_the_nearest_problem_does_without_the_fewest_rules(problem: Problem) -> None:
    found = relaxed(problem)
    fewest = min((broken_bonds(problem, groups) for groups in seatings(problem)), default=None)
    assert (len(found.dropped) if found else None) == fewest
    if found:
        assert collisions(found.problem) == ()


@settings(max_examples=60, deadline=None)
@given(bound_rooms(), st.integers(0, 99))
def test_the_cost_is_what_the_text_says_for_every_kind(problem: Problem, seed: int) -> None:
    groups = by_lot(problem, seed)
    assert cost(build(problem), groups) == pytest.approx(slow_cost(problem, groups), abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(bound_rooms(), st.integers(0, 99))
def test_the_running_cost_is_the_recomputed_one(problem: Problem, seed: int) -> None:
    places = Places.of(problem)
    group = opening(problem, places, seed).group
    assume(group is not None)
    place = {person.id: index for index, person in enumerate(problem.people)}
    units = [tuple(place[i] for i in block) for block in places.blocks]
    seating = Seating(build(problem), units, group or [])
    rng = np.random.default_rng(seed)
    for _ in range(12):
        step_at_random(seating, rng)
        assert seating.cost == pytest.approx(seating.recomputed(), rel=1e-9, abs=1e-6)
    ids = [
        [i for u in np.flatnonzero(seating.group == g) for i in places.blocks[u]]
        for g in range(seating.groups)
    ]
    assert seating.cost == pytest.approx(cost(build(problem), ids), rel=1e-9, abs=1e-6)
    assert seated_right(replace(problem, apart=frozenset(), rules=()), tuple(map(tuple, ids)))


def step_at_random(seating: Seating, rng: np.random.Generator) -> None:
    """A swap, a move or an exchange, whichever there is."""
    unit = int(rng.integers(len(seating.group)))
    moves = seating.move_changes(unit)
    groups = np.flatnonzero(np.isfinite(moves))
    others = np.flatnonzero(~seating.barred(unit))
    kind = int(rng.integers(3))
    if kind == 0 and groups.size:
        group = int(rng.choice(groups))
        seating.move(unit, group, float(moves[group]))
    elif kind == 1 and seating.is_block[unit]:
        target = int(rng.integers(seating.groups))
        here = int(seating.group[unit])
        singles = np.flatnonzero((seating.group == target) & (seating.mass == 1))
        singles = np.array([u for u in singles if seating.is_open(int(u), here)], dtype=np.int64)
        if not seating.is_open(unit, target):
            return
        if target != seating.group[unit] and singles.size >= seating.mass[unit]:
            leaving = singles[: int(seating.mass[unit])].tolist()
            seating.exchange(unit, leaving, seating.exchange_change(unit, leaving))
    elif others.size:
        other = int(rng.choice(others))
        seating.swap(unit, other, float(seating.changes(unit)[other]))


@settings(max_examples=60, deadline=None)
@given(bound_rooms(), st.integers(0, 99))
def test_other_ids_in_another_order_make_no_difference(problem: Problem, seed: int) -> None:
    groups = by_lot(problem, seed)
    renamed = {person.id: 9000 - person.id for person in problem.people}
    other = renumbered(problem, renamed)
    moved = tuple(tuple(renamed[i] for i in people) for people in groups)
    assert cost(build(other), moved) == pytest.approx(cost(build(problem), groups))
    ours, theirs = report(problem, groups), report(other, moved)
    assert theirs.percent == pytest.approx(ours.percent, abs=1)  # halves may round either way
    assert [r.times for r in theirs.rules] == [r.times for r in ours.rules]
    assert [r.unavoidable for r in theirs.rules] == [r.unavoidable for r in ours.rules]
    assert bool(collisions(other)) is bool(collisions(problem))


def renumbered(problem: Problem, new: Mapping[int, int]) -> Problem:
    return replace(
        problem,
        people=tuple(replace(p, id=new[p.id]) for p in reversed(problem.people)),
        together=frozenset(ordered(new[a], new[b]) for a, b in problem.together),
        apart=frozenset(ordered(new[a], new[b]) for a, b in problem.apart),
        met={ordered(new[a], new[b]): times for (a, b), times in problem.met.items()},
        allowed={new[i]: groups for i, groups in problem.allowed.items()},
    )


@settings(max_examples=40, deadline=None)
@given(bound_rooms(), st.sampled_from(Kind), st.sampled_from(("skill", "dept", "languages")))
def test_a_wish_twice_counts_double_whatever_its_kind(
    problem: Problem, kind: Kind, of: str
) -> None:
    wish, groups = Wish(of, kind=kind), by_lot(problem, 1)

    def costs(*wishes: Wish) -> float:
        return cost(build(Problem(problem.people, problem.sizes, wishes)), groups)

    assert costs(wish, wish) == pytest.approx(2 * costs(wish))
    bare = Problem(problem.people, problem.sizes, (wish,))
    twice = replace(bare, wishes=(wish, wish))
    assert report(twice, groups).percent == report(bare, groups).percent


@settings(max_examples=few(20, 40), deadline=None)
@given(bound_rooms(), st.integers(0, 99))
def test_one_rule_more_breaks_no_other(problem: Problem, seed: int) -> None:
    assume(not collisions(problem))
    more = replace(problem, rules=(*problem.rules, NeverOne("dept", "a"), AtMost("languages", 2)))
    if not collisions(more):
        assert seated_right(more, solve(more, seed, rows=QUICK).groups)
    ids = [person.id for person in problem.people]
    apart = replace(problem, apart=problem.apart | {ordered(ids[0], ids[-1])})
    if not collisions(apart):
        assert seated_right(problem, solve(apart, seed, rows=QUICK).groups)


@settings(max_examples=60, deadline=None)
@given(bound_rooms(most=6))
def test_only_what_no_plan_avoids_is_called_unavoidable(problem: Problem) -> None:
    kept = [groups for groups in seatings(problem) if broken_bonds(problem, groups) == 0]
    for rule in problem.rules:
        alone = replace(problem, rules=(rule,))
        found = [rules_met(alone, groups)[0] for groups in kept]
        if found:
            best = min(found, key=lambda one: one.times)
            assert best.unavoidable <= best.times


@settings(max_examples=few(25, 60), deadline=None)
@given(bound_rooms(), st.sampled_from((3.0, 1e4, 1e12)), st.integers(0, 99))
def test_no_history_however_long_outweighs_a_hard_rule(
    problem: Problem, times: float, seed: int
) -> None:
    assume(not collisions(problem))
    ids = [person.id for person in problem.people]
    strangers = {*problem.apart, ordered(ids[0], ids[1])}
    met = {ordered(*pair): times for pair in combinations(ids, 2) if pair not in strangers}
    weary = replace(problem, met=met, new_faces=30.0)
    assert seated_right(weary, solve(weary, seed, rows=QUICK).groups)


@settings(max_examples=60, deadline=None)
@given(bound_rooms(), st.sampled_from((1.0, 1e12)), st.integers(0, 99))
def test_a_broken_hard_rule_costs_more_than_all_else(
    problem: Problem, times: float, seed: int
) -> None:
    ids = [person.id for person in problem.people]
    met = {ordered(*pair): times for pair in combinations(ids, 2)}
    weary = replace(problem, met=met, apart=frozenset())
    free = replace(weary, rules=tuple(r for r in problem.rules if not isinstance(r, AtMost)))
    strict = build(weary, STRICTEST)
    least = min(strict.hard.beyond, strict.hard.at_most, strict.hard.apart)
    assert cost(build(free, STRICTEST), by_lot(problem, seed)) < least

"""Mending: the fewest people move, and never one who must not."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations, pairwise, product

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from lchost.errors import RulesCollide
from lchost.grouping.mending import Cause, mend
from lchost.grouping.model import build
from lchost.grouping.problem import (
    AtLeastOne,
    AtMost,
    NeverOne,
    Person,
    Problem,
    Shared,
    Wish,
    equal_sizes,
    ordered,
)
from lchost.grouping.score import cost, report
from lchost.grouping.solve import solve
from tests.grouping.rooms import by_lot, room

Seating = tuple[int, ...]
"""The group of every person, in the order of the problem's people."""


@st.composite
def upsets(draw: st.DrawFn) -> tuple[Problem, tuple[tuple[int, ...], ...], frozenset[int]]:
    """A handful of people in two or three groups; some came, some left, all kinds of rules."""
    people = draw(st.integers(3, 7))
    count = draw(st.integers(2, 3))
    who = tuple(
        Person(
            10 + n,
            {"skill": draw(st.integers(1, 5))},
            {"sex": draw(st.sampled_from("wmm")), "mentor": draw(st.sampled_from(["yes", "no"]))},
            {"speaks": frozenset(draw(st.sets(st.sampled_from("abc"), max_size=2)))},
        )
        for n in range(people)
    )
    ids = [person.id for person in who]
    pair = st.sampled_from(list(combinations(ids, 2)))
    groups: list[list[int]] = [[] for _ in range(count)]
    for person in [*ids, 98, 99]:
        sat = draw(st.integers(-1, count - 1))
        if sat >= 0:
            groups[sat].append(person)
    most = -(-people // (count - 1))
    limits = [(draw(st.integers(0, 1)), draw(st.integers(1, most + 1))) for _ in range(count)]
    if draw(st.booleans()):
        limits[draw(st.integers(0, count - 1))] = (0, 0)
    limits = [(1 if most else 0, most) for _, most in limits]
    rules = [NeverOne("sex", "w"), AtLeastOne("mentor", "yes"), Shared("speaks"), AtMost("sex", 2)]
    allowed = {
        i: frozenset(draw(st.sets(st.integers(0, count - 1), min_size=1)))
        for i in draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
    }
    problem = Problem(
        who,
        tuple(people // count + (n < people % count) for n in range(count)),
        (Wish("skill"), Wish("sex")),
        tuple(draw(st.lists(st.sampled_from(rules), max_size=3, unique=True))),
        together=frozenset(draw(st.lists(pair, max_size=1))),
        apart=frozenset(draw(st.lists(pair, max_size=2))),
        limits=tuple(limits),
        allowed=allowed,
    )
    stay = frozenset(draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)))
    return problem, tuple(tuple(people) for people in groups), stay


def feasible(problem: Problem, crowds: bool = False) -> list[Seating]:
    """Every seating that keeps the hard rules ("at most" too, unless `crowds`), by trying all."""
    ids = [person.id for person in problem.people]
    place = {person: n for n, person in enumerate(ids)}
    everywhere = frozenset(range(len(problem.limits)))
    choices = [sorted(problem.allowed.get(person, everywhere)) for person in ids]
    found = []
    for seats in product(*choices):
        counts = [seats.count(g) for g in everywhere]
        if (
            all(few <= n <= most for n, (few, most) in zip(counts, problem.limits, strict=True))
            and all(seats[place[a]] == seats[place[b]] for a, b in problem.together)
            and all(seats[place[a]] != seats[place[b]] for a, b in problem.apart)
            and (crowds or not crowded(problem, seats))
        ):
            found.append(seats)
    return found


def crowded(problem: Problem, seats: Seating) -> int:
    """People of one sex beyond what "at most" allows."""
    return sum(
        max(
            0,
            sum(
                s == g and p.categories["sex"] == v
                for s, p in zip(seats, problem.people, strict=True)
            )
            - 2,
        )
        for g in set(seats)
        for v in "wm"
        if any(isinstance(rule, AtMost) for rule in problem.rules)
    )


def broken(problem: Problem, seats: Seating) -> int:
    """How often the rules are broken that are kept as far as can be; written once more."""
    total = crowded(problem, seats)
    for g in set(seats):
        here = [p for s, p in zip(seats, problem.people, strict=True) if s == g]
        for rule in problem.rules:
            match rule:
                case NeverOne(of, value):
                    total += sum(p.categories[of] == value for p in here) == 1
                case AtLeastOne(of, value):
                    total += not any(p.categories[of] == value for p in here)
                case Shared(of):
                    total += sum(
                        bool(p.many[of])
                        and not any(p.many[of] & o.many[of] for o in here if o != p)
                        for p in here
                    )
    return total


def worth(
    problem: Problem, old: dict[int, int], stay: frozenset[int], seats: Seating
) -> tuple[int, int, int]:
    """Announced people moved, rules broken, people moved: less is better, the first counts most."""
    moved = [p.id for s, p in zip(seats, problem.people, strict=True) if old.get(p.id, s) != s]
    return sum(i in stay for i in moved), broken(problem, seats), len(moved)


def unevenness(problem: Problem, seats: Seating) -> tuple[int, float]:
    """Squared sizes, then the cost: what decides among equally many moves."""
    ids = [person.id for person in problem.people]
    groups = [
        [i for i, s in zip(ids, seats, strict=True) if s == g] for g in range(len(problem.limits))
    ]
    count = min(len(ids), sum(most > 0 for _, most in problem.limits))
    even = replace(problem, sizes=equal_sizes_of(len(ids), count), limits=(), allowed={})
    used = [people for people in groups if people]
    return sum(len(people) ** 2 for people in used), round(cost(build(even), used), 6)


def equal_sizes_of(people: int, count: int) -> tuple[int, ...]:
    """Also for fewer than four people."""
    return tuple(people // count + (n < people % count) for n in range(count))


@settings(max_examples=60, deadline=None)
@given(upsets())
def test_nobody_moves_without_need_and_the_best_of_those_is_chosen(
    upset: tuple[Problem, tuple[tuple[int, ...], ...], frozenset[int]],
) -> None:
    problem, groups, stay = upset
    old = {person: g for g, people in enumerate(groups) for person in people}
    every = feasible(problem) or feasible(problem, crowds=True)
    if not every:
        try:
            mend(problem, groups, stay=stay)
        except RulesCollide:
            return
        raise AssertionError("there is no such seating")
    mended = mend(problem, groups, stay=stay)
    seats = {person: g for g, people in enumerate(mended.groups) for person in people}
    made = tuple(seats[person.id] for person in problem.people)
    assert made in every
    least = min(worth(problem, old, stay, seating) for seating in every)
    assert worth(problem, old, stay, made) == least
    assert mended.is_fewest
    as_few = [seating for seating in every if worth(problem, old, stay, seating) == least]
    best = min(unevenness(problem, seating) for seating in as_few)
    assert unevenness(problem, made) == pytest.approx(best)
    event(f"{least[2]} moves")


def seats_for(problem: Problem, groups: tuple[tuple[int, ...], ...]) -> Problem:
    """The problem with limits in which everybody may stay and the groups end about even."""
    here = {person.id for person in problem.people}
    now = [len(here.intersection(people)) for people in groups]
    few, most = len(here) // len(groups), -(-len(here) // len(groups))
    return replace(problem, limits=tuple((min(few, n), max(most, n)) for n in now))


def without(problem: Problem, gone: set[int]) -> Problem:
    """The same room without some people."""
    people = tuple(person for person in problem.people if person.id not in gone)
    return replace(
        problem,
        people=people,
        sizes=equal_sizes(len(people), groups=len(problem.sizes)),
        met={pair: n for pair, n in problem.met.items() if not gone.intersection(pair)},
    )


def test_latecomers_fill_the_empty_seats_and_nobody_moves() -> None:
    whole = room(60, 3, 12, rules=())
    ids = [person.id for person in whole.people]
    late, left = set(ids[:4]), set(ids[-4:])
    groups = solve(without(whole, late), 1, rows=600).groups
    mended = mend(seats_for(without(whole, left), groups), groups)
    assert mended.moved == ()
    assert {move.person for move in mended.moves if move.from_group is None} == late
    assert {move.person for move in mended.moves if move.to_group is None} == left
    assert {len(people) for people in mended.groups} <= {4, 5}
    assert mended.is_fewest


def test_a_lost_table_moves_its_people_and_nobody_else() -> None:
    whole = room(30, 5, 6, rules=())
    groups = solve(whole, 1, rows=600).groups
    limits = ((0, 0), *((5, 6) for _ in range(5)))
    mended = mend(replace(whole, limits=limits), groups)
    assert {move.person for move in mended.moves} == set(groups[0])
    assert all(move.because == (Cause.TABLE_LOST,) for move in mended.moves)
    assert mended.groups[0] == ()


def test_who_was_told_a_table_stays_though_four_others_must_move() -> None:
    people = tuple(Person(n) for n in range(6))
    problem = Problem(people, (3, 3), together=frozenset({(0, 5), (1, 5)}))
    groups = ((0, 1, 2), (3, 4, 5))
    freely = mend(problem, groups)
    assert {move.person for move in freely.moves} == {2, 5}
    mended = mend(problem, groups, stay=frozenset({5}))
    assert {move.person for move in mended.moves} == {0, 1, 3, 4}
    forced = mend(problem, groups, stay=frozenset({0, 1, 5}))
    assert [move.person for move in forced.moves if move.is_announced] == [5]


def test_the_reason_of_a_move_is_what_staying_would_break() -> None:
    people = tuple(Person(n) for n in range(6))
    problem = Problem(people, (3, 3), apart=frozenset({(0, 1)}), limits=((2, 4), (2, 4)))
    mended = mend(problem, ((0, 1, 2), (3, 4, 5)))
    (move,) = mended.moves
    assert move.person in (0, 1)
    assert move.because == ((0, 1),)


def test_a_mentor_comes_where_the_only_one_has_left() -> None:
    rules = (AtLeastOne("mentor", "yes"),)
    people = tuple(
        Person(n, categories={"mentor": "yes" if n in (3, 4) else "no"}) for n in range(6)
    )
    problem = Problem(people, (3, 3), rules=rules, limits=((2, 4), (2, 4)))
    mended = mend(problem, ((0, 1, 2, 9), (3, 4, 5)))
    (move,) = mended.moved
    assert move.person in (3, 4)
    assert move.because == rules


def test_impossible_rules_are_named() -> None:
    people = tuple(Person(n) for n in range(4))
    problem = Problem(
        people,
        (2, 2),
        together=frozenset({(0, 1)}),
        apart=frozenset({(0, 1)}),
        limits=((1, 3),) * 2,
    )
    with pytest.raises(RulesCollide) as trouble:
        mend(problem, ((0, 2), (1, 3)))
    assert trouble.value.collisions


def test_rules_too_tight_to_be_mended_are_seated_anew() -> None:
    rng = random.Random(6)
    ids = list(range(60))
    rng.shuffle(ids)
    together: set[tuple[int, int]] = set()
    first = 0
    while first < 50:
        size = rng.choice([2, 2, 3, 4])
        block = ids[first : first + size + 1]
        together |= {ordered(a, b) for a, b in pairwise(block[:size])}
        first += size
    apart = {ordered(*rng.sample(range(60), 2)) for _ in range(40)} - together
    problem = Problem(
        tuple(Person(n) for n in range(60)),
        (6,) * 10,
        together=frozenset(together),
        apart=frozenset(apart),
    )
    mended = mend(problem, by_lot(problem, 6))
    found = report(problem, mended.groups)
    assert found.not_apart == found.separated == ()
    assert {len(people) for people in mended.groups} == {6}
    assert not mended.is_fewest


def test_the_same_seed_mends_in_the_same_way() -> None:
    whole = room(40, 8, 8)
    late = {person.id for person in whole.people[:3]}
    groups = solve(without(whole, late), 1, rows=600).groups
    problem = seats_for(whole, groups)
    assert mend(problem, groups, seed=4) == mend(problem, groups, seed=4)


def test_a_search_that_is_stopped_claims_nothing() -> None:
    whole = room(60, 2, 12)
    groups = by_lot(whole, 1)
    mended = mend(replace(whole, limits=((4, 6),) * 12), groups, stop=lambda: True)
    assert not mended.is_fewest

"""The cost against a slow one written apart, and findings that a host can check by counting."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.grouping.model import build
from lchost.grouping.problem import (
    AtLeastOne,
    NeverOne,
    Person,
    Problem,
    Shared,
    Weight,
    Wish,
)
from lchost.grouping.score import Report, cost, report
from tests.grouping.rooms import by_lot, rooms, slow_cost


@settings(max_examples=50, deadline=None)
@given(rooms(), st.integers(0, 99))
def test_the_cost_is_what_the_text_of_the_model_says(problem: Problem, seed: int) -> None:
    groups = by_lot(problem, seed)
    assert cost(build(problem), groups) == pytest.approx(slow_cost(problem, groups), abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(rooms(pairs=False), st.integers(0, 99))
def test_other_ids_and_another_order_give_the_same_score(problem: Problem, seed: int) -> None:
    groups = by_lot(problem, seed)
    renamed = Problem(
        tuple(
            Person(9000 - p.id, p.numbers, p.categories, p.many) for p in reversed(problem.people)
        ),
        problem.sizes,
        problem.wishes,
        problem.rules,
        met={(9000 - b, 9000 - a): times for (a, b), times in problem.met.items()},
    )
    moved = tuple(tuple(9000 - i for i in people) for people in groups)
    assert cost(build(renamed), moved) == pytest.approx(cost(build(problem), groups))
    ours, theirs = report(renamed, moved), report(problem, groups)
    assert ours.percent == pytest.approx(theirs.percent, abs=1)  # halves may round either way
    assert [len(rule.groups) for rule in ours.rules] == [len(r.groups) for r in theirs.rules]


@settings(max_examples=50, deadline=None)
@given(rooms(pairs=False), st.integers(0, 99))
def test_a_wish_twice_counts_double(problem: Problem, seed: int) -> None:
    wish = Wish("dept", Weight.NORMAL)
    groups = by_lot(problem, seed)

    def costs(*wishes: Wish) -> float:
        return cost(build(Problem(problem.people, problem.sizes, wishes)), groups)

    assert costs(wish, wish) == pytest.approx(2 * costs(wish))
    assert costs(Wish("dept", Weight.IGNORE)) == 0


@settings(max_examples=50, deadline=None)
@given(rooms(pairs=False))
def test_random_plans_cost_what_the_model_expects(problem: Problem) -> None:
    model = build(Problem(problem.people, problem.sizes, problem.wishes))
    expected = sum(wish.random for wish in model.wishes)
    tries = [cost(model, by_lot(problem, seed)) for seed in range(200)]
    mean = sum(tries) / len(tries)
    spread = (sum((t - mean) ** 2 for t in tries) / len(tries)) ** 0.5
    assert abs(mean - expected) <= 6 * spread / len(tries) ** 0.5 + 1e-9
    assert sum(wish.least for wish in model.wishes) <= min(tries) + 1e-9


def six() -> tuple[Person, ...]:
    """Two mentors, three women, one who speaks only French."""
    return (
        Person(1, {"skill": 1}, {"gender": "woman", "mentor": "yes"}, {"tongue": frozenset("e")}),
        Person(2, {"skill": 2}, {"gender": "woman", "mentor": "no"}, {"tongue": frozenset("e")}),
        Person(3, {"skill": 3}, {"gender": "man", "mentor": "no"}, {"tongue": frozenset("ef")}),
        Person(4, {"skill": 4}, {"gender": "man", "mentor": "yes"}, {"tongue": frozenset("e")}),
        Person(5, {"skill": 5}, {"gender": "man", "mentor": "no"}, {"tongue": frozenset("f")}),
        Person(6, {}, {"gender": "woman", "mentor": "no"}),
    )


def looked_at(*groups: tuple[int, ...], **asked: object) -> Report:
    wishes = (Wish("skill"), Wish("gender"))
    rules = (NeverOne("gender", "woman"), AtLeastOne("mentor", "yes"), Shared("tongue"))
    sizes = tuple(len(people) for people in groups)
    return report(Problem(six(), sizes, wishes, rules, **asked), groups)  # type: ignore[arg-type]


def test_the_report_counts_what_a_host_would_count() -> None:
    found = looked_at((1, 2, 4), (3, 5, 6), met={(1, 2): 1, (2, 4): 2, (3, 4): 1})
    skill, gender = found.numbers[0], found.mixes[0]
    assert skill.room == 3.0
    assert skill.means == pytest.approx((7 / 3, 4.0))
    assert skill.unknown == 1
    assert [(v.value, v.in_room, v.counts, v.off) for v in gender.values] == [
        ("man", 3, (1, 2), 0),
        ("woman", 3, (2, 1), 0),
    ]
    assert [(m.one, m.other, m.times) for m in found.met_again] == [(2, 4, 2), (1, 2, 1)]


def test_the_report_names_who_is_alone_and_where_somebody_is_missing() -> None:
    found = looked_at((1, 2, 4), (3, 5, 6))
    women, mentor, tongue = found.rules
    assert (women.groups, women.people, women.is_met) == ((1,), (6,), False)
    assert (mentor.groups, mentor.unavoidable, mentor.matching) == ((1,), 0, 2)
    assert tongue.is_met
    assert tongue.people == ()
    other = looked_at((1, 4, 5), (2, 3, 6)).rules[2]
    assert (other.people, other.is_met) == ((5,), False)


def test_too_few_mentors_are_not_the_plans_fault() -> None:
    mentor = looked_at((1, 2), (3, 4), (5, 6)).rules[1]
    assert (mentor.groups, mentor.unavoidable, mentor.is_met) == ((2,), 1, True)


def test_broken_pair_rules_are_listed() -> None:
    found = looked_at((1, 2, 4), (3, 5, 6), together=frozenset({(1, 3)}), apart=frozenset({(1, 4)}))
    assert found.separated == ((1, 3),)
    assert found.not_apart == ((1, 4),)


def test_an_unknown_answer_is_neither_guessed_nor_punished() -> None:
    people = (Person(1, {}, {"d": "a"}), Person(2, {}, {"d": "b"}), Person(3), Person(4))
    problem = Problem(people, (2, 2), (Wish("d"),))
    model = build(problem)
    assert cost(model, ((1, 3), (2, 4))) == pytest.approx(cost(model, ((1, 4), (2, 3))))
    assert report(problem, ((1, 2), (3, 4))).mixes[0].unknown == 2
    assert cost(model, ((1, 2), (3, 4))) == pytest.approx(0)

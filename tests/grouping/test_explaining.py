"""Why here: what every other place would cost, told in the figures of the report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.grouping.explaining import why_here
from lchost.grouping.problem import AtLeastOne, Kind, NeverOne, Person, Problem, Wish
from lchost.grouping.score import report
from tests.grouping.rooms import by_lot, room, rooms

Groups = tuple[tuple[int, ...], ...]


def seated_anew(groups: Groups, seats: dict[int, int]) -> Groups:
    kept = [[i for i in people if i not in seats] for people in groups]
    for person, to in seats.items():
        kept[to].append(person)
    return tuple(tuple(people) for people in kept)


@settings(max_examples=25, deadline=None)
@given(rooms(most=14), st.integers(0, 99))
def test_every_alternative_can_be_made_and_costs_what_it_says(problem: Problem, seed: int) -> None:
    groups = by_lot(problem, seed)
    person = problem.people[seed % len(problem.people)].id
    why = why_here(problem, groups, person)
    assert {a.group for a in why.alternatives} | {*why.closed, why.group} == set(range(len(groups)))
    before = report(problem, groups)
    for alternative in why.alternatives:
        after = seated_anew(groups, dict(alternative.seats))
        assert person in after[alternative.group]
        found = report(replace(problem, sizes=tuple(map(len, after))), after)
        assert alternative.change.before == before.percent
        assert alternative.change.after == found.percent
        assert alternative.meets_again == len(found.met_again) - len(before.met_again)


def test_the_best_alternative_comes_first() -> None:
    problem = room(24, 4, 4)
    why = why_here(problem, by_lot(problem, 2), problem.people[0].id)
    worths = [alternative.worth for alternative in why.alternatives]
    assert worths == sorted(worths)
    assert why.best is why.alternatives[0]


def test_the_best_partner_for_a_swap_is_found() -> None:
    people = tuple(Person(n, {"skill": level}) for n, level in enumerate((1, 5, 3, 3, 2, 4)))
    problem = Problem(people, (3, 3), (Wish("skill", kind=Kind.AVERAGE),))
    why = why_here(problem, ((0, 4, 2), (1, 5, 3)), 0)
    assert why.best is not None
    assert why.best.swap_with == (5,)
    assert why.best.change.after == 100
    assert not why.is_best_place


def test_the_only_mentor_of_a_group_is_told_so() -> None:
    rule = AtLeastOne("mentor", "yes")
    people = tuple(
        Person(n, categories={"mentor": "yes" if n in (0, 3) else "no"}) for n in range(6)
    )
    problem = Problem(people, (3, 3), rules=(rule,))
    why = why_here(problem, ((0, 1, 2), (3, 4, 5)), 0)
    assert why.gives == (rule,)
    assert why.best is not None
    assert why.best.swap_with == (3,)
    assert why.best.breaks == 0


def test_who_would_be_left_alone_is_a_reason_to_stay() -> None:
    rule = NeverOne("sex", "w")
    people = tuple(Person(n, categories={"sex": "w" if n in (0, 1) else "m"}) for n in range(6))
    problem = Problem(people, (3, 3), rules=(rule,))
    why = why_here(problem, ((0, 1, 2), (3, 4, 5)), 0)
    assert why.gives == (rule,)
    assert why.best is not None
    assert why.best.breaks > 0


def test_people_who_are_kept_together_come_along() -> None:
    people = tuple(Person(n, {"skill": n % 5}) for n in range(8))
    problem = Problem(people, (4, 4), (Wish("skill"),), together=frozenset({(0, 1)}))
    why = why_here(problem, ((0, 1, 2, 3), (4, 5, 6, 7)), 0)
    assert why.together == (1,)
    assert why.best is not None
    assert {i for i, to in why.best.seats.items() if to == 1} == {0, 1}
    assert len(why.best.swap_with) == 2


def test_locked_people_are_offered_no_other_place() -> None:
    people = tuple(Person(n) for n in range(6))
    problem = Problem(people, (3, 3))
    groups = ((0, 1, 2), (3, 4, 5))
    assert why_here(problem, groups, 0, held=frozenset({0})).closed == (1,)
    best = why_here(problem, groups, 0, held=frozenset({3, 4})).best
    assert best is not None
    assert best.swap_with == (5,)
    assert why_here(replace(problem, allowed={0: frozenset({0})}), groups, 0).best is None


@pytest.mark.parametrize(("sizes", "is_move"), [((3, 2), True), ((3, 3), False)])
def test_a_smaller_group_needs_no_swap(sizes: tuple[int, int], is_move: bool) -> None:
    people = tuple(Person(n, {"skill": 3}) for n in range(sum(sizes)))
    problem = Problem(people, sizes, (Wish("skill"),))
    groups = (tuple(range(3)), tuple(range(3, sum(sizes))))
    best = why_here(problem, groups, 0).best
    assert best is not None
    assert (best.swap_with == ()) is is_move

"""Sizes and rules of a problem."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.errors import NobodyToGroup, UnknownPerson
from lchost.grouping.problem import Person, Problem, equal_sizes, faces_of


@settings(deadline=None)
@given(st.integers(1, 2000), st.integers(1, 30))
def test_groups_by_size_hold_everybody_and_differ_by_at_most_one(people: int, size: int) -> None:
    sizes = equal_sizes(people, size=size)
    assert sum(sizes) == people
    assert max(sizes) - min(sizes) <= 1
    if people >= 4:
        assert len(sizes) == -(-people // size)
        assert max(sizes) <= size


@settings(deadline=None)
@given(st.integers(1, 2000), st.integers(1, 300))
def test_as_many_groups_as_asked_unless_there_are_fewer_people(people: int, groups: int) -> None:
    assert len(equal_sizes(people, groups=groups)) == min(groups, people)


@pytest.mark.parametrize("people", [1, 2, 3])
def test_three_people_or_fewer_stay_together(people: int) -> None:
    assert equal_sizes(people, size=1) == (people,)
    assert equal_sizes(people, size=1, is_exact=True) == (1,) * people


def test_nobody_cannot_be_grouped() -> None:
    with pytest.raises(NobodyToGroup):
        equal_sizes(0, size=5)
    with pytest.raises(NobodyToGroup):
        Problem((), ())


def test_a_person_twice_in_a_problem_is_a_fault() -> None:
    with pytest.raises(ValueError, match="twice"):
        Problem((Person(1), Person(1)), (2,))


def four(**asked: object) -> Problem:
    return Problem(tuple(Person(i) for i in range(4)), (2, 2), **asked)  # type: ignore[arg-type]


def test_the_slider_goes_from_nothing_over_normal_to_hardly_anything_else() -> None:
    assert [faces_of(slider) for slider in (0, 25, 50)] == [0.0, 0.5, 1.0]
    found = [faces_of(slider) for slider in range(101)]
    assert found == sorted(found)
    assert found[100] >= 20
    assert (faces_of(-5), faces_of(500)) == (found[0], found[100])


def test_without_limits_sizes_are_kept_exactly() -> None:
    assert four().seats == ((2, 2), (2, 2))
    assert four(limits=((1, 3), (1, 3))).seats == ((1, 3), (1, 3))


def test_whoever_is_not_bound_may_sit_anywhere() -> None:
    bound = four(allowed={1: frozenset({1, 7})})
    assert bound.groups_for(1) == {1}
    assert bound.groups_for(0) == {0, 1}


@pytest.mark.parametrize("limits", [((1, 3),), ((3, 1), (1, 3)), ((-1, 3), (1, 3))])
def test_limits_that_mean_nothing_are_a_fault(limits: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="limits"):
        four(limits=limits)


def test_a_stranger_cannot_be_bound_to_a_group() -> None:
    with pytest.raises(UnknownPerson):
        four(allowed={9: frozenset({0})})

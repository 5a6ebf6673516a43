"""Sizes and rules of a problem."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.errors import NobodyToGroup
from lchost.grouping.problem import Person, Problem, equal_sizes


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
@given(st.integers(4, 2000), st.integers(1, 300))
def test_as_many_groups_as_asked_unless_there_are_fewer_people(people: int, groups: int) -> None:
    assert len(equal_sizes(people, groups=groups)) == min(groups, people)


@pytest.mark.parametrize("people", [1, 2, 3])
def test_three_people_or_fewer_stay_together(people: int) -> None:
    assert equal_sizes(people, size=1) == (people,)


def test_nobody_cannot_be_grouped() -> None:
    with pytest.raises(NobodyToGroup):
        equal_sizes(0, size=5)
    with pytest.raises(NobodyToGroup):
        Problem((), ())


def test_a_person_twice_in_a_problem_is_a_fault() -> None:
    with pytest.raises(ValueError, match="twice"):
        Problem((Person(1), Person(1)), (2,))

"""The list of people: each once, in even columns, counted once above all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lchost.paper.lists.people import people_list

from ..conftest import DAY, NAMES

PEOPLE = [f"Person {n:03}" for n in range(400)]


def test_before_there_are_groups_there_is_a_list_of_people(
    says: Callable[[bytes], str], pages: Callable[[bytes], int]
) -> None:
    pdf = people_list(DAY, [*NAMES.values(), *(f"Person {n:03}" for n in range(380))]).pdf
    text = says(pdf)
    assert f"{len(NAMES) + 380} people" in text
    assert text.count("Person 379") == 1
    assert pages(pdf) <= 6


def test_all_44_stand_in_two_columns_of_22_and_are_counted_once(
    says: Callable[[bytes], str], picture: Callable[..., Any]
) -> None:
    pdf = people_list(DAY, PEOPLE[:44]).pdf
    assert says(pdf).count("44 people") == 1
    dark = picture(pdf, dpi=25.4) < 200  # a pixel a millimetre
    lower = dark[66:270]
    left, right = (lower[:, a:b].any(1).nonzero()[0] for a, b in ((18, 100), (110, 192)))
    assert abs(int(left[0]) - int(right[0])) <= 1
    assert abs(int(left[-1]) - int(right[-1])) <= 1
    assert 22 * 5.8 - 6 < left[-1] - left[0] < 22 * 5.8 + 2


@pytest.mark.parametrize("count", [0, 1, 2, 67, 68, 69, 150, 400])
def test_each_person_is_once_on_the_list(
    count: int, says: Callable[[bytes], str], on_paper: Callable[[bytes], bool]
) -> None:
    pdf = people_list(DAY, PEOPLE[:count]).pdf
    text = says(pdf)
    assert all(text.count(name) == 1 for name in PEOPLE[:count])
    assert on_paper(pdf)

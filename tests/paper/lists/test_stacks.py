"""Stacks: everybody is in one, letters stay together, the heads tell walk-ins where to go."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.paper.lists.stacks import split

LETTERS = st.lists(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZЖ王ع")).map(sorted)


@given(LETTERS, st.integers(1, 6))
def test_everybody_is_in_one_stack_and_a_letter_in_one(letters: list[str], count: int) -> None:
    stacks = split(letters, count)
    assert 1 <= len(stacks) <= count
    assert [n for one in stacks for n in range(one.first, one.end)] == list(range(len(letters)))
    seen = [set(letters[one.first : one.end]) for one in stacks]
    assert sum(map(len, seen)) == len(set(letters))


@pytest.mark.parametrize(
    ("letters", "count", "ranges"),
    [
        ("ABCKLMZ", 2, ["A–K", "L–Z"]),
        ("BBHMMT", 2, ["A–L", "M–Z"]),
        ("ABC", 1, [""]),
        ("AAAA", 3, [""]),
        ("ADGJMPS", 3, ["A–F", "G–O", "P–Z"]),
        ("AAAAAAAB", 2, ["A", "B–Z"]),
        ("AM王", 2, ["A–Z", "王"]),
        ("", 2, [""]),
        ("ΑΒЖЯ", 2, ["Α–Β", "Ж–Я"]),
    ],
)
def test_heads_leave_no_letter_out(letters: str, count: int, ranges: list[str]) -> None:
    assert [one.range for one in split(letters, count)] == ranges


def test_stacks_are_about_as_high_as_each_other() -> None:
    letters = sorted("ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 12)[:300]
    for count in (2, 3, 4):
        sizes = [one.end - one.first for one in split(letters, count)]
        assert max(sizes) - min(sizes) <= 24

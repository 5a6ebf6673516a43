"""No two seats of a schedule meet twice, and everybody has a seat in every round."""

from __future__ import annotations

from itertools import combinations

import pytest

from lchost.grouping.designs import Skeleton, _shifts, most_rounds, skeleton, skeleton_for
from lchost.grouping.starters import STARTERS

PERFECT = [
    (3, 3, 4),  # affine planes of 3, 4, 5, 7, 8 and 9
    (4, 4, 5),
    (5, 5, 6),
    (7, 7, 8),
    (8, 8, 9),
    (9, 9, 10),
    (5, 3, 7),  # Kirkman's schoolgirls
    (7, 3, 10),
    (9, 3, 13),
    (6, 3, 8),
    (5, 4, 5),
    (6, 4, 7),
    (7, 4, 9),
    (8, 4, 9),
    (9, 4, 11),
    (10, 4, 9),
    (16, 4, 21),
    (6, 5, 6),
    (6, 6, 3),
    (8, 4, 6),
    (12, 5, 6),
    (20, 6, 6),
    (50, 6, 6),
    (6, 2, 11),
    (15, 3, 15),
]
"""Groups, size, rounds."""


def second_meetings(rounds: Skeleton) -> int:
    met: set[tuple[int, int]] = set()
    again = 0
    for row in rounds:
        pairs = [pair for group in row for pair in combinations(sorted(group), 2)]
        again += len(met.intersection(pairs))
        met.update(pairs)
    return again


@pytest.mark.parametrize(("groups", "size", "rounds"), PERFECT)
def test_nobody_meets_twice(groups: int, size: int, rounds: int) -> None:
    made = skeleton(groups, size, rounds)
    assert made is not None
    assert len(made) == rounds
    for row in made:
        assert [len(group) for group in row] == [size] * groups
        assert sorted(seat for group in row for seat in group) == list(range(groups * size))
    assert second_meetings(made) == 0


LARGE = {18, 19, 21, 22, 23, 24, 26, 28, 29, 30, 31}  # among them are all kinds of 2 to 17 again


@pytest.mark.parametrize(
    "groups",
    [pytest.param(n, marks=pytest.mark.stress if n in LARGE else ()) for n in range(2, 33)],
)
def test_as_many_rounds_as_the_smallest_field_allows(groups: int) -> None:
    # MacNeish: with the smallest prime power of the number as size, as many rounds as groups
    powers = []
    rest, prime = groups, 2
    while rest > 1:
        part = 1
        while rest % prime == 0:
            rest, part = rest // prime, part * prime
        powers += [part] if part > 1 else []
        prime += 1
    made = skeleton(groups, min(powers), groups)
    assert made is not None
    assert second_meetings(made) == 0


@pytest.mark.parametrize(("groups", "size"), sorted(STARTERS))
def test_what_is_kept_is_perfect_to_its_last_round(groups: int, size: int) -> None:
    starter = STARTERS[groups, size]
    made = skeleton(groups, size, starter.turns * len(starter.classes))
    assert made is not None
    assert second_meetings(made) == 0


@pytest.mark.parametrize(
    ("sizes", "rounds"),
    [
        ((5, 5, 5, 5, 5, 4), 6),
        ((4, 4, 4, 4, 4, 3, 3, 3), 8),
        ((6,) * 15 + (5,) * 5, 6),
        ((3, 3, 3, 3, 2), 7),
    ],
)
def test_empty_seats_leave_groups_that_differ_by_one(sizes: tuple[int, ...], rounds: int) -> None:
    made = skeleton_for(sizes, rounds)
    assert made is not None
    for row in made:
        assert sorted(map(len, row), reverse=True) == list(sizes)
        assert sorted(seat for group in row for seat in group) == list(range(sum(sizes)))
    assert second_meetings(made) == 0


@pytest.mark.parametrize(("groups", "size", "rounds"), [(5, 3, 8), (4, 5, 2), (8, 4, 11)])
def test_none_is_promised_where_none_can_be(groups: int, size: int, rounds: int) -> None:
    assert rounds > most_rounds(groups, size)
    assert skeleton(groups, size, rounds) is None


def test_very_unequal_groups_have_no_schedule() -> None:
    assert skeleton_for((8, 4, 4), 2) is None


def test_what_was_searched_for_many_rounds_is_not_searched_again_for_fewer() -> None:
    _shifts.cache_clear()
    for rounds in range(12, 1, -1):
        assert skeleton(12, 5, rounds, 12) == skeleton(12, 5, rounds, rounds)
    before = _shifts.cache_info().misses
    for rounds in range(14, 1, -1):
        skeleton(14, 5, rounds, 14)
    assert _shifts.cache_info().misses == before + 1

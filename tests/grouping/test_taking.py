"""Which tables are taken, against every choice there is."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.errors import TooFewSeats
from lchost.grouping.taking import evenest, fewest, matched, spread
from tests.examples import few

SEATS = st.lists(st.integers(1, 9), min_size=1, max_size=7)
ACCESS = st.frozensets(st.integers(0, 6), max_size=4)


def possible(people, seats, count, access, needing, held=()):
    """Every choice of so many tables that seats all, and those who need access as far as it can."""
    needed = min(needing, sum(seats[t] for t in access))
    for some in combinations(range(len(seats)), count):
        reached = sum(seats[t] for t in some if t in access)
        is_enough = sum(seats[t] for t in some) >= people and reached >= needed
        if is_enough and set(held) <= set(some):
            yield some


def unevenness(people, seats, tables):
    """The least sum of squares of any way to sit there."""
    best = None
    room = [seats[t] for t in tables]

    def visit(left, some):
        nonlocal best
        if len(some) == len(room):
            if left == 0:
                worth = sum(n * n for n in some)
                best = worth if best is None else min(best, worth)
            return
        for n in range(min(left, room[len(some)]) + 1):
            visit(left - n, [*some, n])

    visit(people, [])
    return best


@settings(max_examples=few(60, 300), deadline=None)
@given(SEATS, st.integers(1, 40), ACCESS, st.integers(0, 5))
def test_the_fewest_tables_with_the_fewest_empty_seats_are_taken(seats, people, access, needing):
    access = {table for table in access if table < len(seats)}
    if sum(seats) < people:
        with pytest.raises(TooFewSeats):
            fewest(people, seats, access, needing)
        return
    every = [
        (len(some), sum(seats[t] for t in some), some)
        for count in range(1, len(seats) + 1)
        for some in possible(people, seats, count, access, needing)
    ]
    assert fewest(people, seats, access, needing) == min(every)[2]


@settings(max_examples=few(60, 200), deadline=None)
@given(SEATS, st.integers(1, 16), st.integers(1, 6), ACCESS, st.integers(0, 5), ACCESS)
def test_the_evenest_groups_at_so_many_tables_are_found(
    seats, people, wanted, access, needing, held
):
    access = {table for table in access if table < len(seats)}
    held = sorted(table for table in held if table < len(seats))[:2]
    if sum(seats) < people:
        return
    found = evenest(people, seats, wanted, access, needing, held)
    first = max(len(held), min(wanted, len(seats), people))
    for count in range(first, len(seats) + 1):
        every = [
            (unevenness(people, seats, some), sum(seats[t] for t in some), some)
            for some in possible(people, seats, count, access, needing, held)
        ]
        if every:
            assert tuple(sorted(found)) == min(every)[2]
            break
    assert found[: len(held)] == tuple(held)


@given(SEATS, st.integers(1, 40), ACCESS, st.integers(0, 5))
def test_everybody_sits_and_no_table_is_too_full(seats, people, access, needing):
    access = {table for table in access if table < len(seats)}
    if sum(seats) < people:
        return
    tables = fewest(people, seats, access, needing)
    sizes = spread(people, seats, tables, access, needing)
    assert sum(sizes) == people
    assert all(n <= seats[t] for n, t in zip(sizes, tables, strict=True))
    reached = sum(n for n, t in zip(sizes, tables, strict=True) if t in access)
    assert reached >= min(needing, people, sum(seats[t] for t in tables if t in access))


def test_large_tables_are_taken_where_small_ones_stand_first():
    assert fewest(10, [2, 2, 8, 8, 10]) == (4,)
    assert evenest(10, [2, 2, 8, 8], 2) == (2, 3)
    assert evenest(10, [8, 8, 6, 6], 2) == (2, 3)
    assert spread(9, [2, 8], (0, 1)) == (2, 7)


def test_the_order_of_the_tables_does_not_change_how_many_and_how_full():
    for seats in set(permutations((2, 3, 5, 8))):
        assert sum(seats[t] for t in fewest(9, seats)) == 10


def test_a_hundred_tables_are_chosen_at_once():
    seats = [2 + n % 7 for n in range(100)]
    assert len(fewest(300, seats, range(0, 100, 5), 20)) == 44
    assert len(evenest(300, seats, 60, range(0, 100, 5), 20)) == 60


def test_too_few_seats_are_said_with_both_numbers():
    with pytest.raises(TooFewSeats) as told:
        evenest(12, [6, 5], 3)
    assert "11" in str(told.value) and "12" in str(told.value)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5), SEATS, ACCESS)
def test_every_group_has_a_table_with_seats_wherever_that_can_be(sizes, seats, wanted):
    wanted = {table for table in wanted if table < len(seats)}
    found = matched(sizes, seats, wanted)
    every = [
        some
        for some in permutations(range(len(seats)), len(sizes))
        if all(seats[t] >= n for t, n in zip(some, sizes, strict=True))
    ]
    assert (found in every) if every else found is None
    if found and any(set(some) & wanted for some in every):
        assert set(found) & wanted

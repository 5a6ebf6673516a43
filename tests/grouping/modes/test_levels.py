"""Mixed, matched, by lot, by name, by seats: the plain ways keep the laws too."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.errors import TooFewSeats
from lchost.grouping import modes
from lchost.grouping.modes import Choices, Mode
from tests.examples import few
from tests.grouping.modes.seats import asked, assert_laws, place

PLAIN = [Mode.MIX, Mode.MATCH, Mode.RANDOM, Mode.ALPHABETICAL]


@settings(max_examples=few(12, 24), deadline=None)
@given(st.sampled_from(PLAIN), st.integers(6, 26), st.integers(2, 6), st.integers(0, 99))
def test_nobody_is_missing_or_twice_and_the_seed_decides(mode, people, size, seed) -> None:
    together = frozenset({(place(0), place(2))})
    apart = frozenset({(place(1), place(3))}) if people > size else frozenset()
    wanted = asked(mode, people, size=size, seed=seed, together=together, apart=apart)
    made = modes.plan(mode, wanted, seed)
    assert_laws(wanted.problems[0], made[0])
    assert made == modes.plan(mode, wanted, seed)


def test_tracks_stand_in_the_order_of_their_levels() -> None:
    wanted = asked(Mode.MATCH, 30)
    (made,) = modes.plan(Mode.MATCH, wanted, 1)
    levels = {p.id: p.numbers.get("skill") for p in wanted.problems[0].people}
    known = [[levels[i] for i in ids if levels[i] is not None] for ids in made]
    means = [sum(here) / len(here) for here in known]
    assert means == sorted(means)
    assert means[-1] - means[0] > 2.5


def test_names_stand_in_their_order() -> None:
    wanted = asked(Mode.ALPHABETICAL, 13)
    (made,) = modes.plan(Mode.ALPHABETICAL, wanted, 1)
    assert [i for ids in made for i in ids] == [place(n) for n in range(13)]


def test_two_kept_apart_move_few_others_out_of_the_order_of_names() -> None:
    wanted = asked(Mode.ALPHABETICAL, 20, apart=frozenset({(place(0), place(1))}))
    (made,) = modes.plan(Mode.ALPHABETICAL, wanted, 1)
    plain = {place(n): n // 5 for n in range(20)}
    moved = [i for n, ids in enumerate(made) for i in ids if plain[i] != n]
    assert len(moved) == 2


def test_another_seed_is_another_lot() -> None:
    wanted = asked(Mode.RANDOM, 20)
    assert modes.plan(Mode.RANDOM, wanted, 1) != modes.plan(Mode.RANDOM, wanted, 2)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(2, 9), min_size=1, max_size=8), st.data())
def test_tables_are_filled_and_none_is_too_full(seats, data) -> None:
    people = data.draw(st.integers(1, sum(seats)))
    reached = frozenset(data.draw(st.sets(st.integers(0, len(seats) - 1))))
    room_there = sum(seats[t] for t in reached)
    needing = frozenset(range(min(people, room_there, data.draw(st.integers(0, 4)))))
    choices = Choices(seats=tuple(seats), accessible=reached, needing=needing)
    shape = modes.shape(Mode.FILL, range(people), choices)
    assert sum(shape.sizes) == people
    assert all(0 < n <= seats[t] for n, t in zip(shape.sizes, shape.tables, strict=True))
    there = sum(n for n, t in zip(shape.sizes, shape.tables, strict=True) if t in reached)
    assert there >= len(needing)


def test_who_needs_a_table_with_access_sits_at_one() -> None:
    needing = frozenset({place(3), place(8), place(9)})
    choices = Choices(seats=(6, 6, 4, 8), accessible=frozenset({2}), needing=needing)
    wanted = asked(Mode.FILL, 15, choices=choices)
    (made,) = modes.plan(Mode.FILL, wanted, 1)
    tables = modes.shape(Mode.FILL, [p.id for p in wanted.problems[0].people], choices).tables
    assert needing <= set(made[tables.index(2)])


def test_too_few_seats_are_said() -> None:
    with pytest.raises(TooFewSeats):
        modes.shape(Mode.FILL, range(9), Choices(seats=(4, 4)))

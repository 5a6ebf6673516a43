"""By interest: votes count before wishes, nobody twice, no theme too full."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.errors import TooFewThemes
from lchost.grouping import modes
from lchost.grouping.modes import Choices, Mode, Theme, asking, votes
from tests.examples import few
from tests.grouping.modes.seats import asked, assert_laws, place

COSTS = st.sampled_from([0.0, 1.0, 3.0, 10.0])


def ranks(*names: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({name}) for name in names)


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_nothing_is_cheaper_than_the_seats_given(data) -> None:
    groups = data.draw(st.integers(2, 3))
    rows = st.lists(st.lists(COSTS, min_size=groups, max_size=groups), min_size=2, max_size=6)
    costs = dict(enumerate(data.draw(rows)))
    tops = data.draw(st.lists(st.integers(1, 4), min_size=groups, max_size=groups))
    limits = [(min(1, top), top) for top in tops]
    if not groups <= len(costs) <= sum(tops):
        return
    home = votes.assigned(costs, limits)

    def fits(seats) -> bool:
        return all(a <= seats.count(g) <= b for g, (a, b) in enumerate(limits))

    every = [s for s in product(range(groups), repeat=len(costs)) if fits(s)]
    cheapest = min(sum(costs[i][g] for i, g in enumerate(seats)) for seats in every)
    assert fits(list(home.values()))
    assert sum(costs[i][g] for i, g in home.items()) == pytest.approx(cheapest)


@settings(max_examples=few(10, 20), deadline=None)
@given(st.integers(6, 26), st.integers(2, 5), st.integers(0, 99), st.data())
def test_every_theme_keeps_its_least_and_most(people, count, seed, data) -> None:
    names = [f"T{n}" for n in range(count)]
    voted = {place(n): ranks(*data.draw(st.permutations(names))[:2]) for n in range(0, people, 2)}
    most = -(-people // count) + 1
    choices = Choices(themes=tuple(Theme(name, 2, most) for name in names), votes=voted)
    wanted = asked(Mode.INTEREST, people, seed=seed, choices=choices)
    (made,) = modes.plan(Mode.INTEREST, wanted, seed)
    assert_laws(wanted.problems[0], made)
    for name in set(wanted.themes[0]):
        here = sum(len(ids) for t, ids in zip(wanted.themes[0], made, strict=True) if t == name)
        assert 2 <= here <= most
    assert (made,) == modes.plan(Mode.INTEREST, wanted, seed)


def test_everybody_gets_the_first_choice_when_there_is_room() -> None:
    voted = {place(n): ranks("Maps" if n % 3 else "Film", "Bread") for n in range(12)}
    choices = Choices(themes=(Theme("Bread"), Theme("Film"), Theme("Maps")), votes=voted)
    wanted = asked(Mode.INTEREST, 12, choices=choices)
    (made,) = modes.plan(Mode.INTEREST, wanted, 1)
    assert wanted.themes[0] == ("Film", "Maps", "Maps")
    for theme, ids in zip(wanted.themes[0], made, strict=True):
        assert all(voted[i][0] == {theme} for i in ids)


def test_in_the_next_round_everybody_has_another_theme() -> None:
    voted = {place(n): ranks(*(["A", "B"] if n % 2 else ["B", "A"])) for n in range(12)}
    choices = Choices(themes=(Theme("A"), Theme("B")), votes=voted)
    wanted = asked(Mode.INTEREST, 12, 2, size=6, choices=choices)
    first, second = modes.plan(Mode.INTEREST, wanted, 1)
    before = {i: t for t, ids in zip(wanted.themes[0], first, strict=True) for i in ids}
    after = {i: t for t, ids in zip(wanted.themes[1], second, strict=True) for i in ids}
    assert all(before[i] != after[i] for i in before)


def test_pairs_are_kept_apart_and_together_at_the_least_regret() -> None:
    voted = {place(n): ranks("A", "B", "C") if n < 6 else ranks("B", "C") for n in range(15)}
    choices = Choices(themes=(Theme("A"), Theme("B"), Theme("C")), votes=voted)
    apart = frozenset({(place(0), place(1)), (place(2), place(3))})
    together = frozenset({(place(4), place(14))})
    wanted = asked(Mode.INTEREST, 15, choices=choices, apart=apart, together=together)
    (made,) = modes.plan(Mode.INTEREST, wanted, 1)
    assert_laws(wanted.problems[0], made)


def test_themes_that_cannot_hold_everybody_say_so() -> None:
    with pytest.raises(TooFewThemes):
        modes.shape(Mode.INTEREST, range(9), Choices(themes=(Theme("A", 2, 4),)), size=5)


def test_whoever_asks_sits_with_somebody_who_offers() -> None:
    asks = {place(n): frozenset({f"skill {n % 4}"}) for n in range(12)}
    offers = {place(n): frozenset({f"skill {(n + 1) % 4}"}) for n in range(24)}
    choices = Choices(asks=asks, offers=offers)
    wanted = asked(Mode.INTEREST, 24, choices=choices, apart=frozenset({(place(0), place(3))}))
    (made,) = modes.plan(Mode.INTEREST, wanted, 1)
    assert_laws(wanted.problems[0], made)
    assert sum(asking.served(choices, ids) for ids in made) == 12

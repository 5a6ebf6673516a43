"""Jigsaw: every home group has an expert of every theme."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.errors import TooFewForJigsaw
from lchost.grouping import modes
from lchost.grouping.modes import Choices, Mode, Theme
from tests.examples import few
from tests.grouping.modes.seats import asked, assert_laws, place, repeats


def themes(count: int) -> Choices:
    return Choices(themes=tuple(Theme(f"Theme {n}") for n in range(count)))


def assert_every_theme_in_every_home(wanted, experts, homes) -> None:
    known = {i: t for t, ids in zip(wanted.themes[0], experts, strict=True) for i in ids}
    for people in homes:
        assert {known[i] for i in people} == set(wanted.themes[0])


@settings(max_examples=few(10, 25), deadline=None)
@given(st.integers(4, 31), st.integers(2, 6), st.integers(0, 99))
def test_every_home_group_has_one_of_each_expert_group(people, count, seed) -> None:
    if people < count:
        return
    wanted = asked(Mode.JIGSAW, people, 2, seed=seed, choices=themes(count))
    made = modes.plan(Mode.JIGSAW, wanted, seed)
    for problem, groups in zip(wanted.problems, made, strict=True):
        assert_laws(problem, groups)
    assert_every_theme_in_every_home(wanted, *made)
    if people % count == 0:
        assert repeats(made) == 0
    assert made == modes.plan(Mode.JIGSAW, wanted, seed)


def test_pairs_that_stay_together_are_experts_of_one_theme_and_share_a_home() -> None:
    together = frozenset({(place(0), place(1)), (place(4), place(5))})
    apart = frozenset({(place(2), place(3))})
    wanted = asked(Mode.JIGSAW, 20, 2, choices=themes(4), together=together, apart=apart)
    experts, homes = modes.plan(Mode.JIGSAW, wanted, 1)
    assert_laws(wanted.problems[0], experts)
    assert_every_theme_in_every_home(wanted, experts, homes)
    home = {i: n for n, ids in enumerate(homes) for i in ids}
    assert all(home[a] == home[b] for a, b in together)
    assert all(home[a] != home[b] for a, b in apart)
    assert len(homes) == 4


def test_large_expert_groups_are_several_tables_of_one_theme() -> None:
    shape = modes.shape(Mode.JIGSAW, range(30), themes(3), size=5)
    assert shape.sizes == (5,) * 6
    assert shape.themes == ("Theme 0",) * 2 + ("Theme 1",) * 2 + ("Theme 2",) * 2


def test_experts_get_the_theme_they_voted_for() -> None:
    votes = {place(n): (frozenset({f"Theme {n % 3}"}),) for n in range(12)}
    choices = Choices(themes=themes(3).themes, votes=votes)
    wanted = asked(Mode.JIGSAW, 12, 2, choices=choices)
    experts, _ = modes.plan(Mode.JIGSAW, wanted, 1)
    known = {i: t for t, ids in zip(wanted.themes[0], experts, strict=True) for i in ids}
    assert known == {person: next(iter(vote[0])) for person, vote in votes.items()}


def test_a_jigsaw_without_themes_or_with_too_many_says_so() -> None:
    with pytest.raises(TooFewForJigsaw):
        modes.shape(Mode.JIGSAW, range(9), Choices(), size=5)
    with pytest.raises(TooFewForJigsaw):
        modes.shape(Mode.JIGSAW, range(3), themes(4), size=5)

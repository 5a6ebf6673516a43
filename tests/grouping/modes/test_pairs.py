"""Speed-pairs: everybody meets somebody new in every round, while there is somebody new."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.grouping import modes
from lchost.grouping.modes import Choices, Mode, pairs
from lchost.grouping.problem import AtMost, NeverOne, Shared
from lchost.grouping.score import rules_met
from tests.examples import few
from tests.grouping.modes.seats import asked, assert_laws, meetings, place, repeats


@pytest.mark.parametrize("people", [4, 6, 8, 10, pytest.param(24, marks=pytest.mark.stress)])
def test_an_even_number_meets_everybody_once_in_all_but_one_rounds(people: int) -> None:
    wanted = asked(Mode.PAIRS, people, people - 1)
    rounds = modes.plan(Mode.PAIRS, wanted, 3)
    assert set(meetings(rounds).values()) == {1}
    assert len(meetings(rounds)) == people * (people - 1) // 2


@settings(max_examples=few(10, 25), deadline=None)
@given(st.integers(4, 25), st.integers(1, 6), st.integers(0, 99))
def test_two_thirds_of_the_rounds_of_any_number_are_without_a_repeat(people, rounds, seed) -> None:
    rounds = min(rounds, max(1, people // 2))
    wanted = asked(Mode.PAIRS, people, rounds, seed=seed)
    made = modes.plan(Mode.PAIRS, wanted, seed)
    for problem, groups in zip(wanted.problems, made, strict=True):
        assert_laws(problem, groups)
    if people > 5:
        assert repeats(made) == 0
    assert made == modes.plan(Mode.PAIRS, wanted, seed)


def test_with_more_rounds_than_partners_nobody_meets_a_third_time_before_all_met_twice() -> None:
    rounds = pairs.circle(6, 8)
    assert set(meetings([tuple(groups) for groups in rounds]).values()) == {1, 2}


def test_an_odd_number_has_one_group_of_three_and_nobody_waits() -> None:
    assert pairs.shape(9, 2).sizes == (3, 2, 2, 2)
    assert pairs.shape(3, 2).sizes == (3,)


@pytest.mark.parametrize(
    ("people", "sizes"),
    [(9, (3, 3, 3)), (10, (4, 3, 3)), (11, (3, 3, 3, 2)), (5, (3, 2)), (4, (4,))],
)
def test_threes_leave_nobody_alone(people: int, sizes: tuple[int, ...]) -> None:
    assert pairs.shape(people, 3).sizes == sizes


def test_threes_meet_new_faces() -> None:
    wanted = asked(Mode.PAIRS, 18, 4, choices=Choices(at_once=3))
    assert repeats(modes.plan(Mode.PAIRS, replace(wanted, rows=None), 1)) == 0


def test_who_must_not_meet_never_does_and_who_comes_together_stays() -> None:
    together, apart = frozenset({(place(0), place(1))}), frozenset({(place(2), place(3))})
    wanted = asked(Mode.PAIRS, 12, 6, together=together, apart=apart)
    made = modes.plan(Mode.PAIRS, wanted, 1)
    for problem, groups in zip(wanted.problems, made, strict=True):
        assert_laws(problem, groups)
    found = meetings(made)
    assert found[place(0), place(1)] == 6
    assert sum(times - 1 for pair, times in found.items() if pair not in together) == 0


@pytest.mark.parametrize(("people", "at_once", "rounds"), [(12, 2, 4), (12, 3, 5), (11, 2, 6)])
@pytest.mark.usefixtures("short_search")
def test_rules_are_kept_in_every_round_though_people_meet_again(people, at_once, rounds) -> None:
    wanted = asked(Mode.PAIRS, people, rounds, choices=Choices(at_once=at_once))
    base = wanted.problems[0]
    here = tuple(
        replace(person, categories={"site": "West" if n < 4 else "East"})
        for n, person in enumerate(base.people)
    )
    rules = (NeverOne("site", "West"), AtMost("site", 2, "West"))
    problems = tuple(replace(p, people=here, rules=rules) for p in wanted.problems)
    made = modes.plan(Mode.PAIRS, replace(wanted, problems=problems, rows=None), 1)
    for problem, groups in zip(problems, made, strict=True):
        assert_laws(problem, groups)
        assert all(found.times == 0 for found in rules_met(problem, groups))


def test_a_place_of_ones_own_is_kept() -> None:
    wanted = asked(Mode.PAIRS, 11, 4, allowed={place(4): frozenset({2}), place(5): frozenset({0})})
    for problem, groups in zip(wanted.problems, modes.plan(Mode.PAIRS, wanted, 1), strict=True):
        assert_laws(problem, groups)


def test_rounds_that_are_kept_stay_and_their_pairs_do_not_meet_again() -> None:
    first = asked(Mode.PAIRS, 10, 1)
    kept = {0: modes.plan(Mode.PAIRS, first, 1)[0]}
    wanted = asked(Mode.PAIRS, 10, 3, kept=kept)
    made = modes.plan(Mode.PAIRS, replace(wanted, rows=None), 2)
    assert made[0] == kept[0]
    assert repeats(made) == 0


@pytest.mark.parametrize(
    "people", [*range(2, 8), *(pytest.param(n, marks=pytest.mark.stress) for n in range(8, 12))]
)
@pytest.mark.parametrize("at_once", [2, 3])
def test_any_few_people_are_seated_in_any_rounds_and_repeats_begin_where_it_is_said(
    people: int, at_once: int
) -> None:
    ids = [place(n) for n in range(people)]
    for rounds in (1, 2, people, people + 2):
        wanted = asked(Mode.PAIRS, people, rounds, choices=Choices(at_once=at_once))
        made = modes.plan(Mode.PAIRS, wanted, 1)
        for problem, groups in zip(wanted.problems, made, strict=True):
            assert_laws(problem, groups)
        note = pairs.noted(ids, at_once, rounds)
        if repeats(made) == 0:
            assert note is None or note.possible >= rounds
        if note is None and at_once == 2:
            assert repeats(made) == 0


def test_what_is_not_as_one_may_think_is_noted() -> None:
    even = range(8)
    assert pairs.noted(even, 2, 7) is None
    assert pairs.noted(even, 2, 8).possible == 7
    assert pairs.noted(range(7), 2, 1).other == 3
    assert pairs.noted((1, 2), 2, 3).possible == 1
    couple = pairs.noted(even, 2, 6, {(2, 5)})
    assert couple.together == ((2, 5),) and couple.possible == 5


@pytest.mark.parametrize("people", [4, 5, 8, 9])
def test_with_a_couple_all_are_seated_in_every_round(people: int) -> None:
    couple = frozenset({(place(0), place(1))})
    wanted = asked(Mode.PAIRS, people, 4, together=couple)
    for problem, groups in zip(wanted.problems, modes.plan(Mode.PAIRS, wanted, 1), strict=True):
        assert_laws(problem, groups)


def test_pairs_who_share_a_language_are_found_without_the_long_search(monkeypatch) -> None:
    wanted = asked(Mode.PAIRS, 28, 3)
    spoken = [{"fr"}, {"en", "fr"}, {"en"}, {"en", "es"}, {"es", "en"}, {"de", "en"}, {"de", "en"}]
    people = tuple(
        replace(person, many={"spoken": frozenset(spoken[n % 7])})
        for n, person in enumerate(wanted.problems[0].people)
    )
    problems = tuple(replace(p, people=people, rules=(Shared("spoken"),)) for p in wanted.problems)
    monkeypatch.setattr(pairs.newest, "planned", None)
    made = modes.plan(Mode.PAIRS, replace(wanted, problems=problems), 1)
    assert all(rules_met(p, groups)[0].times == 0 for p, groups in zip(problems, made, strict=True))
    assert repeats(made) == 0

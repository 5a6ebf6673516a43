"""World café and mentor tables: some stay, the others travel."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.errors import NoMentorHere
from lchost.grouping import modes
from lchost.grouping.modes import Choices, Mode
from lchost.grouping.score import report
from tests.examples import few
from tests.grouping.modes.seats import asked, assert_laws, place, repeats


def staying(rounds) -> list[set[int]]:
    """Who sits at each table in every round."""
    return [set.intersection(*(set(groups[t]) for groups in rounds)) for t in range(len(rounds[0]))]


@settings(max_examples=few(6, 12), deadline=None)
@given(st.integers(8, 30), st.integers(2, 4), st.integers(3, 6), st.integers(0, 99))
def test_every_table_has_a_host_who_never_moves(people, rounds, size, seed) -> None:
    wanted = asked(Mode.CAFE, people, rounds, size=size, seed=seed)
    made = modes.plan(Mode.CAFE, wanted, seed)
    for problem, groups in zip(wanted.problems, made, strict=True):
        assert_laws(problem, groups)
    assert all(staying(made))
    assert made == modes.plan(Mode.CAFE, wanted, seed)


def test_the_hosts_asked_for_stay_and_the_others_meet_new_people_and_new_hosts() -> None:
    hosts = tuple(place(n) for n in (3, 9, 12, 17, 20))
    wanted = asked(Mode.CAFE, 25, 3, choices=Choices(hosts=hosts))
    made = modes.plan(Mode.CAFE, replace(wanted, rows=None), 1)
    assert staying(made) == [{host} for host in hosts]
    assert repeats(made) == 0


def test_a_cafe_meets_new_faces_and_its_groups_are_mixed() -> None:
    cafe = replace(asked(Mode.CAFE, 30, 3), rows=None)
    made = modes.plan(Mode.CAFE, cafe, 1)
    assert repeats(made) == 0
    seen = [report(p, g).percent for p, g in zip(cafe.problems, made, strict=True)]
    assert sum(seen) / 3 >= 55  # 43, were new faces all that counts


def test_a_host_who_needs_one_table_has_that_one() -> None:
    hosts = tuple(place(n) for n in range(3))
    wanted = asked(
        Mode.CAFE, 12, 2, size=4, choices=Choices(hosts=hosts), allowed={place(0): frozenset({2})}
    )
    made = modes.plan(Mode.CAFE, wanted, 1)
    assert all(place(0) in groups[2] for groups in made)
    assert all(any(host in ids for host in hosts) for groups in made for ids in groups)


def test_two_of_one_chain_do_not_host_two_tables() -> None:
    hosts = tuple(place(n) for n in range(3))
    together = frozenset({(place(0), place(1))})
    wanted = asked(Mode.CAFE, 15, 2, choices=Choices(hosts=hosts), together=together)
    made = modes.plan(Mode.CAFE, wanted, 1)
    for problem, groups in zip(wanted.problems, made, strict=True):
        assert_laws(problem, groups)
    assert all(staying(made))


def test_hosts_of_a_round_that_is_kept_stay_where_they_are() -> None:
    first = modes.plan(Mode.CAFE, asked(Mode.CAFE, 20, 1), 1)
    wanted = asked(Mode.CAFE, 20, 3, kept={0: first[0]})
    made = modes.plan(Mode.CAFE, wanted, 9)
    assert made[0] == first[0]
    assert all(staying(made))


@settings(max_examples=few(6, 12), deadline=None)
@given(st.integers(6, 30), st.integers(1, 5), st.integers(1, 3), st.integers(0, 99))
def test_every_mentor_keeps_a_table_and_tables_are_even(people, mentors, rounds, seed) -> None:
    leads = tuple(place(n) for n in range(mentors))
    wanted = asked(Mode.MENTORS, people, rounds, seed=seed, choices=Choices(mentors=leads))
    made = modes.plan(Mode.MENTORS, wanted, seed)
    tables = min(mentors, people // 3)
    for problem, groups in zip(wanted.problems, made, strict=True):
        assert_laws(problem, groups)
        assert len(groups) == tables
        assert max(map(len, groups)) - min(map(len, groups)) <= 1
        led = [sum(i in leads for i in ids) for ids in groups]
        assert min(led) >= 1 and max(led) - min(led) <= 1
    if rounds > 1:
        assert all(set(leads) & stay for stay in staying(made))


def test_without_a_mentor_there_are_no_mentor_tables() -> None:
    with pytest.raises(NoMentorHere):
        modes.shape(Mode.MENTORS, range(9), Choices(mentors=(99,)), size=5)


@pytest.mark.parametrize("seed", range(6))
def test_who_stays_leaves_the_seats_of_one_table_to_those_who_need_it(seed) -> None:
    near = {place(n): frozenset({0}) for n in range(4)}
    wanted = asked(Mode.CAFE, 8, 2, size=4, allowed=near)
    for problem, groups in zip(wanted.problems, modes.plan(Mode.CAFE, wanted, seed), strict=True):
        assert_laws(problem, groups)
    assert len(modes.leaders(Mode.CAFE, wanted, seed)) == 2


@pytest.mark.parametrize("needing", [2, 3, 4])
@pytest.mark.parametrize("mentors", [(4, 5), (4, 5, 6), (0, 4, 5), (0, 1, 2)])
def test_mentors_sit_beside_each_other_where_their_tables_are_full(needing, mentors) -> None:
    near = {place(n): frozenset({0}) for n in range(needing)}
    choices = Choices(mentors=tuple(map(place, mentors)))
    wanted = asked(Mode.MENTORS, 8, 2, allowed=near, choices=choices)
    made = modes.plan(Mode.MENTORS, wanted, 1)
    for problem, groups in zip(wanted.problems, made, strict=True):
        assert_laws(problem, groups)
    if (needing < 4 or 0 in mentors) and 1 not in mentors:
        assert all(set(choices.mentors) & stay for stay in staying(made))

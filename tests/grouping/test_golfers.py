"""Social golfers: nobody meets anybody twice where a schedule allows it, whatever else is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lchost.grouping.problem import Person, Problem, Wish, equal_sizes
from lchost.grouping.score import report
from lchost.grouping.series import count_repeats, solve_series


def golfers(groups: int, size: int, missing: int = 0) -> Problem:
    people = tuple(Person(i) for i in range(groups * size - missing))
    return Problem(people, equal_sizes(len(people), groups=groups))


def played(problem: Problem, rounds: int, seed: int = 1) -> int:
    problems = [problem] * rounds
    return count_repeats(problems, [plan.groups for plan in solve_series(problems, seed)])


@pytest.mark.parametrize(
    ("groups", "size", "rounds"),
    [
        (3, 3, 4),
        (4, 4, 5),
        (5, 3, 7),  # fifteen schoolgirls for a week
        (5, 4, 5),
        (6, 4, 7),
        (6, 5, 6),
        (8, 4, 6),
        (8, 4, 9),
        (10, 4, 9),
        (12, 5, 6),
    ],
)
def test_golfers_never_play_together_twice(groups: int, size: int, rounds: int) -> None:
    assert played(golfers(groups, size), rounds) == 0


@pytest.mark.parametrize(("groups", "size", "rounds"), [(5, 3, 7), (6, 5, 6), (8, 4, 8)])
def test_nor_when_one_stays_away(groups: int, size: int, rounds: int) -> None:
    assert played(golfers(groups, size, missing=1), rounds) == 0


def test_a_round_too_many_repeats_little_more_than_it_must() -> None:
    # seven rounds are the most for 7 x 5; the eighth has 70 pairs, of whom 14 have met at least
    assert played(golfers(7, 5), 8) <= 20


def test_people_take_the_seats_of_a_schedule_so_that_groups_are_even() -> None:
    people = tuple(Person(i, {"skill": 1 + i % 5}) for i in range(20))
    problems = [Problem(people, (4,) * 5, (Wish("skill"),))] * 5
    plans = [plan.groups for plan in solve_series(problems, 1)]
    assert count_repeats(problems, plans) == 0
    assert min(report(problems[0], groups).percent or 0 for groups in plans) >= 60


def test_a_couple_stays_together_and_the_others_hardly_meet_again() -> None:
    problem = replace(golfers(6, 5), together=frozenset({(3, 17)}))
    problems = [problem] * 6
    plans = [plan.groups for plan in solve_series(problems, 1)]
    assert all(report(problem, groups).separated == () for groups in plans)
    assert count_repeats(problems, plans) <= 15

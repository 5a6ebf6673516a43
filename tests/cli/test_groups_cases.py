"""Saved and made-up workshops through `lchost groups`, judged by the saved measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.grouping.rooms import case
from tests.grouping.workshops import SHAPES, made_up, measured, planned

WOMAN_ALONE = {0: 1, 4: 1}
"""Of the cases made up here: where a woman is alone however long one searches."""


@pytest.mark.parametrize("people", [30, 120])
def test_one_round_of_a_saved_case_keeps_every_rule(
    shared: Path, tmp_path: Path, people: int
) -> None:
    data = case(shared, people)
    code, rounds = planned(data, tmp_path)
    found = measured(shared, data, rounds)
    assert code == 0
    assert (found.broken, found.women, found.strangers, found.mentors) == (0, 0, 0, 0)
    assert found.skill_range <= round(1 / data["size"], 3)
    assert found.off_percent <= (0 if people == 30 else 1)


@pytest.mark.stress
def test_six_rounds_of_thirty_meet_again_less_the_more_new_faces_count(
    shared: Path, tmp_path: Path
) -> None:
    data = case(shared, 30)
    usual = measured(shared, data, planned(data, tmp_path, "--rounds", "6")[1])
    words = ("--rounds", "6", "--new-faces", "100")
    newest = measured(shared, data, planned(data, tmp_path, *words)[1])
    assert usual.broken == usual.women == usual.strangers == usual.mentors == 0
    assert newest.broken == newest.women == newest.strangers == 0
    assert usual.repeats <= 25
    assert newest.repeats <= 12
    assert usual.skill_range < newest.skill_range


@pytest.mark.parametrize("number", range(7))
def test_made_up_cases_break_no_rule(shared: Path, tmp_path: Path, number: int) -> None:
    _keeps_the_rules(shared, tmp_path, number)


@pytest.mark.stress
@pytest.mark.parametrize("number", range(7, len(SHAPES)))
def test_large_made_up_cases_break_no_rule(shared: Path, tmp_path: Path, number: int) -> None:
    _keeps_the_rules(shared, tmp_path, number)


def _keeps_the_rules(shared: Path, folder: Path, number: int) -> None:
    data = made_up(number)
    code, rounds = planned(data, folder)
    found = measured(shared, data, rounds)
    alone = WOMAN_ALONE.get(number, 0)
    assert (found.broken, found.strangers, found.mentors) == (0, 0, 0)
    assert found.women == alone
    assert code == (3 if alone else 0)


@pytest.mark.stress
def test_six_rounds_of_a_hundred_and_twenty_meet_nobody_twice(shared: Path, tmp_path: Path) -> None:
    data = case(shared, 120)
    found = measured(shared, data, planned(data, tmp_path, "--rounds", "6")[1])
    assert (found.broken, found.repeats) == (0, 0)
    assert found.skill_range <= 0.3

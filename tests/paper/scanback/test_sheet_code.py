"""A sheet's code is told from all others, and one wrong letter is noticed."""

from __future__ import annotations

import random

import pytest

from lchost import codes
from lchost.codes import CodeKind
from lchost.paper import qr
from lchost.paper.scanback import sheet_code


def test_a_code_is_read_as_it_was_made() -> None:
    made = {sheet_code.new() for _ in range(200)}
    assert len(made) == 200
    for code in made:
        assert sheet_code.read(sheet_code.text(code)) == code
        assert sheet_code.read(f" {sheet_code.text(code).lower()}\r\n") == code


def test_any_wrong_letter_is_noticed() -> None:
    chance = random.Random(4)
    for _ in range(300):
        code = sheet_code.new()
        place = chance.randrange(len(code))
        other = chance.choice([one for one in codes.ALPHABET if one != code[place]])
        assert not sheet_code.read(sheet_code.text(code[:place] + other + code[place + 1 :]))


@pytest.mark.parametrize("said", ["", "LS1:", "LS2:BBBBBBBBBBBB", "https://x.org", "LS1:ÄÖÜ", "é"])
def test_what_is_no_code_of_a_sheet_is_none(said: str) -> None:
    assert sheet_code.read(said) == ""
    assert sheet_code.read(codes.new_code()) == ""


def test_a_door_never_takes_a_sheet_for_a_badge() -> None:
    for _ in range(50):
        assert codes.read(sheet_code.text(sheet_code.new())).kind is CodeKind.OTHER


def test_its_symbol_is_the_smallest_there_is() -> None:
    assert qr.fitting(sheet_code.text(sheet_code.new())).modules == 21

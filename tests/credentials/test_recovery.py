"""The recovery sheet: typed back it is the same key, and each error is found where it is."""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.codes import ALPHABET
from lchost.credentials import keys, recovery
from lchost.credentials.recovery import LineState
from lchost.errors import SheetDoesNotAddUp, SheetIncomplete, SheetLineWrong
from lchost.paper import qr

KNOWN = [
    "BBBCBDBFN",
    "BGBHBJBKG",
    "BLBNBPBRP",
    "BSBTBVBXT",
    "CBCCCDCFC",
    "CGCHCJCKS",
    "CLCNCPCRD",
    "CSCTCVCXD",
    "XTDSPTBTL",
]  # of 00 01 02 … 1f
MASTERS = st.binary(min_size=32, max_size=32)


@settings(deadline=None)
@given(MASTERS)
def test_every_key_comes_back_from_its_sheet(master: bytes) -> None:
    lines = recovery.lines(master)
    assert len(lines) == recovery.LINES and {len(line) for line in lines} == {recovery.LETTERS}
    assert recovery.read(lines) == master
    assert keys.signer_of(recovery.read(lines)).did == keys.signer_of(master).did


@settings(deadline=None)
@given(MASTERS, st.sampled_from(["", " ", "-", " – ", ". "]), st.booleans())
def test_case_spaces_dashes_and_line_numbers_do_not_matter(
    master: bytes, between: str, lower: bool
) -> None:
    lines = recovery.lines(master)
    typed = [f"{n}. {between.join(line)} " for n, line in enumerate(lines, 1)]
    typed = [line.lower() for line in typed] if lower else typed
    assert recovery.read(typed) == master
    assert recovery.read(recovery.split("\r\n\n".join(typed))) == master
    assert recovery.read([recovery.spaced(line) for line in lines]) == master


@settings(deadline=None)
@given(MASTERS)
def test_the_qr_code_says_the_same(master: bytes) -> None:
    said = recovery.qr_text(master)
    assert recovery.read(recovery.split(said)) == master
    assert recovery.read(recovery.split(said.lower() + "\r\n")) == master


def test_the_qr_code_is_of_letters_that_every_scanner_types_alike() -> None:
    assert qr.symbol(recovery.qr_text(bytes(32))).modules == 33


@settings(deadline=None)
@given(MASTERS, st.integers(1, recovery.LINES))
def test_every_wrong_letter_shows_in_its_line(master: bytes, number: int) -> None:
    lines = recovery.lines(master)
    line = lines[number - 1]
    for place, letter in enumerate(line):
        for other in ALPHABET.replace(letter, "") + "AIOQ":
            wrong = line[:place] + other + line[place + 1 :]
            assert recovery.state(number, wrong) is LineState.WRONG
    with pytest.raises(SheetLineWrong, match=f"Line {number} "):
        recovery.read([*lines[: number - 1], wrong, *lines[number:]])


@settings(deadline=None)
@given(MASTERS, st.integers(1, recovery.LINES))
def test_any_two_letters_that_changed_places_show_in_their_line(master: bytes, number: int) -> None:
    line = recovery.lines(master)[number - 1]
    for first in range(len(line)):
        for second in range(first + 1, len(line)):
            if line[first] != line[second]:
                swapped = list(line)
                swapped[first], swapped[second] = line[second], line[first]
                assert recovery.state(number, "".join(swapped)) is LineState.WRONG


@settings(deadline=None)
@given(MASTERS)
def test_a_line_in_the_place_of_another_shows(master: bytes) -> None:
    lines = recovery.lines(master)
    for typed_at in range(1, recovery.LINES + 1):
        for number, line in enumerate(lines, 1):
            right = recovery.state(typed_at, line) is LineState.RIGHT
            assert right == (number == typed_at)


def test_what_several_errors_hide_the_last_line_finds() -> None:
    lines, others = (recovery.lines(secrets.token_bytes(32)) for _ in range(2))
    with pytest.raises(SheetDoesNotAddUp, match="belong together"):
        recovery.read([*lines[:3], *others[3:5], *lines[5:]])


def test_a_letter_too_few_spoils_one_line_only() -> None:
    lines = recovery.lines(bytes(range(32)))
    text = "\n".join([*lines[:4], lines[4][:3] + lines[4][4:], *lines[5:]])
    with pytest.raises(SheetIncomplete, match="Line 5 "):
        recovery.read(recovery.split(text))
    assert recovery.state(5, lines[4] + "B") is LineState.WRONG
    with pytest.raises(SheetIncomplete, match="Line 9 "):
        recovery.read(lines[:8])
    with pytest.raises(SheetIncomplete, match="Line 1 "):
        recovery.read([])


def test_a_sheet_of_last_year_is_still_read() -> None:
    # a known answer: sheets lie in drawers for years
    lines = recovery.lines(bytes(range(32)))
    assert lines == KNOWN
    assert recovery.qr_text(bytes(range(32))) == "LCKEY" + "".join(KNOWN)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_no_text_is_taken_for_a_sheet(text: str) -> None:
    with pytest.raises((SheetLineWrong, SheetIncomplete, SheetDoesNotAddUp)):
        recovery.read(recovery.split(text))

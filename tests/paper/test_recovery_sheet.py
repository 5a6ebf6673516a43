"""The recovery sheet: one page, its lines and its code read back, all words on the paper."""

from __future__ import annotations

from datetime import date

import pytest

from lchost.credentials import did_key, keys, recovery
from lchost.paper import operators, qr, words
from lchost.paper.recovery_sheet import RecoveryText, recovery_sheet

MASTER = bytes(range(32))
DID = keys.signer_of(MASTER).did


def sheet(language: str = "en", size: str = "a4", community: str = "Lantern Data Circle") -> bytes:
    text = RecoveryText(
        recovery.lines(MASTER),
        recovery.qr_text(MASTER),
        DID,
        did_key.fingerprint(DID),
        date(2026, 11, 22),
        community,
        words.of(language),
    )
    return recovery_sheet(text, size)


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_lines_and_the_code_of_the_print_are_the_key(language, size, says, scanned):
    pdf = sheet(language, size)
    said = says(pdf)
    typed = [line for line in map(recovery.clean, said.splitlines()) if len(line) == 9]
    assert recovery.read([line for line in typed if set(line) <= set(recovery.ALPHABET)]) == MASTER
    assert [recovery.read(recovery.split(code)) for code in scanned(pdf)] == [MASTER]
    assert DID in said.replace("\n", "") and did_key.fingerprint(DID) in said


@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_all_stands_on_one_page_and_nothing_on_the_code(language, size, pages, on_paper, scanned):
    pdf = sheet(language, size, "The Very Long Named Community of the Friends of Data " * 3)
    assert pages(pdf) == 1 and on_paper(pdf)
    assert [recovery.read(recovery.split(code)) for code in scanned(pdf)] == [MASTER]


def test_a_sheet_for_a_community_without_a_name_has_all_else(says):
    assert "lchost" in says(sheet(community=""))


def test_the_code_is_not_remembered_for_the_next_paper():
    sheet()
    assert qr.symbol.cache_info().currsize == operators.bars.cache_info().currsize == 0

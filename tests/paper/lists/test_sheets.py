"""Lists: everybody is on them, pages are counted, nothing runs off the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from lchost.paper.lists.agenda import AgendaLine, agenda
from lchost.paper.lists.sign_in import Signer, line_of, sign_in

from ..conftest import DAY, NAMES, NINE


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_the_sign_in_sheet_has_everybody_and_spare_lines(
    size: str,
    says: Callable[[bytes], str],
    pages: Callable[[bytes], int],
    on_paper: Callable[[bytes], bool],
) -> None:
    signers = [Signer(name, "she/her") for name in NAMES.values()]
    pdf = sign_in(DAY, signers, size, spare_rows=10).pdf
    text = says(pdf)
    assert "Zoë Łukasiewicz-Øst" in text and "김서연" in text
    assert "Saturday, 14 November 2026, 9:00–11:30" in text and "Library, Room 2" in text
    assert str(len(NAMES) + 10) in text.split()
    assert f"Page {pages(pdf)} of {pages(pdf)}" in text
    assert on_paper(pdf)


def test_the_agenda_goes_by_the_clock_of_the_place(
    says: Callable[[bytes], str], on_paper: Callable[[bytes], bool]
) -> None:
    lines = [
        AgendaLine(NINE, 15, "Arrival", "opening"),
        AgendaLine(NINE + timedelta(minutes=15), 45, "Framing " * 30, "lecture", "Mai Trần"),
        AgendaLine(NINE + timedelta(minutes=60), 90, "Critique", "hands_on", "علي"),
    ]
    pdf = agenda(DAY, lines, purpose="For people who work with data. " * 6).pdf
    text = says(pdf)
    for said in ("9:00", "9:15", "10:00", "45 min", "Hands-on", "Mai Trần", "For people who"):
        assert said in text
    assert on_paper(pdf)


def test_a_long_agenda_runs_over_pages(pages: Callable[[bytes], int]) -> None:
    lines = [AgendaLine(NINE, 5, f"Part {n}") for n in range(60)]
    assert pages(agenda(DAY, lines).pdf) == agenda(DAY, lines).pages > 1
    assert agenda(DAY, []).pages == 1


def test_a_line_of_the_sign_in_sheet_says_its_number_and_whose_it_is() -> None:
    signers = [Signer("Ada", registration_id=31), Signer("Zoë", registration_id=7)]
    (sheet,) = sign_in(DAY, signers).sheets
    lines = [line_of(box.key) for box in sheet.layout.boxes]
    assert lines[:3] == [(1, 31), (2, 7), (3, 0)]
    assert [number for number, _ in lines] == list(range(1, len(lines) + 1))

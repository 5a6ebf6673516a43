"""Lists: everybody is on them, pages are counted, nothing runs off the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from lchost.paper.running import Occasion
from lchost.paper.sheets import (
    AgendaLine,
    Group,
    Signer,
    agenda,
    group_list,
    people_list,
    sign_in,
)

from .conftest import NAMES

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
DAY = Occasion(
    "Asking better questions of data",
    NINE,
    NINE + timedelta(minutes=150),
    "Lantern Data Circle",
    "Library, Room 2",
)


@pytest.fixture
def on_paper(picture: Callable[..., Any], pages: Callable[[bytes], int]) -> Callable[[bytes], bool]:
    """Tell whether all ink of all pages keeps 9 mm from the edges."""

    def check(pdf: bytes) -> bool:
        for page in range(pages(pdf)):
            dark = picture(pdf, page, dpi=127) < 200  # five pixels a millimetre
            middle = dark[45:-45, 45:-45].sum()
            if middle != dark.sum():
                return False
        return True

    return check


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


@pytest.mark.parametrize("sizes", [[5] * 24, [400], [1], [30, 70, 3], []])
def test_each_person_is_once_on_the_group_list(
    sizes: list[int], says: Callable[[bytes], str], on_paper: Callable[[bytes], bool]
) -> None:
    groups = [
        Group(str(g + 1), tuple(f"P{g:02}x{n:03}" for n in range(size)), f"Table {g + 1}")
        for g, size in enumerate(sizes)
    ]
    pdf = group_list(DAY, groups).pdf
    text = says(pdf)
    for group in groups:
        assert f"Group {group.name}" in text
        for person in group.people:
            assert text.count(person) == 1
    assert on_paper(pdf)


def test_before_there_are_groups_there_is_a_list_of_people(
    says: Callable[[bytes], str], pages: Callable[[bytes], int]
) -> None:
    pdf = people_list(DAY, [*NAMES.values(), *(f"Person {n:03}" for n in range(380))]).pdf
    text = says(pdf)
    assert f"{len(NAMES) + 380} people" in text
    assert text.count("Person 379") == 1
    assert pages(pdf) <= 6

"""Numbers of lines: what stands on a sheet that left the house holds, whoever registers later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.models.papers import ScanSheet
from lchost.models.people import Member
from lchost.paper import day_papers, sign_in_numbers
from lchost.paper.lists.forms import SignInForm
from lchost.paper.notes import Preflight
from lchost.paper.press import Paper
from lchost.paper.sign_in_numbers import first_number
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.matching import fold

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)


@pytest.fixture
def workshop(db: Any) -> int:
    draft = WorkshopDraft("Asking better questions", NINE, NINE + timedelta(hours=2), "UTC")
    return workshops.plan(draft, NINE)


@pytest.fixture
def register(workshop: int, member: Callable[..., Member]) -> Callable[..., list[int]]:
    """Give people places; returns their registrations by name."""

    def do(*names: str) -> list[int]:
        ids = [member(name, folded=fold(name)).id for name in names]
        registrations.register(workshop, ids, NINE)
        return [one.id for one in registrations.listing(workshop)]

    return do


def leave(workshop: int, paper: Paper) -> None:
    """Let a paper leave the house."""
    for sheet in paper.sheets:
        ScanSheet.create(
            code=sheet.code,
            workshop=workshop,
            paper=sign_in_numbers.PAPER,
            page=sheet.page,
            layout=sheet.layout.to_json(),
            made_at=NINE,
        )


def test_a_sheet_that_is_printed_keeps_its_numbers_when_others_register(
    workshop: int, register: Callable[..., list[int]], says: Callable[[bytes], str]
) -> None:
    ada, zoe = register("Ada", "Zoë")
    leave(workshop, day_papers.sign_in(workshop))
    leave(workshop, again := day_papers.sign_in(workshop))
    assert again.sheets[0].layout.boxes[0].key == f"1 r{ada}"  # nobody new: the same numbers
    _, mai, _ = register("Mai")
    later = day_papers.sign_in(workshop)
    assert [box.key for box in later.sheets[0].layout.boxes[:3]] == [
        f"101 r{ada}", f"102 r{mai}", f"103 r{zoe}",
    ]  # fmt: skip
    assert "102" in says(later.pdf).split()
    assert [(note.kind, note.detail) for note in later.notes] == [(Preflight.NUMBERED_ON, "101")]
    assert again.notes == ()
    leave(workshop, later)
    known = sign_in_numbers.given(workshop)
    assert (known[1], known[2], known[3]) == (ada, zoe, 0)
    assert (known[101], known[102], known[103]) == (ada, mai, zoe)


def test_a_sheet_of_another_version_is_passed_over(
    workshop: int, register: Callable[..., list[int]]
) -> None:
    register("Ada")
    leave(workshop, day_papers.sign_in(workshop))
    ScanSheet.update(layout={"version": 99}).execute()
    assert sign_in_numbers.given(workshop) == {}


def test_stacks_are_dealt_by_the_letters_that_names_are_sorted_by(
    workshop: int, register: Callable[..., list[int]], says: Callable[[bytes], str]
) -> None:
    register("Ada", "Éva", "Łukasz", "Zoë")
    text = says(day_papers.sign_in(workshop, form=SignInForm(stacks=2)).pdf)
    assert "A–K" in text and "L–Z" in text


@given(st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=12), max_size=6))
def test_a_number_never_means_two_lines(sheets: list[list[int]]) -> None:
    known: dict[int, int] = {}
    for lines in sheets:
        first = first_number(known, lines)
        for number, line in enumerate(lines, first):
            assert known.setdefault(number, line) == line

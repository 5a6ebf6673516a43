"""Lists: everybody is on them, pages are counted, nothing runs off the page."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta

import pypdf
import pytest

from lchost.paper.lists.agenda import AgendaLine, agenda
from lchost.paper.lists.forms import SignInForm
from lchost.paper.lists.line_keys import line_of
from lchost.paper.lists.sign_in import Signer, blank_lines, lines, sign_in

from ..conftest import DAY, NAMES, NINE


@pytest.mark.parametrize("size", ["a4", "letter"])
def test_the_sign_in_sheet_has_everybody_and_spare_lines(
    size: str,
    says: Callable[[bytes], str],
    pages: Callable[[bytes], int],
    on_paper: Callable[[bytes], bool],
) -> None:
    signers = [Signer(name, "she/her") for name in NAMES.values()]
    pdf = sign_in(DAY, signers, size, SignInForm(10)).pdf
    text = says(pdf)
    assert "Zoë Łukasiewicz-Øst" in text and "김서연" in text
    assert "Saturday, 14 November 2026, 9:00–11:30" in text and "Library, Room 2" in text
    assert str(len(NAMES) + 10) in text.split()
    assert f"Page {pages(pdf)} of {pages(pdf)}" in text
    assert on_paper(pdf)


def test_the_agenda_goes_by_the_clock_of_the_place(
    says: Callable[[bytes], str], on_paper: Callable[[bytes], bool]
) -> None:
    parts = [
        AgendaLine(NINE, 15, "Arrival", "opening"),
        AgendaLine(NINE + timedelta(minutes=15), 45, "Framing " * 30, "lecture", "Mai Trần"),
        AgendaLine(NINE + timedelta(minutes=60), 90, "Critique", "hands_on", "علي"),
    ]
    pdf = agenda(DAY, parts, purpose="For people who work with data. " * 6).pdf
    text = says(pdf)
    for said in ("9:00", "9:15", "10:00", "45 min", "Hands-on", "Mai Trần", "For people who"):
        assert said in text
    assert on_paper(pdf)


@pytest.mark.parametrize(
    ("purpose", "title"), [("word " * 700, "Item"), ("", "word " * 900), ("word " * 560, "Item")]
)
def test_no_word_of_an_agenda_leaves_the_page(
    purpose: str, title: str, says: Callable[[bytes], str], on_paper: Callable[[bytes], bool]
) -> None:
    pdf = agenda(DAY, [AgendaLine(NINE, 15, title) for _ in range(3)], purpose=purpose).pdf
    assert says(pdf).count("word") == purpose.count("word") + 3 * title.count("word")
    assert on_paper(pdf)


def test_a_long_agenda_runs_over_pages(pages: Callable[[bytes], int]) -> None:
    lines = [AgendaLine(NINE, 5, f"Part {n}") for n in range(60)]
    assert pages(agenda(DAY, lines).pdf) == agenda(DAY, lines).pages > 1
    assert agenda(DAY, []).pages == 1


def test_a_line_of_the_sign_in_sheet_says_its_number_and_whose_it_is() -> None:
    signers = [Signer("Ada", registration_id=31), Signer("Zoë", registration_id=7)]
    (sheet,) = sign_in(DAY, signers).sheets
    found = [line_of(box.key) for box in sheet.layout.boxes]
    assert found[:3] == [(1, 31), (2, 7), (3, 0)]
    assert [number for number, _ in found] == list(range(1, len(found) + 1))


def crowd(count: int) -> list[Signer]:
    """People by name, spread over the alphabet."""
    letters = [chr(ord("A") + n * 26 // count) for n in range(count)]
    return [
        Signer(f"{letter}x{n:03}", registration_id=500 + n, letter=letter)
        for n, letter in enumerate(letters)
    ]


@pytest.mark.parametrize("has_signature", [True, False])
@pytest.mark.parametrize("count", [5, 300])
def test_each_stack_says_its_letters_and_counts_its_own_pages(
    says: Callable[[bytes], str],
    on_paper: Callable[[bytes], bool],
    count: int,
    has_signature: bool,
) -> None:
    form = SignInForm(spare_rows=4, stacks=2, has_signature=has_signature)
    made = sign_in(DAY, crowd(count), form=form)
    heads = [says_of_page for says_of_page in _pages(made.pdf) if "Page 1 of" in says_of_page]
    assert len(heads) == 2
    assert [part for part in ("A–", "–Z") if part in heads[0]] == ["A–"]
    assert "–Z" in heads[1]
    assert ("Signature" in says(made.pdf)) is has_signature
    assert on_paper(made.pdf)
    found = [line_of(box.key) for sheet in made.sheets for box in sheet.layout.boxes]
    assert [number for number, _ in found] == list(range(1, len(found) + 1))
    assert [whose for _, whose in found] == lines(crowd(count), form=form)
    assert sum(1 for _, whose in found if whose) == count


def test_without_signatures_more_lines_are_on_a_page() -> None:
    people = crowd(300)
    assert (
        sign_in(DAY, people, form=SignInForm(has_signature=False)).pages
        < sign_in(DAY, people).pages
    )


def test_empty_lines_to_copy_have_no_numbers(
    says: Callable[[bytes], str], on_paper: Callable[[bytes], bool]
) -> None:
    made = blank_lines(DAY)
    text = says(made.pdf)
    assert made.pages == 1 and made.sheets == () and on_paper(made.pdf)
    assert "Name" in text and "Signature" in text and "\n1\n" not in text


def _pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]

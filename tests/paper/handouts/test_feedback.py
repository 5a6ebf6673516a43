"""Feedback forms: complete in each language, nothing on top of anything, each with its code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import pytest

from lchost.paper import words
from lchost.paper.handouts.feedback import FORMS, RECOMMEND, SCALES, WRITTEN, feedback
from lchost.paper.scanback import sheet_code
from lchost.paper.scanback.marking import MARK_MM
from tests.paper.conftest import DAY

LONG = replace(DAY, title="How to ask better questions of the data that everybody already has " * 2)


@pytest.mark.parametrize("per_page", FORMS)
@pytest.mark.parametrize("size", ["a4", "letter"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_a_form_asks_everything_in_the_language_of_the_paper(
    language: str, size: str, per_page: int,
    says: Callable[[bytes], str], on_paper: Callable[[bytes], bool],
) -> None:  # fmt: skip
    said = words.of(language)
    printed = feedback(replace(DAY, words=said), 1, size, per_page)
    text = " ".join(says(printed.pdf).split())
    for key in (*SCALES, RECOMMEND, *WRITTEN, "feedback_lead"):
        asked = " ".join(getattr(said, key).split())
        assert text.count(asked) == per_page, key


@pytest.mark.parametrize("per_page", FORMS)
def test_forms_fill_whole_pages_and_each_has_a_code_of_its_own(
    per_page: int, pages: Callable[[bytes], int], scanned: Callable[..., list[str]]
) -> None:
    printed = feedback(DAY, per_page + 1, "a4", per_page)
    assert pages(printed.pdf) == printed.pages == 2
    assert len({one.code for one in printed.sheets}) == 2 * per_page
    for page in (0, 1):
        there = sorted(sheet_code.text(s.code) for s in printed.sheets if s.page == page)
        assert scanned(printed.pdf, page) == there
    assert len(feedback(DAY, 0, "a4", per_page).sheets) == per_page


@pytest.mark.parametrize("per_page", FORMS)
@pytest.mark.parametrize("size", ["a4", "letter"])
def test_nothing_that_is_read_lies_on_anything_else(size: str, per_page: int) -> None:
    layout = feedback(LONG, 1, size, per_page).sheets[0].layout
    x, y, side = layout.code
    places = [(x - 2, y - 2, x + side + 2, y + side + 2)]
    quiet = MARK_MM + 1
    places += [(mx - quiet, my - quiet, mx + quiet, my + quiet) for mx, my in layout.marks]
    places += [(b.x_mm, b.y_mm, b.x_mm + b.side_mm, b.y_mm + b.side_mm) for b in layout.boxes]
    places += [(a.x_mm, a.y_mm, a.x_mm + a.wide_mm, a.y_mm + a.high_mm) for a in layout.areas]
    for one, other in combinations(places, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    for place in places:
        assert place[0] >= 4 and place[1] >= 4
        assert place[2] <= layout.wide_mm - 4 and place[3] <= layout.high_mm - 4
    keys = [box.key for box in layout.boxes]
    assert keys == [f"{q} {n}" for q in SCALES for n in range(1, 6)] + [
        f"{RECOMMEND} {n}" for n in range(11)
    ]


def test_all_ink_keeps_off_the_edges_that_printers_leave_white(
    picture: Callable[..., object],
) -> None:
    for per_page in FORMS:
        dark = picture(feedback(LONG, 1, "a4", per_page).pdf, 0, 127) < 200  # type: ignore[operator]
        assert dark[18:-18, 18:-18].sum() == dark.sum()  # 3.6 mm, where cut marks begin

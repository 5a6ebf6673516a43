"""The calibration page: outlines where the preset has them, scales that tell the offset."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from lchost.paper import words
from lchost.paper.sheets.backs import Flip, flips, spots
from lchost.paper.sheets.calibration import REACH_MM, Against, calibration_page, edges, edges_behind
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.paper.sheets.presets import SHEETS, Sheet

from .boxes import Box, boxes

EN = words.of("en")
every_sheet = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())


def outlines(pdf: bytes, sheet: Sheet, page: int = 0) -> list[Box]:
    """Return the boxes of a page that are as large as a label."""
    size = (sheet.label_wide_mm, sheet.label_high_mm)
    return [box for box in boxes(pdf, page) if box[2:] == pytest.approx(size, abs=0.3)]


def ticks(pdf: bytes, high: bool, page: int = 0) -> list[float]:
    """Return where the ticks of scale A stand from the left, or those of B from the top."""
    short = [box for box in boxes(pdf, page) if 1.3 < max(box[2:]) < 3.9 and min(box[2:]) < 0.8]
    found = [box for box in short if (box[3] > box[2]) != high]
    return sorted(box[high] + box[2 + high] / 2 for box in found)


@every_sheet
def test_every_label_is_outlined_within_a_third_of_a_millimetre(sheet: Sheet) -> None:
    made = calibration_page(sheet, EN)
    page = PdfReader(io.BytesIO(made.pdf)).pages[0].mediabox
    size = (float(page.width) / 72 * 25.4, float(page.height) / 72 * 25.4)
    assert size == pytest.approx((sheet.wide_mm, sheet.high_mm), abs=0.01)
    found = outlines(made.pdf, sheet)
    assert len(found) == sheet.slots
    for slot, box in enumerate(found):
        assert box[:2] == pytest.approx(sheet.corner(slot), abs=0.3)


@every_sheet
@pytest.mark.parametrize("offset", [NO_OFFSET, Offset(1.5, -0.5), Offset(-9.25, 12)])
def test_the_number_at_the_true_edge_is_the_offset_whatever_was_set(
    sheet: Sheet, offset: Offset
) -> None:
    """A printer that needs no offset shows 0 at the edge, and one that does shows how much."""
    pdf = calibration_page(sheet, EN, offset).pdf
    found = edges(sheet)
    for places, edge, moved in (
        (ticks(pdf, high=False), found.across_mm, offset.right_mm),
        (ticks(pdf, high=True), found.down_mm, offset.down_mm),
    ):
        numbers = [round(place - edge, 2) for place in places]  # the tick n stands at edge + n
        assert all(abs(n - round(n)) < 0.06 for n in numbers)
        least = min(-REACH_MM, round(moved) - 1) if found.against is not Against.EDGE else 0
        assert set(range(least, max(REACH_MM, round(moved) + 1) + 1)) <= {round(n) for n in numbers}


def test_an_offset_moves_the_outlines_but_not_the_scales() -> None:
    sheet = SHEETS["avery_l4785"]
    still = calibration_page(sheet, EN).pdf
    moved = calibration_page(sheet, EN, Offset(2, 3)).pdf
    assert ticks(moved, high=False)[0] == pytest.approx(ticks(still, high=False)[0], abs=0.01)
    first, there = outlines(still, sheet)[0], outlines(moved, sheet)[0]
    assert (there[0] - first[0], there[1] - first[1]) == pytest.approx((2, 3), abs=0.01)


def test_what_the_host_holds_it_against_fits_the_sheet() -> None:
    assert edges(SHEETS["avery_l7160"]).against is Against.LIGHT
    assert edges(SHEETS["a4_a7"]).against is Against.FOLD
    assert edges(SHEETS["dymo_99014"]).against is Against.EDGE
    for sheet in SHEETS.values():
        found = edges(sheet)
        if found.against is Against.LIGHT:
            assert found.across_mm in {sheet.corner(slot)[0] for slot in range(sheet.slots)}
            assert found.down_mm in {sheet.corner(slot)[1] for slot in range(sheet.slots)}


@pytest.mark.parametrize("language", words.LANGUAGES)
@every_sheet
def test_the_page_says_what_it_is_and_how_far_it_was_moved(sheet: Sheet, language: str) -> None:
    said = words.of(language)
    made = calibration_page(sheet, said, Offset(1, 1))
    text = " ".join(PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text().split())
    assert said.calibration in text
    assert sheet.called.split(",")[0] in text
    if sheet.slots > 1:
        assert said.moved(1, 1) in text


@pytest.mark.parametrize(
    ("sheet", "flip"),
    [(s, f) for s in SHEETS.values() for f in flips(s) if f in (Flip.LONG, Flip.SHORT)],
    ids=lambda value: value.key if isinstance(value, Sheet) else value.value,
)
def test_where_both_sides_are_printed_a_page_of_backs_follows(sheet: Sheet, flip: Flip) -> None:
    made = calibration_page(sheet, EN, flip=flip)
    assert made.pages == 2
    found = edges_behind(sheet, flip)
    for high, edge in ((False, found.across_mm), (True, found.down_mm)):
        numbers = {round(place - edge, 1) for place in ticks(made.pdf, high, page=1)}
        assert {0, 1, REACH_MM} <= numbers
    if found.against is Against.LIGHT:  # the edge of a label, seen from behind
        there = [spot for spot in spots(sheet, sheet.slots, 0, flip) if spot.is_back]
        sides = {x for s in there for x in (s.left_mm, s.left_mm + sheet.label_wide_mm)}
        assert min(abs(found.across_mm - x) for x in sides) < 1e-6
        ends = {y for s in there for y in (s.top_mm, s.top_mm + sheet.label_high_mm)}
        assert min(abs(found.down_mm - y) for y in ends) < 1e-6
    assert len(outlines(made.pdf, sheet, 1)) == sheet.slots
    text = PdfReader(io.BytesIO(made.pdf)).pages[1].extract_text()
    assert "behind the same number" in " ".join(text.split())

"""Backs behind their fronts, whichever way the sheet is turned."""

from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.paper import look
from lchost.paper.drawing import Drawing
from lchost.paper.sheets.backs import Flip, Spot, badges_on, flips, spots
from lchost.paper.sheets.places import pages
from lchost.paper.sheets.presets import SHEETS, Sheet

from .boxes import boxes
from .test_presets import MEASURED

RUNS = [
    pytest.param(sheet, flip, id=f"{sheet.key} {flip.value}")
    for sheet in SHEETS.values()
    for flip in flips(sheet)
]
PEN_MM = 0.05


def through_the_paper(sheet: Sheet, flip: Flip, x: float, y: float) -> tuple[float, float]:
    """Return where a point of the back page lies, seen from the front, when paper is turned."""
    over_the_side = (flip is Flip.LONG) == (sheet.high_mm >= sheet.wide_mm)
    return (sheet.wide_mm - x, y) if over_the_side else (x, sheet.high_mm - y)


def top_corners(sheet: Sheet, spot: Spot) -> set[tuple[float, float]]:
    """Return the two corners over the heads of the letters."""
    left, right = spot.left_mm, spot.left_mm + sheet.label_wide_mm
    top = spot.top_mm + (sheet.label_high_mm if spot.is_turned else 0)
    return {(left, top), (right, top)}


def near(points: set[tuple[float, float]]) -> set[tuple[float, float]]:
    return {(round(x, 6) + 0.0, round(y, 6) + 0.0) for x, y in points}


def document_pages(sheet: Sheet, count: int, start: int, flip: Flip) -> int:
    return pages(sheet, count, start) * (2 if flip in (Flip.LONG, Flip.SHORT) else 1)


runs = st.sampled_from([(sheet, flip) for sheet in SHEETS.values() for flip in flips(sheet)])


@given(runs, st.integers(1, 60), st.integers(0, 40))
def test_every_back_lies_behind_its_front_and_reads_when_the_badge_is_turned_round(
    run, count, start
) -> None:
    sheet, flip = run
    made = list(spots(sheet, count, start, flip))
    fronts = {spot.number: spot for spot in made if not spot.is_back}
    backs = {spot.number: spot for spot in made if spot.is_back}
    assert set(fronts) == set(range(count))
    assert set(backs) == (set() if flip is Flip.NONE else set(fronts))
    for number, back in backs.items():
        front = fronts[number]
        if flip is Flip.FOLD:
            assert (back.page, back.left_mm) == (front.page, front.left_mm)
            assert back.top_mm == pytest.approx(front.top_mm + sheet.label_high_mm)
            assert back.is_turned
            continue
        assert back.page == front.page + 1
        heads = {through_the_paper(sheet, flip, x, y) for x, y in top_corners(sheet, back)}
        assert near(heads) == near(top_corners(sheet, front))


@given(runs, st.integers(1, 60), st.integers(0, 40))
def test_pages_come_in_order_and_none_is_empty(run, count, start) -> None:
    sheet, flip = run
    told = [spot.page for spot in spots(sheet, count, start, flip)]
    assert told == sorted(told)
    assert set(told) == set(range(document_pages(sheet, count, start, flip)))


@given(runs, st.integers(1, 60), st.integers(0, 40), st.sets(st.integers(0, 12)))
def test_a_badge_counts_as_printed_when_its_front_is(run, count, start, chosen) -> None:
    sheet, flip = run
    every = range(document_pages(sheet, count, start, flip))
    assert badges_on(every, sheet, count, start, flip) == list(range(count))
    some = badges_on(chosen, sheet, count, start, flip)
    rest = badges_on(set(every) - chosen, sheet, count, start, flip)
    assert sorted(some + rest) == list(range(count))


def test_a_sheet_of_stickers_has_no_backs() -> None:
    assert flips(SHEETS["avery_l7160"]) == (Flip.NONE,)
    with pytest.raises(ValueError, match="avery_l7160"):
        list(spots(SHEETS["avery_l7160"], 1, flip=Flip.LONG))


def test_one_badge_on_the_last_sheet_has_its_back_at_the_other_side() -> None:
    a7 = SHEETS["a4_a7"]
    over_long = list(spots(a7, 9, flip=Flip.LONG))[-1]
    assert (over_long.number, over_long.page, over_long.left_mm, over_long.top_mm) == (8, 3, 105, 0)
    over_short = list(spots(a7, 9, flip=Flip.SHORT))[-1]
    assert (over_short.left_mm, over_short.top_mm) == (0, 222.75)
    assert over_short.is_turned and not over_long.is_turned


@pytest.mark.parametrize(("sheet", "flip"), RUNS)
def test_boxes_read_back_from_the_pdf_are_those_of_the_preset(sheet: Sheet, flip: Flip) -> None:
    n = sheet.slots
    for start in {0, 1 % n, n // 2, n - 1}:
        for count in {1, n, n + 1}:
            made = list(spots(sheet, count, start, flip))
            pdf = framed(sheet, made)
            assert len(pypdfium2.PdfDocument(pdf)) == document_pages(sheet, count, start, flip)
            for page in {spot.page for spot in made}:
                here = [spot for spot in made if spot.page == page]
                found = boxes(pdf, page)
                assert len(found) == len(here)  # and so every other place of the page is blank
                for spot, box in zip(here, found, strict=True):
                    assert box == pytest.approx(ruled(sheet, spot, start, flip), abs=0.3)


def ruled(sheet: Sheet, spot: Spot, start: int, flip: Flip) -> tuple[float, float, float, float]:
    """Return where a ruler wants a side, from the measures that were written down."""
    _, wide, high, left, top, last_left, last_top = MEASURED[sheet.key]
    row, column = divmod((start + spot.number) % sheet.slots, sheet.columns)
    x = left + column * (last_left - left) / max(1, sheet.columns - 1)
    y = top + row * (last_top - top) / max(1, sheet.rows - 1)
    if spot.is_back and flip is Flip.FOLD:
        return x, y + high, wide, high
    if spot.is_back:
        one, other = (x, y), (x + wide, y + high)
        seen = [through_the_paper(sheet, flip, *corner) for corner in (one, other)]
        x, y = (min(corner[n] for corner in seen) for n in (0, 1))
    return x, y, wide, high


def framed(sheet: Sheet, made: list[Spot]) -> bytes:
    drawing = Drawing(sheet.wide_mm, sheet.high_mm, "frames")
    for spot in made:
        while drawing.pages <= spot.page:
            drawing.next_page()
        place = (spot.left_mm, spot.top_mm, sheet.label_wide_mm, sheet.label_high_mm)
        with drawing.upside_down(*place):
            drawing.frame(*place, look.BLACK, PEN_MM)
    return drawing.finish()


def test_what_is_drawn_upside_down_has_its_first_corner_last() -> None:
    drawing = Drawing(100, 80, "turned")
    with drawing.upside_down(20, 10, 40, 30):
        drawing.fill(20, 10, 5, 5, look.BLACK)
    (box,) = boxes(drawing.finish())
    assert box == pytest.approx((55, 35, 5, 5), abs=0.01)

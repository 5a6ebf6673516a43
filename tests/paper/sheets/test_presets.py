"""Sheets in exact millimetres."""

from __future__ import annotations

import pytest

from lchost.paper.sheets.presets import A7_ON_A4, AVERY_5392, SHEETS, Sheet, pages, slots


def test_a7_labels_fill_an_a4_sheet() -> None:
    assert A7_ON_A4.slots == 8
    assert A7_ON_A4.corner(7) == (105, 3 * 74.25)
    assert A7_ON_A4.corner(7)[1] + A7_ON_A4.label_high_mm == A7_ON_A4.high_mm


def test_avery_5392_lies_a_quarter_inch_from_the_left_and_an_inch_from_the_top() -> None:
    assert AVERY_5392.corner(0) == (6.35, 25.4)
    assert AVERY_5392.corner(5) == pytest.approx((6.35 + 101.6, 25.4 + 2 * 76.2))


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_no_label_leaves_the_sheet_or_meets_another(sheet: Sheet) -> None:
    corners = [sheet.corner(slot) for slot in range(sheet.slots)]
    for left, top in corners:
        assert left >= 0 and left + sheet.label_wide_mm <= sheet.wide_mm + 1e-9
        assert top >= 0 and top + sheet.label_high_mm <= sheet.high_mm + 1e-9
    for one in corners:
        for other in corners:
            apart = abs(one[0] - other[0]) >= sheet.label_wide_mm - 1e-9
            apart = apart or abs(one[1] - other[1]) >= sheet.label_high_mm - 1e-9
            assert one == other or apart


@pytest.mark.parametrize(
    ("count", "start", "expected"),
    [(1, 0, 1), (8, 0, 1), (9, 0, 2), (8, 1, 2), (1, 7, 1), (2, 7, 2)],
)
def test_labels_begin_at_the_first_free_slot(count: int, start: int, expected: int) -> None:
    places = list(slots(A7_ON_A4, count, start))
    assert (places[0].left_mm, places[0].top_mm) == A7_ON_A4.corner(start)
    assert places[-1].page + 1 == expected == pages(A7_ON_A4, count, start)

"""Sheets in exact millimetres, as they are sold."""

from __future__ import annotations

import pytest

from lchost.paper.sheets.presets import SHEETS, Sheet, parse

IN = 25.4
# What a ruler finds on each: labels, size, left and top of the first, left and top of the last.
# Written down from the sources, not from our files.
MEASURED = {
    "a4_a7": (8, 105, 74.25, 0, 0, 105, 222.75),
    "a4_a7_tall": (8, 74.25, 105, 0, 0, 222.75, 105),
    "a4_a6": (4, 105, 148.5, 0, 0, 105, 148.5),
    "a4_a6_wide": (4, 148.5, 105, 0, 0, 148.5, 105),
    "a4_a7_fold": (4, 105, 74.25, 0, 0, 105, 148.5),
    "letter_fold": (4, 107.95, 69.85, 0, 0, 107.95, 139.7),
    "letter_quarter": (4, 107.95, 139.7, 0, 0, 107.95, 139.7),
    "a6": (1, 105, 148, 0, 0, 0, 0),
    "a6_wide": (1, 148, 105, 0, 0, 0, 0),
    "cr80": (1, 85.6, 53.98, 0, 0, 0, 0),
    "avery_5392": (6, 101.6, 76.2, 6.35, 25.4, 107.95, 177.8),
    "avery_5395": (8, 85.725, 59.267, 17.4625, 14.817, 112.7125, 205.317),
    "avery_5371": (10, 88.9, 50.8, 19.05, 12.7, 107.95, 215.9),
    "avery_5164": (6, 101.6, 84.667, 3.969, 12.7, 110.331, 182.033),
    "avery_l4784": (27, 63.5, 29.6, 7.15, 15.3, 139.35, 252.1),
    "avery_l4785": (10, 80, 50, 17.5, 13.5, 112.5, 233.5),
    "avery_l7160": (21, 63.5, 38.1, 7.25, 15.15, 139.25, 243.75),
    "avery_l7163": (14, 99.1, 38.1, 4.65, 15.15, 106.25, 243.75),
    "avery_c32011": (10, 85, 54, 15, 13.5, 110, 229.5),
    "durable_1445": (10, 90, 54, 15, 12, 105, 228),
    "durable_1453": (12, 75, 40, 30, 28.5, 105, 228.5),
    "durable_1456": (8, 90, 60, 15, 28.5, 105, 208.5),
    "herma_4412": (10, 80, 50, 17.5, 13.5, 112.5, 233.5),
    "herma_9642": (24, 40, 40, 16, 13.5, 154, 243.5),
    "herma_4515": (16, 88.9, 33.87, 14.6, 13.02, 106.5, 250.11),
    "herma_9012": (8, 90, 60, 15, 28.5, 105, 208.5),
    "brother_62x100": (1, 100, 62, 0, 0, 0, 0),
    "brother_62x29": (1, 62, 29, 0, 0, 0, 0),
    "brother_29x90": (1, 90, 29, 0, 0, 0, 0),
    "dymo_99014": (1, 101, 54, 0, 0, 0, 0),
    "dymo_30256": (1, 102, 59, 0, 0, 0, 0),
    "dymo_11356": (1, 89, 41, 0, 0, 0, 0),
}
every_sheet = pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())


@every_sheet
def test_labels_lie_where_a_ruler_finds_them(sheet: Sheet) -> None:
    count, wide, high, *corners = MEASURED[sheet.key]
    assert sheet.slots == count
    assert (sheet.label_wide_mm, sheet.label_high_mm) == pytest.approx((wide, high), abs=0.005)
    found = (*sheet.corner(0), *sheet.corner(sheet.slots - 1))
    assert found == pytest.approx(corners, abs=0.01)


def test_every_measured_sheet_is_offered() -> None:
    assert set(SHEETS) == set(MEASURED)


@every_sheet
def test_no_label_leaves_the_sheet_or_meets_another(sheet: Sheet) -> None:
    deep = sheet.label_high_mm * (2 if sheet.kind == "fold" else 1)  # its back lies below it
    corners = [sheet.corner(slot) for slot in range(sheet.slots)]
    for left, top in corners:
        assert left >= 0 and left + sheet.label_wide_mm <= sheet.wide_mm + 1e-6
        assert top >= 0 and top + deep <= sheet.high_mm + 1e-6
    for one in corners:
        for other in corners:
            apart = abs(one[0] - other[0]) >= sheet.label_wide_mm - 1e-6
            apart = apart or abs(one[1] - other[1]) >= deep - 1e-6
            assert one == other or apart


@every_sheet
def test_the_source_of_every_measure_is_known(sheet: Sheet) -> None:
    assert sheet.source
    assert sheet.kind == "roll" or sheet.wide_mm >= sheet.label_wide_mm
    if sheet.kind == "roll":  # a label printer takes one label a page, and both fit its roll
        assert (sheet.wide_mm, sheet.high_mm) == (sheet.label_wide_mm, sheet.label_high_mm)
        assert sheet.tape_mm in (sheet.wide_mm, sheet.high_mm)


def test_sheets_on_which_sources_disagree_say_so() -> None:
    assert "80 × 50" in SHEETS["avery_l4784"].doubt
    assert all(SHEETS[key].doubt for key in ("avery_l4785", "herma_4515", "durable_1445"))
    assert not SHEETS["avery_5392"].doubt


def test_sizes_read_as_on_the_packet() -> None:
    assert SHEETS["a4_a7"].name == "A4: 105 × 74 mm"
    assert SHEETS["avery_5395"].size == "3 3/8 × 2 1/3 in"
    assert SHEETS["avery_5392"].called == "Avery 5392, 74459"
    assert SHEETS["avery_l4784"].name == "Avery Zweckform L4784: 63.5 × 29.6 mm"
    assert len({sheet.name for sheet in SHEETS.values()}) == len(SHEETS)


@pytest.mark.parametrize(
    "fault", ["lable = [1, 2]\nlabel = [1, 2]", 'kind = "leaf"\nlabel = [1, 2]', "columns = 2"]
)
def test_a_slip_of_the_pen_in_a_file_is_found(fault: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        parse(f'[new]\npage = "a4"\nsource = "a box"\n{fault}\n')

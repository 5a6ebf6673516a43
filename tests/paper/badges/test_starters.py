"""Designs to begin with: on every label inside the margins, nothing upon another, codes large."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.paper.badges import pages
from lchost.paper.badges.design import Box, Design, Side, What
from lchost.paper.badges.people import Stop, Wifi
from lchost.paper.badges.starters import CLASSIC, PHOTO, STARTERS, TWO_SIDED, left_out
from lchost.paper.badges.writing import checked
from lchost.paper.sheets.presets import SHEETS, Sheet

from .conftest import badge_set

# A7, card, two narrow labels, 4 × 3 in, rolls, tall ones, A6, half a page
LABELS = [
    *((105, 74.25), (85, 54), (63.5, 29.6), (101.6, 76.2), (62, 29), (90, 29), (62, 100)),
    *((29, 90), (54, 101), (105, 148), (148, 105), (59, 102), (41, 89), (210, 148)),
    *((50, 56), (45, 60), (40, 40), (75, 40), (50, 63), (74, 105)),
]
SMALLEST_QR_MM = 12.0


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left_mm < other.right_mm - 0.05
        and other.left_mm < one.right_mm - 0.05
        and one.top_mm < other.bottom_mm - 0.05
        and other.top_mm < one.bottom_mm - 0.05
    )


def check(design: Design) -> None:
    checked(design)
    for side in design.sides:
        check_side(side, design)


def check_side(side: Side, design: Design) -> None:
    shown = [one for one in side.elements if not one.what.is_shape]
    for one, other in itertools.combinations(shown, 2):
        assert not overlap(one.box, other.box), (design.wide_mm, design.high_mm, one, other)
    for one in shown:
        assert one.box.high_mm >= 3 and one.box.wide_mm >= 7, (one, design)
        if one.what is What.QR:
            assert min(one.box.wide_mm, one.box.high_mm) >= SMALLEST_QR_MM


@pytest.mark.parametrize("label", LABELS, ids=str)
@pytest.mark.parametrize("key", STARTERS)
def test_a_starter_fits_a_label(key: str, label: tuple[float, float]) -> None:
    check(STARTERS[key](*label))


@given(st.sampled_from(list(STARTERS)), st.floats(50, 300), st.floats(28, 300))
def test_a_starter_fits_any_label(key: str, wide: float, high: float) -> None:
    check(STARTERS[key](wide, high))


@pytest.mark.parametrize("key", STARTERS)
def test_every_starter_has_the_name_and_the_code(key: str) -> None:
    for label in LABELS:
        design = STARTERS[key](*label)
        shown = [one.what for side in design.sides for one in side.elements]
        assert What.NAME in shown and What.QR in shown
        assert What.LEGAL_NAME not in shown


MEDIUM = ("avery_l4785", "avery_5395", "durable_1445", "dymo_99014", "brother_62x29", "a4_a7")


@pytest.mark.parametrize("sheet", MEDIUM)
@pytest.mark.parametrize("key", [CLASSIC, PHOTO])
def test_where_they_work_is_on_every_label_that_has_room(key: str, sheet: str) -> None:
    on = SHEETS[sheet]
    design = STARTERS[key](on.label_wide_mm, on.label_high_mm, on.edge_mm)
    made = badge_set(["Amélie Benali"], attributes={"organisation": "Lantern Library"})
    shown = [one for one in pages.lay_out(design, made)[0][0] if one.text == "Lantern Library"]
    assert [one.size_pt >= 7 for one in shown] == [True]


@pytest.mark.parametrize("sheet", ["brother_62x29", "avery_l4784", "avery_l7160", "durable_1453"])
def test_beside_a_photo_on_a_low_label_a_long_organisation_is_read(sheet: str) -> None:
    on = SHEETS[sheet]
    design = STARTERS[PHOTO](on.label_wide_mm, on.label_high_mm, on.edge_mm)
    works_at = "University Library of Newcastle"
    made = badge_set(["Amélie Benali", "Bo", "Cy", "Di"], attributes={"organisation": works_at})
    for person in pages.lay_out(design, made):  # of every role
        laid = [one for one in person[0] if not one.is_empty]
        assert [one.size_pt >= 7 for one in laid if one.text == works_at] == [True]
        code = next(one.box for one in laid if one.element.what is What.QR)
        white = code.wide_mm * 4 / 21
        around = replace(code, high_mm=code.high_mm + white)
        assert not any(overlap(around, one.box) for one in laid if one.element.what is not What.QR)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_the_wifi_on_the_back_can_be_read_or_is_left_out(sheet: Sheet) -> None:
    size = (sheet.label_wide_mm, sheet.label_high_mm, sheet.edge_mm)
    design = STARTERS[TWO_SIDED](*size)
    wifi = Wifi("Lantern Guests", "tea-and-cakes!", "")
    tables = tuple(Stop(n, 3, is_table=True) for n in (1, 2, 3))
    made = replace(badge_set(["Amélie Benali"], tables=tables), wifi=None)
    back = pages.lay_out(design, replace(made, wifi=wifi))[0][1]
    sizes = [one.size_pt for one in back if one.element.what is What.WIFI]
    assert all(size_pt >= 7 for size_pt in sizes)
    assert bool(sizes) != (What.WIFI in left_out(TWO_SIDED, *size))
    alone = {one.element.what: one.box for one in pages.lay_out(design, made)[0][1]}
    if sizes and alone[What.WIFI].wide_mm == alone[What.TABLES].wide_mm:  # its room is not lost
        assert alone[What.TABLES].bottom_mm == pytest.approx(alone[What.WIFI].bottom_mm)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS.keys())
def test_what_a_small_label_leaves_out_is_told(sheet: Sheet) -> None:
    size = (sheet.label_wide_mm, sheet.label_high_mm, sheet.edge_mm)
    for key in STARTERS:
        usual = {one.what for side in STARTERS[key](105, 74.25).sides for one in side.elements}
        here = {one.what for side in STARTERS[key](*size).sides for one in side.elements}
        told = set(left_out(key, *size))
        assert told == {
            what
            for what in usual - here
            if what in (What.PRONOUNS, What.ORGANISATION, What.ROLE) or what.is_list
        }


def test_a_name_never_touches_the_line_under_it() -> None:
    for key in STARTERS:
        for sheet in SHEETS.values():
            design = STARTERS[key](sheet.label_wide_mm, sheet.label_high_mm, sheet.edge_mm)
            made = badge_set(["Amélie Benali", "王小明"], pronouns="elle")
            for person in pages.lay_out(design, made):
                name, *others = sorted(
                    (one for one in person[0] if one.fitted and one.element.what in _LINES),
                    key=lambda one: one.element.what is not What.NAME,
                )
                under = [one.box.top_mm - name.box.bottom_mm for one in others]
                assert min((gap for gap in under if gap >= -0.01), default=1) > 0.3, (key, sheet)


_LINES = (What.NAME, What.PRONOUNS, What.ORGANISATION)

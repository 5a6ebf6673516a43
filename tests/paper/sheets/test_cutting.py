"""The way of the knife."""

from __future__ import annotations

import pytest

from lchost.paper.drawing import Drawing
from lchost.paper.sheets.cutting import Cuts, Ways, draw_cuts, ways
from lchost.paper.sheets.presets import SHEETS

from .boxes import boxes


def test_plain_paper_is_cut_between_the_labels() -> None:
    assert ways(SHEETS["a4_a7"]) == Ways((105,), (74.25, 148.5, 222.75))
    assert ways(SHEETS["a4_a6_wide"]) == Ways((148.5,), (105,))


def test_a_folded_badge_is_folded_in_its_middle_and_cut_around_both_halves() -> None:
    assert ways(SHEETS["a4_a7_fold"]) == Ways((105,), (148.5,), (74.25, 222.75))


def test_sheets_that_come_cut_are_left_alone() -> None:
    assert all(ways(s) == Ways() for s in SHEETS.values() if not s.is_cut_by_hand)


@pytest.mark.parametrize(("cuts", "long"), [(Cuts.LINES, 210), (Cuts.MARKS, 4), (Cuts.NONE, 0)])
def test_lines_run_through_and_marks_are_short(cuts: Cuts, long: float) -> None:
    sheet = SHEETS["a4_a7"]
    drawing = Drawing(sheet.wide_mm, sheet.high_mm, "cuts")
    draw_cuts(drawing, sheet, cuts)
    found = boxes(drawing.finish())
    across = [box for box in found if box[3] < 0.5]
    assert max((box[2] for box in across), default=0) == pytest.approx(long, abs=0.2)
    tops = {round(box[1] + box[3] / 2, 2) for box in across}
    assert tops == (set() if cuts is Cuts.NONE else {74.25, 148.5, 222.75})

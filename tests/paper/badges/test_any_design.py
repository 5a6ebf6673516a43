"""Whatever a host designs is drawn, and stays on its label."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
from hypothesis import given, settings

from lchost.paper.badges import pages
from lchost.paper.badges.design import Design
from lchost.paper.badges.preflight import preflight
from lchost.paper.badges.worst import made_up
from lchost.paper.sheets.presets import SHEETS
from tests.examples import few

from ..conftest import NAMES
from .conftest import badge_set, photograph, tables
from .test_writing import HIGH, WIDE, designs

MARK = "c" * 64
SHEET = replace(SHEETS["durable_1445"], label_wide_mm=WIDE, label_high_mm=HIGH)


def hard() -> Any:
    made = badge_set(["", NAMES["60 letters"], NAMES["mixed directions"], NAMES["markup"]])
    people = (
        replace(made.people[0], code=made.people[0].code),
        replace(made.people[1], tables=tables(3, 0), attributes={"company": "A" * 200}),
        replace(made.people[2], photo=MARK, legal_name="{name}"),
        replace(made.people[3], pronouns="\u202e\u0000x", photo="d" * 64),
    )
    return replace(made, people=people, pictures={MARK: photograph(31, 700)}, logo=MARK)


HARD = hard()


@settings(max_examples=few(15, 60))
@given(designs)
def test_any_design_is_drawn_and_looked_at(design: Design) -> None:
    laid = pages.lay_out(design, HARD)
    preflight(design, HARD, laid)
    printed = pages.alone(design, HARD, laid)
    assert printed.pages == 4 * len(design.sides)
    assert pages.draw(design, made_up(HARD), SHEET).pages >= 1


@settings(max_examples=few(10, 25))
@given(designs)
def test_no_letters_leave_their_label(design: Design) -> None:
    """Drawn on a sheet with white around the label: nothing is on the white."""
    around = replace(
        SHEET, columns=1, rows=1, left_mm=20, top_mm=20, wide_mm=WIDE + 40, high_mm=HIGH + 40
    )
    made = replace(HARD, people=HARD.people[1:2])
    pdf = pages.draw(replace(design, back=replace(design.back, elements=())), made, around).pdf
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].render(scale=127 / 72, grayscale=True).to_numpy().squeeze()
    label = page[99:-99, 99:-99].copy()
    page[99:-99, 99:-99] = 255
    assert page.min() > 200, (design, label.min())

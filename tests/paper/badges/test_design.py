"""Badge designs as values: fields in texts, boxes in labels."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lchost.paper.badges.design import Box, fields_of, filled

VALUES = {"name": "Zoë {workshop}", "workshop": "Data", "company": "Acme"}


def test_fields_are_filled_whatever_their_case() -> None:
    assert filled("{Workshop}: {name} of { Company }", VALUES) == "Data: Zoë {workshop} of Acme"


def test_what_is_no_field_stays_as_typed() -> None:
    for text in ("{nobody}", "{", "}{", "{}", "{0}", "{name!r}", "{name.__class__}", "{{x}}", "%s"):
        assert filled(text, VALUES) == text


def test_a_text_tells_its_fields() -> None:
    assert fields_of("{workshop} at {place}, {}") == ("workshop", "place")


@given(st.text())
def test_any_text_can_be_filled(text: str) -> None:
    filled(text, VALUES)


@given(*[st.floats(-300, 300)] * 2, *[st.floats(0.1, 300)] * 2)
def test_a_box_is_pushed_into_its_label(left: float, top: float, wide: float, high: float) -> None:
    box = Box(left, top, wide, high).inside(90, 55)
    assert box.left_mm >= 0 and box.top_mm >= 0
    assert box.right_mm <= 90 + 1e-9 and box.bottom_mm <= 55 + 1e-9
    assert (box.wide_mm, box.high_mm) == (min(wide, 90), min(high, 55))

"""Badge designs as JSON: they come back as they were, and nothing odd comes in."""

from __future__ import annotations

import json
import string
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lchost.errors import DesignOfLater, NotADesign
from lchost.paper.badges.design import COLOURS, Align, Box, Design, Element, Side, Valign, What
from lchost.paper.badges.starters import STARTERS, classic
from lchost.paper.badges.writing import checked, from_json, to_json
from lchost.paper.text.faces import Style

WIDE, HIGH = 90.0, 55.0

whole = st.integers(0, 100)
colours = st.sampled_from([*COLOURS, "#12AB9f"])


@st.composite
def boxes(draw: Any) -> Box:
    left, top = draw(whole) * 0.5, draw(whole) * 0.3
    return Box(left, top, 0.5 + draw(whole) * 0.39, 0.5 + draw(whole) * 0.24)


elements = st.builds(
    Element,
    what=st.sampled_from(What),
    box=boxes(),
    style=st.sampled_from(Style),
    size_pt=st.floats(3, 300),
    align=st.sampled_from(Align),
    valign=st.sampled_from(Valign),
    colour=colours,
    fill=colours | st.just(""),
    corner_mm=st.floats(0, 20),
    pen_mm=st.floats(0, 5),
    lines=st.integers(1, 12),
    text=st.text(max_size=60),
    attribute=st.text(max_size=20),
    picture=st.just("") | st.text("0123456789abcdef", min_size=64, max_size=64),
    is_spaced=st.booleans(),
    is_filled=st.booleans(),
    grows=st.booleans(),
)
sides = st.builds(
    Side, st.lists(elements, max_size=6).map(tuple), st.just("") | st.sampled_from(COLOURS)
)
designs = st.builds(
    Design,
    name=st.text(string.printable, min_size=1, max_size=40).filter(str.strip),
    wide_mm=st.just(WIDE),
    high_mm=st.just(HIGH),
    front=sides,
    back=sides,
)


def rounded(design: Design) -> Design:
    def of(side: Side) -> Side:
        return replace(
            side,
            elements=tuple(
                replace(one, box=Box(*(round(mm, 3) for mm in vars(one.box).values())))
                for one in side.elements
            ),
        )

    return replace(design, front=of(design.front), back=of(design.back))


@given(designs)
def test_a_design_comes_back_as_it_was(design: Design) -> None:
    assert from_json(json.loads(json.dumps(to_json(design)))) == rounded(design)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        (None, "lchost_badge"),
        ([], "lchost_badge"),
        ({"name": "a photo"}, "lchost_badge"),
        ({"lchost_badge": 1, "name": 7}, "name"),
        ({"lchost_badge": 1, "name": " ", "wide_mm": 90, "high_mm": 50}, "name"),
        ({"lchost_badge": 1, "name": "A", "wide_mm": float("nan"), "high_mm": 50}, "wide_mm"),
        ({"lchost_badge": 1, "name": "A", "wide_mm": 90, "high_mm": True}, "high_mm"),
        ({"lchost_badge": 1, "name": "A", "wide_mm": 90, "high_mm": 5}, "high_mm"),
        ({"lchost_badge": 1, "name": "A", "wide_mm": 90, "high_mm": 50, "back": "x"}, "back"),
    ],
)
def test_what_is_no_design_is_refused(wrong: Any, where: str) -> None:
    with pytest.raises(NotADesign) as trouble:
        from_json(wrong, "a.json")
    assert trouble.value.facts["where"] == where


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"box": [0, 0, 200, 9]}, "front 1: box"),
        ({"box": [-1, 0, 20, 9]}, "front 1: box"),
        ({"box": [0, 0, 20]}, "front 1: box"),
        ({"box": [0, 0, 20, "9"]}, "front 1: box"),
        ({"box": [0, 0, 0, 9]}, "front 1: box"),
        ({"what": "video"}, "front 1: what"),
        ({"what": ["name"]}, "front 1: what"),
        ({"style": "BOLD"}, "front 1: style"),
        ({"align": 3}, "front 1: align"),
        ({"size_pt": 1e9}, "front 1: size_pt"),
        ({"size_pt": 0}, "front 1: size_pt"),
        ({"lines": 0}, "front 1: lines"),
        ({"lines": 1.5}, "front 1: lines"),
        ({"colour": "red; 0 0 m"}, "front 1: colour"),
        ({"colour": ""}, "front 1: colour"),
        ({"fill": "#12345"}, "front 1: fill"),
        ({"text": "x" * 5000}, "front 1: text"),
        ({"picture": "../../secret"}, "front 1: picture"),
        ({"grows": 1}, "front 1: grows"),
    ],
)
def test_what_cannot_be_drawn_is_refused(change: dict[str, Any], where: str) -> None:
    said = to_json(classic(90, 55))
    said["front"]["elements"][0].update(change)
    with pytest.raises(NotADesign) as trouble:
        from_json(json.loads(json.dumps(said)))
    assert trouble.value.facts["where"] == where


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))  # fmt: skip
def test_any_json_is_read_or_refused_with_a_sentence(said: Any) -> None:
    with pytest.raises(NotADesign):
        from_json(said)


def test_a_later_form_is_named_as_that() -> None:
    with pytest.raises(DesignOfLater, match="Dawn"):
        from_json({**to_json(classic(90, 55)), "lchost_badge": 2}, "Dawn")


def test_what_a_later_program_adds_to_an_element_is_left_out() -> None:
    said = to_json(classic(90, 55))
    said["front"]["elements"][0]["glitter"] = True
    assert from_json(said) == rounded(classic(90, 55))


def test_a_draft_outside_its_label_is_refused() -> None:
    box = Box(80, 10, 20, 10)
    with pytest.raises(NotADesign, match="back 1: box"):
        checked(Design("A", 90, 55, back=Side((Element(What.NAME, box),))))


@pytest.mark.parametrize("start", STARTERS.values(), ids=STARTERS.keys())
def test_starters_are_kept_briefly(start: Any) -> None:
    assert len(json.dumps(to_json(start(105, 74.25)))) < 2_500

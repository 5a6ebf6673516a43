"""Badge designs as JSON: how they stand in the file and in design files.

Whatever comes in is checked, so the drawing never meets a design that it cannot draw.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any, TypeVar

from lchost.errors import DesignOfLater, NotADesign
from lchost.paper.badges.design import (
    COLOURS,
    LABEL_MM,
    LEAST_MM,
    SIZES_PT,
    Align,
    Box,
    Design,
    Element,
    Side,
    Valign,
    What,
)
from lchost.paper.text.faces import Style

FORM = 1  # of the JSON; a later program counts on
LONGEST_NAME = 80
MOST_ELEMENTS = 80  # of a side
MOST_LINES = 12
_LONGEST_TEXT = 1_000
_SLACK_MM = 0.02  # what rounding may put a box outside its label
_MARK = "lchost_badge"
_COLOUR = re.compile(rf"#[0-9A-Fa-f]{{6}}|(?:{'|'.join(COLOURS)})/[1-9][0-9]?")
_LONGEST_COLOUR = 11
_MOST_BLEED_MM = 10.0
_SHA = re.compile(r"[0-9a-f]{64}")
_USUAL = {one.name: one.default for one in fields(Element)}
_NUMBERS = {"size_pt": SIZES_PT, "corner_mm": (0.0, LABEL_MM[1]), "pen_mm": (0.0, 20.0)}
_TRUTHS = ("is_spaced", "is_filled", "grows")
_ENUMS: dict[str, type[Enum]] = {"align": Align, "valign": Valign}

E = TypeVar("E", bound=Enum)


def to_json(design: Design) -> dict[str, Any]:
    """Return a design as JSON says it; what is as usual is left out."""
    said: dict[str, Any] = {
        _MARK: FORM,
        "name": design.name,
        "wide_mm": round(design.wide_mm, 3),
        "high_mm": round(design.high_mm, 3),
        "front": _side_to_json(design.front),
        "back": _side_to_json(design.back),
    }
    if design.backdrop:
        said["backdrop"] = design.backdrop
    if design.bleed_mm:
        said["bleed_mm"] = round(design.bleed_mm, 3)
    if design.has_marks:
        said["has_marks"] = True
    return said


def from_json(said: Any, name: str = "") -> Design:
    """Return the design, checked.  `name` is of the file, for the sentence if it is none.

    Raises:
        NotADesign: it is something else, or a part of it cannot be drawn.
        DesignOfLater: a later version of this program made it.
    """
    shown = name or (str(said.get("name", "")) if isinstance(said, Mapping) else "")
    try:
        _must(isinstance(said, Mapping) and isinstance(said.get(_MARK), int), _MARK)
        if said[_MARK] > FORM:
            raise DesignOfLater(name=shown)
        made = Design(
            _text(said, "name", LONGEST_NAME),
            _number(said, "wide_mm", LABEL_MM),
            _number(said, "high_mm", LABEL_MM),
            _side(said.get("front", {}), "front"),
            _side(said.get("back", {}), "back"),
            _text(said, "backdrop", 64),
            _number({"bleed_mm": 0, **said}, "bleed_mm", (0.0, _MOST_BLEED_MM)),
            said.get("has_marks") is True,
        )
        _check(made)
    except _Wrong as wrong:
        raise NotADesign(name=shown, where=str(wrong)) from None
    return made


def checked(design: Design) -> Design:
    """Return the design, or say what is wrong with it.

    Raises:
        NotADesign: `where` names the part.
    """
    try:
        _check(design)
    except _Wrong as wrong:
        raise NotADesign(name=design.name, where=str(wrong)) from None
    return design


class _Wrong(Exception):
    """A part that cannot be; its path is all that it says."""


def _must(is_right: bool, where: str) -> None:
    if not is_right:
        raise _Wrong(where)


def _check(design: Design) -> None:
    is_named = bool(design.name.strip()) and len(design.name) <= LONGEST_NAME
    _must(is_named and _is_whole(design.name), "name")
    for key in ("wide_mm", "high_mm"):
        _must(LABEL_MM[0] <= getattr(design, key) <= LABEL_MM[1], key)
    _must(not design.backdrop or bool(_SHA.fullmatch(design.backdrop)), "backdrop")
    _must(0 <= design.bleed_mm <= _MOST_BLEED_MM, "bleed_mm")
    for key, side in (("front", design.front), ("back", design.back)):
        _must(len(side.elements) <= MOST_ELEMENTS, key)
        _must(_is_colour(side.ground), f"{key}.ground")
        for n, element in enumerate(side.elements, 1):
            _check_element(element, design, f"{key} {n}")


def _check_element(element: Element, design: Design, where: str) -> None:
    box = element.box
    is_inside = (
        min(box.left_mm, box.top_mm) >= -_SLACK_MM
        and min(box.wide_mm, box.high_mm) >= LEAST_MM
        and box.right_mm <= design.wide_mm + _SLACK_MM
        and box.bottom_mm <= design.high_mm + _SLACK_MM
    )
    _must(is_inside, f"{where}: box")
    for key, (low, high) in _NUMBERS.items():
        _must(low <= getattr(element, key) <= high, f"{where}: {key}")
    _must(1 <= element.lines <= MOST_LINES, f"{where}: lines")
    _must(bool(element.colour) and _is_colour(element.colour), f"{where}: colour")
    _must(_is_colour(element.fill), f"{where}: fill")
    for key in ("text", "attribute"):
        said = getattr(element, key)
        _must(len(said) <= _LONGEST_TEXT and _is_whole(said), f"{where}: {key}")
    _must(not element.picture or bool(_SHA.fullmatch(element.picture)), f"{where}: picture")


def _is_whole(said: str) -> bool:
    """Tell whether a text can be kept: JSON may hold half a letter."""
    return not any("\ud800" <= char <= "\udfff" for char in said)


def _is_colour(said: str) -> bool:
    return said in COLOURS or not said or bool(_COLOUR.fullmatch(said))


def _side_to_json(side: Side) -> dict[str, Any]:
    said: dict[str, Any] = {"elements": [_element_to_json(one) for one in side.elements]}
    return {"ground": side.ground, **said} if side.ground else said


def _element_to_json(element: Element) -> dict[str, Any]:
    box = element.box
    places = [round(mm, 3) for mm in (box.left_mm, box.top_mm, box.wide_mm, box.high_mm)]
    said: dict[str, Any] = {"what": element.what.value, "box": places}
    for key, usual in _USUAL.items():
        value = getattr(element, key)
        if key in said or value == usual:
            continue
        if isinstance(value, Style):
            value = value.name.lower()
        said[key] = value.value if isinstance(value, Enum) else value
    return said


def _side(said: Any, where: str) -> Side:
    _must(isinstance(said, Mapping), where)
    listed = said.get("elements", [])
    _must(isinstance(listed, Sequence) and not isinstance(listed, str), f"{where}.elements")
    ground = _text(said, "ground", _LONGEST_COLOUR)
    return Side(tuple(_element(one, f"{where} {n}") for n, one in enumerate(listed, 1)), ground)


def _element(said: Any, where: str) -> Element:
    _must(isinstance(said, Mapping), where)
    box = said.get("box")
    _must(
        isinstance(box, Sequence) and len(box) == 4 and all(map(_is_number, box)), f"{where}: box"
    )
    more: dict[str, Any] = {}
    for key in said.keys() & _USUAL.keys() - {"what", "box"}:
        at = f"{where}: {key}"
        if key == "style":
            more[key] = _style(said[key], at)
        elif key in _ENUMS:
            more[key] = _one_of(_ENUMS[key], said[key], at)
        elif key in _NUMBERS:
            _must(_is_number(said[key]), at)
            more[key] = float(said[key])
        else:
            kind = bool if key in _TRUTHS else int if key == "lines" else str
            _must(type(said[key]) is kind, at)
            more[key] = said[key]
    what = _one_of(What, said.get("what"), f"{where}: what")
    return Element(what, Box(*(float(mm) for mm in box)), **more)


def _one_of(kind: type[E], said: Any, where: str) -> E:
    _must(said in [one.value for one in kind], where)
    return kind(said)


def _style(said: Any, where: str) -> Style:
    _must(said in [one.name.lower() for one in Style], where)
    return Style[said.upper()]


def _text(said: Mapping[str, Any], key: str, longest: int) -> str:
    found = said.get(key, "")
    _must(isinstance(found, str) and len(found) <= longest, key)
    return str(found)


def _number(said: Mapping[str, Any], key: str, limits: tuple[float, float]) -> float:
    found = said.get(key)
    _must(_is_number(found) and limits[0] <= float(found or 0) <= limits[1], key)
    return float(found or 0)


def _is_number(said: Any) -> bool:
    return type(said) in (int, float) and said == said and abs(said) < 1e6

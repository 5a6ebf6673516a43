"""Arrows: which way to go, large enough to follow down a corridor."""

from __future__ import annotations

from math import cos, pi, sin

from lchost.paper.drawing import Drawing
from lchost.paper.operators import rgb

ARROWS = ("left", "ahead_left", "ahead", "ahead_right", "right", "back")
ALL = "all"  # a sign for each of `FOR_ALL`
FOR_ALL = ("left", "ahead", "right")
_TURNS = {"ahead": 0, "ahead_right": 1, "right": 2, "back": 4, "left": 6, "ahead_left": 7}
_STEP = pi / 4  # clockwise from straight ahead
# Half of an arrow that points up, in a circle of radius 1: its tip, its wing, its shaft.
_SHAPE = ((0.0, 1.0), (0.72, 0.22), (0.26, 0.22), (0.26, -1.0))


def of(chosen: str) -> tuple[str, ...]:
    """Return for which arrows a sign is wanted; "" is one without."""
    if chosen == ALL:
        return FOR_ALL
    return (chosen,) if chosen in ARROWS else ("",)


def draw_arrow(
    draw: Drawing, arrow: str, x_mm: float, y_mm: float, radius_mm: float, colour: str
) -> None:
    """Draw an arrow around a middle."""
    outline = [*_SHAPE, *((-x, y) for x, y in reversed(_SHAPE[1:]))]
    turn = _TURNS[arrow] * _STEP
    points = [
        draw.at(
            x_mm + radius_mm * (x * cos(turn) + y * sin(turn)),
            y_mm + radius_mm * (x * sin(turn) - y * cos(turn)),
        )
        for x, y in outline
    ]
    first, *others = points
    lines = " ".join(f"{point} l" for point in others)
    draw.raw(f"{rgb(colour)} rg {first} m {lines} h f")

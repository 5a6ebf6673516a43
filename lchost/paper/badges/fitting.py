"""A design on labels of another size: every box keeps its share of the label."""

from __future__ import annotations

from dataclasses import replace

from lchost.paper.badges.design import SIZES_PT, SMALLEST_PT, Box, Design, Element, Side, What

_ALIKE_MM = 0.05
_LEAST_QR_MM = 13.0


def fitted(design: Design, wide_mm: float, high_mm: float) -> Design:
    """Return the design for labels of another size.

    Boxes are stretched with the label; letters, corners and pens grow by the lesser of the two, and
    codes stay large enough to be read.
    """
    across, down = wide_mm / design.wide_mm, high_mm / design.high_mm
    if max(abs(wide_mm - design.wide_mm), abs(high_mm - design.high_mm)) < _ALIKE_MM:
        across = down = 1.0

    def side(of: Side) -> Side:
        made = (_stretched(one, across, down) for one in of.elements)
        inside = (replace(one, box=one.box.inside(wide_mm, high_mm)) for one in made)
        return replace(of, elements=tuple(inside))

    return replace(
        design,
        wide_mm=wide_mm,
        high_mm=high_mm,
        front=side(design.front),
        back=side(design.back),
    )


def _stretched(element: Element, across: float, down: float) -> Element:
    if across == down == 1:
        return element
    least = min(across, down)
    old = element.box
    box = Box(old.left_mm * across, old.top_mm * down, old.wide_mm * across, old.high_mm * down)
    if element.what.is_square:
        box = _square(box, min(old.wide_mm, old.high_mm) * least, element)
    elif element.what is What.LINE:
        box = _line(box, old, least)
    size = element.size_pt * least
    if element.what.has_letters:
        size = min(max(size, min(SMALLEST_PT, element.size_pt)), SIZES_PT[1])
    return replace(
        element,
        box=box,
        size_pt=size if element.what.has_letters else element.size_pt,
        corner_mm=element.corner_mm * least,
        pen_mm=element.pen_mm * least,
    )


def _square(box: Box, side: float, element: Element) -> Box:
    """Keep a code square, at the side of its box to which it was nearest, and readable."""
    least = _LEAST_QR_MM if element.what is What.QR else side
    side = max(side, min(least, element.box.wide_mm, element.box.high_mm))
    is_right = box.left_mm > 0 and element.box.left_mm > element.box.wide_mm
    is_low = element.box.top_mm > element.box.high_mm
    left = box.right_mm - side if is_right else box.left_mm
    top = box.bottom_mm - side if is_low else box.top_mm
    return Box(max(0.0, left), max(0.0, top), side, side)


def _line(box: Box, old: Box, least: float) -> Box:
    """Keep a line as thin as it was."""
    if old.high_mm <= old.wide_mm:
        return replace(box, high_mm=max(0.1, old.high_mm * least))
    return replace(box, wide_mm=max(0.1, old.wide_mm * least))

"""Changes to a side of a badge: moving, stretching, aligning, ordering.  Values in, values out.

Nothing leaves the label: what would is stopped at its edge, all that is moved together as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum

from lchost.paper.badges.design import Box, Element

LEAST_MM = 1.0  # of a side of a box that is drawn by hand; lines may be thinner
_DOUBLED_MM = 3.0  # so far from its original stands a copy
_MARGIN_MM, _APART_MM, _EXACT_MM = 3.0, 1.0, 0.01  # of new ones: to the edge, to others

Elements = tuple[Element, ...]
Picked = frozenset[int]
Size = tuple[float, float]  # of the label, in mm


class Edge(Enum):
    """What is brought into one line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


def bounds(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around all."""
    every = list(boxes)
    left, top = min(b.left_mm for b in every), min(b.top_mm for b in every)
    right, bottom = max(b.right_mm for b in every), max(b.bottom_mm for b in every)
    return Box(left, top, right - left, bottom - top)


def with_box(element: Element, box: Box) -> Element:
    """Return the element elsewhere; rounded, so that steps there and back end where they began."""
    return replace(
        element,
        box=Box(
            *(round(mm, 3) for mm in (box.left_mm, box.top_mm, box.wide_mm, box.high_mm)),
        ),
    )


def moved(
    elements: Elements, picked: Picked, right_mm: float, down_mm: float, size: Size
) -> Elements:
    """Move the chosen ones together, as far as the label goes."""
    if not picked:
        return elements
    whole = bounds(elements[n].box for n in picked)
    right = _between(right_mm, -whole.left_mm, size[0] - whole.right_mm)
    down = _between(down_mm, -whole.top_mm, size[1] - whole.bottom_mm)
    return _each(elements, picked, lambda one: one.box.moved(right, down))


def stretched(
    elements: Elements, picked: Picked, wider_mm: float, higher_mm: float, size: Size
) -> Elements:
    """Make each of the chosen ones larger at its right and its foot."""

    def box(one: Element) -> Box:
        old = one.box
        wide = _between(old.wide_mm + wider_mm, _least(old.wide_mm), size[0] - old.left_mm)
        high = _between(old.high_mm + higher_mm, _least(old.high_mm), size[1] - old.top_mm)
        return replace(old, wide_mm=wide, high_mm=high)

    return _each(elements, picked, box)


def placed(elements: Elements, n: int, box: Box, size: Size) -> Elements:
    """Give one element another box, pushed into the label."""
    return _each(elements, frozenset({n}), lambda _: box.inside(*size))


def aligned(elements: Elements, picked: Picked, edge: Edge, size: Size) -> Elements:
    """Bring edges or middles into one line: with each other, or one alone with the label."""
    if not picked:
        return elements
    alone = len(picked) == 1
    whole = Box(0, 0, *size) if alone else bounds(elements[n].box for n in picked)

    def box(one: Element) -> Box:
        old = one.box
        return {
            Edge.LEFT: lambda: replace(old, left_mm=whole.left_mm),
            Edge.CENTRE: lambda: replace(
                old, left_mm=whole.left_mm + (whole.wide_mm - old.wide_mm) / 2
            ),
            Edge.RIGHT: lambda: replace(old, left_mm=whole.right_mm - old.wide_mm),
            Edge.TOP: lambda: replace(old, top_mm=whole.top_mm),
            Edge.MIDDLE: lambda: replace(
                old, top_mm=whole.top_mm + (whole.high_mm - old.high_mm) / 2
            ),
            Edge.BOTTOM: lambda: replace(old, top_mm=whole.bottom_mm - old.high_mm),
        }[edge]()

    return _each(elements, picked, box)


def distributed(elements: Elements, picked: Picked, *, is_across: bool) -> Elements:
    """Leave the same room between three or more; the outer ones stay."""
    if len(picked) < 3:
        return elements

    def start(n: int) -> float:
        return elements[n].box.left_mm if is_across else elements[n].box.top_mm

    def length(n: int) -> float:
        return elements[n].box.wide_mm if is_across else elements[n].box.high_mm

    order = sorted(picked, key=lambda n: (start(n) + length(n) / 2, n))
    whole = bounds(elements[n].box for n in picked)
    room = whole.wide_mm if is_across else whole.high_mm
    gap = (room - sum(length(n) for n in order)) / (len(order) - 1)
    at = whole.left_mm if is_across else whole.top_mm
    found = list(elements)
    for n in order:
        old = elements[n].box
        box = replace(old, left_mm=at) if is_across else replace(old, top_mm=at)
        found[n] = with_box(elements[n], box)
        at += length(n) + gap
    return tuple(found)


def ordered(elements: Elements, picked: Picked, *, to_front: bool) -> tuple[Elements, Picked]:
    """Lay the chosen ones upon all others, or under them; in their own order."""
    chosen = [elements[n] for n in sorted(picked)]
    rest = [one for n, one in enumerate(elements) if n not in picked]
    if to_front:
        return (*rest, *chosen), frozenset(range(len(rest), len(elements)))
    return (*chosen, *rest), frozenset(range(len(chosen)))


def removed(elements: Elements, picked: Picked) -> Elements:
    """Take the chosen ones away."""
    return tuple(one for n, one in enumerate(elements) if n not in picked)


def added(elements: Elements, new: Sequence[Element], size: Size) -> tuple[Elements, Picked]:
    """Lay new ones upon all others; they are the chosen ones then."""
    inside = tuple(with_box(one, one.box.inside(*size)) for one in new)
    return (*elements, *inside), frozenset(range(len(elements), len(elements) + len(inside)))


def free_spot(elements: Elements, box: Box, size: Size) -> Box | None:
    """Return the first free place for a box, as one reads; None where there is none.

    Grounds and frames, which lie under half of the label or more, do not count as taken.
    """
    half = size[0] * size[1] / 2
    taken = [
        one.box
        for one in elements
        if not one.what.is_shape or one.box.wide_mm * one.box.high_mm < half
    ]
    lefts = _starts(box.wide_mm, size[0], [(b.left_mm, b.right_mm) for b in taken])
    tops = _starts(box.high_mm, size[1], [(b.top_mm, b.bottom_mm) for b in taken])
    places = (replace(box, left_mm=left, top_mm=top) for top in tops for left in lefts)
    return next((one for one in places if not any(_meet(one, other) for other in taken)), None)


def _starts(length: float, whole: float, taken: Sequence[tuple[float, float]]) -> list[float]:
    """Return where a box may begin: at the margins, level with others and beside them."""
    margin = min(_MARGIN_MM, (whole - length) / 2)
    found = {margin, whole - margin - length}
    for start, end in taken:
        found |= {start, end - length, start - _APART_MM - length, end + _APART_MM}
    least, most = margin - _EXACT_MM, whole - margin - length + _EXACT_MM
    return sorted(one for one in found if least <= one <= most and margin >= 0)


def _meet(one: Box, other: Box) -> bool:
    across = min(one.right_mm, other.right_mm) - max(one.left_mm, other.left_mm)
    down = min(one.bottom_mm, other.bottom_mm) - max(one.top_mm, other.top_mm)
    return across > _EXACT_MM and down > _EXACT_MM


def beside_others(elements: Elements, box: Box) -> Box:
    """Return a box a little further where it would lie upon another exactly."""
    corners = {(round(one.box.left_mm), round(one.box.top_mm)) for one in elements}
    while (round(box.left_mm), round(box.top_mm)) in corners:
        box = box.moved(_DOUBLED_MM, _DOUBLED_MM)
    return box


def doubled(elements: Elements, picked: Picked, size: Size) -> tuple[Elements, Picked]:
    """Add a copy of each chosen one a little further right and down, or left and up."""
    if not picked:
        return elements, picked
    whole = bounds(elements[n].box for n in picked)
    right = _DOUBLED_MM if whole.right_mm + _DOUBLED_MM <= size[0] else -_DOUBLED_MM
    down = _DOUBLED_MM if whole.bottom_mm + _DOUBLED_MM <= size[1] else -_DOUBLED_MM
    copies = [replace(elements[n], box=elements[n].box.moved(right, down)) for n in sorted(picked)]
    return added(elements, copies, size)


def _each(elements: Elements, picked: Picked, box: object) -> Elements:
    assert callable(box)
    return tuple(with_box(one, box(one)) if n in picked else one for n, one in enumerate(elements))


def _least(now: float) -> float:
    """Return how small a side may become; what is thinner already, a line, stays as it is."""
    return min(LEAST_MM, now)


def _between(value: float, low: float, high: float) -> float:
    return max(low, min(value, high)) if low <= high else low

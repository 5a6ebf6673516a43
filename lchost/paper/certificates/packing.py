"""What follows a line that says nothing moves up; the first that has several lines takes the room.

A stack is what stands under each other between the same edges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lchost.paper.badges.design import Box, Element

_EDGES_MM = 1.0  # so far may edges of one stack differ
_APART_MM = 12.0  # what is further below is another matter
_TOUCHES_MM = -0.1


def packed(elements: Sequence[Element], empty: frozenset[int]) -> tuple[Box, ...]:
    """Return everybody's box where these say nothing."""
    boxes = [one.box for one in elements]
    for n in sorted(empty, key=lambda m: -elements[m].box.top_mm):
        if elements[n].what.has_letters:
            _close(n, elements, boxes, empty)
    return tuple(boxes)


def _close(n: int, elements: Sequence[Element], boxes: list[Box], empty: frozenset[int]) -> None:
    """Close the place of one that says nothing."""
    below = _below(n, elements)
    if not below or not elements[below[0]].grows:
        return
    up = elements[below[0]].box.top_mm - elements[n].box.top_mm
    for m in below:
        if not elements[m].grows:
            return
        box = boxes[m]
        if elements[m].lines > 1 and m not in empty:
            boxes[m] = replace(box, top_mm=box.top_mm - up, high_mm=box.high_mm + up)
            return
        boxes[m] = box.moved(0, -up)


def _below(n: int, elements: Sequence[Element]) -> list[int]:
    """Return what stands under one in its stack, the nearest first."""
    found: list[int] = []
    last = elements[n].box
    others = sorted(range(len(elements)), key=lambda m: elements[m].box.top_mm)
    for m in others:
        box = elements[m].box
        gap = box.top_mm - last.bottom_mm
        if _TOUCHES_MM <= gap <= _APART_MM and _is_in_line(last, box):
            found.append(m)
            last = box
    return found


def _is_in_line(one: Box, other: Box) -> bool:
    left, right = abs(one.left_mm - other.left_mm), abs(one.right_mm - other.right_mm)
    return left <= _EDGES_MM and right <= _EDGES_MM

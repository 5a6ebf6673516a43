"""What a box that is moved by hand holds on to: other boxes, the label's edges, the grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lchost.paper.badges.design import Box

GRID_MM = 1.0
REACH_MM = 1.2  # nearer than that, it jumps


@dataclass(frozen=True)
class Guide:
    """A line that shows what is level with what, across the label or down it."""

    at_mm: float
    is_upright: bool


@dataclass(frozen=True)
class Snap:
    """Where the box goes, and the lines that say why."""

    box: Box
    guides: tuple[Guide, ...] = ()


def snap_move(
    box: Box, others: Iterable[Box], size: tuple[float, float], *, reach_mm: float = REACH_MM
) -> Snap:
    """Move a box by as little as brings an edge or its middle level with something."""
    every = list(others)
    right, across = _shift(
        (box.left_mm, box.left_mm + box.wide_mm / 2, box.right_mm),
        _lines(size[0], [(one.left_mm, one.right_mm) for one in every]),
        reach_mm,
    )
    down, along = _shift(
        (box.top_mm, box.top_mm + box.high_mm / 2, box.bottom_mm),
        _lines(size[1], [(one.top_mm, one.bottom_mm) for one in every]),
        reach_mm,
    )
    left = box.left_mm + right if across else _on_grid(box.left_mm)
    top = box.top_mm + down if along else _on_grid(box.top_mm)
    guides = [Guide(at, True) for at in across] + [Guide(at, False) for at in along]
    return Snap(replace(box, left_mm=left, top_mm=top), tuple(guides))


def snap_size(
    box: Box,
    edges: str,
    others: Iterable[Box],
    size: tuple[float, float],
    *,
    reach_mm: float = REACH_MM,
) -> Snap:
    """Move only the edges that are pulled: letters of "ltrb"."""
    every = list(others)
    across = _lines(size[0], [(one.left_mm, one.right_mm) for one in every])
    along = _lines(size[1], [(one.top_mm, one.bottom_mm) for one in every])
    at = {"l": box.left_mm, "t": box.top_mm, "r": box.right_mm, "b": box.bottom_mm}
    guides: list[Guide] = []
    for edge in edges:
        is_upright = edge in "lr"
        by, level = _shift((at[edge],), across if is_upright else along, reach_mm)
        at[edge] = at[edge] + by if level else _on_grid(at[edge])
        guides += [Guide(one, is_upright) for one in level]
    wide = at["r"] - at["l"] if {*"lr"} & {*edges} else box.wide_mm
    high = at["b"] - at["t"] if {*"tb"} & {*edges} else box.high_mm
    made = Box(at["l"], at["t"], wide, high)
    return Snap(made, tuple(guides))


def _lines(room: float, spans: Iterable[tuple[float, float]]) -> list[float]:
    found = [0.0, room / 2, room]
    for start, end in spans:
        found += [start, (start + end) / 2, end]
    return found


def _shift(
    own: Sequence[float], lines: Iterable[float], reach_mm: float
) -> tuple[float, list[float]]:
    """Return the least shift that brings one of its own lines onto another, and where that is."""
    shifts = [(abs(line - at), line - at) for line in lines for at in own]
    near = min(shifts, default=(reach_mm + 1, 0.0))
    if near[0] > reach_mm:
        return 0.0, []
    by = near[1]
    level = {round(line, 3) for line in lines for at in own if abs(line - at - by) < 0.005}
    return by, sorted(level)


def _on_grid(at: float) -> float:
    return round(at / GRID_MM) * GRID_MM

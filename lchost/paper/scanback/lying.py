"""How a sheet lies in a picture: from its code and its marks, and what both agree on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from lchost.paper.scanback.layout import Layout
from lchost.paper.scanback.plane import Floats, along, way

_NEAREST = 5  # candidates for a mark
_STRAY = 0.35  # of its way from the code that a mark may lie off where the code alone puts it …
_STRAY_MM = 5.0  # … and so much more
_OFF_MM = 1.6  # how far the code's corners may lie off: paper is not quite flat
_OFF_THREE_MM = 1.1  # … where a mark is hidden
_TURNED_IN = 0.35  # no photo shows one side of a sheet so much shorter than its opposite


@dataclass(frozen=True)
class Lying:
    """The way from a sheet's millimetres to the picture's pixels, and how many marks tell it."""

    projection: Floats
    marks: int
    off_mm: float


def lying(layout: Layout, corners: Floats, marks: Floats) -> Lying | None:
    """Return how a sheet lies; None where fewer than three marks fit its code.

    Args:
        corners: of the code in the picture (4, 2), clockwise from its own top left.
        marks: middles of all marks in the picture (n, 2), of this sheet and of others.
    """
    x, y, side = layout.code
    square = np.array([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])
    if not len(marks):
        return None
    about = _by_code_alone(marks, square, corners)
    wanted = np.array(layout.marks)
    middle = square.mean(axis=0)
    choices: list[list[int | None]] = []
    for mark in wanted:
        off = np.hypot(*(about - mark).T)
        reach = _STRAY_MM + _STRAY * float(np.hypot(*(mark - middle)))
        near = [int(n) for n in np.argsort(off)[:_NEAREST] if off[n] <= reach]
        choices.append([*near, None])
    best: Lying | None = None
    for choice in sorted(product(*choices), key=lambda one: one.count(None)):
        hidden = choice.count(None)
        if hidden > 1 or (best and best.marks > 4 - hidden):
            break
        taken = [n for n in choice if n is not None]
        if len(set(taken)) < len(taken):
            continue
        seen = np.array([n is not None for n in choice])
        found = _fitted(wanted[seen], marks[taken], square, corners)
        if found and (best is None or found.off_mm < best.off_mm):
            best = found
    return best


def about(points: Floats, layout: Layout, corners: Floats) -> Floats:
    """Return about where points of a sheet are in the picture, by its code alone."""
    x, y, side = layout.code
    across, upright = _code_ways(corners, side)
    middle = np.array([x + side / 2, y + side / 2])
    made: Floats = (points - middle) @ np.stack((across, upright)) + corners.mean(axis=0)
    return made


def _code_ways(corners: Floats, side: float) -> tuple[Floats, Floats]:
    """Return a millimetre across and down a code in pixels."""
    across = (corners[1] - corners[0] + corners[2] - corners[3]) / 2 / side
    upright = (corners[3] - corners[0] + corners[2] - corners[1]) / 2 / side
    return across, upright


def _by_code_alone(marks: Floats, square: Floats, corners: Floats) -> Floats:
    """Return about where on the sheet marks are: without perspective, which a code tells badly."""
    across, upright = _code_ways(corners, float(square[1, 0] - square[0, 0]))
    back = np.linalg.inv(np.stack((across, upright), axis=1))
    made: Floats = (marks - corners.mean(axis=0)) @ back.T + square.mean(axis=0)
    return made


def _fitted(wanted: Floats, marks: Floats, square: Floats, corners: Floats) -> Lying | None:
    """Return how the sheet lies if these are its marks; None where the code says otherwise."""
    if len(marks) == 4:
        if not _is_sheet(marks):
            return None
        projection, most = way(wanted, marks), _OFF_MM
    else:
        sheet, seen = np.vstack((wanted, square)), np.vstack((marks, corners))
        projection, most = way(sheet, seen), _OFF_THREE_MM
    if abs(np.linalg.det(projection)) < 1e-12:
        return None
    back = np.linalg.inv(projection).astype(np.float64)
    told, there = np.vstack((corners, marks)), np.vstack((square, wanted))
    off = float(np.hypot(*(along(back, told) - there).T).max())
    return Lying(projection, len(marks), off) if off <= most else None


def _is_sheet(marks: Floats) -> bool:
    """Tell whether four points go round the same way as a sheet, with sides that fit a photo."""
    ways = np.roll(marks, -1, axis=0) - marks
    turns = ways[:, 0] * np.roll(ways[:, 1], -1) - ways[:, 1] * np.roll(ways[:, 0], -1)
    if not (turns > 0).all():
        return False
    long = np.hypot(*ways.T)
    pairs = ((long[0], long[2]), (long[1], long[3]))
    return all(min(pair) >= _TURNED_IN * max(pair) for pair in pairs)

"""Tells ticked boxes from empty ones, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lchost.paper.scanback import around
from lchost.paper.scanback.layout import Box
from lchost.paper.scanback.plane import Bools, Floats, Gray, Light, along, sampled

FINE = 8  # samples a millimetre
_AROUND_MM = 2.4  # of the paper beside a box that is looked at
_INSIDE_MM = 0.6  # from its line's middle: what bled out of the line is not read as ink
_SHIFT_MM = 1.4  # how far bent paper takes a box from where the marks put it
_NEIGHBOURS = 7


@dataclass(frozen=True)
class Ticking:
    """A box as it was read; what is not sure is asked."""

    key: str
    is_ticked: bool
    is_sure: bool
    ink_mm2: float  # as if all of it were black


@dataclass(frozen=True)
class Ink:
    """What was found in each of some boxes; one number a box.

    Attributes:
        mm2: ink as if all of it were black.
        core: of that, the share in the middle.
        span_mm: the longer side of all that is inked.
        peak: the darkness of its darkest tenth, 0 paper to 1 the sheet's own black.
        is_framed: the printed box was seen where it should be.
        grain: the paper's own roughness, as a darkness.
        beside_mm2: ink close around it, but for strokes that run out of a tick next to it.
    """

    mm2: Floats
    core: Floats
    span_mm: Floats
    peak: Floats
    is_framed: Bools
    grain: Floats
    beside_mm2: Floats


def read(gray: Gray, projection: Floats, boxes: Sequence[Box], black: float) -> list[Ticking]:
    """Return each box as it was read.

    Args:
        projection: from the sheet's millimetres to the picture's pixels.
        black: the brightness of the sheet's own ink as a share of its paper's.
    """
    made: dict[int, Ticking] = {}
    reach = around.reaches(boxes)
    for side in sorted({box.side_mm for box in boxes}):
        of_side = [n for n, box in enumerate(boxes) if box.side_mm == side]
        ink = measured(gray, projection, [boxes[n] for n in of_side], black, reach[of_side])
        ticked, sure = judged(ink)
        for at, n in enumerate(of_side):
            mm2 = round(float(ink.mm2[at]), 3)
            made[n] = Ticking(boxes[n].key, bool(ticked[at]), bool(sure[at]), mm2)
    return [made[n] for n in range(len(boxes))]


def judged(ink: Ink) -> tuple[Bools, Bools]:
    """Return which boxes are ticked, and of which that is sure."""
    looks_ticked = (ink.mm2 >= _TICK_MM2) & (ink.peak >= _TICK_PEAK) & (ink.core >= _TICK_CORE)
    is_plain = (
        (ink.mm2 >= _SURE_MM2)
        & (ink.peak >= _SURE_PEAK)
        & (ink.core >= _SURE_CORE)
        & (ink.span_mm >= _SURE_SPAN_MM)
    )
    is_clean = (ink.mm2 <= _CLEAN_MM2) & (ink.beside_mm2 <= _CLEAN_BESIDE_MM2)
    sure = (is_plain | is_clean) & ink.is_framed & (ink.grain <= _MOST_GRAIN)
    return looks_ticked, sure


# Chosen on the synthetic set of the tests, seed 5; its other seeds are for judging them.
_TICK_MM2, _TICK_PEAK, _TICK_CORE = 0.30, 0.16, 0.20
_SURE_MM2, _SURE_PEAK, _SURE_CORE, _SURE_SPAN_MM = 0.50, 0.24, 0.30, 1.8
_CLEAN_MM2, _CLEAN_BESIDE_MM2 = 0.08, 0.15
_MOST_GRAIN = 0.12


def measured(
    gray: Gray, projection: Floats, boxes: Sequence[Box], black: float, reach: Floats
) -> Ink:
    """Return the ink in boxes of one size, and around them as far as `reach`."""
    side = boxes[0].side_mm
    corners = np.array([(box.x_mm, box.y_mm) for box in boxes])
    first = _patches(gray, projection, corners, side)
    shifts, framed = _shifts(_darkness(first, side, black), side)
    shifts, trusted = _agreed(corners, shifts, framed)
    patches = _patches(gray, projection, corners + shifts, side)
    dark = _smoothed(_darkness(patches, side, black))
    edge = round((_AROUND_MM + _INSIDE_MM) * FINE)
    inside = dark[:, edge:-edge, edge:-edge]
    grain = _grain(dark, side)
    least = np.maximum(_LEAST_DARK, 4 * grain)
    ink = np.where(inside > least[:, None, None], inside, 0)
    mm2 = ink.sum(axis=(1, 2)) / FINE**2
    rim = round(_RIM * inside.shape[1])
    core = ink[:, rim:-rim, rim:-rim].sum(axis=(1, 2)) / FINE**2 / np.maximum(mm2, 1e-9)
    spans = [(ink > 0).any(axis=axis).astype(float).sum(axis=1) for axis in (1, 2)]
    darkest = np.sort(inside.reshape(len(boxes), -1), axis=1)[:, -_DARKEST:]
    reach = around.without_ticks_beside(reach, boxes, mm2 >= _TICK_MM2)
    beside = around.ink_mm2(dark, reach, least, side, FINE)
    span = np.maximum(*spans) / FINE
    return Ink(mm2, core, span, darkest.mean(axis=1), trusted, grain, beside)


_LEAST_DARK = 0.10  # what is lighter is paper
_RIM = 0.2  # of the inside: strokes that only graze a box stay there
_DARKEST = 16  # samples: a quarter of a square millimetre


def _patches(gray: Gray, projection: Floats, corners: Floats, side: float) -> Light:
    """Return each box with some paper around it, straight, `FINE` samples a millimetre."""
    count = round((side + 2 * _AROUND_MM) * FINE)
    steps = (np.arange(count) + 0.5) / FINE - _AROUND_MM
    x = corners[:, 0, None, None] + steps[None, None, :] + np.zeros((1, count, 1))
    y = corners[:, 1, None, None] + steps[None, :, None] + np.zeros((1, 1, count))
    return sampled(gray, along(projection, np.stack((x, y), axis=-1)))


def _darkness(patches: Light, side: float, black: float) -> Light:
    """Return 0 for paper and 1 for the sheet's own black; a shadow changes neither."""
    white = np.median(_beside(patches, side), axis=1)[:, None, None]
    made = (1 - patches / np.maximum(white, 1)) / (1 - black)
    return made.astype(np.float32)


def _beside(patches: Light, side: float) -> Light:
    """Return the samples outside the boxes, one row a box."""
    count = patches.shape[1]
    near, far = round((_AROUND_MM - 0.5) * FINE), round((_AROUND_MM + side + 0.5) * FINE)
    outside = np.ones((count, count), np.bool_)
    outside[near:far, near:far] = False
    made: Light = patches[:, outside]
    return made


def _grain(dark: Light, side: float) -> Floats:
    """Return how rough the paper is: by what is brighter than usual, for ink is only darker."""
    brighter = np.clip(-_beside(dark, side), 0, None)
    return 1.48 * np.percentile(brighter, 75, axis=1).astype(np.float64)


def _smoothed(dark: Light) -> Light:
    """Return the mean of each three by three samples; the outermost stay."""
    made = dark.copy()
    rows = dark[:, :-2] + dark[:, 1:-1] + dark[:, 2:]
    made[:, 1:-1, 1:-1] = (rows[:, :, :-2] + rows[:, :, 1:-1] + rows[:, :, 2:]) / 9
    return made


# --- where the printed boxes are ----------------------------------------------------------------


def _shifts(dark: Light, side: float) -> tuple[Floats, Floats]:
    """Return how far each printed box lies off (n, 2), and how plainly its lines were seen."""
    low, high = round((_AROUND_MM + 0.1 * side) * FINE), round((_AROUND_MM + 0.9 * side) * FINE)
    across: Floats = np.percentile(dark[:, low:high, :], 30, axis=1)  # lines are dark all along
    down: Floats = np.percentile(dark[:, :, low:high], 30, axis=2)
    (x, seen_x), (y, seen_y) = (_edges(profile, side) for profile in (across, down))
    return np.stack((x, y), axis=1), np.minimum(seen_x, seen_y)


def _edges(profile: Floats, side: float) -> tuple[Floats, Floats]:
    """Return by how much two lines `side` apart are off, and the darkness of the paler one."""
    reach, wide = round(_SHIFT_MM * FINE), round(side * FINE)
    outer = round(0.6 * FINE)
    first = round(_AROUND_MM * FINE)
    spread = np.apply_along_axis(np.convolve, 1, profile, np.ones(3) / 3, "same")
    at = np.arange(-reach, reach + 1) + first
    left, right = spread[:, at], spread[:, at + wide]
    outside = spread[:, at - outer] + spread[:, np.minimum(at + wide + outer, profile.shape[1] - 1)]
    plain = left + right - outside - 0.02 * np.abs(at - first) / FINE
    best = plain.argmax(axis=1)
    rows = np.arange(len(profile))
    seen = np.minimum(left[rows, best], right[rows, best])
    return (best - reach) / FINE, seen


def _agreed(corners: Floats, shifts: Floats, seen: Floats) -> tuple[Floats, Bools]:
    """Return the shifts that neighbours agree on, and which boxes were seen where they should."""
    framed = seen >= _FRAME_DARK
    if not framed.any():
        return np.zeros_like(shifts), framed
    apart = np.hypot(*(corners[:, None, :] - corners[None, framed, :]).transpose(2, 0, 1))
    nearest = np.argsort(apart, axis=1)[:, :_NEIGHBOURS]
    usual = np.median(shifts[framed][nearest], axis=1)
    off = np.abs(shifts - usual).max(axis=1)
    own = framed & (off <= _STRANGE_MM)
    return np.where(own[:, None], shifts, usual), own


_FRAME_DARK = 0.15
_STRANGE_MM = 0.5  # a box that is shifted so unlike its neighbours is mistaken for something else

"""Finds the round marks of sheets in a grey picture, wherever and however they lie.

A mark is a disc in a ring: along any line through its middle dark, white, dark, white and dark
follow each other in lengths that neither distance nor slant changes much.
"""

from __future__ import annotations

import numpy as np

from lchost.checkin.clearer import halved, smooth
from lchost.paper.scanback.marking import DISC_MM, HOLLOW_MM, MARK_MM
from lchost.paper.scanback.plane import Bools, Floats, Gray, sampled

_RING = (MARK_MM - HOLLOW_MM) / (2 * MARK_MM)  # shares of the whole width
_WHITE = (HOLLOW_MM - DISC_MM) / (2 * MARK_MM)
_DISC = DISC_MM / MARK_MM
_SHARES = np.array([_RING, _WHITE, _DISC, _WHITE, _RING])
_LOOSE = 0.5  # of its share that a length may be off …
_BLUR_PX = 1.2  # … and so many pixels more
_DARK = 0.86  # of what is around it
_AROUND = 2.2  # marks' widths that are around
_AGREE = 0.25  # of its width that a mark's middle may lie apart across and down
_RADII = tuple(
    radius / MARK_MM
    for radius in (
        DISC_MM * 0.4,
        (DISC_MM + HOLLOW_MM) / 2,
        (HOLLOW_MM + MARK_MM) / 2,
        MARK_MM + 0.6,
    )
)
_AROUND_IT = 24  # points of a circle
_MOSTLY = 0.7  # of them must be as they should: a pen or a fold may cross
_MOST_LINES = 6000  # crossings that are looked at: a picture of stripes has millions


def targets(gray: Gray, wide_px: float) -> Floats:
    """Return the middles (n, 2) of the marks, about `wide_px` wide, half as well as twice that."""
    dark = _dark(gray, round(_AROUND * wide_px))
    across = _crossings(dark, wide_px)
    down = _crossings(np.ascontiguousarray(dark.T), wide_px)[:, [1, 0, 2]]
    if not len(across) or not len(down):
        return np.zeros((0, 2))
    found = [one for one in _agreeing(across, down) if _is_mark(gray, *one)]
    return np.array([_middle(gray, *one[:2], max(one[2:])) for one in found]).reshape(-1, 2)


def _dark(gray: Gray, reach: int) -> Bools:
    """Tell which pixels are darker than what is around them; what is around is seen coarsely."""
    coarse = smooth(halved(halved(gray)), max(1, reach // 4))
    around = (coarse * np.float32(_DARK)).astype(np.uint8).repeat(4, axis=0).repeat(4, axis=1)
    tall, wide = around.shape  # up to three pixels less than the picture: no mark is in those
    made: Bools = gray[:tall, :wide] < around
    return made


def _crossings(dark: Bools, wide_px: float) -> Floats:
    """Return x, y and width of what looks like a line of pixels through a mark's middle."""
    tall, wide = dark.shape
    framed = np.zeros((tall, wide + 1), np.bool_)  # a white end, so that no run goes round a line
    framed[:, :wide] = dark
    flat = framed.reshape(-1)
    turns = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    if flat[0]:
        turns = np.concatenate(([0], turns))
    if len(turns) < 6:
        return np.zeros((0, 3))
    starts = turns[:-5:2]  # of dark runs: they are every other one
    lengths = np.stack([turns[n + 1 :: 2][: len(starts)] - turns[n::2][: len(starts)]
                        for n in range(5)], axis=1)  # fmt: skip
    whole = lengths.sum(axis=1).astype(np.float64)
    fits = (whole > wide_px / 2.2) & (whole < wide_px * 2.2)
    wanted = whole[:, None] * _SHARES
    fits &= (np.abs(lengths - wanted) <= wanted * _LOOSE + _BLUR_PX).all(axis=1)
    fits &= starts // (wide + 1) == (starts + whole.astype(np.int64)) // (wide + 1)
    kept = np.flatnonzero(fits)[:_MOST_LINES]
    first = starts[kept]
    middle = first % (wide + 1) + lengths[kept, 0] + lengths[kept, 1] + lengths[kept, 2] / 2
    return np.stack((middle, first // (wide + 1) + 0.5, whole[kept]), axis=1)


def _agreeing(across: Floats, down: Floats) -> list[tuple[float, float, float, float]]:
    """Return x, y, width and height of each place where lines across and down cross a middle."""
    order = np.argsort(across[:, 1], kind="stable")
    across = across[order]
    found: list[tuple[float, float, float, float]] = []
    for x, y, height in down:
        near = height * _AGREE
        if any(abs(x - fx) < w / 2 and abs(y - fy) < h / 2 for fx, fy, w, h in found):
            continue
        low, high = np.searchsorted(across[:, 1], (y - near, y + near))
        beside = across[low:high]
        beside = beside[np.abs(beside[:, 0] - x) < near]
        if len(beside):
            middle, width = (float(np.median(beside[:, n])) for n in (0, 2))
            found.append((middle, float(y), width, float(height)))
    return found


def _is_mark(gray: Gray, x: float, y: float, width: float, height: float) -> bool:
    """Tell whether disc, white and ring are there all around a middle."""
    turn = np.linspace(0, 2 * np.pi, _AROUND_IT, endpoint=False)
    half = np.array([width / 2, height / 2])
    around = np.stack((np.cos(turn), np.sin(turn)), axis=1) * half
    disc, white, ring, paper = (
        sampled(gray, np.array([x, y]) + share * around) for share in _RADII
    )
    dark, light = np.median(np.concatenate((disc, ring))), np.median(paper)
    between = (dark + light) / 2
    as_it_should = [(disc < between), (ring < between), (white > between), (paper > between)]
    return bool(dark < light * _DARK and min(m.mean() for m in as_it_should) >= _MOSTLY)


def _middle(gray: Gray, x: float, y: float, width: float) -> tuple[float, float]:
    """Return a mark's middle between pixels, by the weight of its ink."""
    reach = max(3, round(width * 0.62))
    for _ in range(2):
        left, top = max(0, int(x) - reach), max(0, int(y) - reach)
        part = gray[top : int(y) + reach + 1, left : int(x) + reach + 1].astype(np.float32)
        white = np.percentile(part, 80)
        ink = np.clip(white * _DARK - part, 0, None)
        lines, columns = np.indices(part.shape)
        ink *= (columns + left + 0.5 - x) ** 2 + (lines + top + 0.5 - y) ** 2 <= reach**2
        total = float(ink.sum())
        if not total:
            break
        x = float((ink * columns).sum()) / total + left + 0.5
        y = float((ink * lines).sum()) / total + top + 0.5
    return x, y

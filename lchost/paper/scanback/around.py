"""Looks for ink close beside a box: a ring around it, a tick that missed it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from lchost.paper.scanback.layout import Box
from lchost.paper.scanback.plane import Bools, Floats, Light

FARTHEST_MM = 2.2  # from a box's line: numbers and names are further away
_LINE_MM = 0.7  # that its own line may take, with what bled out of it
_BESIDE_MM = 0.9  # that the line of the box beside it may take
_RULE_MM = 0.45  # that half of the rule between two lines may take
_PRINT_MM = 0.35  # that print over a box may take


def reaches(boxes: Sequence[Box]) -> Floats:
    """Return how far around each box the paper is white: left, over, right and under (n, 4).

    Lines have a rule half way between them; boxes of one line are looked at up to the next one.
    """
    side = np.array([box.side_mm for box in boxes])
    right, down = _gaps(boxes)
    across = [np.where(gap > 0, gap, np.inf).min(axis=1) - _BESIDE_MM for gap in (right.T, right)]
    high = np.fmin(*[np.where(gap > 0, gap, np.inf).min(axis=1) for gap in (down.T, down)])
    rule = high / 2 - _RULE_MM  # under the last line is a rule too
    over = np.fmin(rule, np.array([box.over_mm for box in boxes]) - _PRINT_MM)
    made: Floats = np.stack((across[0], over, across[1], rule), axis=1)
    return np.clip(made, 0, np.minimum(FARTHEST_MM, side)[:, None])


def without_ticks_beside(reach: Floats, boxes: Sequence[Box], ticked: Bools) -> Floats:
    """Return the reaches, shorter towards a ticked box: its strokes run out of it."""
    right, down = _gaps(boxes)
    made = reach.copy()
    for column, gap in enumerate((right.T, down.T, right, down)):
        room = np.where((gap > 0) & ticked[None, :], gap, np.inf).min(axis=1)
        left_to_it = np.where(column % 2, room - _OVERRUN_MM, room / 2 - _RULE_MM)
        made[:, column] = np.clip(left_to_it, 0, made[:, column])
    return made


_OVERRUN_MM = 2.5  # of a tick over its box


def ink_mm2(dark: Light, reach: Floats, least: Floats, side: float, fine: int) -> Floats:
    """Return the ink around each box, as if all of it were black.

    Args:
        dark: boxes with some paper around them, `fine` samples a millimetre; see `boxes.measured`.
        least: what is lighter is paper.
    """
    count = dark.shape[1]
    edge = (count / fine - side) / 2
    at = (np.arange(count) + 0.5) / fine - edge
    x, y = at[None, None, :], at[None, :, None]
    left, over, right, under = (reach[:, n, None, None] for n in range(4))
    is_white = (x >= -left) & (x <= side + right) & (y >= -over) & (y <= side + under)
    is_box = (np.abs(x - side / 2) < side / 2 + _LINE_MM) & (
        np.abs(y - side / 2) < side / 2 + _LINE_MM
    )
    is_ink = is_white & ~is_box & (dark > least[:, None, None])
    made: Floats = np.where(is_ink, dark, 0).sum(axis=(1, 2)) / fine**2
    return made


def _gaps(boxes: Sequence[Box]) -> tuple[Floats, Floats]:
    """Return the white from each box to each other on its right and under it; 0: not beside it."""
    x, y, side = (np.array([getattr(box, name) for box in boxes]) for name in
                  ("x_mm", "y_mm", "side_mm"))  # fmt: skip
    right = x[None, :] - (x + side)[:, None]
    down = y[None, :] - (y + side)[:, None]
    is_level = np.abs(y[None, :] - y[:, None]) < side[:, None]
    is_below = np.abs(x[None, :] - x[:, None]) < side[:, None]
    return np.where(is_level & (right > 0), right, 0), np.where(is_below & (down > 0), down, 0)

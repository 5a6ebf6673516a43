"""From a sheet's millimetres to a picture's pixels, and pictures along such a way."""

from __future__ import annotations

from typing import Any

import numpy as np

from lchost.checkin.clearer import halved

Gray = np.ndarray[Any, np.dtype[np.uint8]]
Floats = np.ndarray[Any, np.dtype[np.float64]]
Bools = np.ndarray[Any, np.dtype[np.bool_]]
Light = np.ndarray[Any, np.dtype[np.float32]]


def way(sheet: Floats, picture: Floats) -> Floats:
    """Return the 3 by 3 projection that takes points (n, 2) of the sheet to the picture's.

    Four points or more, in least squares by the direct linear transform.
    Source: Hartley and Zisserman, Multiple View Geometry, 2nd edition, algorithm 4.2.
    """
    to_sheet, to_picture = _normal(sheet), _normal(picture)
    a, b = along(to_sheet, sheet), along(to_picture, picture)
    rows = np.zeros((2 * len(a), 9))
    ones = np.ones((len(a), 1))
    rows[::2, 0:3] = rows[1::2, 3:6] = np.hstack((a, ones))
    rows[::2, 6:9] = -b[:, :1] * rows[::2, 0:3]
    rows[1::2, 6:9] = -b[:, 1:] * rows[1::2, 3:6]
    solved = np.linalg.svd(rows)[2][-1].reshape(3, 3)
    made: Floats = np.linalg.inv(to_picture) @ solved @ to_sheet
    return made / made[2, 2] if abs(made[2, 2]) > 1e-12 else made


def along(projection: Floats, points: Floats) -> Floats:
    """Return points (…, 2) projected."""
    x, y = points[..., 0], points[..., 1]
    p = projection
    depth = p[2, 0] * x + p[2, 1] * y + p[2, 2]
    made: Floats = np.stack(
        (
            (p[0, 0] * x + p[0, 1] * y + p[0, 2]) / depth,
            (p[1, 0] * x + p[1, 1] * y + p[1, 2]) / depth,
        ),
        axis=-1,
    )
    return made


def scale_at(projection: Floats, x: float, y: float) -> float:
    """Return how many pixels a millimetre has around a point of the sheet."""
    near = along(projection, np.array([(x, y), (x + 1, y), (x, y + 1)]))
    across, down = near[1] - near[0], near[2] - near[0]
    return float(np.sqrt(abs(across[0] * down[1] - across[1] * down[0])))


def sampled(gray: Gray, points: Floats) -> Light:
    """Return the brightness at points (…, 2) between pixels; what lies outside is black.

    A pixel's middle is at a half: (0.5, 0.5) is the first pixel's.
    """
    tall, wide = gray.shape
    x = points[..., 0].astype(np.float32) - np.float32(0.5)
    y = points[..., 1].astype(np.float32) - np.float32(0.5)
    inside = (x >= 0) & (x <= wide - 1) & (y >= 0) & (y <= tall - 1)
    is_whole = bool(inside.all())  # nearly always: nothing to set aside then
    if not is_whole:
        x, y = np.where(inside, x, 0), np.where(inside, y, 0)
    column = np.minimum(x.astype(np.int32), wide - 2)
    line = np.minimum(y.astype(np.int32), tall - 2)
    right, down = x - column, y - line
    first = line * wide + column
    flat = gray.reshape(-1)
    above = _between(flat[first], flat[first + 1], right)
    first += wide
    made = _between(above, _between(flat[first], flat[first + 1], right), down)
    return made if is_whole else np.where(inside, made, np.float32(0))


def _between(one: Gray | Light, other: Gray | Light, share: Light) -> Light:
    made: Light = other.astype(np.float32)
    made -= one
    made *= share
    made += one
    return made


def halved_to(gray: Gray, most: float, have: float) -> tuple[Gray, float]:
    """Return the picture halved while it has more than `most`, and its scale."""
    scale = 1.0
    while have * scale >= 2 * most:
        gray, scale = halved(gray), scale / 2
    return gray, scale


def _normal(points: Floats) -> Floats:
    """Return the move that brings points around the origin, about a unit away."""
    middle = points.mean(axis=0)
    spread = float(np.sqrt(((points - middle) ** 2).sum(axis=1).mean())) or 1.0
    return np.array(
        [
            [1 / spread, 0, -middle[0] / spread],
            [0, 1 / spread, -middle[1] / spread],
            [0, 0, 1.0],
        ]
    )

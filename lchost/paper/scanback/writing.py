"""Tells places that were written in from empty ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lchost.paper.scanback.layout import Area
from lchost.paper.scanback.plane import Floats, Gray, along, sampled

_FINE = 6  # samples a millimetre
_LEAST_DARK = 0.28  # what is lighter is paper, a printed line, or shows through from the back
_LEAST_MM2 = 1.5  # of ink as if all of it were black: a name of three letters has twice as much


@dataclass(frozen=True)
class Writing:
    """A place to write in, and whether something is written there."""

    area: Area
    is_written: bool


def read(
    gray: Gray, projection: Floats, areas: Sequence[Area], black: float
) -> tuple[Writing, ...]:
    """Return for each area whether it was written in.  Arguments as for `boxes.read`."""
    return tuple(Writing(a, _ink(gray, projection, a, black) >= _LEAST_MM2) for a in areas)


def _ink(gray: Gray, projection: Floats, area: Area, black: float) -> float:
    part = sampled(gray, along(projection, grid(area, _FINE)))
    white = max(1.0, float(np.median(part)))
    dark = (1 - part / white) / (1 - black)
    return float(np.where(dark > _LEAST_DARK, np.minimum(dark, 1), 0).sum()) / _FINE**2


def grid(area: Area, per_mm: float) -> Floats:
    """Return points all over an area, so many a millimetre, line by line."""
    x = area.x_mm + (np.arange(max(1, round(area.wide_mm * per_mm))) + 0.5) / per_mm
    y = area.y_mm + (np.arange(max(1, round(area.high_mm * per_mm))) + 0.5) / per_mm
    made: Floats = np.stack(np.meshgrid(x, y), axis=-1)
    return made

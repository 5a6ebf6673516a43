"""Where the boxes of a sheet are and whose; kept as JSON while the sheet is out of the house."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from lchost.errors import DamagedValue

BOX_MM = 5.0  # the usual side, to the middle of its line
FAR_MM = 9.0  # so much white paper is as good as more
_VERSION = 1


@dataclass(frozen=True)
class Box:
    """A box to tick.  `key` says whose it is; the place is its top left, to the line's middle.

    `over_mm`: of white paper over it, where something is printed close by.
    """

    key: str
    x_mm: float
    y_mm: float
    side_mm: float = BOX_MM
    over_mm: float = FAR_MM


@dataclass(frozen=True)
class Area:
    """A place to write by hand in; it is shown, and only told empty from not empty."""

    key: str
    x_mm: float
    y_mm: float
    wide_mm: float
    high_mm: float


@dataclass(frozen=True)
class Layout:
    """A sheet in millimetres from its own top left, marks clockwise from there.

    `code` is the top left and the side of its QR code, without the white around it.
    """

    wide_mm: float
    high_mm: float
    marks: tuple[tuple[float, float], ...]
    code: tuple[float, float, float]
    boxes: tuple[Box, ...] = ()
    areas: tuple[Area, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the layout as JSON can keep it, to a hundredth of a millimetre."""
        return {
            "version": _VERSION,
            "size": _rounded(self.wide_mm, self.high_mm),
            "marks": [_rounded(*mark) for mark in self.marks],
            "code": _rounded(*self.code),
            "boxes": [[b.key, *_rounded(b.x_mm, b.y_mm, b.side_mm, b.over_mm)] for b in self.boxes],
            "areas": [[a.key, *_rounded(a.x_mm, a.y_mm, a.wide_mm, a.high_mm)] for a in self.areas],
        }


@dataclass(frozen=True)
class MarkedSheet:
    """One sheet as it was drawn: its code, the page it is on (from 0), what is where."""

    code: str
    page: int
    layout: Layout


def from_json(kept: Any) -> Layout:
    """Return a layout that was kept.

    Raises:
        DamagedValue: it is none, or none that this version can read.
    """
    try:
        if kept["version"] != _VERSION:
            raise DamagedValue()
        wide, high = _numbers(kept["size"], 2)
        x, y, side = _numbers(kept["code"], 3)
        marks = tuple((m[0], m[1]) for m in (_numbers(one, 2) for one in kept["marks"]))
        boxes = tuple(Box(str(one[0]), *_numbers(one[1:], 4)) for one in kept["boxes"])
        areas = tuple(Area(str(one[0]), *_numbers(one[1:], 4)) for one in kept["areas"])
    except (KeyError, TypeError, ValueError, IndexError) as trouble:
        raise DamagedValue() from trouble
    if len(marks) != 4 or min(wide, high, side) <= 0:
        raise DamagedValue()
    return Layout(wide, high, marks, (x, y, side), boxes, areas)


def _rounded(*numbers: float) -> list[float]:
    return [round(number, 2) for number in numbers]


def _numbers(found: Any, count: int) -> list[float]:
    numbers = [float(one) for one in found]
    if len(numbers) != count or not all(map(math.isfinite, numbers)):
        raise ValueError(found)
    return numbers

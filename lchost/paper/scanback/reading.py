"""Reads the sheets in a picture: which they are, which boxes are ticked, what was written where."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

import numpy as np

from lchost.checkin import decode
from lchost.paper.scanback import boxes, sheet_code, writing
from lchost.paper.scanback.boxes import Ticking
from lchost.paper.scanback.layout import Area, Layout
from lchost.paper.scanback.lying import Lying, about, lying
from lchost.paper.scanback.marking import MARK_MM
from lchost.paper.scanback.plane import (
    Floats,
    Gray,
    along,
    halved_to,
    sampled,
    scale_at,
)
from lchost.paper.scanback.targets import targets
from lchost.paper.scanback.writing import Writing

_MARKS_SHARES = (0.026, 0.06)  # of the picture's short side: a page of A4, a form of A6
_LEAST_MARK_PX = 8.0
LONGER_MS = 900.0  # for a picture whose code is not seen at once
_MARK_PX = 24.0  # a mark's width: in a larger picture it is not found better, but later
_ALIKE = 1.3  # marks whose widths differ by less are found together
_BOX_PX = 8.0  # pixels a millimetre at which boxes are read


class Trouble(Enum):
    """Why a sheet in a picture was not read."""

    NO_SHEET = "no_sheet"
    NO_CODE = "no_code"  # marks are seen, their code is cut off, covered or blurred
    UNKNOWN = "unknown"  # a sheet of another community, or one that was never printed
    CUT_OFF = "cut_off"  # more than one mark is outside the picture …
    CORNERS = "corners"  # … or hidden or blurred


@dataclass(frozen=True)
class ReadSheet:
    """A sheet as it was read; `gray` is the picture, `projection` how the sheet lies in it.

    `picture` is the same for sheets of one picture: two with one code there are copies.
    `file` and `page` tell where it was: empty for the webcam, 0 where the file has one page.
    """

    code: str
    layout: Layout
    boxes: tuple[Ticking, ...]
    areas: tuple[Writing, ...]
    marks: int
    gray: Gray = field(repr=False, compare=False)
    projection: Floats = field(repr=False, compare=False)
    picture: str = ""
    file: str = ""
    page: int = 0

    def part(self, area: Area, per_mm: float = 6.0) -> Gray:
        """Return a part of the sheet, straight, as a grey picture."""
        points = along(self.projection, writing.grid(area, per_mm))
        made: Gray = np.clip(sampled(self.gray, points) + 0.5, 0, 255).astype(np.uint8)
        return made


@dataclass(frozen=True)
class Reading:
    """What a picture holds: sheets that were read, and codes of sheets that were not, and why."""

    sheets: tuple[ReadSheet, ...]
    troubles: tuple[tuple[Trouble, str], ...]


def read(gray: Gray, layout_of: Callable[[str], Layout | None]) -> Reading:
    """Read all sheets of ours in a grey picture (rows of bytes).

    Args:
        layout_of: the layout that is kept under a sheet's code.
    """
    found = _codes(gray)
    if not found:
        return Reading((), ((_without_code(gray), ""),))
    marks = _Marks(gray)
    picture = secrets.token_hex(8)
    sheets: list[ReadSheet] = []
    troubles: list[tuple[Trouble, str]] = []
    for code, corners in found:
        layout = layout_of(code)
        if layout is None:
            troubles.append((Trouble.UNKNOWN, code))
        elif (lies := marks.lying(layout, corners)) is None:
            troubles.append((_without_corners(gray, layout, corners), code))
        else:
            sheets.append(_sheet(gray, code, layout, lies, picture))
    sheets.sort(key=_place)
    return Reading(tuple(sheets), tuple(troubles))


def _place(sheet: ReadSheet) -> tuple[int, float]:
    """Return where a sheet is among those beside it, line by line."""
    layout = sheet.layout
    ends = np.array([(0, 0), (layout.wide_mm, layout.high_mm)])
    (left, top), (right, foot) = along(sheet.projection, ends)
    high = max(1.0, abs(foot - top))
    return round(float(top + foot) / 2 / high), float(left + right)


def _without_code(gray: Gray) -> Trouble:
    """Tell a sheet whose code is lost from no sheet at all, by its marks."""
    least = min(gray.shape)
    for share in _MARKS_SHARES:
        small, scale = halved_to(gray, _MARK_PX, share * least)
        if (
            share * least * scale >= _LEAST_MARK_PX
            and len(targets(small, share * least * scale)) > 1
        ):
            return Trouble.NO_CODE
    return Trouble.NO_SHEET


def _without_corners(gray: Gray, layout: Layout, corners: Floats) -> Trouble:
    """Tell whether marks are outside the picture, as far as the code alone tells."""
    x, y = about(np.array(layout.marks), layout, corners).T
    high, wide = gray.shape
    outside = (x < 0) | (y < 0) | (x > wide) | (y > high)
    return Trouble.CUT_OFF if outside.sum() > 1 else Trouble.CORNERS


def _codes(gray: Gray) -> list[tuple[str, Floats]]:
    """Return the code of each sheet in a picture, and its corners."""
    for budget in (0.0, LONGER_MS):
        ours = [
            (code, np.array(one.corners, float))
            for one in decode.decode(gray, budget)
            if (code := sheet_code.read(one.text))
        ]
        if ours:
            return ours
    return []


class _Marks:
    """The marks in a picture: looked for once, for sheets beside each other are of one size."""

    def __init__(self, gray: Gray) -> None:
        self._gray = gray
        self._found: dict[float, Floats] = {}  # by the width they were looked for

    def lying(self, layout: Layout, corners: Floats) -> Lying | None:
        ways = np.roll(corners, -1, axis=0) - corners
        per_mm = float(np.hypot(*ways.T).mean()) / layout.code[2]
        width = 2 * MARK_MM * per_mm
        alike = (one for one in self._found if max(one / width, width / one) < _ALIKE)
        known = next(alike, None)
        if known is None:
            small, scale = halved_to(self._gray, _MARK_PX, width)
            self._found[width] = targets(small, width * scale) / scale
            known = width
        return lying(layout, corners, self._found[known])


def _sheet(gray: Gray, code: str, layout: Layout, lies: Lying, picture: str) -> ReadSheet:
    middle = layout.wide_mm / 2, layout.high_mm / 2
    small, scale = halved_to(gray, _BOX_PX, scale_at(lies.projection, *middle))
    projection = np.diag((scale, scale, 1.0)) @ lies.projection
    black = _black(small, projection, layout)
    ticked = boxes.read(small, projection, layout.boxes, black) if layout.boxes else []
    areas = writing.read(small, projection, layout.areas, black)
    boxes_read = tuple(ticked)
    return ReadSheet(code, layout, boxes_read, areas, lies.marks, small, projection, picture)


def _black(gray: Gray, projection: Floats, layout: Layout) -> float:
    """Return how bright the sheet's own ink is as a share of its paper, by the marks."""
    shares = []
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    around = np.stack((np.cos(turn), np.sin(turn)), axis=1)
    for mark in np.array(layout.marks):
        ink = np.median(sampled(gray, along(projection, mark + 0.35 * around)))
        paper = np.median(sampled(gray, along(projection, mark + (MARK_MM + 0.7) * around)))
        if paper > 0:
            shares.append(float(ink / paper))
    return min(0.7, float(np.median(shares))) if shares else 0.0

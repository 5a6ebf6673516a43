"""Where to cut and to fold a sheet of plain paper."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from lchost.paper import look
from lchost.paper.sheets.presets import Sheet

if TYPE_CHECKING:
    from lchost.paper.drawing import Drawing

_PEN_MM = 0.1
_DASH_MM = 1.0
_FOLD_DASH_MM = 2.5
_TICK_MM = 4.0
_EDGE_MM = 4.0  # printers leave so much white


class Cuts(Enum):
    """What is printed for the knife."""

    LINES = "lines"  # light dashed lines, for scissors
    MARKS = "marks"  # ticks at the edges and crosses between the labels, for a ruler
    NONE = "none"


@dataclass(frozen=True)
class Ways:
    """Where knives and folds run, in mm from the left and from the top."""

    down: tuple[float, ...] = ()
    across: tuple[float, ...] = ()
    folds: tuple[float, ...] = ()


def ways(sheet: Sheet) -> Ways:
    """Return where a sheet is cut and folded; nowhere unless that is done by hand."""
    if not sheet.is_cut_by_hand:
        return Ways()
    deep = sheet.label_high_mm * (2 if sheet.kind == "fold" else 1)
    first_row = [sheet.corner(slot)[0] for slot in range(sheet.columns)]
    first_column = [sheet.corner(row * sheet.columns)[1] for row in range(sheet.rows)]
    folds = [top + sheet.label_high_mm for top in first_column] if sheet.kind == "fold" else []
    return Ways(
        _inside(sheet.wide_mm, *first_row, *(left + sheet.label_wide_mm for left in first_row)),
        _inside(sheet.high_mm, *first_column, *(top + deep for top in first_column)),
        tuple(folds),
    )


def draw_cuts(drawing: Drawing, sheet: Sheet, cuts: Cuts = Cuts.LINES) -> None:
    """Draw the way of the knife and of the folds on a page."""
    found = ways(sheet)
    for y in found.folds:
        for x in (_EDGE_MM, sheet.wide_mm - _EDGE_MM - _TICK_MM):
            drawing.line(x, y, x + _TICK_MM, y, look.HAIR, _PEN_MM, _FOLD_DASH_MM)
    if cuts is Cuts.LINES:
        for x in found.down:
            drawing.line(x, 0, x, sheet.high_mm, look.HAIR, _PEN_MM, _DASH_MM)
        for y in found.across:
            drawing.line(0, y, sheet.wide_mm, y, look.HAIR, _PEN_MM, _DASH_MM)
    elif cuts is Cuts.MARKS:
        _marks(drawing, sheet, found)


def _marks(drawing: Drawing, sheet: Sheet, found: Ways) -> None:
    half = _TICK_MM / 2
    for x in found.down:
        for y in (_EDGE_MM, sheet.high_mm - _EDGE_MM - _TICK_MM):
            drawing.line(x, y, x, y + _TICK_MM, look.STONE, _PEN_MM)
        for y in found.across:
            drawing.line(x, y - half, x, y + half, look.STONE, _PEN_MM)
            drawing.line(x - half, y, x + half, y, look.STONE, _PEN_MM)
    for y in found.across:
        for x in (_EDGE_MM, sheet.wide_mm - _EDGE_MM - _TICK_MM):
            drawing.line(x, y, x + _TICK_MM, y, look.STONE, _PEN_MM)


def _inside(end: float, *places: float) -> tuple[float, ...]:
    """Return the places on the page, once each; its own edges need no knife."""
    return tuple(sorted({round(at, 3) for at in places if 0.1 < at < end - 0.1}))

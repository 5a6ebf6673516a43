"""The calibration page: shows how far a printer's paper lies off, in millimetres.

Two scales cross an edge that the host can find on real paper: the edge of a label, a fold, or the
edge of the page.  The number read there is the offset that puts things right, whatever offset the
page was printed with: its outlines are moved, its scales are not.  Printers put the back of a sheet
elsewhere than its front: the back has scales of its own.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import Enum
from math import ceil, floor

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.running import Printed
from lchost.paper.sheets.backs import Flip, Spot, is_turned_sideways, spots
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.paper.sheets.presets import Sheet
from lchost.paper.stationery import PLAIN, Stationery
from lchost.paper.text.faces import Style
from lchost.paper.text.fitting import Fitted, fit
from lchost.paper.words import Words

REACH_MM = 8  # so far off a scale can tell
_LONG_MM, _SHORT_MM = 3.0, 1.6  # ticks of even and of odd millimetres
_PEN_MM = 0.15
_FINE_MM = 0.1
_DIGITS_PT = 5.5
_NUMBER_PT = 16.0
_PANEL_MM = (130.0, 44.0)  # wide, and the highest
_LEAST_WORDS_PT = 5.0  # smaller words are left out; the screen says the same


class Against(Enum):
    """What the host holds the scales against."""

    LIGHT = "light"  # a sheet of labels, through the page
    FOLD = "fold"
    EDGE = "edge"  # of the paper


@dataclass(frozen=True)
class Edges:
    """Where the scales have their zero."""

    against: Against
    across_mm: float  # of scales A and C
    down_mm: float  # of scales B and D


def edges(sheet: Sheet) -> Edges:
    """Return the edges that the scales of a sheet cross: the label's nearest to the middle."""
    if sheet.is_cut_by_hand:
        return Edges(Against.FOLD, sheet.wide_mm / 2, sheet.high_mm / 2)
    if sheet.slots == 1:
        return Edges(Against.EDGE, 0, 0)
    column, row = sheet.columns // 2, sheet.rows // 2
    left, _ = sheet.corner(column)
    _, top = sheet.corner(row * sheet.columns)
    return Edges(Against.LIGHT, left, top)


def edges_behind(sheet: Sheet, flip: Flip) -> Edges:
    """Return the same edges as they lie on the back of a sheet."""
    front = edges(sheet)
    if front.against is Against.EDGE:
        return front
    if is_turned_sideways(sheet, flip):
        return replace(front, across_mm=sheet.wide_mm - front.across_mm)
    return replace(front, down_mm=sheet.high_mm - front.down_mm)


def calibration_page(
    sheet: Sheet,
    words: Words,
    offset: Offset = NO_OFFSET,
    flip: Flip = Flip.NONE,
    back_offset: Offset = NO_OFFSET,
    house: Stationery = PLAIN,
) -> Printed:
    """Return a page of outlines with the scales, and one of backs where the sheet is turned."""
    drawing = Drawing(
        sheet.wide_mm,
        sheet.high_mm,
        f"{words.calibration}: {sheet.name}",
        house.community,
        words.language,
        offset,
        house.han,
    )
    for spot in spots(sheet, sheet.slots, flip=flip):
        if drawing.pages <= spot.page:
            _front(drawing, sheet, words, offset)
            drawing.next_page(back_offset)
        _outline(drawing, sheet, spot)
    if drawing.pages == 1:
        _front(drawing, sheet, words, offset)
    else:
        _panel(drawing, sheet, words.calibration, words.behind)
        _scales(drawing, sheet, edges_behind(sheet, flip), back_offset, "CD")
    return Printed(drawing.finish(), drawing.pages)


def _outline(drawing: Drawing, sheet: Sheet, spot: Spot) -> None:
    """Draw the edge of a label, and its number where there is more than one."""
    wide, high = sheet.label_wide_mm, sheet.label_high_mm
    place = (spot.left_mm, spot.top_mm, wide, high)
    with drawing.upside_down(*place) if spot.is_turned else nullcontext():
        drawing.outline(*place, sheet.corner_mm, look.STONE, _FINE_MM)
        if sheet.slots > 1 or spot.is_back:
            x, y = spot.left_mm + wide - 3, spot.top_mm + high - 3
            drawing.text(str(spot.number + 1), x, y, _NUMBER_PT, look.RULE, Style.BOLD, "right")


def _front(drawing: Drawing, sheet: Sheet, words: Words, offset: Offset) -> None:
    found = edges(sheet)
    says = {
        Against.LIGHT: words.hold_to_light,
        Against.FOLD: words.fold_in_half,
        Against.EDGE: words.at_the_edge,
    }[found.against]
    if offset:
        says += f" {words.moved(offset.right_mm, offset.down_mm)}"
    _panel(drawing, sheet, words.calibration, says)
    _scales(drawing, sheet, found, offset, "AB")


def _scales(drawing: Drawing, sheet: Sheet, found: Edges, offset: Offset, names: str) -> None:
    """Draw both scales in the middle of labels, clear of their numbers and of the words above."""
    left, top = sheet.corner(sheet.columns * int(sheet.rows * 0.7) + sheet.columns - 1)
    low, aside = top + sheet.label_high_mm * 0.4, left + sheet.label_wide_mm * 0.4
    if found.against is Against.EDGE:
        low, aside = sheet.high_mm * 0.8, sheet.wide_mm * 0.82
    _scale_across(drawing, names[0], found.across_mm, low, offset.right_mm)
    _scale_down(drawing, names[1], aside, found.down_mm, offset.down_mm)


def _panel(drawing: Drawing, sheet: Sheet, title: str, says: str) -> None:
    """Say what to do, on white, above the scales."""
    wide = min(_PANEL_MM[0], sheet.wide_mm * (0.62 if sheet.slots > 1 else 0.55))
    high = min(_PANEL_MM[1], sheet.high_mm * 0.5)
    left = (sheet.wide_mm - wide) / 2 if sheet.slots > 1 else sheet.wide_mm * 0.17
    top = sheet.high_mm * (0.14 if sheet.slots > 1 else 0.2)
    room = wide * PT_PER_MM
    head = fit(f"{title}: {sheet.name}", Style.BOLD, room, high * 0.8, 13, 2, drawing.han)
    below = _high_mm(head) + 1.5
    body = fit(says, Style.PLAIN, room, (high - below) * PT_PER_MM, 10, 8, drawing.han)
    is_said = body.size_pt >= _LEAST_WORDS_PT
    tall = below + (_high_mm(body) if is_said else 0)
    drawing.fill(left - 2, top - 2, wide + 4, tall + 4, look.WHITE)
    drawing.block(head, left, top + head.top_pt / PT_PER_MM, look.INK)
    if is_said:
        drawing.block(body, left, top + below + body.top_pt / PT_PER_MM, look.TEXT)


def _high_mm(fitted: Fitted) -> float:
    return (fitted.top_pt + fitted.bottom_pt) / PT_PER_MM


def _scale_across(drawing: Drawing, name: str, edge: float, y: float, moved: float) -> None:
    """Draw a scale; its zero is `edge` on the page, however far the page is moved."""
    first, last = _reach(moved)
    at = [(n, edge + n - moved) for n in range(first, last + 1)]
    at = [(n, x) for n, x in at if 0 <= x + moved <= drawing.wide_mm]
    drawing.fill(at[0][1] - 1, y - 4, at[-1][1] - at[0][1] + 2, 7.5, look.WHITE)
    drawing.line(at[0][1], y, at[-1][1], y, look.BLACK, _PEN_MM)
    for n, x in at:
        long = _LONG_MM if n % 2 == 0 else _SHORT_MM
        drawing.line(x, y - long, x, y, look.BLACK, _PEN_MM if n else 2 * _PEN_MM)
        if n % 2 == 0:
            drawing.text(_signed(n), x, y + 2.6, _DIGITS_PT, look.BLACK, align="centre")
    drawing.text(name, at[-1][1] + 2.5, y + 1, 11, look.INK, Style.BOLD)


def _scale_down(drawing: Drawing, name: str, x: float, edge: float, moved: float) -> None:
    """Draw the other scale likewise."""
    first, last = _reach(moved)
    at = [(n, edge + n - moved) for n in range(first, last + 1)]
    at = [(n, y) for n, y in at if 0 <= y + moved <= drawing.high_mm]
    drawing.fill(x - 4, at[0][1] - 1, 8, at[-1][1] - at[0][1] + 2, look.WHITE)
    drawing.line(x, at[0][1], x, at[-1][1], look.BLACK, _PEN_MM)
    for n, y in at:
        long = _LONG_MM if n % 2 == 0 else _SHORT_MM
        drawing.line(x - long, y, x, y, look.BLACK, _PEN_MM if n else 2 * _PEN_MM)
        if n % 2 == 0:
            drawing.text(_signed(n), x + 1, y + 0.7, _DIGITS_PT, look.BLACK)
    drawing.text(name, x, at[-1][1] + 5, 11, look.INK, Style.BOLD, "centre")


def _reach(moved: float) -> tuple[int, int]:
    """Return the first and the last number of a scale, around what is known already."""
    return min(-REACH_MM, floor(moved) - 2), max(REACH_MM, ceil(moved) + 2)


def _signed(number: int) -> str:
    return f"−{-number}" if number < 0 else str(number)

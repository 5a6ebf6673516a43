"""Where the fronts and the backs go, so that each back lies behind its front.

Two ways of turning a sheet over: around a vertical axis, as a page of a book, or around a
horizontal one, as a page of a wall calendar, when every back is printed upside down so that it
reads when the badge is turned round on its lanyard.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum

from lchost.paper.sheets.places import slots
from lchost.paper.sheets.presets import Sheet


class Flip(Enum):
    """How backs come about."""

    NONE = "none"  # there are none
    LONG = "long"  # the printer turns the sheet over its long edge
    SHORT = "short"  # … over its short edge
    FOLD = "fold"  # the label is folded, its back lies below it upside down


@dataclass(frozen=True)
class Spot:
    """Where one side of one badge goes.

    Attributes:
        number: of the badge, from 0.
        page: of the document, from 0; backs have pages of their own unless the sheet is folded.
        is_turned: to be drawn upside down in its place.
    """

    number: int
    page: int
    left_mm: float
    top_mm: float
    is_back: bool = False
    is_turned: bool = False


_FLIPS = {
    "none": (Flip.NONE,),
    "duplex": (Flip.NONE, Flip.LONG, Flip.SHORT),
    "fold": (Flip.FOLD, Flip.NONE),
}


def flips(sheet: Sheet) -> tuple[Flip, ...]:
    """Return the ways that a sheet can get its backs; the first is the usual one."""
    return _FLIPS[sheet.back]


def spots(sheet: Sheet, count: int, start_slot: int = 0, flip: Flip = Flip.NONE) -> Iterator[Spot]:
    """Yield the sides of `count` badges in the order of the document's pages.

    Raises:
        ValueError: the sheet cannot be turned that way.
    """
    if flip not in flips(sheet):
        raise ValueError(f"{sheet.key}: {flip}")
    both = flip in (Flip.LONG, Flip.SHORT)
    fronts: dict[int, list[Spot]] = {}
    for number, slot in enumerate(slots(sheet, count, start_slot)):
        page = slot.page * 2 if both else slot.page
        front = Spot(number, page, slot.left_mm, slot.top_mm)
        fronts.setdefault(page, []).append(front)
    for of_page in fronts.values():
        yield from of_page
        if flip is not Flip.NONE:
            yield from (_back(sheet, front, flip) for front in of_page)


def badges_on(
    chosen: Collection[int], sheet: Sheet, count: int, start_slot: int = 0, flip: Flip = Flip.NONE
) -> list[int]:
    """Return the numbers of the badges whose fronts are on these pages of the document."""
    made = spots(sheet, count, start_slot, flip)
    return [spot.number for spot in made if not spot.is_back and spot.page in chosen]


def is_turned_sideways(sheet: Sheet, flip: Flip) -> bool:
    """Tell whether a sheet is turned around a vertical axis, as a page of a book."""
    return (flip is Flip.LONG) != (sheet.wide_mm > sheet.high_mm)


def _back(sheet: Sheet, front: Spot, flip: Flip) -> Spot:
    left, top = front.left_mm, front.top_mm
    if flip is Flip.FOLD:
        below = top + sheet.label_high_mm
        return Spot(front.number, front.page, left, below, is_back=True, is_turned=True)
    if is_turned_sideways(sheet, flip):
        left = sheet.wide_mm - left - sheet.label_wide_mm
        return Spot(front.number, front.page + 1, left, top, is_back=True)
    top = sheet.high_mm - top - sheet.label_high_mm
    return Spot(front.number, front.page + 1, left, top, is_back=True, is_turned=True)

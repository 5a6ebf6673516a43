"""New elements: how each looks when it is first laid on a badge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from lchost.paper.badges.design import Align, Box, Design, Element, Valign, What
from lchost.paper.text.faces import Style
from lchost.ui.badges import arranging
from lchost.ui.badges.arranging import Elements, Size

if TYPE_CHECKING:
    from lchost.paper.badges.people import BadgeSet

_SHARE = {  # of the label's width and height
    What.NAME: (0.8, 0.28),
    What.LEGAL_NAME: (0.6, 0.08),
    What.TEXT: (0.6, 0.09),
    What.ROLE: (0.5, 0.13),
    What.TABLES: (0.4, 0.4),
    What.AGENDA: (0.5, 0.5),
    What.WIFI: (0.4, 0.25),
    What.GUIDELINES: (0.5, 0.4),
    What.LOGO: (0.25, 0.16),
    What.BOX: (0.5, 0.2),
    What.SIGNATURES: (0.6, 0.16),
}
_USUAL_SHARE = (0.5, 0.09)
_SHARES = (1.0, 0.8, 0.66, 0.5)  # a code of 20 mm is read at 10
_LIST_PT, _LIST_SHARES = (8.5, 7.5, 7.0), (0.4, 0.5, 0.66, 0.8, 1.0)
_MARGIN_MM = 3.0
_PT_PER_MM = 72 / 25.4
_PAGE_MM, _PAGE_QR_MM = 150.0, 32.0  # a signed code is larger, and pages have room
_QR_MM, _CODE_MM, _LINE_MM = 20.0, (22.0, 6.0), 0.4


def fresh(what: What, design: Design, text: str = "") -> Element:
    """Return a new element in the middle of the label; texts say `text`."""
    wide, high = _size(what, design)
    box = Box((design.wide_mm - wide) / 2, (design.high_mm - high) / 2, wide, high)
    scale = min(1.0, design.wide_mm / 105, design.high_mm / 74)

    def pt(size: float) -> float:
        return max(7.0, round(size * max(0.6, scale)))

    if what is What.NAME:
        return Element(what, box, Style.BOLD, pt(36), Align.CENTRE, lines=2)
    if what is What.ROLE:
        return Element(
            what, box, Style.BOLD, pt(13), Align.CENTRE, colour="white", fill="role", corner_mm=1.6
        )
    if what.is_list:
        return Element(what, box, size_pt=pt(9.5), valign=Valign.TOP, lines=12)
    if what is What.CODE:
        return Element(what, box, size_pt=7.0, align=Align.CENTRE, colour="muted", lines=2)
    if what is What.PHOTO:
        return Element(what, box, corner_mm=2.0, is_filled=True)
    if what in (What.LINE, What.SEAL):
        return Element(what, box, colour="accent")
    if what is What.BOX:
        return Element(what, box, fill="accent", corner_mm=1.6)
    if what.is_picture:
        return Element(what, box, align=Align.CENTRE)
    return Element(what, box, size_pt=pt(11), text=text if what is What.TEXT else "")


def laid_out(
    new: Element, elements: Elements, size: Size, badge_set: BadgeSet | None = None
) -> Element:
    """Return a new element on the first free spot, smaller where that helps.

    A list gets the room that its rows need on these people's badges.
    """
    for made in (*_for_rows(new, size, badge_set), *(_shrunk(new, share) for share in _SHARES)):
        spot = arranging.free_spot(elements, made.box, size)
        if spot:
            return replace(made, box=spot)
    return replace(new, box=arranging.beside_others(elements, new.box))


def _shrunk(new: Element, share: float) -> Element:
    """Make its box smaller around its middle; lines of letters keep their height."""
    box = new.box
    wide = box.wide_mm * share
    high = box.high_mm * (share if new.what.is_square or new.what.is_picture else 1)
    return replace(new, box=_around(box, wide, high))


def _for_rows(new: Element, size: Size, badge_set: BadgeSet | None) -> Iterator[Element]:
    """Yield a list as large as its rows need it: the largest letters first, then the least room."""
    if not new.what.is_list or badge_set is None:
        return
    from lchost.paper.badges import listing

    rows = {listing.rows_of(new, person, badge_set) for person in badge_set.people}
    if all(len(one) < 2 for one in rows):
        return
    wide, high = size[0] - 2 * _MARGIN_MM, size[1] - 2 * _MARGIN_MM
    made = new
    for pt in (new.size_pt, *(one for one in _LIST_PT if one < new.size_pt)):
        made = replace(new, size_pt=pt)
        found = []
        for share in _LIST_SHARES:
            room = wide * share * _PT_PER_MM
            needs = [listing.high_for(one, new.style, pt, room, badge_set.han) for one in rows]
            found.append(Box(0, 0, wide * share, max(needs) / _PT_PER_MM))
        fits = [box for box in found if box.high_mm <= high]
        for box in sorted(fits, key=lambda one: one.wide_mm * one.high_mm):
            yield replace(made, box=box)
    yield replace(made, box=Box(0, 0, wide, high))


def _around(box: Box, wide: float, high: float) -> Box:
    left = box.left_mm + (box.wide_mm - wide) / 2
    return Box(left, box.top_mm + (box.high_mm - high) / 2, wide, high)


def _size(what: What, design: Design) -> tuple[float, float]:
    room = (design.wide_mm, design.high_mm)
    if what.is_square:
        usual = _PAGE_QR_MM if min(room) > _PAGE_MM else _QR_MM
        side = min(usual, room[0] * 0.8, room[1] * 0.8)
        return side, side
    if what in (What.PHOTO, What.PICTURE, What.SEAL):
        side = min(room) * 0.45
        return side, side
    if what is What.CODE:
        return min(_CODE_MM[0], room[0]), min(_CODE_MM[1], room[1])
    share = _SHARE.get(what, _USUAL_SHARE)
    if what is What.LINE:
        return room[0] * 0.6, _LINE_MM
    return room[0] * share[0], max(4.0, room[1] * share[1])

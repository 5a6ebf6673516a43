"""Signs to hang up, a sheet each: rooms, groups; what they say reads from across the hall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import MARGIN_MM, Occasion, Printed, letterhead
from lchost.paper.signs import arrows
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.fitting import Fitted, fit
from lchost.paper.text.shaping import CAPITALS

_HEAD_MM, _FOOT_MM = 24.0, 20.0
_ARROW_MM = 38.0  # from its middle to its tip
_ARROW_ROOM_MM = 92.0
_GAP_MM = 12.0
_LOGO_MM = (50.0, 14.0)
_MOST_LINES = 4


@dataclass(frozen=True)
class Part:
    """A text of a sign, as large as its share of the height lets it be."""

    text: str
    largest_pt: float
    share: float = 1.0
    is_bold: bool = True
    is_quiet: bool = False


@dataclass(frozen=True)
class Sign:
    """What one sign says, from the top down; parts without words take no room."""

    parts: tuple[Part, ...]


def room(title: str, place: str, when: str) -> Sign:
    """Return a room's sign: where it is, what goes on there, and when."""
    if not place.strip():
        return Sign((Part(title, 96, 3), Part(when, 26, 0.6, is_bold=False, is_quiet=True)))
    return Sign(
        (
            Part(place, 110, 2.2),
            Part(title, 60, 2.0, is_bold=False),
            Part(when, 24, 0.6, is_bold=False, is_quiet=True),
        )
    )


def group(place: int, word: str, called: str, theme: str, leader: str) -> Sign:
    """Return a group's sign: its number, what it is called, its theme, who leads it."""
    has_words = bool(called.strip() or theme.strip())
    return Sign(
        (
            Part(word, 40, 0.6, is_bold=False, is_quiet=True),
            Part(str(place), 340 if has_words else 460, 3.4),
            Part(called, 64, 1.4),
            Part(theme, 44, 1.4, is_bold=False),
            Part(leader, 22, 0.5, is_bold=False, is_quiet=True),
        )
    )


def signs(
    what: str, occasion: Occasion, wanted: Sequence[Sign], page_size: str = "a4", arrow: str = ""
) -> Printed:
    """Return a page for each sign, and for each arrow that is chosen."""
    wide, high = PAGES_MM[page_size]
    title = f"{what}: {occasion.title}"
    language, han = occasion.words.language, occasion.house.han
    draw = Drawing(wide, high, title, occasion.community, language, han=han)
    pages = [(sign, one) for sign in wanted for one in arrows.of(arrow)]
    for n, (sign, one) in enumerate(pages):
        if n:
            draw.next_page()
        _page(draw, occasion, sign, one)
    return Printed(draw.finish(), draw.pages)


def _page(draw: Drawing, occasion: Occasion, sign: Sign, arrow: str) -> None:
    left, right = MARGIN_MM, draw.wide_mm - MARGIN_MM
    house = occasion.house
    beside = letterhead(draw, house, left, _HEAD_MM, _LOGO_MM)
    name, wide = occasion.community.upper(), right - left
    draw.spaced(name, left + beside, 21, 10, look.STONE, Style.BOLD, 0.12, wide_mm=wide - beside)
    draw.line(left, _HEAD_MM + 4, right, _HEAD_MM + 4, house.ink, 0.7)
    bottom = draw.high_mm - _FOOT_MM
    if arrow:
        middle = bottom - _ARROW_ROOM_MM / 2 + 4
        arrows.draw_arrow(draw, arrow, draw.wide_mm / 2, middle, _ARROW_MM, house.ink)
        bottom -= _ARROW_ROOM_MM
    _parts(draw, sign, house.ink, _HEAD_MM + 10, bottom, wide)


def _parts(draw: Drawing, sign: Sign, ink: str, top: float, bottom: float, wide: float) -> None:
    """Set the parts under each other; what one does not need, all share as air."""
    parts = [part for part in sign.parts if part.text.strip()]
    if not parts:
        return
    room = bottom - top - _GAP_MM * (len(parts) - 1)
    whole = sum(part.share for part in parts)
    made = [_set(part, wide, room * part.share / whole, draw.han) for part in parts]
    heights = [_tall(one) for one in made]
    y = top + (room - sum(heights)) / 2
    for n, (part, fitted, high) in enumerate(zip(parts, made, heights, strict=True)):
        base = y + fitted.top_pt / PT_PER_MM
        first = next(place for place, one in enumerate(parts) if not one.is_quiet)
        colour = look.STONE if part.is_quiet else ink if n == first else look.TEXT
        draw.block(fitted, draw.wide_mm / 2, base, colour, "centre")
        y += high + _GAP_MM


def _set(part: Part, wide: float, high: float, han: str) -> Fitted:
    style = Style.BOLD if part.is_bold else Style.PLAIN
    largest = min(part.largest_pt, high * PT_PER_MM * EM / CAPITALS)
    return fit(part.text, style, wide * PT_PER_MM, high * PT_PER_MM, largest, _MOST_LINES, han)


def _tall(fitted: Fitted) -> float:
    return (fitted.top_pt + fitted.bottom_pt) / PT_PER_MM

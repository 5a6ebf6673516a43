"""The community's guidelines, to hang up: as large as they fit on a page, or on several."""

from __future__ import annotations

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import MARGIN_MM, Occasion, Printed, letterhead
from lchost.paper.text.breaking import wrap
from lchost.paper.text.faces import Style
from lchost.paper.text.fitting import fit
from lchost.paper.text.shaping import Line

_SIZES_PT = (30.0, 26.0, 23.0, 20.0, 18.0, 16.0, 14.0)  # the last is set on several pages
_LEADING, _BETWEEN = 1.42, 0.65  # of the size: from line to line, and before a paragraph
_TOP_MM, _NEXT_TOP_MM, _FOOT_MM = 66.0, 26.0, 18.0
_LOGO_MM = (50.0, 14.0)
Placed = tuple[int, float, Line]  # page, baseline in mm, line


def guidelines_poster(occasion: Occasion, text: str, page_size: str = "a4") -> Printed:
    """Return the guidelines; an empty line or a new one begins a paragraph."""
    wide, high = PAGES_MM[page_size]
    words, house = occasion.words, occasion.house
    han = house.han
    draw = Drawing(wide, high, words.guidelines, occasion.community, words.language, han=han)
    left, room = MARGIN_MM, wide - 2 * MARGIN_MM
    beside = letterhead(draw, house, left, 23, _LOGO_MM)
    name = occasion.community.upper()
    draw.spaced(name, left + beside, 21, 10, look.STONE, Style.BOLD, 0.12, wide_mm=room - beside)
    title = fit(words.guidelines, Style.BOLD, room * PT_PER_MM, 17 * PT_PER_MM, 36, 1, han)
    draw.block(title, left, 44, house.ink)
    draw.line(left, 51, left + room, 51, house.ink, 0.7)
    size, placed = _fitted(text, room, high, han)
    for page, base, line in placed:
        while page >= draw.pages:
            draw.next_page()
        x, align = (left + room, "right") if line.is_rtl else (left, "left")
        draw.place(line, x, base, size, look.TEXT, align)
    return Printed(draw.finish(), draw.pages)


def _fitted(text: str, wide: float, high: float, han: str) -> tuple[float, list[Placed]]:
    for size in _SIZES_PT[:-1]:
        placed = _flow(text, size, wide, high, han)
        if not placed or placed[-1][0] == 0:
            return size, placed
    return _SIZES_PT[-1], _flow(text, _SIZES_PT[-1], wide, high, han)


def _flow(text: str, size: float, wide: float, high: float, han: str) -> list[Placed]:
    placed: list[Placed] = []
    page, y = 0, _TOP_MM
    step = size * _LEADING / PT_PER_MM
    for paragraph in filter(None, map(str.strip, text.splitlines())):
        if placed:
            y += size * _BETWEEN / PT_PER_MM
        for line in wrap(paragraph, Style.PLAIN, size, wide * PT_PER_MM, han):
            if y > high - _FOOT_MM:
                page, y = page + 1, _NEXT_TOP_MM
            placed.append((page, y, line))
            y += step
    return placed

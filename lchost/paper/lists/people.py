"""Who is expected: everybody by name, in columns, for the time before there are groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM
from lchost.paper.lists.groups import person, person_mm
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import MARGIN_MM, Occasion, Printed, Running, room_mm, top_mm
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.shaping import CAPITALS

_COLUMNS = 2
_COLUMN_GAP_MM = 10.0
_HEAD_MM, _PILL_MM, _COUNT_PT = 9.4, 7.4, 12.0
_ROUNDING_MM = 0.01


@dataclass(frozen=True)
class _Place:
    """Where a name stands; `down_mm` below what is above the names of its page."""

    page: int
    column: int
    down_mm: float


def people_list(occasion: Occasion, people: Sequence[str], page_size: str = "a4") -> Printed:
    """Return who is expected, in the order given; how many they are stands once, above all."""
    whole = PAGES_MM[page_size][0] - 2 * MARGIN_MM
    wide = (whole - (_COLUMNS - 1) * _COLUMN_GAP_MM) / _COLUMNS
    heights = [person_mm(name, wide) for name in people]
    places = _places(heights, page_size)
    pages = places[-1].page + 1 if places else 1
    running = Running(occasion.words.people, occasion, page_size, pages)
    draw, top = running.drawing, top_mm(0)
    draw.pill(running.left, top, whole, _PILL_MM, 1.2, look.WASH)
    base = top + (_PILL_MM + CAPITALS * _COUNT_PT / EM / PT_PER_MM) / 2
    count = occasion.words.count_people(len(people))
    ink = occasion.house.ink
    draw.text(count, running.left + 3, base, _COUNT_PT, ink, Style.BOLD, wide_mm=whole - 6)
    page = 0
    for n, (name, place) in enumerate(zip(people, places, strict=True)):
        if place.page > page:
            running.next_page()
            page = place.page
        x = running.left + place.column * (wide + _COLUMN_GAP_MM)
        y = top_mm(page) + _head_mm(page) + place.down_mm
        following = places[n + 1 : n + 2]
        is_ruled = bool(following) and following[0].down_mm > 0
        person(draw, n + 1, name, "", (x, y), wide, is_ruled=is_ruled)
    return running.finish()


def _head_mm(page: int) -> float:
    return 0.0 if page else _HEAD_MM


def _places(heights: Sequence[float], page_size: str) -> list[_Place]:
    """Lay names down the columns; those of the last page are about as long as each other."""
    places: list[_Place] = []
    page = 0
    while len(places) < len(heights):
        rest, room = heights[len(places) :], room_mm(page_size, page) - _head_mm(page)
        found = _down(rest, room)
        if len(found) == len(rest):
            found = _even(rest, room)
        places += [_Place(page, column, down) for column, down in found]
        page += 1
    return places


def _down(heights: Sequence[float], room: float) -> list[tuple[int, float]]:
    """Return the column of each, and how far down, as long as there is room on the page."""
    found: list[tuple[int, float]] = []
    column, used = 0, 0.0
    for high in heights:
        if used and used + high > room + _ROUNDING_MM:
            column, used = column + 1, 0.0
        if column == _COLUMNS:
            break
        found.append((column, used))
        used += high
    return found


def _even(heights: Sequence[float], room: float) -> list[tuple[int, float]]:
    """Return the same in columns as short as can be."""
    tried = max(*heights, sum(heights) / _COLUMNS)
    while tried < room:
        if len(found := _down(heights, tried)) == len(heights):
            return found
        tried += min(heights) / 2
    return _down(heights, room)

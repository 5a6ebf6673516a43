"""Find your table: everybody by name, with the number to look for; to hang up or lay out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.grouping.showing import first_letter
from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import MARGIN_MM, Occasion, Printed, Running, cell, room_mm, top_mm
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.shaping import shape

_COLUMNS = 2
_COLUMN_GAP_MM = 12.0
_LETTER_MM = 8.0  # for the first letter, at the first of its names
_FIGURE = 1.1  # times the letters: the number is larger than the name
_BEFORE_FIGURE_MM = 3.0
_ROWS = ((10.0, 18.0), (8.2, 15.0), (6.6, 12.0))  # mm and pt: large if they fit on one page
_SHRINKS = 0.75  # a long name becomes so much smaller before it takes more lines
_MORE_LINES = 2.0  # rows that a name in several lines takes
_MOST_LINES = 3
_ROUNDING_MM = 0.01


@dataclass(frozen=True)
class Found:
    """A person and the number of their table."""

    name: str
    place: int
    language: str = ""


def find_table(
    occasion: Occasion, what: str, people: Sequence[Found], page_size: str = "a4"
) -> Printed:
    """Return the list in the order given; `what` is its name: "Find your table, round 2"."""
    wide = (PAGES_MM[page_size][0] - 2 * MARGIN_MM - (_COLUMNS - 1) * _COLUMN_GAP_MM) / _COLUMNS
    for row_mm, size_pt in _ROWS:
        room = wide - _LETTER_MM - _figures_mm(people, size_pt)
        heights = [_height(person.name, room, row_mm, size_pt) for person in people]
        places = _even(heights, page_size)
        if _pages(places) == 1:
            break
    running = Running(what, occasion, page_size, _pages(places))
    letter, page = "", 0
    for person, high, place in zip(people, heights, places, strict=True):
        if place.page > page:
            running.next_page()
            page = place.page
        before, letter = letter, first_letter(person.name)
        shown = letter if place.down_mm == 0 or letter != before else ""
        x = running.left + place.column * (wide + _COLUMN_GAP_MM)
        y = top_mm(page) + place.down_mm
        _draw(running, person, occasion.house.ink, shown, x, y, wide, room, high, size_pt)
    return running.finish()


@dataclass(frozen=True)
class _Place:
    """Where a name stands."""

    page: int
    column: int
    down_mm: float


def _figures_mm(people: Sequence[Found], size_pt: float) -> float:
    """Return the room that the widest number takes; names have the rest."""
    widest = max((shape(str(one.place), Style.BOLD).width for one in people), default=0)
    return widest * size_pt * _FIGURE / EM / PT_PER_MM + _BEFORE_FIGURE_MM


def _height(name: str, room: float, row_mm: float, size_pt: float) -> float:
    """Return the height of a row: a name that would become too small gets more room."""
    needs = shape(name).width * size_pt * _SHRINKS / EM
    return row_mm if needs <= room * PT_PER_MM else row_mm * _MORE_LINES


def _even(heights: Sequence[float], page_size: str) -> list[_Place]:
    """Lay rows down the columns; those of a single page are about as long as each other."""
    places = _flow(heights, page_size, room_mm(page_size, 0))
    if _pages(places) > 1 or not heights:
        return places
    room = max(*heights, sum(heights) / _COLUMNS)
    while room < room_mm(page_size, 0):
        tried = _flow(heights, page_size, room)
        if _pages(tried) == 1:
            return tried
        room += min(heights) / 2
    return places


def _flow(heights: Sequence[float], page_size: str, first_room: float) -> list[_Place]:
    places: list[_Place] = []
    column, used = 0, 0.0  # columns are counted over all pages
    for high in heights:
        page = column // _COLUMNS
        room = room_mm(page_size, page) if page else first_room
        if used and used + high > room + _ROUNDING_MM:
            column, used = column + 1, 0.0
        places.append(_Place(column // _COLUMNS, column % _COLUMNS, used))
        used += high
    return places


def _pages(places: Sequence[_Place]) -> int:
    return places[-1].page + 1 if places else 1


def _draw(
    running: Running,
    person: Found,
    ink: str,
    letter: str,
    x: float,
    y: float,
    wide: float,
    room: float,
    row_mm: float,
    size_pt: float,
) -> None:
    draw, base = running.drawing, y + row_mm / 2 + size_pt * 0.126
    if letter:
        draw.text(letter, x, base, size_pt, look.STONE, Style.BOLD, wide_mm=_LETTER_MM - 1.5)
    at = x + _LETTER_MM
    cell(draw, person.name, at, y, room, row_mm, size_pt, person.language, _MOST_LINES)
    end = x + wide
    draw.text(str(person.place), end, base, size_pt * _FIGURE, ink, Style.BOLD, "right")
    draw.line(x + _LETTER_MM, y + row_mm, end, y + row_mm, look.RULE, 0.12)

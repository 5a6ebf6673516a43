"""Find your table: everybody by name, with the number to look for; to hang up or lay out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from lchost.grouping.showing import first_letter
from lchost.paper import look
from lchost.paper.faces import Style
from lchost.paper.running import MARGIN_MM, Occasion, Printed, Running, cell, room_mm, top_mm
from lchost.paper.stationery import PAGES_MM

_COLUMNS = 2
_COLUMN_GAP_MM = 12.0
_LETTER_MM = 8.0  # for the first letter, at the first of its names
_PLACE_MM = 16.0
_ROWS = ((10.0, 18.0), (8.2, 15.0), (6.6, 12.0))  # mm and pt: large if they fit on one page


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
    row_mm, size_pt = next(
        (r for r in _ROWS if _pages(r[0], page_size, len(people)) == 1), _ROWS[-1]
    )
    pages = _pages(row_mm, page_size, len(people))
    running = Running(what, occasion, page_size, pages)
    wide = (PAGES_MM[page_size][0] - 2 * MARGIN_MM - (_COLUMNS - 1) * _COLUMN_GAP_MM) / _COLUMNS
    done, letter = 0, ""
    for page in range(pages):
        if page:
            running.next_page()
        rows = _rows(row_mm, page_size, page)
        if pages == 1:
            rows = ceil(len(people) / _COLUMNS)  # columns of one length
        for column in range(_COLUMNS):
            x = running.left + column * (wide + _COLUMN_GAP_MM)
            for n, person in enumerate(people[done : done + rows]):
                before, letter = letter, first_letter(person.name)
                shown = letter if n == 0 or letter != before else ""
                _draw(running, person, shown, x, top_mm(page) + n * row_mm, wide, row_mm, size_pt)
            done += rows
    return running.finish()


def _rows(row_mm: float, page_size: str, page: int) -> int:
    return int(room_mm(page_size, page) / row_mm)


def _pages(row_mm: float, page_size: str, people: int) -> int:
    left, pages = people - _COLUMNS * _rows(row_mm, page_size, 0), 1
    return pages + max(0, ceil(left / (_COLUMNS * _rows(row_mm, page_size, 1))))


def _draw(
    running: Running,
    person: Found,
    letter: str,
    x: float,
    y: float,
    wide: float,
    row_mm: float,
    size_pt: float,
) -> None:
    draw, base = running.drawing, y + row_mm / 2 + size_pt * 0.126
    if letter:
        draw.text(letter, x, base, size_pt, look.STONE, Style.BOLD, wide_mm=_LETTER_MM - 1.5)
    room = wide - _LETTER_MM - _PLACE_MM
    cell(draw, person.name, x + _LETTER_MM, y, room, row_mm, size_pt, person.language)
    end = x + wide
    draw.text(
        str(person.place), end, base, size_pt * 1.1, look.INK, Style.BOLD, "right", _PLACE_MM - 2
    )
    draw.line(x + _LETTER_MM, y + row_mm, end, y + row_mm, look.RULE, 0.12)

"""Who sits where: groups in columns, or everybody before there are groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.paper import look, words
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.faces import EM, Style
from lchost.paper.running import MARGIN_MM, Occasion, Printed, Running, cell, room_mm, top_mm
from lchost.paper.stationery import PAGES_MM
from lchost.paper.text import shape

_NAME_PT = 10.5
_SMALL_NAME_PT = 8.5  # a name that would be smaller gets two lines
_ROW_MM = 5.8
_TALL_ROW_MM = 9.2
_HEAD_MM = 9.4
_MORE_MM = 5.0
_GAP_MM = 6.0
_NUMBER_MM = 10.0
_COLUMN_GAP_MM = 10.0
_COLUMNS = 2
_STEP_MM = 4.0  # how finely columns of one page are evened out
_FEWEST = 6  # a long group is split only where so many still fit


@dataclass(frozen=True)
class Group:
    """Who sits together; a name of digits only is printed as "Group 3".

    Attributes:
        more: a line under the name: its theme, who leads it.
        languages: of the people, which shape their letters.
    """

    name: str
    people: tuple[str, ...]
    table: str = ""
    more: str = ""
    languages: tuple[str, ...] = ()

    @property
    def head_mm(self) -> float:
        """The height above its people."""
        return _HEAD_MM + (_MORE_MM if self.more else 0)


@dataclass(frozen=True)
class _Part:
    """A stretch of a group in one column."""

    group: Group
    first: int
    last: int
    page: int
    column: int
    y_mm: float


def group_list(
    occasion: Occasion, groups: Sequence[Group], page_size: str = "a4", round_number: int = 0
) -> Printed:
    """Return who sits in which group; round 0 is not named."""
    return _print(words.groups(round_number), occasion, groups, page_size)


def people_list(occasion: Occasion, people: Sequence[str], page_size: str = "a4") -> Printed:
    """Return who is expected: the list for the time before there are groups."""
    group = Group(words.people(len(people)), tuple(people))
    return _print(words.PEOPLE, occasion, [group], page_size)


def _print(what: str, occasion: Occasion, groups: Sequence[Group], page_size: str) -> Printed:
    wide = (PAGES_MM[page_size][0] - 2 * MARGIN_MM - (_COLUMNS - 1) * _COLUMN_GAP_MM) / _COLUMNS
    parts = _even(groups, page_size, wide)
    pages = parts[-1].page + 1 if parts else 1
    running = Running(what, occasion, page_size, pages)
    page = 0
    for part in parts:
        while page < part.page:
            running.next_page()
            page += 1
        x = running.left + part.column * (wide + _COLUMN_GAP_MM)
        _draw(running.drawing, part, x, wide)
    return running.finish()


def _even(groups: Sequence[Group], page_size: str, wide: float) -> list[_Part]:
    """Lay out groups; if all are on one page, in columns as short as can be."""
    whole = room_mm(page_size, 0)
    parts = _flow(groups, page_size, wide, whole)
    if not parts or parts[-1].page:
        return parts
    tallest = max(group.head_mm + sum(_rows(group, wide)) for group in groups)
    room = min(tallest + 0.1, whole)
    while room < whole:
        tried = _flow(groups, page_size, wide, room)
        if not tried[-1].page:
            return tried
        room += _STEP_MM
    return parts


def _flow(groups: Sequence[Group], page_size: str, wide: float, first_room: float) -> list[_Part]:
    """Lay groups down the columns; only a group longer than a whole column is split."""
    parts: list[_Part] = []
    column = 0  # counted over all pages
    used = 0.0
    for group in groups:
        heights = _rows(group, wide)
        first = 0
        while True:
            page = column // _COLUMNS
            room = room_mm(page_size, page) if page else first_room
            rest = heights[first:]
            fits = _fitting(rest, room - used - group.head_mm)
            never = sum(rest) + group.head_mm > room_mm(page_size, page + 1)
            if fits < len(rest) and used and not (never and fits >= _FEWEST):
                column, used = column + 1, 0.0
                continue
            last = first + (max(fits, 1) if rest else 0)
            y = top_mm(page) + used
            parts.append(_Part(group, first, last, page, column % _COLUMNS, y))
            used += group.head_mm + sum(heights[first:last]) + _GAP_MM
            first = last
            if first >= len(heights):
                break
            column, used = column + 1, 0.0
    return parts


def _rows(group: Group, wide: float) -> list[float]:
    """Return the height of each name."""
    room = (wide - _NUMBER_MM) * PT_PER_MM * EM / _SMALL_NAME_PT
    return [_ROW_MM if shape(name).width <= room else _TALL_ROW_MM for name in group.people]


def _fitting(heights: Sequence[float], room: float) -> int:
    for n, high in enumerate(heights):
        room -= high
        if room < 0:
            return n
    return len(heights)


def _draw(draw: Drawing, part: _Part, x: float, wide: float) -> None:
    y = part.y_mm
    draw.pill(x, y, wide, 7.4, 1.2, look.WASH)
    said = 0.0
    if part.group.table.strip():
        said = draw.text(
            part.group.table,
            x + wide - 3,
            y + 5.1,
            10,
            look.STONE,
            align="right",
            wide_mm=wide * 0.45,
        )
    draw.text(
        words.group(part.group.name),
        x + 3,
        y + 5.2,
        12,
        look.INK,
        Style.BOLD,
        wide_mm=wide - 8 - said,
    )
    if part.group.more:
        draw.text(part.group.more, x + 3, y + 11.4, 9.5, look.STONE, wide_mm=wide - 6)
    y += part.group.head_mm
    for n, high in enumerate(_rows(part.group, wide)[part.first : part.last], part.first):
        draw.text(str(n + 1), x + 7, y + high / 2 + 1.3, 8, look.STONE, align="right")
        name, language = part.group.people[n], (*part.group.languages, "")[n : n + 1]
        room = wide - _NUMBER_MM
        cell(draw, name, x + _NUMBER_MM, y, room, high, _NAME_PT, "".join(language))
        y += high
        if n + 1 < part.last:
            draw.line(x + _NUMBER_MM, y, x + wide, y, look.RULE, 0.12)

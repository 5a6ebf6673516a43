"""Who sits where: groups in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import MARGIN_MM, Occasion, Printed, Running, cell, room_mm, top_mm
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.fitting import fit
from lchost.paper.text.shaping import CAPITALS, shape

_NAME_PT = 10.5
_SMALL_NAME_PT = 8.5  # a name that would be smaller gets two lines
_ROW_MM = 5.8
_TALL_ROW_MM = 10.4
_HEAD_MM, _PILL_MM, _TALL_PILL_MM = 9.4, 7.4, 11.8
_SMALL_TITLE_PT = 9.5  # a title or line that would be smaller gets two lines
_TABLE_PT, _TABLE_SHARE = 10.0, 0.45  # of the width, at most
_MORE_MM, _TALL_MORE_MM, _SMALL_MORE_PT = 5.0, 9.0, 8.0
_GAP_MM = 6.0
_NUMBER_MM = 10.0
_COLUMN_GAP_MM = 10.0
_AIR_MM = 0.5  # over and under words in their box
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
    words = occasion.words
    named = [replace(group, name=words.group_called(group.name)) for group in groups]
    return _print(words.groups_in(round_number), occasion, named, page_size)


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
        _draw(running.drawing, part, occasion.house.ink, x, wide)
    return running.finish()


def _even(groups: Sequence[Group], page_size: str, wide: float) -> list[_Part]:
    """Lay out groups; if all are on one page, in columns as short as can be."""
    whole = room_mm(page_size, 0)
    parts = _flow(groups, page_size, wide, whole)
    if not parts or parts[-1].page:
        return parts
    tallest = max(_head_mm(group, wide) + sum(_rows(group, wide)) for group in groups)
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
        heights, head = _rows(group, wide), _head_mm(group, wide)
        first = 0
        while True:
            page = column // _COLUMNS
            room = room_mm(page_size, page) if page else first_room
            rest = heights[first:]
            fits = _fitting(rest, room - used - head)
            never = sum(rest) + head > room_mm(page_size, page + 1)
            if fits < len(rest) and used and not (never and fits >= _FEWEST):
                column, used = column + 1, 0.0
                continue
            last = first + (max(fits, 1) if rest else 0)
            y = top_mm(page) + used
            parts.append(_Part(group, first, last, page, column % _COLUMNS, y))
            used += head + sum(heights[first:last]) + _GAP_MM
            first = last
            if first >= len(heights):
                break
            column, used = column + 1, 0.0
    return parts


def _rows(group: Group, wide: float) -> list[float]:
    """Return the height of each name."""
    return [person_mm(name, wide) for name in group.people]


def person_mm(name: str, wide: float) -> float:
    """Return the height of a person's row."""
    room = (wide - _NUMBER_MM) * PT_PER_MM * EM / _SMALL_NAME_PT
    return _ROW_MM if shape(name).width <= room else _TALL_ROW_MM


def _head_mm(group: Group, wide: float) -> float:
    """Return the height above a group's people."""
    return _HEAD_MM - _PILL_MM + _pill_mm(group, wide) + _more_mm(group, wide)


def _pill_mm(group: Group, wide: float) -> float:
    """Return the height of the box with the group's name: a long one stands in two lines."""
    needs = shape(group.name, Style.BOLD).width * _SMALL_TITLE_PT / EM / PT_PER_MM
    return _PILL_MM if needs <= _title_room(group, wide) else _TALL_PILL_MM


def _title_room(group: Group, wide: float) -> float:
    said = shape(group.table).width * _TABLE_PT / EM / PT_PER_MM if group.table.strip() else 0.0
    return wide - 8 - min(said, wide * _TABLE_SHARE)


def _more_mm(group: Group, wide: float) -> float:
    if not group.more:
        return 0.0
    needs = shape(group.more).width * _SMALL_MORE_PT / EM / PT_PER_MM
    return _MORE_MM if needs <= wide - 6 else _TALL_MORE_MM


def _fitting(heights: Sequence[float], room: float) -> int:
    for n, high in enumerate(heights):
        room -= high
        if room < 0:
            return n
    return len(heights)


def _draw(draw: Drawing, part: _Part, ink: str, x: float, wide: float) -> None:
    y = part.y_mm
    pill = _pill_mm(part.group, wide)
    draw.pill(x, y, wide, pill, 1.2, look.WASH)
    if part.group.table.strip():
        draw.text(
            part.group.table,
            x + wide - 3,
            y + pill / 2 + 1.4,
            _TABLE_PT,
            look.STONE,
            align="right",
            wide_mm=wide * _TABLE_SHARE,
        )
    title, room = part.group.name, _title_room(part.group, wide)
    _in_middle(draw, title, Style.BOLD, x + 3, y, room, pill, 12, ink)
    if part.group.more:
        high = _more_mm(part.group, wide)
        top = y + pill + 0.7
        _in_middle(draw, part.group.more, Style.PLAIN, x + 3, top, wide - 6, high, 9.5, look.STONE)
    y += _head_mm(part.group, wide)
    for n in range(part.first, part.last):
        name, language = part.group.people[n], (*part.group.languages, "")[n : n + 1]
        is_ruled = n + 1 < part.last
        y += person(draw, n + 1, name, "".join(language), (x, y), wide, is_ruled=is_ruled)


def person(
    draw: Drawing,
    number: int,
    name: str,
    language: str,
    at: tuple[float, float],
    wide: float,
    *,
    is_ruled: bool,
) -> float:
    """Draw a person's row with its number, and a line under it if one follows; return its height.

    `at` is its corner, top left.
    """
    x, y = at
    high, room = person_mm(name, wide), wide - _NUMBER_MM
    draw.text(str(number), x + 7, y + high / 2 + 1.3, 8, look.STONE, align="right")
    cell(draw, name, x + _NUMBER_MM, y, room, high, _NAME_PT, language)
    if is_ruled:
        draw.line(x + _NUMBER_MM, y + high, x + wide, y + high, look.RULE, 0.12)
    return high


def _in_middle(
    draw: Drawing,
    text: str,
    style: Style,
    x: float,
    y: float,
    wide: float,
    high: float,
    largest_pt: float,
    colour: str,
) -> None:
    """Set words into a box, in two lines if they must be, by the middle of its height."""
    room = (high - 2 * _AIR_MM) * PT_PER_MM
    made = fit(text, style, wide * PT_PER_MM, room, largest_pt, 2, draw.han)
    capital = CAPITALS * made.size_pt / EM / PT_PER_MM
    tail = (len(made.lines) - 1) * made.leading_pt / PT_PER_MM
    draw.block(made, x, y + high / 2 + (capital - tail) / 2, colour)

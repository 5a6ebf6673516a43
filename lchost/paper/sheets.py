"""Lists for the day: the sign-in sheet, the agenda, who sits where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lchost.paper import look, words
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.faces import EM, Style
from lchost.paper.running import MARGIN_MM, Occasion, Printed, Running, room_mm, top_mm
from lchost.paper.stationery import PAGES_MM
from lchost.paper.text import CAPITALS, fit, wrap

_ROW_MM = 9.6
_HEADING_MM = 8.0
_SPARE_ROWS = 10
_NAME_MM = 5.8
_GROUP_HEAD_MM = 9.4
_GROUP_GAP_MM = 6.0
_COLUMN_GAP_MM = 10.0
_COLUMNS = 2


@dataclass(frozen=True)
class Signer:
    """One line of the sign-in sheet."""

    name: str
    pronouns: str = ""
    language: str = ""


@dataclass(frozen=True)
class AgendaLine:
    """One item; `starts_at` is in the workshop's zone, `format` one of `words.FORMATS`."""

    starts_at: datetime
    minutes: int
    title: str
    format: str = ""
    leader: str = ""


@dataclass(frozen=True)
class Group:
    """Who sits together; a name of digits only is printed as "Group 3"."""

    name: str
    people: tuple[str, ...]
    table: str = ""


# --- sign-in sheet -----------------------------------------------------------------------------


def sign_in(
    occasion: Occasion,
    people: Sequence[Signer],
    page_size: str = "a4",
    spare_rows: int = _SPARE_ROWS,
) -> Printed:
    """Return numbered lines to sign, and spare ones for who comes without a place."""
    rows = [*people, *[Signer("")] * spare_rows]
    pages: list[list[Signer]] = []
    while rows or not pages:
        fits = int((room_mm(page_size, len(pages)) - _HEADING_MM) / _ROW_MM)
        pages.append(rows[:fits])
        rows = rows[fits:]
    has_pronouns = any(person.pronouns.strip() for person in people)
    running = Running(words.SIGN_IN, occasion, page_size, len(pages))
    number = 0
    for page, lines in enumerate(pages):
        if page:
            running.next_page()
        columns = _sign_in_columns(running, has_pronouns)
        y = top_mm(page)
        _sign_in_heading(running, columns, y, has_pronouns)
        y += _HEADING_MM
        for person in lines:
            number += 1
            _sign_in_row(running, columns, y, number, person)
            y += _ROW_MM
    return running.finish()


def _sign_in_columns(running: Running, has_pronouns: bool) -> tuple[float, float, float, float]:
    """Return the left ends of number, name, pronouns and signature."""
    name = running.left + 11
    signature = running.right - 64
    pronouns = signature - 27 if has_pronouns else signature
    return running.left, name, pronouns, signature


def _sign_in_heading(
    running: Running, columns: tuple[float, float, float, float], y: float, pronouns: bool
) -> None:
    draw = running.drawing
    base = y + _HEADING_MM - 3
    draw.text(words.NAME, columns[1], base, 8.5, look.STONE)
    if pronouns:
        draw.text(words.PRONOUNS, columns[2], base, 8.5, look.STONE)
    draw.text(words.SIGNATURE, columns[3], base, 8.5, look.STONE)
    draw.line(running.left, y + _HEADING_MM, running.right, y + _HEADING_MM, look.STONE, 0.25)


def _sign_in_row(
    running: Running,
    columns: tuple[float, float, float, float],
    y: float,
    number: int,
    person: Signer,
) -> None:
    draw = running.drawing
    base = y + _ROW_MM / 2 + 1.6
    draw.text(str(number), columns[1] - 4, base, 8.5, look.STONE, align="right")
    _cell(draw, person.name, columns[1], y, columns[2] - columns[1] - 3, person.language)
    if person.pronouns.strip():
        wide = columns[3] - columns[2] - 3
        draw.text(person.pronouns, columns[2], base, 9, look.STONE, wide_mm=wide)
    bottom = y + _ROW_MM
    draw.line(running.left, bottom, columns[3] - 3, bottom, look.RULE, 0.15)
    draw.line(columns[3], bottom, running.right, bottom, look.STONE, 0.25)


def _cell(
    draw: Drawing, text: str, x: float, y: float, wide_mm: float, language: str, high_mm: float = 0
) -> None:
    """Set a name in a table cell, centred by its height, in two small lines if it must be."""
    high_mm = high_mm or _ROW_MM
    fitted = fit(
        text,
        Style.PLAIN,
        wide_mm * PT_PER_MM,
        (high_mm - 0.8) * PT_PER_MM,
        11.5 if high_mm > 7 else 10.5,
        language=language,
    )
    if not fitted.lines[0].runs:
        return
    tail = (len(fitted.lines) - 1) * fitted.leading_pt / PT_PER_MM
    capital = CAPITALS * fitted.size_pt / EM / PT_PER_MM
    base = y + high_mm / 2 + (capital - tail) / 2
    base = min(base, y + high_mm - 0.4 - fitted.bottom_pt / PT_PER_MM)
    base = max(base, y + 0.4 + fitted.top_pt / PT_PER_MM)
    draw.block(fitted, x, base, look.TEXT)


# --- agenda ------------------------------------------------------------------------------------


def agenda(
    occasion: Occasion, lines: Sequence[AgendaLine], page_size: str = "a4", purpose: str = ""
) -> Printed:
    """Return the day by the clock."""
    wide = PAGES_MM[page_size][0] - 2 * MARGIN_MM
    blocks = [_AgendaBlock(line, wide) for line in lines]
    aim = wrap(purpose, Style.PLAIN, 11, wide * PT_PER_MM) if purpose.strip() else ()
    aim_mm = len(aim) * 5.6 + 6 if aim else 0.0
    pages: list[list[_AgendaBlock]] = [[]]
    left_mm = room_mm(page_size, 0) - aim_mm
    for block in blocks:
        if block.high_mm > left_mm and pages[-1]:
            pages.append([])
            left_mm = room_mm(page_size, 1)
        pages[-1].append(block)
        left_mm -= block.high_mm
    running = Running(words.AGENDA, occasion, page_size, len(pages))
    for page, shown in enumerate(pages):
        if page:
            running.next_page()
        y = top_mm(page)
        if page == 0:
            for n, said in enumerate(aim):
                running.drawing.place(said, running.left, y + 4 + n * 5.6, 11, look.TEXT)
            y += aim_mm
        for block in shown:
            block.draw(running, y)
            y += block.high_mm
    return running.finish()


class _AgendaBlock:
    """One item, measured before it is drawn."""

    _SIZE_PT = 13.0
    _TITLE_X_MM = 22.0
    _LINE_MM = 5.9

    def __init__(self, line: AgendaLine, wide_mm: float) -> None:
        self._line = line
        room = (wide_mm - self._TITLE_X_MM - 22) * PT_PER_MM
        self._title = wrap(line.title, Style.BOLD, self._SIZE_PT, room)
        facts = (words.FORMATS.get(line.format, line.format), line.leader)
        said = "  ·  ".join(fact for fact in facts if fact.strip())
        self._facts = wrap(said, Style.PLAIN, 10, room) if said else ()
        self.high_mm = 8.4 + len(self._title) * self._LINE_MM + len(self._facts) * 4.9

    def draw(self, running: Running, y: float) -> None:
        draw = running.drawing
        base = y + 8.6
        draw.text(words.clock(self._line.starts_at), running.left, base, 13, look.INK, Style.BOLD)
        draw.text(
            f"{self._line.minutes} {words.MINUTES}",
            running.right,
            base,
            10,
            look.STONE,
            align="right",
        )
        for line in self._title:
            x = running.left + self._TITLE_X_MM
            draw.place(line, x, base, self._SIZE_PT, look.TEXT)
            base += self._LINE_MM
        for line in self._facts:
            draw.place(line, running.left + self._TITLE_X_MM, base - 0.5, 10, look.STONE)
            base += 4.9
        bottom = y + self.high_mm
        draw.line(running.left, bottom, running.right, bottom, look.RULE, 0.15)


# --- groups and people -------------------------------------------------------------------------


def group_list(occasion: Occasion, groups: Sequence[Group], page_size: str = "a4") -> Printed:
    """Return who sits in which group."""
    return _groups(words.GROUPS, occasion, groups, page_size)


def people_list(occasion: Occasion, people: Sequence[str], page_size: str = "a4") -> Printed:
    """Return who is expected: the list for the time before there are groups."""
    group = Group(words.people(len(people)), tuple(people))
    return _groups(words.PEOPLE, occasion, [group], page_size)


@dataclass(frozen=True)
class _Part:
    """A stretch of a group in one column."""

    group: Group
    first: int
    last: int
    page: int
    column: int
    y_mm: float


def _groups(what: str, occasion: Occasion, groups: Sequence[Group], page_size: str) -> Printed:
    parts = _flow(groups, page_size)
    pages = parts[-1].page + 1 if parts else 1
    running = Running(what, occasion, page_size, pages)
    wide = (running.right - running.left - (_COLUMNS - 1) * _COLUMN_GAP_MM) / _COLUMNS
    page = 0
    for part in parts:
        while page < part.page:
            running.next_page()
            page += 1
        _part(running.drawing, part, running.left + part.column * (wide + _COLUMN_GAP_MM), wide)
    return running.finish()


def _flow(groups: Sequence[Group], page_size: str) -> list[_Part]:
    """Lay groups down the columns; only a group longer than a whole column is split."""
    parts: list[_Part] = []
    column = 0  # counted over all pages
    used = 0.0
    for group in groups:
        first = 0
        while True:
            page = column // _COLUMNS
            room = room_mm(page_size, page)
            rest = len(group.people) - first
            fits = int((room - used - _GROUP_HEAD_MM) / _NAME_MM)
            never = rest * _NAME_MM + _GROUP_HEAD_MM > room_mm(page_size, page + 1)
            if fits < rest and used and not (never and fits >= 6):
                column, used = column + 1, 0.0
                continue
            last = min(first + max(fits, 1), len(group.people))
            y = top_mm(page) + used
            parts.append(_Part(group, first, last, page, column % _COLUMNS, y))
            used += _GROUP_HEAD_MM + (last - first) * _NAME_MM + _GROUP_GAP_MM
            first = last
            if first >= len(group.people):
                break
            column, used = column + 1, 0.0
    return parts


def _part(draw: Drawing, part: _Part, x: float, wide: float) -> None:
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
    y += _GROUP_HEAD_MM
    for n in range(part.first, part.last):
        base = y + _NAME_MM / 2 + 1.3
        draw.text(str(n + 1), x + 7, base, 8, look.STONE, align="right")
        _cell(draw, part.group.people[n], x + 10, y, wide - 10, "", _NAME_MM)
        y += _NAME_MM
        if n + 1 < part.last:
            draw.line(x + 10, y, x + wide, y, look.RULE, 0.12)

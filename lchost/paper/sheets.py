"""Lists for the day: the sign-in sheet and the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lchost.paper import look, words
from lchost.paper.drawing import PT_PER_MM
from lchost.paper.faces import Style
from lchost.paper.running import MARGIN_MM, Occasion, Printed, Running, cell, room_mm, top_mm
from lchost.paper.stationery import PAGES_MM
from lchost.paper.text import wrap

_ROW_MM = 9.6
_HEADING_MM = 8.0
_SPARE_ROWS = 4


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


# --- sign-in sheet -----------------------------------------------------------------------------


def sign_in(
    occasion: Occasion,
    people: Sequence[Signer],
    page_size: str = "a4",
    spare_rows: int = _SPARE_ROWS,
) -> Printed:
    """Return numbered lines to sign, and at least `spare_rows` for who comes without a place.

    The last page is filled with spare ones.
    """
    rows = [*people, *[Signer("")] * spare_rows]
    pages: list[list[Signer]] = []
    while rows or not pages:
        fits = int((room_mm(page_size, len(pages)) - _HEADING_MM) / _ROW_MM)
        lines, rows = rows[:fits], rows[fits:]
        pages.append(lines + [Signer("")] * (fits - len(lines)))
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
    wide = columns[2] - columns[1] - 3
    cell(draw, person.name, columns[1], y, wide, _ROW_MM, 11.5, person.language)
    if person.pronouns.strip():
        wide = columns[3] - columns[2] - 3
        draw.text(person.pronouns, columns[2], base, 9, look.STONE, wide_mm=wide)
    bottom = y + _ROW_MM
    draw.line(running.left, bottom, columns[3] - 3, bottom, look.RULE, 0.15)
    draw.line(columns[3], bottom, running.right, bottom, look.STONE, 0.25)


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

"""The sign-in sheet: numbered lines with a box to tick, and spare ones for who has no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM
from lchost.paper.running import Occasion, Printed, Running, cell, room_mm, top_mm
from lchost.paper.scanback.layout import BOX_MM, MarkedSheet
from lchost.paper.scanback.marking import Marking
from lchost.paper.text.faces import Style
from lchost.paper.text.shaping import wrap
from lchost.paper.words import Words

_ROW_MM = 9.6
_HEADING_MM = 8.0
_SPARE_ROWS = 4
_CODE_MM = 14.0
_CODE_X_MM, _CODE_UP_MM = 1.5, 28.0  # from the left margin, from the foot of the page
_CODE_ROOM_MM = 14.5  # that the list leaves it above the foot
_BOX_X_MM = 10.0  # from the left margin
Columns = tuple[float, float, float, float, float]


@dataclass(frozen=True)
class Signer:
    """One line of the sign-in sheet; `registration_id` says whose box it is."""

    name: str
    pronouns: str = ""
    language: str = ""
    registration_id: int = 0


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
        room = room_mm(page_size, len(pages)) - _HEADING_MM - _CODE_ROOM_MM
        fits = int(room / _ROW_MM)
        lines, rows = rows[:fits], rows[fits:]
        pages.append(lines + [Signer("")] * (fits - len(lines)))
    has_pronouns = any(person.pronouns.strip() for person in people)
    running = Running(occasion.words.sign_in, occasion, page_size, len(pages))
    number = 0
    sheets: list[MarkedSheet] = []
    for page, lines in enumerate(pages):
        if page:
            running.next_page()
        marking = Marking(running.drawing, running.drawing.wide_mm, running.drawing.high_mm)
        _code(running, marking, occasion.words)
        columns = _sign_in_columns(running, has_pronouns)
        y = top_mm(page)
        _sign_in_heading(running, occasion.words, columns, y, has_pronouns)
        y += _HEADING_MM
        for person in lines:
            number += 1
            _sign_in_row(running, columns, y, number, person)
            _boxes(marking, columns, y, number, person)
            y += _ROW_MM
        sheets.append(marking.copy())
    return replace(running.finish(), sheets=tuple(sheets))


def row_key(number: int, registration_id: int) -> str:
    """Return a line's name in a sheet's layout: "7 r345", or "25" for the spare line 25."""
    return f"{number} r{registration_id}" if registration_id else f"{number}"


def line_of(key: str) -> tuple[int, int]:
    """Return the number and the registration's id of a line; the id of a spare one is 0."""
    number, _, registration_id = key.partition(" r")
    return int(number), int(registration_id or 0)


def _code(running: Running, marking: Marking, words: Words) -> None:
    """Keep a place for the code of the page, and say beside it what it is good for."""
    draw = running.drawing
    x, y = running.left + _CODE_X_MM, draw.high_mm - _CODE_UP_MM
    marking.keep_code_at(x, y, _CODE_MM)
    beside = x + _CODE_MM + 4
    wide = running.right - beside - 20
    for n, line in enumerate(wrap(words.read_back, Style.PLAIN, 8.5, wide * PT_PER_MM)[:3]):
        draw.place(line, beside, y + 3 + n * 4, 8.5, look.STONE)


def _boxes(
    marking: Marking,
    columns: Columns,
    y: float,
    number: int,
    person: Signer,
) -> None:
    """Draw the box to tick, and remember where the line is written on."""
    key = row_key(number, person.registration_id)
    marking.box(key, columns[0] + _BOX_X_MM, y + (_ROW_MM - BOX_MM) / 2)
    inner = y + 0.8, _ROW_MM - 1.6
    if not person.name:
        marking.area(f"name {key}", columns[1], inner[0], columns[3] - columns[1] - 3, inner[1])
    marking.area(key, columns[3], inner[0], columns[4] - columns[3], inner[1])


def _sign_in_columns(running: Running, has_pronouns: bool) -> Columns:
    """Return the left ends of number, name, pronouns and signature, and the signature's right."""
    name = running.left + 19
    signature = running.right - 60
    pronouns = signature - 25 if has_pronouns else signature
    return running.left, name, pronouns, signature, running.right


def _sign_in_heading(
    running: Running,
    words: Words,
    columns: Columns,
    y: float,
    pronouns: bool,
) -> None:
    draw = running.drawing
    base = y + _HEADING_MM - 3
    middle = columns[0] + _BOX_X_MM + BOX_MM / 2
    draw.text(words.here, middle, base, 8.5, look.STONE, align="centre", wide_mm=10)
    draw.text(words.name, columns[1], base, 8.5, look.STONE)
    if pronouns:
        draw.text(words.pronouns, columns[2], base, 8.5, look.STONE)
    draw.text(words.signature, columns[3], base, 8.5, look.STONE)
    draw.line(running.left, y + _HEADING_MM, running.right, y + _HEADING_MM, look.STONE, 0.25)


def _sign_in_row(
    running: Running,
    columns: Columns,
    y: float,
    number: int,
    person: Signer,
) -> None:
    draw = running.drawing
    base = y + _ROW_MM / 2 + 1.6
    draw.text(str(number), columns[0] + 7, base, 8.5, look.STONE, align="right")
    wide = columns[2] - columns[1] - 3
    cell(draw, person.name, columns[1], y, wide, _ROW_MM, 11.5, person.language)
    if person.pronouns.strip():
        wide = columns[3] - columns[2] - 3
        draw.text(person.pronouns, columns[2], base, 9, look.STONE, wide_mm=wide)
    bottom = y + _ROW_MM
    draw.line(running.left, bottom, columns[3] - 3, bottom, look.RULE, 0.15)
    draw.line(columns[3], bottom, running.right, bottom, look.STONE, 0.25)

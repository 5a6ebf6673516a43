"""The sign-in sheet: numbered lines, and spare ones for who comes without a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.paper import look
from lchost.paper.running import Occasion, Printed, Running, cell, room_mm, top_mm
from lchost.paper.words import Words

_ROW_MM = 9.6
_HEADING_MM = 8.0
_SPARE_ROWS = 4


@dataclass(frozen=True)
class Signer:
    """One line of the sign-in sheet."""

    name: str
    pronouns: str = ""
    language: str = ""


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
    running = Running(occasion.words.sign_in, occasion, page_size, len(pages))
    number = 0
    for page, lines in enumerate(pages):
        if page:
            running.next_page()
        columns = _sign_in_columns(running, has_pronouns)
        y = top_mm(page)
        _sign_in_heading(running, occasion.words, columns, y, has_pronouns)
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
    running: Running,
    words: Words,
    columns: tuple[float, float, float, float],
    y: float,
    pronouns: bool,
) -> None:
    draw = running.drawing
    base = y + _HEADING_MM - 3
    draw.text(words.name, columns[1], base, 8.5, look.STONE)
    if pronouns:
        draw.text(words.pronouns, columns[2], base, 8.5, look.STONE)
    draw.text(words.signature, columns[3], base, 8.5, look.STONE)
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

"""The sign-in sheet: numbered lines with a box to tick, and spare ones for who has no place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM
from lchost.paper.lists.forms import USUAL, SignInForm
from lchost.paper.lists.line_keys import row_key
from lchost.paper.lists.stacks import split
from lchost.paper.running import Occasion, Printed, Running, cell, room_mm, top_mm
from lchost.paper.scanback.layout import BOX_MM, MarkedSheet
from lchost.paper.scanback.marking import Marking
from lchost.paper.text.breaking import wrap
from lchost.paper.text.faces import Style
from lchost.paper.words import Words

_ROW_MM = 9.6
_CLOSE_ROW_MM = 7.8  # nobody signs: lines are only ticked
_HEADING_MM = 8.0
_CODE_MM = 14.0
_CODE_X_MM, _CODE_UP_MM = 1.5, 28.0  # from the left margin, from the foot of the page
_CODE_ROOM_MM = 14.5  # that the list leaves it above the foot
_NUMBER_END_MM, _BOX_X_MM, _NAME_X_MM = 8.0, 11.0, 20.0  # from the left margin
_AIR_MM = 3.0  # between columns
_SIGNATURE_MM, _PRONOUNS_MM, _WIDE_PRONOUNS_MM = 60.0, 25.0, 45.0


@dataclass(frozen=True)
class Signer:
    """One line of the sign-in sheet; `registration_id` says whose box it is.

    `letter`: that the name begins with, a capital without accents; names come in its order.
    """

    name: str
    pronouns: str = ""
    language: str = ""
    registration_id: int = 0
    letter: str = ""


_SPARE = Signer("")


def sign_in(
    occasion: Occasion,
    people: Sequence[Signer],
    page_size: str = "a4",
    form: SignInForm = USUAL,
    first_number: int = 1,
) -> Printed:
    """Return numbered lines, and spare ones for who comes without a place.

    The last page of each stack is filled with spare lines; numbers go on from stack to stack.
    """
    number = first_number
    sheets: list[MarkedSheet] = []
    pages = _deal(people, page_size, form)
    for running, page in _turned(occasion, pages, page_size):
        marking = Marking(running.drawing, running.drawing.wide_mm, running.drawing.high_mm)
        _code(running, marking, occasion.words)
        table = _Table(running, form, people)
        y = _below_heading(table, occasion.words, page, has_box=True)
        for person in page.lines:
            _number(table, number, y)
            _line(table, person, y)
            _boxes(table, marking, number, person, y)
            number += 1
            y += table.row_mm
        sheets.append(marking.copy())
    return replace(running.finish(), sheets=tuple(sheets))


def blank_lines(occasion: Occasion, page_size: str = "a4", form: SignInForm = USUAL) -> Printed:
    """Return a page of empty lines to copy: without numbers, which would be there twice."""
    for running, page in _turned(occasion, _deal((), page_size, form), page_size):
        table = _Table(running, form, ())
        y = _below_heading(table, occasion.words, page, has_box=False)
        for spare in page.lines:
            _line(table, spare, y)
            y += table.row_mm
    return running.finish()


def lines(people: Sequence[Signer], page_size: str = "a4", form: SignInForm = USUAL) -> list[int]:
    """Return the registration ids of all lines in the order of their numbers; 0: a spare one."""
    return [p.registration_id for page in _deal(people, page_size, form) for p in page.lines]


# --- which lines are on which page --------------------------------------------------------------


@dataclass(frozen=True)
class _Page:
    """The lines of one page; `number` counts from 0 in its stack, which has `of` pages."""

    number: int
    of: int
    part: str
    lines: tuple[Signer, ...]


def _deal(people: Sequence[Signer], page_size: str, form: SignInForm) -> list[_Page]:
    pages: list[_Page] = []
    for stack in split([person.letter for person in people], form.stacks):
        names = people[stack.first : stack.end]
        found = _paged([*names, *[_SPARE] * form.spare_rows], page_size, form)
        pages += [_Page(n, len(found), stack.range, page) for n, page in enumerate(found)]
    return pages


def _paged(rows: Sequence[Signer], page_size: str, form: SignInForm) -> list[tuple[Signer, ...]]:
    pages: list[tuple[Signer, ...]] = []
    while rows or not pages:
        room = room_mm(page_size, len(pages)) - _HEADING_MM - _CODE_ROOM_MM
        fits = int(room / _row_mm(form))
        here, rows = rows[:fits], rows[fits:]
        pages.append((*here, *[_SPARE] * (fits - len(here))))
    return pages


def _row_mm(form: SignInForm) -> float:
    return _ROW_MM if form.has_signature else _CLOSE_ROW_MM


def _turned(
    occasion: Occasion, pages: Sequence[_Page], page_size: str
) -> Iterator[tuple[Running, _Page]]:
    """Turn the pages one after the other, each with its head."""
    first = pages[0]
    running = Running(occasion.words.sign_in, occasion, page_size, first.of, first.part)
    for page in pages:
        if page.number:
            running.next_page()
        elif page is not first:
            running.next_part(page.part, page.of)
        yield running, page


# --- how a page is drawn ------------------------------------------------------------------------


class _Table:
    """Where the columns of a page begin; those that are not there have no width."""

    def __init__(self, running: Running, form: SignInForm, people: Sequence[Signer]) -> None:
        self.draw = running.drawing
        self.left, self.right = running.left, running.right
        self.row_mm = _row_mm(form)
        self.name = self.left + _NAME_X_MM
        self.signature = self.right - (_SIGNATURE_MM if form.has_signature else 0)
        wide = _PRONOUNS_MM if form.has_signature else _WIDE_PRONOUNS_MM
        has_pronouns = any(person.pronouns.strip() for person in people)
        self.pronouns = self.signature - (wide if has_pronouns else 0)

    @property
    def has_signature(self) -> bool:
        return self.signature < self.right

    @property
    def has_pronouns(self) -> bool:
        return self.pronouns < self.signature


def _code(running: Running, marking: Marking, words: Words) -> None:
    """Keep a place for the code of the page, and say beside it what it is good for."""
    draw = running.drawing
    x, y = running.left + _CODE_X_MM, draw.high_mm - _CODE_UP_MM
    marking.keep_code_at(x, y, _CODE_MM)
    beside = x + _CODE_MM + 4
    wide = running.right - beside - 20
    for n, line in enumerate(
        wrap(words.read_back, Style.PLAIN, 8.5, wide * PT_PER_MM, draw.han)[:3]
    ):
        draw.place(line, beside, y + 3 + n * 4, 8.5, look.STONE)


def _below_heading(table: _Table, words: Words, page: _Page, *, has_box: bool) -> float:
    """Draw the heads of the columns, and return where the lines begin."""
    draw, y = table.draw, top_mm(page.number)
    base = y + _HEADING_MM - 3
    if has_box:
        middle = table.left + _BOX_X_MM + BOX_MM / 2
        draw.text(words.here, middle, base, 8.5, look.STONE, align="centre", wide_mm=10)
    heads = (
        (words.name, table.name, table.pronouns),
        (words.pronouns, table.pronouns, table.signature),
        (words.signature, table.signature, table.right + _AIR_MM),
    )
    for said, x, end in heads:
        if end - x > _AIR_MM:
            draw.text(said, x, base, 8.5, look.STONE, wide_mm=end - x - _AIR_MM)
    y += _HEADING_MM
    draw.line(table.left, y, table.right, y, look.STONE, 0.25)
    return y


def _number(table: _Table, number: int, y: float) -> None:
    base, end = y + table.row_mm / 2 + 1.6, table.left + _NUMBER_END_MM
    table.draw.text(str(number), end, base, 10, look.TEXT, align="right", wide_mm=_NUMBER_END_MM)


def _line(table: _Table, person: Signer, y: float) -> None:
    draw, high = table.draw, table.row_mm
    wide = table.pronouns - table.name - 3
    cell(draw, person.name, table.name, y, wide, high, 11.5, person.language)
    if person.pronouns.strip():
        wide = table.signature - table.pronouns - 3
        base = y + high / 2 + 1.6
        draw.text(person.pronouns, table.pronouns, base, 9, look.STONE, wide_mm=wide)
    bottom = y + high
    end = table.signature - 3 if table.has_signature else table.right
    draw.line(table.left, bottom, end, bottom, look.RULE, 0.15)
    if table.has_signature:
        draw.line(table.signature, bottom, table.right, bottom, look.STONE, 0.25)


def _boxes(table: _Table, marking: Marking, number: int, person: Signer, y: float) -> None:
    """Draw the box to tick, and remember where the line is written on."""
    key = row_key(number, person.registration_id)
    marking.box(key, table.left + _BOX_X_MM, y + (table.row_mm - BOX_MM) / 2)
    top, high = y + 0.8, table.row_mm - 1.6
    if not person.name:
        marking.area(f"name {key}", table.name, top, table.signature - table.name - 3, high)
    if table.has_signature:
        marking.area(key, table.signature, top, table.right - table.signature, high)

"""The workshop's handout: what to read on, each with its code for phones, and lines for notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.paper import look, qr
from lchost.paper.drawing import PT_PER_MM
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import FOOT_MM, Occasion, Printed, Running, top_mm
from lchost.paper.text.breaking import wrap
from lchost.paper.text.faces import Style
from lchost.paper.text.shaping import Line

_MODULE_MM = 0.62  # of a code: phones read it from a hand's length, also from a poor copy
_LEAST_QR_MM, _MOST_QR_MM = 22.0, 42.0
_GAP_MM = 7.0
_LEAD_PT, _TITLE_PT, _NOTE_PT, _ADDRESS_PT = 11.0, 13.0, 10.5, 9.0
_SMALLEST_PT = 7.0
_HEADING_MM = 11.0
_NOTE_LINE_MM = 9.0
_LEAST_NOTES_MM = 60.0  # else they begin on a page of their own
_MOST_NOTE_LINES, _MOST_ADDRESS_LINES, _MOST_TITLE_LINES = 4, 3, 3


@dataclass(frozen=True)
class Reading:
    """Something to read on; an address that is empty has no code."""

    title: str
    address: str = ""
    note: str = ""


def handout(
    occasion: Occasion,
    readings: Sequence[Reading],
    purpose: str = "",
    page_size: str = "a4",
    note_pages: int = 1,
) -> Printed:
    """Return the handout.

    Args:
        note_pages: at least so many pages have lines for notes; 0: none.
    """
    running = Running(occasion.words.handout, occasion, page_size, _NOT_KNOWN)
    pages = _draw(running, occasion, readings, purpose, page_size, note_pages)
    running = Running(occasion.words.handout, occasion, page_size, pages)
    _draw(running, occasion, readings, purpose, page_size, note_pages)
    return running.finish()


_NOT_KNOWN = 0  # how many pages there will be: they are drawn once to be counted


def _draw(
    running: Running,
    occasion: Occasion,
    readings: Sequence[Reading],
    purpose: str,
    page_size: str,
    note_pages: int,
) -> int:
    """Draw all, and return how many pages that took."""
    sheet = _Sheet(running, PAGES_MM[page_size][1])
    _paragraph(sheet, purpose)
    if readings:
        _heading(sheet, occasion.words.to_read_on, _LEAST_QR_MM)
    for reading in readings:
        _reading(sheet, reading, occasion.house.ink)
    for n in range(note_pages):
        if n or sheet.room < _LEAST_NOTES_MM:
            sheet.turn()
        _heading(sheet, occasion.words.notes, 0)
        while sheet.room >= _NOTE_LINE_MM:
            sheet.y += _NOTE_LINE_MM
            running.drawing.line(running.left, sheet.y, running.right, sheet.y, look.HAIR, 0.2)
    return running.drawing.pages


class _Sheet:
    """Where the pen stands on the page."""

    def __init__(self, running: Running, high_mm: float) -> None:
        self.running, self._high = running, high_mm
        self.y = top_mm(0)

    @property
    def room(self) -> float:
        """Millimetres that are left on the page."""
        return self._high - FOOT_MM - self.y

    def turn(self) -> None:
        """Begin the next page."""
        self.running.next_page()
        self.y = top_mm(1)

    def need(self, high_mm: float) -> None:
        """Turn the page where there is less room than this."""
        if self.room < high_mm:
            self.turn()


def _paragraph(sheet: _Sheet, text: str) -> None:
    running = sheet.running
    wide = (running.right - running.left) * PT_PER_MM
    for part in filter(None, map(str.strip, text.splitlines())):
        for line in wrap(part, Style.PLAIN, _LEAD_PT, wide, running.drawing.han):
            sheet.need(6)
            sheet.y += 5.6
            x, align = (running.right, "right") if line.is_rtl else (running.left, "left")
            running.drawing.place(line, x, sheet.y, _LEAD_PT, look.TEXT, align)
        sheet.y += 2.4


def _heading(sheet: _Sheet, text: str, beneath_mm: float) -> None:
    sheet.need(_HEADING_MM + beneath_mm)
    running = sheet.running
    base = sheet.y + 6.5
    running.drawing.text(text, running.left, base, 12, look.STONE, Style.BOLD)
    sheet.y += _HEADING_MM


def _reading(sheet: _Sheet, reading: Reading, ink: str) -> None:
    running, draw = sheet.running, sheet.running.drawing
    address = reading.address.strip()
    side = code_side_mm(address) if address else 0.0
    beside = running.left + (side + _GAP_MM if address else 0)
    wide = (running.right - beside) * PT_PER_MM
    han = draw.han
    lines = [
        *_lines(reading.title, Style.BOLD, _TITLE_PT, wide, han, look.TEXT, _MOST_TITLE_LINES),
        *_lines(reading.note, Style.PLAIN, _NOTE_PT, wide, han, look.TEXT, _MOST_NOTE_LINES),
        *_lines(address, Style.PLAIN, _ADDRESS_PT, wide, han, ink, _MOST_ADDRESS_LINES),
    ]
    tall = sum(size * 1.4 / PT_PER_MM for _, size, _ in lines)
    high = max(side, tall)
    sheet.need(high)
    if address:
        draw.qr(running.left, sheet.y, side, address, look.BLACK)
    y = sheet.y - 0.6
    for line, size, colour in lines:
        y += size * 1.4 / PT_PER_MM
        draw.place(line, beside, y, size, colour)
    sheet.y += high + _GAP_MM


def code_side_mm(address: str) -> float:
    """Return how large an address's code is drawn: so that its modules stay large enough."""
    return min(max(qr.fitting(address).modules * _MODULE_MM, _LEAST_QR_MM), _MOST_QR_MM)


def _lines(
    text: str, style: Style, size: float, wide: float, han: str, colour: str, most: int
) -> list[tuple[Line, float, str]]:
    """Return a text's lines with their size; a long one is set smaller until it has so few."""
    if not text.strip():
        return []
    while len(made := wrap(text, style, size, wide, han)) > most and size > _SMALLEST_PT:
        size -= 0.5
    return [(line, size, colour) for line in made]

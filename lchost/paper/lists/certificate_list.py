"""The certificate sheet: whose certificate has which number, and that they have it now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.paper import look
from lchost.paper.running import Occasion, Printed, Running, cell, room_mm, top_mm

_ROW_MM, _HEADING_MM = 9.6, 8.0
_NUMBER_END_MM, _NAME_X_MM = 7.0, 11.0
_RECEIVED_MM, _CERTIFICATE_MM = 55.0, 30.0
Row = tuple[int, "Holder"]


@dataclass(frozen=True)
class Holder:
    """Who has a certificate, and its number as it stands on it."""

    name: str
    number: str
    language: str = ""


def certificate_list(
    occasion: Occasion, holders: Sequence[Holder], page_size: str = "a4"
) -> Printed:
    """Return numbered lines to sign for a certificate, in the order given."""
    pages = _pages(list(enumerate(holders, 1)), page_size)
    running = Running(occasion.words.who_got_one, occasion, page_size, len(pages))
    for page, rows in enumerate(pages):
        if page:
            running.next_page()
        _page(running, occasion, rows, top_mm(page))
    return running.finish()


def _pages(rows: list[Row], page_size: str) -> list[list[Row]]:
    pages: list[list[Row]] = []
    while rows or not pages:
        fits = int((room_mm(page_size, len(pages)) - _HEADING_MM) / _ROW_MM)
        pages.append(rows[:fits])
        rows = rows[fits:]
    return pages


def _page(running: Running, occasion: Occasion, rows: Sequence[Row], y: float) -> None:
    draw, words = running.drawing, occasion.words
    name, received = running.left + _NAME_X_MM, running.right - _RECEIVED_MM
    certificate = received - _CERTIFICATE_MM
    base = y + _HEADING_MM - 3
    heads = ((name, words.name), (certificate, words.certificate_no), (received, words.received))
    for x, said in heads:
        draw.text(said, x, base, 8.5, look.STONE, wide_mm=_CERTIFICATE_MM - 2)
    y += _HEADING_MM
    draw.line(running.left, y, running.right, y, look.STONE, 0.25)
    for number, holder in rows:
        base, bottom = y + _ROW_MM / 2 + 1.6, y + _ROW_MM
        end = running.left + _NUMBER_END_MM
        draw.text(str(number), end, base, 8.5, look.STONE, align="right", wide_mm=_NUMBER_END_MM)
        cell(draw, holder.name, name, y, certificate - name - 3, _ROW_MM, 11.5, holder.language)
        wide = _CERTIFICATE_MM - 3
        draw.text(holder.number, certificate, base, 9.5, look.TEXT, wide_mm=wide)
        draw.line(running.left, bottom, received - 3, bottom, look.RULE, 0.15)
        draw.line(received, bottom, running.right, bottom, look.STONE, 0.25)
        y = bottom

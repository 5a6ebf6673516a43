"""The test sheet: codes of made-up people in three sizes, and a line to measure."""

from __future__ import annotations

from collections.abc import Sequence

from lchost import codes
from lchost.paper import look
from lchost.paper.drawing import Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import MARGIN_MM, Printed
from lchost.paper.stationery import PLAIN, Stationery
from lchost.paper.text.faces import Style
from lchost.paper.words import Words

LINE_MM = 100.0
_TICK_MM = 3.0
_EDGE_MM = 10.0  # a frame so far from the edges shows what the printer cuts off
_COLUMN_MM = 58.0
_TOP_MM = 62.0
_NAMES = ("Zoë", "Łukasz", "Nguyễn", "Ярослав", "Ελένη", "مريم", "नेहा", "สมชาย", "山田", "김민준")


def trial_sheet(
    badges: Sequence[tuple[str, str, float]],
    words: Words,
    page_size: str = "a4",
    house: Stationery = PLAIN,
) -> Printed:
    """Return one page; `badges` are (name, code, side of the code in mm)."""
    wide, high = PAGES_MM[page_size]
    drawing = Drawing(wide, high, words.trial, house.community, words.language, han=house.han)
    inner = (wide - 2 * _EDGE_MM, high - 2 * _EDGE_MM)
    drawing.frame(_EDGE_MM, _EDGE_MM, *inner, look.STONE, 0.2)
    left, room = MARGIN_MM, wide - 2 * MARGIN_MM
    drawing.text(words.trial, left, 30, 22, look.TEXT, Style.BOLD, wide_mm=room)
    drawing.text(words.made_up, left, 38, 11, look.STONE, wide_mm=room)
    drawing.line(left, 44, wide - MARGIN_MM, 44, look.INK, 0.7)
    for n, (name, code, side_mm) in enumerate(badges):
        x = left + n * _COLUMN_MM
        drawing.qr(x, _TOP_MM, side_mm, code, look.BLACK)
        below = _TOP_MM + side_mm + 7
        drawing.text(name, x, below, 11, look.TEXT, Style.BOLD, wide_mm=_COLUMN_MM - 4)
        drawing.text(codes.spaced(code), x, below + 5, 7.5, look.STONE)
        side = words.millimetres(side_mm)
        drawing.text(side, x, below + 9.5, 8.5, look.STONE, wide_mm=_COLUMN_MM - 4)
    _measure(drawing, words.measure, left, 126)
    drawing.text(words.many_scripts, left, 150, 11, look.TEXT, Style.BOLD, wide_mm=room)
    for n, name in enumerate(_NAMES):
        row, column = divmod(n, 5)
        drawing.text(name, left + column * room / 5, 160 + row * 10, 14, look.TEXT)
    return Printed(drawing.finish(), drawing.pages)


def _measure(drawing: Drawing, said: str, x_mm: float, y_mm: float) -> None:
    drawing.line(x_mm, y_mm, x_mm + LINE_MM, y_mm, look.BLACK, 0.4)
    for end in (x_mm, x_mm + LINE_MM):
        drawing.line(end, y_mm - _TICK_MM, end, y_mm + _TICK_MM, look.BLACK, 0.4)
    drawing.text(said, x_mm, y_mm + 8, 9.5, look.STONE, wide_mm=LINE_MM)

"""Pages in the making: an offset moves all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lchost.paper import look
from lchost.paper.drawing import Drawing
from lchost.paper.sheets.offset import NO_OFFSET, Offset


def two_pages(offset: Offset) -> bytes:
    """Draw a form, a frame, a code and a word on each of two pages."""
    drawing = Drawing(100, 80, "moved", offset=offset)
    with drawing.form("again"):
        drawing.fill(10, 10, 10, 10, look.BLACK)
    for page in range(2):
        if page:
            drawing.next_page()
        drawing.stamp("again")
        drawing.frame(30, 10, 20, 20, look.BLACK, 1)
        drawing.qr(60, 10, 20, "CODE", look.BLACK)
        drawing.text("Moved", 20, 60, 20, look.BLACK)
    return drawing.finish()


def test_an_offset_moves_everything_alike_on_every_page(picture: Callable[..., Any]) -> None:
    for page in (0, 1):
        still = picture(two_pages(NO_OFFSET), page, dpi=254) < 128  # ten pixels a millimetre
        moved = picture(two_pages(Offset(3, -2)), page, dpi=254) < 128
        assert still.any()
        there = still[20:, :-30]
        assert (moved[:-20, 30:] != there).mean() < 0.001  # edges may fall between two pixels
        assert abs(int(moved.sum()) - int(still.sum())) < 0.01 * still.sum()

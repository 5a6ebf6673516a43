"""Finished pages, moved."""

from __future__ import annotations

import io

import pypdf
import pytest

from lchost.paper import look
from lchost.paper.drawing import Drawing
from lchost.paper.sheets.moving import moved
from lchost.paper.sheets.offset import NO_OFFSET, Offset

from .boxes import boxes


def three_pages() -> bytes:
    drawing = Drawing(100, 80, "Three", "Lantern", "fr")
    for page in range(3):
        if page:
            drawing.next_page()
        drawing.fill(20, 30, 10, 5, look.BLACK)
        drawing.text("Nguyễn علي", 40, 60, 12, look.BLACK)
    return drawing.finish()


def test_all_pages_are_moved_and_keep_their_size_and_their_words() -> None:
    before = three_pages()
    after = moved(before, [Offset(2.5, -1)])
    one, other = (pypdf.PdfReader(io.BytesIO(pdf)) for pdf in (before, after))
    for page in range(3):
        assert boxes(after, page)[0] == pytest.approx((22.5, 29, 10, 5), abs=0.01)
        assert other.pages[page].mediabox == one.pages[page].mediabox
        assert other.pages[page].extract_text() == one.pages[page].extract_text()
    assert (other.metadata["/Title"], other.trailer["/Root"]["/Lang"]) == ("Three", "fr")


def test_backs_are_moved_by_their_own_offset() -> None:
    after = moved(three_pages(), [Offset(1, 0), Offset(-1, 2)])
    found = [boxes(after, page)[0][:2] for page in range(3)]
    for place, there in zip(found, [(21, 30), (19, 32), (21, 30)], strict=True):
        assert place == pytest.approx(there, abs=0.01)


def test_nothing_is_touched_where_nothing_is_off() -> None:
    pdf = three_pages()
    assert moved(pdf, [NO_OFFSET, NO_OFFSET]) is pdf

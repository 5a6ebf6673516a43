"""Badges as they leave: on every sheet, from any label on, however it is turned over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from lchost.paper.badges import pages as drawing
from lchost.paper.badges.design import Box, Design, Element, Side, What
from lchost.paper.sheets.backs import Flip, spots
from lchost.paper.sheets.cutting import Cuts
from lchost.paper.sheets.presets import Sheet

from ..sheets.test_backs import RUNS, ruled
from .conftest import badge_set

INSET_MM = 1.0  # so that labels which touch stay apart
OFF_MM = 0.3
DPI = 127  # five pixels a millimetre


def covered(sheet: Sheet, boxes: list[Any], grown_mm: float) -> Any:
    """Return which pixels of a page lie in one of the boxes."""
    size = (round(sheet.high_mm * 5), round(sheet.wide_mm * 5))
    rows, columns = ((np.arange(n) + 0.5) / 5 for n in size)
    found = np.zeros(size, bool)
    edge = INSET_MM - grown_mm
    for left, top, wide, high in boxes:
        down = (rows > top + edge) & (rows < top + high - edge)
        across = (columns > left + edge) & (columns < left + wide - edge)
        found |= down[:, None] & across[None, :]
    return found


@pytest.mark.parametrize(("sheet", "flip"), RUNS)
def test_every_badge_lies_on_its_label_and_nothing_beside(
    sheet: Sheet, flip: Flip, picture: Callable[..., Any]
) -> None:
    n = sheet.slots
    room = (sheet.label_wide_mm - 2 * INSET_MM, sheet.label_high_mm - 2 * INSET_MM)
    side = Side((Element(What.BOX, Box(INSET_MM, INSET_MM, *room), fill="#000000"),))
    design = Design("Black", sheet.label_wide_mm, sheet.label_high_mm, side, side)
    for count, start in ((1, n - 1), (n, n // 2), (n + 1, 0)):
        people = badge_set([f"P{number}" for number in range(count)])
        printed = drawing.draw(design, people, sheet, start, flip, cuts=Cuts.NONE)
        made = list(spots(sheet, count, start, flip))
        assert printed.pages == len({spot.page for spot in made})
        for page in range(printed.pages):
            dark = picture(printed.pdf, page, DPI) < 128
            wanted = [ruled(sheet, spot, start, flip) for spot in made if spot.page == page]
            surely, perhaps = (covered(sheet, wanted, off) for off in (-OFF_MM, OFF_MM))
            high, wide = (min(a, b) for a, b in zip(dark.shape, surely.shape, strict=True))
            dark, surely, perhaps = (seen[:high, :wide] for seen in (dark, surely, perhaps))
            assert wanted and dark[surely].all()
            assert not (dark & ~perhaps).any()

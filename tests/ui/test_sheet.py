"""The style sheet draws what Qt would draw otherwise than one reads it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from lchost.ui.tables import Column
from lchost.ui.widgets.grid import Grid


def widths_of_ink(image: QImage) -> list[int]:
    """Return how wide each line of an arrow is, from its top to its foot."""
    ground = image.pixel(0, 0)
    found = []
    for y in range(image.height()):
        inked = [x for x in range(image.width()) if image.pixel(x, y) != ground]
        if inked:
            found.append(max(inked) - min(inked))
    return found


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_the_arrow_of_a_sorted_column_points_up_when_it_rises(frame, qtbot, order):
    grid = Grid((Column("", str, width=60),), "Numbers", key=str, name="numbers")
    qtbot.addWidget(grid)
    grid.resize(200, 100)
    grid.show()
    grid.sortByColumn(0, order)
    head = grid.horizontalHeader()
    shot = head.grab().toImage().copy(0, 2, head.sectionSize(0), head.height() - 6)
    widths = widths_of_ink(shot)
    is_up = widths[0] < widths[-1]
    assert is_up == (order is Qt.SortOrder.AscendingOrder)

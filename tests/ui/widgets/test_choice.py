"""A list to choose from drops down whole."""

import pytest

from lchost.ui import theme
from lchost.ui.colours import LIGHT
from lchost.ui.widgets.fields import choice


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("count", [2, 7])
def test_every_row_of_a_short_list_is_seen_without_scrolling(qapp, qtbot, scale, count):
    theme.apply(qapp, LIGHT, scale)
    try:
        made = choice("Room", [(n, f"Room {n}") for n in range(count)])
        qtbot.addWidget(made)
        made.show()
        made.showPopup()
        rows = made.view()
        qtbot.waitUntil(rows.isVisible)
        last = rows.visualRect(made.model().index(count - 1, 0))
        assert rows.viewport().rect().contains(last)
        assert rows.verticalScrollBar().maximum() == rows.verticalScrollBar().minimum()
        made.hidePopup()
    finally:
        theme.apply(qapp, LIGHT)

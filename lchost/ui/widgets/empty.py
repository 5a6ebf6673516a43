"""A page that has nothing yet: what it is for, and the first step."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from lchost.ui import theme
from lchost.ui.widgets.layout import column, holder, row, words
from lchost.ui.widgets.marks import Spot
from lchost.ui.widgets.painting import CENTRE

_WIDTH = 440  # pixels of the sentence: about 60 letters a line


def empty_state(icon: str, title: str, text: str, *ways: QWidget) -> QFrame:
    """Return an icon, a title that is a first step, a sentence, and at most two ways."""
    heading = words(title, "title", wrap=True)
    heading.setAlignment(CENTRE)
    said = words(text, muted=True, wrap=True)
    said.setAlignment(CENTRE)
    said.setFixedWidth(theme.em(_WIDTH))
    presses = row(None, *ways, None, gap=12)
    body = column(
        None,
        row(None, Spot(icon), None),
        12,
        heading,
        row(None, said, None),
        12,
        presses,
        None,
        gap=8,
    )
    return holder(body)

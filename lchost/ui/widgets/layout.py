"""Words, and how things stand beside and below each other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lchost.ui import theme

Margins = tuple[int, int, int, int]
Item = QWidget | QLayout | int | None | tuple[QWidget | QLayout, int]
NO_MARGINS: Margins = (0, 0, 0, 0)


_PIECE = 12  # letters of a long word that stay together
_LONG = re.compile(rf"\S{{{2 * _PIECE},}}")
_SOFT = "\u200b"  # a break that shows only where it is needed


def words(
    text: str,
    step: str = "body",
    *,
    muted: bool = False,
    tone: str = "",
    wrap: bool = False,
) -> QLabel:
    """Return a label in a step of the type scale.  People's words stay plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(theme.font(step))
    made.setWordWrap(wrap)
    made.setAlignment(leading() | Qt.AlignmentFlag.AlignVCenter)
    if muted:
        made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    if tone:
        made.setProperty("tone", tone)
    return made


def breakable(text: str) -> str:
    """Return words of which a very long one may go on in the next line.

    A label is as wide as its longest word: a name of 40 letters would push a panel's other parts
    out of sight.
    """
    return _LONG.sub(lambda word: _SOFT.join(re.findall(f".{{1,{_PIECE}}}", word[0])), text)


def leading() -> Qt.AlignmentFlag:
    """Return the side where lines begin in the window's own direction.

    A label that fills its place would align by its text instead: a Latin name in an Arabic
    window, on the wrong side.
    """
    is_rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def row(*items: Item, gap: int = 8, margins: Margins = NO_MARGINS) -> QBoxLayout:
    """Lay side by side.  None stretches, a number is a space, (thing, n) takes a share."""
    return _fill(QHBoxLayout(), items, gap, margins)


def column(*items: Item, gap: int = 8, margins: Margins = NO_MARGINS) -> QBoxLayout:
    """Lay one below the other; items as in `row`."""
    return _fill(QVBoxLayout(), items, gap, margins)


def _fill(box: QBoxLayout, items: Sequence[Item], gap: int, margins: Margins) -> QBoxLayout:
    box.setSpacing(gap)
    box.setContentsMargins(*margins)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        else:
            thing, share = item if isinstance(item, tuple) else (item, 0)
            if isinstance(thing, QLayout):
                box.addLayout(thing, share)
            else:
                box.addWidget(thing, share)
    return box


def holder(layout: QLayout, ground: str = "") -> QFrame:
    """Return a widget around a layout, on a ground: card, sunken, rail, accent or a tone."""
    made = QFrame()
    made.setLayout(layout)
    if ground:
        made.setProperty("ground", ground)
    return made


def line(*, upright: bool = False) -> QFrame:
    """Return a quiet division."""
    made = holder(column(), "line")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def card(
    *items: Item,
    title: str = "",
    aside: QWidget | None = None,
    gap: int = 12,
    ground: str = "card",
    pad: int = 16,
) -> QFrame:
    """Return a card; its head has the section's title left and at most one link right."""
    beside: list[Item] = [aside] if aside else []
    head = [row((words(title, "section", wrap=True), 1), *beside)] if title else []
    return holder(column(*head, *items, gap=gap, margins=(pad, pad - 2, pad, pad)), ground)


def stat(figure: str, label: str, note: str = "", tone: str = "") -> QBoxLayout:
    """Lay out a figure with its label and a note.  Three to four side by side, never a wall."""
    below = [words(note, "caption", muted=not tone, tone=tone)] if note else []
    return column(words(figure, "stat"), words(label, muted=True), *below, None, gap=0)


def scroll(inside: QWidget, width: int = 0) -> QScrollArea:
    """Return a side column of a width (or a whole page) that scrolls when there is too much."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    inside.setProperty("plain", True)
    made.setWidget(inside)
    if width:
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFixedWidth(width)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def emptied(box: QLayout) -> None:
    """Take everything out of a layout, for a part that is drawn afresh."""
    while (item := box.takeAt(0)) is not None:
        if inner := item.layout():
            emptied(inner)
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()

"""A part of a panel that folds away to one line, which says what is chosen inside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from lchost.ui.icons import icon
from lchost.ui.widgets import column, holder, row, tool, words


class Fold(QFrame):
    """A title, what is chosen in a few words, and the part itself below."""

    opened = Signal()

    def __init__(self, title: str, inside: QWidget, *, is_open: bool = False) -> None:
        super().__init__()
        self._title = title
        self._says = words("", "caption", muted=True, wrap=True)
        self._turn = tool("chevron-right", title, checkable=True)
        self._inside = inside
        self._turn.setProperty("kind", "fold")  # as tall as the title, and cut only where that is
        said = column(words(title, "strong"), self._says, gap=0, margins=(0, 2, 0, 0))
        self._head = holder(row(column(self._turn, None), (said, 1), gap=6))
        self._head.setCursor(Qt.CursorShape.PointingHandCursor)
        inside.setParent(self)
        self.setLayout(column(self._head, inside, gap=8))
        self._turn.toggled.connect(self._show)
        self._turn.setChecked(is_open)
        self._show(is_open)

    def say(self, text: str) -> None:
        """Say what is chosen inside."""
        self._says.setText(text)
        self._says.setVisible(bool(text))
        self._turn.setAccessibleDescription(text)

    def open(self, on: bool = True) -> None:
        """Open it, or fold it away."""
        self._turn.setChecked(on)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole head can be pressed."""
        if self._head.geometry().contains(event.position().toPoint()):
            self._turn.toggle()
            event.accept()
        else:
            super().mousePressEvent(event)

    def _show(self, on: bool) -> None:
        self._turn.setIcon(icon("chevron-down" if on else "chevron-right"))
        self._inside.setVisible(on)
        if on:
            self.opened.emit()

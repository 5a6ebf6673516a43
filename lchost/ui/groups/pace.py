"""So much drawing in one turn, the rest in the next: the window stays quick."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QBackingStore, QPainter
from PySide6.QtWidgets import QWidget
from shiboken6 import getCppPointer

_MOST_S = 0.010  # of drawing in a turn


class Pace:
    """Counts the time that drawing takes in this turn of the event loop."""

    def __init__(self, board: QWidget) -> None:
        self._spent_s = 0.0
        self._waiting: list[QWidget] = []
        self._next = QTimer(board)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)

    def may_work(self) -> bool:
        """Whether there is time left in this turn."""
        return self._spent_s < _MOST_S

    @contextmanager
    def working(self) -> Iterator[None]:
        """Count how long this takes."""
        start = perf_counter()
        yield
        self._spent_s += perf_counter() - start
        self._next.start(0)

    def later(self, widget: QWidget) -> None:
        """Let a widget draw itself in the next turn."""
        self._waiting.append(widget)
        self._next.start(0)

    def _go_on(self) -> None:
        self._spent_s = 0.0
        waiting, self._waiting = self._waiting, []
        for widget in waiting:
            widget.update()


def is_for_window(widget: QWidget, painter: QPainter) -> bool:
    """Tell whether the widget is painted into its window, not into a photograph of it.

    What fades in is painted aside, and that again and again: it counts as the window.
    """
    above: QWidget | None = widget
    while above is not None:
        if above.graphicsEffect() is not None:
            return True
        above = above.parentWidget()
    store: QBackingStore | None = widget.backingStore()  # none before it is first shown
    if store is None:
        return False
    return getCppPointer(painter.paintEngine().paintDevice()) == getCppPointer(store.paintDevice())

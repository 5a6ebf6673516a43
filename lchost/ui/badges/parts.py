"""What can be laid on a badge: a press puts it in the middle, a pull where it is let go."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lchost.paper.badges.design import What
from lchost.ui.badges.words import GROUPS, Groups, group_words, icon_of, tr, what_words
from lchost.ui.widgets import column, words
from lchost.ui.widgets.buttons import Press, dress, label
from lchost.ui.widgets.layout import Item


class _Part(Press):
    """Can be pressed, or pulled onto the badge."""

    dropped = Signal(QPoint)  # on the screen

    def __init__(self, name: str, icon: str) -> None:
        super().__init__()
        dress(self, "part", large=False)
        label(self, name, icon, tr("Add: {element}").format(element=name))
        self.setToolTip("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        is_out = not self.rect().contains(event.position().toPoint())
        held, free = Qt.CursorShape.DragCopyCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(held if is_out else free)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if not self.rect().contains(event.position().toPoint()):
            self.dropped.emit(event.globalPosition().toPoint())


class Parts(QWidget):
    """A button for each kind of element, under headings."""

    wanted = Signal(object)  # What
    dropped = Signal(object, QPoint)  # What, where on the screen

    def __init__(self, groups: Groups = GROUPS) -> None:
        super().__init__()
        self.buttons: dict[What, _Part] = {}
        items: list[Item] = []
        for key, kinds in groups:
            items.append(words(group_words(key), "caption", muted=True, wrap=True))
            for what in kinds:
                made = _Part(what_words(what), icon_of(what))
                made.clicked.connect(partial(self._want, what))
                made.dropped.connect(partial(self.dropped.emit, what))
                self.buttons[what] = made
                items.append(made)
            items.append(6)
        self.setLayout(column(*items, None, gap=0, margins=(0, 0, 6, 0)))

    def _want(self, what: What, _is_checked: bool = False) -> None:
        self.wanted.emit(what)

"""What can be laid on a badge: a press puts it in the middle."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from lchost.paper.badges.design import What
from lchost.ui.badges.words import GROUPS, group_words, icon_of, tr, what_words
from lchost.ui.widgets import button, column, words
from lchost.ui.widgets.layout import Item


class Parts(QWidget):
    """A button for each kind of element, under headings."""

    wanted = Signal(object)  # What

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[What, QPushButton] = {}
        items: list[Item] = []
        for key, kinds in GROUPS:
            items.append(words(group_words(key), "caption", muted=True, wrap=True))
            for what in kinds:
                name = what_words(what)
                said = tr("Add: {element}").format(element=name)
                made = button(name, icon_of(what), "part", says=said)
                made.setToolTip("")
                made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                made.clicked.connect(partial(self._want, what))
                self.buttons[what] = made
                items.append(made)
            items.append(6)
        self.setLayout(column(*items, None, gap=0, margins=(0, 0, 6, 0)))

    def _want(self, what: What, _is_checked: bool = False) -> None:
        self.wanted.emit(what)

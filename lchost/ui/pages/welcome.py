"""Before a community is open: start one, open one, play with a sample, bring one back."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QWidget

from lchost.models.database import Topic
from lchost.ui import memory
from lchost.ui.frame import Frame
from lchost.ui.page import Page
from lchost.ui.widgets import (
    action_button,
    button,
    card,
    column,
    emptied,
    holder,
    row,
    tool,
    words,
)
from lchost.ui.widgets.rail import Lantern

_WIDTH = 560  # pixels: two columns of comfortable lines


class WelcomePage(Page):
    """The first page of a first start, and after a file was closed."""

    shows: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.title.hide()
        self._recent = column(gap=4)
        self._recent_card = card(holder(self._recent), title=self.tr("Opened before"), gap=8)
        middle = holder(column(self._hello(), self._ways(), self._recent_card, gap=20))
        middle.setMaximumWidth(_WIDTH * 2)
        self.body(None, row(None, (middle, 3), None), (holder(column()), 2))

    def reload(self) -> None:
        emptied(self._recent)
        files = memory.recent()
        self._recent_card.setVisible(bool(files))
        for path in files:
            self._recent.addWidget(self._file(path))

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list each time: files come and go."""
        self._is_stale = True
        super().showEvent(event)

    def _hello(self) -> QFrame:
        text = self.tr(
            "The desk of an in-person learning community: plan a workshop, greet people at the"
            " door, mix them into groups, thank them. Everything stays on this computer."
        )
        said = column(
            words(self.tr("Welcome to lchost"), "title"), words(text, muted=True, wrap=True)
        )
        return holder(row(Lantern(52), (said, 1), gap=18))

    def _ways(self) -> QFrame:
        action = self.frame.action
        ways = row(
            action_button(action("file.new"), "primary", large=True),
            action_button(action("file.open"), large=True),
            action_button(action("file.sample"), large=True),
            None,
            gap=10,
        )
        return holder(ways)

    def _file(self, path: Path) -> QWidget:
        is_there = path.is_file()
        way = button(path.stem, "book-open", "link")
        way.setEnabled(is_there)
        way.clicked.connect(lambda: self.frame.asked_to_open.emit(path))
        where = str(path.parent) if is_there else self.tr("no longer in {folder}")
        note = words(where.format(folder=path.parent), "caption", muted=True)
        copies = button(self.tr("Copies…"), "history", "quiet")
        copies.setAccessibleName(self.tr("Copies of {name}").format(name=path.stem))
        copies.clicked.connect(lambda: self.frame.asked_for_copies.emit(path))
        forget = tool("x", self.tr("Take {name} off this list").format(name=path.stem))
        forget.clicked.connect(lambda: self._forget(path))
        return holder(row(way, note, None, copies, forget, gap=12))

    def _forget(self, path: Path) -> None:
        memory.forget_recent(path)
        said = self.tr("{name} is off the list; the file is where it was")
        self.say(said.format(name=path.stem), undo=False)
        self.stale()

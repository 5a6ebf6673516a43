"""The line at the window's foot: what was done last, and which file is open."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QWidget

from lchost.ui import theme
from lchost.ui.widgets.buttons import ActionButton
from lchost.ui.widgets.layout import row, words
from lchost.ui.widgets.marks import Mark


class StatusLine(QFrame):
    """Left what was done last with Undo; right devices, and the file.  Never an error."""

    def __init__(self, undo: QAction, undo_says: str) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.done = words("", "caption", muted=True)
        self.file = words("", "caption", muted=True)
        self._mark = Mark("check", "muted", 16)
        self.undo = ActionButton(undo, "link", undo_says, large=False)
        disk = Mark("hard-drive", "muted", 16)
        self._file = row(disk, self.file, gap=6)
        said = row(self._mark, self.done, self.undo, gap=10)
        side = theme.PAGE_SIDE
        self._signs = row(gap=4)
        self.setLayout(row(said, None, self._signs, self._file, gap=14, margins=(side, 0, side, 0)))
        self.setFixedHeight(theme.em(theme.HEIGHT["status"]))
        self.say("", can_undo=False)

    def say(self, text: str, *, can_undo: bool) -> None:
        """Say what was done; Undo stands beside it if it can be taken back."""
        self.done.setText(text)
        self._mark.setVisible(bool(text))
        self.undo.setVisible(bool(text) and can_undo)

    def add_sign(self, sign: QWidget) -> None:
        """Put a device's sign beside the file."""
        self._signs.addWidget(sign)

    def show_file(self, text: str, whole: str) -> None:
        """Say which file is open, and its whole path to whoever points at it."""
        self.file.setText(text)
        self.file.setToolTip(whole)


def every(parent: QFrame, seconds: int) -> QTimer:
    """Return a timer that ticks every so many seconds, for clocks that are not exact."""
    made = QTimer(parent)
    made.setInterval(seconds * 1000)
    made.start()
    return made

"""A dialog whose answer takes a moment: passphrases are slow to try, by design."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from lchost.errors import HostError
from lchost.ui import theme
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tasks import Task
from lchost.ui.widgets.busy import BusyBar
from lchost.ui.widgets.layout import Item, column, holder


class _Area(QScrollArea):
    """Scrolls only where the screen is too small: Qt's own is at most 24 lines high."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.setProperty("plain", True)
        self._inside = inside
        self.setWidget(inside)
        if isinstance(program := QApplication.instance(), QApplication):
            program.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        """As large as what is in it now."""
        return self._inside.sizeHint()

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now)


class WorkingDialog(Dialog):
    """Its verb starts work off the screen; the dialog closes when that has gone well.

    While it works it cannot be left: a key that is being written must be kept in the file too.
    """

    is_working = False
    _area: _Area | None = None

    def body(self, *items: Item) -> None:
        """Fill the dialog; at large text it scrolls where the screen is too small."""
        if theme.text_scale() < theme.BELOW_FROM:
            super().body(*items)
            return
        self._area = _Area(holder(column(*items, gap=12)))
        super().body((self._area, 1))

    def work(
        self, says: str, job: Callable[[], Any], then: Callable[[Any], None], *, asks: bool = False
    ) -> None:
        """Do a job under a bar that says so; `then` gets its answer, on the screen's thread.

        `asks`: the job reads the community file.
        """
        task = Task(lambda _tell: job(), self, needs_database=asks)
        self._lock(is_working=True)
        self.add_news(BusyBar(says, task, can_cancel=False))
        self.make_room()
        task.done.connect(lambda answer: self._ended(then, answer))
        task.failed.connect(self._failed)
        task.start()

    def reject(self) -> None:
        """Leave, but not in the middle of work."""
        if not self.is_working:
            super().reject()

    def wrong(self, text: str, tone: str = "attention") -> None:
        """Say what is wrong, and make room for it."""
        super().wrong(text, tone)
        self.make_room()

    def refused(self, error: HostError) -> None:
        """Say what the work refused."""
        self.trouble(error)

    def make_room(self) -> None:
        """Take the height of what is said now."""
        QTimer.singleShot(0, self, self._fit_area)  # what is new counts once it is shown

    def _fit_area(self) -> None:
        if self._area:
            self._area.updateGeometry()
        self.fit()

    def _ended(self, then: Callable[[Any], None], answer: object) -> None:
        self._lock(is_working=False)
        self.right()
        self.make_room()
        try:
            then(answer)
        except HostError as error:
            self.refused(error)

    def _failed(self, error: Exception) -> None:
        self._lock(is_working=False)
        if not isinstance(error, HostError):
            raise error
        self.refused(error)

    def _lock(self, *, is_working: bool) -> None:
        self.is_working = is_working
        self.verb.setEnabled(not is_working)
        self.cancel.setEnabled(not is_working)

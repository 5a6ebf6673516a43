"""A dialog whose answer takes a moment: passphrases are slow to try, by design."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea

from lchost.errors import HostError
from lchost.ui import theme
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tasks import Task
from lchost.ui.widgets.busy import BusyBar
from lchost.ui.widgets.layout import Item, column, holder, scroll


class WorkingDialog(Dialog):
    """Its verb starts work off the screen; the dialog closes when that has gone well.

    While it works it cannot be left: a key that is being written must be kept in the file too.
    """

    is_working = False

    def body(self, *items: Item) -> None:
        """Fill the dialog; at large text it scrolls where the screen is too small."""
        if theme.text_scale() < theme.BELOW_FROM:
            super().body(*items)
            return
        area = scroll(holder(column(*items, gap=12)))
        area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        super().body((area, 1))

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
        for area in self.findChildren(QScrollArea):
            area.updateGeometry()
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

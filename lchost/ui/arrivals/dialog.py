"""Shows who came and has no badge: print them now, or say that they have one."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from lchost.errors import HostError
from lchost.paper.arrivals import Arrived
from lchost.ui import theme, wording
from lchost.ui.arrivals.queue import ArrivalQueue
from lchost.ui.arrivals.settings import ArrivalSettings
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Grid, button, line, row, words


class ArrivalsDialog(Dialog):
    """Stays open while the door goes on; what is chosen in the list is meant, else all of it."""

    def __init__(self, parent: QWidget | None, queue: ArrivalQueue) -> None:
        facts = self.tr("Check-ins go on while the printer works.")
        super().__init__(parent, self.tr("Badges on arrival"), facts, width=620)
        self._queue = queue
        self.settings = ArrivalSettings(queue.turn)
        self.settings.show_wish(queue.wish)
        columns = [
            Column(self.tr("Came without a badge"), lambda one: one.name),
            Column(
                self.tr("At"),
                lambda one: wording.clock(one.at),
                sort=lambda one: one.at.timestamp(),
                width=110,
                muted=True,
            ),
        ]
        self.grid = Grid(
            columns, self.tr("Who came without a badge"), key=lambda one: one.registration_id
        )
        self.grid.setMinimumHeight(theme.em(220))
        self.said = words("", muted=True, wrap=True)
        self.print = button(self.tr("Print them now"), "printer")
        self.have = button(self.tr("They have one"), "check")
        self.body(
            self.settings, line(), self.said, (self.grid, 1), row(self.print, self.have, None)
        )
        self.print.clicked.connect(lambda: queue.print_now(self._meant()))
        self.have.clicked.connect(self._have_one)
        queue.changed.connect(self.show_state)
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Read who waits now, and say how the printer is."""
        found = self._queue.waiting()
        self.grid.show_rows(found)
        trouble = self._queue.trouble
        self.said.setText(wording.trouble(trouble) if trouble else self._count(found))
        self.print.setEnabled(bool(found and self._queue.wish.printer))
        self.have.setEnabled(bool(found))

    def _count(self, found: list[Arrived]) -> str:
        if not found:
            return self.tr("Everybody who came has a badge.")
        return wording.counted(
            len(found),
            self.tr("1 person came and has no badge."),
            self.tr("{n} people came and have no badge."),
        )

    def _meant(self) -> list[int]:
        chosen = self.grid.chosen() or self.grid.rows.rows()
        return [one.registration_id for one in chosen]

    def _have_one(self) -> None:
        try:
            self._queue.have_one(self._meant())
        except HostError as error:
            self.trouble(error)

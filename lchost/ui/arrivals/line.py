"""The sign in the status line: badges are printed on arrival, or why they are not."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QPalette

from lchost.ui import theme, wording
from lchost.ui.arrivals.queue import ArrivalQueue
from lchost.ui.icons import icon
from lchost.ui.widgets.buttons import Press, dress


class BadgesLine(Press):
    """Pressed, it opens "Badges on arrival".  Not there while nothing is printed on arrival."""

    def __init__(self, queue: ArrivalQueue, action: QAction) -> None:
        super().__init__()
        dress(self, "quiet", large=False)
        self.setFont(theme.font("caption"))
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._queue = queue
        self.clicked.connect(action.trigger)
        queue.changed.connect(self.show_state)
        self.hide()
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Say whether badges come out."""
        trouble, to = self._queue.trouble, self._queue.wish
        said = self.tr("Badges: {printer}").format(printer=to.printer)
        if trouble:
            said = self.tr("Badges are not printed")
        self.setIcon(icon("triangle-alert" if trouble else "printer", "muted"))
        self.setText(f" {said}")
        self.setAccessibleName(said)
        self.setToolTip(wording.trouble(trouble) if trouble else said)
        if self.parentWidget():
            self.setVisible(to.can_print)

"""Keeps what a screen shows of a door fresh, without ever holding up the screen."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from lchost.checkin.glance import Glance, glance
from lchost.models.database import Topic
from lchost.ui.checkin.recent import LINES
from lchost.ui.live import Live
from lchost.ui.tasks import Task

_TOPICS = frozenset({Topic.ATTENDANCE, Topic.REGISTRATIONS, Topic.MEMBERS, Topic.WORKSHOPS})
_SETTLE_MS = 30  # a burst of check-ins is read once
_REST = 3  # times as long as it read: phones that come in by hundreds leave the screen its time


class Reader(QObject):
    """Reads on a thread of its own, one reading at a time; the last notice is always read."""

    read = Signal(object)  # Glance
    failed = Signal(object)  # what reading raised

    def __init__(self, live: Live, parent: QObject) -> None:
        super().__init__(parent)
        self.session_id = 0
        self._is_on = self._is_stale = self._is_reading = False
        self._began = 0.0
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._begin)
        live.changed.connect(self._hear)

    def start(self, session_id: int) -> None:
        """Read this door from now on."""
        self.session_id, self._is_on = session_id, True
        self.ask(0)

    def stop(self) -> None:
        """Read no more: nobody looks."""
        self._is_on = False
        self._wait.stop()

    def ask(self, wait_ms: int = _SETTLE_MS) -> None:
        """Read afresh, soon."""
        self._is_stale = True
        if self._is_on and not self._is_reading and not self._wait.isActive():
            self._wait.start(wait_ms)

    # --- inside ---------------------------------------------------------------------------------

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & _TOPICS:
            self.ask()

    def _begin(self) -> None:
        if not self._is_stale or not self._is_on:
            return
        self._is_stale, self._is_reading = False, True
        self._began, session_id = time.perf_counter(), self.session_id
        task = Task(lambda _: glance(session_id, LINES), self)
        task.done.connect(self._take)
        task.failed.connect(self._fail)
        task.done.connect(task.deleteLater)
        task.failed.connect(task.deleteLater)
        task.cancelled.connect(task.deleteLater)
        task.cancelled.connect(self._rest)
        task.start()

    def _take(self, found: Glance) -> None:
        if self._is_on and found.session_id == self.session_id:
            self.read.emit(found)
        self._rest()

    def _fail(self, trouble: Exception) -> None:
        self._rest()
        if self._is_on:
            self.failed.emit(trouble)

    def _rest(self) -> None:
        """Let the screen have its time; then read what was told meanwhile."""
        self._is_reading = False
        took_ms = (time.perf_counter() - self._began) * 1000
        if self._is_on and not self._wait.isActive():
            self._wait.start(max(_SETTLE_MS, round(took_ms * _REST)))

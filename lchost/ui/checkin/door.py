"""The host's own door: a thread that brings scans to the desk, one after the other."""

from __future__ import annotations

import threading
from queue import SimpleQueue

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from lchost.checkin.answers import Answer, Outcome
from lchost.models import undo
from lchost.models.database import connected
from lchost.ui.checkin.requests import Request, Wish


class Door(QObject):
    """Takes requests in order; answers arrive on the thread that made it.

    Each accepted scan is one step of undo.  What was refused stands in the log, and is no step.
    """

    answered = Signal(object, object)  # Outcome, Request
    failed = Signal(object)  # what a request raised

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[Request | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def ask(self, request: Request) -> None:
        """Bring a request to the desk; returns at once."""
        self.start()
        self._waiting.put(request)

    def start(self) -> None:
        """Have the thread and its connection ready for the first scan."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="door", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Do what has been asked already, then let go of the file."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        try:
            with connected(undoable=True):
                while (request := self._waiting.get()) is not None:
                    self._do(request)
        except Exception as trouble:  # noqa: BLE001 - there is no file to write to
            self._thread = None  # the next request tries again
            self._tell(trouble)

    def _do(self, request: Request) -> None:
        try:
            with undo.step() as step:
                outcome = request.answer()
                step.label = _label(outcome, request)
        except Exception as trouble:  # noqa: BLE001 - the page decides what it means
            self._tell(trouble)
            return
        if isValid(self):
            self.answered.emit(outcome, request)

    def _tell(self, trouble: Exception) -> None:
        if isValid(self):
            self.failed.emit(trouble)


def check_in_label(name: str) -> str:
    """Return how Undo calls a check-in."""
    return QCoreApplication.translate("Door", "check-in of {name}").format(name=name)


def check_out_label(name: str) -> str:
    """Return how Undo calls a check-out."""
    return QCoreApplication.translate("Door", "check-out of {name}").format(name=name)


def _label(outcome: Outcome, request: Request) -> str:
    """Return how Undo calls what was done; empty where nothing was but a line in the log."""
    if request.wish is Wish.LOOK:
        return ""
    if outcome.answer is Answer.OUT:
        return check_out_label(outcome.name)
    if outcome.answer is Answer.TURNED_DOWN:
        turned = QCoreApplication.translate("Door", "turning {name} down")
        return turned.format(name=outcome.name)
    has_place = outcome.answer is Answer.ASKS and request.wish is not Wish.CHECK_IN
    return check_in_label(outcome.name) if outcome.answer.is_in or has_place else ""

"""Work that would hold up the screen, done off it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from threading import Event

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance
from shiboken6 import isValid

from lchost.models import undo
from lchost.models.database import connected

Progress = Callable[[int, int], None]  # (done, of all); all may be 0 while it is not known


class Cancelled(Exception):
    """Raised inside the work, at its next word of progress, when the host has cancelled."""


class Task(QObject):
    """One piece of work on the thread pool, with its own connection.

    Its signals arrive on the thread that made it.  The work takes and returns ids and dataclasses,
    never rows or widgets.  With `undo_label` all that it writes is one step of undo; work that
    is `undoable` makes steps of its own.
    """

    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progress = Signal(int, int)

    def __init__(
        self,
        work: Callable[[Progress], object],
        parent: QObject,
        *,
        undo_label: str = "",
        undoable: bool = False,
        needs_database: bool = True,
    ) -> None:
        super().__init__(parent)
        self._work, self._undo_label, self._needs_database = work, undo_label, needs_database
        self._undoable = undoable or bool(undo_label)
        self._stop = Event()

    def start(self) -> Task:
        """Begin; returns at once."""
        _under_way.add(self)
        QThreadPool.globalInstance().start(QRunnable.create(self._run))
        return self

    def cancel(self) -> None:
        """Ask the work to stop at its next word of progress; what it wrote is rolled back."""
        self._stop.set()

    def _tell(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self._emit(self.progress, done, total)

    def _run(self) -> None:
        label = self._undo_label
        try:
            with (
                connected(undoable=self._undoable) if self._needs_database else nullcontext(),
                undo.step(label) if label else nullcontext(),
            ):
                result = self._work(self._tell)
        except Cancelled:
            self._emit(self.cancelled)
        except Exception as error:  # noqa: BLE001 - the page decides what it means
            self._emit(self.failed, error)
        else:
            self._emit(self.done, result)
        finally:
            _under_way.discard(self)

    def _emit(self, signal: SignalInstance, *said: object) -> None:
        if isValid(self):  # the dialog that asked may be gone
            signal.emit(*said)


_under_way: set[Task] = set()


def cancel_all() -> None:
    """Ask all work to stop at its next word of progress."""
    for task in list(_under_way):
        task.cancel()


def finish_all() -> None:
    """Wait until no work is under way: the file is about to be closed."""
    QThreadPool.globalInstance().waitForDone()

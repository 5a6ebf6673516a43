"""Work that would hold up the screen, done off it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from threading import Event

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, Slot
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
        self._courier = _Courier(self)

    def start(self) -> Task:
        """Begin; returns at once."""
        _under_way.add(self)
        _couriers.add(self._courier)
        self._courier.setParent(QCoreApplication.instance())  # Qt ends it, where it stands
        QThreadPool.globalInstance().start(QRunnable.create(partial(_run, [self])))
        return self

    def cancel(self) -> None:
        """Ask the work to stop at its next word of progress; what it wrote is rolled back."""
        self._stop.set()

    def _tell(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        self._courier.word.emit("progress", [(done, total)])

    def _answer(self) -> tuple[str, list[tuple[object, ...]]]:
        label = self._undo_label
        try:
            with (
                connected(undoable=self._undoable) if self._needs_database else nullcontext(),
                undo.step(label) if label else nullcontext(),
            ):
                return "done", [(self._work(self._tell),)]
        except Cancelled:
            return "cancelled", [()]
        except Exception as error:  # noqa: BLE001 - the page decides what it means
            return "failed", [(error,)]


def _run(handed: list[Task]) -> None:
    """Do the work of a task, and let go of all that is the screen's before the last word.

    Who lets go last ends what the work held; a worker must not, even if the dialog is gone.
    """
    task = handed.pop()
    courier = task._courier
    try:
        name, said = task._answer()
    finally:
        _under_way.discard(task)
        del task
    courier.word.emit(name, said)


class _Courier(QObject):
    """Brings the words of the work to the task, on the task's thread.

    The dialog that asked may be gone by then, and its task with it.  Only that thread deletes
    tasks, so only there can be known whether one still stands: work that asked for itself and
    then spoke has crashed the program.  A courier lives until it has brought the last word.
    """

    word = Signal(str, object)  # what is said is in a list: the worker keeps nothing of it

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task: Task | None = task
        self.word.connect(self._bring)

    @Slot(str, object)
    def _bring(self, name: str, handed: list[tuple[object, ...]]) -> None:
        task, said = self._task, handed.pop()
        if name != "progress":
            _couriers.discard(self)
            self._task = None
            self.deleteLater()
        if task is not None and isValid(task):
            getattr(task, name).emit(*said)


_under_way: set[Task] = set()
_couriers: set[_Courier] = set()


def cancel_all() -> None:
    """Ask all work to stop at its next word of progress."""
    for task in list(_under_way):
        task.cancel()


def finish_all() -> None:
    """Wait until no work is under way: the file is about to be closed."""
    QThreadPool.globalInstance().waitForDone()

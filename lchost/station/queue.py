"""One writer for all phones: what waits is written together, and answered once it is on the disk.

A commit costs an fsync whether it holds one check-in or thirty; alone they would stand in line
for the disk.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Waited
from typing import Any, TypeVar

from lchost.errors import DoorBusy, NotSaved
from lchost.models import database

Said = TypeVar("Said")
AT_MOST = 200  # jobs that may wait; beyond that the door says that it is busy
GROUP = 32  # jobs in one commit: the host's own writing waits no longer than these take
PATIENCE_S = 10.0  # a job that has not begun by then is taken back


class WriteQueue:
    """A thread with a connection of its own that runs the jobs of others in shared commits."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[Callable[[], Any], Future[Any]]] = deque()
        self._more = threading.Condition()
        self._is_open = False
        self._writer = threading.Thread(target=self._run, name="station writer", daemon=True)

    def open(self) -> None:
        """Begin to write.  A queue opens once."""
        self._is_open = True
        self._writer.start()

    def close(self) -> None:
        """Write what still waits, and end."""
        with self._more:
            self._is_open = False
            self._more.notify()
        if self._writer.ident is not None:
            self._writer.join()

    def do(self, job: Callable[[], Said]) -> Said:
        """Run `job` in the writer's thread and return its answer once that is on the disk.

        The job may use `writing(...)` as ever; it must not wait for anything.  What it answers
        crosses threads: a frozen dataclass or a number, never a row.

        Raises:
            DoorBusy: too many wait already; the job was not run.
            NotSaved: the disk refused; nothing of the job stands.
            What the job raised; nothing of it stands either.
        """
        answer: Future[Said] = Future()
        with self._more:
            if not self._is_open or len(self._waiting) >= AT_MOST:
                raise DoorBusy
            self._waiting.append((job, answer))
            self._more.notify()
        try:
            return answer.result(PATIENCE_S)
        except Waited:
            if answer.cancel():  # it had not begun, and now it never will
                raise DoorBusy from None
            return answer.result()

    def _run(self) -> None:
        try:
            with database.connected():
                while group := self._next_group():
                    self._write(group)
        finally:
            self._turn_away()

    def _turn_away(self) -> None:
        """Leave nobody waiting for a writer that has ended."""
        with self._more:
            self._is_open = False
            left = [answer for _, answer in self._waiting]
            self._waiting.clear()
        for answer in left:
            if answer.set_running_or_notify_cancel():
                answer.set_exception(DoorBusy())

    def _next_group(self) -> list[tuple[Callable[[], Any], Future[Any]]]:
        """Wait for jobs and take those that are there; none when the queue is closed."""
        with self._more:
            while not self._waiting and self._is_open:
                self._more.wait()
            taken = [self._waiting.popleft() for _ in range(min(len(self._waiting), GROUP))]
        if not taken:
            return []
        return [
            (job, a) for job, a in taken if a.set_running_or_notify_cancel()
        ] or self._next_group()

    def _write(self, group: list[tuple[Callable[[], Any], Future[Any]]]) -> None:
        said: list[tuple[Future[Any], Any, BaseException | None]] = []
        try:
            with database.writing():
                said.extend((answer, *_tried(job)) for job, answer in group)
        except BaseException as trouble:  # noqa: BLE001 - whoever waits must hear of it
            for _, answer in group:
                answer.set_exception(trouble)
            return
        for answer, value, fault in said:
            if fault is None:
                answer.set_result(value)
            else:
                answer.set_exception(fault)


def _tried(job: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    """Run one job so that its own fault takes back nothing but itself.

    Raises:
        NotSaved: the disk refused; then the whole commit is lost.
    """
    try:
        with database.DB.atomic():
            value = job()
    except Exception as fault:
        known = database.told(fault)
        if isinstance(known, NotSaved) or not _is_under_way():
            raise
        return None, known or fault
    if not _is_under_way():  # SQLite has rolled back by itself, and the job kept mum
        raise NotSaved(detail="the transaction ended early")
    return value, None


def _is_under_way() -> bool:
    """Tell whether SQLite itself still holds our transaction open."""
    return bool(database.DB.connection().in_transaction)

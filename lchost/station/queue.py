"""One writer for all phones: what waits is written together, and answered once it is on the disk.

A commit costs an fsync whether it holds one check-in or thirty; alone they would stand in line
for the disk.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as Waited
from typing import Any, TypeVar

from lchost.errors import DoorBusy, NotSaved
from lchost.models import database

Said = TypeVar("Said")
AT_MOST = 200  # jobs that may wait; beyond that the door says that it is busy
GROUP = 32  # jobs in one commit: the host's own writing waits no longer than these take
PATIENCE_S = 10.0  # a job that has not begun by then is taken back


class _Job:
    """Something to be done, and who waits for what came of it."""

    def __init__(self, do: Callable[[], Any]) -> None:
        self.do = do
        self.answer: Future[Any] = Future()
        self.value: Any = None
        self.fault: BaseException | None = None

    def run(self) -> None:
        """Do it so that its own fault takes back nothing but itself.

        Raises:
            NotSaved: the disk refused; then the whole commit is lost.
        """
        try:
            with database.set_apart():
                self.value = self.do()
        except Exception as fault:
            known = database.told(fault)
            if isinstance(known, NotSaved) or not _is_under_way():
                raise
            self.fault = known or fault
        if not _is_under_way():  # SQLite has rolled back by itself, and the job kept mum
            raise NotSaved(detail="the transaction ended early")

    def tell(self) -> None:
        """Wake who waits."""
        if self.fault is not None:
            self.answer.set_exception(self.fault)
        else:
            self.answer.set_result(self.value)


class WriteQueue:
    """A thread with a connection of its own that runs the jobs of others in shared commits."""

    def __init__(self) -> None:
        self._waiting: deque[_Job] = deque()
        self._more = threading.Condition()
        self._is_open = False
        self._is_connected: Future[None] = Future()
        self._writer = threading.Thread(target=self._run, name="station writer", daemon=True)

    def open(self) -> None:
        """Begin to write.  A queue opens once.

        Raises:
            What the file has against being connected to.
        """
        self._is_open = True
        self._writer.start()
        self._is_connected.result()

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
        if threading.current_thread() is self._writer:
            return job()  # a job of a job: it is in the same commit already
        mine = _Job(job)
        with self._more:
            if not self._is_open or len(self._waiting) >= AT_MOST:
                raise DoorBusy
            self._waiting.append(mine)
            self._more.notify()
        try:
            answer: Said = mine.answer.result(PATIENCE_S)
        except Waited:
            if mine.answer.cancel():  # it had not begun, and now it never will
                raise DoorBusy from None
            answer = mine.answer.result()
        return answer

    def _run(self) -> None:
        try:
            with database.connected():
                self._is_connected.set_result(None)
                while self._is_wanted():
                    self._write()
        except BaseException as trouble:
            if self._is_connected.done():
                raise
            self._is_connected.set_exception(database.told(trouble) or trouble)
        finally:
            self._turn_away()

    def _is_wanted(self) -> bool:
        """Wait for a job; no more come once the queue is closed and empty."""
        with self._more:
            while not self._waiting and self._is_open:
                self._more.wait()
            return bool(self._waiting)

    def _write(self) -> None:
        """Write what waits, and what comes in the meantime, with one commit."""
        group: list[_Job] = []
        try:
            with database.writing():
                for job in self._taken():
                    group.append(job)
                    job.run()
        except BaseException as trouble:  # noqa: BLE001 - whoever waits must hear of it
            group = group or list(self._taken())
            for job in group:
                job.fault = trouble
        for job in group:
            job.tell()

    def _taken(self) -> Iterator[_Job]:
        """Take jobs as long as there are any, but not more than go into one commit."""
        for _ in range(GROUP):
            try:
                job = self._waiting.popleft()
            except IndexError:
                return
            if job.answer.set_running_or_notify_cancel():
                yield job

    def _turn_away(self) -> None:
        """Leave nobody waiting for a writer that has ended."""
        with self._more:
            self._is_open = False
        while self._waiting:
            for job in self._taken():
                job.fault = DoorBusy()
                job.tell()


def _is_under_way() -> bool:
    """Tell whether SQLite itself still holds our transaction open."""
    return bool(database.DB.connection().in_transaction)

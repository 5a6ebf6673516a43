"""One writer for all phones: what waits is written together, and answered once it is on the disk.

A commit costs an fsync whether it holds one check-in or thirty; alone they would stand in line
for the disk.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from itertools import chain
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from lchost.errors import DoorBusy, NotSaved
from lchost.models import database

Said = TypeVar("Said")
AT_MOST = 300  # jobs that may wait, more than there are lines; beyond that the door is busy
GROUP = 32  # jobs in one commit: the host's own writing waits no longer than these take
PATIENCE_S = 10.0  # a job that has not begun by then is taken back


class Job:
    """Something to be done, and who waits for what came of it, or is told.

    Two bare locks: a Future's condition would wake its waiter only to let it wait once more.
    """

    def __init__(
        self, do: Callable[[], Any], then: Callable[[Job], None] = lambda job: None
    ) -> None:
        """Prepare a job.

        Args:
            then: called in the writer's thread once the answer is on the disk, or is a fault.
        """
        self.do, self._then = do, then
        self._since = time.monotonic()
        self.value: Any = None
        self.fault: BaseException | None = None
        self._claim = threading.Lock()  # of the writer who begins, or of the waiter who gives up
        self._is_done = threading.Lock()
        self._is_done.acquire()

    def claimed(self) -> bool:
        """Claim the job; whoever comes second does not get it."""
        return self._claim.acquire(blocking=False)

    @property
    def is_patient(self) -> bool:
        """Tell whether it may wait on."""
        return time.monotonic() < self._since + PATIENCE_S

    def take_back(self) -> None:
        """Give up, unless it was begun; who asked for it is told."""
        if self.claimed():
            self.fault = DoorBusy()
            self.tell()

    def answered(self) -> Any:
        """Wait for the answer.

        Raises:
            DoorBusy: it was not begun in time, and never will be.
            What the job has raised.
        """
        if not self._is_done.acquire(timeout=PATIENCE_S):
            if self.claimed():
                raise DoorBusy
            self._is_done.acquire()
        if self.fault is not None:
            raise self.fault
        return self.value

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
        """Wake who waits, tell who wants to be told."""
        self._is_done.release()
        self._then(self)


class WriteQueue:
    """A thread with a connection of its own that runs the jobs of others in shared commits."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()  # None: there will be no more
        self._is_open = False
        self._closing = threading.Lock()
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
        self._end()
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
        mine = Job(job)
        self.add(mine)
        answer: Said = mine.answered()
        return answer

    def add(self, job: Job) -> None:
        """Have a job run as `do` has it, without waiting for what comes of it.

        Raises:
            DoorBusy: too many wait already; the job will not be run.
        """
        with self._closing:
            if not self._is_open or self._waiting.qsize() >= AT_MOST:
                raise DoorBusy
            self._waiting.put(job)

    def _run(self) -> None:
        try:
            with database.connected():
                self._is_connected.set_result(None)
                while (first := self._waiting.get()) is not None:
                    self._write(first)
        except BaseException as trouble:
            if self._is_connected.done():
                raise
            self._is_connected.set_exception(database.told(trouble) or trouble)
        finally:
            self._end()
            for job in self._more():  # nobody is left waiting for a writer that has ended
                job.take_back()

    def _write(self, first: Job) -> None:
        """Write what waits, and what comes in the meantime, with one commit."""
        group: list[Job] = []
        try:
            with database.writing():
                for job in chain([first], self._more()):
                    if job.claimed():
                        group.append(job)
                        job.run()
                    if len(group) >= GROUP:
                        break
        except BaseException as trouble:  # noqa: BLE001 - whoever waits must hear of it
            if not group and first.claimed():
                group = [first]
            for job in group:
                job.fault = trouble
        for job in group:
            job.tell()

    def _more(self) -> Iterator[Job]:
        """Take jobs as long as there are any."""
        while True:
            try:
                job = self._waiting.get_nowait()
            except Empty:
                return
            if job is None:
                self._waiting.put(None)  # for `_run`, which ends by it
                return
            yield job

    def _end(self) -> None:
        with self._closing:
            if self._is_open:
                self._is_open = False
                self._waiting.put(None)


def _is_under_way() -> bool:
    """Tell whether SQLite itself still holds our transaction open."""
    return bool(database.DB.connection().in_transaction)

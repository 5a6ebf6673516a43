"""Scans on their way: from a line to the writer and back, without a thread that waits for each.

Threads that wait are woken one by one to answer, and each stands in line for Python's lock; in
the window's own process the screen stood in that line with them, for up to half a second.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from waitress.task import WSGITask

from lchost.errors import DoorBusy
from lchost.station import door_api
from lchost.station.answering import answer
from lchost.station.door_api import Told
from lchost.station.queue import Job, WriteQueue
from lchost.station.safety import Fence

if TYPE_CHECKING:
    from lchost.station.server import Station

_UNSENT = 64 * 1024  # bytes; a line that takes nothing more off us may only hold up a thread
_TICK_S = 0.2


@dataclass(eq=False)
class _Scan:
    """A scan that was taken: its line, which waits, and the request that its answer goes into."""

    line: Any
    request: Any
    job: Job | None = None
    is_over: bool = False


class Scans:
    """Has the writer answer scans; hands the answers back in the thread that minds the lines."""

    def __init__(self, station: Station, writer: WriteQueue, fence: Fence) -> None:
        self.wake: Callable[[], None] = lambda: None  # the thread that minds the lines
        self._station, self._writer, self._fence = station, writer, fence
        self._under_way: deque[_Scan] = deque()  # in the order in which they came
        self._answered: SimpleQueue[_Scan] = SimpleQueue()
        self._is_woken = False

    def take(self, line: Any) -> bool:
        """Take a line's request if it is a scan; never waits, never answers.  Any thread."""
        request = line.requests[0]
        if request.error or request.command != "POST" or line.total_outbufs_len > _UNSENT:
            return False
        if f"/{request.path.lstrip('/')}" != door_api.PATH:
            return False
        scan = _Scan(line, request)
        found: Told | Callable[[], Told]
        try:
            environ = WSGITask(line, request).get_environment()
            if not self._fence.lets_in(environ):
                return False
            found = door_api.begin(self._station, environ)
        except Exception as fault:  # noqa: BLE001 - the others on this thread are to be answered
            found = door_api.nothing_saved(fault)
        self._under_way.append(scan)
        if isinstance(found, Told):
            self._tell(scan, found)
            return True
        scan.job = Job(found, lambda job: self._tell(scan, _told(job)))
        try:
            self._writer.add(scan.job)
        except DoorBusy as trouble:
            self._tell(scan, door_api.nothing_saved(trouble))
        return True

    def hand_back(self) -> None:
        """Answer the lines whose answers are there.  The thread that minds the lines."""
        self._is_woken = False
        self._look_after()
        with suppress(Empty):
            while True:
                self._answer(self._answered.get_nowait())

    def finish(self) -> None:
        """Answer every line; the thread that minds the lines is about to end."""
        while self._under_way:
            with suppress(Empty):
                self._answer(self._answered.get(timeout=_TICK_S))
            self._look_after()

    # --- inside ---------------------------------------------------------------------------------

    def _tell(self, scan: _Scan, told: Told) -> None:
        scan.request.told = told
        self._answered.put(scan)
        if not self._is_woken:
            self._is_woken = True
            self.wake()

    def _answer(self, scan: _Scan) -> None:
        answer(scan.line)
        scan.is_over, scan.job = True, None  # a job knows its scan: both go at once

    def _look_after(self) -> None:
        """Forget what is over, take back what has waited too long."""
        while self._under_way and self._under_way[0].is_over:
            self._under_way.popleft()
        for scan in list(self._under_way):
            job = scan.job
            if job is not None and job.is_patient:
                return
            if job is not None:
                job.take_back()


def _told(job: Job) -> Told:
    """Return the answer of a job that is over."""
    if job.fault is not None:
        return door_api.nothing_saved(job.fault)
    told: Told = job.value
    return told

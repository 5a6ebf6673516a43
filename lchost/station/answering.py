"""The threads that answer requests, each with a connection to the file for as long as it lives."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, Protocol

from lchost.models import database

THREADS = 24  # pages at once; as many phones may share a commit
_LOG = logging.getLogger("lchost.station")


class Asked(Protocol):
    """A line on which a whole request has come in."""

    def service(self) -> None:
        """Answer it."""


class Answerers:
    """Stands in for waitress's own threads, whose condition wakes each of them twice a request."""

    def __init__(self, take: Callable[[Any], bool]) -> None:
        """Stand ready.

        Args:
            take: takes a line whose request needs none of these threads; tells whether it has.
        """
        self._take = take
        self._asked: SimpleQueue[Asked | None] = SimpleQueue()  # None: one of us may go
        self._threads: list[threading.Thread] = []

    def open(self) -> None:
        """Start the threads; return once each has its connection.

        Raises:
            What the file has against being connected to; then no thread is left.
        """
        connecting: list[Future[None]] = []
        for n in range(THREADS):
            connected: Future[None] = Future()
            connecting.append(connected)
            name = f"station {n}"
            thread = threading.Thread(target=self._run, args=[connected], name=name, daemon=True)
            self._threads.append(thread)
            thread.start()
        try:
            for connected in connecting:
                connected.result()
        except BaseException:
            self.close()
            raise

    def add_task(self, line: Asked) -> None:
        """Have a request answered.  Waitress calls this."""
        if not self._take(line):
            self._asked.put(line)

    def close(self) -> None:
        """Answer what was asked, then end every thread."""
        for _ in self._threads:
            self._asked.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _run(self, connected: Future[None]) -> None:
        try:
            with database.connected():
                connected.set_result(None)
                while (line := self._asked.get()) is not None:
                    answer(line)
        except BaseException as trouble:
            if connected.done():
                raise
            connected.set_exception(database.told(trouble) or trouble)


def answer(line: Asked) -> None:
    """Let a line answer; a fault of its own ends nothing else."""
    try:
        line.service()
    except Exception as fault:  # noqa: BLE001 - the thread lives on for the others
        _LOG.error("%s while a line was served", type(fault).__name__)

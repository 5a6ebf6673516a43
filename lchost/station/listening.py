"""The server under the pages: waitress in threads of its own that end when the door closes."""

from __future__ import annotations

import logging
import socket
import sys
import threading
import time
from contextlib import suppress
from typing import Any

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, Task, WSGITask

from lchost.station.answering import Answerers
from lchost.station.door_api import Told
from lchost.station.safety import HEADERS, NO_STORE, PLAIN, Site, dressed
from lchost.station.scans import Scans

LARGEST_BODY = 64 * 1024  # bytes
LARGEST_HEAD = 16 * 1024
MOST_CONNECTIONS = 250  # Windows' select() takes 512
SILENCE_S = 20  # a connection that says nothing for so long is closed
WHOLE_REQUEST_S = 10  # a request that is not whole after so long is dropped, however it trickles
TICK_S = 1.0  # how often that is looked at

FILES = 1024  # open files that a full house needs; macOS gives a program 256

logging.getLogger("waitress").setLevel(logging.ERROR)  # it would log paths: poster codes


class PlainTrouble(ErrorTask):  # type: ignore[misc]
    """What waitress itself refuses (too large, not HTTP), said without naming the program."""

    def execute(self) -> None:
        """Answer with the status and nothing else."""
        trouble = self.request.error
        said = f"{trouble.reason}\n".encode()
        self.status = f"{trouble.code} {trouble.reason}"
        self.response_headers.extend((PLAIN, NO_STORE, *HEADERS))
        self.set_close_on_finish()
        self.content_length = len(said)
        self.write(said)


class Request(HTTPRequestParser):  # type: ignore[misc]
    """A request; it may have got its answer before the line's turn comes to say it."""

    told: Told | None = None

    def parse_header(self, head: bytes) -> None:
        """Read the head.  One that gives its body two lengths hides a second request in it.

        Raises:
            ParsingError: the head is none; it is answered with 400.
        """
        super().parse_header(head)
        is_chunked = self.chunked or "TRANSFER_ENCODING" in self.headers
        if is_chunked and "CONTENT_LENGTH" in self.headers:
            raise ParsingError("two lengths")


class Ready(Task):  # type: ignore[misc]
    """Says the answer that a request has got already."""

    complete = True

    def execute(self) -> None:
        """Write the answer, in one piece: a piece is a packet."""
        told: Told = self.request.told
        self.status = told.status
        self.response_headers.extend(dressed(told.headers))
        self.content_length = len(told.body)
        head: bytes = self.build_response_header()
        self.wrote_header = True
        self.channel.write_soon(head + told.body)


class Line(HTTPChannel):  # type: ignore[misc]
    """One connection; it knows since when a request has been coming in."""

    error_task_class = PlainTrouble
    begun_at: float | None = None
    parser_class = Request

    def service(self) -> None:
        """Answer the first of its requests; another thread may go on with the next at once."""
        self.task_class = WSGITask if self.requests[0].told is None else Ready
        super().service()

    def received(self, data: bytes) -> bool:
        """Take in what came."""
        went_on: bool = super().received(data)
        if self.request is None:
            self.begun_at = None
        elif self.begun_at is None:
            self.begun_at = time.monotonic()
        return went_on


class Server(TcpWSGIServer):  # type: ignore[misc]
    """Waitress's server, which also drops those who trickle and those who only hold the line."""

    channel_class = Line
    loop_id = 0  # of the thread that minds the lines

    def pull_trigger(self) -> None:
        """Wake the thread that minds the lines; from itself, it is awake."""
        if threading.get_ident() != self.loop_id:
            super().pull_trigger()

    def maintenance(self, now: float) -> None:
        """Close who was silent for too long, or is too slow; make room when it gets full."""
        too_slow = time.monotonic() - WHOLE_REQUEST_S
        lines = list(self.active_channels.values())
        for line in lines:
            is_slow = line.begun_at is not None and line.begun_at < too_slow
            is_silent = not line.requests and line.last_activity < now - SILENCE_S
            if is_slow or is_silent:
                line.will_close = True
        spare = len(lines) - MOST_CONNECTIONS * 3 // 4
        if spare > 0:
            idle = [line for line in lines if not line.requests]
            for line in sorted(idle, key=lambda line: line.last_activity)[:spare]:
                line.will_close = True


def allow_files() -> None:
    """Let this program hold as many lines open as the system allows it to ask for."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


class Listening:
    """A server that runs in a thread until it is closed."""

    def __init__(self, site: Site, listener: socket.socket, scans: Scans) -> None:
        """Serve `site` to whoever comes to the listening socket; the socket is ours now."""
        allow_files()
        self._map: dict[int, Any] = {}
        self._scans = scans
        scans.wake = self._wake
        self._answerers = Answerers(scans.take)
        choices = Adjustments(
            sockets=[listener],
            ident=None,
            connection_limit=MOST_CONNECTIONS,
            cleanup_interval=TICK_S,
            max_request_body_size=LARGEST_BODY + 1,  # the first that it refuses
            max_request_header_size=LARGEST_HEAD,
            asyncore_use_poll=True,
            log_socket_errors=False,
            clear_untrusted_proxy_headers=False,
            expose_tracebacks=False,
        )
        self._server = Server(
            site,
            self._map,
            _sock=listener,
            dispatcher=self._answerers,
            adj=choices,
            sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
            bind_socket=False,
        )
        self._is_ending = self._has_ended = False
        self._trigger_is_ours = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="station", daemon=True)
        try:
            self._answerers.open()
        except BaseException:
            self._leave_nothing()
            raise
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Tell whether somebody listens."""
        return self._thread.is_alive()

    def close(self) -> None:
        """Stop listening, let running requests end, close every connection; wait for all that."""
        with self._trigger_is_ours:
            if not self._is_ending:
                self._is_ending = True
                self._server.pull_trigger()
        self._thread.join()

    def _wake(self) -> None:
        """Have the loop turn once more, also when the loop itself asks for it."""
        with self._trigger_is_ours:
            if not self._has_ended:
                self._server.trigger.pull_trigger()

    def _run(self) -> None:
        self._server.loop_id = threading.get_ident()
        try:
            while not self._is_ending:
                wasyncore.loop(timeout=TICK_S, use_poll=True, map=self._map, count=1)
                self._scans.hand_back()
        finally:
            self._leave_nothing()

    def _leave_nothing(self) -> None:
        """End every thread, then close every line."""
        wasyncore.dispatcher.close(self._server)  # whoever comes now is refused at once
        self._answerers.close()
        self._scans.finish()
        with self._trigger_is_ours:
            self._is_ending = self._has_ended = True
            self._server.trigger.close()  # not before: every answer pulls it, and so does `close`
        wasyncore.close_all(self._map, ignore_all=True)

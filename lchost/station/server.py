"""The station: the door's pages on one address of this computer, from opening to closing."""

from __future__ import annotations

import errno
import logging
import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from lchost.checkin import clock as door_clock
from lchost.errors import (
    AddressInUse,
    AddressNotHere,
    BadPin,
    GoneMeanwhile,
    NoSuchPort,
    OneAddressOnly,
)
from lchost.models import database
from lchost.models.database import Topic
from lchost.planning import sessions
from lchost.station.guard import Guard
from lchost.station.keys import DoorKeys, door_keys, new_pin
from lchost.station.queue import WriteQueue
from lchost.station.selftest import SelfTest

if TYPE_CHECKING:
    from flask import Blueprint

    from lchost.station.listening import Listening

Said = TypeVar("Said")
LOOPBACK = "127.0.0.1"
BELIEVED_S = 1  # which sitting is at the door is asked so often at most
_LOG = logging.getLogger("lchost.station")


def _pages() -> list[Blueprint]:
    """Return the blueprints of all pages, a file each.  New pages are added here.

    Imported when the station opens: Flask takes 190 ms, and many days need no station.
    """
    from lchost.station import door_page, phones, selftest_page

    return [door_page.pages, phones.pages, selftest_page.pages]


@dataclass(frozen=True)
class Address:
    """Where the station listens."""

    host: str
    port: int

    @property
    def netloc(self) -> str:
        """Host and port as a browser writes them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def url(self) -> str:
        """The front page."""
        return f"http://{self.netloc}"


class Station:
    """Serves the door of one workshop.  Close it before the community file is closed.

    It may be closed and opened again, also at another address: PIN, door keys and what is known
    of guessing stay.
    """

    def __init__(
        self,
        workshop_id: int,
        *,
        pin: str = "",
        door: str = "",
        session_id: int | None = None,
        clock: Callable[[], datetime] = door_clock.now,
    ) -> None:
        """Prepare a station; nothing listens yet.

        Args:
            pin: for door stations; without one it gets six random digits.
            door: name of the door that stands with scans which name none.
            session_id: this sitting only; else the one that is at the door.

        Raises:
            BadPin: too short, or letters that do not travel in a header.
            CannotWrite: the data folder takes no key.
        """
        if pin and not re.fullmatch(r"[!-~]{4,64}", pin):
            raise BadPin
        self.workshop_id, self.door, self.pin = workshop_id, door, pin or new_pin()
        self.keys: DoorKeys = door_keys()
        self.selftest = SelfTest()
        self.now = clock
        self._one_session = session_id
        self._session: tuple[int, float] | None = None  # which, and until when that is believed
        self.guard = Guard(self.pin, self.keys)
        self._address: Address | None = None
        self._listening: Listening | None = None
        self._queue: WriteQueue | None = None
        self._deaf: Callable[[], None] = lambda: None

    @property
    def address(self) -> Address | None:
        """Where it listens; None while it is closed."""
        return self._address

    @property
    def is_open(self) -> bool:
        """Tell whether it listens."""
        return self._listening is not None and self._listening.is_alive

    def open(self, host: str = LOOPBACK, port: int = 0) -> Address:
        """Listen at one address of this computer; port 0 takes any free one.

        Raises:
            AddressInUse, AddressNotHere, OneAddressOnly, NoSuchPort: nothing listens.
        """
        self.close()
        listener = _bound(host, port)
        try:
            from lchost.station import door_api
            from lchost.station.listening import Listening
            from lchost.station.safety import Fence
            from lchost.station.scans import Scans
            from lchost.station.site import site

            numeric, port = listener.getsockname()[:2]
            address = Address(host, port)
            front = door_api.before(self, site(self, _pages()).wsgi_app)
            fence = Fence(front, _hosts(host, numeric, port))
            self._queue = WriteQueue()
            self._queue.open()
            scans = Scans(self, self._queue, fence)
            self._listening = Listening(fence, listener, scans)
        except BaseException:
            listener.close()
            self.close()
            raise
        self._deaf = database.on_change(self._hear)
        self._address = address
        _LOG.info("The door is open at %s.", address.url)
        return address

    def close(self) -> None:
        """Stop listening; return once every thread has ended and nothing holds the file."""
        was_open = self._address is not None
        self._deaf()
        self._address = None
        if self._listening is not None:
            self._listening.close()
        if self._queue is not None:
            self._queue.close()
        self._listening = self._queue = None
        if was_open:
            _LOG.info("The door is closed.")

    # --- for the pages --------------------------------------------------------------------------

    def session_id(self) -> int:
        """Return the sitting that a scan counts for at this moment.

        Raises:
            GoneMeanwhile: the workshop was deleted.
        """
        if self._one_session is not None:
            return self._one_session
        known = self._session
        if known is not None and time.monotonic() < known[1]:
            return known[0]
        found = sessions.at_door(self.workshop_id, self.now()).id
        self._session = (found, time.monotonic() + BELIEVED_S)
        return found

    def stand_at(self, session_id: int) -> None:
        """Let scans count for this sitting from now on."""
        self._one_session = session_id

    def write(self, job: Callable[[], Said]) -> Said:
        """Run a job of the desk in a shared commit; its answer is on the disk.  See `WriteQueue`.

        Raises:
            DoorBusy, NotSaved: nothing of it stands.
        """
        if self._queue is None:
            raise GoneMeanwhile
        return self._queue.do(job)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if Topic.WORKSHOPS in topics:
            self._session = None


def _bound(host: str, port: int) -> socket.socket:
    """Return a socket that holds the address and does not listen yet."""
    if not 0 <= port <= 65535:
        raise NoSuchPort(port=port)
    if not host:
        raise OneAddressOnly(host="“”")
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except (OSError, UnicodeError) as trouble:
        raise AddressNotHere(host=host) from trouble
    if address[0] in ("0.0.0.0", "::"):
        raise OneAddressOnly(host=host)
    listener = socket.socket(family, kind, protocol)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows: there, reuse would share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except PermissionError as trouble:
        listener.close()
        raise NoSuchPort(port=port) from trouble
    except OSError as trouble:
        listener.close()
        is_taken = trouble.errno == errno.EADDRINUSE
        raise (AddressInUse if is_taken else AddressNotHere)(host=host, port=port) from trouble
    return listener


def _hosts(host: str, numeric: str, port: int) -> frozenset[str]:
    """Return what a Host header may say."""
    names = {Address(name.lower(), port).netloc for name in (host, numeric)}
    if port == 80:
        names |= {name.removesuffix(":80") for name in names}
    return frozenset(names)

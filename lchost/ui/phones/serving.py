"""The station behind the window: opened and closed off the screen's thread, one thing at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThreadPool, Signal

from lchost.errors import AddressInUse, HostError
from lchost.station.server import Address, Station
from lchost.ui.tasks import Task

_PORTS_TRIED = 10  # after the one that is wanted; then any free one


@dataclass(frozen=True)
class Wanted:
    """What shall be served, and where."""

    workshop_id: int
    host: str
    port: int
    pin: str


class Serving(QObject):
    """Goes after what is wanted until it is so.  `None`: nothing is served."""

    settled = Signal()  # it is as wanted, or `trouble` says why not

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.station: Station | None = None
        self.trouble: HostError | None = None
        self._wanted: Wanted | None = None
        self._is: Wanted | None = None  # what is served
        self._task: Task | None = None

    @property
    def wanted(self) -> Wanted | None:
        """What shall be served."""
        return self._wanted

    @property
    def address(self) -> Address | None:
        """Where it listens now."""
        return self.station.address if self.station and self._is else None

    @property
    def is_under_way(self) -> bool:
        """Tell whether something opens or closes."""
        return self._task is not None

    def want(self, wanted: Wanted | None) -> None:
        """Say what shall be served from now on; it is gone after at once."""
        if wanted != self._wanted:
            self._wanted, self.trouble = wanted, None
            self._go()

    def try_again(self) -> None:
        """Go after it once more, after trouble; that stays said until it is over."""
        if self.trouble is not None:
            self._go()

    def end(self) -> None:
        """Serve nothing; returns when nothing holds the file any more."""
        self._wanted = self._is = None
        QThreadPool.globalInstance().waitForDone()
        if self.station:
            self.station.close()
        self.station, self._task, self.trouble = None, None, None

    def _go(self) -> None:
        if self._task is not None or self._wanted == self._is:
            return
        wanted = self._wanted
        try:
            job = self._job(wanted)
        except HostError as trouble:  # the data folder takes no key, a PIN that cannot be
            self.trouble, self._is = trouble, None
            self.settled.emit()
            return
        self._task = task = Task(lambda _tell: job(), self, needs_database=False)
        task.done.connect(lambda _: self._done(task, wanted, None))
        task.failed.connect(lambda error: self._done(task, wanted, error))
        task.start()

    def _job(self, wanted: Wanted | None) -> Callable[[], object]:
        """Return the work; the station itself is made here, so that `end` finds it."""
        before = self.station
        if wanted is None:
            return before.close if before else lambda: None
        is_same = before is not None and (before.workshop_id, before.pin) == (
            wanted.workshop_id,
            wanted.pin,
        )
        station = before if before is not None and is_same else None
        if station is None:
            station = Station(wanted.workshop_id, pin=wanted.pin)
        self.station = station

        def open_it() -> None:
            if before is not None:
                before.close()
            open_at(station, wanted.host, wanted.port)

        return open_it

    def _done(self, task: Task, asked: Wanted | None, error: Exception | None) -> None:
        task.deleteLater()
        if task is not self._task:
            return  # it was ended meanwhile
        self._task = None
        self._is = None if error else asked
        if error is not None and not isinstance(error, HostError):
            raise error
        if self._wanted != asked:  # something else is wanted meanwhile
            self._go()
            return
        self.trouble = error
        self.settled.emit()


def open_at(station: Station, host: str, port: int) -> Address:
    """Open a station at a port, or at the next that is free.

    Raises:
        AddressNotHere, OneAddressOnly, NoSuchPort: nothing listens.
    """
    for number in range(port, min(port + _PORTS_TRIED, 65535) + 1):
        try:
            return station.open(host, number)
        except AddressInUse:
            continue
    return station.open(host, 0)

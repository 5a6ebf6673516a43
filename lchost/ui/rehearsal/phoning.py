"""Phones tried out: does one in the room reach this laptop?"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import monotonic

from PySide6.QtCore import QCoreApplication, QTimer

from lchost.errors import HostError
from lchost.station import addresses, selftest
from lchost.station.addresses import Address
from lchost.station.selftest import PATIENCE_S, Diagnosis, Evidence, Finding
from lchost.station.server import Station
from lchost.ui import wording
from lchost.ui.phones import kept
from lchost.ui.phones.door import PhoneDoor
from lchost.ui.phones.door import State as DoorState
from lchost.ui.rehearsal.check import Check, beside
from lchost.ui.rehearsal.findings import Finding as Found
from lchost.ui.rehearsal.findings import State
from lchost.ui.tasks import Task
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.code import CodeView
from lchost.ui.widgets.fields import choice
from lchost.ui.widgets.layout import words
from lchost.ui.words_of_selftest import address_words, finding_words

_LOOK_MS = 400  # how often it is looked whether a phone came
_QR = 180


def tr(text: str) -> str:
    """Translate a sentence of this check."""
    return QCoreApplication.translate("Rehearsal", text)


class TrialPage:
    """A station for the test alone, where phones have none yet; any thread may open and close."""

    def __init__(self, workshop_id: int) -> None:
        self._workshop_id = workshop_id
        self._lock = Lock()
        self._is_over = False
        self.station: Station | None = None

    def open(self, host: str) -> Station | None:
        """Open at an address of this computer; None once it is over."""
        with self._lock:
            if self._is_over:
                return None
            self.station = self.station or Station(self._workshop_id)
            self.station.open(host)
            return self.station

    def close(self) -> None:
        """Close for good."""
        with self._lock:
            self._is_over = True
            if self.station is not None:
                self.station.close()


class PhoneCheck(Check):
    """Shows the door's test page, or opens one, and waits for a phone to open it."""

    def __init__(self, workshop_id: int, phones: PhoneDoor | None = None) -> None:
        how = tr("Let a phone in the same Wi-Fi scan the code that shows, with its camera.")
        super().__init__("phone", tr("Phone"), how)
        self._phones = phones
        self.page = TrialPage(workshop_id)
        self.station: Station | None = None  # the one that is tested
        self.address: Address | None = None
        self.link = ""
        self._since = self._asked_s = 0.0
        self._before: frozenset[str] = frozenset()
        self._task: Task | None = None
        self.code = CodeView(_QR, tr("Code of the test page"))
        self.where = choice(tr("Address"), [])
        self._said_link = words("", "caption", muted=True, wrap=True)
        self.open = button(tr("Open the test page"), "wifi")
        self.open.clicked.connect(self.look_around)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._see)
        self.offer(self.open)

    def look_around(self) -> None:
        """Test what phones use now; without that, open a page where phones likeliest reach it."""
        self.open.setEnabled(False)
        self.wait(tr("One moment…"))
        self._do(addresses.choices, self._choose)

    def end(self) -> None:
        """Close what was opened for the test."""
        self._look.stop()
        self.station = None
        Task(lambda _: self.page.close(), self, needs_database=False).start()

    # --- the page -------------------------------------------------------------------------------

    def _choose(self, here: tuple[Address, ...]) -> None:
        self.offer()
        phones = self._phones
        served = phones.serving.station if phones and phones.state is DoorState.ON else None
        if phones is not None and served is not None and served.address is not None:
            self.put(beside(self.code, self._said_link))
            self.where.hide()
            self._open_at(phones.usable() or addresses.best("", here), served)
            return
        best = addresses.best(kept.address_mark(), here)
        for one in here:
            self.where.addItem(address_words(one), one)
        self.where.setCurrentIndex(list(here).index(best))
        self.put(beside(self.code, words(tr("Address")), self.where, self._said_link))
        self.where.currentIndexChanged.connect(lambda _: self._open_at(self.where.currentData()))
        self._open_at(best)

    def _open_at(self, address: Address, served: Station | None = None) -> None:
        """Begin a test at an address; by a station that is there, or the page of the test."""
        self._look.stop()
        self.address = address
        self.where.setEnabled(False)

        def work() -> tuple[Station | None, str, frozenset[str]]:
            from lchost.station.probing import neighbours

            station = served or self.page.open(address.ip)
            if station is None or station.address is None:
                return None, "", frozenset()
            link = selftest.link(station.address.url, station.selftest.begin())
            return station, link, neighbours()

        self._do(work, self._opened)

    def _opened(self, opened: tuple[Station | None, str, frozenset[str]]) -> None:
        self.station, self.link, self._before = opened
        self.code.show_text(self.link)
        self._said_link.setText(self.link)
        self.where.setEnabled(True)
        self._since, self._asked_s = monotonic(), 0.0
        self.wait(tr("Waiting for a phone to open the page."))
        self._look.start()

    # --- what comes -----------------------------------------------------------------------------

    def _see(self) -> None:
        station = self.station
        if station is None:
            return
        waited_s = monotonic() - self._since
        if hits := station.selftest.hits:
            self._tell(selftest.diagnose(Evidence(self.address, waited_s, hits)))
        elif self._task is None and waited_s - self._asked_s > PATIENCE_S:
            self._asked_s = waited_s
            before = self._before

            def work() -> Diagnosis:
                from lchost.station.probing import evidence

                return selftest.diagnose(evidence(station, waited_s, before))

            self._do(work, self._tell)

    def _tell(self, said: Diagnosis) -> None:
        what, todo = finding_words(said)
        if said.is_good:
            took_s = self.finding.took_s
            if took_s is None:
                took_s = monotonic() - self._since
            self.tell(Found(State.WORKS, what, todo, took_s))
        elif said.finding is Finding.WAITING:
            self.wait(what, todo)
        elif self.finding.state is not State.WORKS:
            self.fails(what, todo)

    # --- off the screen's thread ----------------------------------------------------------------

    def _do(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        task = Task(lambda _: work(), self, needs_database=False)

        def ended(answer: object) -> None:
            self._task = None
            task.deleteLater()
            then(answer)

        self._task = task
        task.done.connect(ended)
        task.failed.connect(self._refused)
        task.start()

    def _refused(self, error: Exception) -> None:
        self._task = None
        self.open.setEnabled(True)
        if not isinstance(error, HostError):
            raise error
        self.where.setEnabled(True)
        if not self.where.count():
            self.offer(self.open)
        self.fails(wording.trouble(error), tr("Choose another address, or try once more."))

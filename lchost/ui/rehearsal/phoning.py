"""Phones tried out: does one in the room reach this laptop?"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication, QTimer

from lchost.errors import HostError
from lchost.station import addresses, selftest
from lchost.station.addresses import Address
from lchost.station.selftest import PATIENCE_S, Diagnosis, Evidence, Finding
from lchost.station.server import Station
from lchost.ui import wording
from lchost.ui.phones import kept
from lchost.ui.rehearsal.check import Check, beside
from lchost.ui.rehearsal.findings import Finding as Found
from lchost.ui.rehearsal.findings import State
from lchost.ui.rehearsal.made_up import QrView
from lchost.ui.tasks import Task
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.fields import choice
from lchost.ui.widgets.layout import words
from lchost.ui.words_of_selftest import address_words, finding_words

_LOOK_MS = 400  # how often it is looked whether a phone came
_QR = 180


def tr(text: str) -> str:
    """Translate a sentence of this check."""
    return QCoreApplication.translate("Rehearsal", text)


class PhoneCheck(Check):
    """Opens a page for phones at one address of this computer, and waits for one to open it."""

    def __init__(self, workshop_id: int) -> None:
        how = tr("Let a phone in the same Wi-Fi scan the code that shows, with its camera.")
        super().__init__("phone", tr("Phone"), how)
        self._workshop_id = workshop_id
        self.station: Station | None = None
        self.link = ""
        self._since = 0.0
        self._before: frozenset[str] = frozenset()
        self._task: Task | None = None
        self._is_ended = False
        self.open = button(tr("Open the test page"), "wifi")
        self.open.clicked.connect(self.look_around)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._see)
        self.offer(self.open)

    def look_around(self) -> None:
        """Find this computer's addresses, then open at the one that phones likeliest reach."""
        self.open.setEnabled(False)
        self.wait(tr("One moment…"))
        self._do(addresses.choices, self._choose)

    def end(self) -> None:
        """Close the page."""
        self._is_ended = True
        self._look.stop()
        station, self.station = self.station, None
        if station is not None:
            Task(lambda _: station.close(), self, needs_database=False).start()

    # --- the page -------------------------------------------------------------------------------

    def _choose(self, here: tuple[Address, ...]) -> None:
        best = addresses.best(kept.address_mark(), here)
        self._code = QrView(_QR)
        self._where = choice(tr("Address"), [(one, address_words(one)) for one in here], best)
        self._said_link = words("", "caption", muted=True, wrap=True)
        self.put(beside(self._code, words(tr("Address")), self._where, self._said_link))
        self.offer()
        self._where.currentIndexChanged.connect(lambda _: self._open_at(self._where.currentData()))
        self._open_at(best)

    def _open_at(self, address: Address) -> None:
        station = self.station or Station(self._workshop_id)
        self.station = station
        self._look.stop()
        self._where.setEnabled(False)

        def work() -> tuple[str, frozenset[str]]:
            from lchost.station.probing import neighbours

            opened = station.open(address.ip)
            return selftest.link(opened.url, station.selftest.begin()), neighbours()

        self._do(work, self._opened)

    def _opened(self, opened: tuple[str, frozenset[str]]) -> None:
        self.link, self._before = opened
        self._code.show_code(self.link, tr("Code of the test page"))
        self._said_link.setText(self.link)
        self._where.setEnabled(True)
        self._since = monotonic()
        self._asked_s = 0.0
        self.wait(tr("Waiting for a phone to open the page."))
        self._look.start()

    # --- what comes -----------------------------------------------------------------------------

    def _see(self) -> None:
        station = self.station
        if station is None:
            return
        waited_s = monotonic() - self._since
        if station.selftest.hits:
            seen = Evidence(self._where.currentData(), waited_s, station.selftest.hits)
            self._tell(selftest.diagnose(seen))
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
            if self._is_ended:
                self.end()  # what was opened meanwhile is closed
            else:
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
        if self.link or self.station is not None:
            self._where.setEnabled(True)
        else:
            self.offer(self.open)
        self.fails(wording.trouble(error), tr("Choose another address, or try once more."))

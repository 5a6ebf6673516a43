"""Try it with a phone: a code to scan, who came through, and what stands between if nobody did."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from lchost.station.selftest import Diagnosis, Finding, Hit, diagnose, link
from lchost.ui.phones.door import PhoneDoor, State
from lchost.ui.tasks import Task
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.code import CodeView
from lchost.ui.widgets.fields import field, labelled
from lchost.ui.widgets.layout import column, row, words
from lchost.ui.widgets.marks import Mark
from lchost.ui.words_of_selftest import finding_words

_LOOK_MS = 1000
_CODE_SIDE = 128


class PhoneTest(QFrame):
    """The test with one's own phone; it begins when it is shown and phones can come in.

    `found` tells each finding once, for whoever keeps a list of what works.
    """

    found = Signal(object)  # Diagnosis

    def __init__(self, phones: PhoneDoor) -> None:
        super().__init__()
        self._phones = phones
        self.seconds: Callable[[], float] = time.monotonic
        self._began_s = 0.0
        self._served = ""  # the front page that the code leads to
        self._before: frozenset[str] = frozenset()
        self._seen: tuple[Hit, ...] = ()
        self._task: Task | None = None
        self.last: Diagnosis | None = None
        self.code = CodeView(_CODE_SIDE, self.tr("Code to test with a phone"))
        self._mark = Mark("circle-dashed", "neutral", 22)
        self.what = words("", "strong", wrap=True)
        self.do = words("", "caption", muted=True, wrap=True)
        self.phone = field(self.tr("The phone's own address"), "", "192.168.1.37", longest=45)
        self.ask = button(self.tr("Why does no phone come?"), "search")
        self._lay_out()
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look)
        self.ask.clicked.connect(self.find_out)
        self.phone.returnPressed.connect(self.find_out)
        phones.changed.connect(self._follow)
        self._follow()

    def _lay_out(self) -> None:
        says = row(self._mark, (self.what, 1), gap=10)
        note = self.tr("If it does not come through: its Wi-Fi settings show the address.")
        typed = labelled(self.tr("The phone's &own address"), self.phone, note)
        middle = row(None, self.code, None)
        self.setLayout(column(middle, says, self.do, typed, row(self.ask, None), None, gap=8))

    def begin(self) -> None:
        """Begin a new test: what came before counts no more."""
        station = self._phones.serving.station
        if station is None or self._phones.state is not State.ON:
            return
        self._served, self._began_s, self.last = self._phones.url, self.seconds(), None
        self.code.show_text(link(self._served, station.selftest.begin()))
        self._before, self._seen = frozenset(), ()
        self._neighbours()
        self._say(Diagnosis(Finding.WAITING))
        self._look.start()

    def look(self) -> None:
        """See whether a phone came through."""
        station = self._phones.serving.station
        if station is None or self._task is not None:
            return
        hits = station.selftest.hits
        if hits and hits != self._seen:
            self._seen = hits
            self.find_out()

    def find_out(self) -> None:
        """Look around in the network, and say what was found."""
        from lchost.station import probing

        station = self._phones.serving.station
        if station is None or self._task is not None:
            return
        waited_s, before, phone = self.seconds() - self._began_s, self._before, self.phone.text()
        self.ask.setEnabled(False)
        self._start(
            lambda: diagnose(probing.evidence(station, waited_s, before, phone)), self._found
        )

    def _neighbours(self) -> None:
        from lchost.station import probing

        def keep(found: frozenset[str]) -> None:
            self._before = found

        self._start(probing.neighbours, keep)

    def _start(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self._task = task = Task(lambda _tell: work(), self, needs_database=False)
        task.done.connect(self._ended)
        task.failed.connect(self._ended)
        task.done.connect(then)
        task.start()

    def _ended(self, _answer: object) -> None:
        self._task = None
        self.ask.setEnabled(self._phones.state is State.ON)

    def _found(self, said: Diagnosis) -> None:
        if said != self.last:
            self.last = said
            self._say(said)
            self.found.emit(said)

    def _say(self, said: Diagnosis) -> None:
        what, do = finding_words(said)
        is_waiting = said.finding is Finding.WAITING
        tone = "welcome" if said.is_good else "neutral" if is_waiting else "attention"
        icons = {"welcome": "circle-check", "neutral": "circle-dashed"}
        self._mark.show_icon(icons.get(tone, "triangle-alert"), tone)
        self.what.setText(what)
        self.do.setText(do)

    def _follow(self) -> None:
        """Show a code while phones can come in; a new one for a new address."""
        is_on = self._phones.state is State.ON
        self.ask.setEnabled(is_on and self._task is None)
        if not is_on:
            self._look.stop()
            self._served = ""
            self.code.show_text("")
            self._say(Diagnosis(Finding.CLOSED))
        elif self._phones.url != self._served:
            self.begin()

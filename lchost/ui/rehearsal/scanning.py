"""The USB scanner tried out: a made-up badge, read from the screen or the test sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QTimer

from lchost import codes
from lchost.codes import CodeKind
from lchost.ui.keys import ScannerKeys
from lchost.ui.rehearsal.check import Check
from lchost.ui.rehearsal.findings import State
from lchost.ui.rehearsal.made_up import MadeUp, whose

_PATIENCE_MS = 30_000  # then a word on what may be wrong


def tr(text: str) -> str:
    """Translate a sentence of this check."""
    return QCoreApplication.translate("Rehearsal", text)


class ScannerCheck(Check):
    """Hears what a scanner types while the checklist is open; none of it reaches the door."""

    def __init__(self, people: Sequence[MadeUp]) -> None:
        how = tr("Plug it in and scan the made-up badge, from this screen or the test sheet.")
        super().__init__("scan-line", tr("Scanner"), how)
        self._people = people
        self.keys = ScannerKeys(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self.keys.scanned.connect(self._hear)
        self._patience.timeout.connect(self._advise)

    def begin(self) -> None:
        """Listen to the keys."""
        self.keys.start()
        self._patience.start()

    def end(self) -> None:
        """Leave the keys to the door."""
        self._patience.stop()
        self.keys.stop()

    def _hear(self, text: str) -> None:
        kind = codes.read(text).kind
        if kind is CodeKind.BADGE:
            person = whose(text, self._people)
            said = tr("Another badge was read.")
            if person:
                said = tr("The made-up badge of {name} was read.").format(name=person.name)
            self.works(said, self.keys.lasted_ms / 1000)
        elif kind is CodeKind.TYPO:
            self.fails(
                tr("A badge was misread."),
                tr("Hold it flat and a hand's breadth away, then scan once more."),
            )
        elif self.finding.state is not State.WORKS:
            self.wait(
                tr("Something was scanned, but it is no badge."),
                tr("Scan the made-up badge here, or a printed one."),
            )

    def _advise(self) -> None:
        if self.finding.state is State.WAITING and not self.finding.said:
            self.wait(
                tr("Nothing has come from a scanner yet."),
                tr(
                    "Does it beep? Then set it to “USB keyboard” with the codes in its manual."
                    " Some scanners read no screens: try the test sheet."
                ),
            )

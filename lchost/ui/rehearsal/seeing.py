"""The camera tried out: a badge held before it."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from PySide6.QtCore import QCoreApplication, QTimer

from lchost.ui.camera.cameras import Cameras, State
from lchost.ui.camera.card import CameraCard
from lchost.ui.rehearsal.check import Check
from lchost.ui.rehearsal.made_up import MadeUp, is_badge, whose
from lchost.ui.widgets.buttons import button

_TROUBLE = (State.NONE, State.FAILED, State.GONE, State.CANNOT, State.FORBIDDEN)


def tr(text: str) -> str:
    """Translate a sentence of this check."""
    return QCoreApplication.translate("Rehearsal", text)


class CameraCheck(Check):
    """Shows the camera's picture once it is asked for, and waits for a code in it."""

    def __init__(self, people: Sequence[MadeUp], cameras: Cameras | None = None) -> None:
        how = tr("Switch it on and hold the test sheet, or any badge, before it.")
        super().__init__("camera", tr("Camera"), how)
        self._people, self._cameras = people, cameras
        self._since, self._was_off = 0.0, False
        self.card: CameraCard | None = None
        self.switch = button(tr("Switch the camera on"), "camera")
        self.switch.clicked.connect(self.look)
        self.offer(self.switch)

    def look(self) -> None:
        """Show the camera's picture."""
        self.offer()
        self.card = CameraCard(cameras=self._cameras)
        self.card.turned.connect(self._turn)
        self.card.scanned.connect(self._see)
        self._since = monotonic()
        self.put(self.card)
        self.card.show()
        QTimer.singleShot(0, self.card, self._switch_on)

    def _switch_on(self) -> None:
        if self.card is not None and self.card.state is State.OFF:
            self.card.turn()
            self._was_off = True

    def end(self) -> None:
        """Leave the camera as it was."""
        if self.card is None:
            return
        card, self.card = self.card, None  # what it says from now on is no finding
        if self._was_off and card.state is not State.OFF:
            card.turn()
        card.hide()

    def _turn(self, state: State) -> None:
        if self.card is not None:
            self.card.notice.hide()  # its words stand below
        if state is State.LIVE:
            self._since = monotonic()
            self.wait(tr("It sees. Hold a code before it."))
        elif state in _TROUBLE and self.card is not None:
            self.fails(tr("There is no picture."), self.card.notice.text())

    def _see(self, text: str) -> None:
        if not is_badge(text):
            self.wait(
                tr("A code was seen, but it is no badge."),
                tr("Hold the test sheet, or a printed badge, before the camera."),
            )
            return
        took_s = monotonic() - self._since
        person = whose(text, self._people)
        said = tr("A badge was read.")
        if person:
            said = tr("The made-up badge of {name} was read; its code is {mm} mm wide.")
            said = said.format(name=person.name, mm=person.side_mm)
        self.works(said, took_s)
        if self.card is not None:
            self.card.show_answer("welcome", text)

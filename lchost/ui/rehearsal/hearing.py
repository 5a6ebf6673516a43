"""The door's sounds tried out: played here, heard by the host."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer

from lchost.ui.rehearsal.check import Check
from lchost.ui.sounds import Sounds
from lchost.ui.widgets.buttons import button

_PLAYED = ("welcome", "attention", "neutral")
_APART_MS = 900


def tr(text: str) -> str:
    """Translate a sentence of this check."""
    return QCoreApplication.translate("Rehearsal", text)


class SoundCheck(Check):
    """Plays what the door plays, and asks whether it was heard."""

    def __init__(self, has_speaker: Callable[[], bool] | None = None) -> None:
        how = tr("Listen as people at the door will: welcome, a question, an unknown code.")
        super().__init__("volume-2", tr("Sound"), how)
        self._has_speaker = has_speaker or _finds_speaker
        self.sounds = Sounds(self)
        self.play = button(tr("Play the sounds"), "play")
        self.heard = button(tr("I heard three"), "check")
        self.silent = button(tr("I heard nothing"))
        self._waiting: list[str] = []
        self._pause = QTimer(self)
        self._pause.setInterval(_APART_MS)
        self.play.clicked.connect(self.sound)
        self.heard.clicked.connect(self._was_heard)
        self.silent.clicked.connect(self._was_silent)
        self._pause.timeout.connect(self._next)
        self.offer(self.play)

    def sound(self) -> None:
        """Play them, one after the other."""
        if not self._has_speaker():
            self.fails(
                tr("This computer has no loudspeaker."),
                tr("Plug one in, or go without: each answer shows by colour, icon and words too."),
            )
            return
        if not self.sounds.is_on:
            self.sounds.switch(True)
        self._waiting = list(_PLAYED)
        self._next()
        self._pause.start()
        self.wait(tr("Were there three different sounds?"))
        self.offer(self.heard, self.silent, self.play)

    def end(self) -> None:
        """Play no more."""
        self._pause.stop()

    def _next(self) -> None:
        if self._waiting:
            self.sounds.play(self._waiting.pop(0))
        else:
            self._pause.stop()

    def _was_heard(self) -> None:
        self.works(tr("The door's sounds were heard."))
        self.offer(self.play)

    def _was_silent(self) -> None:
        self.fails(
            tr("The sounds were played, but not heard."),
            tr("Turn the computer's volume up, and choose its loudspeaker in its sound settings."),
        )
        self.offer(self.play)


def _finds_speaker() -> bool:
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:  # a system library is missing
        return False
    return not QMediaDevices.defaultAudioOutput().isNull()

"""The door's sounds: four tones told apart by their rhythm, and one that says "look"."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl, Signal

from lchost import paths
from lchost.ui import memory

NAMES = ("welcome", "attention", "neutral", "refused", "note")


class Sounds(QObject):
    """Plays a sound at once, or nothing: no device, switched off, or not ready yet.

    QtMultimedia takes 70 ms to come in, so `warm` is called while nobody stands at the door.
    """

    switched = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[str, Any] = {}  # QSoundEffect, by name
        self._devices: Any = None

    @property
    def is_on(self) -> bool:
        """Tell whether the host wants to hear them on this computer."""
        return memory.sounds_are_on()

    def switch(self, on: bool) -> None:
        """Turn them on or off, for good."""
        memory.keep_sounds(on)
        self.switched.emit(on)
        if on:
            self.warm()
        else:
            self._hush()

    def warm(self) -> None:
        """Have them ready; follow speakers that are plugged in or taken away."""
        if self._devices is None and self.is_on:
            self._devices = _devices(self)
            self._devices.audioOutputsChanged.connect(self._make)
            self._make()

    def play(self, name: str) -> None:
        """Play one of `NAMES`, in the place of what still sounds."""
        if not self.is_on:
            return
        self.warm()
        self._hush()
        if effect := self._effects.get(name):
            effect.play()

    def _hush(self) -> None:
        for effect in self._effects.values():
            effect.stop()

    def _make(self) -> None:
        self._hush()
        for effect in self._effects.values():
            effect.deleteLater()
        self._effects = {}
        if _has_speaker():
            for name in NAMES:
                self._effects[name] = _effect(paths.resource(f"sounds/{name}.wav"), self)


# --- the edge: what reaches the speakers --------------------------------------------------------


def _devices(parent: QObject) -> Any:
    from PySide6.QtMultimedia import QMediaDevices

    return QMediaDevices(parent)


def _has_speaker() -> bool:
    from PySide6.QtMultimedia import QMediaDevices

    return not QMediaDevices.defaultAudioOutput().isNull()


def _effect(path: Path, parent: QObject) -> Any:
    from PySide6.QtMultimedia import QSoundEffect

    made = QSoundEffect(parent)
    made.setSource(QUrl.fromLocalFile(str(path)))
    return made

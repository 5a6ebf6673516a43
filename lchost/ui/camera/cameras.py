"""The cameras of this computer, as they come and go."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, Signal

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCameraDevice, QMediaDevices

    from lchost.ui.camera.sources import FrameSource

FILM = "LCHOST_CAMERA"  # the environment may name a video file that stands in for a camera


class State(Enum):
    """How it stands with the camera."""

    OFF = "off"
    STARTING = "starting"
    LIVE = "live"
    GONE = "gone"  # unplugged; comes back by itself
    NONE = "none"  # this computer has no camera
    FAILED = "failed"  # there, but it sends nothing: another program has it, say
    CANNOT = "cannot"  # Qt has no way to cameras here
    FORBIDDEN = "forbidden"  # the system's user has not allowed it


@dataclass(frozen=True)
class Camera:
    """One that frames can come from.  `key` stays the same when it is plugged in again."""

    key: str
    name: str


class Cameras(QObject):
    """What can be looked through now.  Nothing is asked of the system before `open`."""

    changed = Signal()  # one was plugged in or taken away

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices: QMediaDevices | None = None
        self.can_look = False

    def open(self) -> bool:
        """Ask the system for its cameras from now on; False where it has no way to."""
        if self._devices is None:
            try:
                from PySide6.QtMultimedia import QMediaDevices
            except ImportError:  # a system library is missing, or Qt was packed without it
                return False
            self._devices = QMediaDevices(self)
            self._devices.videoInputsChanged.connect(self.changed)
            self.can_look = _has_backend()
        return self.can_look

    def ask_leave(self, then: Callable[[bool], object]) -> None:
        """Tell `then` whether the system lets lchost look; macOS asks its user, once."""
        app = QCoreApplication.instance()
        wish = QCameraPermission()
        status = app.checkPermission(wish) if app else Qt.PermissionStatus.Denied
        if app is None or status != Qt.PermissionStatus.Undetermined:
            then(status == Qt.PermissionStatus.Granted)
            return
        granted = Qt.PermissionStatus.Granted
        app.requestPermission(wish, self, lambda got: then(got.status() == granted))

    def listing(self) -> list[Camera]:
        """Return the cameras, the system's own choice first."""
        found = [Camera(_key(device), device.description()) for device in self._inputs()]
        film = _film()
        return [Camera(str(film), film.name), *found] if film else found

    def source(self, camera: Camera) -> FrameSource | None:
        """Return the frames of a camera; None when it has gone meanwhile."""
        from lchost.ui.camera.sources import CameraSource, VideoFileSource

        film = _film()
        if film and camera.key == str(film):
            return VideoFileSource(film, again=True)
        device = next((one for one in self._inputs() if _key(one) == camera.key), None)
        return CameraSource(device) if device else None

    def _inputs(self) -> list[QCameraDevice]:
        if self._devices is None:
            return []
        return sorted(self._devices.videoInputs(), key=lambda device: not device.isDefault())


def _key(device: QCameraDevice) -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")


def _film() -> Path | None:
    named = os.environ.get(FILM, "")
    return Path(named) if named and Path(named).is_file() else None


def _has_backend() -> bool:
    """Tell whether Qt found a library for cameras and films."""
    from PySide6.QtMultimedia import QMediaFormat

    return bool(QMediaFormat().supportedFileFormats(QMediaFormat.ConversionMode.Decode))

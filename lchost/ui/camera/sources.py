"""Where frames come from: a camera, a video file, pictures; each fills one video sink."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaPlayer,
    QVideoFrame,
    QVideoSink,
)

_WIDEST, _TALLEST = 1920, 1080  # more pixels cost more than they read
_SLOWEST = 20.0  # frames a second; below, a waved badge is missed
_PLENTY = 30.0


class FrameSource(QObject):
    """Something that fills a video sink between `start` and `stop`."""

    failed = Signal(str)  # in the system's own words
    ended = Signal()  # a file or a row of pictures is over

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sink = QVideoSink(self)

    def start(self) -> None:
        """Begin to fill the sink."""
        raise NotImplementedError

    def stop(self) -> None:
        """Let go of the device or the file."""
        raise NotImplementedError


class CameraSource(FrameSource):
    """A camera of this computer."""

    def __init__(self, device: QCameraDevice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._camera = QCamera(device, self)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self.sink)
        if wanted := best_format(device.videoFormats()):
            self._camera.setCameraFormat(wanted)
        self._camera.errorOccurred.connect(self._fail)

    def start(self) -> None:
        """Switch the camera on."""
        self._camera.start()

    def stop(self) -> None:
        """Switch it off; its light goes out."""
        self._camera.stop()

    def _fail(self, error: QCamera.Error, words: str) -> None:
        if error != QCamera.Error.NoError:
            self.failed.emit(words)


class VideoFileSource(FrameSource):
    """A video file; `again` plays it over and over, as a camera that never ends."""

    def __init__(self, path: Path, parent: QObject | None = None, *, again: bool = False) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        self._player.setVideoOutput(self.sink)
        if again:
            self._player.setLoops(QMediaPlayer.Loops.Infinite.value)
        self._player.setSource(QUrl.fromLocalFile(str(path)))
        self._player.errorOccurred.connect(lambda _error, words: self.failed.emit(words))
        self._player.mediaStatusChanged.connect(self._follow)

    def start(self) -> None:
        """Play."""
        self._player.play()

    def stop(self) -> None:
        """Stop playing."""
        self._player.stop()

    def _follow(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.EndOfMedia:
            self.ended.emit()


class PictureSource(FrameSource):
    """Pictures, one after the other; for tests and rehearsals."""

    def __init__(
        self, pictures: Sequence[QImage], per_second: float = 30.0, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pictures = list(pictures)
        self._next = 0
        self._clock = QTimer(self)
        self._clock.setInterval(round(1000 / per_second))
        self._clock.timeout.connect(self._show)

    def start(self) -> None:
        """Show the first one soon, then the others."""
        self._next = 0
        self._clock.start()

    def stop(self) -> None:
        """Show none."""
        self._clock.stop()

    def _show(self) -> None:
        if self._next >= len(self._pictures):
            self._clock.stop()
            self.ended.emit()
            return
        self.sink.setVideoFrame(QVideoFrame(self._pictures[self._next]))
        self._next += 1


def best_format(formats: Sequence[QCameraFormat]) -> QCameraFormat | None:
    """Return the sharpest format that is quick enough; None leaves it to the camera."""

    def worth(one: QCameraFormat) -> tuple[bool, int, float]:
        size = one.resolution()
        return (
            one.maxFrameRate() >= _SLOWEST,
            size.width() * size.height(),
            min(one.maxFrameRate(), _PLENTY),
        )

    fitting = [
        one
        for one in formats
        if one.resolution().width() <= _WIDEST and one.resolution().height() <= _TALLEST
    ]
    return max(fitting, key=worth, default=None)

"""The thread that reads codes out of frames; while it is busy, frames are dropped."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame
from shiboken6 import isValid

from lchost.checkin.view import View

if TYPE_CHECKING:
    from lchost.checkin.decode import Found

PICTURE_WIDE = 480  # pixels of the picture to look at
_REST = 2.0  # times as long as a hard look took: those take a third of the time at most


@dataclass(frozen=True)
class Sight:
    """What one frame showed.  Corners of `found` are in its own pixels, `width` × `height`."""

    found: tuple[Found, ...]
    counting: tuple[str, ...]  # the codes that count now
    brightness: float  # 0 to 1, of its brighter parts
    width: int
    height: int
    picture: QImage
    read_ms: float
    waited_ms: float  # from the frame's arrival to its answer


class Reader(QObject):
    """Reads one frame at a time.  `looked` arrives on the thread that made the reader."""

    looked = Signal(object)  # Sight
    failed = Signal(object)  # a fault of ours: the exception
    _read = Signal(object, int)  # … and which switching on it belongs to

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._word = threading.Condition()
        self._frame: tuple[QVideoFrame, float] | None = None
        self._is_free = True
        self._goes_on = False
        self._starts = 0
        self._thread: threading.Thread | None = None
        self._view = View()
        self._tries = 0
        self._rests_until = 0.0
        self.dropped = 0
        self._read.connect(self._bring, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Read from now on; what was in view before is forgotten."""
        if self._thread is None:
            self._goes_on, self._is_free, self._frame = True, True, None
            self._view.clear()
            self._starts += 1
            self._thread = threading.Thread(target=self._run, name="camera", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Read no more; returns when the thread has let go of its frame."""
        if self._thread is not None:
            with self._word:
                self._goes_on, self._frame = False, None
                self._word.notify()
            self._thread.join()
            self._thread = None

    @Slot(QVideoFrame)
    def offer(self, frame: QVideoFrame) -> None:
        """Take a frame, or drop it: the last one is not answered yet."""
        with self._word:
            if not self._goes_on or not frame.isValid():
                return  # a film's last frame is none
            if not self._is_free:
                self.dropped += 1
                return
            self._is_free = False
            self._frame = (frame, time.perf_counter())
            self._word.notify()

    def _bring(self, sight: Sight | Exception | None, start: int) -> None:
        """On the reader's own thread: let the next frame come, and tell of this one."""
        if start != self._starts or not self._goes_on:
            return
        self._is_free = True
        if isinstance(sight, Sight):
            self.looked.emit(sight)
        elif sight is not None:
            self.failed.emit(sight)

    # --- on the thread --------------------------------------------------------------------------

    def _run(self) -> None:
        from lchost.checkin import decode  # noqa: F401 - loaded before the first frame

        start = self._starts
        while True:
            with self._word:
                self._word.wait_for(lambda: self._frame is not None or not self._goes_on)
                if not self._goes_on or self._frame is None:
                    return
                (frame, came), self._frame = self._frame, None
            try:
                told: Sight | Exception | None = self._look(frame, came)
            except Exception as fault:  # noqa: BLE001 - the door goes on with its other ways
                told = fault
            del frame
            if isValid(self):
                self._read.emit(told, start)

    def _look(self, frame: QVideoFrame, came: float) -> Sight | None:
        from lchost.checkin import decode, pixels
        from lchost.ui.camera.mapping import mapped

        with mapped(frame) as planes:
            if planes is None:
                return None
            gray = pixels.gray(planes)
            began = time.perf_counter()
            may_try = began >= self._rests_until
            found = decode.decode(gray, decode.LIVE_MS if may_try else 0.0, self._tries)
            ended = time.perf_counter()
            if may_try:
                self._rests_until = ended + _REST * (ended - began)
                self._tries += not found  # what read this code will read it again
            bright = decode.brightness(gray)
            rgb, wide, tall = pixels.small(planes, PICTURE_WIDE)
        kind = QImage.Format.Format_RGB888
        picture = QImage(rgb.tobytes(), wide, tall, wide * 3, kind).copy()
        now = time.perf_counter()
        counting = self._view.look((one.text for one in found), now * 1000)
        waited_ms = (now - came) * 1000
        return Sight(
            found,
            counting,
            bright,
            planes.width,
            planes.height,
            picture,
            (ended - began) * 1000,
            waited_ms,
        )

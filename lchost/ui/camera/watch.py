"""The camera's day: switched on, unplugged, plugged in again, taken by another program."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtMultimedia import QVideoFrame

from lchost.ui.camera.cameras import Camera, Cameras, State
from lchost.ui.camera.reader import Reader, Sight
from lchost.ui.camera.sources import FrameSource

STILL_MS = 5000  # a camera that sends nothing for so long sends nothing at all
AGAIN_MS = 3000  # how often one that failed is tried again


class Watch(QObject):
    """Keeps a camera open while it is on, and comes back to it by itself.

    `wanted` is the camera that the host chose.  Where it is not there at the start, another one
    serves; one that is unplugged later is waited for, and no other looks at the room instead.
    """

    turned = Signal(object)  # State
    looked = Signal(object)  # Sight
    framed = Signal(QVideoFrame)  # every one that the camera gives, read or not

    def __init__(self, cameras: Cameras, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State.OFF
        self.wanted: Camera | None = None
        self.camera: Camera | None = None  # the one that is, or was last, looked through
        self.trouble = ""  # why it failed, in the system's words
        self._cameras = cameras
        self._source: FrameSource | None = None
        self.reader = Reader(self)
        self._stillness, self._again = QTimer(self), QTimer(self)
        self._stillness.setInterval(STILL_MS)
        self._stillness.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.setSingleShot(True)
        self.reader.looked.connect(self._take)
        self._stillness.timeout.connect(lambda: self._fail(""))
        self._again.timeout.connect(self._open)
        cameras.changed.connect(self._look_around)

    # --- what the host asks ---------------------------------------------------------------------

    def on(self) -> None:
        """Switch on."""
        if self.state is State.OFF:
            self.camera = None
            self._open()

    def off(self) -> None:
        """Switch off: no camera, no thread."""
        self._close()
        self._turn(State.OFF)

    def choose(self, camera: Camera) -> None:
        """Look through this one from now on."""
        self.wanted = camera
        if self.state is not State.OFF:
            self._close()
            self.camera = camera
            self._turn(State.STARTING)
            self._open()

    # --- what happens to cameras ----------------------------------------------------------------

    def _open(self) -> None:
        camera = self._which()
        if camera is None:
            self._turn(State.GONE if self.camera else State.NONE)
            return
        source = self._cameras.source(camera)
        self.camera = camera
        if source is None:  # gone in this moment: the list will change
            self._turn(State.GONE)
            return
        if self.state is not State.FAILED:  # tried again, it says nothing until it sees
            self._turn(State.STARTING)
        self._source = source
        source.setParent(self)
        source.sink.videoFrameChanged.connect(self.reader.offer)
        source.sink.videoFrameChanged.connect(self.framed)
        source.failed.connect(self._fail)
        self.reader.start()
        self._stillness.start()
        source.start()

    def _close(self) -> None:
        self._stillness.stop()
        self._again.stop()
        source, self._source = self._source, None
        if source is not None:
            source.sink.videoFrameChanged.disconnect(self.reader.offer)
            source.sink.videoFrameChanged.disconnect(self.framed)
            source.failed.disconnect(self._fail)
            source.stop()
            source.deleteLater()
        self.reader.stop()

    def _which(self) -> Camera | None:
        """Return the camera to open: the one looked through, the one chosen, else the first."""
        there = self._cameras.listing()
        known = self.camera or self.wanted
        if known is None:
            return there[0] if there else None
        same = [one for one in there if one.key == known.key]
        alike = [one for one in there if one.name == known.name]  # in another socket
        found = next(iter(same or alike), None)
        if found is None and self.camera is None and there:
            return there[0]
        return found

    def _look_around(self) -> None:
        """A camera came or went."""
        if self.state is State.OFF:
            return
        has_gone = self.camera is not None and all(
            one.key != self.camera.key for one in self._cameras.listing()
        )
        if self._source is not None and has_gone:
            self._close()
            self._turn(State.GONE)
        if self._source is None:
            self._open()

    def _fail(self, words: str) -> None:
        self._close()
        self.trouble = words
        there = [one.key for one in self._cameras.listing()]
        is_there = self.camera is not None and self.camera.key in there
        self._turn(State.FAILED if is_there else State.GONE)
        self._again.start()

    def _take(self, sight: Sight) -> None:
        if self._source is None:
            return
        self._stillness.start()
        self._turn(State.LIVE)
        self.looked.emit(sight)

    def _turn(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self.turned.emit(state)

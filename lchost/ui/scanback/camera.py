"""Sheets that are held before the webcam: each is read as soon as its code and corners are seen."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtWidgets import QWidget

from lchost.checkin import pixels
from lchost.paper.scanback import bringing, sheet_code
from lchost.paper.scanback.bringing import Brought
from lchost.paper.scanback.reading import Trouble
from lchost.paper.scanback.rows import rows
from lchost.ui import theme
from lchost.ui.camera.cameras import Cameras, State
from lchost.ui.camera.card import CameraCard
from lchost.ui.camera.mapping import mapped
from lchost.ui.camera.reader import Sight
from lchost.ui.scanback.scan_words import tr
from lchost.ui.tasks import Progress, Task
from lchost.ui.widgets import column

_WIDTH, _PICTURE = 420, 222
_MOST_LOOKS = 4  # at a sheet that leaves doubts: a sharper picture may come
_NOT_WHOLE = (Trouble.CORNERS, Trouble.CUT_OFF)
_NOTHING = Brought((), ())


class SheetCamera(QWidget):
    """`seen` brings each sheet that was read, again where a later picture leaves less to ask."""

    seen = Signal(object)  # Brought

    def __init__(self, workshop_id: int, cameras: Cameras | None = None) -> None:
        super().__init__()
        self._workshop_id = workshop_id
        self._frame: QVideoFrame | None = None
        self._looks: Counter[str] = Counter()  # at each code
        self._task: Task | None = None
        self._has_ears = self._was_off = False
        self.card = CameraCard(cameras=cameras)
        self.card.preview.setFixedHeight(theme.em(_PICTURE))  # the whole of a wide picture
        self.setFixedWidth(theme.em(_WIDTH))
        self.card.turned.connect(self._turned)
        self.setLayout(column(self.card))

    def look(self) -> None:
        """Show the camera's picture, and switch it on if it is off."""
        self.show()
        QTimer.singleShot(0, self, self._switch_on)

    def end(self) -> None:
        """Leave the camera as it was at the door."""
        if self._was_off and self.card.state is not State.OFF:
            self.card.turn()
        if self._task is not None:
            self._task.cancel()
        self.hide()

    def _switch_on(self) -> None:
        if self.card.state is State.OFF:
            self.card.turn()
            self._was_off = True

    def _turned(self, state: State) -> None:
        watch = self.card.watch
        if state is State.LIVE and watch is not None and not self._has_ears:
            self._has_ears = True
            watch.framed.connect(self._keep)
            watch.looked.connect(self._glance)

    def _keep(self, frame: QVideoFrame) -> None:
        self._frame = frame

    def _glance(self, sight: Sight) -> None:
        """A frame was looked at for codes: read the sheet, unless it is known well enough."""
        ours = {code for one in sight.found if (code := sheet_code.read(one.text))}
        new = {code for code in ours if self._looks[code] < _MOST_LOOKS}
        if not ours:
            self.card.preview.say(tr("Hold a sheet here, with all four corners"))
        elif not new:
            self.card.preview.say(tr("This one is read: hold the next one"), "check")
        if new and self._task is None and self._frame is not None:
            self._read(self._frame, new)

    def _read(self, frame: QVideoFrame, codes: set[str]) -> None:
        workshop_id = self._workshop_id

        def work(_tell: Progress) -> Brought:
            with mapped(frame) as planes:
                gray = None if planes is None else pixels.gray(planes).copy()
            return _NOTHING if gray is None else bringing.look(workshop_id, gray)

        task = Task(work, self)
        task.done.connect(lambda found: self._take(found, codes))
        task.failed.connect(self._fail)
        task.cancelled.connect(self._free)
        self._task = task.start()

    def _take(self, found: Brought, codes: set[str]) -> None:
        self._task = None
        self._looks.update(codes)
        corners = [one for one in found.not_read if one.why in _NOT_WHOLE]
        if corners:
            self._looks.subtract(codes)  # it will be held better
            self.card.preview.say(tr("Show all four corners of the sheet"))
        for sheet in found.sheets:
            if all(row.is_sure for row in rows(sheet)):
                self._looks[sheet.code] = _MOST_LOOKS
            self.card.show_answer("welcome", sheet_code.text(sheet.code))
        worth = [one for one in found.not_read if one.why in (None, Trouble.UNKNOWN)]
        if found.sheets or worth:
            self.seen.emit(Brought(found.sheets, tuple(worth)))

    def _fail(self, fault: Exception) -> None:
        self._task = None
        raise fault

    def _free(self) -> None:
        self._task = None

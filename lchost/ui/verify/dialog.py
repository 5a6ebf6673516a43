"""Asks for a certificate in any form, and says whether it is genuine; stays for the next."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDir, QEvent, QObject
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.credentials.verify import Verdict
from lchost.errors import HostError
from lchost.ui import memory, theme, wording
from lchost.ui.camera.cameras import Cameras, State
from lchost.ui.camera.card import CameraCard
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.room import room_for
from lchost.ui.keys import ScannerKeys
from lchost.ui.pages.dropping import FileDrop
from lchost.ui.tasks import Progress, Task
from lchost.ui.verify import bringing
from lchost.ui.verify.bringing import Find
from lchost.ui.verify.panel import VerdictPanel
from lchost.ui.verify.verdict_words import Told, told, tr
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.fields import field
from lchost.ui.widgets.layout import column, row

_WIDTH, _HEIGHT, _CAMERA = 760, 640, 320
_LEAST_PANEL = 180  # pixels, also of large text: it scrolls
_LONGEST = 4000  # letters of a code
_NUMBER = re.compile(r"(?:[^\W\d_]+-)?\d{4}-\d{4,}")
_KINDS = "*.json *.pdf *.png *.jpg *.jpeg *.svg *.webp *.gif *.bmp *.tif *.tiff"


class VerifyDialog(Dialog):
    """A file, a drop, a paste, a scanner's burst, typed letters, the webcam: one answer each."""

    def __init__(
        self,
        parent: QWidget | None,
        now: Callable[[], datetime],
        cameras: Cameras | None = None,
    ) -> None:
        facts = tr(
            "Scan the code on the paper, or drop or paste the certificate's file or a photo here."
        )
        title = tr("Verify a certificate")
        super().__init__(parent, title, facts, verb=tr("Verify"), icon="search", width=_WIDTH)
        self._now, self._asked = now, 0
        self._was_off = False
        self.cancel.setText(tr("Close"))
        self._make_parts(cameras)
        self._connect()
        self.resize(room_for(self, _WIDTH, _HEIGHT))

    def _make_parts(self, cameras: Cameras | None) -> None:
        self.code = field(tr("Text of the code"), hint=tr("Text of the code, or its link"))
        self.code.setMaxLength(_LONGEST)
        self.code.setAcceptDrops(False)  # what is dropped on it is the dialog's
        self.choose = button(tr("Choose a file…"), "file-text")
        self.paste = button(tr("Paste"), "copy")
        self.look = button(tr("Camera"), "camera")
        self.look.setCheckable(True)
        self.panel = VerdictPanel()
        self.panel.setMinimumHeight(_LEAST_PANEL)
        self.panel.show_told(Told("", "scan-line", tr("Ready"), tr("Nothing was shown yet.")))
        self.camera = CameraCard(cameras=cameras)
        self.camera.setFixedWidth(theme.em(_CAMERA))
        self.camera.hide()
        ways = row((self.code, 1), self.choose, self.paste, self.look, gap=8)
        self.body(ways, (row((self.panel, 1), column(self.camera, None), gap=14), 1))
        self.keys = ScannerKeys(self)

    def _connect(self) -> None:
        self.choose.clicked.connect(self.ask_for_file)
        self.paste.clicked.connect(self.take_copied)
        self.look.toggled.connect(self._turn_camera)
        self.camera.scanned.connect(self._seen)
        self.keys.scanned.connect(self.check_text)
        FileDrop(self).dropped.connect(self.check_file)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.take_copied)
        self.code.installEventFilter(self)

    # --- what the host does ---------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        return self.code

    def press(self) -> None:
        """Verify what is written, and be ready for the next."""
        text = self.code.text().strip()
        if _NUMBER.fullmatch(text):
            self._asked += 1  # no earlier one answers any more
            self._show(_number_alone())
        elif text:
            self.check_text(text)
        self.code.setFocus()
        self.code.selectAll()

    def ask_for_file(self) -> None:
        """Ask for a certificate's file, or a photo of the paper."""
        folder = str(memory.last_folder(Path(QDir.homePath())))
        filters = f"{tr('Certificates and photos')} ({_KINDS});;{tr('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(self, tr("Verify a certificate"), folder, filters)
        if name:
            memory.keep_folder(Path(name).parent)
            self.check_file(Path(name))

    def take_copied(self) -> None:
        """Verify what was copied: a text, a file, a picture."""
        self.code.clear()  # the answer is about something else
        found = bringing.copied()
        if found is None:
            self._show(Told("neutral", "circle-dashed", tr("Nothing was copied")))
        else:
            self._check(found)

    def check_file(self, path: Path) -> None:
        """Verify a file."""
        self.code.clear()
        self._check(lambda: bringing.content(path))

    def check_text(self, text: str, *, seen: bool = False) -> None:
        """Verify a scanned or typed text; `seen`: by the camera, which shows its answer too."""
        if seen:
            self.code.clear()
        self._check(lambda: text, seen=text if seen else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Paste at once, also what is no text, while the field has the keyboard."""
        if (
            watched is self.code
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
        ):
            self.take_copied()
            return True
        return super().eventFilter(watched, event)

    # --- the answer -----------------------------------------------------------------------------

    def _check(self, find: Find, *, seen: str = "") -> None:
        self._asked += 1
        asked, at = self._asked, self._now()

        def work(_tell: Progress) -> Verdict:
            from lchost.credentials import trust
            from lchost.paper import pdf_pages

            return trust.check(find(), at, pdf_pages.grays)

        task = Task(work, self)
        task.done.connect(lambda verdict: self._answer(asked, verdict, seen))
        task.failed.connect(lambda fault: self._fail(asked, fault))
        self.panel.show_told(Told("", "clock", tr("One moment…")))
        task.start()

    def _answer(self, asked: int, verdict: Verdict, seen: str) -> None:
        if asked != self._asked:
            return  # another one was shown meanwhile
        said = told(verdict)
        self._show(said)
        if seen:
            self.camera.show_answer(said.tone, seen)

    def _fail(self, asked: int, fault: Exception) -> None:
        if not isinstance(fault, HostError):
            raise fault
        if asked == self._asked:
            said = wording.trouble(fault)
            self._show(Told("neutral", "circle-dashed", tr("Cannot be read"), said))

    def _show(self, said: Told) -> None:
        self.panel.show_told(said)
        self.code.selectAll()

    # --- the camera and the scanner -------------------------------------------------------------

    def _seen(self, text: str) -> None:
        self.check_text(text, seen=True)

    def _turn_camera(self, is_wanted: bool) -> None:
        if not is_wanted:
            self._leave_camera()
            return
        self.camera.show()
        if self.camera.state is State.OFF and not self.camera.is_wanted:
            self.camera.turn()
            self._was_off = True

    def _leave_camera(self) -> None:
        """Leave the camera as it was at the door."""
        if self._was_off and self.camera.is_wanted:
            self.camera.turn()
        self._was_off = False
        self.camera.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """Hear the scanner, wherever the keyboard is."""
        super().showEvent(event)
        self.keys.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave scanner and camera to the door."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.keys.stop()
            self._leave_camera()


def _number_alone() -> Told:
    """Whoever has seen a certificate can write its number: that is no proof."""
    sentence = tr(
        "Anybody can write it down. Show the code or the file; what was issued under the number"
        " is among all certificates."
    )
    return Told("neutral", "circle-dashed", tr("A number proves nothing"), sentence)

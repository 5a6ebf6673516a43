"""Asks for photos or scans of filled-in sheets, reads them, and has what is unsure looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from lchost.errors import HostError
from lchost.paper import feedback_replies
from lchost.paper.feedback_replies import Reply
from lchost.paper.scanback import bringing, pictures
from lchost.paper.scanback.bringing import Brought
from lchost.paper.scanback.rows import Row, RowKind, Value, rows
from lchost.paper.scanback.taking import Taking, session_for
from lchost.planning import sessions
from lchost.planning.workshops import Workshop
from lchost.roster import registrations
from lchost.ui import memory, wording
from lchost.ui.camera.cameras import Cameras
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.room import room_for
from lchost.ui.scanback import forms, scan_words
from lchost.ui.scanback.beside import Beside
from lchost.ui.scanback.scan_words import tr
from lchost.ui.tables import Column
from lchost.ui.tasks import Progress, Task
from lchost.ui.widgets import (
    BusyBar,
    Cell,
    Grid,
    Mark,
    button,
    choice,
    column,
    empty_state,
    holder,
    labelled,
    row,
    words,
)
from lchost.ui.widgets.buttons import label

if TYPE_CHECKING:
    from lchost.ui.scanback.camera import SheetCamera

_WIDTH, _HEIGHT = 980, 660
_TOLD = 3  # troubles said in full; the rest in the tooltip
_NOTHING = Brought((), ())
Place = tuple[str, str]  # a row by its sheet's code and its key


class ScanBackDialog(Dialog):
    """`taking()` is what the host has said yes to; nothing is written here."""

    brought = Signal()  # something was read, or not

    def __init__(
        self,
        parent: QWidget | None,
        workshop: Workshop,
        now: datetime,
        cameras: Cameras | None = None,
    ) -> None:
        super().__init__(
            parent,
            tr("Read filled-in sheets"),
            tr("Sign-in sheets and feedback forms that were printed here, by photo or scanner."),
            verb=tr("Check in"),
            width=_WIDTH,
        )
        self._workshop = workshop
        self._found = _NOTHING
        self._rows: list[Row] = []
        self._origins: Mapping[str, str] = {}  # of forms
        self._values: dict[Place, Value] = {}
        self._looked_at: set[Place] = set()
        listed = registrations.listing(workshop.id)
        self._names: Mapping[int, str] = {one.id: one.name for one in listed}
        self._members = {one.id: one.member_id for one in listed}
        self._known = feedback_replies.known(workshop.id)
        self._task: Task | None = None
        self._waiting: list[Path] = []  # brought while others are read
        self._cameras = cameras
        self.camera: SheetCamera | None = None  # once it was asked for
        self._make_widgets(now)
        self._connect()
        self.setAcceptDrops(True)
        self.resize(room_for(self, _WIDTH, _HEIGHT))
        self._show()

    def _make_widgets(self, now: datetime) -> None:
        found = sessions.listing(self._workshop.id)
        zone = self._workshop.zone
        offered: list[tuple[object, str]] = [
            (one.id, " · ".join(filter(None, (wording.moment(one.starts_at, zone), one.title))))
            for one in found
        ]
        self.session = choice(tr("Session"), offered, session_for(found, now))
        self._session_box = labelled(tr("&Session"), self.session)
        self._session_box.setVisible(len(found) > 1)
        self.files = button(tr("Choose files…"), "upload", "primary")
        self.more = button(tr("More files…"), "upload")
        self.webcam = button(tr("Use the webcam"), "camera")
        self.stop = button(tr("Webcam off"), "camera-off")
        self.grid = Grid(self._columns(), tr("What was read"), key=_place, several=False)
        self.beside = Beside()
        self.missed = words("", "caption", wrap=True)
        mark = Mark("triangle-alert", "attention", 16)
        self._missed_box = holder(row(mark, (self.missed, 1), gap=8))
        empty = empty_state(
            "scan-line",
            tr("Bring the sheets back"),
            tr(
                "Take a photo of each sheet, with all four corners in it, or scan them. Drop the"
                " files here, or choose them, or hold the sheets before the webcam. Nothing is"
                " taken in before you have looked."
            ),
            self.files,
            self.webcam,
        )
        self.summary = words("", muted=True, wrap=True)
        self._head = holder(row((self.summary, 1), self._session_box, self.stop, self.more, gap=12))
        self._stack = QStackedWidget()
        self._stack.addWidget(empty)
        self._stack.addWidget(self.grid)
        self._right = column(gap=12)
        self._right.addWidget(self.beside, 1)
        lists = row((self._stack, 1), self._right, gap=14)
        self.body(self._missed_box, self._head, (lists, 1))

    def _connect(self) -> None:
        self.files.clicked.connect(self.ask)
        self.more.clicked.connect(self.ask)
        self.webcam.clicked.connect(self.look)
        self.stop.clicked.connect(self.look_no_more)
        self.grid.choice_changed.connect(self._show_row)
        self.grid.opened.connect(self._confirm)
        self.grid.installEventFilter(self)
        self.beside.decided.connect(self.decide)

    # --- the answer -----------------------------------------------------------------------------

    def taking(self) -> Taking:
        """Return what to take in."""
        here = [
            self._members[one.registration_id]
            for one in self._rows
            if one.kind is RowKind.PERSON and self._values[_place(one)]
        ]
        names = {
            f"sheet {one.code} {one.number}": str(self._values[_place(one)])
            for one in self._rows
            if one.kind is RowKind.SPARE and self._values[_place(one)]
        }
        session_id = int(self.session.currentData() or 0)
        return Taking(session_id, tuple(dict.fromkeys(here)), names, tuple(self._replies()))

    def _replies(self) -> list[Reply]:
        return forms.replies(self._rows, lambda one: self._values[_place(one)], self._known)

    def first_focus(self) -> QWidget:
        """Begin with the files."""
        return self.files

    def done(self, answer: int) -> None:
        """Stop what is under way, and close."""
        if self._task:
            self._task.cancel()
        self.look_no_more()
        super().done(answer)

    # --- bringing -------------------------------------------------------------------------------

    def ask(self) -> None:
        """Ask for files."""
        kinds = " ".join(f"*.{kind} *.{kind.upper()}" for kind in pictures.ENDINGS)
        folder = str(memory.last_folder(Path(QDir.homePath())))
        filters = f"{tr('Photos and scans')} ({kinds});;{tr('All files')} (*)"
        names, _ = QFileDialog.getOpenFileNames(self, tr("Filled-in sheets"), folder, filters)
        if names:
            memory.keep_folder(Path(names[0]).parent)
            self.bring([Path(name) for name in names])

    def bring(self, paths: Sequence[Path]) -> None:
        """Read files and folders off the screen, after those under way; what was read stays."""
        if self._task is not None:
            self._waiting += paths
            return
        workshop_id, files = self._workshop.id, list(paths)

        def work(tell: Progress) -> Brought:
            return bringing.bring(workshop_id, files, tell)

        task = Task(work, self)
        task.done.connect(self._take)
        task.failed.connect(self._failed)
        task.cancelled.connect(self._cancelled)
        self.add_news(BusyBar(tr("Reading the sheets…"), task))
        self._task = task.start()
        self._allow()

    def look(self) -> None:
        """Read the sheets that are held before the webcam, until it is switched off."""
        from lchost.ui.scanback.camera import SheetCamera  # Qt's multimedia half comes with it

        if self.camera is None:
            self.camera = SheetCamera(self._workshop.id, self._cameras)
            self.camera.seen.connect(self._add)
            self._right.insertWidget(0, self.camera)
        self.camera.look()
        self._show()

    def look_no_more(self) -> None:
        """Switch the webcam off."""
        if self.camera is not None:
            self.camera.end()
            self._show()

    def _take(self, found: Brought) -> None:
        self._task = None
        self.right()
        self._add(found)
        if self._rows:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_next()

    def _cancelled(self) -> None:
        self._waiting.clear()
        self._take(_NOTHING)

    def _bring_next(self) -> None:
        """Read what was brought meanwhile."""
        if self._waiting:
            paths, self._waiting = self._waiting, []
            self.bring(paths)

    def _add(self, found: Brought) -> None:
        """Show what came back beside what is there."""
        before = self._values
        self._found = bringing.merged(self._found, found)
        every = [one for sheet in self._found.sheets for one in rows(sheet)]
        known = [one for one in every if not one.registration_id or one.registration_id in
                 self._names]  # fmt: skip
        self._origins = forms.origins(self._found.sheets)
        self._rows = sorted(known, key=lambda one: one.is_sure)
        self._values = {
            _place(one): before[_place(one)]
            if _place(one) in self._looked_at
            else forms.first_value(one, self._known)
            for one in self._rows
        }
        self._show()
        if self._rows and self.grid.current() is None:
            self.grid.choose(_place(self._rows[0]))
        self.brought.emit()

    def _failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, HostError):
            raise error
        self.trouble(error)
        self._allow()
        self._bring_next()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and folders of this computer."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        if paths := _dropped(event):
            event.acceptProposedAction()
            self.bring(paths)

    # --- looking through ------------------------------------------------------------------------

    def decide(self, one: Row, value: Value) -> None:
        """Take the host's word for a row, and go on to the next that is not sure."""
        place = _place(one)
        self._values[place] = value
        self._looked_at.add(place)
        later = self._rows[self._rows.index(one) + 1 :]
        open_rows = [other for other in (*later, *self._rows) if self._is_open(other)]
        self._show()
        self.grid.choose(_place(open_rows[0] if open_rows else (later or [one])[0]))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _confirm(self, one: Row) -> None:
        if one.kind in (RowKind.SPARE, RowKind.TEXT):
            self.beside.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.decide(one, self._values[_place(one)])

    def _is_open(self, one: Row) -> bool:
        is_typed = one.kind is RowKind.TEXT and bool(self._values[_place(one)])
        return not one.is_sure and not is_typed and _place(one) not in self._looked_at

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space turns a person's mark over; a digit is the answer to a question."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            current = self.grid.current()
            if current is not None and self._typed(current, event.text()):
                return True
        return super().eventFilter(watched, event)

    def _typed(self, one: Row, text: str) -> bool:
        if one.kind is RowKind.PERSON and text == " ":
            self.decide(one, not self._values[_place(one)])
            return True
        if one.kind is RowKind.CHOICE and text.isdecimal() and int(text) in one.steps:
            self.decide(one, int(text))
            return True
        return False

    # --- showing --------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                tr("Line"), lambda r: wording.number(r.number) if r.number else "",
                width=56, right=True, muted=True, step="figure", leaves=2,
            ),
            Column(tr("Who, or what"), lambda r: self._subject(r).text, cell=self._subject),
            Column(
                tr("Read as"), lambda r: self._read_as(r).text, cell=self._read_as, width=150
            ),
            Column("", lambda r: self._state(r).text, cell=self._state, width=130, leaves=1),
        )  # fmt: skip

    def _subject(self, one: Row) -> Cell:
        return Cell(scan_words.subject(one, self._names), self._origins.get(one.code, ""))

    def _read_as(self, one: Row) -> Cell:
        return scan_words.read_as(one, self._values[_place(one)])

    def _state(self, one: Row) -> Cell:
        return Cell(tr("To look at"), tone="attention") if self._is_open(one) else Cell("")

    def _show(self) -> None:
        is_looking = self.camera is not None and not self.camera.isHidden()
        self._stack.setCurrentIndex(1 if self._rows else 0)
        self._head.setVisible(bool(self._rows) or is_looking)
        self.beside.setVisible(bool(self._rows))
        self.webcam.setVisible(not is_looking)
        self.stop.setVisible(is_looking)
        self.grid.show_rows(self._rows)
        told = list(dict.fromkeys(scan_words.missed(one) for one in self._found.not_read))
        told += scan_words.warnings(self._found.sheets, self._known, self._replies())
        more = len(told) - _TOLD
        rest = [wording.counted(more, tr("And 1 more."), tr("And {n} more."))] if more > 0 else []
        self.missed.setText("\n".join([*told[:_TOLD], *rest]))
        self.missed.setToolTip("\n".join(told))
        self._missed_box.setVisible(bool(told))
        count = len(self._found.sheets)
        read = wording.counted(count, tr("1 sheet was read."), tr("{n} sheets were read."))
        self.summary.setText(read if count else tr("Hold one sheet after the other still."))
        self._allow()
        self._show_row()

    def _allow(self) -> None:
        taking = self.taking()
        people = len(taking.member_ids) + len(taking.names)
        label(self.verb, scan_words.verb(people, len(taking.replies)))
        self.verb.setVisible(bool(self._rows))
        self.verb.setEnabled(self._task is None and bool(people or taking.replies))
        self.files.setEnabled(self._task is None)
        self.more.setEnabled(self._task is None)
        still = sum(map(self._is_open, self._rows))
        self.note.setText(
            wording.counted(still, tr("1 is still to look at."), tr("{n} are still to look at."))
            if still
            else (tr("One Ctrl+Z takes all of it back.") if self._rows else "")
        )

    def _show_row(self) -> None:
        one = self.grid.current()
        if one is None:
            self.beside.show_row(None, None, "", None)
            return
        sheet = next(sheet for sheet in self._found.sheets if sheet.code == one.code)
        who = " · ".join(filter(None, (self._subject(one).text, self._origins.get(one.code))))
        self.beside.show_row(one, sheet, who, self._values[_place(one)])


def _place(one: Row) -> Place:
    return one.code, one.key


def _dropped(event: QDragEnterEvent | QDropEvent) -> list[Path]:
    """Return the files and folders that are held over the dialog."""
    urls = event.mimeData().urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.exists()]

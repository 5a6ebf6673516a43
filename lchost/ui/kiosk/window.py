"""The whole screen on which people check themselves in."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from lchost.checkin.answers import Answer, Method, Outcome
from lchost.errors import HostError
from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.workshops import Workshop
from lchost.roster.finding import Named
from lchost.station.phones_finding import short_name
from lchost.ui import memory, theme
from lchost.ui.camera.card import CameraCard
from lchost.ui.checkin.asking import Asking
from lchost.ui.checkin.requests import Request
from lchost.ui.checkin.sitting import at_session, session_at_door
from lchost.ui.dialogs.asked_at_door import AskedAtDoorDialog
from lchost.ui.keys import ScannerKeys
from lchost.ui.kiosk import kiosk_words
from lchost.ui.kiosk.finding_oneself import FindingOneself
from lchost.ui.kiosk.kiosk_words import tr
from lchost.ui.kiosk.leaving import LeavingDialog
from lchost.ui.kiosk.newcomer import NewcomerDialog
from lchost.ui.kiosk.pin import Pin
from lchost.ui.sounds import Sounds
from lchost.ui.widgets.answer import AnswerPanel
from lchost.ui.widgets.buttons import tool
from lchost.ui.widgets.layout import column, row, words

IDLE_MS = 9000  # then the next person finds nothing of the last
_CAMERA_WIDTH = 380  # pixels at the usual text size
_CLOCK_MS = 15_000  # how often it looks whether the door has opened
_SAME_PRESS = timedelta(seconds=2)  # of one name
_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
)


class Kiosk(QWidget):
    """Has no menu, and no way out but the PIN."""

    left = Signal()  # the PIN was right
    answered = Signal(object)  # Outcome, once it is shown

    def __init__(self, workshop_id: int, pin: Pin) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._pin, self._may_leave = pin, False
        self._taken: tuple[int, datetime] | None = None  # who pressed their name last, and when
        self.workshop_id = workshop_id
        self.setWindowTitle(tr("Check-in"))
        self.asking = Asking(self)
        self.sounds = Sounds(self)
        self.keys = ScannerKeys(self)
        self.workshop = self._read()
        self.panel = AnswerPanel()
        self.finding = FindingOneself(workshop_id, takes_newcomers=self.workshop.phone_walk_ins)
        self.camera = CameraCard()
        self.lock = tool("lock", tr("End the kiosk"))
        self._idle, self._clock = QTimer(self), QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._clock.setInterval(_CLOCK_MS)
        self._lay_out()
        self._connect()
        self.rest()

    def _lay_out(self) -> None:
        self.place = QStackedWidget()
        self.place.addWidget(self.panel)
        self.place.addWidget(self.finding.list)
        self.title = words(self.workshop.title, "title", wrap=True)
        head = row((self.title, 1), self.lock, gap=16)
        side = theme.PAGE_SIDE * 2
        margins = (side, theme.PAGE_SIDE, side, theme.PAGE_SIDE)
        self.camera.setFixedWidth(theme.em(_CAMERA_WIDTH))
        seen = column(self.camera, None)
        middle = row((self.place, 1), seen, gap=20)
        self.setLayout(column(head, self.finding, (middle, 1), gap=20, margins=margins))
        self.camera.setVisible(self.camera.is_wanted)
        for part in (self.camera.title, self.camera.more, self.camera.switch):
            part.hide()  # the host has chosen the camera; nobody else does

    def _connect(self) -> None:
        self.keys.scanned.connect(lambda text: self.asking.code(text, Method.SCANNER))
        self.camera.scanned.connect(lambda text: self.asking.code(text, Method.CAMERA))
        self.finding.coded.connect(self.asking.code)
        self.finding.chosen.connect(self._take)
        self.finding.new.connect(self._ask_newcomer)
        self.finding.looking.connect(self._show_found)
        self.asking.answered.connect(self._answer)
        self.asking.failed.connect(self._fail)
        self.lock.clicked.connect(self._ask_pin)
        self._idle.timeout.connect(self.rest)
        self._clock.timeout.connect(self._tell_hours)

    # --- begin and end --------------------------------------------------------------------------

    def begin(self) -> None:
        """Take the screen."""
        self.asking.door.start()
        self.keys.start()
        self._clock.start()
        app = QApplication.instance()
        assert app
        app.installEventFilter(self)
        self.showFullScreen()
        self.activateWindow()
        self.finding.field.setFocus()
        QTimer.singleShot(1000, self, self.sounds.warm)

    def end(self) -> None:
        """Give the screen back, once all that was scanned is written."""
        self._may_leave = True
        app = QApplication.instance()
        assert app
        app.removeEventFilter(self)
        self.keys.stop()
        self._clock.stop()
        self._idle.stop()
        self.asking.door.stop()
        self.close()
        self.deleteLater()

    def rest(self) -> None:
        """Forget who stood here."""
        self._idle.stop()
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        self.asking.last, self._taken = None, None
        self.finding.clear()
        self.finding.field.setFocus()
        self.place.setCurrentWidget(self.panel)
        self._tell_hours()

    # --- no way out -----------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, whoever asks: Alt+F4, the window manager."""
        if self._may_leave:
            super().closeEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Come back when minimised or made smaller."""
        super().changeEvent(event)
        is_changed = event.type() == QEvent.Type.WindowStateChange
        if is_changed and not self._may_leave and not self.isFullScreen():
            QTimer.singleShot(0, self, self.showFullScreen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring letters that nothing else wanted into the field; Escape begins anew."""
        if event.key() == Qt.Key.Key_Escape:
            self.rest()
        elif event.text() and event.text().isprintable():
            self.finding.field.setFocus()
            self.finding.field.insert(event.text())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See that somebody is there."""
        if event.type() in _TOUCHES and not self._may_leave:
            self._idle.start()
        return False

    def _ask_pin(self) -> None:
        if any(asked.isVisible() for asked in self.findChildren(LeavingDialog)):
            return  # a double press is one
        asks = LeavingDialog(self, self._pin)
        asks.accepted.connect(self.left)
        asks.open()

    # --- asking, and the answer -----------------------------------------------------------------

    def _take(self, person: Named, is_ambiguous: bool) -> None:
        """Check in who pressed their name; where two look alike, the host is asked."""
        self.finding.clear()
        now = self.asking.now()
        before, self._taken = self._taken, (person.member_id, now)
        if before and before[0] == person.member_id and now - before[1] < _SAME_PRESS:
            return  # a double tap is one: "already in" would turn the welcome over
        self.asking.member(person.member_id, person.name, needs_nod=is_ambiguous)

    def _ask_newcomer(self, name: str) -> None:
        asks = NewcomerDialog(self, name)
        asks.accepted.connect(lambda: self._bring_newcomer(asks))
        asks.rejected.connect(self.finding.clear)  # nothing is left for the next person
        asks.open()

    def _bring_newcomer(self, asked: NewcomerDialog) -> None:
        self.finding.clear()
        self.asking.newcomer(asked.name.text().strip(), asked.email.text().strip())

    def _answer(self, outcome: Outcome, request: Request) -> None:
        self.finding.clear()
        self.place.setCurrentWidget(self.panel)
        self.finding.field.setFocus()
        self.panel.show_said(kiosk_words.said_of(outcome, self.workshop))
        self.sounds.play(outcome.answer.tone.value)
        if request.scan.method is Method.CAMERA:
            self.camera.show_answer(outcome.answer.tone.value, request.scan.text)
        self._idle.start()
        if outcome.answer is Answer.ASKS:
            self._ask_questions(outcome, request)
        self.answered.emit(outcome)

    def _ask_questions(self, outcome: Outcome, request: Request) -> None:
        asks = AskedAtDoorDialog(self, short_name(outcome.name), outcome.questions)
        answer = self.asking.answer_questions
        asks.accepted.connect(lambda: answer(outcome, request, asks.answers()))
        asks.open()

    def _fail(self, trouble: Exception) -> None:
        if not isinstance(trouble, HostError):
            raise trouble
        said = kiosk_words.said_of(Outcome(Answer.NOT_SAVED, self.asking.now()), self.workshop)
        self.panel.show_said(said)
        self.sounds.play("refused")
        self._idle.start()

    # --- reading --------------------------------------------------------------------------------

    def _read(self) -> Workshop:
        """Read the workshop, seen as the session that is at the door now."""
        workshop = planning.get(self.workshop_id)
        session = session_at_door(workshop, sessions.listing(workshop.id), self.asking.now())
        self.asking.session_id = session.id
        self.asking.door_name = memory.door_name() or tr("Kiosk")
        return at_session(workshop, session)

    def _tell_hours(self) -> None:
        self.workshop = self._read()
        if self.asking.last is None:
            self.panel.show_said(kiosk_words.ready(self.workshop, self.asking.now()))

    def _show_found(self, is_looking: bool) -> None:
        self.place.setCurrentWidget(self.finding.list if is_looking else self.panel)
        if is_looking:
            self._idle.start()

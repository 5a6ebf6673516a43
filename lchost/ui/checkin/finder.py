"""The one field of the door: a name, an e-mail or a code, and whom it may mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from lchost import codes
from lchost.checkin.answers import Way
from lchost.codes import CodeKind
from lchost.ui import theme
from lchost.ui.checkin.people import FoundPeople, Person, clear_match, find
from lchost.ui.icons import icon
from lchost.ui.widgets.fields import search_box

_PAUSE_MS = 60  # after the last key
_LONGEST = 4096  # letters; a QR code holds at most 4,296
_CODES = (CodeKind.BADGE, CodeKind.TYPO, CodeKind.URL, CodeKind.CONTACT, CodeKind.WIFI)


def is_code(text: str) -> bool:
    """Tell whether a text is for the desk to read, and not a name to look for."""
    return codes.read(text).kind in _CODES


class Finder(QObject):
    """Owns the field and the list under it; the page gives both their places."""

    coded = Signal(str)  # a code was typed
    taken = Signal(object)  # Person: to be checked in
    nobody = Signal(str)  # Enter, and nobody is called like this
    looking = Signal(bool)  # whether the list is to be seen
    agreed = Signal()  # Enter in the empty field
    declined = Signal()  # Escape in the empty field

    def __init__(self, workshop_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._workshop_id, self.zone = workshop_id, ""
        self._way = Way.IN
        self.gone: Mapping[int, datetime] = {}  # who was in, and went out: when
        self.since: Mapping[int, datetime] = {}  # who is in, by member id
        self.field = self._make_field()
        self.list = FoundPeople()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._is_looking = False
        self._pause.timeout.connect(self.look)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.list.taken.connect(self._take)
        self.list.add.clicked.connect(lambda: self.nobody.emit(self.field.text().strip()))

    def _make_field(self) -> QLineEdit:
        made = search_box(self.tr("Name, e-mail or code — or just scan"))
        made.removeAction(made.actions()[0])
        self._sign = made.addAction(
            icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        made.setProperty("tall", True)
        made.setFont(theme.font("lead"))
        made.setMaxLength(_LONGEST)
        return made

    def show_way(self, way: Way) -> None:
        """Bear a sign while people are checked out, until that is turned back."""
        is_out = way is Way.OUT
        hint = self.tr("Name, e-mail or code — or just scan")
        out = self.tr("Checking people out: name, e-mail or code")
        self.field.setPlaceholderText(out if is_out else hint)
        self._sign.setIcon(icon("log-out") if is_out else icon("search", "muted"))
        self.field.setProperty("way", way.value)
        self.field.style().unpolish(self.field)  # its ground is another one
        self.field.style().polish(self.field)
        self._way = way

    def back(self, text: str = "") -> None:
        """Give the field the keyboard; with a text, look for it."""
        if text:
            self.field.setText(text)
        if self.field.isVisible():  # a scan on another page leaves the keyboard there
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def rest(self) -> None:
        """Look for nobody until something is typed again."""
        self._pause.stop()

    def give_way(self) -> None:
        """Show the answer instead of the list; what was typed stays, and is looked for again.

        (With the next letter, with an arrow, or with Enter.)
        """
        self.rest()
        self._show(False)

    def look(self) -> None:
        """Show whom the text may mean."""
        self._pause.stop()
        text = self.field.text().strip()
        if not text:
            return
        is_name = not is_code(text)
        people = find(self._workshop_id, text, self.since, self.gone) if is_name else []
        hint = self._hint(text, people)
        self.list.show_people(people, self.zone, hint, can_add=is_name)
        self._show(True)

    def enter(self) -> None:
        """Do what the field says."""
        text = self.field.text().strip()
        if not text:
            self.agreed.emit()
            return
        if is_code(text):
            self.field.clear()
            self.coded.emit(text)
            return
        if self._pause.isActive() or not self._is_looking:
            self.look()
        people = self.list.people()
        if person := self.list.chosen() or clear_match(text, people):
            self._take(person)
        elif people:
            self.list.say(self.tr("Which one? Choose with the arrow keys, then Enter."))
        else:
            self.nobody.emit(text)

    def _leaves_undo(self, event: QKeyEvent) -> bool:
        """Ctrl+Z in the empty field takes back a check-in, not what was typed before."""
        keys = QKeySequence.StandardKey
        if self.field.text() or not (event.matches(keys.Undo) or event.matches(keys.Redo)):
            return False
        event.ignore()
        return True

    # --- inside ---------------------------------------------------------------------------------

    def _hint(self, text: str, people: Sequence[Person]) -> str:
        if is_code(text):
            return self.tr("This is a code: Enter checks it in.")
        if not people:
            said = self.tr("Nobody is called “{text}”. Enter adds them as a walk-in.")
            return said.format(text=text)
        if clear := clear_match(text, people):
            if self._way is Way.OUT:
                return self.tr("Enter checks out {name}.").format(name=clear.name)
            if clear.since and clear.member_id not in self.gone:
                return self.tr("{name} is in already.").format(name=clear.name)
            return self.tr("Enter checks in {name}.").format(name=clear.name)
        return self.tr("Choose with the arrow keys, then Enter. F3 adds a walk-in.")

    def _take(self, person: Person) -> None:
        self.field.clear()
        self.taken.emit(person)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._show(False)

    def _show(self, is_looking: bool) -> None:
        self._is_looking = is_looking
        self.looking.emit(is_looking)

    def _step(self, event: QKeyEvent) -> bool:
        if not self._is_looking and event.key() == Qt.Key.Key_Down:
            self.look()
        return self._is_looking and self.list.step(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the field's Enter, arrows and Escape their meaning here."""
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._leaves_undo(event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if self.field.text():
                self.field.clear()
            else:
                self.declined.emit()
            return True
        return self._step(event)

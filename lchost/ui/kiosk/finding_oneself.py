"""The kiosk's one field: type your name, see at most five short names, press yours."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from lchost import codes
from lchost.codes import CodeKind
from lchost.roster import finding
from lchost.roster.finding import Found, Named
from lchost.station.phones_finding import short_name
from lchost.ui import theme
from lchost.ui.kiosk.kiosk_words import tr
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.fields import search_box
from lchost.ui.widgets.laid import laid
from lchost.ui.widgets.layout import column, emptied, holder, words

_PAUSE_MS = 150  # after the last key
_LONGEST = 200  # letters


class FindingOneself(QWidget):
    """Names nobody before three letters are typed, and never more than five."""

    coded = Signal(str)  # a code was typed
    chosen = Signal(object, bool)  # Named; whether others look the same here
    new = Signal(str)  # nobody: the name that was typed
    looking = Signal(bool)  # whether something is typed

    def __init__(self, workshop_id: int, *, takes_newcomers: bool) -> None:
        super().__init__()
        self._workshop_id, self._takes_newcomers = workshop_id, takes_newcomers
        self.field = search_box(tr("Your name"))
        self.field.setProperty("tall", True)
        self.field.setFont(theme.font("title"))
        self.field.setMinimumHeight(theme.em(64))
        self.field.setMaxLength(_LONGEST)
        self.field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.hint = words("", "section", wrap=True)
        self._names = column(gap=12)
        self.list = holder(column(self.hint, self._names, None, gap=14, margins=(0, 10, 0, 0)))
        self.setLayout(column(self.field))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)

    def clear(self) -> None:
        """Forget what was typed: also for Ctrl+Z, which `clear` of a field leaves."""
        self._pause.stop()
        self.field.setText("")
        emptied(self._names)
        self.hint.setText("")

    def look(self) -> None:
        """Show who may stand here."""
        self._pause.stop()
        text = self.field.text().strip()
        emptied(self._names)
        if not text:
            return
        found = finding.oneself(text, self._workshop_id)
        self.hint.setText(_hint(found))
        alike = Counter(short_name(person.name) for person in found.people)
        for person in found.people:
            self._names.addWidget(self._name(person, alike[short_name(person.name)] > 1))
        is_nobody = not (found.people or found.is_short or found.are_many)
        if is_nobody and self._takes_newcomers:
            made = _large(tr("I am new here"), "user-plus")
            made.clicked.connect(lambda: self.new.emit(text))
            self._names.addWidget(made)

    def names(self) -> list[QPushButton]:
        """Return what can be pressed."""
        return [part for part in laid(self._names) if isinstance(part, QPushButton)]

    # --- inside ---------------------------------------------------------------------------------

    def _name(self, person: Named, is_ambiguous: bool) -> QPushButton:
        made = _large(short_name(person.name), "user-round")
        made.clicked.connect(lambda: self.chosen.emit(person, is_ambiguous))
        return made

    def _typed(self, text: str) -> None:
        has_text = bool(text.strip())
        if has_text:
            self._pause.start()
        self.looking.emit(has_text)

    def _enter(self) -> None:
        text = self.field.text().strip()
        if codes.read(text).kind in (CodeKind.BADGE, CodeKind.TYPO):
            self.clear()
            self.coded.emit(text)
            return
        if self._pause.isActive() or not self.names():
            self.look()
        if names := self.names():
            names[0].show()
            names[0].setFocus(Qt.FocusReason.TabFocusReason)  # to be pressed, not taken unseen

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give Enter, Escape and the arrow down their meaning here."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._enter()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            return True
        return False


def _hint(found: Found) -> str:
    if found.is_short:
        return tr("Type a few letters more.")
    if found.are_many:
        return tr("Many are called like this: type more of your name.")
    if not found.people:
        return tr("Nobody is found by this name. Please ask at the desk.")
    return tr("Is this you? Press your name.")


def _large(text: str, icon: str) -> QPushButton:
    made = button(text, icon, large=True)
    made.setFont(theme.font("title"))
    made.setMinimumHeight(theme.em(64))
    return made

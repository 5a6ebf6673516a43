"""A USB scanner's keys, told from the host's typing wherever the keyboard is in the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from lchost import codes
from lchost.checkin.scanner import IDLE_MS, Burst
from lchost.codes import CodeKind

Editor = QLineEdit | QPlainTextEdit | QTextEdit
_TYPED_TOO = (CodeKind.OTHER, CodeKind.EMAIL)  # what a person, or a typing program, may write
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_NO_LETTER = "\0"  # a place in the run of positions that holds none of the letters
# A scanner types as a US keyboard.  These are the PC's scan codes of its letters.
_US_LETTERS = {
    first + n: letter
    for first, letters in ((16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
    for n, letter in enumerate(letters)
}
_SHIFTED_BY = {"xcb": 8, "wayland": 8, "windows": 0}  # native scan code minus PC scan code


class ScannerKeys(QObject):
    """Watches all keys while it is on.

    A burst becomes `scanned`, and none of it stays in a field: the keys that went through before
    it was recognised are taken out again, and the Enter that ends it presses no button.  A burst
    that is no code at all stays where it was typed.
    """

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None, *, platform: str = "") -> None:
        super().__init__(parent)
        self._shift = _SHIFTED_BY.get((platform or QGuiApplication.platformName()).split("-")[0])
        self._typed, self._positions = Burst(), Burst()
        self._place: _Place | None = None
        self._held = ""  # keys of the burst that were kept from the field
        self.kept = ""  # the last burst that was no code, and stays where it was typed
        self._last_ms = 0.0
        self._is_on = False
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setInterval(IDLE_MS)
        self._silence.timeout.connect(self._fall_silent)

    def start(self) -> None:
        """Watch from now on."""
        if not self._is_on and (app := QCoreApplication.instance()):
            app.installEventFilter(self)
            self._is_on = True

    def stop(self) -> None:
        """Watch no more."""
        if self._is_on and (app := QCoreApplication.instance()):
            app.removeEventFilter(self)
        self._is_on = False
        self._forget()

    # --- keys -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each key once: where it reaches the window, before any widget has it."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and watched.isWindowType():
            return self._press(cast(QKeyEvent, event))
        if kind == QEvent.Type.ShortcutOverride and self._held and watched.isWindowType():
            event.accept()  # no command while a scan comes in
            return True
        return False

    def _press(self, event: QKeyEvent) -> bool:
        """Take a key; True keeps it from the widgets."""
        at_ms = float(event.timestamp())
        if event.key() in _ENDS:
            return self._end(at_ms)
        text = event.text()
        if event.isAutoRepeat() or event.modifiers() & _COMMANDS:
            self._give_back()
            self._forget()
            return False
        position = self._letter(event)
        if not text and position == _NO_LETTER:
            return False  # Shift and its like
        was_scan = self._typed.is_scan
        self._typed.press(text, at_ms)
        self._positions.press(position, at_ms)
        self._last_ms = at_ms
        self._silence.start()
        if not self._typed.is_scan:
            if was_scan:
                self._give_back()  # the scanner stopped without a word, and a person goes on
            if len(self._typed.text) <= 1:
                self._place = _place_now()
            return False
        self._held += text
        return True

    def _letter(self, event: QKeyEvent) -> str:
        if self._shift is None:
            return _NO_LETTER
        return _US_LETTERS.get(event.nativeScanCode() - self._shift, _NO_LETTER)

    # --- the end of a burst ---------------------------------------------------------------------

    def _end(self, at_ms: float) -> bool:
        if at_ms - self._last_ms > IDLE_MS:
            self._give_back()
            self._forget()
            return False
        return self._fall_silent()

    def _fall_silent(self) -> bool:
        at_ms = self._last_ms + IDLE_MS
        return self._take(self._typed.idle(at_ms), self._positions.idle(at_ms))

    def _take(self, typed: str | None, positions: str | None) -> bool:
        """Make a scan of a burst that has ended; True if it was one."""
        self._silence.stop()
        if typed is None:
            self._give_back()
            self._forget()
            return False
        text = _best(typed, positions or "")
        if self._place and codes.read(text).kind in _TYPED_TOO and not text.isdigit():
            self.kept = text
            self._give_back()
            self._forget()
            return False
        if self._place:
            self._place.clean()
        self._forget()
        self.scanned.emit(text)
        return True

    def _give_back(self) -> None:
        if self._held and self._place:
            self._place.type(self._held)
        self._held = ""

    def _forget(self) -> None:
        self._silence.stop()
        self._typed, self._positions = Burst(), Burst()
        self._place, self._held = None, ""


def _best(typed: str, positions: str) -> str:
    """Prefer what was typed; read the keys' positions where the layout has other letters."""
    if codes.read(typed).kind is CodeKind.BADGE or _NO_LETTER in positions:
        return typed
    return positions if codes.read(positions).kind is CodeKind.BADGE else typed


# --- the field that has the keyboard ------------------------------------------------------------


@dataclass
class _Place:
    """Where the first key of a run fell: the field, its cursor, what was chosen there."""

    editor: Editor
    start: int
    chosen: str

    def type(self, text: str) -> None:
        """Write what was held back."""
        if not isValid(self.editor):
            return
        if isinstance(self.editor, QLineEdit):
            self.editor.insert(text)
        else:
            self.editor.insertPlainText(text)

    def clean(self) -> None:
        """Take out what has been written since, and bring back what was chosen."""
        if not isValid(self.editor):
            return
        if isinstance(self.editor, QLineEdit):
            wide = self.editor.cursorPosition() - self.start
            if wide > 0:
                self.editor.setSelection(self.start, wide)
                self.editor.insert(self.chosen)
            return
        cursor = self.editor.textCursor()
        if cursor.position() > self.start:
            cursor.setPosition(self.start, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(self.chosen)


def _place_now() -> _Place | None:
    editor = _editor(QApplication.focusWidget())
    if editor is None or editor.isReadOnly():
        return None
    if isinstance(editor, QLineEdit):
        start = editor.selectionStart() if editor.hasSelectedText() else editor.cursorPosition()
        return _Place(editor, start, editor.selectedText())
    cursor = editor.textCursor()
    return _Place(editor, cursor.selectionStart(), cursor.selectedText())


def _editor(widget: QWidget | None) -> Editor | None:
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return widget
    if isinstance(widget, QAbstractSpinBox | QComboBox):
        return widget.lineEdit()
    return None

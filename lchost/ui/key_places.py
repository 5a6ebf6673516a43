"""Where a scanner's keys fell in a field, and how to take them out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QWindow
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

from lchost.checkin.scanner import Key

Editor = QLineEdit | QPlainTextEdit | QTextEdit


@dataclass
class Place:
    """Where a key fell: the field, its cursor, what was chosen there."""

    editor: Editor
    start: int
    chosen: str

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


def clean(keys: Sequence[Key]) -> None:
    """Clean each field from the first key on that fell into it."""
    cleaned: list[Editor] = []
    for key in keys:
        place = cast("Place | None", key.mark)
        if place and not any(place.editor is editor for editor in cleaned):
            cleaned.append(place.editor)
            place.clean()


def focus_of(window: QObject) -> QWidget | None:
    """Return who gets this window's keys, also while the system says that none has them."""
    if focus := QApplication.focusWidget():
        return focus
    top = QWidget.find(cast(QWindow, window).winId())
    return top.focusWidget() if top else None


def place_in(editor: QWidget | None) -> Place | None:
    """Return where the next key will fall; None where it writes nothing."""
    if not isinstance(editor, QLineEdit | QPlainTextEdit | QTextEdit) or editor.isReadOnly():
        return None
    if isinstance(editor, QLineEdit):
        start = editor.selectionStart() if editor.hasSelectedText() else editor.cursorPosition()
        return Place(editor, start, editor.selectedText())
    cursor = editor.textCursor()
    return Place(editor, cursor.selectionStart(), cursor.selectedText())


def is_field(widget: QWidget | None) -> bool:
    """Tell whether a person may write here."""
    if widget is None or not isValid(widget):
        return False
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QAbstractSpinBox)

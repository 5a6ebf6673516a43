"""Things to fill in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from lchost.ui import theme
from lchost.ui.icons import icon
from lchost.ui.widgets.layout import column, holder, words
from lchost.ui.widgets.still import hold


class Line(QLineEdit):
    """A field for one line that leaves to the window what is the window's.

    Ctrl+K is the palette's; some desktops cut text with it.  Undo and redo are the field's own
    only while it has something to take back: a field to search in never has.
    """

    is_search = False

    def event(self, event: QEvent) -> bool:
        """Let a shortcut of the window win over the desktop's own for fields."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            control = Qt.KeyboardModifier.ControlModifier
            is_palette = event.key() == Qt.Key.Key_K and event.modifiers() == control
            if is_palette or self._leaves(event):
                event.ignore()
                return True
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.is_search or not self.isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return self.is_search or not self.isRedoAvailable()
        return False


def search_box(hint: str, width: int = 0) -> QLineEdit:
    """Return a field to search in, cleared by one press."""
    made = Line()
    made.is_search = True
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint)
    made.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
    made.setClearButtonEnabled(True)
    if width:
        made.setFixedWidth(theme.em(width))
    return made


def field(says: str, text: str = "", hint: str = "", *, longest: int = 200) -> QLineEdit:
    """Return a field for one line; `says` is its accessible name."""
    made = Line()
    made.setText(text)
    made.setMaxLength(longest)
    made.setPlaceholderText(hint)
    made.setAccessibleName(says)
    return made


class Lines(QPlainTextEdit):
    """A field for some lines that tells when it is left."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell, but not of its own menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def lines(says: str, text: str = "", hint: str = "", *, rows: int = 3) -> Lines:
    """Return a field for some lines; Tab leaves it."""
    made = Lines(text)
    made.setPlaceholderText(hint)
    made.setAccessibleName(says)
    made.setTabChangesFocus(True)
    made.setFixedHeight(round(made.fontMetrics().lineSpacing() * rows) + 20)
    return made


def number(value: int, unit: str, says: str, *, least: int = 0, most: int = 9999) -> QSpinBox:
    """Return a number with its unit.

    Style sheets cannot pad a spin box's text, so its field gets a margin.
    """
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    made.setSuffix(f" {unit}" if unit else "")
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    made.setAccessibleName(says)
    hold(made)
    return made


def measure(
    value: float, unit: str, says: str, *, least: float, most: float, step: float = 0.5
) -> QDoubleSpinBox:
    """Return a measure with its unit, to a tenth."""
    made = QDoubleSpinBox()
    made.setDecimals(1)
    made.setRange(least, most)
    made.setSingleStep(step)
    made.setValue(value)
    made.setSuffix(f" {unit}")
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    made.setAccessibleName(says)
    hold(made)
    return made


def choice(says: str, options: list[tuple[object, str]], chosen: object = None) -> QComboBox:
    """Return a list to choose from: (value, words); `currentData()` is the value."""
    made = QComboBox()
    for value, shown in options:
        made.addItem(shown, value)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    made.setAccessibleName(says)
    hold(made)
    return made


def form(*pairs: tuple[str, QWidget], gap: int = 12) -> QFormLayout:
    """Lay fields out under each other, each label a buddy of its field."""
    made = QFormLayout()
    made.setVerticalSpacing(gap)
    made.setHorizontalSpacing(16)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    made.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    made.setFormAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    for said, widget in pairs:
        made.addRow(buddy(said, widget), widget)
    return made


def buddy(said: str, widget: QWidget) -> QLabel:
    """Return the label of a field."""
    made = words(said)
    made.setBuddy(widget)
    if not widget.accessibleName():
        widget.setAccessibleName(said.replace("&", ""))
    return made


def labelled(said: str, widget: QWidget, note: str = "") -> QWidget:
    """Return a field with its label above and a note below."""
    below = [words(note, "caption", muted=True, wrap=True)] if note else []
    return holder(column(buddy(said, widget), widget, *below, gap=4))

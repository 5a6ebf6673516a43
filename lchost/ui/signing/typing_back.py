"""The nine lines of a recovery sheet, typed back: each tells at once whether it is right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from lchost.credentials import recovery
from lchost.credentials.recovery import LineState
from lchost.ui.widgets.fields import field
from lchost.ui.widgets.layout import words
from lchost.ui.widgets.marks import Mark

_LONGEST = 400  # letters: a whole sheet may be pasted, or scanned, into one line
_ON = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)  # how many hands end a line
_SIGNS = {
    LineState.EMPTY: ("circle-dashed", "muted"),
    LineState.SHORT: ("circle-dashed", "muted"),
    LineState.WRONG: ("circle-alert", "attention"),
    LineState.RIGHT: ("circle-check", "welcome"),
}


def tr(text: str) -> str:
    """Translate words about the sheet."""
    return QCoreApplication.translate("RecoverySheet", text)


class SheetLines(QWidget):
    """Nine fields; a right line leads on to the next, a whole sheet fills all from there."""

    changed = Signal()
    ended = Signal()  # the last line is right

    def __init__(self) -> None:
        super().__init__()
        self._led_to: QLineEdit | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(5)
        grid.setHorizontalSpacing(10)
        self.fields: list[QLineEdit] = []
        self._marks: list[Mark] = []
        for n in range(recovery.LINES):
            says = tr("Line {n}").format(n=n + 1)
            made, mark = field(says, longest=_LONGEST), Mark("circle-dashed")
            label = words(str(n + 1), muted=True)
            label.setBuddy(made)
            for place, widget in enumerate((label, made, mark)):
                grid.addWidget(widget, n, place)
            made.textEdited.connect(lambda text, n=n: self._typed(n, text))
            made.installEventFilter(self)
            self.fields.append(made)
            self._marks.append(mark)
        grid.setColumnStretch(1, 1)
        self._tell()

    def typed(self) -> list[str]:
        """Return what stands in the fields."""
        return [one.text() for one in self.fields]

    def _typed(self, n: int, text: str) -> None:
        if recovery.is_sheet(text):
            lines = recovery.split(text)
            for one, line in zip(self.fields[n:], lines, strict=False):
                one.setText(recovery.spaced(line))
            last = min(n + max(1, len(lines)), recovery.LINES) - 1
            self.fields[last].setFocus()
        elif recovery.state(n + 1, text) is LineState.RIGHT:
            self.fields[n].setText(recovery.spaced(recovery.clean(text)))
            self._lead_on(n + 1)
        self._tell()
        self.changed.emit()

    def _lead_on(self, n: int) -> None:
        if n == recovery.LINES:
            self.ended.emit()
            return
        self._led_to = self.fields[n]
        self._led_to.setFocus()
        self._led_to.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the Tab or Enter after a right line as what has led on: it skips no line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            was_led, self._led_to = watched is self._led_to, None
            if was_led and event.key() in _ON:
                return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        said = {
            LineState.EMPTY: tr("Empty"),
            LineState.SHORT: tr("Not complete yet"),
            LineState.WRONG: tr("Not as on the sheet"),
            LineState.RIGHT: tr("Right"),
        }
        for n, (one, mark) in enumerate(zip(self.fields, self._marks, strict=True), 1):
            state = recovery.state(n, one.text())
            mark.show_icon(*_SIGNS[state], said[state])

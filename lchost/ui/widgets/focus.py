"""The one ring around what has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget
from shiboken6 import isValid

from lchost.ui.theme import RADIUS, scheme
from lchost.ui.widgets.painting import pen

# These show their own edge, always.  By name, so that the first picture need not import them.
_OWN_EDGE = ("QLineEdit", "QPlainTextEdit", "QComboBox", "QAbstractSpinBox")


class FocusRing(QObject):
    """Stands around a widget while Tab or a shortcut moved the focus; gone with the mouse.

    Qt makes the drawn frame a child of the window that it stands in, so a dialog takes it along
    when it closes; then the next one is drawn anew.
    """

    def __init__(self) -> None:
        super().__init__()
        self._frame: _Drawn | None = None

    def watch(self, app: QApplication) -> None:
        """Follow the focus of the whole application."""
        app.focusChanged.connect(self.follow)

    def follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Stand around the widget that has the focus, if the keyboard brought it there."""
        by_keys = new is not None and new.window().testAttribute(
            Qt.WidgetAttribute.WA_KeyboardFocusChange
        )
        has_edge = new is not None and any(new.inherits(name) for name in _OWN_EDGE)
        if new is None or not by_keys or has_edge:
            self.take_off()
            return
        if self._frame is None or not isValid(self._frame):
            self._frame = _Drawn()
        self._frame.setWidget(new)

    def take_off(self) -> None:
        """Stand around nothing."""
        if self._frame is not None and isValid(self._frame):
            self._frame.setWidget(None)  # type: ignore[arg-type]  # None takes it off

    def widget(self) -> QWidget | None:
        """Return what it stands around."""
        is_there = self._frame is not None and isValid(self._frame)
        return self._frame.widget() if self._frame and is_there else None


class _Drawn(QFocusFrame):
    """The ring itself."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        ringed = self.widget()
        inset = 3 if ringed and ringed.inherits("QAbstractItemView") else 1
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(pen(scheme().focus, 2))
        r = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        p.drawRoundedRect(r, RADIUS["control"] + 2, RADIUS["control"] + 2)
        p.end()

"""The one ring around what has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from lchost.ui.theme import RADIUS, scheme
from lchost.ui.widgets.painting import pen

# These show their own edge, always.  By name, so that the first picture need not import them.
_OWN_EDGE = ("QLineEdit", "QPlainTextEdit", "QComboBox", "QAbstractSpinBox")


class FocusRing(QFocusFrame):
    """Drawn outside a widget while Tab or a shortcut moved the focus; gone with the mouse."""

    def watch(self, app: QApplication) -> None:
        """Follow the focus of the whole application."""
        app.focusChanged.connect(self.follow)

    def follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Stand around the widget that has the focus, if the keyboard brought it there."""
        by_keys = new is not None and new.window().testAttribute(
            Qt.WidgetAttribute.WA_KeyboardFocusChange
        )
        has_edge = new is not None and any(new.inherits(name) for name in _OWN_EDGE)
        ringed = new if by_keys and not has_edge else None
        self.setWidget(ringed)  # type: ignore[arg-type]  # None takes it off; the stubs do not know

    def paintEvent(self, _event: QPaintEvent) -> None:
        ringed = self.widget()
        inset = 3 if ringed and ringed.inherits("QAbstractItemView") else 1
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(pen(scheme().focus, 2))
        r = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        p.drawRoundedRect(r, RADIUS["control"] + 2, RADIUS["control"] + 2)
        p.end()

"""Fields that a turned wheel leaves alone: it scrolls what they lie on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class _Still(QObject):
    """Keeps a turned wheel from changing a field that only lies under the mouse."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Wheel:
            return False
        if isinstance(watched, QWidget) and watched.hasFocus():
            return False
        event.ignore()
        return True


def hold(widget: QComboBox | QAbstractSpinBox) -> None:
    """Make a field stay as it is under a turning wheel, unless it has the keyboard."""
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_Still(widget))

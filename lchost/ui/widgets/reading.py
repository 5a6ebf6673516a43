"""The Tab key goes as one reads: in the order in which things lie, not in which they were made."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from lchost.ui.widgets.laid import laid

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)  # their parts are their own


def stops(root: QWidget) -> list[QWidget]:
    """Return what takes the keyboard in a widget, hidden or shown, in reading order."""
    found: list[QWidget] = []
    _walk(root, found)
    return found


def in_reading_order(root: QWidget) -> None:
    """Let the Tab key go through a widget in reading order."""
    for one, following in pairwise(stops(root)):
        QWidget.setTabOrder(one, following)


def _walk(widget: QWidget, found: list[QWidget]) -> None:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        found.append(widget)
    if isinstance(widget, _WHOLE):
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside:
        _walk(inside, found)
    elif layout := widget.layout():
        _walk_layout(layout, found)
    else:  # laid out by hand
        parts = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        for part in sorted(parts, key=lambda one: (one.y(), one.x())):
            _walk(part, found)


def _walk_layout(layout: QLayout, found: list[QWidget]) -> None:
    for part in laid(layout):
        if isinstance(part, QWidget):
            _walk(part, found)
        else:
            _walk_layout(part, found)

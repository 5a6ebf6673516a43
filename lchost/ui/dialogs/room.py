"""How large a dialog may be."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from lchost.ui import theme

_SIDE, _ABOVE = 40, 60  # pixels of the window or the screen that stay free


def room_of(dialog: QWidget) -> QSize:
    """Return the largest size that the window or the screen has room for."""
    room = dialog.screen().availableSize()
    if parent := dialog.parentWidget():
        room = room.expandedTo(parent.window().size())
    return room - QSize(_SIDE, _ABOVE)


def room_for(dialog: QWidget, width: int, height: int) -> QSize:
    """Return a size, grown with the text, within that room."""
    return QSize(theme.em(width), theme.em(height)).boundedTo(room_of(dialog))

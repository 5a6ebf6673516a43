"""How large a dialog may be."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from lchost.ui import theme

_SIDE, _ABOVE = 40, 60  # pixels of the window or the screen that stay free


def room_for(dialog: QWidget, width: int, height: int) -> QSize:
    """Return a size, grown with the text, that the window or the screen has room for."""
    parent = dialog.parentWidget()
    room = dialog.screen().availableSize()
    if parent:
        room = room.expandedTo(parent.window().size())
    wanted = QSize(theme.em(width), theme.em(height))
    return wanted.boundedTo(room - QSize(_SIDE, _ABOVE))

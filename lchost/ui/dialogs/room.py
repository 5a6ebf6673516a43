"""How large a dialog may be."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QSize
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


def keep_on_screen(dialog: QWidget) -> None:
    """Move a dialog that has grown up and to the side, until all of it is on its screen."""
    if not dialog.isVisible():
        return  # the system places it when it is shown
    room, inside, frame = dialog.screen().availableGeometry(), dialog.geometry(), QMargins()
    whole = dialog.frameGeometry()
    if whole.size() != inside.size():
        frame = QMargins(
            inside.left() - whole.left(),
            inside.top() - whole.top(),
            whole.right() - inside.right(),
            whole.bottom() - inside.bottom(),
        )
    room = room.marginsRemoved(frame)
    x = max(room.left(), min(inside.left(), room.right() + 1 - inside.width()))
    y = max(room.top(), min(inside.top(), room.bottom() + 1 - inside.height()))
    if (x, y) != (inside.left(), inside.top()):
        dialog.move(x - frame.left(), y - frame.top())

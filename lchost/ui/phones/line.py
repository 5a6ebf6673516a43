"""The sign in the status line: where phones come in, or why they cannot."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QPalette

from lchost.ui import theme
from lchost.ui.icons import icon
from lchost.ui.phones.door import PhoneDoor, State
from lchost.ui.phones.words import said_of
from lchost.ui.widgets.buttons import Press, dress, with_keys

_ICON_ONLY = 1.6  # of the usual text size: then the sign has no words


class PhonesLine(Press):
    """Says "Phones: 192.168.1.20"; pressed, it opens "Phones and door stations"."""

    def __init__(self, phones: PhoneDoor, action: QAction) -> None:
        super().__init__()
        dress(self, "quiet", large=False)
        self.setFont(theme.font("caption"))
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._phones, self._action = phones, action
        self.clicked.connect(action.trigger)
        phones.changed.connect(self.show_state)
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """Say how phones stand now; nothing while the host has not switched them on."""
        said = said_of(self._phones)
        is_trouble = self._phones.state is State.TROUBLE
        self.setIcon(icon("triangle-alert" if is_trouble else "wifi", "muted"))
        self.setText("" if theme.text_scale() >= _ICON_ONLY else f" {said.short}")
        self.setAccessibleName(said.short)
        self.setToolTip(said.more or with_keys(self._action))

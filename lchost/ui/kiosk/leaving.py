"""The way out of the kiosk: the PIN, by keys or by touch."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.kiosk.kiosk_words import tr
from lchost.ui.kiosk.pin import Pin
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.fields import field
from lchost.ui.widgets.layout import holder

_KEYS = "123456789⌫0"


class LeavingDialog(Dialog):
    """Accepted with the right PIN only."""

    def __init__(self, parent: QWidget, pin: Pin) -> None:
        super().__init__(parent, tr("End the kiosk"), verb=tr("End"), icon="lock-open", width=340)
        self._pin = pin
        self.pin = field(tr("PIN"), longest=40)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setFont(theme.font("title"))
        self.pin.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.body(self.pin, holder(self._pad()))

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self.pin

    def first_fault(self) -> str:
        """Say why it does not open."""
        if self._pin.wait_s() == 0 and self._pin.opens(self.pin.text()):
            return ""
        self.pin.setText("")
        self.pin.setFocus()
        if wait := self._pin.wait_s():
            return tr("Too many wrong PINs. Wait {n} s.").format(n=wording.number(wait))
        return tr("That is not the PIN.")

    def _pad(self) -> QGridLayout:
        pad = QGridLayout()
        pad.setSpacing(8)
        for n, key in enumerate(_KEYS):
            says = tr("Take the last one back") if key == "⌫" else key
            made = button(key, large=True, says=says)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.clicked.connect(lambda _=False, key=key: self._press_key(key))
            pad.addWidget(made, n // 3, n % 3)
        return pad

    def _press_key(self, key: str) -> None:
        if key == "⌫":
            self.pin.backspace()
        else:
            self.pin.insert(key)

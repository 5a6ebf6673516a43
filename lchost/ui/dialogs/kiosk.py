"""Before the kiosk begins: the PIN that will end it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.kiosk.pin import SHORTEST
from lchost.ui.widgets.fields import field, labelled
from lchost.ui.widgets.layout import words


class KioskDialog(Dialog):
    """Asks for a PIN twice: nobody gets out without it, the host neither."""

    def __init__(self, parent: QWidget | None, workshop: str) -> None:
        super().__init__(
            parent,
            self.tr("Kiosk"),
            workshop,
            verb=self.tr("Start the kiosk"),
            icon="maximize",
        )
        text = self.tr(
            "People check themselves in on the whole screen: by badge, or by name. They see short "
            "names only, and nothing else of lchost."
        )
        self.pin = field(self.tr("PIN"), longest=40)
        self.again = field(self.tr("PIN again"), longest=40)
        for one in (self.pin, self.again):
            one.setEchoMode(QLineEdit.EchoMode.Password)
        note = self.tr("The lock in the corner asks for it. Only the PIN ends the kiosk.")
        self.body(
            words(text, wrap=True),
            labelled(self.tr("&PIN"), self.pin),
            labelled(self.tr("PIN &again"), self.again, note),
        )

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self.pin

    def first_fault(self) -> str:
        """Say what is wrong with the PIN."""
        if len(self.pin.text().strip()) < SHORTEST:
            self.pin.setFocus()
            return self.tr("Choose a PIN of at least 4 digits.")
        if self.pin.text().strip() != self.again.text().strip():
            self.again.setFocus()
            return self.tr("The two are not the same.")
        return ""

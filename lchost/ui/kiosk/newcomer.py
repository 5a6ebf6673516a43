"""Somebody new at the kiosk puts their name down, where the host allows it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lchost.roster.matching import looks_like_email
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.kiosk.kiosk_words import tr
from lchost.ui.widgets.fields import field, labelled


class NewcomerDialog(Dialog):
    """A name is enough."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent, tr("I am new here"), verb=tr("Check in"), icon="user-plus")
        self.name = field(tr("Your name"), name, longest=120)
        self.email = field(tr("Your e-mail, if you like"))
        self.body(
            labelled(tr("Your &name"), self.name),
            labelled(tr("Your &e-mail, if you like"), self.email),
        )

    def first_focus(self) -> QWidget:
        """Return the field of the name."""
        return self.name

    def first_fault(self) -> str:
        """Say what is missing."""
        if not self.name.text().strip():
            self.name.setFocus()
            return tr("Write your name first.")
        email = self.email.text().strip()
        if email and not looks_like_email(email):
            self.email.setFocus()
            return tr("That is no e-mail address. Mend it, or leave it out.")
        return ""

"""Asks for the passphrase of the signing key, once a sitting."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lchost.credentials import keys
from lchost.credentials.issuers import IssuerKey
from lchost.credentials.keys import Signer
from lchost.errors import HostError
from lchost.ui.signing import sitting
from lchost.ui.signing.passphrases import hidden, show_box
from lchost.ui.signing.working import WorkingDialog
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.fields import labelled
from lchost.ui.widgets.layout import row, words


class UnlockDialog(WorkingDialog):
    """Accepted with the right passphrase only; `passphrase` is then known to be right."""

    forgot = Signal()  # the recovery sheet is to bring the key back

    def __init__(self, parent: QWidget | None, key: IssuerKey, path: Path, why: str = "") -> None:
        facts = self.tr("Fingerprint {fingerprint}").format(fingerprint=key.fingerprint)
        usual = self.tr("It is asked once, until the file is closed or 30 minutes have passed.")
        super().__init__(
            parent,
            self.tr("Unlock the signing key"),
            facts,
            verb=self.tr("Unlock"),
            icon="lock-open",
            note=why or usual,
        )
        self._path = path
        self.passphrase = hidden(self.tr("Passphrase"))
        self.shown = show_box(self.passphrase)
        self.by_sheet = button(self.tr("Forgotten? Use the recovery sheet…"), "history", "quiet")
        self.by_sheet.clicked.connect(self._leave_for_sheet)
        no_sheet = self.tr(
            "Forgotten? No recovery sheet was made of this key; a new key can be made in Settings,"
            " Signing."
        )
        self.no_sheet = words(no_sheet, muted=True, wrap=True)
        (self.by_sheet if key.sheet_at is None else self.no_sheet).hide()
        typed = labelled(self.tr("&Passphrase"), self.passphrase)
        self.body(typed, self.shown, row(self.by_sheet, None), self.no_sheet)

    def first_focus(self) -> QWidget:
        """Begin with the passphrase."""
        return self.passphrase

    def press(self) -> None:
        """Try it, off the screen."""
        typed, path = self.passphrase.text(), self._path
        if not typed:
            self.wrong(self.tr("Type the passphrase of the signing key."))
            return
        self.work(self.tr("Unlocking…"), lambda: keys.unlock(path, typed), self._unlocked)

    def refused(self, error: HostError) -> None:
        """Stay, with what was typed ready to be typed over."""
        super().refused(error)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _leave_for_sheet(self) -> None:
        if not self.is_working:
            self.reject()
            self.forgot.emit()

    def _unlocked(self, signer: Signer) -> None:
        sitting.hold(signer)
        self.accept()

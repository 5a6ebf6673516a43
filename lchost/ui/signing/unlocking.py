"""Asks for the passphrase of the signing key, once a sitting."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from lchost.credentials import keys
from lchost.credentials.issuers import IssuerKey
from lchost.credentials.keys import Signer
from lchost.errors import HostError
from lchost.ui.signing import sitting
from lchost.ui.signing.passphrases import hidden, show_box
from lchost.ui.signing.working import WorkingDialog
from lchost.ui.widgets.fields import labelled


class UnlockDialog(WorkingDialog):
    """Accepted with the right passphrase only; `passphrase` is then known to be right."""

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
        self.body(labelled(self.tr("&Passphrase"), self.passphrase), self.shown)

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

    def _unlocked(self, signer: Signer) -> None:
        sitting.hold(signer)
        self.accept()

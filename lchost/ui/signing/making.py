"""Makes the signing key: what it is, and the passphrase that locks it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from lchost.credentials import issuers, keys
from lchost.credentials.keys import Signer
from lchost.models import settings
from lchost.ui.signing import sitting
from lchost.ui.signing.passphrases import NewPassphrase
from lchost.ui.signing.working import WorkingDialog
from lchost.ui.widgets.layout import words


class MakeKeyDialog(WorkingDialog):
    """Accepted once the key is made and unlocked; keeping it safe is the next dialog."""

    def __init__(self, parent: QWidget | None, community: Path) -> None:
        super().__init__(
            parent,
            self.tr("Make the signing key"),
            self.tr("Step 1 of 2"),
            verb=self.tr("Make the key"),
            icon="lock",
            note=self.tr("Next: a copy on a USB stick, and a recovery sheet."),
            width=600,
        )
        self._community = community
        text = self.tr(
            "A signing key lets anybody check that a certificate comes from your community and was"
            " not changed, without the internet. It is made once and lies in a small file beside"
            " the community, locked with a passphrase. You type the passphrase when you issue"
            " certificates, once a sitting."
        )
        warning = self.tr(
            "Nobody can tell you the passphrase if it is forgotten; only the recovery sheet helps."
        )
        self.passphrase = NewPassphrase()
        self.body(words(text, wrap=True), self.passphrase, words(warning, muted=True, wrap=True))

    def first_focus(self) -> QWidget:
        """Begin with the passphrase."""
        return self.passphrase.first

    def press(self) -> None:
        """Make the key, off the screen."""
        if fault := self.passphrase.fault():
            self.wrong(fault)
            return
        path, passphrase = keys.free_place(self._community), self.passphrase.text()
        self.work(self.tr("Making the key…"), lambda: keys.make(path, passphrase), self._made)

    def _made(self, signer: Signer) -> None:
        name = str(settings.get("community_name", "") or "")
        issuers.made(signer.did, name, datetime.now(UTC))
        sitting.hold(signer)
        self.accept()

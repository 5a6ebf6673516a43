"""Another passphrase for the same key, or another key in its place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.credentials import issuers, keys, rotation
from lchost.credentials.issuers import IssuerKey
from lchost.credentials.keys import Signer
from lchost.errors import HostError, WrongPassphrase
from lchost.models import settings
from lchost.ui.signing import sitting
from lchost.ui.signing.passphrases import NewPassphrase, hidden
from lchost.ui.signing.working import WorkingDialog
from lchost.ui.widgets.fields import labelled
from lchost.ui.widgets.layout import line, words


class _Replacing(WorkingDialog):
    """Asks for the passphrase of now, and for a new one."""

    def __init__(
        self, parent: QWidget | None, key: IssuerKey, title: str, verb: str, icon: str
    ) -> None:
        facts = self.tr("Fingerprint {fingerprint}").format(fingerprint=key.fingerprint)
        super().__init__(parent, title, facts, verb=verb, icon=icon, width=600)
        self.old = hidden(self.tr("Passphrase of now"))
        self.new = NewPassphrase()
        self.old_one = labelled(self.tr("Passphrase of n&ow"), self.old)

    def first_focus(self) -> QWidget:
        """Begin with the passphrase of now."""
        return self.old

    def refused(self, error: HostError) -> None:
        """Stay, with a wrong passphrase ready to be typed over."""
        super().refused(error)
        if isinstance(error, WrongPassphrase):
            self.old.setFocus()
            self.old.selectAll()

    def _fault(self, *, asks_old: bool) -> str:
        if asks_old and not self.old.text():
            self.old.setFocus()
            return self.tr("Type the passphrase that the key has now.")
        return self.new.fault()


class ChangePassphraseDialog(_Replacing):
    """Accepted once the file is locked with the new passphrase; the key stays the same."""

    def __init__(self, parent: QWidget | None, key: IssuerKey, path: Path) -> None:
        title, verb = self.tr("Change the passphrase"), self.tr("Change it")
        super().__init__(parent, key, title, verb, "check")
        self._path = path
        text = self.tr(
            "The key stays the same, and so do the certificates and the recovery sheet. Copies of"
            " the file that were made earlier still open with the earlier passphrase: make a new"
            " copy afterwards."
        )
        self.body(words(text, wrap=True), self.old_one, line(), self.new)

    def press(self) -> None:
        """Change it, off the screen."""
        if fault := self._fault(asks_old=True):
            self.wrong(fault)
            return
        path, old, new = self._path, self.old.text(), self.new.text()
        says = self.tr("Changing the passphrase…")
        self.work(says, lambda: keys.change_passphrase(path, old, new), self._changed)

    def _changed(self, signer: Signer) -> None:
        sitting.hold(signer)
        self.accept()


class RotateDialog(_Replacing):
    """Accepted once a new key signs; the old one hands over, if it can be unlocked."""

    def __init__(
        self, parent: QWidget | None, key: IssuerKey, community: Path, path: Path | None
    ) -> None:
        """Ask; `path` is the file of the key of now, None where it is lost."""
        title, verb = self.tr("Make a new key"), self.tr("Make the new key")
        super().__init__(parent, key, title, verb, "lock")
        self._community, self._path, self._key = community, path, key
        text = self.tr(
            "Do this when somebody may have seen the passphrase or the recovery sheet, or when the"
            " key is lost. Certificates signed with the old key still verify; new ones are signed"
            " with the new key. The old key signs a statement that hands over to the new one."
        )
        self.lost = QCheckBox(self.tr("The old &key is lost, or its passphrase forgotten"))
        warning = self.tr(
            "Without the old key there is no statement: tell people the new fingerprint yourself."
        )
        self.warning = words(warning, tone="attention", wrap=True)
        self.body(words(text, wrap=True), self.lost, self.warning, self.old_one, line(), self.new)
        self.lost.toggled.connect(self._show_lost)
        self.lost.setChecked(path is None)
        self.lost.setEnabled(path is not None)
        self._show_lost(is_lost=path is None)

    def first_focus(self) -> QWidget:
        """Begin with what is asked first."""
        return self.new.first if self.lost.isChecked() else self.old

    def press(self) -> None:
        """Make it, off the screen."""
        is_lost = self.lost.isChecked()
        if fault := self._fault(asks_old=not is_lost):
            self.wrong(fault)
            return
        name = str(settings.get("community_name", "") or "")
        old = None if is_lost else self._path
        typed, new, to = self.old.text(), self.new.text(), keys.free_place(self._community)

        def make() -> tuple[Signer, str]:
            before = keys.unlock(old, typed) if old else None
            made, now = keys.make(to, new), datetime.now(UTC)
            said = rotation.statement(before, made.did, name, now) if before else ""
            return made, said

        self.work(self.tr("Making the key…"), make, lambda made: self._made(name, *made))

    def _made(self, name: str, signer: Signer, statement: str) -> None:
        issuers.made(signer.did, name, datetime.now(UTC), statement)
        sitting.hold(signer)
        self.accept()

    def _show_lost(self, is_lost: bool) -> None:
        self.warning.setVisible(is_lost)
        self.old_one.setVisible(not is_lost)
        self.make_room()

"""The settings of signing: which key signs, since when, where it is kept, and what can be done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame

from lchost.credentials import issuers, keys, rotation
from lchost.credentials.issuers import IssuerKey
from lchost.errors import HostError
from lchost.models import database
from lchost.ui import wording
from lchost.ui.page import Page
from lchost.ui.signing import asking, sitting
from lchost.ui.verify.site_field import SiteField
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.flow import Flow
from lchost.ui.widgets.layout import card, column, words


class SigningSettings(QFrame):
    """The card "Signing": a key or none, and the ways to keep, unlock and replace it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.fingerprint = words("", "strong", wrap=True)
        self.facts = words("", wrap=True)
        self.trouble = words("", tone="attention", wrap=True)
        self.earlier = words("", "caption", muted=True, wrap=True)
        self.make = button(self.tr("Make the signing key…"), "lock")
        self.keep = button(self.tr("Copy, or print the sheet…"), "hard-drive")
        self.restore = button(self.tr("Restore…"), "history")
        self.passphrase = button(self.tr("Change passphrase…"), "pencil")
        self.rotate = button(self.tr("New key…"), "repeat")
        self.lock = button(self.tr("Lock now"), "lock", "quiet")
        self.site = SiteField(page)
        ways = (self.make, self.keep, self.restore, self.passphrase, self.rotate, self.lock)
        inside = (self.fingerprint, self.facts, self.trouble, Flow(*ways), self.earlier, self.site)
        self.setLayout(column(card(*inside, title=self.tr("Signing"), pad=20)))
        self.make.clicked.connect(lambda: asking.make(page))
        self.keep.clicked.connect(lambda: asking.unlock(page, self._keep, self._why_again()))
        self.restore.clicked.connect(lambda: asking.restore(page))
        self.passphrase.clicked.connect(self.change_passphrase)
        self.rotate.clicked.connect(self.make_new_key)
        self.lock.clicked.connect(self._lock)

    def show_kept(self) -> None:
        """Show the key of now, and the earlier ones."""
        key = issuers.current()
        trouble = self._trouble(key) if key else ""
        fingerprint = self.tr("Fingerprint {fingerprint}")
        none = self.tr(
            "No key yet. Certificates are signed, so that anybody can check them without the"
            " internet; the key is made when you first issue one, or now."
        )
        self.fingerprint.setText(fingerprint.format(fingerprint=key.fingerprint) if key else "")
        self.facts.setText(self._facts(key) if key else none)
        self.trouble.setText(trouble)
        self.earlier.setText(self._earlier())
        self.site.show_kept()
        self.site.setVisible(key is not None)
        self.fingerprint.setVisible(key is not None)
        self.trouble.setVisible(bool(trouble))
        self.earlier.setVisible(bool(self.earlier.text()))
        self.make.setVisible(key is None)
        for one in (self.keep, self.passphrase):
            one.setVisible(key is not None)
            one.setEnabled(self._has_file(key))
        self.rotate.setVisible(key is not None)
        self.lock.setVisible(sitting.signer() is not None)

    def showEvent(self, event: QShowEvent) -> None:
        """Say whether it is unlocked: no notice tells of that."""
        super().showEvent(event)
        self.lock.setVisible(sitting.signer() is not None)

    # --- what can be done -----------------------------------------------------------------------

    def change_passphrase(self) -> None:
        """Ask for another passphrase, then remind of the copies that still have the old one."""
        from lchost.ui.signing.replacing import ChangePassphraseDialog

        key, community = issuers.current(), database.current_path()
        if key is None or community is None:
            return
        try:
            dialog = ChangePassphraseDialog(self._page, key, keys.find(community, key.did))
        except HostError as error:
            self._page.trouble(error)
            return
        dialog.accepted.connect(lambda: self._changed(dialog.new.text()))
        dialog.open()

    def make_new_key(self) -> None:
        """Ask for a new key in the place of this one, then have it kept safe."""
        from lchost.ui.signing.replacing import RotateDialog

        key, community = issuers.current(), database.current_path()
        if key is None or community is None:
            return
        try:
            path = keys.find(community, key.did)
        except HostError:
            path = None
        dialog = RotateDialog(self._page, key, community, path)
        dialog.accepted.connect(lambda: asking.keep(self._page, dialog.new.text(), after=True))
        dialog.open()

    def _changed(self, passphrase: str) -> None:
        copy = button(self.tr("Copy it now…"), "hard-drive")
        copy.clicked.connect(lambda: asking.unlock(self._page, self._keep, self._why_again()))
        said = self.tr("The passphrase is changed. Copies made earlier open with the earlier one.")
        self._page.banner("attention", said, copy)
        self.show_kept()

    def _keep(self, passphrase: str) -> None:
        self.show_kept()  # it is unlocked now
        asking.keep(self._page, passphrase)

    def _lock(self) -> None:
        sitting.forget()
        self._page.say(self.tr("The signing key is locked"), undo=False)
        self.show_kept()

    def _why_again(self) -> str:
        return self.tr("A copy is checked by opening it, so the passphrase is asked again.")

    # --- what is said ---------------------------------------------------------------------------

    def _facts(self, key: IssuerKey) -> str:
        return "\n".join(
            (
                self.tr("Signs since {moment}").format(moment=wording.moment(key.made_at)),
                self._when(
                    self.tr("Last copied {moment}"), self.tr("Not copied yet"), key.copied_at
                ),
                self._when(
                    self.tr("Recovery sheet made {moment}"),
                    self.tr("No recovery sheet yet"),
                    key.sheet_at,
                ),
            )
        )

    def _when(self, said: str, never: str, at: datetime | None) -> str:
        return said.format(moment=wording.moment(at)) if at else never

    def _trouble(self, key: IssuerKey) -> str:
        """Say why it does not sign as things are."""
        try:
            if community := database.current_path():
                keys.find(community, key.did)
        except HostError as error:
            return wording.trouble(error)
        if not key.is_kept:
            return self.tr("It signs once it was copied and its sheet was made.")
        return ""

    def _has_file(self, key: IssuerKey | None) -> bool:
        try:
            community = database.current_path()
            return bool(key and community and keys.find(community, key.did))
        except HostError:
            return False

    def _earlier(self) -> str:
        """Name the keys that signed before, and whether they handed over."""
        known = issuers.all()
        handed = {told.old: told.new for one in known if (told := rotation.read(one.statement))}
        lines = []
        for key in known:
            if key.retired_at is None:
                continue
            said = (
                self.tr("Until {moment}: {fingerprint}, handed over with a signed statement")
                if key.did in handed
                else self.tr("Until {moment}: {fingerprint}, without a statement")
            )
            moment = wording.moment(key.retired_at)
            lines.append(said.format(moment=moment, fingerprint=key.fingerprint))
        return "\n".join(lines)

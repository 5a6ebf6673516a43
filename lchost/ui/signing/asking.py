"""Whoever needs the signing key asks here: it is made, kept safe, brought back, unlocked first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from lchost.credentials import issuers, keys
from lchost.credentials.issuers import IssuerKey
from lchost.credentials.keys import Signer
from lchost.errors import HostError
from lchost.models import database
from lchost.ui import wording
from lchost.ui.page import Page
from lchost.ui.signing import sitting

Then = Callable[[Signer], None]


def tr(text: str) -> str:
    """Translate a sentence about the key."""
    return QCoreApplication.translate("SigningKey", text)


def with_signer(page: Page, then: Then) -> None:
    """Call `then` with the key of the open community, at once or after the host was asked.

    A community without a key gets one; a key that lies in one place only is kept safe first; a
    locked one is unlocked.  Where the host leaves a dialog, `then` is not called.
    """
    community, key = database.current_path(), issuers.current()
    if community is None:
        return
    if key is None:
        make(page, then)
        return
    signer = sitting.signer()
    if signer is not None and key.is_kept:
        then(signer)
        return
    why = tr("It signs nothing before it is kept safe: the passphrase is needed for that.")
    unlock(page, lambda passphrase: _kept(page, passphrase, then), "" if key.is_kept else why)


def make(page: QWidget, then: Then | None = None) -> None:
    """Make the first key, then keep it safe."""
    from lchost.ui.signing.making import MakeKeyDialog

    community = database.current_path()
    assert community
    dialog = MakeKeyDialog(page, community)

    def made() -> None:
        keep(page, dialog.passphrase.text(), then, after=True)

    _shown(dialog, made)


def unlock(page: Page, then: Callable[[str], None], why: str = "") -> None:
    """Ask for the passphrase; `then` gets it.  A key that is not there is brought back first."""
    from lchost.ui.signing.unlocking import UnlockDialog

    community, key = database.current_path(), issuers.current()
    assert community and key
    try:
        path = keys.find(community, key.did)
    except HostError as error:
        restore(page, then, wording.trouble(error))
        return
    dialog = UnlockDialog(page, key, path, why)
    dialog.forgot.connect(lambda: restore(page, then, by_sheet=True))
    _shown(dialog, lambda: then(dialog.passphrase.text()))


def restore(
    page: Page,
    then: Callable[[str], None] | None = None,
    why: str = "",
    *,
    by_sheet: bool = False,
) -> None:
    """Bring the key back from a copy or the sheet; `then` gets the passphrase of now."""
    from lchost.ui.signing.restoring import RestoreDialog

    community = database.current_path()
    assert community
    dialog = RestoreDialog(page, community, issuers.current(), why)
    dialog.from_sheet.setChecked(by_sheet)

    def back() -> None:
        typed = dialog.new_passphrase if dialog.from_sheet.isChecked() else dialog.passphrase
        page.say(tr("The signing key is back"), undo=False)
        if then:
            then(typed.text())

    _shown(dialog, back)


def keep(page: QWidget, passphrase: str, then: Then | None = None, *, after: bool = False) -> None:
    """Have a copy and a sheet made; `then` gets the key once there are both."""
    from lchost.ui.signing.keeping import KeepDialog

    key, path = _key_and_file()
    dialog = KeepDialog(page, key.did, path, passphrase, after=after)

    def kept() -> None:
        signer = sitting.signer()
        if then and signer:
            then(signer)

    _shown(dialog, kept)


def _kept(page: QWidget, passphrase: str, then: Then) -> None:
    """Go on with an unlocked key, by way of keeping it safe where that is still to be done."""
    key, signer = issuers.current(), sitting.signer()
    if key and not key.is_kept:
        keep(page, passphrase, then)
    elif signer:
        then(signer)


def _key_and_file() -> tuple[IssuerKey, Path]:
    community, key = database.current_path(), issuers.current()
    assert community and key
    return key, keys.find(community, key.did)


def _shown(dialog: QDialog, then: Callable[[], None]) -> None:
    dialog.accepted.connect(then)
    dialog.open()

"""The verifier page goes out as a file: to a stick, or to the community's web site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lchost.credentials import issuers
from lchost.models import database, settings
from lchost.ui import saving, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.page import Page
from lchost.ui.signing import asking
from lchost.ui.tasks import Progress
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.layout import words

_SAVED_AT = "verifier_page_saved_at"  # of the community: another laptop may revoke


def tr(text: str) -> str:
    """Translate a sentence about the verifier page."""
    return QCoreApplication.translate("VerifierPage", text)


class SavedDialog(Dialog):
    """Says what to do with the page that was saved."""

    def __init__(self, parent: QWidget | None, path: Path, as_of: datetime) -> None:
        facts = tr("It is one file that works without a network and sends nothing.")
        super().__init__(parent, tr("Saved {name}").format(name=path.name), facts, width=600)
        stick = tr(
            "On a stick: whoever verifies opens it with a browser and shows it a certificate's"
            " file or the text of its code."
        )
        site = tr(
            "On your web site: write its address into Settings, Signing. Codes that are printed"
            " from then on lead any phone to it."
        )
        known = tr(
            "It knows what was revoked by {moment}, and shows your reasons to everybody. Save it"
            " again after you revoke, and after you make a new key."
        )
        said = (stick, site, known.format(moment=wording.moment(as_of)))
        self.body(*(words(one, wrap=True) for one in said))


def save(page: Page, at: datetime) -> None:
    """Ask for a file, write the page, and say what to do with it."""
    if not issuers.all():
        make = button(tr("Make the signing key…"), "lock")
        make.clicked.connect(lambda: asking.make(page))
        said = tr("Certificates are not signed yet, so a page could not verify any.")
        page.banner("attention", said, make)
        return
    path = saving.ask_where(page, tr("Save verifier page"), "verify.html", tr("Web page (*.html)"))
    if path is None:
        return

    def work(_tell: Progress) -> None:
        saving.write_whole(path, made(at))

    page.run(
        tr("Saving the verifier page…"),
        work,
        lambda _: _saved(page, path, at),
        can_cancel=False,
    )


def made(at: datetime) -> bytes:
    """Return the page as of now.  It reads all that was taken back: not on the screen's thread."""
    from lchost.credentials import trust, verifier_page

    name = str(settings.get("community_name", "") or "") or _name_of_file()
    return verifier_page.page(trust.published(name), at)


def remind(page: Page, now: Callable[[], datetime]) -> None:
    """Say that a page saved before does not know of what was just revoked, if there is one."""
    if settings.get(_SAVED_AT):
        anew = button(tr("Save it anew…"), "download")
        anew.clicked.connect(lambda: save(page, now()))
        page.banner("attention", _outdated(), anew)


def _saved(page: Page, path: Path, at: datetime) -> None:
    settings.put(_SAVED_AT, at.isoformat())
    page.withdraw(_outdated())
    SavedDialog(page, path, at).open()


def _outdated() -> str:
    return tr("The verifier page that you saved before does not know of this yet.")


def _name_of_file() -> str:
    community = database.current_path()
    return community.stem if community else ""

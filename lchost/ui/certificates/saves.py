"""Certificates go out as files: all as one, each by itself, one alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from lchost.credentials.register import Certificate
from lchost.ui import memory, saving, wording
from lchost.ui.certificates.files import file_name, write_all, write_each, write_one
from lchost.ui.page import WorkshopPage


def tr(text: str) -> str:
    """Translate a sentence about saving certificates."""
    return QCoreApplication.translate("CertificateSaves", text)


class Saves:
    """What the page saves; `issued` says which certificates are meant."""

    def __init__(self, page: WorkshopPage, issued: Callable[[], Sequence[Certificate]]) -> None:
        self._page, self._issued = page, issued

    def all(self) -> None:
        """Ask for a file, and save all certificates as its pages."""
        page, issued = self._page, self._issued()
        title = page.workshop.title if page.workshop else ""
        name = tr("{workshop}, certificates.pdf").format(workshop=title)
        kinds = tr("PDF documents (*.pdf)")
        path = saving.ask_where(page, tr("Save as one PDF"), name, kinds) if issued else None
        if path is None:
            return
        said = tr("Saved {name}").format(name=path.name)
        page.run(
            tr("Saving certificates…"),
            lambda tell: write_all(issued, path, tell),
            lambda _: page.say(said, undo=False),
        )

    def each(self) -> None:
        """Ask for a folder, and save each certificate as a file of its own."""
        page, issued = self._page, self._issued()
        start = str(memory.last_folder(Path.home()))
        title = tr("Folder for the certificates")
        found = QFileDialog.getExistingDirectory(page, title, start) if issued else ""
        if not found:
            return
        folder = Path(found)
        memory.keep_folder(folder)
        page.run(
            tr("Saving certificates…"),
            lambda tell: write_each(issued, folder, tell),
            lambda n: self._were_saved(n, folder),
        )

    def one(self, certificate: Certificate) -> None:
        """Ask for a file, and save one certificate."""
        page, kinds = self._page, tr("PDF documents (*.pdf)")
        path = saving.ask_where(page, tr("Save this certificate"), file_name(certificate), kinds)
        if path is not None:
            said = tr("Saved {name}").format(name=path.name)
            page.run(
                tr("Saving the certificate…"),
                lambda _tell: write_one(certificate, path),
                lambda _: page.say(said, undo=False),
                can_cancel=False,
            )

    def _were_saved(self, n: int, folder: Path) -> None:
        one, many = tr("Saved 1 certificate in {f}"), tr("Saved {n} certificates in {f}")
        self._page.say(wording.counted(n, one, many).format(f=folder.name), undo=False)

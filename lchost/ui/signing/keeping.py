"""Keeps the signing key safe: a copy in another place, and the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from lchost.credentials import issuers, keys, recovery
from lchost.models import settings
from lchost.ui import printing, saving, wording
from lchost.ui.papers import usual_page_size
from lchost.ui.signing.working import WorkingDialog
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.layout import card, column, row, words
from lchost.ui.widgets.marks import Mark


class KeepDialog(WorkingDialog):
    """Both are made here; until both were made once, the key signs nothing.

    The passphrase has just been typed: a copy counts once it was unlocked, and the sheet is drawn
    from the opened key.
    """

    def __init__(
        self, parent: QWidget | None, did: str, path: Path, passphrase: str, *, after: bool = False
    ) -> None:
        """Ask for what is to be kept; `after`: the key was made just before."""
        super().__init__(
            parent,
            self.tr("Keep the key safe"),
            self.tr("Step 2 of 2") if after else "",
            verb=self.tr("Done"),
            width=640,
        )
        self._did, self._path, self._passphrase = did, path, passphrase
        self._printing: QPrinter | None = None  # Qt does not keep it
        self.copy = button(self.tr("Choose the place…"), "hard-drive")
        self.print = button(self.tr("Print it…"), "printer")
        self.save = button(self.tr("Save as PDF…"), "download")
        self.no_printer = words(
            self.tr("No printer is set up on this computer. Save the PDF and print it elsewhere."),
            "caption",
            muted=True,
            wrap=True,
        )
        if printing.has_printer():
            self.no_printer.hide()
        else:
            self.print.setEnabled(False)
            self.print.setToolTip(self.tr("No printer is set up on this computer."))
        self.copied, self.sheeted = _Told(), _Told()
        text = self.tr(
            "If this laptop is lost or breaks, the key is gone with it, and so is your community’s"
            " signature. So it signs only once it lies in two more places."
        )
        first = self.tr("Best a USB stick that lies in another house. It stays locked there.")
        second = self.tr(
            "Nine lines on paper that bring the key back even without the passphrase. Lock the"
            " paper away; if you save it as a file, print that soon and delete it."
        )
        self.body(
            words(text, wrap=True),
            card(
                words(first, muted=True, wrap=True),
                row(self.copy, None),
                self.copied,
                title=self.tr("A copy of its file"),
            ),
            card(
                words(second, muted=True, wrap=True),
                row(self.print, self.save, None),
                self.no_printer,
                self.sheeted,
                title=self.tr("The recovery sheet"),
            ),
        )
        self.copy.clicked.connect(self.ask_where)
        self.print.clicked.connect(lambda: self._draw(self._ask_printer))
        self.save.clicked.connect(lambda: self._draw(self._ask_file))
        self._tell()

    def first_focus(self) -> QWidget:
        """Begin with the copy."""
        return self.copy

    def first_fault(self) -> str:
        """Refuse to end before both are made."""
        key = issuers.get(self._did)
        if key.copied_at is None:
            self.copy.setFocus()
            return self.tr("Copy the key to another place first.")
        if key.sheet_at is None:
            (self.print if self.print.isEnabled() else self.save).setFocus()
            return self.tr("Print the recovery sheet first, or save it.")
        return ""

    def _tell(self) -> None:
        key = issuers.get(self._did)
        self.copied.say(self.tr("Not copied yet"), self.tr("Copied {moment}"), key.copied_at)
        self.sheeted.say(self.tr("Not made yet"), self.tr("Made {moment}"), key.sheet_at)
        self.make_room()

    # --- the copy -------------------------------------------------------------------------------

    def ask_where(self) -> None:
        """Ask for a folder, and copy the key there."""
        title = self.tr("Where to copy the key")
        found = QFileDialog.getExistingDirectory(self, title, "")
        if found:
            self.copy_to(Path(found))

    def copy_to(self, folder: Path) -> None:
        """Copy the key into a folder, read it back and unlock it."""
        path, to, passphrase = self._path, folder / self._path.name, self._passphrase
        self.work(
            self.tr("Copying, and reading it back…"),
            lambda: keys.copy(path, to, passphrase),
            lambda _: self._copied(to),
        )

    def _copied(self, to: Path) -> None:
        issuers.copied(self._did, datetime.now(UTC))
        said = (
            self.tr("{path}, on the same disk as the key; a USB stick is safer")
            if _on_one_disk(self._path, to)
            else self.tr("{path}, read back and unlocked")
        )
        self.copied.add(said.format(path=to))
        self._tell()

    # --- the sheet ------------------------------------------------------------------------------

    def _draw(self, then: Callable[[bytes], None]) -> None:
        path, passphrase, did, size = self._path, self._passphrase, self._did, usual_page_size()
        self.work(
            self.tr("Drawing the sheet…"),
            lambda: sheet_of(did, path, passphrase, size),
            then,
            asks=True,
        )

    def _ask_printer(self, pdf: bytes) -> None:
        printing.choose_printer(
            self, pdf, self.tr("Recovery sheet"), lambda printer: self._print_on(printer, pdf)
        )

    def _print_on(self, printer: QPrinter, pdf: bytes) -> None:
        self._printing = printer
        self.work(
            self.tr("Printing…"),
            lambda: printing.print_pages(pdf, printer, [0], lambda _done, _all: None),
            lambda _: self._printed(printer.printerName()),
        )

    def _printed(self, name: str) -> None:
        self._printing = None
        self._made(self.tr("sent to {printer}").format(printer=name))

    def _ask_file(self, pdf: bytes) -> None:
        kinds = self.tr("PDF documents (*.pdf)")
        name = f"{self.tr('Recovery sheet')}.pdf"
        if path := saving.ask_where(self, self.tr("Save the recovery sheet"), name, kinds):
            saving.write_whole(path, pdf)
            with suppress(OSError):  # a stick may know no owners
                path.chmod(0o600)
            self._made(self.tr("saved as {path}; print it and delete the file").format(path=path))

    def _made(self, said: str) -> None:
        issuers.sheet_made(self._did, datetime.now(UTC))
        self.sheeted.add(said)
        self._tell()


class _Told(QFrame):
    """Whether something was made yet, and when: a sign and words."""

    def __init__(self) -> None:
        super().__init__()
        self._more = ""
        self._mark = Mark("circle-dashed")
        self._words = words("", wrap=True)
        self.setLayout(row(column(self._mark, None), (self._words, 1), gap=10))

    def say(self, not_yet: str, done: str, at: datetime | None) -> None:
        """Say it."""
        self._mark.show_icon(
            "circle-check" if at else "circle-dashed", "welcome" if at else "muted"
        )
        said = done.format(moment=wording.moment(at)) if at else not_yet
        self._words.setText(f"{said}: {self._more}" if self._more else said)

    def add(self, more: str) -> None:
        """Say from now on where it went, too."""
        self._more = more

    def text(self) -> str:
        """Return what is said."""
        return self._words.text()


def _on_one_disk(path: Path, copy: Path) -> bool:
    try:
        return path.stat().st_dev == copy.stat().st_dev
    except OSError:
        return False


def sheet_of(did: str, path: Path, passphrase: str, page_size: str) -> bytes:
    """Return the recovery sheet of a key as a PDF."""
    from lchost.paper import edited_words, house
    from lchost.paper.recovery_sheet import RecoveryText, recovery_sheet

    key, own = issuers.get(did), house.stationery()
    master = keys.master(path, passphrase)
    zone = str(settings.get("zone", "") or wording.local_zone_name())
    text = RecoveryText(
        recovery.lines(master),
        recovery.qr_text(master),
        did,
        key.fingerprint,
        wording.day_of(key.made_at, zone),
        own.community,
        edited_words.of_community(),
        own.ink,
        own.han,
    )
    return recovery_sheet(text, page_size)

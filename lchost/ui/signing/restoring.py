"""Brings the signing key back, from a copy of its file or from the recovery sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QRadioButton, QWidget

from lchost.credentials import issuers, keys, recovery
from lchost.credentials.issuers import IssuerKey
from lchost.credentials.keys import Signer
from lchost.errors import HostError, SheetIncomplete, SheetLineWrong, WrongPassphrase
from lchost.models import settings
from lchost.ui import memory
from lchost.ui.dialogs.files import documents
from lchost.ui.signing import sitting
from lchost.ui.signing.passphrases import NewPassphrase, hidden, show_box
from lchost.ui.signing.typing_back import SheetLines
from lchost.ui.signing.working import WorkingDialog
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.fields import labelled
from lchost.ui.widgets.layout import column, holder, row, words


class RestoreDialog(WorkingDialog):
    """Accepted once the key lies beside the community again, and is unlocked."""

    def __init__(
        self, parent: QWidget | None, community: Path, key: IssuerKey | None, why: str = ""
    ) -> None:
        """Ask for the key `key`, or for any where the community has none; `why` is said above."""
        wanted = key.fingerprint if key else ""
        facts = self.tr("Fingerprint {fingerprint}").format(fingerprint=wanted)
        super().__init__(
            parent,
            self.tr("Bring the signing key back"),
            facts if key else "",
            verb=self.tr("Bring it back"),
            icon="history",
            width=700,
        )
        self._community, self._did = community, key.did if key else ""
        self.from_file = QRadioButton(self.tr("From a copy of its &file"))
        self.from_sheet = QRadioButton(self.tr("From the recovery &sheet"))
        self.from_file.setChecked(True)
        self._by_file, self._by_sheet = self._file(), self._sheet()
        ways = row(self.from_file, self.from_sheet, None, gap=20)
        self.body(ways, self._by_file, self._by_sheet)
        self.from_sheet.toggled.connect(self._show_way)
        self._show_way(is_sheet=False)
        if why:
            self.wrong(why)

    def _file(self) -> QWidget:
        self.file: Path | None = None
        self.where = words(self.tr("No file chosen yet"), muted=True, wrap=True)
        self.choose = button(self.tr("Choose the file…"), "hard-drive")
        self.passphrase = hidden(self.tr("Passphrase"))
        self.choose.clicked.connect(self.ask_for_file)
        return holder(
            column(
                row(self.choose, (self.where, 1), gap=12),
                labelled(self.tr("&Passphrase"), self.passphrase),
                show_box(self.passphrase),
                None,
                gap=12,
            )
        )

    def _sheet(self) -> QWidget:
        self.lines = SheetLines()
        self.new_passphrase = NewPassphrase()
        text = self.tr(
            "Type the nine lines, or scan the sheet’s code into the first. Then choose a passphrase"
            " for this laptop."
        )
        self.lines.changed.connect(self._forget_fault)
        self.lines.ended.connect(self.new_passphrase.first.setFocus)
        chosen = column(words(text, muted=True, wrap=True), self.new_passphrase, None, gap=12)
        return holder(row((self.lines, 1), (chosen, 1), gap=24))

    def _show_way(self, is_sheet: bool) -> None:
        self.right()
        self._by_file.setVisible(not is_sheet)
        self._by_sheet.setVisible(is_sheet)
        self.make_room()
        first = self.lines.fields[0] if is_sheet else self.choose
        first.setFocus()

    def _forget_fault(self) -> None:
        """Leave off what was wrong with a line that is another one now."""
        if not self.is_working:
            self.right()
            self.make_room()

    def first_focus(self) -> QWidget:
        """Begin with the file."""
        return self.choose

    # --- asking ---------------------------------------------------------------------------------

    def ask_for_file(self) -> None:
        """Ask which file is the copy."""
        folder = memory.last_folder(documents())
        kinds = self.tr("Signing keys (*.lckey)")
        found, _ = QFileDialog.getOpenFileName(
            self, self.tr("Copy of the signing key"), str(folder), kinds
        )
        if found:
            self.take_file(Path(found))

    def take_file(self, path: Path) -> None:
        """Show the file that was chosen."""
        self.file = path
        self.where.setText(str(path))
        self.passphrase.setFocus()

    def press(self) -> None:
        """Bring it back, off the screen."""
        if self.from_sheet.isChecked():
            self._press_sheet()
        else:
            self._press_file()

    def _press_file(self) -> None:
        community, did, file, typed = self._community, self._did, self.file, self.passphrase.text()
        if file is None:
            self.choose.setFocus()
            self.wrong(self.tr("Choose the copy of the key first."))
            return
        if not typed:
            self.passphrase.setFocus()
            self.wrong(self.tr("Type the passphrase of the signing key."))
            return
        self.work(
            self.tr("Unlocking…"),
            lambda: keys.bring_back_file(community, file, typed, did),
            lambda signer: self._back(signer, is_file=True),
        )

    def _press_sheet(self) -> None:
        try:
            master = recovery.read(self.lines.typed())
        except HostError as error:
            self.refused(error)
            return
        if fault := self.new_passphrase.fault():
            self.wrong(fault)
            return
        community, did, typed = self._community, self._did, self.new_passphrase.text()
        self.work(
            self.tr("Bringing the key back…"),
            lambda: keys.bring_back_sheet(community, master, typed, did),
            lambda signer: self._back(signer, is_file=False),
        )

    def refused(self, error: HostError) -> None:
        """Say it, and lead to where it is."""
        super().refused(error)
        if isinstance(error, SheetLineWrong | SheetIncomplete):
            line = self.lines.fields[int(str(error.facts["line"])) - 1]
            line.setFocus()
            line.selectAll()
        elif isinstance(error, WrongPassphrase):
            self.passphrase.setFocus()
            self.passphrase.selectAll()

    def _back(self, signer: Signer, *, is_file: bool) -> None:
        now = datetime.now(UTC)
        if not self._did:
            issuers.made(signer.did, str(settings.get("community_name", "") or ""), now)
        if is_file:  # that it was opened from there just now, shows that there is a copy
            issuers.copied(signer.did, now)
        else:  # that it was read shows that there is one; when it was made stays, if known
            issuers.sheet_made(signer.did, issuers.get(signer.did).sheet_at or now)
        sitting.hold(signer)
        self.accept()

"""Asks how certificates are given, and words the e-mail that carries them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QRadioButton, QWidget

from lchost.credentials.issued import Parcel
from lchost.ui import memory, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets import column, field, holder, label, labelled, lines, row, words

_WAY, _JSON, _BADGE = "certificates/way", "certificates/json", "certificates/badge"
_PAGE = "certificates/page-"  # with the way behind it: each is remembered alone
_TEXT_ROWS = 9
_LONGEST = 200  # letters of a subject


def tr(text: str) -> str:
    """Translate a sentence about giving certificates."""
    return QCoreApplication.translate("CertificatesGiven", text)


class Way(Enum):
    """How certificates are given; the value is what is remembered."""

    FOLDER = "folder"
    ZIP = "zip"
    DRAFTS = "drafts"
    MERGE = "merge"
    ONE_PDF = "one_pdf"
    PRINT = "print"


_WITH_FILES = (Way.FOLDER, Way.ZIP, Way.MERGE)
_WITH_PAGE = {Way.FOLDER: "yes", Way.ZIP: "yes", Way.DRAFTS: "no"}  # what is usual


@dataclass(frozen=True)
class Wanted:
    """The answer."""

    way: Way
    with_credential: bool = False
    with_badge: bool = False
    with_page: bool = False
    subject: str = ""
    text: str = ""


class GiveDialog(Dialog):
    """`wanted()` is the answer; what was chosen before comes first."""

    def __init__(
        self,
        parent: QWidget | None,
        parcels: Sequence[Parcel],
        subject: str,
        text: str,
        blanks: Sequence[str],
        given: str = "",
    ) -> None:
        n = len(parcels)
        facts = wording.counted(n, tr("1 certificate"), tr("{n} certificates"))
        super().__init__(
            parent,
            tr("Give certificates"),
            f"{facts}. {given}" if given else facts,
            verb=tr("Choose where…"),
            icon="download",
            width=640,
        )
        self.ways = {way: QRadioButton(said) for way, said in _said().items()}
        signed = [one for one in parcels if one.is_signed]
        self.credential = QCheckBox(tr("Beside each the credential for &wallets (.json)"))
        self.badge = QCheckBox(tr("Beside each the badge as a pi&cture (.png)"))
        for box, key in ((self.credential, _JSON), (self.badge, _BADGE)):
            box.setEnabled(bool(signed))
            box.setChecked(bool(signed) and memory.word(key) == "yes")
        self.page = QCheckBox(tr("With the &verifier page, to check them by (verify.html)"))
        self.page.setEnabled(bool(signed))
        self.subject = field(tr("Subject"), subject, longest=_LONGEST)
        self.text = lines(tr("Text of the e-mail"), text, rows=_TEXT_ROWS)
        self._lay_out(blanks, [one.name for one in parcels if not one.email])
        kept = memory.word(_WAY)
        self.ways[next((way for way in Way if way.value == kept), Way.FOLDER)].setChecked(True)
        for radio in self.ways.values():
            radio.toggled.connect(lambda _: self._follow())
        self._follow()

    def _lay_out(self, blanks: Sequence[str], nowhere: Sequence[str]) -> None:
        known = " ".join(f"{{{one}}}" for one in blanks)
        note = tr("Filled in for each: {blanks}").format(blanks=known)
        letter = [labelled(tr("S&ubject"), self.subject), labelled(tr("&Text"), self.text, note)]
        if nowhere:
            said = tr("Without an e-mail address, so without a draft: {names}")
            names = wording.listed(list(nowhere))
            letter.append(words(said.format(names=names), "caption", muted=True, wrap=True))
        margins = (0, 10, 0, 0)
        self._beside = holder(column(self.credential, self.badge, gap=6, margins=margins))
        self._letter = holder(column(*letter, gap=10, margins=margins))
        self._with_page = holder(column(self.page, margins=(0, 6, 0, 0)))
        self.body(
            column(*self.ways.values(), gap=8),
            row((column(self._beside, self._letter, self._with_page, gap=0), 1)),
        )

    def first_focus(self) -> QWidget:
        """Begin with the way that is chosen."""
        return self.ways[self._way()]

    def first_fault(self) -> str:
        """Refuse an e-mail without a subject."""
        is_bare = self._way() is Way.DRAFTS and not self.subject.text().strip()
        return tr("Write a subject: mail without one is taken for junk.") if is_bare else ""

    def wanted(self) -> Wanted:
        """Return how they are given."""
        has_files = self._way() in _WITH_FILES
        return Wanted(
            self._way(),
            has_files and self.credential.isChecked(),
            has_files and self.badge.isChecked(),
            self._way() in _WITH_PAGE and self.page.isChecked(),
            self.subject.text().strip(),
            self.text.toPlainText().strip(),
        )

    def accept(self) -> None:
        """Remember what was chosen."""
        memory.keep_word(_WAY, self._way().value)
        if self._way() in _WITH_PAGE and self.page.isEnabled():
            said = "yes" if self.page.isChecked() else "no"
            memory.keep_word(f"{_PAGE}{self._way().value}", said)
        if self._way() in _WITH_FILES:
            memory.keep_word(_JSON, "yes" if self.credential.isChecked() else "no")
            memory.keep_word(_BADGE, "yes" if self.badge.isChecked() else "no")
        super().accept()

    def _way(self) -> Way:
        return next((way for way, one in self.ways.items() if one.isChecked()), Way.FOLDER)

    def _follow(self) -> None:
        """Show what belongs to the way that is chosen."""
        way = self._way()
        self._beside.setVisible(way in _WITH_FILES)
        self._letter.setVisible(way is Way.DRAFTS)
        self._with_page.setVisible(way in _WITH_PAGE)
        kept = memory.word(f"{_PAGE}{way.value}", _WITH_PAGE.get(way, "no"))
        self.page.setChecked(self.page.isEnabled() and kept == "yes")
        is_paper = way is Way.PRINT
        label(
            self.verb,
            tr("Print…") if is_paper else tr("Choose where…"),
            "printer" if is_paper else "download",
        )
        self.fit()


def _said() -> dict[Way, str]:
    return {
        Way.FOLDER: tr("As a &folder with a PDF for each"),
        Way.ZIP: tr("As one &ZIP file of them"),
        Way.DRAFTS: tr("As &e-mail drafts, for your own mail program to send"),
        Way.MERGE: tr("As a folder with a table for a mail &merge"),
        Way.ONE_PDF: tr("As &one PDF with all pages"),
        Way.PRINT: tr("On &paper"),
    }

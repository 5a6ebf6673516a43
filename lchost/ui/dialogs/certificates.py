"""Asks about certificates: taking one back, a name set right, whether a paper is genuine."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.credentials import register
from lchost.credentials.record import read_qr
from lchost.credentials.register import Certificate, Finding, Verdict
from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets.answer import AnswerPanel, Said
from lchost.ui.widgets.fields import field, labelled


def tr(text: str) -> str:
    """Translate a sentence of these dialogs."""
    return QCoreApplication.translate("CertificateDialogs", text)


class VoidDialog(Dialog):
    """Asks why a certificate is taken back."""

    def __init__(self, parent: QWidget | None, certificate: Certificate, reason: str = "") -> None:
        facts = tr("No. {number}, issued to {name}")
        super().__init__(
            parent,
            tr("Revoke this certificate"),
            facts.format(number=certificate.number, name=certificate.name),
            verb=tr("Revoke it"),
            icon="ban",
            note=tr("It stays in the register with the reason. This cannot be undone."),
            width=600,
        )
        hint = tr("It is shown to whoever checks the paper")
        self.reason = field(tr("Reason"), hint=hint)
        self.body(labelled(tr("&Reason"), self.reason))

    def first_focus(self) -> QWidget:
        return self.reason

    def first_fault(self) -> str:
        has_reason = bool(self.reason.text().strip())
        return "" if has_reason else tr("Say why this certificate is taken back.")


class ReissueDialog(Dialog):
    """Asks for the right name, or whether the paper was lost; a new one takes the old one's place.

    `is_duplicate` is checked where the same is to be issued again, with that word on it.
    """

    def __init__(self, parent: QWidget | None, certificate: Certificate, name: str) -> None:
        facts = tr("No. {number}, issued to {name}")
        super().__init__(
            parent,
            tr("Issue anew"),
            facts.format(number=certificate.number, name=certificate.name),
            verb=tr("Revoke and issue anew"),
            icon="badge-check",
            note=tr("The new one names the old one. This cannot be undone."),
            width=600,
        )
        self.name = field(tr("Name as it should be"), name, longest=120)
        is_voided = certificate.voided_at is not None
        reason = certificate.void_reason if is_voided else tr("The name was misspelt")
        self.reason = field(tr("Reason"), reason)
        note = tr("The member's name is changed as well.")
        self.is_duplicate = QCheckBox(tr("The &paper was lost: the same again, as a duplicate"))
        self.body(
            labelled(tr("&Name"), self.name, note),
            self.is_duplicate,
            labelled(tr("&Reason"), self.reason),
        )
        self.reason.setEnabled(not is_voided)
        self._names = name, certificate.name
        self.is_duplicate.toggled.connect(self._set_duplicate)

    def _set_duplicate(self, is_duplicate: bool) -> None:
        """A duplicate has the name that the lost one had."""
        self.name.setEnabled(not is_duplicate)
        self.name.setText(self._names[is_duplicate])
        usual = (tr("The name was misspelt"), tr("The paper was lost"))
        if self.reason.isEnabled() and self.reason.text() == usual[not is_duplicate]:
            self.reason.setText(usual[is_duplicate])

    def first_focus(self) -> QWidget:
        return self.name

    def first_fault(self) -> str:
        if not self.name.text().strip():
            return tr("Write the name as it should be.")
        has_reason = bool(self.reason.text().strip())
        return "" if has_reason else tr("Say why this certificate is taken back.")


class CheckDialog(Dialog):
    """Says of a scanned or typed code whether the paper is genuine; stays for the next."""

    def __init__(self, parent: QWidget | None) -> None:
        facts = tr("Scan the code on the paper, or type the number and the 16 digits.")
        super().__init__(
            parent, tr("Check a certificate"), facts, verb=tr("Check it"), icon="search", width=720
        )
        self.cancel.setText(tr("Close"))
        self.code = field(tr("Number and digits"), hint="2026-0001 0123 4567 89AB CDEF")
        self.panel = AnswerPanel()
        self.panel.setFixedHeight(theme.em(250))
        self.panel.show_said(Said(tr("Ready"), more=tr("Nothing has been checked yet.")))
        self.body(self.code, self.panel)
        self.code.textChanged.connect(self._look)

    def first_focus(self) -> QWidget:
        return self.code

    def press(self) -> None:
        """Check what is written, and be ready for the next."""
        if self.code.text().strip():
            self.panel.show_said(said_of(register.check_text(self.code.text())))
        self.code.setFocus()
        self.code.selectAll()

    def _look(self, text: str) -> None:
        if read_qr(text):
            self.panel.show_said(said_of(register.check_text(text)))


def said_of(verdict: Verdict) -> Said:
    """Return what the panel says of a paper."""
    found = verdict.certificate
    if verdict.finding is Finding.FOREIGN or found is None:
        if verdict.finding is Finding.UNKNOWN:
            more = tr("No certificate with this number was issued here.")
            return Said(tr("Unknown"), tr("Not from here"), more, "neutral")
        more = tr("Expected are a number and 16 digits, such as 2026-0001 0123 4567 89AB CDEF.")
        return Said(tr("Not a certificate's code"), more=more, tone="neutral")
    issued_on = wording.moment(found.issued_at).split(",")[0]
    if verdict.finding is Finding.GENUINE:
        more = tr("No. {number}: {title}, issued {day}.")
        facts = {"number": found.number, "title": found.title, "day": issued_on}
        return Said(tr("Genuine"), found.name, more.format(**facts), "welcome")
    if verdict.finding is Finding.VOIDED:
        return Said(tr("Revoked"), found.name, _why_voided(found), "attention")
    more = tr("No. {number} was issued to {name}, with other digits.")
    facts = {"number": found.number, "name": found.name}
    return Said(tr("Altered"), tr("Do not trust it"), more.format(**facts), "attention")


def _why_voided(found: Certificate) -> str:
    why = tr("No. {number} was taken back: {reason}.")
    said = why.format(number=found.number, reason=found.void_reason.rstrip("."))
    if found.replaced_by:
        return said + " " + tr("No. {number} took its place.").format(number=found.replaced_by)
    return said

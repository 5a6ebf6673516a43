"""Asks about certificates: taking one back, a name set right, whether a paper is genuine."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.credentials.register import Certificate
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets.fields import field, labelled
from lchost.ui.widgets.layout import column, words


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
        self._note = words(tr("The member's name is changed as well."), "caption", muted=True)
        self.is_duplicate = QCheckBox(tr("The &paper was lost: the same again, as a duplicate"))
        self.body(
            column(labelled(tr("&Name"), self.name), self._note, gap=4),
            self.is_duplicate,
            labelled(tr("&Reason"), self.reason),
        )
        self.reason.setEnabled(not is_voided)
        self.is_duplicate.setEnabled(not is_voided)  # the same again would hold
        self._names = name, certificate.name
        self.is_duplicate.toggled.connect(self._set_duplicate)

    def _set_duplicate(self, is_duplicate: bool) -> None:
        """A duplicate has the name that the lost one had."""
        self.name.setEnabled(not is_duplicate)
        self._note.setVisible(not is_duplicate)
        self.name.setText(self._names[is_duplicate])
        usual = (tr("The name was misspelt"), tr("The paper was lost"))
        if self.reason.isEnabled() and self.reason.text() == usual[not is_duplicate]:
            self.reason.setText(usual[is_duplicate])

    def first_focus(self) -> QWidget:
        return self.name

    def first_fault(self) -> str:
        if not self.name.text().strip():
            return tr("Write the name as it should be.")
        is_same = not self.is_duplicate.isChecked() and self.name.text() == self._names[1]
        if is_same and self.reason.text() == tr("The name was misspelt"):
            return tr("The name is as it was. Correct it, or write another reason.")
        has_reason = bool(self.reason.text().strip())
        return "" if has_reason else tr("Say why this certificate is taken back.")

"""An issued certificate is taken back, or another one is put in its place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from lchost.credentials import register
from lchost.credentials.keys import Signer
from lchost.credentials.register import Certificate
from lchost.credentials.rules.ruling import Rule
from lchost.models import undo
from lchost.paper.by_rule import uses_legal_name
from lchost.roster import members
from lchost.ui.certificates.wishes import options_now
from lchost.ui.dialogs.certificates import ReissueDialog, VoidDialog
from lchost.ui.page import WorkshopPage
from lchost.ui.signing.asking import with_signer
from lchost.ui.tasks import Progress
from lchost.ui.verify import publishing


def tr(text: str) -> str:
    """Translate a sentence about taking certificates back."""
    return QCoreApplication.translate("CertificatesTakenBack", text)


class TakingBack:
    """What the page does to one certificate; `chosen` says to which."""

    def __init__(
        self,
        page: WorkshopPage,
        chosen: Callable[[], Certificate | None],
        rule: Callable[[], Rule],
        now: Callable[[], datetime],
    ) -> None:
        self._page, self._chosen, self._rule, self._now = page, chosen, rule, now

    def ask_to_void(self) -> None:
        """Ask for the reason, and take the chosen one back."""
        if certificate := self._chosen():
            asks = VoidDialog(self._page, certificate)
            asks.on_press(lambda: self._void(certificate, asks.reason.text()))
            asks.open()

    def ask_to_reissue(self) -> None:
        """Ask for the right name, and put a new one in the chosen one's place."""
        certificate = self._chosen()
        if certificate is None:
            return
        asks = ReissueDialog(self._page, certificate, _name_now(certificate.member_id))
        asks.accepted.connect(
            lambda: with_signer(
                self._page,
                lambda signer: self._reissue(
                    certificate,
                    signer,
                    asks.name.text(),
                    asks.reason.text(),
                    is_duplicate=asks.is_duplicate.isChecked(),
                ),
            )
        )
        asks.open()

    def _void(self, certificate: Certificate, reason: str) -> None:
        register.void(certificate.id, reason, self._now())
        label = tr("revoking of certificate {number}").format(number=certificate.number)
        undo.barrier(label, tr("Issue a new one instead."))
        self._page.say(tr("Revoked {number}").format(number=certificate.number), undo=False)
        publishing.remind(self._page, self._now)

    def _reissue(
        self,
        certificate: Certificate,
        signer: Signer,
        name: str,
        reason: str,
        *,
        is_duplicate: bool,
    ) -> None:
        name, now = " ".join(name.split()), self._now()
        options = options_now(self._page.workshop_id, self._rule())
        if not is_duplicate and name != _name_now(certificate.member_id):
            label = tr("renaming to {name}").format(name=name)
            if not self._page.do(label, lambda: _rename(certificate.member_id, name, now)):
                return
        label = tr("new certificate for {number}").format(number=certificate.number)
        instead = tr("Revoke the new one instead.")

        def work(_tell: Progress) -> None:
            from lchost.paper import issuing

            issuing.reissue(certificate.id, options, signer, reason, now, is_duplicate=is_duplicate)
            undo.barrier(label, instead)

        said = tr("Issued anew in place of {number}").format(number=certificate.number)

        def reissued(_answer: object) -> None:
            self._page.say(said, undo=False)
            if not is_duplicate:
                publishing.remind(self._page, self._now)

        self._page.run(
            tr("Issuing a new certificate…"),
            work,
            reissued,
            can_cancel=False,
        )


def _name_now(member_id: int) -> str:
    member = members.get(member_id)
    return (member.legal_name if uses_legal_name() else "") or member.display_name


def _rename(member_id: int, name: str, at: datetime) -> bool:
    """Set a member's name right: the one that certificates are printed with."""
    draft = members.get(member_id).draft
    if uses_legal_name():
        members.edit(member_id, replace(draft, legal_name=name), at)
    else:
        members.edit(member_id, replace(draft, display_name=name), at)
    return True

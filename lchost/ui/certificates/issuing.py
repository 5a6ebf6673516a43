"""Certificates are issued: asked first, because it cannot be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lchost.credentials import drafting
from lchost.credentials.rules.ruling import Rule
from lchost.models import undo
from lchost.ui import wording
from lchost.ui.certificates.wishes import with_merits
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.page import WorkshopPage
from lchost.ui.signing.asking import with_signer
from lchost.ui.tasks import Progress

if TYPE_CHECKING:
    from lchost.credentials.keys import Signer
    from lchost.paper.issuing import CertificateOptions, Issued


def tr(text: str) -> str:
    """Translate a sentence about issuing."""
    return QCoreApplication.translate("CertificatesIssued", text)


class Issuing:
    """What the page issues; `wanted` says to whom, `rule` for what, `options` what they say."""

    def __init__(
        self,
        page: WorkshopPage,
        wanted: Callable[[], Sequence[int]],
        rule: Callable[[], Rule],
        options: Callable[[], CertificateOptions],
        now: Callable[[], datetime],
    ) -> None:
        self._page, self._wanted, self._rule = page, wanted, rule
        self._options, self._now = options, now

    def ask(self) -> None:
        """Ask first: this cannot be undone."""
        ids = self._wanted()
        if not ids:
            return
        title = wording.counted(len(ids), tr("Issue 1 certificate"), tr("Issue {n} certificates"))
        asks = Ask(self._page, title, self._what(len(ids)), title)
        asks.accepted.connect(
            lambda: with_signer(self._page, lambda signer: self._issue(ids, signer))
        )
        asks.open()

    def _what(self, count: int) -> str:
        """Return which certificate, with which numbers, and that it is for good."""
        said, workshop_id = self._options(), self._page.workshop_id
        first, last = drafting.next_numbers(workshop_id, said.wording.letters, count, self._now())
        text = tr(
            "“{title}” gets the next numbers, {first} to {last}. What they say is kept for good:"
            " issuing cannot be undone; a wrong one can be revoked and issued anew."
        )
        if count == 1:
            text = tr(
                "“{title}” gets the next number, {first}. What it says is kept for good: issuing"
                " cannot be undone; a wrong one can be revoked and issued anew."
            )
        return text.format(title=said.title, first=first, last=last)

    def _issue(self, member_ids: Sequence[int], signer: Signer) -> None:
        workshop_id, options, now = self._page.workshop_id, self._options(), self._now()
        rule = self._rule()
        one, many = tr("issuing of 1 certificate"), tr("issuing of {n} certificates")
        label = wording.counted(len(member_ids), one, many)
        instead = tr("Revoke one instead: choose it in Certificates, and press “Revoke…”.")

        def work(tell: Progress) -> Issued:
            from lchost.paper import issuing

            said = with_merits(options, workshop_id, rule, member_ids)
            issued = issuing.issue(workshop_id, member_ids, said, signer, now, tell)
            undo.barrier(label, instead)
            return issued

        self._page.run(tr("Issuing certificates…"), work, self._was_issued)

    def _was_issued(self, issued: Issued) -> None:
        n = len(issued.certificate_ids)
        said = wording.counted(n, tr("Issued 1 certificate"), tr("Issued {n} certificates"))
        self._page.say(said, undo=False)

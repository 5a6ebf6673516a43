"""Issued certificates that no longer hold: said above the page, revoked all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lchost.credentials import register
from lchost.credentials.rules.standing import NoLonger
from lchost.models import undo
from lchost.models.database import Topic, writing
from lchost.ui import wording
from lchost.ui.certificates.reasons import why
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.page import WorkshopPage
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.fields import field, labelled
from lchost.ui.widgets.layout import column, holder, scroll, words

_MANY = 8  # from here the lines scroll
_LINES_HIGH = 240  # pixels of them


def tr(text: str) -> str:
    """Translate a sentence about certificates that no longer hold."""
    return QCoreApplication.translate("CertificatesTurned", text)


class Turned:
    """The banner of the page, and the way out of it."""

    def __init__(self, page: WorkshopPage, now: Callable[[], datetime]) -> None:
        self._page, self._now = page, now
        self._said = ""
        self.certificates: tuple[NoLonger, ...] = ()

    def show(self, turned: Sequence[NoLonger]) -> None:
        """Say it, unless it stands there or the host has put that very sentence away."""
        self.certificates = tuple(turned)
        names = wording.listed([one.certificate.name for one in turned])
        one = tr("An issued certificate no longer holds by its rule: {names}")
        many = tr("{n} issued certificates no longer hold by their rule: {names}")
        text = wording.counted(len(turned), one, many).format(names=names) if turned else ""
        if text == self._said:
            return
        if self._said:
            self._page.withdraw(self._said)
        self._said = text
        if text:
            revoke = button(tr("Revoke…"), "ban")
            revoke.clicked.connect(self.ask)
            self._page.banner("attention", text, revoke)

    def ask(self) -> None:
        """Show which and why, and ask for the reason that goes into the register."""
        turned = self.certificates
        if not turned:
            return
        asks = RevokeTurnedDialog(self._page, turned)
        asks.on_press(lambda: self._revoke(turned, asks.reason.text()))
        asks.open()

    def _revoke(self, turned: Sequence[NoLonger], reason: str) -> None:
        now = self._now()
        with writing(Topic.CERTIFICATES):
            for one in turned:
                register.void(one.certificate.id, reason, now)
        label = wording.counted(
            len(turned), tr("revoking of 1 certificate"), tr("revoking of {n} certificates")
        )
        undo.barrier(label, tr("Issue new ones instead."))
        said = wording.counted(
            len(turned), tr("Revoked 1 certificate"), tr("Revoked {n} certificates")
        )
        self._page.say(said, undo=False)


class RevokeTurnedDialog(Dialog):
    """Each with its reason by the rule; `reason` is the one that is kept with all of them."""

    def __init__(self, parent: QWidget | None, turned: Sequence[NoLonger]) -> None:
        verb = wording.counted(
            len(turned), tr("Revoke 1 certificate"), tr("Revoke {n} certificates")
        )
        super().__init__(
            parent,
            tr("Certificates that no longer hold"),
            tr("By the rule as it is now, and by what the door has written."),
            verb=verb,
            icon="ban",
            note=tr("They stay in the register with the reason. This cannot be undone."),
            width=640,
        )
        lines: list[QWidget] = [words(said, wrap=True) for said in _lines(turned)]
        if len(lines) >= _MANY:
            area = scroll(holder(column(*lines, gap=6)))
            area.setFixedHeight(_LINES_HIGH)
            lines = [area]
        usual = tr("The attendance was corrected")
        self.reason = field(tr("Reason"), usual, tr("It is shown to whoever checks the paper"))
        self.body(column(*lines, gap=6), labelled(tr("&Reason"), self.reason))

    def first_focus(self) -> QWidget:
        """Begin with the reason."""
        return self.reason

    def first_fault(self) -> str:
        """Refuse to revoke without a reason."""
        has_reason = bool(self.reason.text().strip())
        return "" if has_reason else tr("Say why these certificates are taken back.")


def _lines(turned: Sequence[NoLonger]) -> list[str]:
    says = tr("No. {number}, {name}: {why}")
    return [
        says.format(
            number=one.certificate.number,
            name=one.certificate.name,
            why=why(one.decision, one.seen),
        )
        for one in turned
    ]

"""Certificates: who gets one and why, the page as it will be given, and the register behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from lchost.credentials import register
from lchost.credentials.register import Certificate
from lchost.models import settings, undo
from lchost.models.database import Topic
from lchost.planning.workshops import Workshop
from lchost.roster import members
from lchost.ui import memory, saving, wording
from lchost.ui.certificates.files import file_name, write_all, write_each, write_one
from lchost.ui.certificates.given import Given
from lchost.ui.certificates.listing import PeopleList
from lchost.ui.certificates.people import Candidate, State, candidates, counted
from lchost.ui.certificates.wishes import options_now, title_now, uses_legal_name
from lchost.ui.dialogs.certificates import CheckDialog, ReissueDialog, VoidDialog
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.frame import Frame
from lchost.ui.page import WorkshopPage
from lchost.ui.papers import usual_page_size
from lchost.ui.tasks import Progress
from lchost.ui.widgets.buttons import action_button, button
from lchost.ui.widgets.empty import empty_state
from lchost.ui.widgets.layout import column, emptied, holder, row, words
from lchost.ui.widgets.marks import Mark

if TYPE_CHECKING:
    from lchost.paper.press import Issued


class CertificatesPage(WorkshopPage):
    """The list at the left, one person's page at the right."""

    step = "certificates"
    shows = frozenset(
        {
            Topic.ATTENDANCE,
            Topic.CERTIFICATES,
            Topic.MEMBERS,
            Topic.WORKSHOPS,
            Topic.SETTINGS,
            Topic.PAPERS,
        }
    )

    def __init__(self, frame: Frame, workshop_id: int) -> None:
        super().__init__(frame, workshop_id)
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._people: list[Candidate] = []
        self._make_parts()
        self._connect()

    def _make_parts(self) -> None:
        action = self.frame.action
        self.issue = action_button(action("certificates.issue"), "primary")
        self.check = action_button(action("certificates.check"), text=self.tr("Check one…"))
        self.save = button(self.tr("Save as files"), "download")
        menu = QMenu(self.save)
        menu.addActions([action("certificates.save_all"), action("certificates.save_each")])
        self.save.setMenu(menu)
        self.ways(self.check, self.save, self.issue)
        self.list = PeopleList()
        self.given = Given()
        self._frozen = _frozen_note(
            self.tr("Issued certificates are frozen: a change makes a new one that names the old.")
        )
        self._whole = column(gap=0)
        self.body((self._whole, 1))
        self._is_empty: bool | None = None

    def _connect(self) -> None:
        self.list.choice_changed.connect(self._show_chosen)
        self.given.wishes.changed.connect(self._remember)

    # --- what the frame asks --------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """Begin with the list."""
        return self.list.grid

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of this step."""
        return {
            "certificates.issue": self.ask_to_issue,
            "certificates.check": lambda: CheckDialog(self).open(),
            "certificates.save_all": self.save_all,
            "certificates.save_each": self.save_each,
            "certificates.void": self.ask_to_void,
            "certificates.reissue": self.ask_to_reissue,
        }

    def choose(self, thing_id: int) -> None:
        """Show one member's certificate."""
        self.list.grid.choose(thing_id)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the page again, which was let go when the step was left."""
        super().showEvent(event)
        if not self._is_empty:
            self._show_chosen()

    # --- reading --------------------------------------------------------------------------------

    def draw(self, workshop: Workshop) -> None:
        """Read who was present, and what was issued."""
        self._people = candidates(workshop, title_now(workshop))
        present = counted(self._people, State.TO_ISSUE, State.ISSUED)
        issued = counted(self._people, State.ISSUED)
        said = self.tr("{issued} of {present} present have this certificate")
        facts = {"issued": wording.number(issued), "present": wording.number(present)}
        self._arrange(is_empty=not any(one.state is not State.ABSENT for one in self._people))
        if not self._is_empty:
            self.sub.setText(said.format(**facts))
        self.given.wishes.read(workshop)
        self.list.show_people(self._people)
        self._show_chosen()

    def _arrange(self, *, is_empty: bool) -> None:
        """Show the list and the page; or what comes first, while nobody has checked in."""
        if is_empty is self._is_empty:
            return
        self._is_empty = is_empty
        parts = (self.list, self.given, self._frozen)
        for part in parts:
            part.setParent(None)
        emptied(self._whole)
        if is_empty:
            self._whole.addWidget(self._nobody())
            return
        right = column((self.given, 1), self._frozen, gap=14)
        self._whole.addLayout(row((self.list, 13), (right, 14), gap=14))
        for part in parts:
            part.show()

    def _nobody(self) -> QWidget:
        go = button(self.tr("Check people in"), "scan-qr-code", "primary", large=True)
        go.clicked.connect(lambda: self.frame.go("checkin", self.workshop_id))
        title = self.tr("Nobody has checked in yet")
        text = self.tr(
            "Certificates thank those who were there. Check people in first; then all of them"
            " can be issued at once."
        )
        return empty_state("award", title, text, go)

    def _allow(self) -> None:
        """Say what can be done now."""
        issuable, issued = self._to_issue(), self._issued()
        one, many = self.tr("Issue 1 certificate…"), self.tr("Issue {n} certificates…")
        action = self.frame.action("certificates.issue")
        none = self.tr("Issue certificates…")
        action.setText(wording.counted(len(issuable), one, many) if issuable else none)
        certificate = self._chosen_certificate()
        enable = self.frame.actions.enable
        enable("certificates.issue", bool(issuable))
        enable("certificates.save_all", bool(issued))
        enable("certificates.save_each", bool(issued))
        enable("certificates.void", bool(certificate and certificate.voided_at is None))
        enable("certificates.reissue", bool(certificate and not certificate.replaced_by))
        self.save.setEnabled(bool(issued))

    def _to_issue(self) -> list[int]:
        """Return the members who get one."""
        return [one.member_id for one in self.list.wanted() if one.state is State.TO_ISSUE]

    def _issued(self) -> list[Certificate]:
        """Return the certificates to save: those that are valid."""
        found = [one.certificate for one in self.list.wanted() if one.state is State.ISSUED]
        return [one for one in found if one is not None]

    def _show_chosen(self) -> None:
        self._allow()
        chosen = self.list.current()
        if chosen is None:
            none, several = self.tr("Choose somebody."), self.tr("Several people are chosen.")
            self.given.show_nobody(several if self.list.has_several() else none)
            return
        self.given.show_candidate(chosen, self.workshop_id)
        if chosen.certificate is None:
            self.given.show_ways()
            return
        action = self.frame.action
        save = button(self.tr("Save PDF…"), "download", "quiet")
        save.clicked.connect(lambda: self._save_one(chosen))
        is_voided = chosen.state is State.VOIDED
        again = self.tr("Issue anew…") if is_voided else self.tr("Correct the name…")
        reissue = action_button(action("certificates.reissue"), "quiet", text=again)
        void = action_button(action("certificates.void"), "quiet", text=self.tr("Void…"))
        self.given.show_ways(save, reissue, void)

    # --- wishes ---------------------------------------------------------------------------------

    def _remember(self, key: str, value: object) -> None:
        label = self.tr("change of what certificates say")
        self.do(label, lambda: settings.put(key, value), self.tr("Certificates say it so now"))

    # --- issuing --------------------------------------------------------------------------------

    def ask_to_issue(self) -> None:
        """Ask first: this cannot be undone."""
        ids = self._to_issue()
        if not ids:
            return
        one, many = self.tr("Issue 1 certificate"), self.tr("Issue {n} certificates")
        title = wording.counted(len(ids), one, many)
        text = self.tr(
            "They get their numbers, and what they say is kept for good. Issuing cannot be"
            " undone; a wrong one can be voided and issued anew."
        )
        asks = Ask(self, title, text, title)
        asks.accepted.connect(lambda: self._issue(ids))
        asks.open()

    def _issue(self, member_ids: Sequence[int]) -> None:
        workshop_id, now = self.workshop_id, self.now()
        options = options_now(workshop_id)
        one, many = self.tr("issuing of 1 certificate"), self.tr("issuing of {n} certificates")
        label = wording.counted(len(member_ids), one, many)
        instead = self.tr("Void one instead: choose it in Certificates, and press “Void…”.")

        def work(tell: Progress) -> Issued:
            from lchost.paper import press

            issued = press.issue(workshop_id, member_ids, options, now, tell)
            undo.barrier(label, instead)
            return issued

        self.run(self.tr("Issuing certificates…"), work, self._was_issued)

    def _was_issued(self, issued: Issued) -> None:
        n = len(issued.certificate_ids)
        said = self.tr("Issued 1 certificate"), self.tr("Issued {n} certificates")
        self.say(wording.counted(n, *said), undo=False)

    # --- saving ---------------------------------------------------------------------------------

    def save_all(self) -> None:
        """Ask for a file, and save all certificates as its pages."""
        issued = self._issued()
        name = self.tr("{workshop}, certificates.pdf").format(workshop=self._title())
        kinds = self.tr("PDF documents (*.pdf)")
        path = saving.ask_where(self, self.tr("Save as one PDF"), name, kinds) if issued else None
        if path is None:
            return
        size, said = usual_page_size(), self.tr("Saved {name}").format(name=path.name)
        self.run(
            self.tr("Saving certificates…"),
            lambda tell: write_all(issued, path, size, tell),
            lambda _: self.say(said, undo=False),
        )

    def save_each(self) -> None:
        """Ask for a folder, and save each certificate as a file of its own."""
        issued = self._issued()
        start = str(memory.last_folder(Path.home()))
        title = self.tr("Folder for the certificates")
        found = QFileDialog.getExistingDirectory(self, title, start) if issued else ""
        if not found:
            return
        folder = Path(found)
        memory.keep_folder(folder)

        self.run(
            self.tr("Saving certificates…"),
            lambda tell: write_each(issued, folder, tell),
            lambda n: self._were_saved(n, folder),
        )

    def _save_one(self, chosen: Candidate) -> None:
        one = chosen.certificate
        if one is None:
            return
        kinds = self.tr("PDF documents (*.pdf)")
        path = saving.ask_where(self, self.tr("Save this certificate"), file_name(one), kinds)
        if path is not None:
            said = self.tr("Saved {name}").format(name=path.name)
            self.run(
                self.tr("Saving the certificate…"),
                lambda _tell: write_one(one, path),
                lambda _: self.say(said, undo=False),
                can_cancel=False,
            )

    def _were_saved(self, n: int, folder: Path) -> None:
        one, many = self.tr("Saved 1 certificate in {f}"), self.tr("Saved {n} certificates in {f}")
        self.say(wording.counted(n, one, many).format(f=folder.name), undo=False)

    def _title(self) -> str:
        return self.workshop.title if self.workshop else ""

    # --- taking back ----------------------------------------------------------------------------

    def ask_to_void(self) -> None:
        """Ask for the reason, and take one back."""
        certificate = self._chosen_certificate()
        if certificate is None:
            return
        asks = VoidDialog(self, certificate)
        asks.on_press(lambda: self._void(certificate, asks.reason.text()))
        asks.open()

    def _void(self, certificate: Certificate, reason: str) -> None:
        register.void(certificate.id, reason, self.now())
        label = self.tr("voiding of certificate {number}").format(number=certificate.number)
        undo.barrier(label, self.tr("Issue a new one instead."))
        self.say(self.tr("Voided {number}").format(number=certificate.number), undo=False)

    def ask_to_reissue(self) -> None:
        """Ask for the right name, and put a new one in the old one's place."""
        certificate = self._chosen_certificate()
        if certificate is None:
            return
        asks = ReissueDialog(self, certificate, self._name_now(certificate.member_id))
        asks.accepted.connect(
            lambda: self._reissue(certificate, asks.name.text(), asks.reason.text())
        )
        asks.open()

    def _name_now(self, member_id: int) -> str:
        member = members.get(member_id)
        return (member.legal_name if uses_legal_name() else "") or member.display_name

    def _reissue(self, certificate: Certificate, name: str, reason: str) -> None:
        name, now = " ".join(name.split()), self.now()
        options = options_now(self.workshop_id)
        if name != self._name_now(certificate.member_id):
            label = self.tr("renaming to {name}").format(name=name)
            if not self.do(label, lambda: rename(certificate.member_id, name, now)):
                return

        label = self.tr("new certificate for {number}").format(number=certificate.number)
        instead = self.tr("Void the new one instead.")

        def work(_tell: Progress) -> None:
            from lchost.paper import press

            press.reissue(certificate.id, options, reason, now)
            undo.barrier(label, instead)

        self.run(
            self.tr("Issuing a new certificate…"),
            work,
            lambda _: self._was_reissued(certificate),
            can_cancel=False,
        )

    def _was_reissued(self, old: Certificate) -> None:
        self.say(self.tr("Issued anew in place of {number}").format(number=old.number), undo=False)

    def _chosen_certificate(self) -> Certificate | None:
        chosen = self.list.current()
        return chosen.certificate if chosen else None


def _frozen_note(text: str) -> QWidget:
    note = row(Mark("info", "accent_ink", 20), (words(text, wrap=True), 1), gap=12)
    note.setContentsMargins(16, 12, 16, 12)
    return holder(note, "accent")


def rename(member_id: int, name: str, at: datetime) -> bool:
    """Set a member's name right: the one that certificates are printed with."""
    draft = members.get(member_id).draft
    if uses_legal_name():
        members.edit(member_id, replace(draft, legal_name=name), at)
    else:
        members.edit(member_id, replace(draft, display_name=name), at)
    return True

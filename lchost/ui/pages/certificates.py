"""Certificates: who gets one and why, the page as it will be given, and the register behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from lchost.credentials.register import Certificate
from lchost.models import settings
from lchost.models.database import Topic
from lchost.planning.workshops import Workshop
from lchost.ui import wording
from lchost.ui.certificates.given import Given
from lchost.ui.certificates.issuing import Issuing
from lchost.ui.certificates.listing import PeopleList
from lchost.ui.certificates.people import Candidate, State, candidates, counted
from lchost.ui.certificates.saves import Saves
from lchost.ui.certificates.taking_back import TakingBack
from lchost.ui.certificates.wishes import options_now, title_now
from lchost.ui.dialogs.certificates import CheckDialog
from lchost.ui.frame import Frame
from lchost.ui.page import WorkshopPage
from lchost.ui.widgets.buttons import action_button, button
from lchost.ui.widgets.empty import empty_state
from lchost.ui.widgets.layout import column, emptied, holder, row, words
from lchost.ui.widgets.marks import Mark


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
        self._make_jobs()
        self._make_parts()
        self._connect()

    def _make_jobs(self) -> None:
        self.saves = Saves(self, self._issued)
        self.taking_back = TakingBack(self, self._chosen_certificate, lambda: self.now())
        self.issuing = Issuing(
            self, self._to_issue, lambda: options_now(self.workshop_id), lambda: self.now()
        )

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
            "certificates.issue": self.issuing.ask,
            "certificates.check": lambda: CheckDialog(self).open(),
            "certificates.save_all": self.saves.all,
            "certificates.save_each": self.saves.each,
            "certificates.void": self.taking_back.ask_to_void,
            "certificates.reissue": self.taking_back.ask_to_reissue,
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
        one = chosen.certificate
        save.clicked.connect(lambda: self.saves.one(one))
        is_voided = chosen.state is State.VOIDED
        again = self.tr("Issue anew…") if is_voided else self.tr("Correct the name…")
        reissue = action_button(action("certificates.reissue"), "quiet", text=again)
        void = action_button(action("certificates.void"), "quiet", text=self.tr("Revoke…"))
        self.given.show_ways(save, reissue, void)

    # --- wishes ---------------------------------------------------------------------------------

    def _remember(self, key: str, value: object) -> None:
        label = self.tr("change of what certificates say")
        self.do(label, lambda: settings.put(key, value), self.tr("Certificates say it so now"))

    def _chosen_certificate(self) -> Certificate | None:
        chosen = self.list.current()
        return chosen.certificate if chosen else None


def _frozen_note(text: str) -> QWidget:
    note = row(Mark("info", "accent_ink", 20), (words(text, wrap=True), 1), gap=12)
    note.setContentsMargins(16, 12, 16, 12)
    return holder(note, "accent")

"""Certificates: who gets one and why, the page as it will be given, and the register behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from lchost.credentials.register import Certificate
from lchost.credentials.rules import ruling, seen
from lchost.credentials.rules.ruling import Rule
from lchost.models.database import Topic
from lchost.paper.by_rule import language_of, title_of
from lchost.planning import workshops as planning
from lchost.planning.workshops import Workshop
from lchost.ui import theme, wording
from lchost.ui.certificate_design.doing import Designing
from lchost.ui.certificates.deciding import Decisions
from lchost.ui.certificates.given import Given
from lchost.ui.certificates.giving import Giving
from lchost.ui.certificates.issuing import Issuing
from lchost.ui.certificates.listing import PeopleList
from lchost.ui.certificates.people import HOLD, Candidate, State, Told, counted, told
from lchost.ui.certificates.reasons import asked
from lchost.ui.certificates.rule_bar import RuleBar
from lchost.ui.certificates.rule_words import short_name
from lchost.ui.certificates.ruling import Ruling
from lchost.ui.certificates.taking_back import TakingBack
from lchost.ui.certificates.turned import Turned
from lchost.ui.certificates.wishes import keep, options_now
from lchost.ui.frame import Frame
from lchost.ui.page import WorkshopPage
from lchost.ui.tasks import Task
from lchost.ui.verify import publishing
from lchost.ui.verify.dialog import VerifyDialog
from lchost.ui.widgets.buttons import action_button, button
from lchost.ui.widgets.empty import empty_state
from lchost.ui.widgets.layout import column, emptied, holder, row, scroll, words
from lchost.ui.widgets.marks import Mark

_AT_ONCE = 400  # people: 30 ms; of more the screen need not wait
_LIST_HIGH, _GIVEN_HIGH = 330, 400  # pixels at the usual text size, where the page scrolls


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
        self._people: Sequence[Candidate] = ()
        self._rules: list[Rule] = []
        self._rule_id = 0  # the rule that is looked at
        self._turn = 0  # what was begun to read before is thrown away
        self._make_jobs()
        self._make_parts()
        self._connect()

    def _make_jobs(self) -> None:
        self.giving = Giving(self, self._issued)
        self.taking_back = TakingBack(self, self._chosen_certificate, self.rule, lambda: self.now())
        self.issuing = Issuing(
            self,
            self._to_issue,
            self.rule,
            lambda: options_now(self.workshop_id, self.rule()),
            lambda: self.now(),
        )
        self.designing = Designing(
            self,
            self.rule,
            lambda: options_now(self.workshop_id, self.rule()),
            self.look_at,
        )
        self.ruling = Ruling(self, self.rule, self.look_at)
        self.turned = Turned(self, lambda: self.now())

    def _make_parts(self) -> None:
        action = self.frame.action
        self.issue = action_button(action("certificates.issue"), "primary")
        self.check = action_button(action("certificates.check"), text=self.tr("Verify one…"))
        self.give = action_button(action("certificates.give"), text=self.tr("Give…"))
        self.ways(self.check, self.give, self.issue)
        keys = ("certificates.add_rule", "certificates.edit_rule", "certificates.remove_rule")
        self.bar = RuleBar(*(action(key) for key in keys))
        self.decisions = Decisions(self, lambda: self.list.chosen(), self.rule, lambda: self.now())
        self.list = PeopleList(self.bar, self.decisions)
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
        self.given.look.chosen.connect(self.designing.take)
        self.given.look.chosen_language.connect(self.designing.take_language)
        self.given.look.asked_to_remove.connect(self.designing.remove)
        self.given.look.asked_to_design.connect(lambda: self.designing.change())
        self.bar.chosen.connect(lambda place: self.look_at(self._rules[place].id))

    # --- what the frame asks --------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """Begin with the list."""
        return self.list.grid

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of this step."""
        return {
            "certificates.issue": self.issuing.ask,
            "certificates.check": lambda: VerifyDialog(self, lambda: self.now()).open(),
            "certificates.save_page": lambda: publishing.save(self, self.now()),
            "certificates.add_rule": self.ruling.add,
            "certificates.edit_rule": self.ruling.edit,
            "certificates.remove_rule": self.ruling.remove,
            "certificates.override": self.decisions.ask,
            "certificates.by_rule": self.decisions.take_back,
            "certificates.give": self.giving.ask,
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

    def rule(self) -> Rule:
        """Return the rule that is looked at: the one chosen, else the first."""
        rules = self._rules or [Rule(workshop_id=self.workshop_id)]
        return next((one for one in rules if one.id == self._rule_id), rules[0])

    def look_at(self, rule_id: int) -> None:
        """Look at another rule."""
        self._rule_id = rule_id
        self.stale()

    # --- reading --------------------------------------------------------------------------------

    def draw(self, workshop: Workshop) -> None:
        """Read who gets one, and what was issued; of thousands while the screen goes on."""
        self._rules = ruling.listing(workshop.id)
        rule = self.rule()
        title = title_of(workshop, rule)
        self._turn += 1
        turn = self._turn
        if seen.places(ruling.workshops_of(rule)) <= _AT_ONCE:
            self._show_told(turn, workshop, told(workshop, rule, title))
            return
        task = Task(lambda _tell: told(workshop, rule, title), self)
        task.done.connect(lambda found: self._show_told(turn, workshop, found))
        task.failed.connect(self.task_failed)
        task.start()

    def _show_told(self, turn: int, workshop: Workshop, found: Told) -> None:
        if turn != self._turn:
            return
        self._people, rule = found.people, self.rule()
        getting = counted(found.people, State.TO_ISSUE, State.ISSUED)
        said = self.tr("{issued} of {n} who get one have this certificate")
        issued = wording.number(counted(found.people, State.ISSUED))
        is_empty = not any(one.came or one.state is not State.NO for one in found.people)
        self._arrange(is_empty=is_empty)
        if not is_empty:
            self.sub.setText(said.format(issued=issued, n=wording.number(getting)))
            self.sub.show()
        self._show_rules(rule)
        self.given.wishes.read(workshop, rule)
        self.given.look.read(rule, language_of(workshop))
        self.list.blockSignals(True)  # what is chosen is shown once, below
        self.list.show_people(found.people)
        self.list.blockSignals(False)
        self.turned.show(found.turned)
        self._show_chosen()

    def _show_rules(self, rule: Rule) -> None:
        names = [short_name(one, self._rules) for one in self._rules]
        where = ruling.workshops_of(rule) or [self.workshop_id]
        note = ""
        if not self._is_issued_here():
            said = self.tr("Issued with the last workshop of the series: {title}")
            note = said.format(title=planning.get(where[-1]).title)
        asks = asked(rule.conditions, seen.plan(where))
        self.bar.show_rules(names, self._rules.index(rule), asks, note)
        enable = self.frame.actions.enable
        enable("certificates.remove_rule", not rule.is_usual)

    def _is_issued_here(self) -> bool:
        rule = self.rule()
        return rule.series_id is None or ruling.issued_in(rule) == self.workshop_id

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
        if theme.text_scale() < theme.BELOW_FROM:
            right = column((self.given, 1), self._frozen, gap=14)
            self._whole.addLayout(row((self.list, 13), (right, 14), gap=14))
        else:  # one below the other
            self.list.setMinimumHeight(theme.em(_LIST_HIGH))
            self.given.setMinimumHeight(theme.em(_GIVEN_HIGH))
            self._whole.addWidget(scroll(holder(column(*parts, gap=14))))
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
        rule = action_button(self.frame.action("certificates.edit_rule"))
        return empty_state("award", title, text, go, rule)

    def _allow(self) -> None:
        """Say what can be done now."""
        issuable, issued = self._to_issue(), self._issued()
        self.decisions.follow()
        one, many = self.tr("Issue 1 certificate…"), self.tr("Issue {n} certificates…")
        action = self.frame.action("certificates.issue")
        none = self.tr("Issue certificates…")
        action.setText(wording.counted(len(issuable), one, many) if issuable else none)
        certificate = self._chosen_certificate()
        enable = self.frame.actions.enable
        enable("certificates.issue", bool(issuable))
        enable("certificates.give", bool(issued))
        enable("certificates.void", bool(certificate and certificate.voided_at is None))
        enable("certificates.reissue", bool(certificate and not certificate.replaced_by))

    def _to_issue(self) -> list[int]:
        """Return the members who get one, if they get it here."""
        if not self._is_issued_here():
            return []
        return [one.member_id for one in self.list.wanted() if one.state is State.TO_ISSUE]

    def _issued(self) -> list[Certificate]:
        """Return the certificates to give: those that are valid."""
        found = [one.certificate for one in self.list.wanted() if one.state in HOLD]
        return [one for one in found if one is not None]

    def _show_chosen(self) -> None:
        self._allow()
        chosen = self.list.current()
        if chosen is None:
            none, several = self.tr("Choose somebody."), self.tr("Several people are chosen.")
            self.given.show_nobody(several if self.list.has_several() else none)
            return
        self.given.show_candidate(chosen, self.workshop_id, self.rule())
        if chosen.certificate is None:
            self.given.show_ways()
            return
        action = self.frame.action
        save = button(self.tr("Save PDF…"), "download", "quiet")
        one = chosen.certificate
        save.clicked.connect(lambda: self.giving.one(one))
        is_voided = chosen.state is State.REVOKED
        again = self.tr("Issue anew…") if is_voided else self.tr("Correct or duplicate…")
        reissue = action_button(action("certificates.reissue"), "quiet", text=again)
        void = action_button(action("certificates.void"), "quiet", text=self.tr("Revoke…"))
        self.given.show_ways(save, reissue, void)

    # --- wishes ---------------------------------------------------------------------------------

    def _remember(self, key: str, value: object) -> None:
        label = self.tr("change of what certificates say")
        workshop_id, rule = self.workshop_id, self.rule()
        said = self.tr("Certificates say it so now")
        self.do(label, lambda: keep(key, value, workshop_id, rule), said)

    def _chosen_certificate(self) -> Certificate | None:
        chosen = self.list.current()
        return chosen.certificate if chosen else None


def _frozen_note(text: str) -> QWidget:
    note = row(Mark("info", "accent_ink", 20), (words(text, wrap=True), 1), gap=12)
    note.setContentsMargins(16, 12, 16, 12)
    return holder(note, "accent")

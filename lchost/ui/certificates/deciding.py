"""What can be done to the people chosen: decide otherwise, tick what they did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from lchost.credentials.rules import marks, overriding, ruling
from lchost.credentials.rules.marks import Mark
from lchost.credentials.rules.ruling import Rule
from lchost.ui import wording
from lchost.ui.certificates.override_dialog import OverrideDialog
from lchost.ui.certificates.people import Candidate, State
from lchost.ui.page import WorkshopPage
from lchost.ui.widgets.buttons import Chip, action_button
from lchost.ui.widgets.flow import Flow


def tr(text: str) -> str:
    """Translate a sentence about decisions."""
    return QCoreApplication.translate("CertificateDecisions", text)


class Decisions(QWidget):
    """A line below the list: the chosen people's ways, and what can be ticked for them."""

    def __init__(
        self,
        page: WorkshopPage,
        chosen: Callable[[], Sequence[Candidate]],
        rule: Callable[[], Rule],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._page, self._chosen, self._rule, self._now = page, chosen, rule, now
        action = page.frame.action
        self.otherwise = action_button(action("certificates.override"), "quiet")
        self.by_rule = action_button(action("certificates.by_rule"), "quiet")
        self.ticks = {
            Mark.FEEDBACK: Chip(tr("Gave feedback")),
            Mark.ASSESSMENT: Chip(tr("Passed the assessment")),
        }
        self.setLayout(Flow(*self.ticks.values(), self.otherwise, self.by_rule, gap=8))
        for mark, chip in self.ticks.items():
            chip.clicked.connect(lambda is_set, mark=mark: self._tick(mark, is_set=is_set))

    def follow(self) -> None:
        """Show what can be done to the people chosen now."""
        people, asked = self._chosen(), self._rule().conditions
        wanted = {Mark.FEEDBACK: asked.feedback, Mark.ASSESSMENT: asked.assessment}
        for mark, chip in self.ticks.items():
            chip.setVisible(wanted[mark])
            chip.setEnabled(bool(people))
            chip.setChecked(bool(people) and all(mark in one.marks for one in people))
        enable = self._page.frame.actions.enable
        enable("certificates.override", bool(people))
        enable("certificates.by_rule", any(one.by_host for one in people))

    def ask(self) -> None:
        """Ask how it is decided about those chosen, and why."""
        people = self._chosen()
        if not people:
            return
        gets_one = (State.TO_ISSUE, State.ISSUED)
        gets = not all(one.state in gets_one for one in people)
        asks = OverrideDialog(self._page, _who(people), gets=gets)
        asks.on_press(lambda: self._decide(people, gets=asks.gets(), reason=asks.reason.text()))
        asks.open()

    def _decide(self, people: Sequence[Candidate], *, gets: bool, reason: str) -> None:
        rule, workshop_id, now = self._rule(), self._page.workshop_id, self._now()
        said = tr("{who} gets one, you decided") if gets else tr("{who} gets none, you decided")

        def job() -> None:
            rule_id = rule.id or ruling.kept(workshop_id)
            overriding.override(rule_id, _ids(people), gets, reason, now)

        label = tr("decision about {who}").format(who=_who(people))
        self._page.act(label, job, said.format(who=_who(people)))

    def take_back(self) -> None:
        """Let the rule decide about those chosen again."""
        people, rule = [one for one in self._chosen() if one.by_host], self._rule()
        if people and not rule.is_usual:
            label = tr("decision by the rule about {who}").format(who=_who(people))
            said = tr("The rule decides about {who} again").format(who=_who(people))
            self._page.do(label, lambda: overriding.take_back(rule.id, _ids(people)), said)

    def _tick(self, mark: Mark, *, is_set: bool) -> None:
        people, rule = self._chosen(), self._rule()
        workshop_id, now = self._page.workshop_id, self._now()
        label = {
            Mark.FEEDBACK: tr("tick for feedback: {who}"),
            Mark.ASSESSMENT: tr("tick for the assessment: {who}"),
        }[mark].format(who=_who(people))

        def job() -> None:
            if is_set:
                marks.mark(workshop_id, _ids(people), mark, now)
            else:
                for one in {workshop_id, *ruling.workshops_of(rule)}:  # a series asks all
                    marks.unmark(one, _ids(people), mark)

        self._page.do(label, job)


def _ids(people: Sequence[Candidate]) -> list[int]:
    return [one.member_id for one in people]


def _who(people: Sequence[Candidate]) -> str:
    return wording.listed([one.name for one in people])

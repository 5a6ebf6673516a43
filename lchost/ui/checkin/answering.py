"""What the panel shows: an answer with the ways out of it, or how the door stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from lchost.checkin.answers import Answer, Outcome
from lchost.checkin.glance import Glance
from lchost.planning.workshops import Workshop
from lchost.ui.checkin import says
from lchost.ui.checkin.hours import Hours, hours_of, tr
from lchost.ui.checkin.requests import Request
from lchost.ui.dialogs.asked_at_door import AskedAtDoorDialog
from lchost.ui.dialogs.door_words import ReasonDialog
from lchost.ui.widgets.answer import Said
from lchost.ui.widgets.buttons import action_button, button, with_keys

if TYPE_CHECKING:
    from lchost.ui.pages.checkin import CheckInPage


class Answering:
    """Fills the panel of the check-in page, and lets its sound be heard."""

    def __init__(self, page: CheckInPage) -> None:
        self._page, self._asking, self._panel = page, page.asking, page.panel
        self._hours: Hours | None = None
        self._questions: AskedAtDoorDialog | None = None

    # --- answers --------------------------------------------------------------------------------

    def show(self, outcome: Outcome, request: Request, workshop: Workshop) -> None:
        """Show the answer to a request."""
        if self._asking.is_looking:
            self._show_look(outcome, workshop)
            return
        said = says.said_of(outcome, workshop)
        if not said.name:
            said = replace(said, name=request.name)
        self._page.sounds.play(says.sound_of(outcome))
        self._say(said, *self._ways_out(outcome, request, said))
        if outcome.answer is Answer.ASKS and self._questions is None:
            self._ask_questions(outcome, request)

    def show_undone(self, found: Glance, workshop: Workshop) -> None:
        """Take a welcome off when its check-in was undone; bring it back when redone."""
        outcome = self._asking.last[0] if self._asking.last else None
        if outcome is None or self._asking.is_looking or not outcome.answer.is_in:
            return
        if found.seen < (outcome.check_in_id or 0):
            return  # read before it was written
        is_in = outcome.member_id in found.since
        shown = outcome if is_in else replace(outcome, answer=Answer.UNDONE)
        said = says.said_of(shown, workshop)
        if said != self._panel.said:
            self._say(said)

    # --- nobody stands there --------------------------------------------------------------------

    def show_hours(self, workshop: Workshop, now: datetime, *, nobody: bool) -> None:
        """Say how the door stands, when that has turned, or nobody was answered yet."""
        hours = hours_of(workshop, now)
        has_turned, self._hours = hours is not self._hours, hours
        if self._asking.last is not None and (not has_turned or self._asking.is_looking):
            return
        said = says.ready(hours, workshop, now, nobody=nobody, way=self._asking.way)
        if said == self._panel.said:
            return
        self._asking.last = None
        ways = []
        if nobody and hours is Hours.OPEN and "people" in _steps():
            people = button(tr("Add people"), "users-round")
            page = self._page
            people.clicked.connect(lambda: page.frame.go("people", page.workshop_id))
            ways = [people]
        self._say(said, *ways)

    # --- inside ---------------------------------------------------------------------------------

    def _say(self, said: Said, *ways: QPushButton) -> None:
        self._page.frame.actions.enable("checkin.let_in", self._asking.can_let_in)
        self._panel.show_said(said, ways)

    def _show_look(self, outcome: Outcome, workshop: Workshop) -> None:
        if outcome.attention:
            self._page.sounds.play("attention")
        is_out = outcome.answer is Answer.OUT
        verb = tr("Check out (Enter)") if is_out else tr("Check in (Enter)")
        yes, no = button(verb, "check", "primary"), button(tr("Not now (Esc)"))
        yes.clicked.connect(self._asking.confirm)
        no.clicked.connect(self._asking.not_now)
        self._say(says.look_of(outcome, workshop), yes, no)

    def _ways_out(self, outcome: Outcome, request: Request, said: Said) -> list[QPushButton]:
        answer = outcome.answer
        if verb := says.let_in_words(answer):
            ways = [self._let_in_button(verb), self._reason_button(outcome, said)]
            there = outcome.workshop_id if answer is Answer.OTHER_WORKSHOP else None
            return [*ways, self._switch_button(there, outcome)] if there else ways
        if answer is Answer.NOT_SAVED:
            again = button(tr("Try again"), "rotate-ccw")
            again.clicked.connect(lambda: self._asking.ask(request))
            return [again]
        if answer is Answer.ASKS:
            ask = button(tr("Ask and check in…"), "message-circle")
            ask.clicked.connect(lambda: self._ask_questions(outcome, request))
            return [ask]
        if answer is Answer.REPLACED:
            return [self._search_button(outcome.name)]
        if answer in (Answer.TYPO, Answer.UNKNOWN, Answer.FOREIGN):
            action = self._page.frame.action("checkin.walk_in")
            return [self._search_button(""), action_button(action, text=tr("Add as walk-in"))]
        return []

    def _let_in_button(self, verb: str) -> QPushButton:
        action = self._page.frame.action("checkin.let_in")
        keys = action.shortcut().toString()
        made = button(f"{verb} ({keys})", "door-open", says=with_keys(action))
        made.setAccessibleName(verb)
        made.clicked.connect(lambda: self._asking.let_in())
        return made

    def _reason_button(self, outcome: Outcome, said: Said) -> QPushButton:
        made = button(tr("With a reason…"))
        made.clicked.connect(lambda: self._ask_reason(outcome, said))
        return made

    def _ask_reason(self, outcome: Outcome, said: Said) -> None:
        asks = ReasonDialog(self._page, outcome.name, f"{said.what}. {said.more}")
        asks.accepted.connect(lambda: self._asking.let_in(asks.reason.text().strip()))
        asks.finished.connect(lambda _: self._page.finder.back())
        asks.open()

    def _switch_button(self, workshop_id: int, outcome: Outcome) -> QPushButton:
        made = button(tr("Go to their door"), "arrow-right")
        frame, member_id = self._page.frame, outcome.member_id or 0
        made.clicked.connect(lambda: frame.go("checkin", workshop_id, member_id))
        return made

    def _search_button(self, name: str) -> QPushButton:
        made = button(tr("Search by name"), "search")
        made.clicked.connect(lambda: self._page.finder.back(name))
        return made

    def _ask_questions(self, outcome: Outcome, request: Request) -> None:
        """Ask what the door asks; one person after the other."""
        if self._questions is not None:
            return
        asks = self._questions = AskedAtDoorDialog(self._page, outcome.name, outcome.questions)
        asking = self._asking
        asks.accepted.connect(lambda: asking.answer_questions(outcome, request, asks.answers()))
        asks.finished.connect(lambda _: self._end_questions())
        asks.open()

    def _end_questions(self) -> None:
        self._questions = None
        self._page.finder.back()


def _steps() -> frozenset[str]:
    from lchost.ui.pages import registry

    return registry.step_keys()

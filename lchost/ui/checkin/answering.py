"""What the panel shows: an answer with the ways out of it, or how the door stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from lchost.checkin import questions
from lchost.checkin.answers import Answer, Outcome, Scan
from lchost.checkin.glance import Glance
from lchost.checkin.log import Turned
from lchost.models import undo
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
        self._seen: int | None = None  # the newest row of the log that was looked at
        self._greeted: Outcome | None = None  # whose greeting was taken off
        self._questions: AskedAtDoorDialog | None = None

    # --- answers --------------------------------------------------------------------------------

    def show(self, outcome: Outcome, request: Request, workshop: Workshop) -> None:
        """Show the answer to a request."""
        if self._asking.is_looking:
            self._show_look(outcome, workshop)
            return
        self._page.sounds.play(says.sound_of(outcome))
        self.show_again(outcome, request, workshop)
        is_seen = self._page.isVisible()  # nobody asks over another page's work
        if outcome.answer is Answer.ASKS and self._questions is None and is_seen:
            self._ask_questions(outcome, request)

    def show_again(self, outcome: Outcome, request: Request, workshop: Workshop) -> None:
        """Show an answer that was heard before."""
        said = says.said_of(outcome, workshop)
        if not said.name:
            said = replace(said, name=request.name)
        self._say(said, *self._ways_out(outcome, request, said))

    def show_turned(self, found: Glance, workshop: Workshop) -> None:
        """Say who was taken off, or is there again: whoever was named is not any more."""
        before, self._seen = self._seen, max(self._seen or 0, found.seen)
        turned = found.turned
        if before is None or turned is None or turned.row_id <= before or self._asking.is_looking:
            return
        last = self._asking.last[0] if self._asking.last else None
        if last is not None and (last.check_in_id or 0) > turned.row_id:
            return  # answered since
        is_shown = last is not None and last.member_id == turned.member_id
        if not (is_shown or self._is_hosts(turned)):
            return  # another door's, and the host looks at somebody else
        if not turned.name:
            self._asking.last = None
            self._page.tell_hours()
            return
        self._show_turned(turned, workshop)

    def _is_hosts(self, turned: Turned) -> bool:
        """Tell whether it was turned back on this computer."""
        is_listed = self._page.taking_back.has_taken(turned.check_in_id)
        return not turned.is_undone or is_listed or undo.labels()[1] is not None

    def _show_turned(self, turned: Turned, workshop: Workshop) -> None:
        last = self._asking.last
        if turned.is_undone:
            if last and last[0].check_in_id == turned.check_in_id:
                self._greeted = last[0]
            outcome = Outcome(Answer.UNDONE, turned.at)
        else:
            known = self._greeted
            is_known = known and (known.member_id, known.answer, known.at) == (
                turned.member_id,
                turned.answer,
                turned.at,
            )
            outcome = known if known and is_known else Outcome(turned.answer, turned.at)
        row_id = turned.row_id
        outcome = replace(outcome, check_in_id=row_id, member_id=turned.member_id, name=turned.name)
        request = Request(Scan(workshop.session_id, turned.at))
        self._asking.last = (outcome, request)
        if not turned.is_undone:
            self._page.taking_back.keep(workshop.session_id, outcome)
        is_out = turned.is_undone and turned.answer is Answer.OUT
        said = says.said_of(outcome, workshop)
        if is_out:
            found = self._page.glance
            is_inside = found and turned.member_id in found.since.keys() - found.gone.keys()
            more = tr("They are in again.") if is_inside else tr("They were not in before either.")
            said = replace(said, what=tr("Check-out undone"), more=more)
        self._say(said)

    def allow_let_in(self) -> None:
        """Let the host overrule what is seen here, by its key too."""
        can = self._asking.can_let_in and self._page.isVisible()
        self._page.frame.actions.enable("checkin.let_in", can)

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
        self.allow_let_in()
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
            ways = [self._let_in_button(verb), self._reason_button(outcome, request, said)]
            there = outcome.workshop_id if answer is Answer.OTHER_WORKSHOP else None
            return [*ways, self._switch_button(there, outcome)] if there else ways
        if answer is Answer.NOT_SAVED:
            again = button(tr("Try again"), "rotate-ccw")
            again.clicked.connect(lambda: self._asking.ask(request))
            return [again]
        if answer.is_in and outcome.questions:
            ask = button(tr("Ask the questions…"), "message-circle")
            ask.clicked.connect(lambda: self._ask_later(outcome))
            return [ask]
        if answer is Answer.ASKS:
            ask = button(tr("Ask and check in…"), "message-circle")
            ask.clicked.connect(lambda: self._ask_questions(outcome, request))
            return [ask]
        if says.was_not_in(outcome):
            return [self._come_in_button(outcome)]
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

    def _come_in_button(self, outcome: Outcome) -> QPushButton:
        made = button(tr("Check in"), "door-open")
        made.clicked.connect(lambda: self._asking.come_in(outcome))
        return made

    def _reason_button(self, outcome: Outcome, request: Request, said: Said) -> QPushButton:
        made = button(tr("With a reason…"))
        made.clicked.connect(lambda: self._ask_reason(outcome, request, said))
        return made

    def _ask_reason(self, outcome: Outcome, request: Request, said: Said) -> None:
        asks = ReasonDialog(self._page, outcome.name, f"{said.what}. {said.more}")
        overrule = self._asking.overrule
        asks.accepted.connect(lambda: overrule(outcome, request, asks.reason.text().strip()))
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

    def _ask_later(self, outcome: Outcome) -> None:
        """Ask somebody who is in already what they may answer or not."""
        if self._questions is not None:
            return
        asks = self._questions = AskedAtDoorDialog(
            self._page, outcome.name, outcome.questions, is_in=True
        )
        asks.accepted.connect(lambda: self._keep_answers(outcome, asks.answers()))
        asks.finished.connect(lambda _: self._end_questions())
        asks.open()

    def _keep_answers(self, outcome: Outcome, answers: Mapping[int, str]) -> None:
        member_id = outcome.member_id
        if member_id is not None and answers:
            label = tr("answers of {name}").format(name=outcome.name)
            said = tr("Kept what {name} answered").format(name=outcome.name)
            at = self._asking.now()
            self._page.do(label, lambda: questions.keep(member_id, answers, at), said)
            if self._asking.last and self._asking.last[0] is outcome:
                self._say(self._panel.said)  # as it was, without the way to ask

    def _end_questions(self) -> None:
        self._questions = None
        self._page.finder.back()


def _steps() -> frozenset[str]:
    from lchost.ui.pages import registry

    return registry.step_keys()

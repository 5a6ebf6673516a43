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
from lchost.ui.checkin.door import Request
from lchost.ui.checkin.hours import Hours, hours_of, tr
from lchost.ui.sounds import Sounds
from lchost.ui.widgets.answer import Said
from lchost.ui.widgets.buttons import action_button, button, with_keys

if TYPE_CHECKING:
    from lchost.ui.pages.checkin import CheckInPage


class Answering:
    """Fills the panel of the check-in page, and lets its sound be heard."""

    def __init__(self, page: CheckInPage) -> None:
        self._page, self._asking, self._panel = page, page.asking, page.panel
        self.sounds = Sounds(page)
        self._hours: Hours | None = None

    # --- answers --------------------------------------------------------------------------------

    def show(self, outcome: Outcome, request: Request, workshop: Workshop) -> None:
        """Show the answer to a request."""
        said = says.said_of(outcome, workshop)
        if outcome.answer is Answer.NOT_SAVED and not said.name:
            said = replace(said, name=request.name)
        self.sounds.play(says.sound_of(outcome))
        self._say(said, *self._ways_out(outcome, request))

    def show_undone(self, found: Glance, workshop: Workshop) -> None:
        """Take a welcome off when its check-in was undone; bring it back when redone."""
        outcome = self._asking.last[0] if self._asking.last else None
        if outcome is None or not outcome.answer.is_in or found.seen < (outcome.check_in_id or 0):
            return
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
        if not has_turned and self._asking.last is not None:
            return
        said = says.ready(hours, workshop, now, nobody=nobody)
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

    def _ways_out(self, outcome: Outcome, request: Request) -> list[QPushButton]:
        answer = outcome.answer
        if verb := says.let_in_words(answer):
            return [self._let_in_button(verb)]
        if answer is Answer.NOT_SAVED:
            again = button(tr("Try again"), "rotate-ccw")
            again.clicked.connect(lambda: self._asking.ask(request))
            return [again]
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
        made.clicked.connect(self._asking.let_in)
        return made

    def _search_button(self, name: str) -> QPushButton:
        made = button(tr("Search by name"), "search")
        made.clicked.connect(lambda: self._page.finder.back(name))
        return made


def _steps() -> frozenset[str]:
    from lchost.ui.pages import registry

    return registry.step_keys()

"""Check-ins taken back: the last one at once, any later with a reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from lchost.checkin import desk, log
from lchost.checkin.answers import Answer, Outcome
from lchost.checkin.log import Entry
from lchost.models import undo
from lchost.planning.workshops import Workshop
from lchost.ui.checkin.hours import tr
from lchost.ui.checkin.recent import Recent
from lchost.ui.dialogs.check_ins import CheckInsDialog
from lchost.ui.page import Page

_LONGEST_LOG = 20_000  # rows in the list of all
_LOG = "check_in"
_AT_ONCE = timedelta(minutes=desk.UNDO_WITHIN_MIN)


@dataclass(frozen=True)
class Step:
    """A step in or out that can be taken back: this very row, whoever else has the name."""

    session_id: int
    check_in_id: int
    name: str
    answer: Answer
    at: datetime


class TakingBack:
    """Takes check-ins back for a page."""

    def __init__(self, page: Page, now: Callable[[], datetime]) -> None:
        self._page, self._now = page, now
        self._own: list[Step] = []  # what this desk wrote, the newest last
        self._newest: Step | None = None  # of any door, as it is named on the button
        self._taken: set[int] = set()
        self._session_id = 0

    def keep(self, session_id: int, outcome: Outcome) -> None:
        """Remember a step that this desk has written."""
        answer = outcome.answer
        if outcome.check_in_id and (answer.is_in or answer is Answer.OUT):
            step = Step(session_id, outcome.check_in_id, outcome.name, answer, outcome.at)
            self._own.append(step)

    def has_taken(self, check_in_id: int) -> bool:
        """Tell whether this desk took a step back by its list or its button."""
        return check_in_id in self._taken

    def see(self, session_id: int, newest: Entry | None) -> None:
        """Take the newest step of any door from the log: for a desk that has written none yet."""
        self._session_id = session_id
        self._newest = _step(session_id, newest) if newest is not None else None

    def show_next(self, recent: Recent) -> None:
        """Name on the button whom it would take back now."""
        step = self._at_once()
        recent.show_undo(undo_words(step) if step else "", self._nothing_words())

    def show_all(self, workshop: Workshop, then: Callable[[], None]) -> None:
        """Open the list of all scans; `then` is called when it closes."""
        session_id = workshop.session_id
        listed = CheckInsDialog(self._page, workshop, lambda: log.recent(session_id, _LONGEST_LOG))
        listed.undo_asked.connect(lambda entry, reason: self.take(_step(session_id, entry), reason))
        listed.finished.connect(lambda _: then())
        listed.open()

    def last(self) -> None:
        """Take this desk's last step back; as one step of undo, if nothing was done since."""
        step = self._at_once()
        if step is None:  # somebody went on since the button was drawn
            self._page.say(self._nothing_words(), undo=False)
        elif undo.is_last(_LOG, step.check_in_id):
            self._taken.add(step.check_in_id)
            self._page.frame.action("edit.undo").trigger()
        else:
            self.take(step, "")

    def take_entry(self, entry: Entry) -> None:
        """Take one row of the list of the last back."""
        self.take(_step(self._session_id, entry), "")

    def take(self, step: Step, reason: str) -> None:
        """Take one step back."""
        if step.answer is Answer.OUT:
            label = tr("undoing the check-out of {name}").format(name=step.name)
            said = tr("Took the check-out of {name} back").format(name=step.name)
        else:
            label = tr("undoing the check-in of {name}").format(name=step.name)
            said = tr("{name} is not in any more").format(name=step.name)
        self._taken.add(step.check_in_id)
        self._page.do(
            label, lambda: desk.undo_check_in(step.check_in_id, self._now(), reason), said
        )

    def _at_once(self) -> Step | None:
        """Return what `last` may take back unseen: a member's latest step, made just now."""
        step = self._last()
        if step is None or self._now() - step.at > _AT_ONCE:
            return None
        return step if log.is_latest_step(step.check_in_id) else None

    def _last(self) -> Step | None:
        """Return this desk's own last step; of any door, where it has written none."""
        here = (step for step in reversed(self._own) if step.session_id == self._session_id)
        own = next((step for step in here if not log.is_undone(step.check_in_id)), None)
        return own or self._newest

    def _nothing_words(self) -> str:
        if self._last() is None:
            return tr("Nothing to undo")
        return tr("Nothing to take back at once; the list of all does it, with a reason (Ctrl+L)")


def _step(session_id: int, entry: Entry) -> Step:
    return Step(session_id, entry.check_in_id, entry.name, entry.answer, entry.at)


def undo_words(step: Step) -> str:
    """Return what undoing a step would do, in a sentence that names them."""
    if step.answer is Answer.OUT:
        return tr("Undo the check-out of {name}").format(name=step.name)
    return tr("Undo the check-in of {name}").format(name=step.name)

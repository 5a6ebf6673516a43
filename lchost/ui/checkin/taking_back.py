"""Check-ins taken back: the last one at once, any later with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from lchost.checkin import desk, log
from lchost.checkin.answers import Answer
from lchost.checkin.log import Entry
from lchost.models import undo
from lchost.planning.workshops import Workshop
from lchost.ui.checkin.door import check_in_label, check_out_label
from lchost.ui.checkin.hours import tr
from lchost.ui.dialogs.check_ins import CheckInsDialog, can_take_back
from lchost.ui.page import Page

_LONGEST_LOG = 20_000  # rows in the list of all
_LOOKS_BACK = 200  # scans in which the last step in or out is looked for


class TakingBack:
    """Takes check-ins back for a page."""

    def __init__(self, page: Page, now: Callable[[], datetime]) -> None:
        self._page, self._now = page, now

    def show_all(self, workshop: Workshop, then: Callable[[], None]) -> None:
        """Open the list of all scans; `then` is called when it closes."""
        session_id = workshop.session_id
        listed = CheckInsDialog(self._page, workshop, lambda: log.recent(session_id, _LONGEST_LOG))
        listed.undo_asked.connect(self._undo)
        listed.finished.connect(lambda _: then())
        listed.open()

    def last(self, session_id: int) -> None:
        """Take the last step in or out back; as one step of undo, if nothing was done since."""
        entry = next((e for e in log.recent(session_id, _LOOKS_BACK) if can_take_back(e)), None)
        if entry is None:
            return
        is_out = entry.answer is Answer.OUT
        label = check_out_label(entry.name) if is_out else check_in_label(entry.name)
        if undo.labels()[0] == label:
            self._page.frame.action("edit.undo").trigger()
        else:
            self._undo(entry, "")

    def _undo(self, entry: Entry, reason: str) -> None:
        if entry.answer is Answer.OUT:
            label = tr("undoing the check-out of {name}").format(name=entry.name)
            said = tr("{name} is in again").format(name=entry.name)
        else:
            label = tr("undoing the check-in of {name}").format(name=entry.name)
            said = tr("{name} is not in any more").format(name=entry.name)
        self._page.do(
            label, lambda: desk.undo_check_in(entry.check_in_id, self._now(), reason), said
        )

"""The door's hours on its page: said, opened, closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.workshops import Workshop
from lchost.ui.checkin.hours import Hours, hours_of, tr
from lchost.ui.page import Page


class Opening:
    """Opens and closes the door for a page."""

    def __init__(self, page: Page, now: Callable[[], datetime]) -> None:
        self._page, self._now = page, now

    def open(self, workshop: Workshop) -> None:
        """Let people check in from now on: earlier than planned, or again.

        `workshop` is seen as the session that the door is for.
        """
        label, said = tr("opening the door"), tr("The door is open")
        if hours_of(workshop, self._now()) is Hours.BEFORE:
            early = workshop.starts_at - self._now() + timedelta(minutes=1)
            minutes = int(early.total_seconds() // 60)
            draft = replace(planning.get(workshop.id), opens_before_min=minutes)
            self._page.do(label, lambda: planning.edit(workshop.id, draft), said)
        else:
            self._page.do(label, lambda: sessions.reopen([workshop.session_id]), said)

    def close(self, workshop: Workshop) -> None:
        """Check nobody in by themselves from now on."""
        label, said = tr("closing the door"), tr("The door is closed")
        self._page.do(label, lambda: sessions.close([workshop.session_id], self._now()), said)

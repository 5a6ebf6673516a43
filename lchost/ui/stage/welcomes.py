"""Names on the stage: of those who came in just now, and only with their consent."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

from lchost.checkin import log
from lchost.checkin.log import Entry
from lchost.models import settings
from lchost.roster import consents
from lchost.roster.consents import What

ALLOWED = "stage_names"  # the community's own switch: names on the stage at all
_SHOWN_FOR = timedelta(seconds=6)
_SHORTLY = timedelta(seconds=2)  # while others wait
_TOO_LATE = timedelta(seconds=20)  # who waited so long sits already
_LOOKED_AT = 12  # rows of the log: more in one second are not read out


class Welcomes:
    """Follows the log of one session from now on; asked once a second who is welcomed."""

    def __init__(self, session_id: int) -> None:
        self._session_id = session_id
        newest = log.recent(session_id, 1)
        self._last_id = newest[0].check_in_id if newest else 0
        self._waiting: deque[tuple[datetime, Entry]] = deque()
        self._shown: Entry | None = None
        self._since: datetime | None = None

    def read(self, at: datetime) -> None:
        """Look who came in since the last time, and who was taken back."""
        entries = log.recent(self._session_id, _LOOKED_AT)
        new = [one for one in reversed(entries) if one.check_in_id > self._last_id]
        self._waiting += [(at, one) for one in new if one.answer.is_in and one.member_id]
        self._last_id = max([self._last_id, *(one.check_in_id for one in new)])
        undone = {one.check_in_id for one in entries if one.is_undone}
        if self._shown and self._shown.check_in_id in undone:
            self._shown = None
        self._waiting = deque(
            (since, one) for since, one in self._waiting if one.check_in_id not in undone
        )

    def name(self, at: datetime) -> str:
        """Return the name to show at this moment; empty for none."""
        if self._shown and self._since:
            enough = _SHORTLY if self._waiting else _SHOWN_FOR
            if at - self._since < enough and _may_be_named(self._shown):
                return self._shown.name
        self._shown = None
        while self._waiting:
            since, entry = self._waiting.popleft()
            if at - since < _TOO_LATE and _may_be_named(entry):
                self._shown, self._since = entry, at
                return entry.name
        return ""


def _may_be_named(entry: Entry) -> bool:
    """Tell whether the community and the member both agree; asked anew at every second."""
    if not settings.get(ALLOWED, False) or entry.member_id is None:
        return False
    return consents.has_given(entry.member_id, What.STAGE)

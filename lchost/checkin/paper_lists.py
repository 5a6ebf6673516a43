"""Lists that were signed on paper: whoever is on them is checked in, later and all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lchost.checkin import desk, facts
from lchost.checkin.answers import Method, Outcome, Scan
from lchost.models.database import Topic, writing


def came_at(session_id: int, now: datetime) -> datetime:
    """Return when somebody on a list is taken to have come: the list does not say.

    Now, until the session begins; from then on its beginning, so that nobody is late, or outside
    the door's hours, because their line was typed in later.
    """
    return min(now, facts.hours_of(session_id).starts_at)


def check_in(
    session_id: int, member_ids: Sequence[int], at: datetime, door: str = ""
) -> list[Outcome]:
    """Check these members in, and return what became of each.

    Raises:
        NotSaved: nobody is checked in.
    """
    said: list[Outcome] = []
    with writing(Topic.ATTENDANCE):
        for member_id in member_ids:
            scan = Scan(session_id, at, member_id=member_id, method=Method.PAPER, door=door)
            said.append(_saved(desk.check_in(scan)))
    return said


def let_in(session_id: int, member_id: int, at: datetime, door: str = "") -> Outcome:
    """Check a member in whom the desk hesitated about, as the host says.  Raises as `check_in`."""
    scan = Scan(session_id, at, member_id=member_id, method=Method.PAPER, door=door)
    return _saved(desk.let_in(scan))


def _saved(said: Outcome) -> Outcome:
    if said.trouble is not None:
        raise said.trouble
    return said

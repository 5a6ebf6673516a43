"""People who have left: the host says so away from the door."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from lchost.checkin import attendance, desk
from lchost.checkin.answers import Method, Scan, Way
from lchost.models.database import Topic, writing


def check_out(workshop_id: int, people: Iterable[int], at: datetime) -> list[int]:
    """Check those of them out who are in a session of this workshop, and return who that was.

    Args:
        people: member ids.

    Raises:
        NotSaved: nobody is checked out.
    """
    inside = attendance.inside(workshop_id)
    gone = [member_id for member_id in people if member_id in inside]
    with writing(Topic.ATTENDANCE):
        for member_id in gone:
            session_id, since = inside[member_id]
            left = max(at, since)  # clocks differ: nobody leaves before they come
            scan = Scan(session_id, left, member_id=member_id, method=Method.SEARCH, way=Way.OUT)
            said = desk.check_in(scan)
            if said.trouble is not None:
                raise said.trouble
    return gone

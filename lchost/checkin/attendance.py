"""Attendance, derived from the log and the registrations; nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from lchost.checkin import log
from lchost.checkin.answers import Answer
from lchost.models.people import Member
from lchost.models.workshops import Registration, Session, Status


class State(Enum):
    """How a member stands to a session."""

    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"  # only once the host has closed the session
    UNMARKED = "unmarked"


@dataclass(frozen=True)
class Presence:
    """One member's attendance; `since` is the first check-in that stands."""

    member_id: int
    name: str
    email: str
    state: State
    since: datetime | None
    check_in_id: int | None
    is_walk_in: bool
    is_registered: bool


def presence(workshop_id: int) -> list[Presence]:
    """Return everybody who has a place or came, by name."""
    session = Session.get(Session.workshop == workshop_id)
    arrived = {entry.member_id: entry for entry in log.arrivals(session.id)}
    places = dict(
        Registration.select(Registration.member_id, Registration.is_walk_in)
        .where(Registration.workshop == workshop_id, Registration.status == Status.REGISTERED)
        .tuples()
    )
    wanted = set(places) | {member_id for member_id in arrived if member_id is not None}
    rows = Member.select(Member.id, Member.display_name, Member.email, Member.folded)
    found = []
    for row in sorted((r for r in rows if r.id in wanted), key=lambda r: (r.folded, r.id)):
        entry = arrived.get(row.id)
        found.append(
            Presence(
                member_id=row.id,
                name=row.display_name,
                email=row.email,
                state=_state(entry, session.closed_at is not None),
                since=entry.at if entry else None,
                check_in_id=entry.check_in_id if entry else None,
                is_walk_in=bool(places.get(row.id)),
                is_registered=row.id in places,
            )
        )
    return found


def present(workshop_id: int) -> list[int]:
    """Return the ids of those who are in, the first to come first."""
    session = Session.get(Session.workshop == workshop_id)
    return [e.member_id for e in log.arrivals(session.id) if e.member_id is not None]


def _state(entry: log.Entry | None, is_closed: bool) -> State:
    if entry is not None:
        return State.LATE if entry.answer is Answer.LATE else State.PRESENT
    return State.ABSENT if is_closed else State.UNMARKED

"""Attendance, derived from the log and the registrations; nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from lchost.checkin import log
from lchost.checkin.answers import Answer
from lchost.models.database import DB
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
    arrived = log.first_arrivals(session.id)
    registered = Registration.select(Registration.member_id, Registration.is_walk_in).where(
        Registration.workshop == workshop_id, Registration.status == Status.REGISTERED
    )
    places = dict(DB.execute(registered).fetchall())
    wanted = set(places) | set(arrived)
    kept = (Member.folded, Member.id, Member.display_name, Member.email)
    everybody = DB.execute(Member.select(*kept)).fetchall()
    people = sorted(row for row in everybody if row[1] in wanted)
    found = []
    for _, member_id, name, email in people:
        at, answer, check_in_id = arrived.get(member_id, (None, None, None))
        found.append(
            Presence(
                member_id=member_id,
                name=name,
                email=email,
                state=_state(answer, session.closed_at is not None),
                since=at,
                check_in_id=check_in_id,
                is_walk_in=bool(places.get(member_id)),
                is_registered=member_id in places,
            )
        )
    return found


def present(workshop_id: int) -> list[int]:
    """Return the ids of those who are in, the first to come first."""
    session = Session.get(Session.workshop == workshop_id)
    return list(log.first_arrivals(session.id))


def _state(answer: Answer | None, is_closed: bool) -> State:
    if answer is not None:
        return State.LATE if answer is Answer.LATE else State.PRESENT
    return State.ABSENT if is_closed else State.UNMARKED

"""Attendance, derived from the log and the registrations; nothing of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from lchost.checkin import excuses, log
from lchost.checkin.answers import Answer
from lchost.models.database import DB
from lchost.models.people import Member
from lchost.models.workshops import Registration, Session, Status


class State(Enum):
    """How a member stands to a session."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"  # the host's mark; who comes all the same is present
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
    excuse: str = ""  # the host's words for it, if there are any


def presence(workshop_id: int, session_id: int | None = None) -> list[Presence]:
    """Return everybody who has a place or came, by name.

    Args:
        session_id: how they stand to this session; without it to the workshop: who came to one of
            its sessions was there, and who came to none is absent once all are closed.
    """
    sessions = _sessions(workshop_id, session_id)
    numbers = [session.id for session in sessions]
    is_closed = all(session.closed_at is not None for session in sessions)
    arrived = log.first_arrivals(numbers)
    excused = excuses.excused(numbers)
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
                state=_state(answer, member_id in excused, is_closed),
                since=at,
                check_in_id=check_in_id,
                is_walk_in=bool(places.get(member_id)),
                is_registered=member_id in places,
                excuse=excused.get(member_id, ""),
            )
        )
    return found


def present(workshop_id: int) -> list[int]:
    """Return the ids of those who came and did not go out again, the first to come first."""
    sessions = [session.id for session in _sessions(workshop_id)]
    here = inside(workshop_id)
    return [member_id for member_id in log.first_arrivals(sessions) if member_id in here]


def inside(workshop_id: int) -> dict[int, tuple[int, datetime]]:
    """Return who is in which session of a workshop, and since when."""
    return log.last_in([session.id for session in _sessions(workshop_id)])


def _sessions(workshop_id: int, session_id: int | None = None) -> list[Session]:
    rows = Session.select().where(Session.workshop == workshop_id)
    return list(rows if session_id is None else rows.where(Session.id == session_id))


def _state(answer: Answer | None, is_excused: bool, is_closed: bool) -> State:
    if answer is not None:
        return State.LATE if answer is Answer.LATE else State.PRESENT
    if is_excused:
        return State.EXCUSED
    return State.ABSENT if is_closed else State.UNMARKED

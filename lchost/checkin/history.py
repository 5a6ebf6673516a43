"""One member's way through the workshops, read from the registrations and the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import peewee as pw

from lchost.checkin import log
from lchost.checkin.answers import Answer
from lchost.checkin.attendance import State
from lchost.models.attendance import CheckIn, Excuse
from lchost.models.workshops import Registration, Role, Session, Status, Workshop


@dataclass(frozen=True)
class Visit:
    """What a member had to do with one workshop.  `role` is the word kept in the file."""

    workshop_id: int
    title: str
    starts_at: datetime
    zone: str
    state: State
    since: datetime | None = None  # the first check-in that stands
    session_title: str = ""
    role: str = Role.ATTENDEE.value
    is_waiting: bool = False
    is_cancelled: bool = False

    @property
    def is_in(self) -> bool:
        """Whether the member came."""
        return self.state in (State.PRESENT, State.LATE)


def visits(member_id: int) -> list[Visit]:
    """Return every workshop that a member had a place in or came to, the latest first."""
    came: dict[int, CheckIn] = {}
    for row in log.standing().where(CheckIn.member == member_id):
        came.setdefault(row.session_id, row)
    places = {
        row.workshop_id: row
        for row in Registration.select().where(Registration.member == member_id)
    }
    sessions = (
        Session.select(Session, Workshop)
        .join(Workshop)
        .where((Session.id.in_(list(came))) | (Session.workshop.in_(list(places))))
        .order_by(Session.starts_at.desc(), Session.id.desc())
    )
    excused = {row.session_id for row in Excuse.select().where(Excuse.member == member_id)}
    return [
        _visit(row, places.get(row.workshop_id), came.get(row.id), row.id in excused)
        for row in sessions
    ]


def counted(found: list[Visit], at: datetime) -> tuple[int, int]:
    """Return how often a member came, and of how many workshops that they had a place in.

    Workshops to come count only once the member is in; places given back do not count, nor does
    what they are excused from.
    """
    due = [v for v in found if v.is_in or (v.starts_at <= at and not _is_released(v))]
    return sum(v.is_in for v in due), sum(v.is_in or not v.is_waiting for v in due)


def _is_released(visit: Visit) -> bool:
    return visit.is_cancelled or visit.state is State.EXCUSED


def _visit(
    session: pw.Model, place: pw.Model | None, scan: CheckIn | None, is_excused: bool
) -> Visit:
    state = State.ABSENT if session.closed_at else State.UNMARKED
    if scan is not None:
        state = State.LATE if scan.answer == Answer.LATE.value else State.PRESENT
    elif is_excused:
        state = State.EXCUSED
    return Visit(
        workshop_id=session.workshop_id,
        title=session.workshop.title,
        session_title=session.title,
        starts_at=session.starts_at,
        zone=session.workshop.zone,
        state=state,
        since=scan.at if scan is not None else None,
        role=place.role.value if place is not None else Role.ATTENDEE.value,
        is_waiting=place is not None and place.status is Status.WAITLISTED,
        is_cancelled=place is not None and place.status is Status.CANCELLED,
    )

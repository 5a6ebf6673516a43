"""What a scan means: who it is, whether they have a place here, whether the door is open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from lchost import codes
from lchost.checkin import log
from lchost.checkin.answers import Answer, Outcome, Scan
from lchost.codes import CodeKind
from lchost.models.attendance import CheckIn
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration, Session, Status, Workshop


def judge(scan: Scan, at_any_hour: bool = False) -> Outcome:
    """Find out what a scan means, without writing."""
    read = codes.read(scan.text) if scan.member_id is None else None
    if read is not None and read.kind is not CodeKind.BADGE:
        answer = Answer.TYPO if read.kind is CodeKind.TYPO else Answer.FOREIGN
        return Outcome(answer, scan.at, code_kind=read.kind)
    if read is None:
        member = Member.get_or_none(Member.id == scan.member_id)
    else:
        badge = BadgeCode.select().where(BadgeCode.code == read.code).first()
        if badge is not None and badge.replaced_at is not None:
            said = said_of(badge.member, Answer.REPLACED, scan)
            return replace(said, replaced_on=badge.replaced_at)
        member = badge.member if badge else None
    if member is None:
        return Outcome(Answer.UNKNOWN, scan.at, code_kind=read.kind if read else None)
    session = session_of(scan.session_id)
    return (
        _judge_place(scan, session, member)
        or (None if at_any_hour else _judge_hours(scan, session, member))
        or _judge_arrival(scan, session, member)
    )


def _judge_place(scan: Scan, session: Any, member: Member) -> Outcome | None:
    found = Registration.get_or_none(
        Registration.workshop == session.workshop_id, Registration.member == member.id
    )
    if found is None:
        return _judge_stranger(scan, session, member)
    if found.status is Status.CANCELLED:
        return said_of(member, Answer.CANCELLED, scan)
    if found.status is Status.WAITLISTED:
        free = has_free_place(session.workshop_id)
        return replace(said_of(member, Answer.WAITLISTED, scan), has_free_place=free)
    return None


def _judge_stranger(scan: Scan, session: Any, member: Member) -> Outcome:
    """A known member without a place here: perhaps they have one elsewhere."""
    rows = (
        Session.select(Session, Workshop)
        .join(Workshop)
        .join(Registration, on=Registration.workshop == Workshop.id)
        .where(
            Registration.member == member.id,
            Registration.status == Status.REGISTERED,
            Workshop.archived_at.is_null(),
            Session.ends_at > scan.at,
        )
        .order_by(Session.starts_at)
    )
    other = rows.first()
    if other is None:
        return said_of(member, Answer.NOT_REGISTERED, scan)
    zone = ZoneInfo(session.workshop.zone)
    is_same_day = other.starts_at.astimezone(zone).date() == scan.at.astimezone(zone).date()
    said = said_of(member, Answer.OTHER_WORKSHOP if is_same_day else Answer.OTHER_DAY, scan)
    return replace(said, workshop_title=other.workshop.title, starts_at=other.starts_at)


def _judge_hours(scan: Scan, session: Any, member: Member) -> Outcome | None:
    opens_at = session.starts_at - timedelta(minutes=session.workshop.opens_before_min)
    if scan.at < opens_at:
        return replace(said_of(member, Answer.TOO_EARLY, scan), opens_at=opens_at)
    closed_at = min(session.closed_at or session.ends_at, session.ends_at)
    if scan.at >= closed_at:
        return replace(said_of(member, Answer.CLOSED, scan), closed_at=closed_at)
    return None


def _judge_arrival(scan: Scan, session: Any, member: Member) -> Outcome:
    first = log.standing(session.id).where(CheckIn.member == member.id).first()
    if first is not None:
        said = said_of(member, Answer.ALREADY, scan)
        return replace(said, since=first.at, since_door=first.door)
    late_after_min = session.workshop.late_after_min
    late_by_min = int((scan.at - session.starts_at).total_seconds() // 60)
    is_late = late_after_min is not None and late_by_min >= max(late_after_min, 1)
    said = said_of(member, Answer.LATE if is_late else Answer.WELCOME, scan)
    is_known = log.standing().where(CheckIn.member == member.id).exists()
    return replace(said, late_by_min=late_by_min if is_late else 0, is_first_time=not is_known)


def said_of(member: Member, answer: Answer, scan: Scan) -> Outcome:
    return Outcome(
        answer,
        scan.at,
        member_id=member.id,
        name=member.display_name,
        pronouns=member.pronouns,
        attention=member.attention,
    )


def has_free_place(workshop_id: int) -> bool:
    """Tell whether fewer people have a place than the workshop holds."""
    capacity = Workshop.get_by_id(workshop_id).capacity
    if capacity is None:
        return True
    taken = Registration.select().where(
        Registration.workshop == workshop_id, Registration.status == Status.REGISTERED
    )
    return bool(taken.count() < capacity)


def session_of(session_id: int) -> Any:
    """Return a session row together with its workshop's, in one query."""
    found = Session.select(Session, Workshop).join(Workshop).where(Session.id == session_id)
    return found.get()

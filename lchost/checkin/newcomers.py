"""Somebody new who puts their name down on their own phone."""

from __future__ import annotations

from dataclasses import replace

from lchost.checkin import desk, facts
from lchost.checkin.answers import Answer, Outcome, Scan
from lchost.errors import NoName
from lchost.models.database import DB, Topic, writing
from lchost.models.workshops import Registration, Status
from lchost.roster import members
from lchost.roster.members import MemberDraft


def come_in(scan: Scan, name: str, email: str = "") -> Outcome:
    """Keep somebody new and check them in; unlike at the desk nobody has said yes to them.

    So the door's hours hold, and who comes to a full workshop waits.  Whom the desk must see is
    HELD without a name, and nothing is kept: a poster on paper may be anywhere, one phone brings
    one person, and an e-mail that a member has proves nobody.  All are told the same, so that a
    stranger learns nothing about a member.

    Raises:
        NoName: nothing was typed.
        BadEmail: what was typed for one is none.
    """
    if not name.split():
        raise NoName()
    hours = facts.hours_of(scan.session_id)
    with writing(Topic.MEMBERS, Topic.REGISTRATIONS, Topic.ATTENDANCE):
        before = _method_before(scan)
        if before == scan.method.value:
            return desk.check_in(scan)
        if scan.at < hours.opens_at:
            return Outcome(Answer.TOO_EARLY, scan.at, opens_at=hours.opens_at)
        if scan.at >= hours.closes_at:
            return Outcome(Answer.CLOSED, scan.at, closed_at=hours.closes_at)
        if before or _must_be_seen(scan) or members.by_email(email) is not None:
            return Outcome(Answer.HELD, scan.at)
        member_id = members.add(MemberDraft(display_name=name, email=email), scan.at)
        _put_on_the_list(hours.workshop_id, member_id, scan)
        return desk.check_in(replace(scan, member_id=member_id))


def _must_be_seen(scan: Scan) -> bool:
    has_brought = scan.phone and facts.has_brought_another(scan.phone, 0, scan.session_id)
    return scan.needs_nod or bool(has_brought)


def _method_before(scan: Scan) -> str:
    """Return how this request was answered before, if it was: by this form, or by another."""
    rows = DB.execute_sql("SELECT method FROM check_in WHERE request_id = ?", (scan.request_id,))
    row = rows.fetchone()
    return str(row[0]) if row else ""


def _put_on_the_list(workshop_id: int, member_id: int, scan: Scan) -> None:
    is_free = facts.has_free_place(workshop_id)
    Registration.create(
        workshop=workshop_id,
        member=member_id,
        status=Status.REGISTERED if is_free else Status.WAITLISTED,
        is_walk_in=True,
        registered_at=scan.at,
    )

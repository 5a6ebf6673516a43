"""Somebody new who puts their name down on their own phone."""

from __future__ import annotations

from dataclasses import replace

from lchost.checkin import desk, facts
from lchost.checkin.answers import Answer, Outcome, Scan
from lchost.models.database import DB, Topic, writing
from lchost.models.workshops import Registration, Status
from lchost.roster import members
from lchost.roster.members import MemberDraft


def come_in(scan: Scan, name: str, email: str = "") -> Outcome:
    """Keep somebody new and check them in; unlike at the desk nobody has said yes to them.

    So the door's hours hold, one phone brings one person, and who comes to a full workshop waits.
    An e-mail that a member has means that member, who comes in as ever.

    Raises:
        NoName: nothing was typed.
        BadEmail: what was typed for one is none.
    """
    hours = facts.hours_of(scan.session_id)
    with writing(Topic.MEMBERS, Topic.REGISTRATIONS, Topic.ATTENDANCE):
        if _is_known(scan):
            return desk.check_in(scan)
        if scan.at < hours.opens_at:
            return Outcome(Answer.TOO_EARLY, scan.at, opens_at=hours.opens_at)
        if scan.at >= hours.closes_at:
            return Outcome(Answer.CLOSED, scan.at, closed_at=hours.closes_at)
        member_id = members.by_email(email)
        if member_id is None:
            member_id = members.add(MemberDraft(display_name=name, email=email), scan.at)
            _put_on_the_list(hours.workshop_id, member_id, scan)
        return desk.check_in(replace(scan, member_id=member_id))


def _is_known(scan: Scan) -> bool:
    """Tell whether this request was answered before."""
    rows = DB.execute_sql("SELECT 1 FROM check_in WHERE request_id = ?", (scan.request_id,))
    return rows.fetchone() is not None


def _put_on_the_list(workshop_id: int, member_id: int, scan: Scan) -> None:
    is_free = facts.has_free_place(workshop_id)
    Registration.create(
        workshop=workshop_id,
        member=member_id,
        status=Status.REGISTERED if is_free else Status.WAITLISTED,
        is_walk_in=True,
        registered_at=scan.at,
    )

"""The desk: every device - scanner, keyboard, search - comes through `check_in`.

What a scan counts for: registration is for a workshop, check-in for a session.  Validity is
checked before "already in", so that a cancelled place is never hidden by an earlier green.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from lchost.checkin import log
from lchost.checkin.answers import LET_IN_ANYWAY, Answer, Method, Outcome, Scan
from lchost.checkin.judge import judge, said_of, session_of
from lchost.codes import CodeKind
from lchost.errors import NotSaved
from lchost.models.attendance import CheckIn
from lchost.models.database import Topic, writing
from lchost.models.workshops import Registration, Status
from lchost.roster import members
from lchost.roster.members import MemberDraft


def check_in(scan: Scan) -> Outcome:
    """Answer a scan and write it down; a green answer is on the disk when this returns.

    Asking again with the same `request_id` gives the same answer and writes nothing.
    """
    try:
        with writing(Topic.ATTENDANCE):
            return _asked_before(scan) or _write_down(scan, judge(scan))
    except NotSaved as trouble:
        return Outcome(Answer.NOT_SAVED, scan.at, trouble=trouble)


def let_in(scan: Scan) -> Outcome:
    """Say yes where `check_in` hesitated: give the member a place, and check them in.

    The hours of the door do not hold back whom the host lets in.  What was overruled stands in
    the log as the reason.
    """
    try:
        with writing(Topic.ATTENDANCE, Topic.REGISTRATIONS):
            asked = judge(scan)
            if asked.answer not in LET_IN_ANYWAY or asked.member_id is None:
                return _write_down(scan, asked)
            session = session_of(scan.session_id)
            _give_place(session.workshop_id, asked.member_id, scan.at)
            again = judge(scan, at_any_hour=True)
            return _write_down(scan, again, reason=asked.answer.value)
    except NotSaved as trouble:
        return Outcome(Answer.NOT_SAVED, scan.at, trouble=trouble)


def walk_in(
    session_id: int, name: str, at: datetime, email: str = "", phone: str = "", door: str = ""
) -> Outcome:
    """Welcome somebody new: member, place and check-in in one step.  A name alone is enough.

    An e-mail that a member has means that member; a name never does.

    Raises:
        NoName: nothing was typed.
        BadEmail: what was typed for one is none.
    """
    scan = Scan(session_id, at, method=Method.WALK_IN, door=door)
    try:
        with writing(Topic.MEMBERS, Topic.REGISTRATIONS, Topic.ATTENDANCE):
            draft = MemberDraft(display_name=name, email=email, phone=phone)
            member_id = members.by_email(email) or members.add(draft, at)
            return let_in(replace(scan, member_id=member_id))
    except NotSaved as trouble:
        return Outcome(Answer.NOT_SAVED, at, trouble=trouble)


def undo_check_in(check_in_id: int, at: datetime, reason: str = "") -> bool:
    """Take a check-in back by a row of its own.  False: it was not in, or is undone already."""
    with writing(Topic.ATTENDANCE):
        row = CheckIn.get_or_none(CheckIn.id == check_in_id)
        if row is None or not Answer(row.answer).is_in or log.is_undone(row.id):
            return False
        CheckIn.create(
            session=row.session_id,
            member=row.member_id,
            at=at,
            answer=Answer.UNDONE.value,
            method=row.method,
            door=row.door,
            undoes=row,
            reason=reason,
        )
    return True


# --- writing down -------------------------------------------------------------------------------


def _write_down(scan: Scan, said: Outcome, reason: str = "") -> Outcome:
    is_strange = said.member_id is None and bool(scan.text)
    row = CheckIn.create(
        session=scan.session_id,
        member=said.member_id,
        at=scan.at,
        answer=said.answer.value,
        method=scan.method.value,
        door=scan.door,
        code_kind=said.code_kind.value if said.code_kind else "",
        code_hash=_hash(scan.text) if is_strange else "",
        request_id=scan.request_id,
        reason=reason,
    )
    return replace(said, check_in_id=row.id)


def _hash(text: str) -> str:
    """Keep of a strange code only what tells it from another: it may hold a password."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _asked_before(scan: Scan) -> Outcome | None:
    """Return the answer that this request was given, if it is known."""
    if scan.request_id is None:
        return None
    row = CheckIn.get_or_none(CheckIn.request_id == scan.request_id)
    if row is None:
        return None
    answer = Answer(row.answer)
    kind = CodeKind(row.code_kind) if row.code_kind else None
    if row.member_id is None:
        return Outcome(answer, row.at, check_in_id=row.id, code_kind=kind)
    said = said_of(row.member, answer, replace(scan, at=row.at))
    return replace(said, check_in_id=row.id, code_kind=kind)


def _give_place(workshop_id: int, member_id: int, at: datetime) -> None:
    given = (
        Registration.update(status=Status.REGISTERED)
        .where(Registration.workshop == workshop_id, Registration.member == member_id)
        .execute()
    )
    if not given:
        Registration.create(
            workshop=workshop_id, member=member_id, is_walk_in=True, registered_at=at
        )

"""The desk: every device - scanner, camera, phone, keyboard, search - comes through `check_in`.

What a scan counts for: registration is for a workshop, check-in for a session.  Validity is
checked before "already in", so that a cancelled place is never hidden by an earlier green.  Each
of these may run inside an outer `writing`: a queue of phones is one transaction on the disk.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta

from lchost import codes
from lchost.checkin import facts, questions
from lchost.checkin.answers import LET_IN_ANYWAY, Answer, Method, Outcome, Scan
from lchost.checkin.judge import judge, parallel_step, said_of
from lchost.codes import CodeKind
from lchost.errors import NotSaved
from lchost.models.attendance import CheckIn
from lchost.models.database import DB, Topic, writing
from lchost.models.fields import moment, utc_text, word
from lchost.models.rows import new_uid
from lchost.models.workshops import Registration, Status
from lchost.roster import members
from lchost.roster.members import MemberDraft

MOVED = "moved"  # the reason in the log of a step out that a step in elsewhere made
UNDO_WITHIN_MIN = 15  # at once; later only from the list, with a reason


def check_in(scan: Scan) -> Outcome:
    """Answer a scan and write it down; a green answer is on the disk when this returns.

    Inside an outer `writing` it is on the disk when that one ends.  Asking again with the same
    `request_id` gives the same answer and writes nothing.
    """
    try:
        with writing(Topic.ATTENDANCE):
            if asked := _asked_before(scan):
                return asked
            said = judge(scan)
            _keep_answers(scan, said)
            return _write_down(scan, said)
    except NotSaved as trouble:
        return Outcome(Answer.NOT_SAVED, scan.at, trouble=trouble)


def look(scan: Scan) -> Outcome:
    """Answer a scan without writing anything: the host looks first, and confirms."""
    return judge(scan)


def let_in(scan: Scan, reason: str = "") -> Outcome:
    """Say yes where `check_in` hesitates: give the member a place, and check them in.

    Neither the door's hours nor a nod that is missing hold back whom the host lets in.  The log
    keeps that it was asked, and apart from it which answer it really overruled, if any.  A
    question that must be answered still comes first.
    """
    try:
        with writing(Topic.ATTENDANCE, Topic.REGISTRATIONS):
            if before := _asked_before(scan):
                return before
            asked = judge(scan)
            if asked.answer not in LET_IN_ANYWAY or asked.member_id is None:
                return _write_down(replace(scan), asked, reason=reason, forced=True)
            _give_place(facts.hours_of(scan.session_id).workshop_id, asked.member_id, scan.at)
            said = judge(scan, is_let_in=True)
            _keep_answers(scan, said)
            overruled = asked.answer if said.answer.is_in else None
            return _write_down(scan, said, reason=reason, forced=True, overruled=overruled)
    except NotSaved as trouble:
        return Outcome(Answer.NOT_SAVED, scan.at, trouble=trouble)


def walk_in(
    session_id: int,
    name: str,
    at: datetime,
    email: str = "",
    phone: str = "",
    door: str = "",
    *,
    request_id: str | None = None,
    asking: Scan | None = None,
) -> Outcome:
    """Welcome somebody new: member, place and check-in in one step.  A name alone is enough.

    An e-mail that a member has means that member; a name never does.

    Args:
        asking: the scan this stands for, where it came with more: a phone, answers.

    Raises:
        NoName: nothing was typed.
        BadEmail: what was typed for one is none.
    """
    scan = asking or Scan(session_id, at, method=Method.WALK_IN, door=door, request_id=request_id)
    try:
        with writing(Topic.MEMBERS, Topic.REGISTRATIONS, Topic.ATTENDANCE):
            if asked := _asked_before(scan):
                return asked
            draft = MemberDraft(display_name=name, email=email, phone=phone)
            member_id = members.by_email(email) or members.add(draft, at)
            return let_in(replace(scan, text="", member_id=member_id))
    except NotSaved as trouble:
        return Outcome(Answer.NOT_SAVED, at, trouble=trouble)


def undo_check_in(
    check_in_id: int,
    at: datetime,
    reason: str = "",
    door: str | None = None,
    within_min: int | None = None,
) -> bool:
    """Take a step in or out back by a row of its own; a move takes its step out along.

    Args:
        door: only what this door has written may be taken back; None: anything, by the host.
        within_min: only so long after it.

    Returns False, and changes nothing: there is no such step, it is undone already, or it may
    not be undone by this door any more.
    """
    with writing(Topic.ATTENDANCE):
        row = CheckIn.get_or_none(CheckIn.id == check_in_id)
        if row is None or not _is_step(row) or _is_undone(row.id):
            return False
        if door is not None and row.door != door:
            return False
        if within_min is not None and at - row.at > timedelta(minutes=within_min):
            return False
        _take_back(row, at, reason)
        other = _other_half_of_move(row)
        if other is not None and not _is_undone(other.id):
            _take_back(other, at, reason)
    return True


# --- writing down -------------------------------------------------------------------------------


def _write_down(
    scan: Scan,
    said: Outcome,
    *,
    reason: str = "",
    forced: bool = False,
    overruled: Answer | None = None,
) -> Outcome:
    if said.answer is Answer.MOVED and said.member_id is not None:
        _step_out_elsewhere(scan, said.member_id)
    is_strange = said.member_id is None and bool(scan.text)
    row = DB.execute_sql(
        _INSERT,
        (
            new_uid(),
            scan.session_id,
            said.member_id,
            utc_text(scan.at),
            said.answer.value,
            scan.method.value,
            scan.door,
            said.code_kind.value if said.code_kind else "",
            _hash(scan.text) if is_strange else "",
            _free_name(scan),
            reason or (said.held_for.value if said.held_for else ""),
            scan.phone,
            forced,
            overruled.value if overruled else "",
        ),
    )
    return replace(said, check_in_id=row.lastrowid)


_INSERT = (
    "INSERT INTO check_in (uid, session_id, member_id, at, answer, method, door, code_kind,"
    " code_hash, request_id, reason, phone, forced, overruled)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _step_out_elsewhere(scan: Scan, member_id: int) -> None:
    """Whoever comes into this room has left the other one."""
    step = parallel_step(member_id, scan)
    if step is not None:
        at = max(scan.at, step.at)  # two doors write in any order: nobody leaves before they come
        there = replace(
            scan, session_id=step.hours.session_id, at=at, request_id=None, text="", phone=""
        )
        _write_down(there, Outcome(Answer.OUT, at, member_id=member_id), reason=MOVED)


def _hash(text: str) -> str:
    """Keep of a strange code only what tells it from another: it may hold a password."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _keep_answers(scan: Scan, said: Outcome) -> None:
    """Keep what was answered, whatever becomes of the check-in."""
    if scan.answers and said.member_id is not None:
        questions.keep(said.member_id, scan.answers, scan.at)


def _asked_before(scan: Scan) -> Outcome | None:
    """Return the answer that this request was given, if it is known.

    A device that counts from one again means another request by the same name: of another session,
    another member or another code.
    """
    for name in _names(scan):
        row = DB.execute_sql(_BY_REQUEST, (name,)).fetchone()
        if row is not None and not _means_another(scan, *row[4:]):
            return _said_before(scan, *row[:5])
    return None


def _said_before(
    scan: Scan, check_in_id: int, at: str, answer: str, kind: str, member_id: int | None
) -> Outcome:
    code_kind = word(CodeKind, kind) if kind else None
    said = Outcome(word(Answer, answer), moment(at), code_kind=code_kind)
    if member_id is not None:
        hours = facts.hours_of(scan.session_id)
        asked = replace(scan, at=said.at, member_id=member_id)
        who = facts.who_is(asked, None, hours.workshop_id)
        if who is not None:
            said = replace(said_of(who, said.answer, asked), code_kind=code_kind)
            said = replace(said, table=facts.table_of(hours.workshop_id, member_id))
    return replace(said, check_in_id=check_in_id)


def _means_another(scan: Scan, member_id: int | None, session_id: int, code_hash: str) -> bool:
    """Tell whether a scan means another session, member or code than the row of its request."""
    if session_id != scan.session_id:
        return True
    if scan.member_id is not None:
        return scan.member_id != member_id
    if not scan.text:
        return False
    if member_id is None:
        return code_hash != _hash(scan.text)
    workshop_id = facts.hours_of(session_id).workshop_id
    who = facts.who_is(scan, codes.read(scan.text), workshop_id)
    return who is None or who.member_id != member_id


def _names(scan: Scan) -> tuple[str, ...]:
    """Return the names a request may be kept under: as asked; where that is taken, its own."""
    if scan.request_id is None:
        return ()
    own = _hash(f"{scan.session_id} {scan.member_id} {scan.text}")[:16]
    return scan.request_id, f"{scan.request_id} {own}"


def _free_name(scan: Scan) -> str | None:
    """Return the first of a request's names that no row bears."""
    names = (n for n in _names(scan) if not DB.execute_sql(_BY_REQUEST, (n,)).fetchone())
    return next(names, None)


_BY_REQUEST = (
    "SELECT id, at, answer, code_kind, member_id, session_id, code_hash FROM check_in"
    " WHERE request_id = ?"
)


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


# --- taking back --------------------------------------------------------------------------------


def _is_step(row: CheckIn) -> bool:
    answer = word(Answer, row.answer)
    return answer.is_in or answer is Answer.OUT


def _is_undone(check_in_id: int) -> bool:
    return bool(CheckIn.select().where(CheckIn.undoes == check_in_id).exists())


def _take_back(row: CheckIn, at: datetime, reason: str) -> None:
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


def _other_half_of_move(row: CheckIn) -> CheckIn | None:
    """A move is two rows that are written one after the other: out there, then in here."""
    if row.answer == Answer.MOVED.value:
        number, answer = row.id - 1, Answer.OUT
    elif row.answer == Answer.OUT.value and row.reason == MOVED:
        number, answer = row.id + 1, Answer.MOVED
    else:
        return None
    found: CheckIn | None = CheckIn.get_or_none(
        CheckIn.id == number, CheckIn.member == row.member_id, CheckIn.answer == answer.value
    )
    return found

"""The door's log, read back: who came when, what was refused, what was taken back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import peewee as pw

from lchost.checkin.answers import ACCEPTED, Answer, Method
from lchost.models.attendance import CheckIn
from lchost.models.database import DB
from lchost.models.fields import moment, word
from lchost.models.people import Member
from lchost.models.workshops import Registration, Session, Status

_ACCEPTED = [answer.value for answer in ACCEPTED]
_STEPS = [*_ACCEPTED, Answer.OUT.value]
_NO_SCANS = [Answer.UNDONE.value, Answer.TURNED_DOWN.value]


@dataclass(frozen=True)
class Entry:
    """A row of the log as a host reads it.  `name` is empty when nobody was recognised.

    `reason`: why it was undone or let in, if that was said.  `overruled`: what the host overruled.
    """

    check_in_id: int
    at: datetime
    member_id: int | None
    name: str
    answer: Answer
    method: Method
    door: str
    reason: str
    is_undone: bool
    is_walk_in: bool = False
    overruled: Answer | None = None


@dataclass(frozen=True)
class DoorCounts:
    """The door's numbers, in people.  `inside`: came, and did not go out again."""

    present: int
    expected: int  # have a place, walk-ins among them
    walk_ins: int
    first_time: int
    inside: int = 0

    @property
    def to_come(self) -> int:
        """Who has a place and is not in."""
        return max(0, self.expected - self.present)


@dataclass(frozen=True)
class Turned:
    """A step in or out that was taken back, or done again afterwards."""

    row_id: int  # of the log row that says so
    check_in_id: int  # of the step
    at: datetime
    member_id: int | None
    name: str
    answer: Answer  # of the step
    is_undone: bool


def standing(session_id: int | Sequence[int] | None = None) -> pw.ModelSelect:
    """Select the rows that stand: somebody came in, and it was not undone.  Oldest first.

    Args:
        session_id: of this session, or of these.
    """
    undo = CheckIn.alias()
    undone = undo.select(pw.SQL("1")).where(undo.undoes == CheckIn.id)
    rows = CheckIn.select().where(CheckIn.answer.in_(_ACCEPTED), ~pw.fn.EXISTS(undone))
    if isinstance(session_id, int):
        rows = rows.where(CheckIn.session == session_id)
    elif session_id is not None:
        rows = rows.where(CheckIn.session.in_(list(session_id)))
    return rows.order_by(CheckIn.at, CheckIn.id)


def first_arrivals(session_id: int | Sequence[int]) -> dict[int, tuple[datetime, Answer, int]]:
    """Return when each member came in, by which answer and row; the first to come first."""
    rows = standing(session_id).where(CheckIn.member.is_null(False))
    found: dict[int, tuple[datetime, Answer, int]] = {}
    kept = (CheckIn.member_id, CheckIn.at, CheckIn.answer, CheckIn.id)
    # read bare: 5,000 rows take peewee 60 ms, the cursor 10
    for member_id, at, answer, check_in_id in DB.execute(rows.select(*kept)).fetchall():
        if member_id not in found:
            found[member_id] = (moment(at), word(Answer, answer), check_in_id)
    return found


def last_standing(session_id: int) -> Entry | None:
    """Return the check-in that was made last and stands, if there is one."""
    newest = _with_names(standing(session_id)).order_by(CheckIn.id.desc()).limit(1)
    return next((_entry(row) for row in newest), None)


def last_step(session_id: int) -> Entry | None:
    """Return the step in or out that was made last and was not taken back, if there is one."""
    undo = CheckIn.alias()
    undone = undo.select(pw.SQL("1")).where(undo.undoes == CheckIn.id)
    here = CheckIn.session == session_id, CheckIn.answer.in_(_STEPS), ~pw.fn.EXISTS(undone)
    newest = CheckIn.select().where(*here).order_by(CheckIn.id.desc()).limit(1)
    return next((_entry(row) for row in _with_names(newest)), None)


def last_turned(session_id: int) -> Turned | None:
    """Return what was taken back or done again last, if that is among the newest rows."""
    row = DB.execute_sql(_LAST_TURNED, (session_id,)).fetchone()
    if row is None:
        return None
    row_id, undoes_id, at, member_id, name, answer = row
    step = undoes_id or row_id
    said = word(Answer, answer)
    return Turned(row_id, step, moment(at), member_id, name or "", said, bool(undoes_id))


# done again: a later row just like one that was taken back
_LAST_TURNED = (
    "SELECT c.id, c.undoes_id, c.at, c.member_id, m.display_name, coalesce(o.answer, c.answer)"
    " FROM check_in c LEFT JOIN check_in o ON o.id = c.undoes_id"
    " LEFT JOIN member m ON m.id = c.member_id"
    " WHERE c.session_id = ? AND c.id > (SELECT max(id) - 100 FROM check_in)"
    f" AND coalesce(o.answer, c.answer) IN ({', '.join(map(repr, _STEPS))})"
    " AND (c.undoes_id IS NOT NULL OR EXISTS (SELECT 1 FROM check_in b"
    " JOIN check_in u ON u.undoes_id = b.id WHERE b.session_id = c.session_id"
    " AND b.member_id IS c.member_id AND b.at = c.at AND b.answer = c.answer AND b.id < c.id))"
    " ORDER BY c.id DESC LIMIT 1"
)


def inside(session_id: int) -> set[int]:
    """Return who came in and did not go out again.

    Without a step out a person was there until the end, so this asks no clock: it is for a
    session that goes on.
    """
    rows = DB.execute_sql(_LAST_STEPS, (session_id,)).fetchall()
    last = {member_id: answer for member_id, answer, _ in rows}
    return {member_id for member_id, answer in last.items() if answer in _ACCEPTED}


def last_in(session_ids: Sequence[int]) -> dict[int, tuple[int, datetime]]:
    """Return in which of these sessions everybody is who has not gone out again, and since when.

    Whoever moved from one to another is in the other.
    """
    marks = ", ".join("?" * len(session_ids))
    rows = DB.execute_sql(_LAST_STEPS_OF.format(sessions=marks), session_ids).fetchall()
    last = {member_id: (answer, session_id, at) for member_id, session_id, answer, at in rows}
    return {
        member_id: (session_id, moment(at))
        for member_id, (answer, session_id, at) in last.items()
        if answer in _ACCEPTED
    }


def gone_out(session_id: int) -> dict[int, datetime]:
    """Return who came in and went out for good, and when; whoever came back is not among them."""
    steps: dict[int, list[tuple[datetime, str]]] = {}
    for member_id, answer, at in DB.execute_sql(_LAST_STEPS, (session_id,)).fetchall():
        steps.setdefault(member_id, []).append((moment(at), answer))
    return {
        member_id: own[_last_way_out(own)][0]
        for member_id, own in steps.items()
        if own[-1][1] not in _ACCEPTED and any(answer in _ACCEPTED for _, answer in own)
    }


def _last_way_out(steps: list[tuple[datetime, str]]) -> int:
    """Return which step led out first after the last one in; going out twice changes nothing."""
    return max(n for n, (_, answer) in enumerate(steps) if answer in _ACCEPTED) + 1


# in the order of the moments, so that the last word about a member stays
_STANDING_STEPS = (
    f" AND c.member_id IS NOT NULL AND c.answer IN ({', '.join(map(repr, _STEPS))})"
    " AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes_id = c.id) ORDER BY c.at, c.id"
)
_LAST_STEPS = (
    "SELECT c.member_id, c.answer, c.at FROM check_in c WHERE c.session_id = ?" + _STANDING_STEPS
)
_LAST_STEPS_OF = (
    "SELECT c.member_id, c.session_id, c.answer, c.at FROM check_in c"
    " WHERE c.session_id IN ({sessions})" + _STANDING_STEPS
)


def newest_at(session_id: int | None = None) -> datetime | None:
    """Return the latest moment in the log, of one session or of all.

    A clock that shows less has gone back.
    """
    of_it = "" if session_id is None else " WHERE session_id = ?"
    given = () if session_id is None else (session_id,)
    (newest,) = DB.execute_sql(f"SELECT max(at) FROM check_in{of_it}", given).fetchone()
    return moment(newest) if newest else None


def is_undone(check_in_id: int) -> bool:
    """Tell whether a row was taken back."""
    return bool(CheckIn.select().where(CheckIn.undoes == check_in_id).exists())


def is_latest_step(check_in_id: int) -> bool:
    """Tell whether a step in or out stands, and its member has taken none there since."""
    return DB.execute_sql(_LATEST_STEP, (check_in_id,)).fetchone() is not None


# of two steps within a moment, or by clocks that differ, each is later than the other
_LATEST_STEP = (
    "SELECT 1 FROM check_in m WHERE m.id = ?"
    " AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes_id = m.id)"
    " AND NOT EXISTS (SELECT 1 FROM check_in c WHERE c.session_id = m.session_id"
    " AND c.member_id = m.member_id AND c.id <> m.id AND (c.id > m.id OR c.at > m.at)"
    f" AND c.answer IN ({', '.join(map(repr, _STEPS))})"
    " AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes_id = c.id))"
)


def arrivals(session_id: int) -> list[Entry]:
    """Return who is in, the first to come first; each person once."""
    first: dict[int, Entry] = {}
    for row in _with_names(standing(session_id)):
        first.setdefault(row.member_id or -row.id, _entry(row))  # an erased person stays one each
    return list(first.values())


def recent(session_id: int, limit: int = 50) -> list[Entry]:
    """Return the last scans, accepted or not, the newest first."""
    row = CheckIn.alias()
    scans_here = row.session == session_id, row.answer.not_in(_NO_SCANS)
    # found first and named after: 3 of 2,000 rows take 2 ms so, else 15
    newest = row.select(row.id).where(*scans_here).order_by(row.id.desc()).limit(limit)
    rows = _with_names(CheckIn.select().where(CheckIn.id.in_(newest)))
    return [_entry(row) for row in rows.order_by(CheckIn.id.desc())]


def arrived(session_id: int) -> int:
    """Return how many people have come; without reading who: 2,000 take 2 ms."""
    rows = standing(session_id).where(CheckIn.member.is_null(False)).order_by()
    return int(rows.select(pw.fn.COUNT(CheckIn.member.distinct())).scalar())


def is_anybody_in(session_id: int) -> bool:
    """Tell whether a check-in stands; without counting 2,000."""
    return bool(standing(session_id).exists())


def scans(session_id: int) -> int:
    """Return how many scans the door has answered, accepted or not."""
    asked = CheckIn.select().where(CheckIn.session == session_id, CheckIn.answer.not_in(_NO_SCANS))
    return int(asked.count())


def counts(session_id: int, arrived: Collection[int] | None = None) -> DoorCounts:
    """Return the door's numbers at this moment; `arrived`: who came, where that is known."""
    workshop_id = Session.get_by_id(session_id).workshop_id
    here = set(first_arrivals(session_id) if arrived is None else arrived)
    registered = Registration.select(Registration.member_id, Registration.is_walk_in).where(
        Registration.workshop == workshop_id, Registration.status == Status.REGISTERED
    )
    places = dict(DB.execute(registered).fetchall())  # 5,000 bare rows: 3 ms, by peewee 40
    before = standing().where(CheckIn.session != session_id, CheckIn.member.is_null(False))
    seen = DB.execute(before.select(CheckIn.member_id).distinct()).fetchall()
    known = {member_id for (member_id,) in seen}
    return DoorCounts(
        present=len(here),
        expected=len(here | set(places)),
        walk_ins=sum(bool(places.get(member_id)) for member_id in here),
        first_time=len(here - known),
        inside=len(inside(session_id)),
    )


def _with_names(rows: pw.ModelSelect) -> pw.ModelSelect:
    undo = CheckIn.alias()
    undone = undo.select(pw.fn.COUNT(undo.id)).where(undo.undoes == CheckIn.id)
    why = undo.select(pw.fn.MAX(undo.reason)).where(undo.undoes == CheckIn.id)
    place = (
        Registration.select(Registration.is_walk_in)
        .join(Session, on=Session.workshop == Registration.workshop)
        .where(Session.id == CheckIn.session, Registration.member == CheckIn.member)
    )
    return rows.select(
        CheckIn,
        Member.id,
        Member.display_name,
        undone.alias("times_undone"),
        why.alias("why_undone"),
        place.alias("walked_in"),
    ).join(Member, pw.JOIN.LEFT_OUTER)


def _entry(row: CheckIn) -> Entry:
    return Entry(
        check_in_id=row.id,
        at=row.at,
        member_id=row.member_id,
        name=row.member.display_name if row.member_id else "",
        answer=word(Answer, row.answer),
        method=word(Method, row.method),
        door=row.door,
        reason=row.why_undone or row.reason,
        is_undone=bool(row.times_undone),
        is_walk_in=bool(row.walked_in),
        overruled=word(Answer, row.overruled) if row.overruled else None,
    )

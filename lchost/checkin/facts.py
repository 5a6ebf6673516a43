"""What the file knows of a scan: whose code it is, their place here, where they have been.

Read by a few bare statements, because every phone of a room may ask within the same minute: peewee
takes 2 ms for what SQLite answers in 0.1.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from lchost.checkin.answers import ACCEPTED, Answer, Question, QuestionKind, Scan
from lchost.codes import CodeKind, Reading
from lchost.errors import GoneMeanwhile
from lchost.models.database import DB
from lchost.models.fields import moment, utc_text, word
from lchost.models.workshops import Status

_STEPS = ", ".join(f"'{answer.value}'" for answer in (*ACCEPTED, Answer.OUT))


@dataclass(frozen=True)
class Hours:
    """A session and the door's rules for it.  Moments in UTC, lengths in minutes."""

    session_id: int
    workshop_id: int
    title: str  # of the session; of the workshop where it has none
    zone: str
    starts_at: datetime
    ends_at: datetime
    closed_at: datetime | None
    opens_before_min: int
    closes_after_min: int
    late_after_min: int | None
    allows_return: bool

    @property
    def opens_at(self) -> datetime:
        """When the door opens."""
        return self.starts_at - timedelta(minutes=self.opens_before_min)

    @property
    def closes_at(self) -> datetime:
        """When the door closes, or was closed by the host before that."""
        planned = self.ends_at + timedelta(minutes=self.closes_after_min)
        return min(self.closed_at or planned, planned)

    def is_open(self, at: datetime) -> bool:
        """Tell whether a scan at this moment counts; opening belongs to it, closing does not."""
        return self.opens_at <= at < self.closes_at


@dataclass(frozen=True)
class Who:
    """The member a scan means.  `status` is None without a registration here."""

    member_id: int
    name: str
    pronouns: str
    attention: str
    status: Status | None
    replaced_at: datetime | None = None  # of the badge that was shown


@dataclass(frozen=True)
class Step:
    """A member came in or went out, and that stands."""

    check_in_id: int
    at: datetime
    answer: Answer
    door: str
    hours: Hours  # of the session it counts for


@dataclass(frozen=True)
class Elsewhere:
    """A session that a member without a place here is registered for."""

    title: str
    starts_at: datetime
    workshop_id: int


def hours_of(session_id: int) -> Hours:
    """Return a session with the door's rules.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    row = DB.execute_sql(f"SELECT {_HOURS} FROM {_SESSIONS} WHERE s.id = ?", (session_id,))
    found = row.fetchone()
    if found is None:
        raise GoneMeanwhile()
    return _hours(found)


def who_is(scan: Scan, read: Reading | None, workshop_id: int) -> Who | None:
    """Return whom a scan means: the member that was chosen, or the owner of the badge."""
    if read is None:
        found = DB.execute_sql(_BY_ID, (workshop_id, scan.member_id))
    elif read.kind is CodeKind.BADGE:
        found = DB.execute_sql(_BY_CODE, (workshop_id, read.code))
    else:
        return None
    row = found.fetchone()
    if row is None:
        return None
    number, name, pronouns, attention, status, replaced_at = row
    return Who(
        member_id=number,
        name=name,
        pronouns=pronouns,
        attention=attention,
        status=word(Status, status) if status else None,
        replaced_at=moment(replaced_at) if replaced_at else None,
    )


def trail(member_id: int) -> list[Step]:
    """Return when a member came and went, in every session, in the order of the moments."""
    rows = DB.execute_sql(_TRAIL, (member_id,)).fetchall()
    return [
        Step(row[0], moment(row[1]), word(Answer, row[2]), row[3], _hours(row[4:])) for row in rows
    ]


def elsewhere(member_id: int, at: datetime) -> Elsewhere | None:
    """Return the next session that a member has a place in and that is not over."""
    row = DB.execute_sql(_ELSEWHERE, (member_id, utc_text(at))).fetchone()
    return Elsewhere(row[0], moment(row[1]), row[2]) if row else None


def has_free_place(workshop_id: int) -> bool:
    """Tell whether fewer people have a place than the workshop holds."""
    (is_free,) = DB.execute_sql(_FREE, (workshop_id,)).fetchone()
    return bool(is_free)


def was_asked(request_id: str) -> bool:
    """Tell whether this request is in the log already."""
    return DB.execute_sql(_ASKED, (request_id,)).fetchone() is not None


def has_brought_another(phone: str, member_id: int, session_id: int) -> bool:
    """Tell whether this phone has checked in somebody else in this session."""
    return DB.execute_sql(_BROUGHT, (session_id, phone, member_id)).fetchone() is not None


def unanswered(workshop_id: int, member_id: int) -> tuple[Question, ...]:
    """Return the door's questions that this member has not answered, in their order."""
    rows = DB.execute_sql(_UNANSWERED, (member_id, workshop_id)).fetchall()
    return tuple(question_of(row) for row in rows)


def question_of(row: tuple[Any, ...]) -> Question:
    """Return a question from its row: id, text, kind, choices, is_required."""
    number, text, kind, choices, is_required = row
    return Question(
        number, text, word(QuestionKind, kind), tuple(json.loads(choices)), bool(is_required)
    )


def table_of(workshop_id: int, member_id: int) -> str:
    """Return where a member sits in the round that was published last; empty: nowhere yet."""
    row = DB.execute_sql(_TABLE, (workshop_id, member_id)).fetchone()
    return "" if row is None else row[1] or str(row[0])


def _hours(row: tuple[Any, ...]) -> Hours:
    session_id, workshop_id, title, zone, starts, ends, closed, opens, closes, late, back = row
    return Hours(
        session_id=session_id,
        workshop_id=workshop_id,
        title=title,
        zone=zone,
        starts_at=moment(starts),
        ends_at=moment(ends),
        closed_at=moment(closed) if closed else None,
        opens_before_min=opens,
        closes_after_min=closes,
        late_after_min=late,
        allows_return=bool(back),
    )


_HOURS = (
    "s.id, s.workshop_id, coalesce(nullif(s.title, ''), w.title), w.zone, s.starts_at, s.ends_at,"
    " s.closed_at, w.opens_before_min, w.closes_after_min, w.late_after_min, w.allows_return"
)
_SESSIONS = "session s JOIN workshop w ON w.id = s.workshop_id"
_WHO = "m.id, m.display_name, m.pronouns, m.attention, r.status"
_PLACE = "LEFT JOIN registration r ON r.workshop_id = ? AND r.member_id = m.id"
_BY_ID = f"SELECT {_WHO}, NULL FROM member m {_PLACE} WHERE m.id = ?"
_BY_CODE = (
    f"SELECT {_WHO}, b.replaced_at FROM badge_code b JOIN member m ON m.id = b.member_id"
    f" {_PLACE} WHERE b.code = ?"
)
_TRAIL = (
    f"SELECT c.id, c.at, c.answer, c.door, {_HOURS} FROM check_in c"
    " JOIN session s ON s.id = c.session_id JOIN workshop w ON w.id = s.workshop_id"
    f" WHERE c.member_id = ? AND c.answer IN ({_STEPS})"
    " AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes_id = c.id)"
    " ORDER BY c.at, c.id"
)
_ELSEWHERE = (
    f"SELECT w.title, s.starts_at, w.id FROM {_SESSIONS}"
    " JOIN registration r ON r.workshop_id = w.id AND r.member_id = ? AND r.status = 'registered'"
    " WHERE w.archived_at IS NULL AND s.ends_at > ? ORDER BY s.starts_at, s.id LIMIT 1"
)
_FREE = (
    "SELECT w.capacity IS NULL OR (SELECT count(*) FROM registration r"
    " WHERE r.workshop_id = w.id AND r.status = 'registered') < w.capacity"
    " FROM workshop w WHERE w.id = ?"
)
_BROUGHT = (
    "SELECT 1 FROM check_in c WHERE c.session_id = ? AND c.phone = ? AND c.member_id <> ?"
    f" AND c.answer IN ({_STEPS})"
    " AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes_id = c.id) LIMIT 1"
)
_ASKED = "SELECT 1 FROM check_in WHERE request_id = ?"
_UNANSWERED = (
    "SELECT q.id, q.text, q.kind, q.choices, q.is_required FROM door_question q"
    " WHERE NOT EXISTS (SELECT 1 FROM door_answer a WHERE a.question_id = q.id"
    " AND a.member_id = ?) AND q.workshop_id = ? ORDER BY q.position, q.id"
)
_TABLE = (
    "SELECT coalesce(t.number, g.number), coalesce(nullif(g.name, ''), t.name, '')"
    " FROM placement p JOIN breakout_group g ON g.id = p.group_id"
    " LEFT JOIN seat_table t ON t.id = g.seat_table_id"
    " JOIN round o ON o.id = p.round_id AND o.id = (SELECT id FROM round WHERE workshop_id = ?"
    " AND published_at IS NOT NULL ORDER BY number DESC, id DESC LIMIT 1) WHERE p.member_id = ?"
)

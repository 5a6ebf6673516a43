"""Check-ins that wait for the host's nod."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lchost.checkin import desk
from lchost.checkin.answers import ACCEPTED, Answer, HeldFor, Method, Outcome, Scan
from lchost.errors import GoneMeanwhile
from lchost.models.attendance import CheckIn
from lchost.models.database import DB, Topic, writing
from lchost.models.fields import moment, word

_IN = ", ".join(f"'{answer.value}'" for answer in ACCEPTED)


@dataclass(frozen=True)
class Held:
    """Somebody who waits.  `other_name`: whom this phone has checked in before."""

    check_in_id: int
    at: datetime
    member_id: int
    name: str
    why: HeldFor
    other_name: str
    door: str


def pending(session_id: int) -> list[Held]:
    """Return who waits, each person once, the first to ask first."""
    rows = DB.execute_sql(_PENDING, (session_id,)).fetchall()
    return [
        Held(row[0], moment(row[1]), row[2], row[3], word(HeldFor, row[4]), row[6] or "", row[5])
        for row in rows
    ]


def nod(check_in_id: int, at: datetime, door: str = "") -> Outcome:
    """Let in who waits.

    Raises:
        GoneMeanwhile: nobody waits under this number any more.
    """
    with writing(Topic.ATTENDANCE):
        row = _waiting(check_in_id)
        scan = Scan(
            row.session_id,
            at,
            member_id=row.member_id,
            method=word(Method, row.method),
            door=door or row.door,
            phone=row.phone,
        )
        return desk.let_in(scan)


def turn_down(check_in_id: int, at: datetime, reason: str = "", door: str = "") -> None:
    """Say no to who waits; they may ask again.

    Raises:
        GoneMeanwhile: nobody waits under this number any more.
    """
    with writing(Topic.ATTENDANCE):
        row = _waiting(check_in_id)
        CheckIn.create(
            session=row.session_id,
            member=row.member_id,
            at=at,
            answer=Answer.TURNED_DOWN.value,
            method=row.method,
            door=door or row.door,
            undoes=row,
            reason=reason,
        )


def was_turned_down(check_in_id: int) -> bool:
    """Tell whether the host said no to a check-in that waited."""
    rows = CheckIn.select().where(
        CheckIn.undoes == check_in_id, CheckIn.answer == Answer.TURNED_DOWN.value
    )
    return bool(rows.exists())


def _waiting(check_in_id: int) -> CheckIn:
    row: CheckIn | None = CheckIn.get_or_none(CheckIn.id == check_in_id)
    if row is None or all(check_in_id != held.check_in_id for held in pending(row.session_id)):
        raise GoneMeanwhile()
    return row


_PENDING = (
    "SELECT h.id, h.at, h.member_id, m.display_name, h.reason, h.door,"
    " (SELECT n.display_name FROM check_in p JOIN member n ON n.id = p.member_id"
    "   WHERE p.session_id = h.session_id AND p.phone = h.phone AND p.phone <> ''"
    f"  AND p.member_id <> h.member_id AND p.answer IN ({_IN}) ORDER BY p.id DESC LIMIT 1)"
    " FROM check_in h JOIN member m ON m.id = h.member_id"
    " WHERE h.session_id = ? AND h.answer = 'held'"
    " AND h.id = (SELECT max(l.id) FROM check_in l"
    "   WHERE l.session_id = h.session_id AND l.member_id = h.member_id AND l.answer = 'held')"
    " AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes_id = h.id)"
    " AND NOT EXISTS (SELECT 1 FROM check_in i WHERE i.session_id = h.session_id"
    f"  AND i.member_id = h.member_id AND i.id > h.id AND i.answer IN ({_IN})"
    "  AND NOT EXISTS (SELECT 1 FROM check_in v WHERE v.undoes_id = i.id))"
    " ORDER BY h.id"
)

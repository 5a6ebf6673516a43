"""What members did, read from the check-in log of a workshop, or of all of a series."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lchost.checkin.answers import ACCEPTED, Answer
from lchost.credentials.rules.deciding import Plan, Planned, Seen, plan_of
from lchost.credentials.rules.marks import Mark
from lchost.models.database import DB
from lchost.models.fields import moment
from lchost.models.workshops import Role, Status

_STEPS = (*(answer.value for answer in ACCEPTED), Answer.OUT.value)
_MINUTE = 60  # seconds


@dataclass
class _Noted:
    """What is read of one member, before it is put together."""

    seconds: dict[int, int] = field(default_factory=dict)  # by session
    inside: dict[int, int] = field(default_factory=dict)  # in a session, since when
    excused: set[int] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)


def seen(workshop_ids: Sequence[int], others: Iterable[int] = ()) -> dict[int, Seen]:
    """Return what everybody did who has a place or came, by member.

    Whoever came in and did not go out was there until the session's end; time before its begin and
    after its end does not count, and whoever went out and came back has the sum.

    Args:
        others: members to tell about too, though they have no place and did not come.
    """
    return _seen(workshop_ids, {member_id: _Noted() for member_id in others}, "", [])


def seen_of(workshop_ids: Sequence[int], member_ids: Collection[int]) -> dict[int, Seen]:
    """Return what these members did, without reading what others did."""
    ids = list(member_ids)
    only = f" AND {{of}}member_id IN ({', '.join('?' * len(ids))})"
    return _seen(workshop_ids, {member_id: _Noted() for member_id in ids}, only, ids)


def _seen(
    workshop_ids: Sequence[int], noted: dict[int, _Noted], only: str, ids: list[int]
) -> dict[int, Seen]:
    """Read and put together; `only` is a condition on the member, with `ids` for its marks."""
    sessions = _sessions(workshop_ids)
    plan = plan_of(list(sessions.values()))
    for member_id, role in _rows(_PLACES + only.format(of=""), workshop_ids, ids):
        noted.setdefault(member_id, _Noted()).roles.add(role)
    steps = _TIME.replace(" ORDER", only.format(of="c.") + " ORDER")
    _note_time(noted, sessions, _rows(steps, list(sessions), ids))
    for member_id, session_id in _rows(_EXCUSES + only.format(of="e."), workshop_ids, ids):
        if member_id in noted:
            noted[member_id].excused.add(session_id)
    for member_id, what in _rows(_MARKS + only.format(of=""), workshop_ids, ids):
        if member_id in noted:
            noted[member_id].marks.add(what)
    return {member_id: _whole(one, plan, sessions) for member_id, one in noted.items()}


def plan(workshop_ids: Sequence[int]) -> Plan:
    """Return the sessions that count."""
    return plan_of(list(_sessions(workshop_ids).values()))


def places(workshop_ids: Sequence[int]) -> int:
    """Count the places that people have, without reading whose: it tells how long reading takes."""
    question = f"SELECT count(*) FROM ({_PLACES})"
    return int(_rows(question, workshop_ids)[0][0])


def _whole(noted: _Noted, plan: Plan, sessions: dict[int, Planned]) -> Seen:
    return Seen(
        plan,
        {sessions[number].uid: round(s / _MINUTE) for number, s in noted.seconds.items()},
        frozenset(sessions[number].uid for number in noted.excused),
        frozenset(noted.roles or {Role.ATTENDEE.value}),
        Mark.FEEDBACK.value in noted.marks,
        Mark.ASSESSMENT.value in noted.marks,
    )


def _sessions(workshop_ids: Sequence[int]) -> dict[int, Planned]:
    """Return the sessions by number; the only one of a workshop of several bears its title."""
    found = _rows(_SESSIONS, workshop_ids)
    are_many = len(set(workshop_ids)) > 1
    return {
        number: Planned(
            uid,
            title or (workshop if are_many and alone == 1 else ""),
            moment(starts_at),
            moment(ends_at),
            zone,
        )
        for number, uid, title, starts_at, ends_at, zone, workshop, alone in found
    }


def _note_time(
    noted: dict[int, _Noted], sessions: dict[int, Planned], steps: Iterable[tuple[Any, ...]]
) -> None:
    """Add the time between each step in and the next step out.  Moments are seconds here."""
    hours = {
        number: (round(one.starts_at.timestamp()), round(one.ends_at.timestamp()))
        for number, one in sessions.items()
    }
    for member_id, session_id, is_in, at in steps:
        one = noted.get(member_id)
        if one is None:
            one = noted[member_id] = _Noted()
        if not is_in:
            since = one.inside.pop(session_id, None)
            if since is not None:
                one.seconds[session_id] += _during(hours[session_id], since, at)
        elif session_id not in one.inside:
            one.inside[session_id] = at
            one.seconds.setdefault(session_id, 0)
    for one in noted.values():
        for session_id, since in one.inside.items():
            _, ends = hours[session_id]
            one.seconds[session_id] += _during(hours[session_id], since, ends)


def _during(hours: tuple[int, int], since: int, until: int) -> int:
    """Return how many seconds of a stay lie in the session."""
    begins, ends = hours
    begun, ended = (since if since > begins else begins), (until if until < ends else ends)
    return ended - begun if ended > begun else 0


# read bare: 5,000 rows take peewee 60 ms, the cursor 10
_SESSIONS = (
    "SELECT s.id, s.uid, s.title, s.starts_at, s.ends_at, w.zone, w.title,"
    " (SELECT count(*) FROM session o WHERE o.workshop_id = w.id)"
    " FROM session s JOIN workshop w ON w.id = s.workshop_id WHERE s.workshop_id IN ({these})"
)
_PLACES = (
    "SELECT member_id, role FROM registration WHERE workshop_id IN ({these})"
    f" AND status = '{Status.REGISTERED.value}'"
)
_TIME = (
    f"SELECT c.member_id, c.session_id, c.answer <> '{Answer.OUT.value}',"
    " CAST(strftime('%s', c.at) AS INTEGER) FROM check_in c"
    " WHERE c.session_id IN ({these}) AND c.member_id IS NOT NULL"
    f" AND c.answer IN ({', '.join(map(repr, _STEPS))})"
    " AND NOT EXISTS (SELECT 1 FROM check_in u WHERE u.undoes_id = c.id) ORDER BY c.at, c.id"
)
_EXCUSES = (
    "SELECT e.member_id, e.session_id FROM excuse e JOIN session s ON s.id = e.session_id"
    " WHERE s.workshop_id IN ({these})"
)
_MARKS = "SELECT member_id, what FROM certificate_mark WHERE workshop_id IN ({these})"


def _rows(question: str, these: Sequence[int], ids: Sequence[int] = ()) -> list[tuple[Any, ...]]:
    marks = ", ".join("?" * len(these))
    return list(DB.execute_sql(question.replace("{these}", marks), [*these, *ids]).fetchall())

"""Let some go out and come back, one change rooms, one wait for a nod, and excuse who is away."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

from lchost.checkin import attendance, desk, excuses, held
from lchost.checkin.answers import Method, Scan, Way
from lchost.checkin.attendance import State
from lchost.cli.rehearsal.day import Day, some
from lchost.cli.rehearsal.door import DOOR
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft

LEAVING = 3  # of those who are in; two of them come back, with one phone
RETURNING = 2
EXCUSED = 2  # of those who stay away
PHONE = "a phone of the rehearsal"


def come_and_go(day: Day) -> str:
    """Use the door's other ways, and count them against the log."""
    before, said = day.tally.answers(), Counter[str]()
    guests = [n for n in day.present if n in set(day.member_of.values())]
    leaving, staying = guests[:LEAVING], guests[LEAVING:]
    returning = leaving[:RETURNING]
    for member_id in leaving:
        said[_step(day, member_id, way=Way.OUT)] += 1
    waited = sum(_come_back(day, member_id, said) for member_id in returning)
    moved = _change_rooms(day, staying[:1], said)
    away = sorted(set(day.member_of.values()) - set(day.present))[:EXCUSED]
    everywhere = [session.id for session in sessions.listing(day.workshop_id)]
    excuses.excuse_from(everywhere, away, datetime.now(UTC), "Is ill")

    done = {name: said[name] + before.get(name, 0) for name in before | said}
    done["out"] = done.get("out", 0) + moved  # whoever comes into one room has left the other
    day.check("steps in the log", dict(sorted(done.items())), day.tally.answers())
    gone = set(leaving) - set(returning)
    day.check("who is inside", sorted(set(day.present) - gone), day.tally.inside())
    day.check("who has come", day.present, day.tally.present())
    day.check("who is excused", away, day.tally.excused())
    excused = [p for p in attendance.presence(day.workshop_id) if p.state is State.EXCUSED]
    day.check("excused on the list", len(away), len(excused))
    day.report |= {"door": {"out": len(leaving), "back": len(returning), "held": waited}}
    day.report["door"] |= {"moved": moved, "excused": len(away)}
    return (
        f"{len(leaving)} went out, {len(returning)} came back ({some(waited, 'nod')} given),"
        f" {moved} changed rooms, {len(away)} excused."
    )


def _step(day: Day, member_id: int, *, way: Way = Way.IN, session_id: int = 0) -> str:
    at, where = datetime.now(UTC), session_id or day.session_id
    scan = Scan(where, at, member_id=member_id, method=Method.SEARCH, door=DOOR, way=way)
    return desk.check_in(scan).answer.value


def _come_back(day: Day, member_id: int, said: Counter[str]) -> int:
    """Come back by phone; return whether that had to wait for a nod."""
    at = datetime.now(UTC)
    scan = Scan(day.session_id, at, member_id=member_id, method=Method.PHONE, phone=PHONE)
    said[desk.check_in(scan).answer.value] += 1
    waiting = held.pending(day.session_id)
    for one in waiting:
        said[held.nod(one.check_in_id, datetime.now(UTC), DOOR).answer.value] += 1
    return len(waiting)


def _change_rooms(day: Day, people: list[int], said: Counter[str]) -> int:
    """Send these into a room beside the first; return how many that were."""
    whole = workshops.get(day.workshop_id)
    beside = SessionDraft(whole.starts_at, whole.ends_at, "The room beside", "Room 2")
    room = sessions.add(day.workshop_id, beside)
    for member_id in people:
        said[_step(day, member_id, session_id=room)] += 1
    return len(people)

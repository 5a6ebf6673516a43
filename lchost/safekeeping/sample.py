"""A community of made-up people to play with: built as a file in which today is a workshop day."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import peewee as pw

from lchost import codes, paths
from lchost.models import settings
from lchost.models.attendance import CheckIn
from lchost.models.database import Topic, close, open_community, writing
from lchost.models.people import (
    Attribute,
    AttributeValue,
    BadgeCode,
    LearningTopic,
    Member,
    SkillAssessment,
)
from lchost.models.rows import new_uid
from lchost.models.workshops import AgendaItem, BadgePrint, Place, Registration, Session, Workshop
from lchost.roster.matching import search_key

_ROWS_AT_ONCE = 200  # below SQLite's limit of values in one statement, for the widest table
_LATE_AFTER_MIN = 10
_DOOR_MIN = 30
_LAST_CAME_MIN = 9  # today's people came earlier than so long before the start
_SOON = timedelta(minutes=10)  # today's workshop begins a little after the sample is opened
_QUARTER = timedelta(minutes=15)

Json = dict[str, Any]


def sample_file(at: datetime, zone: str) -> Path:
    """Return today's sample in the data folder; made if it is not there.

    A sample that was opened on an earlier day stays as the host left it, under its day's name.
    No community may be open.
    """
    today = at.astimezone(ZoneInfo(zone)).date()
    path = paths.data_folder() / f"Sample community {today}.lchost"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        make_sample(path, at, zone)
    return path


def make_sample(path: Path, at: datetime, zone: str = "UTC") -> None:
    """Make the sample community as a new file and close it again.  No community may be open.

    Args:
        at: now; the workshop of today begins soon after it, the door is open, and more than half
            of the people are in.
        zone: IANA name of the zone in which the workshops are held.

    Raises:
        FileExists, CannotWrite, DiskFull: said of `path`; no half sample is left.
    """
    told = json.loads(paths.resource("sample/community.json").read_text("utf-8"))
    open_community(path, create=True)
    try:
        with writing(*Topic):
            _fill(told, at, zone)
    except BaseException:
        close()
        path.unlink(missing_ok=True)
        raise
    close()


def _fill(told: Json, at: datetime, zone: str) -> None:
    for key, value in {**told["settings"], "zone": zone}.items():
        settings.put(key, value)
    people = _members(told, at)
    places = [Place.create(**place).id for place in told["places"]]
    for plan in told["workshops"]:
        _workshop(plan, people, places, at, zone)


def _members(told: Json, at: datetime) -> list[int]:
    """Keep the people with their badges, answers and skills; return their ids in the order."""
    people = told["members"]
    _insert(Member, (_member(who, at) for who in people))
    ids = [row.id for row in Member.select(Member.id).order_by(Member.id)]
    pairs = list(zip(ids, people, strict=True))
    _insert(
        BadgeCode,
        (
            {"code": codes.new_code(), "member": n, "issued_at": _day(at, who["joined_day"])}
            for n, who in pairs
        ),
    )
    attributes = {
        kind["name"]: Attribute.create(position=n, **kind).id
        for n, kind in enumerate(told["attributes"])
    }
    _insert(
        AttributeValue,
        (
            {"attribute": attributes[name], "member": n, "value": value}
            for n, who in pairs
            for name, value in who["attributes"].items()
        ),
    )
    topics = {name: LearningTopic.create(name=name).id for name in told["topics"]}
    _insert(
        SkillAssessment,
        (
            {"member": n, "topic": topics[topic], "level": level, "source": source}
            | {"at": _day(at, day)}
            for n, who in pairs
            for topic, said in who["skills"].items()
            for day, level, source in said
        ),
    )
    return ids


def _member(who: Json, at: datetime) -> Json:
    joined_at = _day(at, who["joined_day"])
    same = ("display_name", "legal_name", "pronouns", "email", "phone", "language")
    more = ("access_needs", "notes", "attention", "photo_consent", "directory_consent")
    return {
        **{key: who[key] for key in same + more},
        "uid": new_uid(),
        "external_id": "",
        "joined_on": joined_at.date(),
        "folded": search_key(who["display_name"], who["legal_name"], who["email"]),
        "created_at": joined_at,
    }


def _workshop(plan: Json, people: list[int], places: list[int], at: datetime, zone: str) -> None:
    starts_at = _start(plan, at, zone).astimezone(UTC)
    ends_at = starts_at + timedelta(minutes=sum(part[1] for part in plan["agenda"]))
    is_over = ends_at < at
    planned_at = starts_at - timedelta(days=21)
    workshop = Workshop.create(
        title=plan["title"],
        purpose=plan["purpose"],
        zone=zone,
        place=places[plan["place"]],
        capacity=plan["capacity"],
        opens_before_min=_DOOR_MIN,
        late_after_min=_LATE_AFTER_MIN,
        created_at=planned_at,
    ).id
    session = Session.create(
        workshop=workshop,
        starts_at=starts_at,
        ends_at=ends_at,
        closed_at=ends_at if is_over else None,
    ).id
    _insert(
        AgendaItem,
        (
            {"session": session, "position": n, "title": title, "minutes": minutes}
            | {"format": kind, "leader": leader}
            for n, (title, minutes, kind, leader) in enumerate(plan["agenda"])
        ),
    )
    _registrations(plan, people, workshop, starts_at, at)
    _insert(
        CheckIn,
        (
            {"uid": new_uid(), "session": session, "member": people[n], "door": "Door A"}
            | {"at": _came_at(plan, minute, starts_at, at), "method": "scanner"}
            | {"answer": "late" if minute > _LATE_AFTER_MIN else "welcome"}
            for minute, n in plan["arrivals"]
        ),
    )


def _registrations(
    plan: Json, people: list[int], workshop: int, starts_at: datetime, at: datetime
) -> None:
    booked_at = min(starts_at, at) - timedelta(days=4)
    _insert(
        Registration,
        (
            {"uid": new_uid(), "workshop": workshop, "member": people[row["member"]]}
            | {"status": row.get("status", "registered"), "role": row.get("role", "attendee")}
            | {"is_walk_in": row.get("walk_in", False)}
            | {"registered_at": starts_at if row.get("walk_in") else booked_at + timedelta(hours=n)}
            for n, row in enumerate(plan["registrations"])
        ),
    )
    if plan["day"] > 0:
        return
    printed_at = min(starts_at, at) - timedelta(hours=3)
    rows = Registration.select().where(Registration.workshop == workshop)
    wearing = rows.where(Registration.status == "registered", ~Registration.is_walk_in)
    _insert(BadgePrint, ({"registration": row.id, "at": printed_at} for row in wearing))


def _start(plan: Json, at: datetime, zone: str) -> datetime:
    """Return when a workshop begins: on its day's clock, or, today, soon after `at`."""
    here = at.astimezone(ZoneInfo(zone))
    if plan["start"]:
        day = here.date() + timedelta(days=plan["day"])
        return datetime.combine(day, time.fromisoformat(plan["start"]), here.tzinfo)
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    quarters = -((midnight - here - _SOON) // _QUARTER)  # rounded up
    start = midnight + quarters * _QUARTER
    if start.date() != here.date():  # close to midnight: it has just begun
        start = midnight + (here - midnight) // _QUARTER * _QUARTER
    return start


def _came_at(plan: Json, minute: float, starts_at: datetime, at: datetime) -> datetime:
    """Return when somebody came; today's arrivals lie between the opening of the door and now."""
    if plan["start"]:
        return starts_at + timedelta(minutes=minute)
    opened_at = starts_at - timedelta(minutes=_DOOR_MIN)
    return opened_at + (at - opened_at) * ((minute + _DOOR_MIN) / (_DOOR_MIN - _LAST_CAME_MIN))


def _day(at: datetime, offset: int) -> datetime:
    return (at + timedelta(days=offset)).astimezone(UTC)


def _insert(table: type[pw.Model], rows: Iterable[Json]) -> None:
    waiting = iter(rows)
    while some := list(islice(waiting, _ROWS_AT_ONCE)):
        table.insert_many(some).execute()

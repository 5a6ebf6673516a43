"""Who has a place in a workshop: given, waited for, given back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeVar

import peewee as pw

from lchost.models import people
from lchost.models import workshops as rows
from lchost.models.database import DB, Topic, writing
from lchost.models.fields import moment, word

T = TypeVar("T")
_AT_ONCE = 500  # ids in one statement


class Status(Enum):
    """What a registration is worth."""

    REGISTERED = "registered"
    WAITLISTED = "waitlisted"
    CANCELLED = "cancelled"


class Role(Enum):
    """What a member does in a workshop."""

    ATTENDEE = "attendee"
    FACILITATOR = "facilitator"
    MENTOR = "mentor"
    HELPER = "helper"


@dataclass(frozen=True)
class Registration:
    """A member's place in a workshop, with what a list of people shows."""

    id: int
    workshop_id: int
    member_id: int
    name: str
    pronouns: str
    email: str
    status: Status
    role: Role
    is_walk_in: bool
    code: str
    badge_printed_at: datetime | None  # the last time
    registered_at: datetime
    folded: str = ""  # for sorting and filtering


@dataclass(frozen=True)
class Counts:
    """A workshop's people, in numbers; walk-ins are among the registered."""

    registered: int = 0
    waitlisted: int = 0
    cancelled: int = 0
    walk_ins: int = 0
    unnamed: int = 0


@dataclass(frozen=True)
class Registered:
    """What became of one member's registration."""

    member_id: int
    status: Status
    is_new: bool  # False: they had this place already


def register(
    workshop_id: int, member_ids: Iterable[int], at: datetime, role: Role = Role.ATTENDEE
) -> list[Registered]:
    """Give members a place, in this order; when the workshop is full they go on its waiting list.

    Who had cancelled is taken in again.  Who has a place or waits already is left as they are.
    """
    done = []
    with writing(Topic.REGISTRATIONS):
        free = places_left(workshop_id)
        known = {row.member_id: row for row in _rows_of(workshop_id)}
        for member_id in dict.fromkeys(member_ids):
            row = known.get(member_id)
            if row is not None and row.status is not rows.Status.CANCELLED:
                done.append(Registered(member_id, Status(row.status.value), is_new=False))
                continue
            status = Status.REGISTERED if free is None or free > 0 else Status.WAITLISTED
            free = free - 1 if free is not None else None
            if row is None:
                rows.Registration.create(
                    workshop=workshop_id,
                    member=member_id,
                    status=status.value,
                    role=Role(role).value,
                    registered_at=at,
                )
            else:
                _set_status([row.id], status)
            done.append(Registered(member_id, status, is_new=True))
    return done


def cancel(registration_ids: Iterable[int]) -> None:
    """Give places back.  Nobody moves up by it: the host lets in from the waiting list."""
    with writing(Topic.REGISTRATIONS):
        _set_status(list(registration_ids), Status.CANCELLED)


def remove(registration_ids: Iterable[int]) -> int:
    """Take registrations off the list as if they had never been; return how many went.

    Whose badge was printed, or who walked in, stays: those are cancelled instead.
    """
    ids = list(registration_ids)
    gone = 0
    with writing(Topic.REGISTRATIONS):
        for part in _parts(ids):
            printed = rows.BadgePrint.select(rows.BadgePrint.registration)
            gone += (
                rows.Registration.delete()
                .where(
                    rows.Registration.id.in_(part),
                    rows.Registration.id.not_in(printed),
                    ~rows.Registration.is_walk_in,
                )
                .execute()
            )
        _set_status(ids, Status.CANCELLED)
    return gone


def reinstate(registration_ids: Iterable[int], at: datetime) -> list[Registered]:
    """Take in again who had cancelled: a place, or the waiting list when the workshop is full."""
    ids = list(registration_ids)
    done = []
    with writing(Topic.REGISTRATIONS):
        for row in rows.Registration.select().where(rows.Registration.id.in_(ids)):
            if row.status is rows.Status.CANCELLED:
                done += register(row.workshop_id, [row.member_id], at)
    return done


def let_in(registration_ids: Iterable[int]) -> None:
    """Give those who wait a place, full or not: the host's word."""
    with writing(Topic.REGISTRATIONS):
        _set_status(list(registration_ids), Status.REGISTERED)


def set_role(registration_ids: Iterable[int], role: Role) -> None:
    """Say what these members do in the workshop."""
    ids = list(registration_ids)
    with writing(Topic.REGISTRATIONS):
        for part in _parts(ids):
            rows.Registration.update(role=Role(role).value).where(
                rows.Registration.id.in_(part)
            ).execute()


def listing(workshop_id: int) -> list[Registration]:
    """Return everybody who has, had or waits for a place, by name."""
    found = DB.execute_sql(
        "SELECT r.id, r.workshop_id, m.id, m.display_name, m.pronouns, m.email, r.status, r.role,"
        " r.is_walk_in, COALESCE(b.code, ''), p.at, r.registered_at, m.folded FROM registration r"
        " JOIN member m ON m.id = r.member_id"
        " LEFT JOIN badge_code b ON b.member_id = m.id AND b.replaced_at IS NULL"
        " LEFT JOIN (SELECT registration_id, MAX(at) AS at FROM badge_print"
        "  GROUP BY registration_id) p ON p.registration_id = r.id"
        " WHERE r.workshop_id = ? GROUP BY r.id ORDER BY m.folded, m.id",
        (workshop_id,),
    ).fetchall()
    return [
        Registration(
            id=row[0],
            workshop_id=row[1],
            member_id=row[2],
            name=row[3],
            pronouns=row[4],
            email=row[5],
            status=word(Status, row[6]),
            role=word(Role, row[7]),
            is_walk_in=bool(row[8]),
            code=row[9],
            badge_printed_at=moment(row[10]) if row[10] else None,
            registered_at=moment(row[11]),
            folded=row[12],
        )
        for row in found
    ]


def with_a_place(workshop_id: int) -> list[int]:
    """Return the members who have a place, by name; without building rows of thousands."""
    found = DB.execute_sql(
        "SELECT m.id FROM registration r JOIN member m ON m.id = r.member_id"
        " WHERE r.workshop_id = ? AND r.status = ? ORDER BY m.folded, m.id",
        (workshop_id, rows.Status.REGISTERED.value),
    )
    return [member for (member,) in found.fetchall()]


def counts(workshop_id: int) -> Counts:
    """Return a workshop's people in numbers."""
    numbers = {"unnamed": len(unnamed(workshop_id))}
    for row in _rows_of(workshop_id):
        numbers[row.status.value] = numbers.get(row.status.value, 0) + 1
        if row.is_walk_in and row.status is rows.Status.REGISTERED:
            numbers["walk_ins"] = numbers.get("walk_ins", 0) + 1
    return Counts(**numbers)


def badges_to_print(workshop_id: int) -> int:
    """Return how many people have a place and no printed badge; without building 5,000 rows."""
    printed = rows.BadgePrint.select(rows.BadgePrint.registration)
    waiting = rows.Registration.select().where(
        rows.Registration.workshop == workshop_id,
        rows.Registration.status == rows.Status.REGISTERED,
        rows.Registration.id.not_in(printed),
    )
    return int(waiting.count())


def is_any_printed(workshop_id: int) -> bool:
    """Tell whether a badge of this workshop was ever printed."""
    printed = rows.BadgePrint.select().join(rows.Registration)
    return bool(printed.where(rows.Registration.workshop == workshop_id).exists())


def places_left(workshop_id: int) -> int | None:
    """Return how many more can be registered (never below 0); None: as many as will."""
    capacity = rows.Workshop.get_by_id(workshop_id).capacity
    if capacity is None:
        return None
    taken = (
        rows.Registration.select(pw.fn.COUNT(rows.Registration.id))
        .where(
            rows.Registration.workshop == workshop_id,
            rows.Registration.status == rows.Status.REGISTERED,
        )
        .scalar()
    )
    return max(0, int(capacity) - int(taken))


def mark_printed(registration_ids: Iterable[int], at: datetime) -> None:
    """Note that these badges went to the printer."""
    with writing(Topic.REGISTRATIONS):
        for part in _parts(list(registration_ids)):
            rows.BadgePrint.insert_many(
                [(one, at) for one in part],
                fields=[rows.BadgePrint.registration, rows.BadgePrint.at],
            ).execute()


def unnamed(workshop_id: int) -> list[str]:
    """Return the references of places that were taken without a name."""
    found = rows.UnnamedGuest.select(rows.UnnamedGuest.ref).where(
        rows.UnnamedGuest.workshop == workshop_id
    )
    return [row.ref for row in found]


def add_unnamed(workshop_id: int, refs: Iterable[str]) -> int:
    """Count guests whose names are not known yet; a known reference counts once."""
    new = sorted(set(refs) - set(unnamed(workshop_id)))
    if new:
        with writing(Topic.REGISTRATIONS):
            for part in _parts(new):
                rows.UnnamedGuest.insert_many(
                    [(workshop_id, ref) for ref in part],
                    fields=[rows.UnnamedGuest.workshop, rows.UnnamedGuest.ref],
                ).execute()
    return len(new)


def remove_unnamed(workshop_id: int, refs: Iterable[str]) -> int:
    """Count guests no more, because their names are known or their places were given back."""
    gone = sorted(set(refs) & set(unnamed(workshop_id)))
    if gone:
        with writing(Topic.REGISTRATIONS):
            for part in _parts(gone):
                rows.UnnamedGuest.delete().where(
                    rows.UnnamedGuest.workshop == workshop_id, rows.UnnamedGuest.ref.in_(part)
                ).execute()
    return len(gone)


def missing(workshop_id: int) -> list[tuple[int, str]]:
    """Return the members (id, name) who have no registration in this workshop, by name."""
    inside = rows.Registration.select(rows.Registration.member).where(
        rows.Registration.workshop == workshop_id
    )
    found = (
        people.Member.select(people.Member.id, people.Member.display_name)
        .where(people.Member.archived_at.is_null(), people.Member.id.not_in(inside))
        .order_by(people.Member.folded, people.Member.id)
    )
    return list(found.tuples())


def _rows_of(workshop_id: int) -> list[rows.Registration]:
    return list(rows.Registration.select().where(rows.Registration.workshop == workshop_id))


def _set_status(ids: list[int], status: Status) -> None:
    for part in _parts(ids):
        rows.Registration.update(status=status.value).where(
            rows.Registration.id.in_(part)
        ).execute()


def _parts(items: Sequence[T]) -> list[Sequence[T]]:
    return [items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE)]

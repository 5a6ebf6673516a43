"""Workshops in the file: plan, change, copy, list them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import peewee as pw

from lchost.errors import EndsBeforeStart, GoneMeanwhile, NoSuchZone, NoTitle
from lchost.models.database import Topic, writing
from lchost.models.fields import moment
from lchost.models.workshops import AgendaItem as AgendaRow
from lchost.models.workshops import (
    DoorQuestion,
    Place,
    Registration,
    Session,
    Status,
    UnnamedGuest,
    WorkshopSeries,
)
from lchost.models.workshops import Workshop as Kept
from lchost.planning import resources, series, sessions

_NEVER = datetime.min.replace(tzinfo=UTC)
_LONGEST_DOOR = timedelta(days=1)  # a door that stays open longer after the end is none


@dataclass(frozen=True)
class WorkshopDraft:
    """What a host writes of a workshop.  Moments are aware; `zone` is an IANA name."""

    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str
    purpose: str = ""
    place: str = ""
    capacity: int | None = None  # people; None: no limit
    opens_before_min: int = 30
    late_after_min: int | None = 10  # None: nobody is late
    closes_after_min: int = 0  # the door closes so long after a session's end
    allows_return: bool = True  # who went out may come in again unasked
    phone_walk_ins: bool = False  # somebody new may put their name down on their own phone
    paper_language: str = ""  # "en", "fr", "vi"; empty: the community's
    series: str = ""  # the title of the series that it belongs to; empty: none


@dataclass(frozen=True)
class Workshop(WorkshopDraft):
    """A workshop as it is kept, with the session that was planned first; moments in UTC.

    `begins_at` and `over_at` span all its sessions, of which there are `session_count`; the last
    one begins at `last_begins_at`.
    """

    id: int = 0
    uid: str = ""
    session_id: int = 0
    closed_at: datetime | None = None
    is_archived: bool = False
    begins_at: datetime = _NEVER
    last_begins_at: datetime = _NEVER
    over_at: datetime = _NEVER
    session_count: int = 1

    def local(self, at: datetime) -> datetime:
        """Return a moment on the workshop's own clock."""
        return at.astimezone(self.tz)

    @cached_property
    def tz(self) -> ZoneInfo:
        """The workshop's zone."""
        return ZoneInfo(self.zone)

    @property
    def minutes(self) -> int:
        """How long it is planned to last."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)


@dataclass(frozen=True)
class WorkshopRow:
    """A workshop in a list, with its numbers."""

    workshop: Workshop
    registered: int
    waitlisted: int
    walk_ins: int
    unnamed: int


def plan(draft: WorkshopDraft, at: datetime) -> int:
    """Keep a new workshop and return its id.

    Raises:
        NoTitle, EndsBeforeStart, NoSuchZone: the draft cannot be held.
    """
    draft = _checked(draft)
    with writing(Topic.WORKSHOPS):
        row = Kept.create(created_at=at, **_columns(draft))
        Session.create(workshop=row, starts_at=draft.starts_at, ends_at=draft.ends_at)
    return int(row.id)


def edit(workshop_id: int, draft: WorkshopDraft) -> None:
    """Change a workshop.  Its other sessions stay at their hours, also on another zone's clock.

    Raises as `plan` does.
    """
    draft = _checked(draft)
    with writing(Topic.WORKSHOPS):
        before = get(workshop_id)
        Kept.update(**_columns(draft)).where(Kept.id == workshop_id).execute()
        if draft.zone != before.zone:
            sessions.read_on(workshop_id, before.tz, ZoneInfo(draft.zone))
        Session.update(starts_at=draft.starts_at, ends_at=draft.ends_at).where(
            Session.id == before.session_id
        ).execute()


def copy(workshop_id: int, starts_at: datetime, at: datetime) -> int:
    """Keep a workshop like this one at another time; all its hours move along.

    Agenda, sessions, the door's questions and what to read on are copied; people are not.
    """
    old = get(workshop_id)
    moved = replace(old, starts_at=starts_at, ends_at=starts_at + (old.ends_at - old.starts_at))
    with writing(Topic.WORKSHOPS):
        new_id = plan(moved, at)
        session = Session.get(Session.workshop == new_id)
        for row in AgendaRow.select().where(AgendaRow.session == old.session_id):
            AgendaRow.create(
                session=session,
                position=row.position,
                title=row.title,
                minutes=row.minutes,
                format=row.format,
                leader=row.leader,
            )
        sessions.shift(workshop_id, starts_at, new_id, old.tz)
        for asked in DoorQuestion.select().where(DoorQuestion.workshop == workshop_id):
            DoorQuestion.create(
                workshop=new_id,
                position=asked.position,
                text=asked.text,
                kind=asked.kind,
                choices=asked.choices,
                is_required=asked.is_required,
            )
        read_on = [replace(one, id=0) for one in resources.listing(workshop_id)]
        resources.put(new_id, read_on)
    return new_id


def archive(workshop_id: int, at: datetime) -> None:
    """Hide a workshop; its history stays."""
    _set_archived(workshop_id, at)


def restore(workshop_id: int) -> None:
    """Show an archived workshop again."""
    _set_archived(workshop_id, None)


def close_door(workshop_id: int, at: datetime) -> None:
    """Close check-in of all its sessions now; scans from then on are told so."""
    sessions.close([session.id for session in sessions.listing(workshop_id)], at)


def open_door(workshop_id: int) -> None:
    """Let check-in follow the workshop's hours again."""
    sessions.reopen([session.id for session in sessions.listing(workshop_id)])


def get(workshop_id: int) -> Workshop:
    """Return one workshop.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    for row in _sessions().where(Kept.id == workshop_id):
        return _workshop(row)
    raise GoneMeanwhile()


def listing(archived: bool = False) -> list[WorkshopRow]:
    """Return all workshops with their numbers, the latest start first."""
    shown = Kept.archived_at.is_null(not archived)
    rows = _sessions().where(shown).order_by(Session.starts_at.desc(), Session.id.desc())
    numbers, unnamed = _numbers(), _unnamed()
    return [
        WorkshopRow(
            found := _workshop(row),
            registered=numbers.get((found.id, Status.REGISTERED), (0, 0))[0],
            waitlisted=numbers.get((found.id, Status.WAITLISTED), (0, 0))[0],
            walk_ins=numbers.get((found.id, Status.REGISTERED), (0, 0))[1],
            unnamed=unnamed.get(found.id, 0),
        )
        for row in rows
    ]


def current(at: datetime) -> Workshop | None:
    """Return the workshop whose door is open at that moment, else the next one, else None."""
    shown = (
        Session.select(Session, Kept)
        .join(Kept)
        .where(Kept.archived_at.is_null(), Session.ends_at > at - _LONGEST_DOOR)
        .order_by(Session.starts_at, Session.id)
    )
    for row in shown:
        if at < row.ends_at + timedelta(minutes=row.workshop.closes_after_min):
            return get(row.workshop_id)
    return None


def places() -> list[str]:
    """Return the names of all places, by the alphabet."""
    return [row.name for row in Place.select().order_by(Place.name)]


def _checked(draft: WorkshopDraft) -> WorkshopDraft:
    if not draft.title.strip():
        raise NoTitle()
    if draft.ends_at <= draft.starts_at:
        raise EndsBeforeStart()
    try:
        ZoneInfo(draft.zone)
    except (OSError, ValueError, KeyError) as trouble:
        raise NoSuchZone(zone=draft.zone) from trouble
    return replace(draft, title=draft.title.strip(), place=draft.place.strip())


def _columns(draft: WorkshopDraft) -> dict[str, object]:
    place = Place.get_or_create(name=draft.place)[0] if draft.place else None
    return {
        "title": draft.title,
        "purpose": draft.purpose,
        "zone": draft.zone,
        "place": place,
        "capacity": draft.capacity,
        "opens_before_min": draft.opens_before_min,
        "late_after_min": draft.late_after_min,
        "closes_after_min": draft.closes_after_min,
        "allows_return": draft.allows_return,
        "phone_walk_ins": draft.phone_walk_ins,
        "paper_language": draft.paper_language,
        "series": series.row_of(draft.series),
    }


def _set_archived(workshop_id: int, at: datetime | None) -> None:
    with writing(Topic.WORKSHOPS):
        Kept.update(archived_at=at).where(Kept.id == workshop_id).execute()


def _sessions() -> pw.ModelSelect:
    """Select each workshop with the session that was planned first."""
    other = Session.alias()
    first = other.select(pw.fn.MIN(other.id)).group_by(other.workshop)
    whole = Session.alias()
    of_it = whole.select().where(whole.workshop == Session.workshop)
    spans = (
        of_it.select(pw.fn.MIN(whole.starts_at)).alias("begins_at"),
        of_it.select(pw.fn.MAX(whole.starts_at)).alias("last_begins_at"),
        of_it.select(pw.fn.MAX(whole.ends_at)).alias("over_at"),
        of_it.select(pw.fn.COUNT(whole.id)).alias("session_count"),
    )
    chosen = Session.select(Session, Kept, Place, WorkshopSeries, *spans).join(Kept)
    placed = chosen.join(Place, pw.JOIN.LEFT_OUTER)
    whole_row = placed.join_from(Kept, WorkshopSeries, pw.JOIN.LEFT_OUTER)
    return whole_row.where(Session.id.in_(first))


def _workshop(row: Session) -> Workshop:
    kept = row.workshop
    return Workshop(
        title=kept.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        zone=kept.zone,
        purpose=kept.purpose,
        place=kept.place.name if kept.place else "",
        capacity=kept.capacity,
        opens_before_min=kept.opens_before_min,
        late_after_min=kept.late_after_min,
        closes_after_min=kept.closes_after_min,
        allows_return=kept.allows_return,
        phone_walk_ins=kept.phone_walk_ins,
        paper_language=kept.paper_language,
        series=kept.series.title if kept.series_id else "",
        id=kept.id,
        uid=kept.uid,
        session_id=row.id,
        closed_at=row.closed_at,
        is_archived=kept.archived_at is not None,
        begins_at=moment(row.begins_at),
        last_begins_at=moment(row.last_begins_at),
        over_at=moment(row.over_at),
        session_count=row.session_count,
    )


def _numbers() -> dict[tuple[int, Status], tuple[int, int]]:
    """Count (people, walk-ins) by workshop and status."""
    rows = Registration.select(
        Registration.workshop_id,
        Registration.status,
        pw.fn.COUNT(Registration.id),
        pw.fn.SUM(Registration.is_walk_in),
    ).group_by(Registration.workshop_id, Registration.status)
    return {(where, Status(what)): (n, int(in_)) for where, what, n, in_ in rows.tuples()}


def _unnamed() -> dict[int, int]:
    rows = UnnamedGuest.select(UnnamedGuest.workshop_id, pw.fn.COUNT(UnnamedGuest.id))
    return dict(rows.group_by(UnnamedGuest.workshop_id).tuples())

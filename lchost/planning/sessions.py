"""The sessions of a workshop: one sitting each, one after the other or side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

import peewee as pw

from lchost.errors import EndsBeforeStart, GoneMeanwhile, LastSession, SessionInUse
from lchost.models.database import DB, Topic, writing
from lchost.models.workshops import Place, Workshop
from lchost.models.workshops import Session as Row
from lchost.planning.clocks import meant, wall


@dataclass(frozen=True)
class SessionDraft:
    """What a host writes of a session.  Moments are aware; an empty place is the workshop's."""

    starts_at: datetime
    ends_at: datetime
    title: str = ""
    place: str = ""


@dataclass(frozen=True)
class Session(SessionDraft):
    """A session as it is kept; moments in UTC.  `closed_at`: the host has closed its door."""

    id: int = 0
    workshop_id: int = 0
    closed_at: datetime | None = None


def listing(workshop_id: int) -> list[Session]:
    """Return a workshop's sessions, the first to start first."""
    rows = _rows().where(Row.workshop == workshop_id).order_by(Row.starts_at, Row.id)
    return [_session(row) for row in rows]


def get(session_id: int) -> Session:
    """Return one session.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    for row in _rows().where(Row.id == session_id):
        return _session(row)
    raise GoneMeanwhile()


def add(workshop_id: int, draft: SessionDraft) -> int:
    """Keep another session and return its id.

    Raises:
        EndsBeforeStart: the times are the wrong way round.
    """
    _check(draft)
    with writing(Topic.WORKSHOPS):
        return int(Row.create(workshop=workshop_id, **_columns(draft)).id)


def edit(session_id: int, draft: SessionDraft) -> None:
    """Change a session.  Raises as `add` does."""
    _check(draft)
    with writing(Topic.WORKSHOPS):
        Row.update(**_columns(draft)).where(Row.id == session_id).execute()


def remove(session_id: int) -> None:
    """Take a session out of the plan.

    Raises:
        LastSession: a workshop without a session is none.
        SessionInUse: somebody was scanned there, which the log keeps.
    """
    with writing(Topic.WORKSHOPS):
        session = get(session_id)
        if len(listing(session.workshop_id)) == 1:
            raise LastSession()
        if _is_scanned(session_id):
            whole = Workshop.get_by_id(session.workshop_id).title
            raise SessionInUse(title=session.title or session.place or whole)
        _hand_over_agenda(session)
        Row.delete().where(Row.id == session_id).execute()


def at_door(workshop_id: int, at: datetime) -> Session:
    """Return the session that the door is for: open now, else the next, else the last one.

    Raises:
        GoneMeanwhile: the workshop is not there any more.
    """
    sessions = listing(workshop_id)
    if not sessions:
        raise GoneMeanwhile()
    workshop = Workshop.get_by_id(workshop_id)
    closes_after = timedelta(minutes=workshop.closes_after_min)
    opens_before = timedelta(minutes=workshop.opens_before_min)
    left = [s for s in sessions if s.closed_at is None and at < s.ends_at + closes_after]
    goes_on = [s for s in left if s.starts_at <= at < s.ends_at]
    is_next = [s for s in left if s.starts_at - opens_before <= at < s.starts_at]
    lingers = [s for s in left if s.ends_at <= at]  # only while no other one is at the door
    return (goes_on or is_next or lingers or left or sessions[-1:])[0]


def close(session_ids: Sequence[int], at: datetime) -> None:
    """Close the door of these sessions: who did not come is absent from now on."""
    _set_closed(session_ids, at)


def reopen(session_ids: Sequence[int]) -> None:
    """Let the door of these sessions follow the workshop's hours again."""
    _set_closed(session_ids, None)


def shift(workshop_id: int, starts_at: datetime, fresh_workshop_id: int, zone: tzinfo) -> None:
    """Give a workshop's copy, which begins at `starts_at`, the other sessions of its model.

    They keep their distance on the wall's clock: what begins at two each Saturday still does when
    the clocks are changed in between.  How long each lasts stays as it was.
    """
    first, *others = sorted(listing(workshop_id), key=lambda session: session.id)
    by = wall(starts_at, zone) - wall(first.starts_at, zone)
    with writing(Topic.WORKSHOPS):
        own = Row.get(Row.workshop == fresh_workshop_id)
        columns = {"title": first.title, "place": _place(first.place)}
        Row.update(**columns).where(Row.id == own.id).execute()
        for other in others:
            begins = meant(wall(other.starts_at, zone) + by, zone).at
            ends = begins + (other.ends_at - other.starts_at)
            add(fresh_workshop_id, SessionDraft(begins, ends, other.title, other.place))


def read_on(workshop_id: int, before: tzinfo, zone: tzinfo) -> None:
    """Let all sessions be at the same hours as before, on the wall of another zone."""
    with writing(Topic.WORKSHOPS):
        for session in listing(workshop_id):
            begins = meant(wall(session.starts_at, before), zone).at
            ends = begins + (session.ends_at - session.starts_at)
            Row.update(starts_at=begins, ends_at=ends).where(Row.id == session.id).execute()


def _set_closed(session_ids: Sequence[int], at: datetime | None) -> None:
    with writing(Topic.WORKSHOPS):
        Row.update(closed_at=at).where(Row.id.in_(list(session_ids))).execute()


def _check(draft: SessionDraft) -> None:
    if draft.ends_at <= draft.starts_at:
        raise EndsBeforeStart()


def _columns(draft: SessionDraft) -> dict[str, object]:
    return {
        "starts_at": draft.starts_at,
        "ends_at": draft.ends_at,
        "title": draft.title.strip(),
        "place": _place(draft.place.strip()),
    }


def _place(name: str) -> Place | None:
    return Place.get_or_create(name=name)[0] if name else None


def _is_scanned(session_id: int) -> bool:
    found = DB.execute_sql("SELECT 1 FROM check_in WHERE session_id = ? LIMIT 1", (session_id,))
    return found.fetchone() is not None


def _hand_over_agenda(session: Session) -> None:
    """Keep the workshop's agenda, which hangs on its first session, when that one goes."""
    heir = next(s for s in listing(session.workshop_id) if s.id != session.id)
    DB.execute_sql(
        "UPDATE agenda_item SET session_id = ? WHERE session_id = ?", (heir.id, session.id)
    )


def _rows() -> pw.ModelSelect:
    return Row.select(Row, Place).join(Place, pw.JOIN.LEFT_OUTER)


def _session(row: Row) -> Session:
    return Session(
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        title=row.title,
        place=row.place.name if row.place_id else "",
        id=row.id,
        workshop_id=row.workshop_id,
        closed_at=row.closed_at,
    )

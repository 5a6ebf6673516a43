"""Sessions side by side: which room a door station stands at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.planning import sessions, workshops
from lchost.planning.sessions import Session
from lchost.planning.workshops import Workshop
from lchost.station.server import Station


@dataclass(frozen=True)
class Room:
    """A session that goes on beside others, as a helper knows it."""

    session_id: int
    name: str


def rooms(station: Station) -> tuple[Room, ...]:
    """Return the rooms that a door may stand at now; none while there is only one session."""
    at_door = sessions.get(station.session_id())
    found = side_by_side(sessions.listing(station.workshop_id), at_door)
    workshop = workshops.get(station.workshop_id)
    return tuple(
        Room(one.id, name) for one, name in zip(found, _names(found, workshop), strict=True)
    )


def session_at(station: Station, chosen_id: int) -> int:
    """Return the session that scans count for: the room chosen while it is one, else the usual."""
    usual_id = station.session_id()
    if not chosen_id or chosen_id == usual_id:
        return usual_id
    return chosen_id if any(one.session_id == chosen_id for one in rooms(station)) else usual_id


def side_by_side(among: Sequence[Session], at_door: Session) -> tuple[Session, ...]:
    """Return the sessions that overlap with the one at the door, with it; none if it is alone."""
    found = [
        one for one in among if one.starts_at < at_door.ends_at and at_door.starts_at < one.ends_at
    ]
    return tuple(found) if len(found) > 1 else ()


def _names(found: Sequence[Session], workshop: Workshop) -> list[str]:
    """Return how each room is told from the others: by words, else by its hours or number too."""
    names = [_name(session, workshop) for session in found]
    hours = [_hours(session, workshop) for session in found]
    both = list(zip(names, hours, strict=True))
    return [
        name
        if names.count(name) == 1
        else f"{name} · {when if both.count((name, when)) == 1 else n}"
        for n, (name, when) in enumerate(both, 1)
    ]


def _name(session: Session, workshop: Workshop) -> str:
    own = [part for part in (session.title.strip(), session.place.strip()) if part]
    return " · ".join(own) or workshop.place.strip() or workshop.title


def _hours(session: Session, workshop: Workshop) -> str:
    begins, ends = workshop.local(session.starts_at), workshop.local(session.ends_at)
    return f"{begins:%H:%M}–{ends:%H:%M}"

"""Sessions side by side: which room a door station stands at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.planning import sessions
from lchost.planning.sessions import Session
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
    return tuple(Room(one.id, _name(one, n)) for n, one in enumerate(found, 1))


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


def _name(session: Session, number: int) -> str:
    parts = [part for part in (session.title.strip(), session.place.strip()) if part]
    return " · ".join(parts) or str(number)

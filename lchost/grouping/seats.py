"""Where a member sits in the round that is shown to the room."""

from __future__ import annotations

from dataclasses import dataclass

from lchost.models.database import DB


@dataclass(frozen=True)
class Seat:
    """A place in a round.  `number` is what the table card says; None: they have none."""

    round_number: int
    number: int | None = None
    name: str = ""  # of the group, if it was given one
    people: int = 0  # who sit there, the member among them


def published(workshop_id: int, member_id: int) -> Seat | None:
    """Return a member's seat in the round that is shown; None while none is."""
    row = DB.execute_sql(_SHOWN, (workshop_id,)).fetchone()
    if row is None:
        return None
    round_id, round_number = row
    seat = DB.execute_sql(_SEAT, (round_id, member_id)).fetchone()
    return Seat(round_number, *seat) if seat else Seat(round_number)


_SHOWN = (
    "SELECT id, number FROM round WHERE workshop_id = ? AND published_at IS NOT NULL"
    " ORDER BY number DESC, id DESC LIMIT 1"
)
_SEAT = (
    "SELECT g.number, g.name, (SELECT count(*) FROM placement o WHERE o.group_id = g.id)"
    " FROM placement p JOIN breakout_group g ON g.id = p.group_id"
    " WHERE p.round_id = ? AND p.member_id = ?"
)

"""The tables of the room: how many seats each has, and whom it can be reached by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.errors import GoneMeanwhile
from lchost.models.database import DB, Topic, writing
from lchost.models.groups import SeatTable as Kept

MOST_SEATS = 99


@dataclass(frozen=True, slots=True)
class SeatTable:
    """A table of the room; `id` is 0 until it is kept.

    Attributes:
        number: what its card says; groups sit at the tables in this order.
        is_accessible: somebody in a wheelchair can sit there.
    """

    id: int
    number: int
    name: str
    seats: int
    is_accessible: bool = False


def listing(workshop_id: int) -> tuple[SeatTable, ...]:
    """The tables of a workshop's room, by number."""
    rows = DB.execute_sql(
        "SELECT id, number, name, seats, is_accessible FROM seat_table"
        " WHERE workshop_id = ? ORDER BY number, id",
        (workshop_id,),
    )
    return tuple(SeatTable(i, n, name, seats, bool(a)) for i, n, name, seats, a in rows.fetchall())


def usual(workshop_id: int) -> tuple[SeatTable, ...]:
    """What to offer: the workshop's own tables, else those of the last one at the same place."""
    own = listing(workshop_id)
    if own:
        return own
    row = DB.execute_sql(_LAST_THERE, (workshop_id, workshop_id)).fetchone()
    earlier = listing(row[0]) if row else ()
    return tuple(SeatTable(0, t.number, t.name, t.seats, t.is_accessible) for t in earlier)


def put(workshop_id: int, tables: Sequence[SeatTable]) -> tuple[SeatTable, ...]:
    """Let these be the tables, numbered from 1 in this order; one left out goes.

    Raises:
        GoneMeanwhile: one of them is no longer there.
        ValueError: a table without a seat.
    """
    if any(not 1 <= table.seats <= MOST_SEATS for table in tables):
        raise ValueError("a table has 1 to 99 seats")
    with writing(Topic.GROUPS):
        kept = [table.id for table in tables if table.id]
        Kept.delete().where(Kept.workshop == workshop_id, Kept.id.not_in(kept)).execute()
        for number, table in enumerate(tables, 1):
            columns = {
                "number": number,
                "name": " ".join(table.name.split()),
                "seats": table.seats,
                "is_accessible": table.is_accessible,
            }
            if not table.id:
                Kept.create(workshop=workshop_id, **columns)
            elif not Kept.update(**columns).where(Kept.id == table.id).execute():
                raise GoneMeanwhile()
    return listing(workshop_id)


_LAST_THERE = (
    "SELECT w.id FROM workshop w JOIN session s ON s.workshop_id = w.id"
    " WHERE w.place_id = (SELECT place_id FROM workshop WHERE id = ?) AND w.id <> ?"
    " AND EXISTS (SELECT 1 FROM seat_table t WHERE t.workshop_id = w.id)"
    " ORDER BY s.starts_at DESC LIMIT 1"
)

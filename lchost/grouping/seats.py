"""Where a member sits in the round that is shown to the room, and with whom."""

from __future__ import annotations

from dataclasses import dataclass

from lchost.models.database import DB
from lchost.roster import consents
from lchost.roster.consents import What


@dataclass(frozen=True)
class Seat:
    """A place in a round.

    Attributes:
        number: of the group; None: they have no seat.
        name: of the group, if it was given one.
        people: how many sit there, the member among them.
        mates: the others by name, without those who said no to their name on a screen.
        leader: who leads the group; empty: nobody, or the member.
        is_hosted: whoever leads it is its host in every round of a world café.
        table, table_name: where the group sits, if it was given a table of the room.
    """

    round_number: int
    number: int | None = None
    name: str = ""
    people: int = 0
    theme: str = ""
    mates: tuple[str, ...] = ()
    leader: str = ""
    leads: bool = False
    is_hosted: bool = False
    table: int | None = None
    table_name: str = ""

    @property
    def place(self) -> int | None:
        """The number to look for in the room."""
        return self.number if self.table is None else self.table

    @property
    def is_table(self) -> bool:
        """Tell whether that number is a table's, and not only the group's."""
        return self.table is not None or bool(self.name)

    @property
    def called(self) -> str:
        """What the group or its table is called; may be empty."""
        return self.name or self.table_name


def published(workshop_id: int, member_id: int) -> Seat | None:
    """Return a member's seat in the round that is shown; None while none is."""
    row = DB.execute_sql(_SHOWN, (workshop_id,)).fetchone()
    if row is None:
        return None
    round_id, round_number = row
    seat = DB.execute_sql(_SEAT, (round_id, member_id)).fetchone()
    if seat is None:
        return Seat(round_number)
    group_id, number, name, theme, table, table_name, leader_id, leader, is_hosted = seat
    found = DB.execute_sql(_OTHERS, (group_id, member_id)).fetchall()
    refused = consents.refused(What.STAGE, among=[*(one for one, _ in found), leader_id])
    is_led = leader_id not in (None, member_id) and leader_id not in refused
    return Seat(
        round_number,
        number,
        name,
        people=len(found) + 1,
        theme=theme,
        mates=tuple(name for one, name in found if one not in refused),
        leader=leader if is_led else "",
        leads=leader_id == member_id,
        is_hosted=bool(is_hosted),
        table=table,
        table_name=table_name or "",
    )


_SHOWN = (
    "SELECT id, number FROM round WHERE workshop_id = ? AND published_at IS NOT NULL"
    " ORDER BY number DESC, id DESC LIMIT 1"
)
_SEAT = (
    "SELECT g.id, g.number, g.name, g.theme, t.number, t.name, g.facilitator_id, m.display_name,"
    """ instr(r.wishes, '"mode":"cafe"')"""
    " FROM placement p JOIN breakout_group g ON g.id = p.group_id"
    " JOIN round r ON r.id = p.round_id"
    " LEFT JOIN seat_table t ON t.id = g.seat_table_id"
    " LEFT JOIN member m ON m.id = g.facilitator_id WHERE p.round_id = ? AND p.member_id = ?"
)
_OTHERS = (
    "SELECT m.id, m.display_name FROM placement p JOIN member m ON m.id = p.member_id"
    " WHERE p.group_id = ? AND p.member_id <> ? ORDER BY m.folded, m.id"
)

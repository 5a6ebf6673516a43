"""What a workshop gives to read on: titles, addresses, a note; in the handout's order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.errors import NoTitle
from lchost.models.database import Topic, writing
from lchost.models.papers import Resource as Row

LONGEST_ADDRESS = 400  # characters; a longer one makes a code that phones cannot read on paper


@dataclass(frozen=True)
class Resource:
    """Something to read on; without an address it is a book, say."""

    title: str
    address: str = ""
    note: str = ""
    id: int = 0


def listing(workshop_id: int) -> list[Resource]:
    """Return a workshop's resources, in order."""
    rows = Row.select().where(Row.workshop == workshop_id).order_by(Row.position, Row.id)
    return [Resource(row.title, row.address, row.note, row.id) for row in rows]


def put(workshop_id: int, wanted: Sequence[Resource]) -> None:
    """Give a workshop these, in this order; one with id 0 is new, one left out goes.

    Raises:
        NoTitle: one says nothing.
    """
    if any(not one.title.strip() for one in wanted):
        raise NoTitle()
    with writing(Topic.PAPERS):
        kept = [one.id for one in wanted if one.id]
        Row.delete().where(Row.workshop == workshop_id, Row.id.not_in(kept)).execute()
        for position, one in enumerate(wanted, 1):
            columns = {
                "position": position,
                "title": one.title.strip(),
                "address": whole_address(one.address),
                "note": one.note.strip(),
            }
            if one.id:
                mine = (Row.id == one.id) & (Row.workshop == workshop_id)
                Row.update(**columns).where(mine).execute()
            else:
                Row.create(workshop=workshop_id, **columns)


def whole_address(typed: str) -> str:
    """Return an address that phones open: "example.org/x" gets its beginning."""
    address = "".join(typed.split())[:LONGEST_ADDRESS]
    if not address or ":" in address.split("/")[0]:
        return address
    return f"https://{address}"

"""Series: workshops that belong together.  A workshop belongs to one at most."""

from __future__ import annotations

from dataclasses import dataclass

import peewee as pw

from lchost.models.workshops import Session, Workshop
from lchost.models.workshops import WorkshopSeries as Row


@dataclass(frozen=True)
class Series:
    """A series as it is kept."""

    id: int
    uid: str
    title: str


def titles() -> list[str]:
    """Return the titles of all series that have a workshop, by the alphabet."""
    rows = Row.select(Row.title).join(Workshop).group_by(Row.id)
    return sorted((title for (title,) in rows.tuples()), key=str.casefold)


def of_workshop(workshop_id: int) -> Series | None:
    """Return the series that a workshop belongs to, if any."""
    row = Row.select().join(Workshop).where(Workshop.id == workshop_id).first()
    return Series(row.id, row.uid, row.title) if row else None


def workshops(series_id: int) -> list[int]:
    """Return the workshops of a series, the one that ends last at the end; archived ones too."""
    rows = (
        Workshop.select(Workshop.id)
        .join(Session)
        .where(Workshop.series == series_id)
        .group_by(Workshop.id)
        .order_by(pw.fn.MAX(Session.ends_at), Workshop.id)
    )
    return [number for (number,) in rows.tuples()]


def row_of(title: str) -> Row | None:
    """Return the row of a title, a new one if need be; None without a title.

    Capitals and spaces make no other series.  A series that lost its last workshop stays, with its
    rules: by its title it is found again.
    """
    title = " ".join(title.split())
    if not title:
        return None
    known: dict[str, Row] = {row.title.casefold(): row for row in Row.select()}
    made: Row = known.get(title.casefold()) or Row.create(title=title)
    return made

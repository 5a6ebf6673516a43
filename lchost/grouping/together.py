"""Rounds that were planned together, and what one of them means for the others."""

from __future__ import annotations

from collections.abc import Sequence

from lchost.grouping import kept, room, ways
from lchost.grouping.cards import Table
from lchost.grouping.modes import Mode
from lchost.grouping.score import Report
from lchost.grouping.wishes import Wishes
from lchost.models.groups import Round


def with_interest(
    row: Round, wishes: Wishes, everyone: room.Room, tables: Sequence[Table], found: Report
) -> Report:
    """A round's report with votes and asks; nobody wants a theme again that they had before."""
    earlier = []
    if ways.mode_of(wishes) is Mode.INTEREST:
        for one in of_series(row):
            if one.number < row.number:
                was = kept.groups_of(one.id)
                earlier.append(([table.members for table in was], [table.theme for table in was]))
    seated, themes = [table.members for table in tables], [table.theme for table in tables]
    asked = ways.choices(everyone, wishes)
    return ways.with_interest(wishes, found, asked, seated, themes, earlier)


def of_series(row: Round) -> list[Round]:
    """The rounds planned together with this one, itself among them, in order."""
    if not row.series:
        return [row]
    found = Round.select().where(Round.workshop == row.workshop_id, Round.series == row.series)
    return list(found.order_by(Round.number))

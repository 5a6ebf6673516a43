"""Rounds that were planned together, and what one of them means for the others."""

from __future__ import annotations

from collections.abc import Sequence

from lchost.errors import ExpertsGone, HomesShown
from lchost.grouping import kept, room, ways
from lchost.grouping.cards import Table
from lchost.grouping.drafting import Target
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


def experts(row: Round) -> dict[int, str]:
    """The theme that everybody knows who sits in the home groups of a jigsaw; empty: no such."""
    if not _is_jigsaw(row) or any(table.theme for table in kept.groups_of(row.id)):
        return {}
    earlier = [one for one in of_series(row) if one.number < row.number and _is_jigsaw(one)]
    groups = kept.groups_of(earlier[-1].id) if earlier else []
    return {member: table.theme for table in groups for member in table.members if table.theme}


def whole(round_ids: Sequence[int], wishes: Wishes) -> list[int]:
    """These rounds; of a jigsaw never the experts without their home groups, or the reverse."""
    if ways.mode_of(wishes) is not Mode.JIGSAW:
        return list(round_ids)
    found = list(round_ids)
    for row in map(kept.round_row, round_ids):
        if _is_jigsaw(row):
            found += [one.id for one in of_series(row) if _is_jigsaw(one)]
    return list(dict.fromkeys(found))


def halves(targets: Sequence[Target], number: int) -> list[Target]:
    """Rounds to be made a jigsaw, by twos: experts, then their home groups.

    Args:
        number: of a round that is not there yet, where a last one has no other half.

    Raises:
        ExpertsGone: the first are home groups without their experts.
        HomesShown: home groups stay as they are, but not their experts.
    """
    first = targets[0]
    was_jigsaw = first.round_id is not None and _is_jigsaw(kept.round_row(first.round_id))
    if was_jigsaw and not any(table.theme for table in first.before):
        raise ExpertsGone()
    for experts, homes in zip(targets[::2], targets[1::2], strict=False):
        if homes.is_kept and not experts.is_kept:
            raise HomesShown(number=homes.number)
    if len(targets) % 2 == 0:
        return list(targets)
    return [*targets, Target(number, targets[-1].people)]


def _is_jigsaw(row: Round) -> bool:
    return ways.mode_of(Wishes.from_json(row.wishes)) is Mode.JIGSAW

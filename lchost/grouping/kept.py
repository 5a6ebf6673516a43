"""The rows of a round: its groups and who sits in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from lchost.errors import GoneMeanwhile
from lchost.grouping import tables
from lchost.grouping.cards import Table
from lchost.models.groups import BreakoutGroup, Placement, Round

ROWS_AT_ONCE = 500

Groups = Sequence[Sequence[int]]


def round_row(round_id: int) -> Round:
    """A round.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    row: Round | None = Round.get_or_none(Round.id == round_id)
    if row is None:
        raise GoneMeanwhile()
    return row


def group_row(group_id: int) -> BreakoutGroup:
    """A group.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    row: BreakoutGroup | None = BreakoutGroup.get_or_none(BreakoutGroup.id == group_id)
    if row is None:
        raise GoneMeanwhile()
    return row


def groups_of(round_id: int) -> list[Table]:
    """The groups of a round with who sits in them, by number."""
    row = round_row(round_id)
    room = {table.id: table for table in tables.listing(row.workshop_id)}
    members: dict[int, list[int]] = {}
    locked: set[int] = set()
    rows = Placement.select(Placement.group, Placement.member, Placement.is_locked)
    for group, member, is_locked in (
        rows.where(Placement.round == round_id).order_by(Placement.id).tuples()
    ):
        members.setdefault(group, []).append(member)
        if is_locked:
            locked.add(member)
    found = BreakoutGroup.select().where(BreakoutGroup.round == round_id)
    return [
        Table(
            group.id,
            group.number,
            group.name,
            tuple(members.get(group.id, ())),
            locked=frozenset(locked.intersection(members.get(group.id, ()))),
            is_locked=group.is_locked,
            theme=group.theme,
            facilitator=group.facilitator_id,
            at=room.get(group.seat_table_id),
        )
        for group in found.order_by(BreakoutGroup.number)
    ]


def groups_of_last(workshop_id: int, mode: str) -> list[Table]:
    """The groups of the last round, if it was made in this way."""
    rows = Round.select().where(Round.workshop == workshop_id)
    last: Round | None = rows.order_by(Round.number.desc()).first()
    return groups_of(last.id) if last and last.wishes.get("mode") == mode else []


def seated(groups: Iterable[Table]) -> list[int]:
    """Who sits in these groups."""
    return [member for group in groups for member in group.members]


def let_go(round_id: int, member_id: int, group_id: int = 0) -> None:
    """Nobody leads a group of a round where they do not sit any more; 0: they sit in none."""
    BreakoutGroup.update(facilitator=None).where(
        BreakoutGroup.round == round_id,
        BreakoutGroup.facilitator == member_id,
        BreakoutGroup.id != group_id,
    ).execute()


def _numbers_of_before(round_id: int) -> list[int]:
    """The numbers of the round before: where a table was lost, there is none of its number."""
    row = round_row(round_id)
    last = Round.select(Round.id).where(Round.workshop == row.workshop_id, Round.id != round_id)
    before = last.order_by(Round.number.desc()).limit(1)
    found = BreakoutGroup.select(BreakoutGroup.number).where(BreakoutGroup.round.in_(before))
    return sorted(number for (number,) in found.tuples())


def keep_groups(
    round_id: int,
    groups: Groups,
    *,
    before: Sequence[Table] = (),
    at: Sequence[int | None] = (),
    themes: Sequence[str] = (),
    leaders: Collection[int] = (),
    hosts: Collection[int] = (),
) -> None:
    """Write the groups of a round.

    Args:
        before: its groups until now, in the same order: numbers, names, themes and locks stay.
        at: id of each group's table.
        themes: of each group, where the way it was made knows one.
        leaders: who may lead a group, if nobody of before still sits in it.
        hosts: who leads the group they sit in, whoever led it before.
    """
    numbers = [group.number for group in before[: len(groups)]]
    if not before and not any(at):
        numbers = _numbers_of_before(round_id)[: len(groups)]
    if at and all(at) and len(set(at)) == len(at):
        room = {t.id: t.number for t in tables.listing(round_row(round_id).workshop_id)}
        numbers = [room[table] for table in at if table in room]
    numbers += range(max(numbers, default=0) + 1, len(groups) + max(numbers, default=0) + 1)
    locked = {member for group in before for member in group.locked}
    placements = []
    for index, (number, members) in enumerate(zip(numbers, groups, strict=False)):
        was = before[index] if index < len(before) else None
        first = {was.facilitator} if was else set()
        leads = [member for member in members if member in hosts]
        leads += [member for member in members if member in first]
        leads += [member for member in members if member in leaders]
        row = BreakoutGroup.create(
            round=round_id,
            number=number,
            name=was.name if was else "",
            theme=(themes[index] if themes else "") or (was.theme if was else ""),
            is_locked=was.is_locked if was else False,
            facilitator=leads[0] if leads else None,
            seat_table=at[index] if at else None,
        )
        placements += [(round_id, row.id, member, member in locked) for member in members]
    fields = [Placement.round, Placement.group, Placement.member, Placement.is_locked]
    for start in range(0, len(placements), ROWS_AT_ONCE):
        rows = placements[start : start + ROWS_AT_ONCE]
        Placement.insert_many(rows, fields).execute()

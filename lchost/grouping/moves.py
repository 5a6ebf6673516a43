"""A round mended by hand: people moved, swapped, seated, locked; groups named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from lchost.errors import GoneMeanwhile, UnknownPerson
from lchost.grouping import drafting, kept, room
from lchost.grouping.wishes import Wishes
from lchost.models.database import Topic, writing
from lchost.models.groups import BreakoutGroup, Placement
from lchost.models.people import Member


def move(round_id: int, member_id: int, group_id: int) -> None:
    """Seat somebody in this group, whether they had a seat in the round or not.

    Raises:
        UnknownPerson: no such member.
        GoneMeanwhile: the group is not of this round.
    """
    with writing(Topic.GROUPS):
        if kept.group_row(group_id).round_id != round_id:
            raise GoneMeanwhile()
        if not Member.select().where(Member.id == member_id).exists():
            raise UnknownPerson()
        seat = (Placement.round == round_id) & (Placement.member == member_id)
        if Placement.update(group=group_id).where(seat).execute() == 0:
            Placement.create(round=round_id, group=group_id, member=member_id)
        kept.let_go(round_id, member_id, group_id)


def swap(round_id: int, one: int, other: int) -> None:
    """Let two people change groups.

    Raises:
        UnknownPerson: one of them has no seat in this round.
    """
    with writing(Topic.GROUPS):
        rows = Placement.select(Placement.member, Placement.group).where(
            Placement.round == round_id, Placement.member.in_([one, other])
        )
        groups = dict(rows.tuples())
        if len(groups) != 2:
            raise UnknownPerson()
        move(round_id, one, groups[other])
        move(round_id, other, groups[one])


def unseat(round_id: int, member_id: int) -> None:
    """Somebody has left: their seat is free."""
    with writing(Topic.GROUPS):
        Placement.delete().where(
            Placement.round == round_id, Placement.member == member_id
        ).execute()
        kept.let_go(round_id, member_id)


def seat(round_id: int, member_ids: Iterable[int]) -> dict[int, int]:
    """Seat latecomers where they fit best; nobody else moves.

    A group that keeps the rules comes before a smaller one, a smaller one before a better mix.

    Returns:
        the id of the group that each of them now sits in.
    """
    row = kept.round_row(round_id)
    wishes, tables = Wishes.from_json(row.wishes), kept.groups_of(round_id)
    coming = [i for i in dict.fromkeys(member_ids) if i not in kept.seated(tables)]
    everyone = room.room(row.workshop_id, [*kept.seated(tables), *coming], wishes.topics)
    if not everyone.people.keys() >= set(coming):
        raise UnknownPerson()
    found: dict[int, int] = {}
    for member_id in coming:
        here = room.only(everyone, [*kept.seated(tables), member_id])
        index = drafting.best_group(row.workshop_id, round_id, wishes, tables, here, member_id)
        table = tables[index]
        tables[index] = replace(table, members=(*table.members, member_id))
        found[member_id] = table.id
    with writing(Topic.GROUPS):
        for member_id, group_id in found.items():
            move(round_id, member_id, group_id)
    return found


def rename_group(group_id: int, name: str) -> None:
    """Give a group a name beside its number; empty text takes it away."""
    with writing(Topic.GROUPS):
        clean = " ".join(name.split())
        BreakoutGroup.update(name=clean).where(BreakoutGroup.id == group_id).execute()


def remove_group(group_id: int) -> None:
    """Take an empty group out of its round.

    Raises:
        GoneMeanwhile: somebody sits there, or it is gone.
    """
    with writing(Topic.GROUPS):
        kept.group_row(group_id)
        if Placement.select().where(Placement.group == group_id).exists():
            raise GoneMeanwhile()
        BreakoutGroup.delete().where(BreakoutGroup.id == group_id).execute()


def name_theme(group_id: int, theme: str) -> None:
    """Say what a group talks about; empty text takes it away."""
    with writing(Topic.GROUPS):
        clean = " ".join(theme.split())
        BreakoutGroup.update(theme=clean).where(BreakoutGroup.id == group_id).execute()


def name_facilitator(group_id: int, member_id: int | None) -> None:
    """Say who leads a group; None: nobody.

    Raises:
        UnknownPerson: somebody who does not sit there.
    """
    with writing(Topic.GROUPS):
        sits = (Placement.group == group_id) & (Placement.member == member_id)
        if member_id is not None and not Placement.select().where(sits).exists():
            raise UnknownPerson()
        BreakoutGroup.update(facilitator=member_id).where(BreakoutGroup.id == group_id).execute()


def lock(round_id: int, member_ids: Iterable[int], on: bool) -> None:
    """Let these people stay where they sit when the rest is mixed again; or no longer."""
    with writing(Topic.GROUPS):
        Placement.update(is_locked=on).where(
            Placement.round == round_id, Placement.member.in_(list(member_ids))
        ).execute()


def lock_group(group_id: int, on: bool) -> None:
    """Let a whole group stay as it is when the rest is mixed again; or no longer."""
    with writing(Topic.GROUPS):
        BreakoutGroup.update(is_locked=on).where(BreakoutGroup.id == group_id).execute()

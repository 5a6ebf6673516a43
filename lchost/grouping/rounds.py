"""Rounds of a workshop in the file: made, shown, mended by hand, taken out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import peewee as pw

from lchost.checkin import attendance
from lchost.errors import GoneMeanwhile, UnknownPerson
from lchost.grouping import cards, drafting, room
from lchost.grouping.cards import RoundView, Table
from lchost.grouping.drafting import Progress, Stop
from lchost.grouping.solve import Plan
from lchost.grouping.wishes import Wishes
from lchost.models.database import Topic, writing
from lchost.models.groups import BreakoutGroup, Placement, Round
from lchost.models.people import Member

ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class RoundSummary:
    """A round in a list; `percent` as in `score.Report`, at the moment it was made."""

    id: int
    number: int
    made_at: datetime
    groups: int
    people: int
    percent: int | None


# --- making ----------------------------------------------------------------------------------


def make(
    workshop_id: int,
    wishes: Wishes,
    at: datetime,
    *,
    people: Iterable[int] | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> int:
    """Divide people into groups, keep that as the next round, and return its id.

    Args:
        people: member ids; None means those present.
        progress: called with the share done, 0 to 1, in the caller's thread.
        stop: once it answers True, the best plan so far is kept.

    Raises:
        NobodyToGroup: nobody is there.
        RulesCollide: or one of its kinds, with names; nothing was kept.
    """
    number = _next_number(workshop_id)
    people = attendance.present(workshop_id) if people is None else people
    plan, figures = drafting.plan(workshop_id, wishes, number, people, progress, stop)
    with writing(Topic.GROUPS):
        row = Round.create(
            workshop=workshop_id,
            number=_next_number(workshop_id),
            made_at=at,
            seed=wishes.seed,
            wishes=wishes.to_json(),
            report=figures,
        )
        _keep_groups(row.id, plan, {})
    return int(row.id)


def replace_round(
    round_id: int,
    at: datetime,
    *,
    wishes: Wishes | None = None,
    people: Iterable[int] | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> None:
    """Shuffle again: the same round with another plan; group names stay with their numbers.

    Args:
        wishes: None means those of the round with the next seed.
        people: None means those who have a seat, and those present who have none.

    Raises: as `make` does.
    """
    row = _round(round_id)
    old = Wishes.from_json(row.wishes)
    wishes = wishes or replace(old, seed=old.seed + 1)
    tables = _tables(round_id)
    if people is None:
        people = [*_seated(tables), *_waiting(row.workshop_id, tables)]
    plan, figures = drafting.plan(row.workshop_id, wishes, row.number, people, progress, stop)
    names = {table.number: table.name for table in tables if table.name}
    with writing(Topic.GROUPS):
        BreakoutGroup.delete().where(BreakoutGroup.round == round_id).execute()
        Round.update(made_at=at, seed=wishes.seed, wishes=wishes.to_json(), report=figures).where(
            Round.id == round_id
        ).execute()
        _keep_groups(round_id, plan, names)


def delete(round_id: int) -> None:
    """Take a round out; the numbers of the others stay."""
    with writing(Topic.GROUPS):
        Round.delete().where(Round.id == round_id).execute()


# --- showing it to the room ------------------------------------------------------------------


def publish(round_id: int, at: datetime) -> None:
    """Show this round on phones, on the stage and at the door; only one is shown at a time.

    What is mended in it afterwards shows at once.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    workshop_id = _round(round_id).workshop_id
    with writing(Topic.GROUPS):
        others = (Round.workshop == workshop_id) & Round.published_at.is_null(False)
        Round.update(published_at=None).where(others, Round.id != round_id).execute()
        Round.update(published_at=at).where(
            Round.id == round_id, Round.published_at.is_null()
        ).execute()


def withdraw(round_id: int) -> None:
    """Show this round to nobody but the host again."""
    with writing(Topic.GROUPS):
        Round.update(published_at=None).where(Round.id == round_id).execute()


def published(workshop_id: int) -> int | None:
    """Return the id of the round that is shown to the room, if there is one."""
    shown = Round.select(Round.id).where(
        Round.workshop == workshop_id, Round.published_at.is_null(False)
    )
    return next((int(row.id) for row in shown.order_by(Round.number.desc())), None)


# --- looking ---------------------------------------------------------------------------------


def listing(workshop_id: int) -> list[RoundSummary]:
    """A workshop's rounds in order."""
    groups = BreakoutGroup.select(pw.fn.COUNT(BreakoutGroup.id)).where(
        BreakoutGroup.round == Round.id
    )
    people = Placement.select(pw.fn.COUNT(Placement.id)).where(Placement.round == Round.id)
    rows = Round.select(Round, groups.alias("groups_made"), people.alias("people_seated"))
    return [
        RoundSummary(
            row.id,
            row.number,
            row.made_at,
            row.groups_made,
            row.people_seated,
            row.report.get("percent"),
        )
        for row in rows.where(Round.workshop == workshop_id).order_by(Round.number)
    ]


def get(round_id: int) -> RoundView:
    """One round with everything its page shows, as things stand now.

    Raises:
        GoneMeanwhile: there is none with this id.
    """
    row = _round(round_id)
    wishes = Wishes.from_json(row.wishes)
    tables = _tables(round_id)
    waiting = _waiting(row.workshop_id, tables)
    everyone = room.room(row.workshop_id, [*_seated(tables), *waiting], wishes.topics)
    here = room.only(everyone, _seated(tables))
    problem = None
    if here.people:
        sizes = tuple(len(table.members) for table in tables if table.members)
        problem = room.problem(row.workshop_id, here, wishes, row.number, sizes)
    groups, found = cards.groups(here, problem, tables)
    return RoundView(
        id=round_id,
        workshop_id=row.workshop_id,
        number=row.number,
        made_at=row.made_at,
        wishes=wishes,
        groups=groups,
        waiting=tuple(
            cards.seat(everyone.guests[i], everyone.people[i], ())
            for i in everyone.people
            if i not in here.people
        ),
        mean_skill=cards.mean_skill(list(here.people.values())),
        report=found,
        names={guest.id: guest.name for guest in everyone.guests.values()},
        labels=everyone.labels,
        published_at=row.published_at,
    )


def csv_rows(round_ids: Sequence[int]) -> list[tuple[str, ...]]:
    """Rounds as a table: header, then a row a person with the number of their group."""
    numbers = [_round(round_id).number for round_id in round_ids]
    seats: dict[int, dict[int, str]] = {}
    rows = (
        Placement.select(Placement.member, Placement.round, BreakoutGroup.number)
        .join(BreakoutGroup)
        .where(Placement.round.in_(list(round_ids)))
    )
    for member, round_id, number in rows.tuples():
        seats.setdefault(member, {})[round_id] = str(number)
    named = Member.select(Member.id, Member.display_name, Member.email, Member.folded)
    people = sorted((m for m in named if m.id in seats), key=lambda m: (m.folded, m.id))
    header = ("Name", "E-mail", *(f"Round {number}" for number in numbers))
    return [
        header,
        *(
            (m.display_name, m.email, *(seats[m.id].get(round_id, "") for round_id in round_ids))
            for m in people
        ),
    ]


# --- mending by hand -------------------------------------------------------------------------


def move(round_id: int, member_id: int, group_id: int) -> None:
    """Seat somebody in this group, whether they had a seat in the round or not.

    Raises:
        UnknownPerson: no such member.
        GoneMeanwhile: the group is not of this round.
    """
    with writing(Topic.GROUPS):
        _group_of(round_id, group_id)
        if not Member.select().where(Member.id == member_id).exists():
            raise UnknownPerson()
        seat = (Placement.round == round_id) & (Placement.member == member_id)
        if Placement.update(group=group_id).where(seat).execute() == 0:
            Placement.create(round=round_id, group=group_id, member=member_id)


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


def seat(round_id: int, member_ids: Iterable[int]) -> dict[int, int]:
    """Seat latecomers where they fit best; nobody else moves.

    A group that keeps the rules comes before a smaller one, a smaller one before a better mix.

    Returns:
        the id of the group that each of them now sits in.
    """
    row = _round(round_id)
    wishes, tables = Wishes.from_json(row.wishes), _tables(round_id)
    coming = [i for i in dict.fromkeys(member_ids) if i not in _seated(tables)]
    everyone = room.room(row.workshop_id, [*_seated(tables), *coming], wishes.topics)
    if not everyone.people.keys() >= set(coming):
        raise UnknownPerson()
    found: dict[int, int] = {}
    for member_id in coming:
        here = room.only(everyone, [*_seated(tables), member_id])
        index = drafting.best_group(row.workshop_id, row.number, wishes, tables, here, member_id)
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


# --- steps -----------------------------------------------------------------------------------


def _keep_groups(round_id: int, plan: Plan, names: dict[int, str]) -> None:
    placements = []
    for number, members in enumerate(plan.groups, start=1):
        group = BreakoutGroup.create(round=round_id, number=number, name=names.get(number, ""))
        placements += [(round_id, group.id, member) for member in members]
    fields = [Placement.round, Placement.group, Placement.member]
    for start in range(0, len(placements), ROWS_AT_ONCE):
        rows = placements[start : start + ROWS_AT_ONCE]
        Placement.insert_many(rows, fields).execute()


def _next_number(workshop_id: int) -> int:
    last = Round.select(pw.fn.MAX(Round.number)).where(Round.workshop == workshop_id).scalar()
    return int(last or 0) + 1


def _round(round_id: int) -> Round:
    row: Round | None = Round.get_or_none(Round.id == round_id)
    if row is None:
        raise GoneMeanwhile()
    return row


def _group_of(round_id: int, group_id: int) -> None:
    row = BreakoutGroup.get_or_none(BreakoutGroup.id == group_id)
    if row is None or row.round_id != round_id:
        raise GoneMeanwhile()


def _tables(round_id: int) -> list[Table]:
    members: dict[int, list[int]] = {}
    rows = Placement.select(Placement.group, Placement.member).where(Placement.round == round_id)
    for group, member in rows.order_by(Placement.id).tuples():
        members.setdefault(group, []).append(member)
    kept = BreakoutGroup.select().where(BreakoutGroup.round == round_id)
    return [
        Table(group.id, group.number, group.name, tuple(members.get(group.id, ())))
        for group in kept.order_by(BreakoutGroup.number)
    ]


def _seated(tables: Iterable[Table]) -> list[int]:
    return [member for table in tables for member in table.members]


def _waiting(workshop_id: int, tables: Iterable[Table]) -> list[int]:
    """Those present without a seat, the first to come first."""
    seated = set(_seated(tables))
    return [i for i in attendance.present(workshop_id) if i not in seated]

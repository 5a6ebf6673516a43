"""A round whose people have changed: who would have to move is said first, then it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from lchost.checkin import attendance
from lchost.checkin.leaving import check_out
from lchost.errors import NobodyToGroup, RoundChanged, RulesCollide
from lchost.grouping import (
    around,
    drafting,
    framing,
    kept,
    mending,
    pairs,
    room,
    score,
    tables,
    together,
    ways,
)
from lchost.grouping.cards import Table
from lchost.grouping.drafting import Stop
from lchost.grouping.mending import Cause, Mended
from lchost.grouping.modes import Mode
from lchost.grouping.problem import Problem
from lchost.grouping.wishes import Wishes
from lchost.models.database import Topic, writing
from lchost.models.groups import BreakoutGroup, Placement, Round, SeatTable


@dataclass(frozen=True, slots=True)
class Mend:
    """What would change in a round; nothing is written yet.

    Attributes:
        mended: moves and figures; groups are meant by their index in `numbers`.
        numbers: of the groups, as the table cards say; those that come last are new.
        lost: ids of the groups that go.
        names: of everybody in it.
        labels: what the keys of rules are called.
        closed: ids of groups that go because too few are left in them.
        hosts: who becomes the host of a table that has lost its own, by index of the group.
    """

    round_id: int
    mended: Mended
    numbers: tuple[int, ...]
    lost: tuple[int, ...]
    names: dict[int, str]
    labels: dict[str, str]
    before: tuple[Table, ...]
    closed: tuple[int, ...] = ()
    hosts: Mapping[int, int] = field(default_factory=dict)


def propose(
    round_id: int,
    *,
    coming: Iterable[int] | None = None,
    leaving: Iterable[int] = (),
    lost: Sequence[int] = (),
    stop: Stop | None = None,
) -> Mend:
    """Find the fewest moves that make a round whole again.

    Args:
        coming: member ids of those to be seated; None means those present without a seat.
        leaving: member ids of those who have gone.
        lost: ids of groups whose table is gone.

    Raises:
        NobodyToGroup: nobody would be left.
        TooFewSeats: the tables that are left do not have enough.
        RulesCollide: or one of its kinds, with names: no way keeps the rules.
    """
    row = kept.round_row(round_id)
    wishes, before = Wishes.from_json(row.wishes), kept.groups_of(round_id)
    gone, seated = set(leaving), kept.seated(before)
    if coming is None:
        coming = [i for i in attendance.present(row.workshop_id) if i not in set(seated)]
    everyone = room.room(row.workshop_id, [*seated, *coming], wishes.topics)
    here = room.only(everyone, [i for i in everyone.people if i not in gone])
    if not here.people:
        raise NobodyToGroup()
    mode, asked = ways.mode_of(wishes), ways.choices(everyone, wishes)
    gone_tables = [index for index, group in enumerate(before) if group.id in lost]
    known = together.experts(row)
    way = around.around(mode, before, here.people, gone_tables, asked, known)
    shut = [*gone_tables, *way.closed]
    frame = framing.frame_around(
        wishes,
        here.people,
        way.before,
        shut,
        tables.listing(row.workshop_id),
        room.needing_access(here, wishes),
        way.limits,
    )
    met = pairs.met_before(row.workshop_id, here.people, without=[round_id])
    problem = room.problem(
        row.workshop_id,
        here,
        wishes,
        frame.sizes,
        met,
        limits=frame.limits,
        allowed=frame.allowed,
    )
    if known:
        problem = around.with_experts(problem, known)
    loose = [i for i in here.people if i not in {m for g in way.before for m in g.members}]
    loose += [i for index in shut for i in before[index].members if i in here.people]
    first = dict(around.eager(way.before, loose, shut, asked))
    if mode in (Mode.CAFE, Mode.MENTORS):
        stays = around.staying(before, here.people, shut)
        first |= {person: frozenset((index,)) for person, index in stays.items()}
    told = frozenset(seated) if row.published_at is not None else frozenset()
    found = _mended(problem, way.before, first, told - gone, wishes.seed, stop, everyone)
    found = replace(found, percent_before=_percent_now(row.workshop_id, wishes, before, everyone))
    if mode is Mode.INTEREST:  # its page shows how many wishes are met instead
        found = replace(found, percent_before=None, percent_after=None)
    return Mend(
        round_id,
        _said_why(found, way.closed),
        tuple(group.number for group in way.before),
        tuple(lost),
        {guest.id: guest.name for guest in everyone.guests.values()},
        dict(everyone.labels),
        tuple(before),
        closed=tuple(before[index].id for index in way.closed),
        hosts=_new_hosts(found, before, shut, everyone) if mode is Mode.CAFE else {},
    )


def _mended(
    problem: Problem,
    before: Sequence[Table],
    first: Mapping[int, frozenset[int]],
    told: frozenset[int],
    seed: int,
    stop: Stop | None,
    everyone: room.Room,
) -> Mended:
    """Mend it with everybody where the way would have them; without that, if it cannot be.

    Args:
        first: groups that the way gives somebody; a place that the host gave comes before it.
    """
    groups = [group.members for group in before]
    narrow = {i: problem.allowed.get(i, at) & at or problem.allowed[i] for i, at in first.items()}
    for one in (replace(problem, allowed={**problem.allowed, **narrow}), problem):
        try:
            return mending.mend(one, groups, stay=told, seed=seed, stop=stop)
        except RulesCollide as collision:
            trouble = collision
    raise drafting.named(trouble, everyone) from trouble


def _percent_now(
    workshop_id: int, wishes: Wishes, before: Sequence[Table], everyone: room.Room
) -> int | None:
    """How even the groups are as they stand, whoever leaves: the figure that the page shows."""
    groups = [group.members for group in before if group.members]
    here = room.only(everyone, [person for people in groups for person in people])
    if not here.people:
        return None
    problem = room.problem(workshop_id, here, wishes, tuple(map(len, groups)), {})
    return score.report(problem, groups).percent


def _said_why(found: Mended, closed: Collection[int]) -> Mended:
    """Who comes out of a group that closes leaves it because too few are left."""
    moves = tuple(
        replace(move, because=(Cause.LEFT_ALONE,)) if move.from_group in closed else move
        for move in found.moves
    )
    return replace(found, moves=moves)


def _new_hosts(
    found: Mended, before: Sequence[Table], shut: Collection[int], everyone: room.Room
) -> dict[int, int]:
    """For every table without its host somebody who sat there, a mentor if there is one."""
    hosts = {}
    for index, group in enumerate(before):
        people = found.groups[index]
        if index not in shut and people and group.facilitator not in people:
            sat = [person for person in people if person in group.members] or list(people)
            mentors = [person for person in sat if everyone.guests[person].is_mentor]
            hosts[index] = (mentors or sat)[0]
    return hosts


def carry_out(mend: Mend, *, left_at: datetime | None = None) -> None:
    """Do what was proposed; a table that is lost is not used again, in no round.

    Args:
        left_at: when those who have left are checked out; None: they still count as here.

    Raises:
        RoundChanged: the round was changed meanwhile; nothing was done.
    """
    with writing(Topic.GROUPS):
        now = kept.groups_of(mend.round_id)
        if [(g.id, g.members) for g in now] != [(g.id, g.members) for g in mend.before]:
            raise RoundChanged()
        ids = [group.id for group in mend.before]
        for number in mend.numbers[len(ids) :]:
            ids.append(BreakoutGroup.create(round=mend.round_id, number=number).id)
        gone = []
        for move in mend.mended.moves:
            seat = (Placement.round == mend.round_id) & (Placement.member == move.person)
            if move.to_group is None:
                gone.append(move.person)
                Placement.delete().where(seat).execute()
            elif move.from_group is None:
                group = ids[move.to_group]
                Placement.create(round=mend.round_id, group=group, member=move.person)
            else:
                group = ids[move.to_group]
                Placement.update(group=group).where(seat).execute()
            kept.let_go(
                mend.round_id, move.person, 0 if move.to_group is None else ids[move.to_group]
            )
        if left_at is not None and gone:
            check_out(kept.round_row(mend.round_id).workshop_id, gone, left_at)
        for index, host in mend.hosts.items():
            BreakoutGroup.update(facilitator=host).where(BreakoutGroup.id == ids[index]).execute()
        if mend.closed:
            BreakoutGroup.delete().where(BreakoutGroup.id.in_(list(mend.closed))).execute()
        if mend.lost:
            BreakoutGroup.delete().where(
                BreakoutGroup.round == mend.round_id, BreakoutGroup.id.in_(list(mend.lost))
            ).execute()
            away = [g.at.id for g in mend.before if g.id in mend.lost and g.at is not None]
            SeatTable.delete().where(SeatTable.id.in_(away)).execute()
            row = kept.round_row(mend.round_id)
            left = len(mend.before) - len(mend.lost)
            wishes = replace(Wishes.from_json(row.wishes), size=None, groups=left)
            Round.update(wishes=wishes.to_json()).where(Round.id == row.id).execute()

"""A round whose people have changed: who would have to move is said first, then it is done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lchost.checkin import attendance
from lchost.errors import NobodyToGroup, RoundChanged, RulesCollide
from lchost.grouping import drafting, framing, kept, mending, pairs, room, tables
from lchost.grouping.cards import Table
from lchost.grouping.drafting import Stop
from lchost.grouping.mending import Mended
from lchost.grouping.wishes import Wishes
from lchost.models.database import Topic, writing
from lchost.models.groups import BreakoutGroup, Placement, Round


@dataclass(frozen=True, slots=True)
class Mend:
    """What would change in a round; nothing is written yet.

    Attributes:
        mended: moves and figures; groups are meant by their index in `numbers`.
        numbers: of the groups, as the table cards say.
        lost: ids of the groups that go.
        names: of everybody in it.
        labels: what the keys of rules are called.
    """

    round_id: int
    mended: Mended
    numbers: tuple[int, ...]
    lost: tuple[int, ...]
    names: dict[int, str]
    labels: dict[str, str]
    before: tuple[Table, ...]


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
    frame = framing.frame_around(
        wishes,
        here.people,
        before,
        [index for index, group in enumerate(before) if group.id in lost],
        tables.listing(row.workshop_id),
        room.needing_access(here, wishes),
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
    told = frozenset(seated) if row.published_at is not None else frozenset()
    groups = [group.members for group in before]
    try:
        found = mending.mend(problem, groups, stay=told - gone, seed=wishes.seed, stop=stop)
    except RulesCollide as trouble:
        raise drafting.named(trouble, everyone) from trouble
    return Mend(
        round_id,
        found,
        tuple(group.number for group in before),
        tuple(lost),
        {guest.id: guest.name for guest in everyone.guests.values()},
        dict(everyone.labels),
        tuple(before),
    )


def carry_out(mend: Mend) -> None:
    """Do what was proposed; a table that is lost is not used when the round is mixed again.

    Raises:
        RoundChanged: the round was changed meanwhile; nothing was done.
    """
    with writing(Topic.GROUPS):
        now = kept.groups_of(mend.round_id)
        if [(g.id, g.members) for g in now] != [(g.id, g.members) for g in mend.before]:
            raise RoundChanged()
        for move in mend.mended.moves:
            seat = (Placement.round == mend.round_id) & (Placement.member == move.person)
            if move.to_group is None:
                Placement.delete().where(seat).execute()
            elif move.from_group is None:
                group = mend.before[move.to_group].id
                Placement.create(round=mend.round_id, group=group, member=move.person)
            else:
                group = mend.before[move.to_group].id
                Placement.update(group=group).where(seat).execute()
        if mend.lost:
            BreakoutGroup.delete().where(
                BreakoutGroup.round == mend.round_id, BreakoutGroup.id.in_(list(mend.lost))
            ).execute()
            row = kept.round_row(mend.round_id)
            left = len(mend.before) - len(mend.lost)
            wishes = replace(Wishes.from_json(row.wishes), size=None, groups=left)
            Round.update(wishes=wishes.to_json()).where(Round.id == row.id).execute()

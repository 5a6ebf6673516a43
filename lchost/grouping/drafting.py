"""From the people of a workshop to a plan, and to a latecomer's seat.  Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from lchost.errors import (
    ApartYetTogether,
    BlockTooLarge,
    NobodyToGroup,
    PairRulesDoNotFit,
    RulesCollide,
    TooManyToKeepApart,
)
from lchost.grouping import collisions, model, room, score
from lchost.grouping.cards import Table
from lchost.grouping.problem import equal_sizes
from lchost.grouping.solve import Plan, solve
from lchost.grouping.wishes import Wishes

Progress = Callable[[float], object]
Stop = Callable[[], bool]

ROUNDS_APART = 1009
"""The search of round n starts from seed x this + n: rounds of one seed are not copies."""


def plan(
    workshop_id: int,
    wishes: Wishes,
    number: int,
    people: Iterable[int],
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> tuple[Plan, dict[str, Any]]:
    """Search; the figures beside the plan are for the list of rounds.

    Raises:
        NobodyToGroup, RulesCollide: as `rounds.make`.
    """
    here = room.room(workshop_id, people, wishes.topics)
    if not here.people:
        raise NobodyToGroup()
    size = None if wishes.groups else wishes.size
    sizes = equal_sizes(len(here.people), size=size, groups=wishes.groups)
    problem = room.problem(workshop_id, here, wishes, number, sizes)
    try:
        found = solve(problem, wishes.seed * ROUNDS_APART + number, progress=progress, stop=stop)
    except RulesCollide as trouble:
        raise _named(trouble, here) from trouble
    figures = score.report(problem, found.groups)
    return found, {
        "percent": figures.percent,
        "cost": found.cost,
        "rows": found.rows,
        "was_stopped": found.was_stopped,
        "met_again": len(figures.met_again),
    }


def best_group(
    workshop_id: int,
    number: int,
    wishes: Wishes,
    tables: Sequence[Table],
    here: room.Room,
    member_id: int,
) -> int:
    """The index of the group that costs least with one more of these people."""
    place = {person: index for index, person in enumerate(here.people)}
    sizes = [len(table.members) for table in tables]
    smallest = sizes.index(min(sizes))
    grown = (n + (index == smallest) for index, n in enumerate(sizes))
    problem = room.problem(workshop_id, here, wishes, number, tuple(n for n in grown if n))
    terms = model.build(problem)
    friends = {i for pair in problem.together if member_id in pair for i in pair} - {member_id}

    def price(index: int) -> tuple[bool, bool, int, float]:
        members = tables[index].members
        seats = [place[i] for i in members]
        with_one_more = score.group_cost(terms, [*seats, place[member_id]])
        more = with_one_more - score.group_cost(terms, seats)
        is_barred = more > model.APART_PRICE / 2
        is_away = bool(friends) and not friends.intersection(members)
        return is_barred, is_away, len(members), more

    return min(range(len(tables)), key=price)


def _named(trouble: RulesCollide, here: room.Room) -> RulesCollide:
    """The same trouble with the names of whom it is about."""
    if not trouble.collisions:
        return trouble
    found = trouble.collisions[0]

    def names(ids: Iterable[int]) -> str:
        return ", ".join(here.guests[i].name for i in ids)

    match found:
        case collisions.TogetherTooLarge(people, seats):
            return BlockTooLarge(trouble.collisions, names=names(people), seats=seats)
        case collisions.ApartInsideTogether(one, other, chain):
            return ApartYetTogether(
                trouble.collisions, one=names([one]), other=names([other]), chain=names(chain)
            )
        case collisions.TooManyApart(people, groups):
            return TooManyToKeepApart(trouble.collisions, names=names(people), groups=groups)
        case collisions.RulesDoNotFit(people):
            return PairRulesDoNotFit(trouble.collisions, names=names(people))
    return trouble

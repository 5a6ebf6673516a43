"""Latecomers, leavers, a table lost: the fewest moves that keep the rules, then the best score."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum

from lchost.errors import RulesCollide
from lchost.grouping.bonds import with_crowds
from lchost.grouping.collisions import collisions
from lchost.grouping.fewest import Fewest, TooLong
from lchost.grouping.model import build
from lchost.grouping.problem import Pair, Problem, Rule
from lchost.grouping.reseating import ANNOUNCED, HARD, Reseating
from lchost.grouping.score import Groups, report
from lchost.grouping.solve import solve

STARTS = 3
"""Orders in which newcomers are seated at first; the best of them is kept."""


class Cause(Enum):
    """Why a person could not stay, where it is no rule of the host."""

    NEW = "new"  # had no seat
    TABLE_LOST = "table lost"
    NOT_ALLOWED = "not allowed"  # must not sit in that group
    TOO_FULL = "too full"  # where they sat
    TOO_SMALL = "too small"  # where they come to
    TOGETHER = "together"  # with whom they are kept together
    LEFT_ALONE = "left alone"  # too few are left in the group


@dataclass(frozen=True, slots=True)
class Move:
    """One person to another group; groups are meant by their index.

    Attributes:
        from_group: None: had no seat.
        to_group: None: has left.
        because: what would be wrong if this person stayed.
    """

    person: int
    from_group: int | None
    to_group: int | None
    because: tuple[Cause | Rule | Pair, ...] = ()
    is_announced: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """A seating that is whole again.

    Attributes:
        moves: of those who sat and sit elsewhere now; then newcomers; then leavers.
        percent_before: of those who are there still, where they sat; or as a page showed it.
        is_fewest: proved that fewer moves cannot keep the rules.
    """

    groups: tuple[tuple[int, ...], ...]
    moves: tuple[Move, ...]
    percent_before: int | None
    percent_after: int | None
    is_fewest: bool

    @property
    def moved(self) -> tuple[Move, ...]:
        """People who have to change from one group to another."""
        return tuple(m for m in self.moves if m.from_group is not None and m.to_group is not None)


def mend(
    problem: Problem,
    groups: Groups,
    *,
    stay: frozenset[int] = frozenset(),
    seed: int = 1,
    stop: Callable[[], bool] | None = None,
) -> Mended:
    """The seating that keeps the rules and asks the fewest people to move.

    Hard rules come first (limits, together, apart, allowed, "at most"), then announced people
    staying, then the other rules as far as they can be kept, then as few moves as possible, then
    even sizes, then the score.

    Args:
        problem: of the people who are there now; a lost table is a limit of (0, 0).
        groups: where they sat; leavers may still be in it, newcomers are not.
        stay: those who have been told their table.

    Raises:
        RulesCollide: no seating keeps the hard rules.
    """
    is_over = stop or (lambda: False)
    model = build(_even(problem))
    room = Reseating(problem, model, groups, stay)
    is_fewest = _search(room, seed, is_over)
    if room.rank() >= HARD and room.breaches.has_crowd_rules:
        room = Reseating(problem, model, groups, stay, crowds=True)
        is_fewest = _search(room, seed, is_over)
    if room.rank() >= HARD:
        _seat_anew(room, problem, seed, stop)
        is_fewest = False
    if room.rank() >= HARD:
        raise RulesCollide(collisions(with_crowds(problem)))
    made = _in_order(problem, room)
    return Mended(
        groups=made,
        moves=tuple(_moves(room, problem, groups, stay)),
        percent_before=_percent(problem, groups),
        percent_after=_percent(problem, made),
        is_fewest=is_fewest,
    )


# --- searching ---------------------------------------------------------------------------------


def _search(room: Reseating, seed: int, is_over: Callable[[], bool]) -> bool:
    """Answers whether it is proved that fewer moves will not do."""
    _settle(room, seed, is_over)
    is_fewest = _prove(room, seed, is_over)
    room.descend(random.Random(seed), is_over)
    return is_fewest


def _settle(room: Reseating, seed: int, is_over: Callable[[], bool]) -> None:
    """Newcomers by turns, then whatever improves it; the best of several starts."""
    found: list[tuple[int, float, list[int | None]]] = []
    for start in range(STARTS):
        rng = random.Random(seed * STARTS + start)
        room.put(room.home)
        room.seat_waiting(rng)
        room.descend(rng, is_over, thoroughly=False)
        found.append((room.rank(), room.cost(), list(room.at)))
        if is_over():
            break
    room.put(min(found, key=lambda one: one[:2])[2])


def _seat_anew(
    room: Reseating, problem: Problem, seed: int, stop: Callable[[], bool] | None
) -> None:
    """Rules so tight that they want everybody seated anew; then back home whoever can go.

    Raises:
        RulesCollide: they cannot be kept.
    """
    plan = solve(with_crowds(problem), seed, stop=stop)
    group = {person: index for index, people in enumerate(plan.groups) for person in people}
    room.put([group[problem.people[places[0]].id] for places in room.units])
    room.descend(random.Random(seed), stop or (lambda: False))


def _prove(room: Reseating, seed: int, is_over: Callable[[], bool]) -> bool:
    """Look for a better rank until there is none; False where that stays open."""
    fewest = Fewest(room, is_over)
    try:
        while (better := _better(room, fewest)) is not None:
            room.put(better)
            room.descend(random.Random(seed), is_over, thoroughly=False)
    except TooLong:
        return False
    if room.rank() < HARD:
        _choose(room, fewest)
    return True


def _choose(room: Reseating, fewest: Fewest) -> None:
    """Of all seatings with these moves the best; of as many as can be looked at."""
    best = (room.rank(), room.cost())
    price, found = room.moves(), list(room.at)

    def weigh(crews: Sequence[frozenset[int]]) -> None:
        nonlocal best, found
        rank = price + sum(room.rank_of(group, crew) for group, crew in enumerate(crews))
        cost = sum(room.cost_of(crew) for crew in crews)
        if (rank, cost) < best:
            best = (rank, cost)
            home = {unit: group for group, crew in enumerate(crews) for unit in crew}
            found = [home[unit] for unit in range(len(room.units))]

    with suppress(TooLong):
        fewest.visit(price, room.broken(), weigh)
    room.put(found)


def _better(room: Reseating, fewest: Fewest) -> list[int | None] | None:
    """A seating of a better rank; None: there is none.

    Raises:
        TooLong: not known.
    """
    price, broken = room.moves(), room.broken()
    told = price // ANNOUNCED
    if room.rank() >= HARD:
        return fewest.search(HARD)
    found = fewest.search(told * ANNOUNCED)
    for fewer in range(room.least_broken, broken):
        found = found or fewest.search((told + 1) * ANNOUNCED, fewer)
    return found or fewest.search(price, broken)


# --- saying what was done ----------------------------------------------------------------------


def _in_order(problem: Problem, room: Reseating) -> tuple[tuple[int, ...], ...]:
    """Ids by group, in the order of the problem's people."""
    return tuple(
        tuple(problem.people[place].id for place in sorted(room.places(crew)))
        for crew in room.crews
    )


def _moves(room: Reseating, problem: Problem, old: Groups, stay: frozenset[int]) -> list[Move]:
    sat = {person: group for group, people in enumerate(old) for person in people}
    moved, new = [], []
    for unit, places in enumerate(room.units):
        for person in (problem.people[place].id for place in places):
            before, after = sat.get(person), room.at[unit]
            if before is None:
                new.append(Move(person, None, after, (Cause.NEW,)))
            elif before != after:
                because = _because(room, unit, before)
                moved.append(Move(person, before, after, because, person in stay))
    here = {person.id for person in problem.people}
    left = [Move(person, group, None) for person, group in sat.items() if person not in here]
    return [*moved, *new, *left]


def _because(room: Reseating, unit: int, home: int) -> tuple[Cause | Rule | Pair, ...]:
    """What would be wrong if this unit had stayed in the group where a person of it sat."""
    if home >= len(room.limits) or room.limits[home][1] == 0:
        return (Cause.TABLE_LOST,)
    if room.price[unit][home] is None:
        return (Cause.NOT_ALLOWED,)
    if room.home[unit] is None:
        return (Cause.TOGETHER,)
    there = room.at[unit]
    assert there is not None
    back, without = room.crews[home] | {unit}, room.crews[there] - {unit}
    found: list[Cause | Rule | Pair] = []
    if room.facts(back)[0] > room.limits[home][1]:
        found.append(Cause.TOO_FULL)
    if room.facts(without)[0] < room.limits[there][0]:
        found.append(Cause.TOO_SMALL)
    for before, after in ((room.crews[home], back), (room.crews[there], without)):
        named = room.breaches.named
        found += list(named(room.places(after)) - named(room.places(before)))
    return tuple(dict.fromkeys(found))


def _percent(problem: Problem, groups: Groups) -> int | None:
    """The score of those who are there and sit."""
    here = {person.id: person for person in problem.people}
    seated = [kept for people in groups if (kept := [i for i in people if i in here])]
    if not seated:
        return None
    among = {i for people in seated for i in people}
    only = replace(
        problem,
        people=tuple(person for person in problem.people if person.id in among),
        sizes=tuple(len(people) for people in seated),
        rules=(),
        met={},
        together=frozenset(),
        apart=frozenset(),
        limits=(),
        allowed={},
    )
    return report(only, seated).percent


def _even(problem: Problem) -> Problem:
    """The same people in as many groups as are open, for the scale of the wishes."""
    people = len(problem.people)
    count = max(1, min(people, sum(1 for _, most in problem.seats if most)))
    sizes = tuple(people // count + (n < people % count) for n in range(count))
    return replace(problem, sizes=sizes, limits=(), allowed={})

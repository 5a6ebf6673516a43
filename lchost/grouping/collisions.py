"""Which rules of a problem cannot be kept together, by name, before anything is searched."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lchost.grouping.bonds import (
    Bond,
    HoldsAtMost,
    KeepTogether,
    SitsOnlyIn,
    bonds,
    core,
    crowds,
    with_only,
)
from lchost.grouping.flow import Filling
from lchost.grouping.opening import SEARCH_LIMIT, Stop, opening
from lchost.grouping.places import Places, neighbours
from lchost.grouping.places import blocks as blocks
from lchost.grouping.problem import Pair, Problem, ordered

TRIAL_LIMIT = 4_000
"""Steps of the exact search while it looks for the rules that collide."""

MOST_SHRUNK = 12
"""Bonds of which those that do not matter are looked for one by one."""


@dataclass(frozen=True, slots=True)
class SeatsDoNotAddUp:
    """The groups have too few seats for everybody, or want more people than there are."""

    people: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class TogetherTooLarge:
    """A chain of keep-together rules needs more seats than the largest group has."""

    people: tuple[int, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class ApartInsideTogether:
    """Two people are to be apart, and a chain of keep-together rules binds them."""

    one: int
    other: int
    chain: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TogetherElsewhere:
    """People kept together who have no group in which all of them may sit."""

    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ApartInOneGroup:
    """Two people are to be apart, and both may sit in one and the same group only."""

    one: int
    other: int
    group: int


@dataclass(frozen=True, slots=True)
class NoSeatAllowed:
    """More people who may sit in these groups only than these groups have seats."""

    people: tuple[int, ...]
    groups: tuple[int, ...]
    seats: int


@dataclass(frozen=True, slots=True)
class GroupsNotFilled:
    """These groups want at least so many people, and fewer may sit there."""

    groups: tuple[int, ...]
    wanted: int
    people: int


@dataclass(frozen=True, slots=True)
class TooManyApart:
    """More people who are all to be apart from each other than there are groups."""

    people: tuple[int, ...]
    groups: int


@dataclass(frozen=True, slots=True)
class RulesDoNotFit:
    """Each rule alone is possible; the rules of these people together leave no seating."""

    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TooManyOfOne:
    """More people of a value than these groups may have.

    Attributes:
        people: who has it and may sit nowhere else.
        places: for how many of them there is a place, with `most` in a group at most.
        is_everywhere: these are all groups.
    """

    of: str
    value: str
    most: int
    people: tuple[int, ...]
    groups: tuple[int, ...]
    places: int
    is_everywhere: bool


@dataclass(frozen=True, slots=True)
class TooManyTogether:
    """People who are kept together have a value more often than a group may."""

    of: str
    value: str
    most: int
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CrowdsDoNotFit:
    """So many of these values at most, and the other rules of these people leave no seating."""

    crowds: tuple[HoldsAtMost, ...]
    people: tuple[int, ...]


Collision = (
    SeatsDoNotAddUp
    | TogetherTooLarge
    | ApartInsideTogether
    | TogetherElsewhere
    | ApartInOneGroup
    | NoSeatAllowed
    | GroupsNotFilled
    | TooManyApart
    | RulesDoNotFit
    | TooManyOfOne
    | TooManyTogether
    | CrowdsDoNotFit
)


def collisions(problem: Problem, stop: Stop | None = None) -> tuple[Collision, ...]:
    """The rules that collide; empty when a seating that keeps them all was found or may exist.

    Args:
        stop: once it answers True, only what can be counted is looked at.
    """
    if found := by_counting(problem):
        return found
    cause = _beyond_counting(problem, stop)
    many = tuple(bond for bond in cause if isinstance(bond, HoldsAtMost))
    others = (bond.people for bond in cause if not isinstance(bond, HoldsAtMost))
    people = tuple(sorted({person for ids in others for person in ids}))
    if many:
        return (CrowdsDoNotFit(many, people),)
    return (RulesDoNotFit(people),) if cause else ()


def conflict(problem: Problem, stop: Stop | None = None) -> tuple[Bond, ...]:
    """Few bonds that cannot all hold; empty: none, or the bonds are not the reason."""
    if found := by_counting(problem):
        return _counted(problem, found[0])
    return _beyond_counting(problem, stop)


def _beyond_counting(problem: Problem, stop: Stop | None) -> tuple[Bond, ...]:
    if not _has_no_opening(problem, SEARCH_LIMIT, stop):
        return ()

    def collide(fewer: Problem) -> bool:
        return bool(by_counting(fewer)) or _has_no_opening(fewer, TRIAL_LIMIT, stop)

    return core(problem, collide, stop)


def _counted(problem: Problem, found: Collision) -> tuple[Bond, ...]:
    """The bonds of the people whom a collision names, and of those kept together with them."""
    places = Places.of(problem)
    match found:
        case SeatsDoNotAddUp():
            return ()
        case GroupsNotFilled():
            named = set(places.home)
        case ApartInsideTogether(one, other, _) | ApartInOneGroup(one, other, _):
            named = {one, other}
        case TooManyOfOne() | TooManyTogether():
            return _crowded(problem, found, places)
        case _:
            named = set(found.people)
    whole = {i for person in named for i in places.blocks[places.home[person]]}
    is_pairs = isinstance(found, ApartInsideTogether | ApartInOneGroup | TooManyApart)
    inside = [b for b in bonds(problem) if whole.issuperset(b.people)]
    near = tuple(b for b in inside if is_pairs or isinstance(b, KeepTogether | SitsOnlyIn))
    if len(near) > MOST_SHRUNK:
        return near
    return core(with_only(problem, near), lambda p: bool(by_counting(p)))


def _crowded(
    problem: Problem, found: TooManyOfOne | TooManyTogether, places: Places
) -> tuple[Bond, ...]:
    """The "at most", and where its people are bound to a group or each other, these bonds."""
    what = found.of, found.value, found.most
    many = [one for one in crowds(problem) if (one.of, one.value, one.most) == what]
    if isinstance(found, TooManyOfOne) and found.is_everywhere:
        return tuple(many)
    whole = {i for person in found.people for i in places.blocks[places.home[person]]}
    inside = [
        bond
        for bond in bonds(problem)
        if isinstance(bond, KeepTogether | SitsOnlyIn) and whole.issuperset(bond.people)
    ]
    if len(inside) > MOST_SHRUNK:
        return (*many, *inside)
    return core(with_only(problem, (*many, *inside)), lambda p: bool(by_counting(p)))


def by_counting(problem: Problem) -> tuple[Collision, ...]:
    """The collisions that a host can see by counting; there may be others."""
    least = sum(few for few, _ in problem.seats)
    most = sum(many for _, many in problem.seats)
    if not least <= len(problem.people) <= most:
        return (SeatsDoNotAddUp(len(problem.people), least, most),)
    places = Places.of(problem)
    found = tuple(_of_blocks(problem, places))
    found = found or tuple(_of_seats(problem, places))
    found = found or tuple(_of_pairs(problem, places))
    return found or tuple(_of_crowds(problem, places))


def _has_no_opening(problem: Problem, limit: int, stop: Stop | None) -> bool:
    """Whether it is proven that no seating keeps all bonds."""
    found = opening(problem, Places.of(problem), limit=limit, stop=stop)
    return found.group is None and found.is_sure


def _of_blocks(problem: Problem, places: Places) -> Iterator[Collision]:
    largest = max(places.most)
    for block, choice in zip(places.blocks, places.groups, strict=True):
        if choice is not None and not choice:
            alone = [person for person in block if not problem.groups_for(person)]
            yield NoSeatAllowed(tuple(alone), (), 0) if alone else TogetherElsewhere(block)
            continue
        seats = largest if choice is None else max(places.most[group] for group in choice)
        if len(block) > seats:
            yield TogetherTooLarge(block, seats)
    for one, other in sorted(problem.apart):
        if places.home[one] == places.home[other]:
            yield ApartInsideTogether(one, other, _chain(problem.together, one, other))


def _of_seats(problem: Problem, places: Places) -> Iterator[Collision]:
    """Where many want the same seats, or too few may take some."""
    people = [(c, len(b)) for c, b in zip(places.groups, places.blocks, strict=True)]
    filling = Filling.of(people)
    filling.pour(places.most)
    choices, groups = filling.stuck(places.most)
    if choices:
        here = [p.id for p in problem.people if places.groups[places.home[p.id]] in choices]
        seats = sum(places.most[group] for group in groups)
        yield NoSeatAllowed(tuple(here), tuple(sorted(groups)), seats)
        return
    least = [few for few, _ in problem.seats]
    filling = Filling.of(people)
    filling.pour(least)
    if groups := filling.dry(least):
        wanted = sum(least[group] for group in groups)
        able = sum(count for choice, count in people if choice is None or groups & choice)
        yield GroupsNotFilled(tuple(sorted(groups)), wanted, able)


def _of_pairs(problem: Problem, places: Places) -> Iterator[Collision]:
    for one, other in sorted(problem.apart):
        both = {places.groups[places.home[one]], places.groups[places.home[other]]}
        choice = next(iter(both)) if len(both) == 1 else None
        if choice is not None and len(choice) == 1:
            yield ApartInOneGroup(one, other, next(iter(choice)))
    clique = _largest_apart({ordered(places.home[a], places.home[b]) for a, b in problem.apart})
    groups = sum(1 for most in places.most if most)
    if len(clique) > groups:
        people = tuple(_spokesman(places.blocks[index], problem.apart) for index in clique)
        yield TooManyApart(people, groups)


def _of_crowds(problem: Problem, places: Places) -> Iterator[Collision]:
    """Where more people have a value than may sit in the groups that there are for them."""
    for crowd in crowds(problem):
        what = crowd.of, crowd.value, crowd.most
        held = Counter(places.home[person] for person in crowd.people)
        for block in (b for b, people in held.items() if people > crowd.most):
            yield TooManyTogether(
                *what, tuple(i for i in places.blocks[block] if i in crowd.people)
            )
        filling = Filling.of((places.groups[block], people) for block, people in held.items())
        room = [min(crowd.most, seats) for seats in places.most]
        filling.pour(room)
        choices, groups = filling.stuck(room)
        if choices:
            here = tuple(i for i in crowd.people if places.groups[places.home[i]] in choices)
            yield TooManyOfOne(
                *what,
                here,
                tuple(sorted(group for group in groups if room[group])),
                sum(room[group] for group in groups),
                is_everywhere=None in choices or len(groups) == len(room),
            )


def _chain(together: Iterable[Pair], one: int, other: int) -> tuple[int, ...]:
    """The shortest way from one to the other along keep-together rules."""
    near = neighbours(together)
    came_from = {one: one}
    queue = deque([one])
    while other not in came_from:
        here = queue.popleft()
        for person in sorted(near[here] - came_from.keys()):
            came_from[person] = here
            queue.append(person)
    way = [other]
    while way[-1] != one:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _largest_apart(pairs: set[Pair]) -> tuple[int, ...]:
    """A largest set that is mutually apart (branch and bound, `SEARCH_LIMIT` steps)."""
    near = neighbours(pairs)
    best: list[int] = []
    steps = 0

    def grow(chosen: list[int], candidates: list[int]) -> None:
        nonlocal best, steps
        steps += 1
        if len(chosen) > len(best):
            best = chosen
        for index, person in enumerate(candidates):
            if steps > SEARCH_LIMIT or len(chosen) + len(candidates) - index <= len(best):
                return
            rest = [p for p in candidates[index + 1 :] if p in near[person]]
            grow([*chosen, person], rest)

    grow([], sorted(near, key=lambda p: (-len(near[p]), p)))
    return tuple(sorted(best))


def _spokesman(part: tuple[int, ...], apart: frozenset[Pair]) -> int:
    """The one of a block whom an apart rule names."""
    named = {person for pair in apart for person in pair}
    return next((person for person in part if person in named), part[0])

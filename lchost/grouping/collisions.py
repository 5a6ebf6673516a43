"""Which rules of a problem cannot be kept together, by name, before anything is searched."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass

from lchost.grouping.places import blocks as blocks
from lchost.grouping.places import neighbours
from lchost.grouping.problem import Pair, Problem, ordered

SEARCH_LIMIT = 20_000
"""Steps of the exact search; beyond it a collision may stay unnamed, never be invented."""

DEEPEST = 400
"""People under rules whom the search places one inside the other; Python's stack ends at 1,000."""


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
class TooManyApart:
    """More people who are all to be apart from each other than there are groups."""

    people: tuple[int, ...]
    groups: int


@dataclass(frozen=True, slots=True)
class RulesDoNotFit:
    """Each rule alone is possible; the blocks and apart rules together leave no seating."""

    people: tuple[int, ...]


Collision = TogetherTooLarge | ApartInsideTogether | TooManyApart | RulesDoNotFit


def collisions(problem: Problem) -> tuple[Collision, ...]:
    """The rules that collide; empty when a seating that keeps them all was found or may exist."""
    parts = blocks((person.id for person in problem.people), problem.together)
    home = {person: index for index, part in enumerate(parts) for person in part}
    seats = max(problem.sizes)
    found: list[Collision] = [TogetherTooLarge(p, seats) for p in parts if len(p) > seats]
    inside = [(a, b) for a, b in sorted(problem.apart) if home[a] == home[b]]
    found += [ApartInsideTogether(a, b, _chain(problem.together, a, b)) for a, b in inside]
    if found:
        return tuple(found)
    clique = _largest_apart({ordered(home[a], home[b]) for a, b in problem.apart})
    if len(clique) > len(problem.sizes):
        people = tuple(_spokesman(parts[index], problem.apart) for index in clique)
        return (TooManyApart(people, len(problem.sizes)),)
    if seat_blocks(problem, parts) is None:
        bound = sorted({i for pair in problem.apart | problem.together for i in pair})
        return (RulesDoNotFit(tuple(bound)),)
    return ()


def seat_blocks(problem: Problem, parts: list[tuple[int, ...]]) -> dict[int, int] | None:
    """A group for every part that a rule binds, keeping sizes and apart; the rest is free.

    Returns:
        part index → group; empty when the search gave up; None when it proved there is none.
    """
    home = {person: index for index, part in enumerate(parts) for person in part}
    foes = neighbours((home[a], home[b]) for a, b in problem.apart)
    bound = [i for i, part in enumerate(parts) if len(part) > 1 or foes[i]]
    bound.sort(key=lambda i: (-len(parts[i]), -len(foes[i]), i))
    room, chosen = list(problem.sizes), dict[int, int]()
    steps = 0

    def place(position: int) -> bool | None:
        nonlocal steps
        if position == len(bound):
            return True
        part = bound[position]
        taken = {chosen[foe] for foe in foes[part] if foe in chosen}
        empty_tried: set[int] = set()
        for group in sorted(range(len(room)), key=lambda g: -room[g]):
            steps += 1
            if steps > SEARCH_LIMIT:
                return None
            if group in taken or room[group] < len(parts[part]):
                continue
            if room[group] == problem.sizes[group]:
                if room[group] in empty_tried:  # an equal empty group fails in the same way
                    continue
                empty_tried.add(room[group])
            chosen[part] = group
            room[group] -= len(parts[part])
            answer = place(position + 1)
            if answer is not False:
                return answer
            room[group] += len(parts[part])
            del chosen[part]
        return False

    if len(bound) > DEEPEST:
        return {}
    answer = place(0)
    return None if answer is False else dict(chosen) if answer else {}


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

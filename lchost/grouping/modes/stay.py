"""Some stay at their table, the others travel: world café, and mentor tables."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lchost.errors import NoMentorHere
from lchost.grouping.collisions import blocks
from lchost.grouping.modes import laws, newest
from lchost.grouping.modes.asked import Asked, Choices, Groups, Progress, Shape, Stop
from lchost.grouping.problem import Pair, Problem, equal_sizes
from lchost.grouping.series import solve_series

FEWEST_AT_TABLE = 3
"""A mentor and two others; with more mentors some tables have two."""

TRAVELLING = 5.0
"""Who goes from mentor to mentor wants to meet others, but not whatever it costs."""


def mentor_shape(people: Sequence[int], choices: Choices, together: Iterable[Pair] = ()) -> Shape:
    """A table for every mentor, as even as can be.

    Raises:
        NoMentorHere: nobody of these people is a mentor.
    """
    here = set(people)
    mentors = _leaders([i for i in choices.mentors if i in here], people, together)
    if not mentors:
        raise NoMentorHere()
    tables = min(len(mentors), max(1, len(people) // FEWEST_AT_TABLE))
    return Shape(equal_sizes(len(people), groups=tables))


def mentored(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """Mentors keep their tables in every round; all others go around."""
    problems = _standing(asked, asked.choices.mentors)
    if len(problems) > 1:
        problems = [replace(p, new_faces=max(p.new_faces, TRAVELLING)) for p in problems]
    plans = solve_series(
        problems, seed, kept=asked.kept, rows=asked.rows, progress=progress, stop=stop
    )
    return tuple(plan.groups for plan in plans)


def cafe(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """One host a table, those asked for first, then mentors, then by lot."""
    tables = min(len(problem.sizes) for problem in asked.problems)
    hosts = _hosts(asked, tables, random.Random(seed))
    return newest.planned(_standing(asked, hosts), asked, seed, progress, stop)


def _hosts(asked: Asked, tables: int, rng: random.Random) -> tuple[int, ...]:
    """As many as there are tables, of those who are there in every round."""
    there = _there(asked)
    lot = sorted(there)
    rng.shuffle(lot)
    in_order = [i for i in (*asked.choices.hosts, *asked.choices.mentors, *lot) if i in there]
    together = asked.problems[0].together
    if not asked.kept:
        return tuple(_leaders(in_order, sorted(there), together)[:tables])
    held = list(asked.kept.values())
    found = []
    for table in range(tables):  # whoever stayed there in the rounds that are kept
        stayed = set.intersection(*(set(groups[table]) for groups in held if table < len(groups)))
        found += [i for i in in_order if i in stayed][:1]
    return tuple(found)


def _there(asked: Asked) -> set[int]:
    return set.intersection(*({p.id for p in problem.people} for problem in asked.problems))


def _leaders(
    candidates: Sequence[int], people: Sequence[int], together: Iterable[Pair]
) -> list[int]:
    """One of each chain of keep-together rules: two of a chain cannot lead two tables."""
    chain = {i: part for part in blocks(people, together) for i in part}
    seen: set[tuple[int, ...]] = set()
    found = []
    for person in dict.fromkeys(candidates):
        if person in chain and chain[person] not in seen:
            seen.add(chain[person])
            found.append(person)
    return found


def _standing(asked: Asked, staying: Sequence[int]) -> list[Problem]:
    """The problems, with a table for everybody who stays."""
    places = _places(asked, staying)
    return [_with(problem, places) for problem in asked.problems]


def _places(asked: Asked, staying: Sequence[int]) -> dict[int, int]:
    """A table for everybody who stays, the same in every round; further ones sit beside them."""
    tables = min(len(problem.sizes) for problem in asked.problems)
    people = [person.id for person in asked.problems[0].people]
    there = _there(asked)
    leaders = _leaders([i for i in staying if i in there], people, asked.problems[0].together)
    allowed = {i: frozenset(range(tables)) for i in leaders}
    for problem in asked.problems:
        for person, groups in problem.allowed.items():
            if person in allowed:
                allowed[person] = allowed[person] & groups or allowed[person]
    for kept in asked.kept.values():
        for table, seated in enumerate(kept):
            for person in seated:
                if person in allowed and table in allowed[person]:
                    allowed[person] = frozenset((table,))
    found: dict[int, int] = {}
    for first in range(0, len(leaders), tables):
        found |= laws.standing(leaders[first : first + tables], allowed, tables) or {}
    return found


def _with(problem: Problem, places: dict[int, int]) -> Problem:
    here = {person.id for person in problem.people}
    stay = {person: (table,) for person, table in places.items() if person in here}
    return replace(problem, allowed=laws.narrowed(problem, stay))

"""Some stay at their table, the others travel: world café, and mentor tables."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lchost.errors import NoMentorHere
from lchost.grouping.collisions import blocks
from lchost.grouping.modes import laws
from lchost.grouping.modes.asked import Asked, Choices, Groups, Progress, Shape, Stop
from lchost.grouping.problem import Pair, Problem, equal_sizes
from lchost.grouping.series import solve_series

FEWEST_AT_TABLE = 3
"""A mentor and two others; with more mentors some tables have two."""

TRAVELLING = 1.5
"""Who goes from table to table wants to meet others, but not whatever it costs.

Of 30 people in three rounds of a café nobody meets again, and the groups are 74 of 100 even; at
1.0 one or two pairs meet again (77), at 25 the groups are 47 even.
"""


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
    return _travelled(asked, asked.choices.mentors, seed, progress, stop)


def cafe(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """One host a table; they stay there in every round."""
    return _travelled(asked, hosts(asked, seed), seed, progress, stop)


def _travelled(
    asked: Asked,
    staying: Sequence[int],
    seed: int,
    progress: Progress | None,
    stop: Stop | None,
) -> tuple[Groups, ...]:
    problems = _standing(asked, staying)
    if len(problems) > 1:
        problems = [replace(p, new_faces=max(p.new_faces, TRAVELLING)) for p in problems]
    plans = solve_series(
        problems, seed, kept=asked.kept, rows=asked.rows, progress=progress, stop=stop
    )
    return tuple(plan.groups for plan in plans)


def hosts(asked: Asked, seed: int) -> tuple[int, ...]:
    """As many as there are tables, of those who are there in every round.

    Those asked for come first, then who is a host already, then mentors, then the lot decides.
    """
    tables, choices = _tables(asked), asked.choices
    there = _there(asked)
    lot = sorted(there)
    random.Random(seed).shuffle(lot)
    known = (*choices.hosts, *choices.hosting, *choices.mentors)
    in_order = [i for i in (*known, *lot) if i in there]
    together = asked.problems[0].together
    if not asked.kept:
        return tuple(_standable(asked, _leaders(in_order, sorted(there), together)))
    held = list(asked.kept.values())
    found = []
    for table in range(tables):  # whoever stayed there in the rounds that are kept
        stayed = set.intersection(*(set(groups[table]) for groups in held if table < len(groups)))
        own = [i for i, at in choices.hosting.items() if at == table]
        found += [i for i in (*own, *in_order) if i in stayed and i in there][:1]
    return tuple(found)


def mentors(asked: Asked) -> tuple[int, ...]:
    """One mentor a table, of those who are there in every round."""
    there = _there(asked)
    found = [i for i in asked.choices.mentors if i in there]
    return tuple(_standable(asked, _leaders(found, sorted(there), asked.problems[0].together)))


def _tables(asked: Asked) -> int:
    return min(len(problem.sizes) for problem in asked.problems)


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
    tables = _tables(asked)
    people = [person.id for person in asked.problems[0].people]
    there = _there(asked)
    leaders = _leaders([i for i in staying if i in there], people, asked.problems[0].together)
    found: dict[int, int] = {}
    for turn in range(-(-len(leaders) // tables)):
        some = leaders[turn * tables : (turn + 1) * tables]
        allowed = _open_to(asked, some, turn)
        for kept in asked.kept.values():
            for table, seated in enumerate(kept):
                for person in seated:
                    if table in allowed.get(person, ()):
                        allowed[person] = frozenset((table,))
        stays = {
            i: frozenset((at,)) & allowed[i] for i, at in asked.choices.hosting.items() if i in some
        }
        where_they_are = allowed | {i: at for i, at in stays.items() if at}
        found |= (
            laws.standing(some, where_they_are, tables)
            or laws.standing(_standing_of(some, allowed, tables), allowed, tables)
            or {}
        )
    return found


def _standable(asked: Asked, leaders: Sequence[int]) -> list[int]:
    """The first of these who can each have a table without taking a seat that others need."""
    return _standing_of(leaders, _open_to(asked, leaders), _tables(asked))


def _standing_of(
    leaders: Sequence[int], allowed: Mapping[int, frozenset[int]], tables: int
) -> list[int]:
    found: list[int] = []
    for person in leaders:
        if len(found) < tables and laws.standing([*found, person], allowed, tables) is not None:
            found.append(person)
    return found


def _open_to(asked: Asked, leaders: Sequence[int], turn: int = 0) -> dict[int, frozenset[int]]:
    """The tables where each of these may stay, and leaves a seat to whom can sit nowhere else.

    Args:
        turn: so many others stay at each table before them.
    """
    tables = frozenset(range(_tables(asked)))
    found = dict.fromkeys(leaders, tables)
    for problem in asked.problems:
        if not problem.allowed:
            continue
        own = laws.places(problem)
        left = {
            groups: sum(problem.seats[group][1] for group in groups)
            - sum(1 for other in own.values() if other <= groups)
            for groups in set(own.values())
        }
        for person in leaders:
            mine = own.get(person, tables)
            full = frozenset(
                group
                for groups, spare in left.items()
                if not mine <= groups
                for group in sorted(groups)[max(0, spare - turn * len(groups)) :]
            )
            found[person] &= mine - full
    return found


def _with(problem: Problem, places: dict[int, int]) -> Problem:
    here = {person.id for person in problem.people}
    stay = {person: (table,) for person, table in places.items() if person in here}
    return replace(problem, allowed=laws.narrowed(problem, stay))

"""The tables of the room: how many sit at each, those with access first for whom needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lchost.errors import TooFewSeats
from lchost.grouping.modes import laws, levels
from lchost.grouping.modes.asked import Asked, Choices, Groups, Progress, Shape, Stop


def shape(people: Sequence[int], choices: Choices) -> Shape:
    """As few tables as the seats allow, none much emptier than the others.

    Raises:
        TooFewSeats: all tables together do not have enough.
    """
    seats, wanted = choices.seats, len(people)
    if sum(seats) < wanted:
        raise TooFewSeats(people=wanted, seats=sum(seats))
    needing = len(choices.needing.intersection(people))
    tables = _taken(seats, choices.accessible, wanted, needing)
    at = dict.fromkeys(tables, 0)
    reached = [table for table in tables if table in choices.accessible]
    for n in range(wanted):
        some = reached if n < needing and any(at[t] < seats[t] for t in reached) else tables
        free = (table for table in some if at[table] < seats[table])
        at[min(free, key=lambda table: (at[table], table))] += 1
    used = tuple(table for table in tables if at[table])
    return Shape(tuple(at[table] for table in used), tables=used)


def _taken(
    seats: Sequence[int], accessible: frozenset[int], people: int, needing: int
) -> list[int]:
    """Which tables are used: those that must be reached first, then in their order."""
    found: list[int] = []
    for table in sorted(accessible):
        if sum(seats[t] for t in found) < needing:
            found.append(table)
    for table in range(len(seats)):
        if table not in found and sum(seats[t] for t in found) < people:
            found.append(table)
    return sorted(found)


def plan(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """The wishes decide who sits where; who needs a table with access sits at one."""
    choices = asked.choices
    problems = []
    for problem in asked.problems:
        ids = [person.id for person in problem.people]
        tables = shape(ids, choices).tables if choices.seats else ()
        reached = [g for g, table in enumerate(tables) if table in choices.accessible]
        needing = [i for i in ids if i in choices.needing] if reached else []
        places = dict.fromkeys(needing, reached)
        problems.append(replace(problem, allowed=laws.narrowed(problem, places)))
    return levels.mixed(replace(asked, problems=tuple(problems)), seed, progress, stop)

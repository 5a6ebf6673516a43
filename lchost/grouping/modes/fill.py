"""The tables of the room: how many sit at each, those with access first for whom needs them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lchost.grouping import taking
from lchost.grouping.modes import laws, levels
from lchost.grouping.modes.asked import Asked, Choices, Groups, Progress, Shape, Stop


def shape(people: Sequence[int], choices: Choices) -> Shape:
    """As few tables as the seats allow, and of these the fullest; none emptier than it must be.

    Raises:
        TooFewSeats: all tables together do not have enough.
    """
    seats, access = choices.seats, choices.accessible
    needing = len(choices.needing.intersection(people))
    tables = taking.fewest(len(people), seats, access, needing)
    return Shape(taking.spread(len(people), seats, tables, access, needing), tables=tables)


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

"""Groups in the order of the names: the people of a problem stand in it already."""

from __future__ import annotations

from dataclasses import replace

from lchost.grouping.modes import laws
from lchost.grouping.modes.asked import Asked, Groups, Progress, Stop
from lchost.grouping.problem import Kind, Problem, Weight, Wish
from lchost.grouping.solve import solve

PLACE = "place in the list"
"""The key of a person's number in the order of names."""


def plan(
    asked: Asked, seed: int, progress: Progress | None = None, stop: Stop | None = None
) -> tuple[Groups, ...]:
    """The same order in every round; as near to it as the rules allow."""
    made = []
    for index, problem in enumerate(asked.problems):
        if progress:
            progress(index / len(asked.problems))
        made.append(asked.kept.get(index) or _in_order(problem, seed, asked.rows, stop))
    return tuple(made)


def _in_order(problem: Problem, seed: int, rows: int | None, stop: Stop | None) -> Groups:
    names = iter(person.id for person in problem.people)
    plain = tuple(tuple(next(names) for _ in range(seats)) for seats in problem.sizes)
    if laws.holds(problem, plain):
        return plain
    near = solve(_by_place(problem), seed, rows=rows, stop=stop).groups
    place = {person.id: n for n, person in enumerate(problem.people)}
    in_order = tuple(sorted(near, key=lambda ids: sum(map(place.__getitem__, ids)) / len(ids)))
    return in_order if laws.holds(problem, in_order) else near


def _by_place(problem: Problem) -> Problem:
    """Neighbours in the list, as a wish; the rules stay."""
    people = tuple(
        replace(person, numbers={PLACE: float(n)}) for n, person in enumerate(problem.people)
    )
    wish = Wish(PLACE, Weight.LOT, Kind.MATCH)
    return replace(problem, people=people, wishes=(wish,), rules=(), met={}, new_faces=0.0)

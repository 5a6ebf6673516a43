"""Rooms as a mode sees them, and the laws that every mode keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from lchost.grouping import modes
from lchost.grouping.modes import Asked, Choices, Mode
from lchost.grouping.problem import Pair, Problem, ordered
from tests.grouping.rooms import Groups, room

QUICK = 400
"""Rows in tests whose law does not depend on a good plan."""


def asked(
    mode: Mode,
    people: int,
    rounds: int = 1,
    *,
    size: int = 5,
    seed: int = 1,
    choices: Choices | None = None,
    together: frozenset[Pair] = frozenset(),
    apart: frozenset[Pair] = frozenset(),
    allowed: Mapping[int, frozenset[int]] | None = None,
    kept: Mapping[int, Groups] | None = None,
) -> Asked:
    """A made-up room; ids are 5, 8, 11 …  Rules come before new faces, so it has none."""
    choices = choices or Choices()
    base = room(people, seed, 1, together=together, apart=apart, met={}, rules=())
    ids = [person.id for person in base.people]
    shapes = [
        modes.shape(mode, ids, choices, size=size, index=index, together=together)
        for index in range(rounds)
    ]
    problems = tuple(replace(base, sizes=s.sizes, allowed=allowed or {}) for s in shapes)
    return Asked(problems, choices, tuple(s.themes for s in shapes), kept or {}, QUICK)


def place(index: int) -> int:
    """The id of a person of such a room."""
    return index * 3 + 5


def assert_laws(problem: Problem, groups: Groups) -> None:
    """Nobody twice, nobody missing, sizes, pairs and places kept."""
    home = {person: index for index, people in enumerate(groups) for person in people}
    assert sorted(i for people in groups for i in people) == sorted(p.id for p in problem.people)
    assert tuple(map(len, groups)) == problem.sizes
    for one, other in problem.together:
        assert home[one] == home[other], "together"
    for one, other in problem.apart:
        assert home[one] != home[other], "apart"
    for person, seats in problem.allowed.items():
        assert home[person] in seats, "place"


def meetings(rounds: Sequence[Groups]) -> Counter[Pair]:
    """How often every pair sits together."""
    return Counter(
        ordered(*pair) for groups in rounds for people in groups for pair in combinations(people, 2)
    )


def repeats(rounds: Sequence[Groups]) -> int:
    """Meetings beyond the first of every pair."""
    return sum(times - 1 for times in meetings(rounds).values())

"""Who meets whom in a series of rounds, and who meets again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from lchost.grouping.places import always_together
from lchost.grouping.problem import Pair, Problem, ordered
from lchost.grouping.score import Groups


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two people who sit together in more than one round.

    Attributes:
        rounds: indexes of the rounds in which they do.
    """

    one: int
    other: int
    rounds: tuple[int, ...]


def repeats(problems: Sequence[Problem], plans: Sequence[Groups]) -> tuple[Repeat, ...]:
    """Who meets again within these rounds; chains kept together do not count."""
    seen: dict[Pair, list[int]] = {}
    for index, (problem, groups) in enumerate(zip(problems, plans, strict=True)):
        for pair in meetings(problem, groups):
            seen.setdefault(pair, []).append(index)
    again = (Repeat(*pair, tuple(rounds)) for pair, rounds in seen.items() if len(rounds) > 1)
    return tuple(sorted(again, key=lambda r: (-len(r.rounds), r.one, r.other)))


def count_repeats(problems: Sequence[Problem], plans: Sequence[Groups]) -> int:
    """Meetings beyond the first of every pair."""
    return sum(len(repeat.rounds) - 1 for repeat in repeats(problems, plans))


def meetings(problem: Problem, groups: Groups) -> Iterable[Pair]:
    """Pairs who sit together without having to."""
    pairs = (ordered(*pair) for people in groups for pair in combinations(people, 2))
    bound = always_together(problem.together)
    return (pair for pair in pairs if pair not in bound)

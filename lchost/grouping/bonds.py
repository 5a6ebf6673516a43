"""The single rules that bind people to seats, and the fewest of them that cannot all hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from lchost.grouping.problem import Pair, Problem

MOST_TRIALS = 60
"""How often a rule is left out to see whether the others still collide."""


@dataclass(frozen=True, slots=True)
class KeepApart:
    """One pair that is to sit in different groups."""

    pair: Pair

    @property
    def people(self) -> tuple[int, ...]:
        return self.pair


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """One pair that is to sit in the same group."""

    pair: Pair

    @property
    def people(self) -> tuple[int, ...]:
        return self.pair


@dataclass(frozen=True, slots=True)
class SitsOnlyIn:
    """One person who may sit in some groups only: locked, an accessible table, a host."""

    person: int
    groups: frozenset[int]

    @property
    def people(self) -> tuple[int, ...]:
        return (self.person,)


Bond = KeepApart | KeepTogether | SitsOnlyIn


def bonds(problem: Problem) -> list[Bond]:
    """All of a problem, those first that a host would sooner do without."""
    return [
        *(KeepApart(pair) for pair in sorted(problem.apart)),
        *(KeepTogether(pair) for pair in sorted(problem.together)),
        *(SitsOnlyIn(i, groups) for i, groups in sorted(problem.allowed.items())),
    ]


def with_only(problem: Problem, kept: Iterable[Bond]) -> Problem:
    """The same problem with these bonds and no others."""
    kept = list(kept)
    return replace(
        problem,
        apart=frozenset(bond.pair for bond in kept if isinstance(bond, KeepApart)),
        together=frozenset(bond.pair for bond in kept if isinstance(bond, KeepTogether)),
        allowed={bond.person: bond.groups for bond in kept if isinstance(bond, SitsOnlyIn)},
    )


def without(problem: Problem, dropped: Collection[Bond]) -> Problem:
    """The same problem without these bonds."""
    return with_only(problem, (bond for bond in bonds(problem) if bond not in dropped))


def core(problem: Problem, collide: Callable[[Problem], bool]) -> tuple[Bond, ...]:
    """Bonds that cannot all hold, and (as far as `MOST_TRIALS` go) none of them too many.

    Args:
        collide: whether it is certain that the bonds of a problem cannot all hold.
    """
    kept = bonds(problem)
    trials, many = 0, max(1, len(kept) // 2)
    while True:
        start = 0
        while start < len(kept) and trials < MOST_TRIALS:
            trials += 1
            fewer = kept[:start] + kept[start + many :]
            if collide(with_only(problem, fewer)):
                kept = fewer
            else:
                start += many
        if many == 1 or trials >= MOST_TRIALS:
            return tuple(kept)
        many //= 2

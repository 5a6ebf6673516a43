"""The single rules that bind people to seats, and the fewest of them that cannot all hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from lchost.grouping.problem import AtMost, Pair, Problem, Rule

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


@dataclass(frozen=True, slots=True)
class HoldsAtMost:
    """No more than so many of the people of one value in any group."""

    of: str
    value: str
    most: int
    people: tuple[int, ...]


Bond = KeepApart | KeepTogether | SitsOnlyIn | HoldsAtMost


def bonds(problem: Problem) -> list[Bond]:
    """All of a problem, those first that a host would sooner do without."""
    return [
        *crowds(problem),
        *(KeepApart(pair) for pair in sorted(problem.apart)),
        *(KeepTogether(pair) for pair in sorted(problem.together)),
        *(SitsOnlyIn(i, groups) for i, groups in sorted(problem.allowed.items())),
    ]


def crowds(problem: Problem) -> tuple[HoldsAtMost, ...]:
    """Every value that more people have than may sit in a group, as far as that is to be kept."""
    rules = [rule for rule in problem.rules if isinstance(rule, AtMost)]
    return tuple(dict.fromkeys(one for rule in rules for one in _crowds_of(problem, rule)))


def _crowds_of(problem: Problem, rule: AtMost) -> list[HoldsAtMost]:
    held: defaultdict[str, list[int]] = defaultdict(list)
    for person in problem.people:
        for value in person.values(rule.of) - rule.beyond:
            if rule.value in (None, value):
                held[value].append(person.id)
    return [
        HoldsAtMost(rule.of, value, rule.most, tuple(held[value]))
        for value in sorted(held)
        if len(held[value]) > rule.most
    ]


def with_only(problem: Problem, kept: Iterable[Bond]) -> Problem:
    """The same problem with these bonds and no others."""
    kept = list(kept)
    return replace(
        problem,
        rules=tuple(_giving_way(problem, rule, kept) for rule in problem.rules),
        apart=frozenset(bond.pair for bond in kept if isinstance(bond, KeepApart)),
        together=frozenset(bond.pair for bond in kept if isinstance(bond, KeepTogether)),
        allowed={bond.person: bond.groups for bond in kept if isinstance(bond, SitsOnlyIn)},
    )


def _giving_way(problem: Problem, rule: Rule, kept: Collection[Bond]) -> Rule:
    """An "at most" for the values only for which it is kept."""
    if not isinstance(rule, AtMost):
        return rule
    beyond = {one.value for one in _crowds_of(problem, rule) if one not in kept}
    return replace(rule, beyond=rule.beyond | beyond) if beyond else rule


def with_crowds(problem: Problem) -> Problem:
    """The same problem, where no group has more people of a value than can be helped."""
    return without(problem, crowds(problem))


def without(problem: Problem, dropped: Collection[Bond]) -> Problem:
    """The same problem without these bonds."""
    return with_only(problem, (bond for bond in bonds(problem) if bond not in dropped))


def core(
    problem: Problem, collide: Callable[[Problem], bool], stop: Callable[[], bool] | None = None
) -> tuple[Bond, ...]:
    """Bonds that cannot all hold, and (as far as `MOST_TRIALS` go) none of them too many.

    Args:
        collide: whether it is certain that the bonds of a problem cannot all hold.
        stop: once it answers True, the bonds left until then are the answer.
    """
    kept = bonds(problem)
    trials, many = 0, max(1, len(kept) // 2)
    while True:
        start = 0
        while start < len(kept) and trials < MOST_TRIALS:
            trials += 1 if not (stop and stop()) else MOST_TRIALS
            fewer = kept[:start] + kept[start + many :]
            if collide(with_only(problem, fewer)):
                kept = fewer
            else:
                start += many
        if many == 1 or trials >= MOST_TRIALS:
            return tuple(kept)
        many //= 2

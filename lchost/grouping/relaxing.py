"""The nearest problem that can be solved: what a host may be offered when rules collide."""

from __future__ import annotations

import random
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from lchost.grouping.bonds import (
    Bond,
    HoldsAtMost,
    KeepApart,
    KeepTogether,
    SitsOnlyIn,
    bonds,
    with_only,
    without,
)
from lchost.grouping.collisions import conflict
from lchost.grouping.opening import Stop, opening
from lchost.grouping.places import Places
from lchost.grouping.problem import Problem

MOST_TRIES = 24
"""Sets of bonds tried as the fewest; beyond it the fewest that a search by hand finds."""

WIDEST = 16
"""Bonds of one core among which the fewest are looked for in order."""

MOST_STEPS, PATIENCE = 1_500, 100
"""Swaps of that search in all, and without a better seating."""

MOST_LOOKS = 10_000_000
"""Times that it looks at where somebody sits: some eight seconds.

Of 3,000 pairs among 300 people 9 are left out then, 7 without this bound.
"""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A problem whose rules can all be kept, and the bonds that it does without."""

    problem: Problem
    dropped: tuple[Bond, ...]


def relaxed(problem: Problem, stop: Stop | None = None) -> Relaxed | None:
    """Leave out the fewest bonds of people so that the others can hold; None: that is no help.

    Whatever helps leaves out a bond of every core (Reiter's hitting sets, breadth first: the
    first answer is a smallest one).  A web of many bonds is tried out on seats instead.

    Args:
        stop: once it answers True, the fewest found until then are the answer.
    """
    if opening(with_only(problem, ()), Places.of(with_only(problem, ()))).group is None:
        return None
    cores: list[tuple[Bond, ...]] = []
    waiting: deque[frozenset[Bond]] = deque([frozenset()])
    seen: set[frozenset[Bond]] = set()
    for _ in range(MOST_TRIES):
        if stop and stop():
            break
        dropped = waiting.popleft()
        found = next((c for c in cores if not dropped.intersection(c)), None)
        if found is None:
            found = conflict(without(problem, dropped), stop)
            if not found and not (stop and stop()):
                return _without(problem, dropped)
            if not found or len(found) > WIDEST:
                break
            cores.append(found)
        for bond in found:
            if (more := dropped | {bond}) not in seen:
                seen.add(more)
                waiting.append(more)
    return _without(problem, _Trial(problem).fewest(stop))


def _without(problem: Problem, dropped: Collection[Bond]) -> Relaxed:
    in_order = tuple(bond for bond in bonds(problem) if bond in dropped)
    return Relaxed(without(problem, dropped), in_order)


class _Trial:
    """People on seats, who change places until few bonds are broken (least conflicts first)."""

    def __init__(self, problem: Problem) -> None:
        free = with_only(problem, ())
        places = Places.of(free)
        group = opening(free, places).group or []
        self._group = {block[0]: where for block, where in zip(places.blocks, group, strict=True)}
        self._inside = [group.count(index) for index in range(len(problem.sizes))]
        self._problem, self._bonds = problem, bonds(problem)
        self._of: defaultdict[int, list[Bond]] = defaultdict(list)
        for bond in self._bonds:
            for person in bond.people:
                self._of[person].append(bond)
        self._rng = random.Random(1)
        self._looks = 0

    def fewest(self, stop: Stop | None = None) -> set[Bond]:
        """The bonds that are broken in the best seating seen."""
        best = set(self._broken())
        patience = PATIENCE
        for _ in range(MOST_STEPS):
            broken = list(self._broken())
            patience -= 1
            if len(broken) < len(best):
                best, patience = set(broken), PATIENCE
            is_over = self._looks > MOST_LOOKS or (stop is not None and stop())
            if not broken or not patience or is_over:
                break
            person = self._rng.choice(self._rng.choice(broken).people)
            options = list(self._changes(person))
            least = min((change for change, _ in options), default=None)
            if least is None:
                continue
            self._go(self._rng.choice([seats for change, seats in options if change == least]))
        return best

    def _changes(self, person: int) -> Iterator[tuple[int, dict[int, int]]]:
        """What every other seat of somebody would change, in broken bonds."""
        here = self._group[person]
        for other, there in self._group.items():
            if there != here:
                yield self._change({person: there, other: here})
        seats = self._problem.seats
        if self._inside[here] > seats[here][0]:
            for there, (_, most) in enumerate(seats):
                if there != here and self._inside[there] < most:
                    yield self._change({person: there})

    def _change(self, seats: dict[int, int]) -> tuple[int, dict[int, int]]:
        touched = {bond for person in seats for bond in self._of[person]}
        self._looks += 2 * sum(len(bond.people) for bond in touched)
        before = sum(self._is_broken(bond, {}) for bond in touched)
        return sum(self._is_broken(bond, seats) for bond in touched) - before, seats

    def _go(self, seats: dict[int, int]) -> None:
        for person, there in seats.items():
            self._inside[self._group[person]] -= 1
            self._inside[there] += 1
            self._group[person] = there

    def _broken(self) -> Iterator[Bond]:
        return (bond for bond in self._bonds if self._is_broken(bond, {}))

    def _is_broken(self, bond: Bond, seats: dict[int, int]) -> bool:
        where = [seats.get(person, self._group[person]) for person in bond.people]
        match bond:
            case KeepApart():
                return where[0] == where[1]
            case KeepTogether():
                return where[0] != where[1]
            case SitsOnlyIn(_, groups):
                return where[0] not in groups
            case HoldsAtMost():
                return max(Counter(where).values()) > bond.most

"""Who takes which seat of a perfect schedule: two people change seats in all rounds at once.

Nobody meets anybody twice wherever they sit, so only balance and rules are left to search.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from lchost.grouping.annealing import CALM, COLD, HOT, NOISE
from lchost.grouping.designs import Skeleton
from lchost.grouping.problem import Problem
from lchost.grouping.seating import Floats, Ints, Seating

BATCH = 64
"""Rows between two looks up: temperature, progress, stop."""

TRIED = 32
"""Rows by which the spread of usual changes is known."""


def relabel(
    seatings: Sequence[Seating],
    rng: np.random.Generator,
    rows: int,
    progress: Callable[[float], object] | None = None,
    stop: Callable[[], bool] | None = None,
    hot: float = HOT,
) -> None:
    """Leave all rounds at the best that was seen; meetings among them are not to be priced."""
    units = len(seatings[0].group)
    noise = rng.gumbel(size=NOISE + units)
    usual = np.concatenate([_changes(seatings, i) for i in rng.integers(units, size=TRIED)])
    usual = usual[np.abs(usual) < min(s.forbidding for s in seatings)]
    low, high = np.percentile(usual, (16, 84)) if usual.size else (0.0, 2.0)
    spread = float(high - low) / 2
    best, lowest = [s.group.copy() for s in seatings], sum(s.cost for s in seatings)
    for done in range(0, rows, BATCH):
        if (stop and stop()) or lowest < CALM or spread < CALM:
            break
        if progress:
            progress(done / rows)
        heat = spread * hot * (COLD / hot) ** (done / rows)
        windows = rng.integers(NOISE, size=BATCH).tolist()
        for unit, window in zip(rng.integers(units, size=BATCH).tolist(), windows, strict=True):
            _row(seatings, unit, heat * noise[window : window + units])
            reached = sum(s.cost for s in seatings)
            if reached < lowest - CALM:
                best, lowest = [s.group.copy() for s in seatings], reached
    for seating, group in zip(seatings, best, strict=True):
        seating.put(group)


def _row(seatings: Sequence[Seating], unit: int, luck: Floats) -> None:
    price = _changes(seatings, unit) - luck
    price[unit] = -luck[unit] - CALM
    other = int(price.argmin())
    if other == unit:
        return
    for seating in seatings:
        if seating.group[unit] != seating.group[other]:
            seating.swap(unit, other, float(seating.changes(unit)[other]))


def _changes(seatings: Sequence[Seating], unit: int) -> Floats:
    """The change of all rounds for an exchange of seats with every other."""
    total: Floats = np.zeros(len(seatings[0].group))
    for seating in seatings:
        apart = seating.group != seating.group[unit]
        total += np.where(apart, seating.changes(unit), 0.0)
    total[seatings[0].mass != seatings[0].mass[unit]] = np.inf
    return total


def groups_of_seats(full: Skeleton, problem: Problem) -> list[Ints]:
    """For each round the group of every seat, so that groups have the sizes of the problem."""
    by_size = sorted(range(len(problem.sizes)), key=lambda group: -problem.sizes[group])
    found = []
    for row in full:
        group = np.zeros(len(problem.people), dtype=np.int64)
        for index, seats in zip(by_size, sorted(row, key=lambda seats: -len(seats)), strict=True):
            group[list(seats)] = index
        found.append(group)
    return found


def brought_together(group: Ints, home: Ints) -> Ints:
    """From groups of people to groups of units: who is kept together goes where the first sits.

    Somebody who belongs to nobody goes the other way, so that sizes hold.
    """
    where = group.copy()
    units = [np.flatnonzero(home == unit).tolist() for unit in range(int(home.max()) + 1)]
    bound = {person for unit in units if len(unit) > 1 for person in unit}
    for first, *others in units:
        for person in others:
            if where[person] == where[first]:
                continue
            table = np.flatnonzero(where == where[first]).tolist()
            other = next(one for one in table if one not in bound)
            where[person], where[other] = where[other], where[person]
    return np.array([where[unit[0]] for unit in units])

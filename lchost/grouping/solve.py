"""From a problem to a plan: same problem and seed, same plan."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from lchost.errors import RulesCollide
from lchost.grouping.collisions import blocks, collisions, seat_blocks
from lchost.grouping.model import APART_PRICE, Model, build
from lchost.grouping.problem import Problem

ROWS_A_PERSON = 50
FEWEST_ROWS = 4_000
MOST_ROWS = 20_000
"""Work is bounded by rows, not by seconds, so that every machine finds the same plan."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One division of the people.

    Attributes:
        groups: ids of the people of each group, in the order of `problem.sizes`.
        cost: the model's cost; only comparable between plans of one problem.
        was_stopped: the search ended early; the plan is the best one seen until then.
    """

    groups: tuple[tuple[int, ...], ...]
    seed: int
    cost: float
    rows: int
    was_stopped: bool = False


def solve(
    problem: Problem,
    seed: int,
    *,
    rows: int | None = None,
    progress: Callable[[float], object] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan found.

    Args:
        rows: how long to search; one row prices the swaps of one person with all others.
        progress: called with the share done, 0 to 1.
        stop: asked now and then; once true the best plan so far is the answer.

    Raises:
        RulesCollide: some keep-together and keep-apart rules cannot all hold.
    """
    found = collisions(problem)
    if found:
        raise RulesCollide(found)
    place = {person.id: index for index, person in enumerate(problem.people)}
    parts = blocks(place, problem.together)
    group = _first_seating(problem, parts, random.Random(seed))
    units = [tuple(place[person] for person in part) for part in parts]
    rows = rows if rows is not None else default_rows(len(problem.people))
    stopped, cost = False, 0.0
    if len(problem.sizes) > 1:
        group, cost, stopped = _search(build(problem), units, group, seed, rows, progress, stop)
    seated: list[list[int]] = [[] for _ in problem.sizes]
    for part, where in zip(parts, group, strict=True):
        seated[where] += part
    order = tuple(tuple(sorted(members, key=place.__getitem__)) for members in seated)
    return Plan(order, seed, cost, rows, stopped)


def default_rows(people: int) -> int:
    """Rows for a good answer: half a second at 120 people, five at 2,000."""
    return min(MOST_ROWS, max(FEWEST_ROWS, ROWS_A_PERSON * people))


def _search(
    model: Model,
    units: list[tuple[int, ...]],
    group: list[int],
    seed: int,
    rows: int,
    progress: Callable[[float], object] | None,
    stop: Callable[[], bool] | None,
) -> tuple[list[int], float, bool]:
    import numpy as np  # late: 190 ms that opening the window shall not wait for

    from lchost.grouping.annealing import anneal
    from lchost.grouping.seating import Seating

    rng = np.random.default_rng(seed)
    stops: list[bool] = []

    def asked() -> bool:
        if stop is not None and not stops and stop():
            stops.append(True)
        return bool(stops)

    apart = {pair: price for pair, price in model.pairs.items() if price >= APART_PRICE}
    if apart:  # first a seating that keeps everybody apart; then the wishes, from there
        rules_only = replace(model, wishes=(), tables=(), pairs=dict.fromkeys(apart, APART_PRICE))
        strict = Seating(rules_only, units, group)
        if strict.cost >= APART_PRICE:
            group = anneal(strict, rng, rows, None, asked, enough=0.0).tolist()
    seating = Seating(model, units, group)
    best = anneal(seating, rng, rows, progress, asked).tolist()
    if progress:
        progress(1.0)
    return best, seating.recomputed(), bool(stops)


def _first_seating(problem: Problem, parts: list[tuple[int, ...]], rng: random.Random) -> list[int]:
    """Parts under rules where the rules allow them, all others by lot."""
    chosen = seat_blocks(problem, parts) or {}
    room = list(problem.sizes)
    for part, group in chosen.items():
        room[group] -= len(parts[part])
    waiting = [index for index in range(len(parts)) if index not in chosen]
    for index in sorted((i for i in waiting if len(parts[i]) > 1), key=lambda i: -len(parts[i])):
        group = max(range(len(room)), key=lambda g: room[g])
        if room[group] < len(parts[index]):
            raise RulesCollide()
        chosen[index] = group
        room[group] -= len(parts[index])
    seats = [group for group, free in enumerate(room) for _ in range(free)]
    rng.shuffle(seats)
    singles = (index for index in waiting if index not in chosen)
    chosen.update(zip(singles, seats, strict=True))
    return [chosen[index] for index in range(len(parts))]

"""The search: heat-bath annealing over a seating, anytime, seeded.

Pick a unit, price its swap with every other at once, draw one of them at the temperature of the
moment (Gumbel-max; staying is one of the draws).  Source: `reference/grouping.md` §5.3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from lchost.grouping.seating import Floats, Ints, Seating

BATCH = 256
"""Rows between two looks up: temperature, progress, stop."""

NOISE = 1 << 18
"""Gumbel draws kept; every row reads a random window of them."""

HOT, COLD = 0.2, 0.006
"""First and last temperature, as shares of the spread of a random swap's change."""

LONG, MILDER = 500, 0.85
"""From so many rows a unit on a search is long: it begins less hot, and is steered.

Most is won in a narrow band of temperatures, elsewhere for every problem.  A long search finds it
and stays; a short one hurries past, because it has few rows to settle in.
"""

LIVELY, QUIET = 0.12, 0.03
"""The share of rows that seat somebody anew, first and last, in a long search: near this band
the seating is neither fluid nor frozen, whatever the problem."""

STEER = 1.03
"""The factor by which the temperature follows, every `BATCH` rows."""

TURNS = 4
"""A long search goes back to the best seating so often, at even distances."""

DESCENTS = 4
"""How often the descent at the end goes around; a long search keeps these rows for it."""

SAMPLED = 64
"""Rows that tell the usual change; they count as well."""

CALM = 1e-9
"""Changes smaller than this are rounding."""

Progress = Callable[[float], object]
Stop = Callable[[], bool]


def anneal(
    seating: Seating,
    rng: np.random.Generator,
    rows: int,
    progress: Progress | None = None,
    stop: Stop | None = None,
    enough: float = -np.inf,
    hot: float = HOT,
) -> Ints:
    """The best seating seen within `rows` rows, or until `stop`, or as good as `enough`."""
    noise = draw_noise(seating, rng)
    spread = usual_change(seating, rng)
    last = SAMPLED + DESCENTS * len(seating.group)
    is_long = rows >= LONG * len(seating.group)
    walk = rows - last if is_long else rows
    turn = max(1, walk // BATCH // TURNS)
    heat = MILDER * hot * spread
    best, best_cost = seating.group.copy(), seating.cost
    for done in range(0, walk, BATCH):
        if (stop and stop()) or best_cost <= enough:
            break
        if progress:
            progress(done / walk)
        if not is_long:
            heat = spread * hot * (COLD / hot) ** (done / walk)
        changed, before = 0, seating.cost
        for _ in steps(seating, rng, noise, heat, min(BATCH, walk - done)):
            changed += seating.cost != before
            before = seating.cost
            if before < best_cost - CALM:
                best, best_cost = seating.group.copy(), before
        if is_long:
            if done // BATCH % turn == turn - 1:
                seating.put(best)
            heat = _steered(heat, changed / BATCH, done / walk)
            heat = min(max(heat, COLD * spread), hot * spread)
    seating.put(best)
    descend(seating, rng, stop)
    return seating.group.copy()


def _steered(heat: float, lively: float, done: float) -> float:
    """The next temperature of a long search, after a batch in which so many rows changed it."""
    wanted = LIVELY + (QUIET - LIVELY) * done
    return heat / STEER if lively > wanted else heat * STEER


def draw_noise(seating: Seating, rng: np.random.Generator) -> Floats:
    """Gumbel draws for `steps`; they may serve several seatings of as many units or fewer."""
    return rng.gumbel(size=NOISE + len(seating.group) + seating.groups)


def steps(
    seating: Seating, rng: np.random.Generator, noise: Floats, heat: float, rows: int
) -> Iterator[None]:
    """Walk `rows` rows at one temperature; the caller may look at the seating after each."""
    units = rng.integers(len(seating.group), size=rows).tolist()
    windows = rng.integers(NOISE, size=rows).tolist()
    for unit, window in zip(units, windows, strict=True):
        if seating.is_block[unit] and rng.random() < 0.5:
            _exchange(seating, unit, heat, rng)
        else:
            _row(seating, unit, heat, noise[window:])
        yield


def _row(seating: Seating, unit: int, heat: float, noise: Floats) -> None:
    """Draw one of all swaps, all moves and staying; `noise` is read from its beginning."""
    units = len(seating.group)
    change = seating.changes(unit)
    price = change - heat * noise[:units]
    price[seating.barred(unit)] = np.inf
    price[unit] = -heat * noise[unit] - CALM
    other = int(price.argmin())
    if seating.may_move:
        moves = seating.move_changes(unit)
        priced = moves - heat * noise[units : units + seating.groups]
        group = int(priced.argmin())
        if priced[group] < price[other]:
            seating.move(unit, group, float(moves[group]))
            return
    if other != unit:
        seating.swap(unit, other, float(change[other]))


def _exchange(seating: Seating, unit: int, heat: float, rng: np.random.Generator) -> None:
    """Offer a block the seats of several smaller units of one other group."""
    target = int(rng.integers(seating.groups))
    here = int(seating.group[unit])
    if target == here or not seating.is_open(unit, target):
        return
    there = rng.permutation(np.flatnonzero(seating.group == target))
    leaving, missing = [], int(seating.mass[unit])
    for other in there.tolist():
        if seating.mass[other] <= missing and seating.is_open(other, here):
            leaving.append(other)
            missing -= int(seating.mass[other])
    if missing:
        return
    change = seating.exchange_change(unit, leaving)
    if change <= 0 or rng.random() < np.exp(-change / heat):
        seating.exchange(unit, leaving, change)


def descend(seating: Seating, rng: np.random.Generator, stop: Stop | None) -> None:
    """The best of every row only, until none lowers the cost (at most `DESCENTS` times around)."""
    quiet = np.zeros(len(seating.group) + seating.groups)
    for _ in range(DESCENTS):
        before = seating.cost
        for unit in rng.permutation(len(seating.group)).tolist():
            if stop and unit % BATCH == 0 and stop():
                return
            _row(seating, unit, 0.0, quiet)
        if seating.cost > before - CALM:
            return


def usual_change(seating: Seating, rng: np.random.Generator) -> float:
    """How much a usual random swap changes the cost: half the width of the middle two thirds.

    Swaps that break a rule cost many times that, and must not make the search hotter.
    """
    seen = []
    for unit in rng.integers(len(seating.group), size=SAMPLED).tolist():
        seen.append(seating.changes(unit)[~seating.barred(unit)])
    changes = np.concatenate(seen)
    changes = changes[np.abs(changes) < seating.forbidding]
    if not changes.size:
        return 1.0
    low, high = np.percentile(changes, (16, 84))
    return float(high - low) / 2 or 1.0

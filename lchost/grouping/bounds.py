"""The best that one attribute alone would allow: what makes 100 of a wish's 0-100.

A figure is exact where its text says so; else it is a bound that no plan passes, or the best that
a simple way of seating reaches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from heapq import heapify, heapreplace
from math import inf

NEARLY = 1e-9


def most_even(marks: Sequence[float], sizes: Sequence[int], known: Sequence[bool]) -> float:
    """The smallest possible sum of (sum of marks)^2 / seats, were this figure alone.

    Exact where everybody is known and the marks lie on steps of one (categories, whole levels);
    a bound where a category has gaps; otherwise 0, which real figures come near.
    """
    steps_of = [mark for mark, is_known in zip(marks, known, strict=True) if is_known]
    lowest = min(steps_of)
    steps = [mark - lowest for mark in steps_of]
    if any(abs(step - round(step)) > NEARLY for step in steps):
        return 0.0
    if all(known):
        return _steps_dealt(lowest, round(sum(steps)), sizes)
    return _steps_at_will(lowest, known.count(False), sizes)


def _steps_dealt(lowest: float, steps: int, sizes: Sequence[int]) -> float:
    """Every further step goes where it costs least; exact, for the cost is convex."""
    sums = [seats * lowest for seats in sizes]
    heap = [
        ((2 * s + 1) / seats, group)
        for group, (s, seats) in enumerate(zip(sums, sizes, strict=True))
    ]
    heapify(heap)
    for _ in range(steps):
        group = heap[0][1]
        sums[group] += 1
        heapreplace(heap, ((2 * sums[group] + 1) / sizes[group], group))
    return sum(s * s / seats for s, seats in zip(sums, sizes, strict=True))


def _steps_at_will(lowest: float, unknown: int, sizes: Sequence[int]) -> float:
    """A bound: every group as near to nothing as whole steps allow it by itself."""

    def left(seats: int, people: int) -> float:
        total = people * lowest
        return (total - round(total)) ** 2 / seats

    full = [left(seats, seats) for seats in sizes]
    gaps = [min(left(n, n - u) for u in range(min(n, unknown) + 1)) for n in sizes]
    savings = sorted((f - g for f, g in zip(full, gaps, strict=True)), reverse=True)
    return sum(full) - sum(savings[:unknown])  # at most so many groups can have a gap


def most_alike(marks: Sequence[float], sizes: Sequence[int]) -> float:
    """The largest possible sum of (sum of marks)^2 / seats, were this figure alone.

    The best groups are runs of the sorted marks: with two groups the cost is convex in either
    sum, so one of the two holds the smallest marks.  Exact for up to two different sizes (every
    order of them is tried); beyond, the best of two orders.
    """
    ordered = sorted(marks)
    sums = [0.0]
    for mark in ordered:
        sums.append(sums[-1] + mark)

    def run(end: int, seats: int) -> float:
        return (sums[end] - sums[end - seats]) ** 2 / seats

    kinds = Counter(sizes)
    if len(kinds) > 2:
        return max(_runs(order, run) for order in (sorted(sizes), sorted(sizes, reverse=True)))
    (one, ones), (other, others) = (*kinds.items(), (1, 0))[:2]
    best = [0.0] * (others + 1)
    for some in range(ones + 1):
        for more in range(others + 1):
            end = some * one + more * other
            with_one = best[more] + run(end, one) if some else -inf
            with_other = best[more - 1] + run(end, other) if more else -inf
            best[more] = max(with_one, with_other) if end else 0.0
    return best[others]


def _runs(order: Sequence[int], run: Callable[[int, int], float]) -> float:
    end, total = 0, 0.0
    for seats in order:
        end += seats
        total += run(end, seats)
    return total


def purest(counts: Sequence[int], sizes: Sequence[int]) -> float:
    """The largest sum of (sum of marks)^2 / seats over all values of a category, known to all.

    Values fill whole groups as long as they can; what is left of one goes where it just fits.
    """
    left = sorted(counts, reverse=True)
    free = [[seats, seats] for seats in sizes]
    squares = 0.0
    while left[0]:
        value = left[0]
        fits = [group for group in free if 0 < group[0] <= value]
        group = (
            max(fits, key=lambda g: (g[0] == g[1], g[0]))
            if fits
            else min((g for g in free if g[0]), key=lambda g: g[0])
        )
        taken = min(value, group[0])
        squares += taken * taken / group[1]
        group[0] -= taken
        left[0] -= taken
        left.sort(reverse=True)
    people = sum(counts)
    return squares - sum(count * count for count in counts) / people

"""The best that one attribute alone would allow: what makes 100 of a wish's 0-100.

A figure is exact where its text says so; else it is what a short search reaches, which plans
may pass by a little: they stand at 100 then, too.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from heapq import heapify, heapreplace
from itertools import combinations, pairwise
from math import inf

Marks = tuple[float, ...]

NEARLY = 1e-9

MOST_KINDS = 40
"""Different people (by this attribute) whom a short search deals out."""

MOST_STEPS = 100
"""Between the least and the most of a figure; with more it is as good as without steps."""

STARTS = 40
"""Times it begins once more, by lot."""

PATIENCE = 3_000
"""Swaps that it looks at in all: 2 ms; the answer is kept."""

ALIKE_KINDS, ALIKE_PATIENCE = 160, 30_000
"""The same for people who are to be alike: 20 to 40 ms.

Of several values each, 120 people are of 75 kinds, and the bound that stands for a search of more
kinds lies far beyond what any plan reaches: the best ones stood at 60 to 70.
"""


def most_even(columns: Sequence[Marks], sizes: Sequence[int], is_whole: bool) -> float:
    """The smallest sum of (sum of marks)^2 / seats that a plan reaches.

    Exact for one figure of which everybody's is known and which goes by whole steps (levels,
    shares of a category in groups of one size); otherwise what a short search finds, and 0
    where real figures differ too much for it: they come near that.

    Args:
        is_whole: one figure or the values of one category, known of everybody.
    """
    has_exact = is_whole and (len(columns) <= 2 or len(set(sizes)) == 1)
    if has_exact and all(map(_is_stepped, columns)):
        return sum(_steps_dealt(marks, sizes) for marks in columns)
    if not _are_few(columns, MOST_KINDS):
        return 0.0
    return _searched(*_kinds(columns), tuple(sorted(sizes)), False)


def most_alike(columns: Sequence[Marks], sizes: Sequence[int]) -> float:
    """The largest sum of (sum of marks)^2 / seats that a plan reaches.

    Exact for one figure and up to two sizes; otherwise what a short search finds, or a bound
    where people differ too much for it.
    """
    if len(columns) == 1 or not _are_few(columns, ALIKE_KINDS):
        return sum(_longest_runs(marks, sizes) for marks in columns)
    return _searched(*_kinds(columns), tuple(sorted(sizes)), True)


def _is_stepped(marks: Marks) -> bool:
    """Whether whole numbers of one step lie between any two marks."""
    step, lowest = _step(marks), min(marks)
    if (max(marks) - lowest) / step > MOST_STEPS:
        return False
    return all(abs(n - round(n)) < NEARLY for n in ((m - lowest) / step for m in marks))


def _step(marks: Marks) -> float:
    apart = sorted(set(marks))
    return min((b - a for a, b in pairwise(apart) if b - a > NEARLY), default=1.0)


def _steps_dealt(marks: Marks, sizes: Sequence[int]) -> float:
    """Every further step goes where it costs least; exact, for the cost is convex."""
    lowest, step = min(marks), _step(marks)
    sums = [seats * lowest / step for seats in sizes]
    heap = [
        ((2 * s + 1) / seats, group)
        for group, (s, seats) in enumerate(zip(sums, sizes, strict=True))
    ]
    heapify(heap)
    for _ in range(round(sum(mark - lowest for mark in marks) / step)):
        group = heap[0][1]
        sums[group] += 1
        heapreplace(heap, ((2 * sums[group] + 1) / sizes[group], group))
    return step**2 * sum(s * s / seats for s, seats in zip(sums, sizes, strict=True))


def _longest_runs(marks: Marks, sizes: Sequence[int]) -> float:
    """The most for one figure.

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


def _are_few(columns: Sequence[Marks], most: int) -> bool:
    return len(set(zip(*columns, strict=True))) <= most


def _kinds(columns: Sequence[Marks]) -> tuple[tuple[Marks, ...], tuple[int, ...]]:
    """People with the same marks are of one kind: the kinds in order, and how many of each."""
    counts = Counter(zip(*columns, strict=True))
    kinds = sorted(counts)
    return tuple(kinds), tuple(counts[kind] for kind in kinds)


@lru_cache(maxsize=256)
def _searched(
    kinds: tuple[Marks, ...], counts: tuple[int, ...], sizes: tuple[int, ...], alike: bool
) -> float:
    """Swaps that help, first come first served: from people dealt out, or run by run, or by lot."""
    alone = _Alone(kinds, counts, sizes, alike)
    reached = [alone.reached()]
    for seed in range(STARTS):
        if alone.patience <= 0:
            break
        alone.seat(seed)
        reached.append(alone.reached())
    return max(reached) if alike else min(reached)


class _Alone:
    """One wish and nothing else: how many of each kind sit in each group.

    What a kind and a group have in common (the product of their marks) is all that a swap needs.
    """

    def __init__(
        self, kinds: Sequence[Marks], counts: Sequence[int], sizes: Sequence[int], alike: bool
    ) -> None:
        self._sizes, self._sign = sizes, -1.0 if alike else 1.0
        self._common = [[_product(a, b) for b in kinds] for a in kinds]
        norm = [row[kind] for kind, row in enumerate(self._common)]
        self._apart = [
            [a + b - 2 * both for b, both in zip(norm, row, strict=True)]
            for a, row in zip(norm, self._common, strict=True)
        ]
        seats = [((place + 0.5) / n, g) for g, n in enumerate(sizes) for place in range(n)]
        if not alike:  # dealt out: every group gets its first, then every group its second
            seats.sort()
        self._order = [group for _, group in seats]
        self._people = [kind for kind, count in enumerate(counts) for _ in range(count)]
        self.patience = ALIKE_PATIENCE if alike else PATIENCE
        self.seat()

    def seat(self, seed: int | None = None) -> None:
        """Begin once more, in order or by lot."""
        people = self._people.copy()
        if seed is not None:
            random.Random(seed).shuffle(people)
        self._inside = [Counter[int]() for _ in self._sizes]
        self._shared = [[0.0] * len(self._common) for _ in self._sizes]
        for kind, group in zip(people, self._order, strict=True):
            self._add(kind, group, 1)

    def reached(self) -> float:
        """The sum of squares over seats when nothing helps any more, or patience ends."""
        is_better = True
        while is_better and self.patience > 0:
            is_better = False
            for one, other in combinations(range(len(self._sizes)), 2):
                while self.patience > 0 and self._swap_between(one, other):
                    is_better = True
        return sum(
            sum(count * shared[kind] for kind, count in inside.items()) / seats
            for inside, shared, seats in zip(self._inside, self._shared, self._sizes, strict=True)
        )

    def _swap_between(self, one: int, other: int) -> bool:
        """Swap the first two people of these groups whom it helps to swap."""
        ours, theirs = self._shared[one], self._shared[other]
        rate, their_rate = 2 / self._sizes[one], 2 / self._sizes[other]
        both = (rate + their_rate) / 2
        self.patience -= len(self._inside[one]) * len(self._inside[other])
        for mine in self._inside[one]:
            for yours in self._inside[other]:
                change = (ours[yours] - ours[mine]) * rate + self._apart[mine][yours] * both
                change -= (theirs[yours] - theirs[mine]) * their_rate
                if self._sign * change < -NEARLY:
                    for kind, here, there in ((mine, one, other), (yours, other, one)):
                        self._add(kind, here, -1)
                        self._add(kind, there, 1)
                    return True
        return False

    def _add(self, kind: int, group: int, people: int) -> None:
        inside = self._inside[group]
        inside[kind] += people
        if not inside[kind]:
            del inside[kind]
        common = zip(self._shared[group], self._common[kind], strict=True)
        self._shared[group] = [shared + people * more for shared, more in common]


def _product(one: Marks, other: Marks) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))

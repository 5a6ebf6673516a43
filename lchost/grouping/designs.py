"""Perfect schedules: rounds in which no two seats ever meet twice, where mathematics has them.

Seats are numbered from 0; a skeleton says which of them form a group in which round, and who sits
on which seat is another question (`relabelling`).  Sources of the ideas: transversal designs from
finite fields (Bose 1938; MacNeish 1922 for products), affine planes, and Kirkman's schoolgirls
(1850) by base classes developed in turn (Bose 1939), of which `starters` keeps those we found.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations, product
from math import prod

from lchost.grouping.starters import STARTERS

Round = tuple[tuple[int, ...], ...]
Skeleton = tuple[Round, ...]

SEARCH_LIMIT = 20_000
"""Steps of a search for shifts, or for seats to leave empty; it gives up beyond."""


def skeleton(groups: int, size: int, rounds: int, most: int = 0) -> Skeleton | None:
    """Rounds of `groups` x `size` seats without any second meeting; None where none is known.

    Args:
        most: who asks for fewer and fewer rounds says how many they began with: what is searched
            for those is not searched again.
    """
    if groups < 1 or size < 1 or rounds > most_rounds(groups, size):
        return None
    if rounds <= 1 or size == 1:
        seats = tuple(range(groups * size))
        return (tuple(seats[g * size : (g + 1) * size] for g in range(groups)),) * rounds
    ways = (_everybody_once, _from_field, _developed)
    found = (way(groups, size, rounds) for way in ways)
    known = next((answer for answer in found if answer is not None), None)
    return known or _shifted(groups, size, rounds, max(rounds, most))


def skeleton_for(sizes: tuple[int, ...], rounds: int, most: int = 0) -> Skeleton | None:
    """The same for groups that differ by one: some seats of a full schedule stay empty."""
    size, people = max(sizes), sum(sizes)
    if min(sizes) < size - 1:
        return None
    full = skeleton(len(sizes), size, rounds, most)
    if full is None or people == len(sizes) * size:
        return full
    empty = _strangers(full, len(sizes) * size, len(sizes) * size - people)
    if empty is None:
        return None
    left = [seat for seat in range(len(sizes) * size) if seat not in empty]
    number = {seat: index for index, seat in enumerate(left)}
    return tuple(
        tuple(tuple(number[seat] for seat in group if seat in number) for group in row)
        for row in full
    )


def most_rounds(groups: int, size: int) -> int:
    """No schedule is longer: everybody meets size - 1 others a round, one from each old group."""
    if size < 2:
        return groups * 1_000
    if size > groups:
        return 1
    return (groups * size - 1) // (size - 1)


# --- pairs ----------------------------------------------------------------------------------------


def _everybody_once(groups: int, size: int, rounds: int) -> Skeleton | None:
    """Rounds of two: one seat stays, the others turn (the circle of round-robin tables)."""
    if size != 2:
        return None
    turning = 2 * groups - 1
    return tuple(
        (
            (turning, turn),
            *(((turn + k) % turning, (turn - k) % turning) for k in range(1, groups)),
        )
        for turn in range(rounds)
    )


# --- transversal designs --------------------------------------------------------------------------


def _from_field(groups: int, size: int, rounds: int) -> Skeleton | None:
    """Column i of the seats moves on by i * r in round r, in a ring of as many as groups.

    Two seats meet again only where (i - j)(r - s) = 0, and differences of the first elements of
    a product of fields are units.  Seats of one column never meet: they may go on among
    themselves afterwards, if they fill whole groups.
    """
    ring = _Ring(groups)
    if size > ring.units_apart:
        return None
    across = tuple(
        tuple(
            tuple(i * groups + ring.add(b, ring.times(i, r)) for i in range(size))
            for b in range(groups)
        )
        for r in range(min(rounds, groups))
    )
    if rounds <= groups:
        return across
    inner = skeleton(groups // size, size, rounds - groups) if groups % size == 0 else None
    if inner is None:
        return None
    within = tuple(
        tuple(
            tuple(column * groups + seat for seat in group)
            for column in range(size)
            for group in row
        )
        for row in inner
    )
    return across + within


class _Ring:
    """The product of the fields of the prime powers of a number; elements count from 0.

    Attributes:
        units_apart: so many first elements differ by units from each other.
    """

    def __init__(self, order: int) -> None:
        self._fields = [_Field(prime, power) for prime, power in _prime_powers(order)]
        self.units_apart = min((field.order for field in self._fields), default=1)
        self._low = [
            prod(field.order for field in self._fields[:index])
            for index in range(len(self._fields))
        ]
        self._parts = {
            index: tuple(index // low % f.order for f, low in self._placed())
            for index in range(order)
        }
        # the first elements have the same part in every field: i -> (i, i, ...)
        self._first = [self._whole([i] * len(self._fields)) for i in range(self.units_apart)]

    def add(self, one: int, other: int) -> int:
        """The sum of two elements."""
        parts = zip(self._fields, self._parts[one], self._parts[other], strict=True)
        return self._whole([field.add(a, b) for field, a, b in parts])

    def times(self, first: int, other: int) -> int:
        """The product of one of the first elements with any."""
        ours = self._parts[self._first[first]]
        parts = zip(self._fields, ours, self._parts[other], strict=True)
        return self._whole([field.times(a, b) for field, a, b in parts])

    def _placed(self) -> Iterator[tuple[_Field, int]]:
        return zip(self._fields, self._low, strict=True)

    def _whole(self, parts: list[int]) -> int:
        return sum(part * low for part, low in zip(parts, self._low, strict=True))


class _Field:
    """The field of p^k elements: polynomials over p, written as numbers in base p."""

    def __init__(self, prime: int, power: int) -> None:
        self.order, self._prime, self._power = prime**power, prime, power
        self._modulus = self._irreducible() if power > 1 else ()

    def add(self, one: int, other: int) -> int:
        """The sum, figure by figure."""
        figures = zip(self._figures(one), self._figures(other), strict=True)
        return self._number([(a + b) % self._prime for a, b in figures])

    def times(self, one: int, other: int) -> int:
        """The product, less the modulus as often as need be."""
        if self._power == 1:
            return one * other % self._prime
        return self._number(self._reduce(one, other, self._modulus))

    def _reduce(self, one: int, other: int, modulus: tuple[int, ...]) -> list[int]:
        long = [0] * (2 * self._power - 1)
        for i, a in enumerate(self._figures(one)):
            for j, b in enumerate(self._figures(other)):
                long[i + j] += a * b
        for top in range(len(long) - 1, self._power - 1, -1):
            for k, figure in enumerate(modulus):
                long[top - self._power + k] -= long[top] * figure
            long[top] = 0
        return [figure % self._prime for figure in long[: self._power]]

    def _irreducible(self) -> tuple[int, ...]:
        """The low figures of a modulus with which no product of two elements is 0."""
        factors = range(1, self._prime ** (self._power // 2 + 1))  # one of two is short
        rest = range(1, self.order)
        for low in product(range(self._prime), repeat=self._power):
            if all(any(self._reduce(a, b, low)) for a in factors for b in rest):
                return low
        raise ValueError(self.order)

    def _figures(self, number: int) -> list[int]:
        return [number // self._prime**k % self._prime for k in range(self._power)]

    def _number(self, figures: list[int]) -> int:
        return sum(figure * self._prime**k for k, figure in enumerate(figures))


def _prime_powers(number: int) -> list[tuple[int, int]]:
    found, prime = [], 2
    while number > 1:
        power = 0
        while number % prime == 0:
            number //= prime
            power += 1
        if power:
            found.append((prime, power))
        prime += 1
    return found


def _shifted(groups: int, size: int, rounds: int, most: int) -> Skeleton | None:
    """Column i moves on by shift[r][i]: for any two columns all differences are to be new."""
    if rounds > groups:
        return None
    found = _shifts(groups, size, min(most, groups))
    if len(found) < rounds:
        return None
    return tuple(
        tuple(
            tuple(i * groups + (b + shift) % groups for i, shift in enumerate(row))
            for b in range(groups)
        )
        for row in found[rounds - 1]
    )


Shifts = tuple[tuple[int, ...], ...]


@lru_cache(maxsize=4)
def _shifts(groups: int, size: int, most: int) -> tuple[Shifts, ...]:
    """The first found for one round, for two, and so on, as far as the search comes."""
    rng = random.Random(groups * 1_000 + size)
    steps = 0
    used: dict[tuple[int, int], set[int]] = {pair: set() for pair in combinations(range(size), 2)}
    rows: list[tuple[int, ...]] = []
    found: list[Shifts] = []

    def fits(row: tuple[int, ...], shift: int) -> bool:
        j = len(row)
        return all((row[i] - shift) % groups not in used[i, j] for i in range(j))

    def grow(row: tuple[int, ...]) -> bool:
        nonlocal steps
        steps += 1
        if steps > SEARCH_LIMIT:
            return False
        if len(row) == size:
            rows.append(row)
            for i, j in used:
                used[i, j].add((row[i] - row[j]) % groups)
            if len(rows) > len(found):
                found.append(tuple(rows))
            if len(rows) == most or grow((0,)):
                return True
            rows.pop()
            for i, j in used:
                used[i, j].remove((row[i] - row[j]) % groups)
            return False
        shifts = rng.sample(range(groups), groups)
        return any(grow((*row, shift)) for shift in shifts if fits(row, shift))

    grow((0,))
    return tuple(found)


# --- base classes ---------------------------------------------------------------------------------


def _developed(groups: int, size: int, rounds: int) -> Skeleton | None:
    """Kept rounds, in which all seats but a few move on together, ring by ring."""
    starter = STARTERS.get((groups, size))
    if starter is None or rounds > starter.turns * len(starter.classes):
        return None
    turns = starter.turns
    moving = groups * size - starter.fixed

    def at(seat: int, turn: int) -> int:
        ring, place = divmod(seat, turns)
        return ring * turns + (place + turn) % turns if seat < moving else seat

    made = (
        tuple(tuple(at(seat, turn) for seat in group) for group in base)
        for base in starter.classes
        for turn in range(turns)
    )
    return tuple(made)[:rounds]


# --- empty seats ----------------------------------------------------------------------------------


def _strangers(full: Skeleton, seats: int, wanted: int) -> frozenset[int] | None:
    """So many seats of which no two ever meet: each group then misses one at most."""
    friends: list[set[int]] = [set() for _ in range(seats)]
    for row in full:
        for group in row:
            for seat in group:
                friends[seat].update(group)
    steps = 0

    def grow(chosen: list[int], candidates: list[int]) -> list[int] | None:
        nonlocal steps
        steps += 1
        if len(chosen) == wanted:
            return chosen
        for index, seat in enumerate(candidates):
            if steps > SEARCH_LIMIT or len(chosen) + len(candidates) - index < wanted:
                return None
            rest = [other for other in candidates[index + 1 :] if other not in friends[seat]]
            found = grow([*chosen, seat], rest)
            if found is not None:
                return found
        return None

    found = grow([], list(range(seats)))
    return None if found is None else frozenset(found)

"""What a plan costs, term by term: plain figures that the score adds up and the search lowers.

Source: `reference/grouping.md` §5.  Every wish is divided by its variance, so that a random
plan costs about the weight a group whatever is counted; a plan with no cost is the room in small.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from heapq import heapify, heapreplace
from math import comb

from lchost.grouping.problem import (
    AtLeastOne,
    Kind,
    NeverOne,
    Pair,
    Person,
    Problem,
    Rule,
    Shared,
    Wish,
    ordered,
)

NUMBER_STRENGTH = 2.5
"""A mean stands on every card; one value of a category more or less hardly shows."""

RULE_PRICE = 4.0
"""A broken "never one", "at least one" or "shared" costs as much as four random groups."""

SPREAD_PRICE = RULE_PRICE / 2
"""A second mentor in one group while another has none."""

MEETING_PRICE = 3.0
"""Two people who meet again, at normal weight; a third meeting costs three times as much."""

RARE = 1e-3
MOST_SHARING = 60
"""Sets of values that chance hardly ever leaves alone are not watched; nor more than this many."""

APART_PRICE = 1_000.0
"""No wish outweighs a rule of the host."""


@dataclass(frozen=True, slots=True)
class Evenness:
    """scale x sum over groups and columns of (sum of marks)^2 / seats: how far from the room.

    Attributes:
        columns: for each value counted, the centred mark of every person.
        scale: weight / variance; below zero for a match, where `offset` keeps the cost positive.
        random, least: what a random plan costs on average, and a bound below the best one.
    """

    wish: Wish
    columns: tuple[tuple[float, ...], ...]
    scale: float
    offset: float
    random: float
    least: float


@dataclass(frozen=True, slots=True)
class Table:
    """A price by the sum of marks in a group: price[min(sum, last)]."""

    rule: Rule
    marks: tuple[int, ...]
    price: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """All terms of a problem; people are meant by their place in `problem.people`.

    Attributes:
        pairs: price of two people sitting together, for having met and for being kept apart.
    """

    problem: Problem
    wishes: tuple[Evenness, ...]
    tables: tuple[Table, ...]
    pairs: dict[Pair, float]


def build(problem: Problem, strictness: float = 1.0) -> Model:
    """The terms of a problem, without wishes that nothing can serve (all alike, all unknown).

    Args:
        strictness: rules cost so many times their price; above 1, rare cases are watched too.
    """
    wishes = [_evenness(problem, w) for w in problem.wishes if w.weight.strength > 0]
    tables = [
        replace(table, price=tuple(strictness * price for price in table.price))
        for rule in problem.rules
        for table in _tables(problem, rule, RARE if strictness == 1 else 0.0)
    ]
    return Model(problem, tuple(w for w in wishes if w), tuple(tables), _pair_prices(problem))


def _evenness(problem: Problem, wish: Wish) -> Evenness | None:
    people = problem.people
    numbers = [person.numbers.get(wish.of) for person in people]
    is_number = any(number is not None for number in numbers)
    columns = [_centred(numbers)] if is_number else _value_columns(people, wish.of)
    total = sum(mark * mark for column in columns for mark in column)
    if total < 1e-12 or len(problem.sizes) < 2:
        return None
    variance = total / len(people)
    strength = wish.weight.strength * (NUMBER_STRENGTH if is_number else 1.0)
    spread = sum(len(people) - seats for seats in problem.sizes) / (len(people) - 1)
    if wish.kind is Kind.MATCH:
        most = strength * len(people)
        return Evenness(
            wish, tuple(columns), -strength / variance, most, most - strength * spread, 0.0
        )
    known = not _has_unknown(people, wish)
    least = sum(_least(column, problem.sizes) for column in columns) if known else 0.0
    scale = strength / variance
    return Evenness(wish, tuple(columns), scale, 0.0, strength * spread, scale * least)


def _has_unknown(people: tuple[Person, ...], wish: Wish) -> bool:
    return any(wish.of not in p.numbers and not p.values(wish.of) for p in people)


def _centred(numbers: list[float | None]) -> tuple[float, ...]:
    """Distance from the room's mean; what is not known stands at the mean."""
    known = [number for number in numbers if number is not None]
    mean = sum(known) / len(known)
    return tuple(0.0 if number is None else number - mean for number in numbers)


def _value_columns(people: tuple[Person, ...], of: str) -> list[tuple[float, ...]]:
    """One column a value: has it (1) or not (0), less the room's share; unknown is 0."""
    values = [person.values(of) for person in people]
    known = sum(1 for held in values if held)
    counts = Counter(value for held in values for value in held)
    return [
        tuple(((value in held) - counts[value] / known) if held else 0.0 for held in values)
        for value in sorted(counts)
        if counts[value] < known
    ]


def _least(column: tuple[float, ...], sizes: tuple[int, ...]) -> float:
    """The smallest possible sum of (sum of marks)^2 / seats, were this column alone.

    Exact where all marks lie on steps of one (categories, whole levels); otherwise 0.
    """
    lowest = min(column)
    steps = [mark - lowest for mark in column]
    if any(abs(step - round(step)) > 1e-9 for step in steps):
        return 0.0
    sums = [seats * lowest for seats in sizes]
    heap = [
        ((2 * s + 1) / seats, group)
        for group, (s, seats) in enumerate(zip(sums, sizes, strict=True))
    ]
    heapify(heap)
    for _ in range(round(sum(steps))):  # each further step goes where it costs least: convex
        group = heap[0][1]
        sums[group] += 1
        heapreplace(heap, ((2 * sums[group] + 1) / sizes[group], group))
    return sum(s * s / seats for s, seats in zip(sums, sizes, strict=True))


def _tables(problem: Problem, rule: Rule, rare: float) -> list[Table]:
    people = problem.people
    if isinstance(rule, Shared):
        return _sharing(problem, rule, rare)
    marks = tuple(int(rule.value in person.values(rule.of)) for person in people)
    if not any(marks):
        return []
    seats = max(problem.sizes)
    if isinstance(rule, NeverOne):
        return [Table(rule, marks, (0.0, RULE_PRICE, 0.0))]
    if isinstance(rule, AtLeastOne):
        more = tuple(SPREAD_PRICE * max(0, count - 1) for count in range(1, seats + 1))
        return [Table(rule, marks, (RULE_PRICE, *more))]
    raise TypeError(rule)


def _sharing(problem: Problem, rule: Shared, rare: float) -> list[Table]:
    """One table for each set of values that some people hold and not everybody shares.

    A person of the set weighs seats + 1, any other who shares a value weighs 1: the sum is
    exactly seats + 1 where one of them sits with nobody to share with.
    """
    held = [person.values(rule.of) for person in problem.people]
    alone = max(problem.sizes) + 1
    price = tuple(RULE_PRICE if total == alone else 0.0 for total in range(alone + 2))
    found = []
    for values, members in sorted(
        Counter(h for h in held if h).items(), key=lambda x: sorted(x[0])
    ):
        marks = tuple(alone if h == values else int(bool(h & values)) for h in held)
        expected = members * _chance_of_strangers(marks.count(0), problem)
        if expected > rare:
            found.append((expected, Table(rule, marks, price)))
    found.sort(key=lambda item: -item[0])
    return [table for _, table in found[:MOST_SHARING]]


def _chance_of_strangers(strangers: int, problem: Problem) -> float:
    """How likely it is that chance seats somebody with strangers only."""
    mates = min(problem.sizes) - 1
    return comb(strangers, mates) / comb(len(problem.people) - 1, mates)


def _pair_prices(problem: Problem) -> dict[Pair, float]:
    place = {person.id: index for index, person in enumerate(problem.people)}
    prices: defaultdict[Pair, float] = defaultdict(float)
    strength = MEETING_PRICE * problem.new_faces.strength
    for (one, other), times in problem.met.items():
        wanted = ordered(one, other) in problem.together
        if strength and times > 0 and not wanted and one in place and other in place:
            prices[ordered(place[one], place[other])] += strength * max(times, 2 * times - 1)
    for one, other in problem.apart:
        prices[ordered(place[one], place[other])] += APART_PRICE
    return dict(prices)

"""What a plan costs, term by term: plain figures that the score adds up and the search lowers.

Source: `reference/grouping.md` §5.  Every wish is divided by its variance, so that a random
plan costs about the weight a group whatever is counted; a plan with no cost is the room in small.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt

from lchost.grouping import bounds
from lchost.grouping.bounds import Marks
from lchost.grouping.places import always_together
from lchost.grouping.problem import (
    AtMost,
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

WIDTH_OF_MIX = 0.05
"""A mixed number: the width counts so much beside the mean."""

MEAN_OF_SPREAD = 0.35
"""A spread number: the mean counts so much beside the width, or 1-1-1 would do beside 5-5-5."""

RULE_PRICE = 4.0
"""A broken "never one", "at least one" or "shared" costs as much as four random groups."""

SECOND = 0.5
"""A second mentor in a group while another has none, beside a group without one."""

MEETING_PRICE = 3.0
"""Two people who meet again, at normal weight; a third meeting costs three times as much."""

SIZE_PRICE = 0.5
"""One person more or fewer than `Problem.sizes` says, squared, where limits leave it open."""

AT_MOST_PRICE = 50_000.0
"""One too many of a value: more than any wish or meeting, less than `APART_PRICE`."""

RARE = 1e-3
MOST_SHARING = 60
"""Sets of values that chance hardly ever leaves alone are not watched; nor more than this many."""

TINY = 1e-12

APART_PRICE = 1_000_000.0
"""No wish outweighs a rule of the host."""

FORBIDDING = AT_MOST_PRICE / 2
"""A change of at least this breaks a rule that is never traded, or mends one."""


@dataclass(frozen=True, slots=True)
class Evenness:
    """scale x sum over groups and columns of (sum of marks)^2 / seats: how far from the room.

    Attributes:
        columns: for each figure counted, the mark of every person: centred, divided by the
            spread of the whole wish.
        scale: the weight; below zero for a match, where `offset` keeps the cost positive.
        random, least: what a random plan costs on average, and what the best one would cost if
            nothing else were asked (`bounds`).
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
        table for rule in problem.rules for table in _tables(problem, rule, strictness=strictness)
    ]
    return Model(problem, tuple(w for w in wishes if w), tuple(tables), pair_prices(problem))


def _evenness(problem: Problem, wish: Wish) -> Evenness | None:
    people = problem.people
    numbers = [person.numbers.get(wish.of) for person in people]
    is_number = any(number is not None for number in numbers)
    columns = _number_columns(wish, numbers) if is_number else _value_columns(people, wish.of)
    sizes = [size for size in problem.sizes if size]
    if not columns or len(sizes) < 2:
        return None
    strength = wish.weight.strength * (NUMBER_STRENGTH if is_number else 1.0)
    weight = sum(mark * mark for column in columns for mark in column) / len(people)
    by_chance = strength * weight * len(people) * (len(sizes) - 1) / (len(people) - 1)
    if wish.kind is Kind.MATCH:
        best = strength * bounds.most_alike(columns, sizes)
        most = strength * len(people)
        return Evenness(wish, columns, -strength, most, most - by_chance, most - best)
    is_known = all(wish.of in p.numbers or len(p.values(wish.of)) == 1 for p in people)
    is_whole = is_known and not (is_number and len(columns) > 1)
    least = bounds.most_even(columns, sizes, is_whole)
    return Evenness(wish, columns, strength, 0.0, by_chance, strength * least)


def _number_columns(wish: Wish, numbers: Sequence[float | None]) -> tuple[Marks, ...]:
    """The mean and the width of a number, as far as its wish asks for them."""
    mean = _centred(numbers)
    width = _centred([None if n is None else m * m for n, m in zip(numbers, mean, strict=True)])
    shares = {
        Kind.MIX: ((mean, 1.0), (width, WIDTH_OF_MIX)),
        Kind.SPREAD: ((mean, MEAN_OF_SPREAD), (width, 1.0)),
        Kind.AVERAGE: ((mean, 1.0),),
        Kind.MATCH: ((mean, 1.0),),
    }
    found = []
    for marks, share in shares[wish.kind]:
        variance = sum(mark * mark for mark in marks) / len(marks)
        if variance > TINY:
            found.append(_times(sqrt(share / variance), marks))
    return tuple(found)


def _centred(numbers: Sequence[float | None]) -> tuple[float, ...]:
    """Distance from the room's mean; what is not known stands at the mean."""
    known = [number for number in numbers if number is not None]
    mean = sum(known) / len(known)
    return tuple(0.0 if number is None else number - mean for number in numbers)


def _value_columns(people: Sequence[Person], of: str) -> tuple[Marks, ...]:
    """One column a value: has it (1) or not (0), less the room's share; unknown is 0.

    All of them together have the variance 1.
    """
    values = [person.values(of) for person in people]
    known = sum(1 for held in values if held)
    counts = Counter(value for held in values for value in held)
    columns = [
        tuple(((value in held) - counts[value] / known) if held else 0.0 for held in values)
        for value in sorted(counts)
        if counts[value] < known
    ]
    variance = sum(mark * mark for column in columns for mark in column) / len(people)
    return tuple(_times(1 / sqrt(variance), column) for column in columns)


def _times(factor: float, marks: Marks) -> Marks:
    return tuple(factor * mark for mark in marks)


def _tables(problem: Problem, rule: Rule, strictness: float) -> list[Table]:
    held = [person.values(rule.of) for person in problem.people]
    price = RULE_PRICE * strictness * max(1.0, problem.new_faces)
    if isinstance(rule, Shared):
        return _sharing(problem, rule, held, price, RARE if strictness == 1 else 0.0)
    if isinstance(rule, AtMost):
        return _too_many(problem, rule, held)
    marks = tuple(int(rule.value in values) for values in held)
    if not any(marks):
        return []
    if isinstance(rule, NeverOne):
        return [Table(rule, marks, (0.0, price, 0.0))]
    seats = max(most for _, most in problem.seats)
    second = price * SECOND
    return [Table(rule, marks, (price, *(second * more for more in range(seats))))]


def _too_many(problem: Problem, rule: AtMost, held: Sequence[frozenset[str]]) -> list[Table]:
    """One table for each value that more people have than may sit in a group."""
    counts = Counter(value for values in held for value in values)
    wanted = sorted(counts) if rule.value is None else [rule.value]
    seats = max(most for _, most in problem.seats)
    price = tuple(AT_MOST_PRICE * max(0, count - rule.most) for count in range(seats + 1))
    return [
        Table(rule, tuple(int(value in values) for values in held), price)
        for value in wanted
        if counts[value] > rule.most
    ]


def _sharing(
    problem: Problem, rule: Shared, held: Sequence[frozenset[str]], price: float, rare: float
) -> list[Table]:
    """One table for each set of values that some people hold and not everybody shares.

    A person of the set weighs seats + 1, any other who shares a value weighs 1: the sum is
    exactly seats + 1 where one of them sits with nobody to share with.
    """
    alone = max(most for _, most in problem.seats) + 1
    prices = tuple(price if total == alone else 0.0 for total in range(alone + 2))
    found = []
    for values, members in sorted(
        Counter(h for h in held if h).items(), key=lambda x: sorted(x[0])
    ):
        marks = tuple(alone if h == values else int(bool(h & values)) for h in held)
        expected = members * _chance_of_strangers(marks.count(0), problem)
        if expected > rare:
            found.append((expected, Table(rule, marks, prices)))
    found.sort(key=lambda item: -item[0])
    return [table for _, table in found[:MOST_SHARING]]


def _chance_of_strangers(strangers: int, problem: Problem) -> float:
    """How likely it is that chance seats somebody with strangers only."""
    mates = min(size for size in problem.sizes if size) - 1
    return comb(strangers, mates) / comb(len(problem.people) - 1, mates)


def pair_prices(problem: Problem) -> dict[Pair, float]:
    """What it costs that two sit together; people are meant by their place."""
    place = {person.id: index for index, person in enumerate(problem.people)}
    prices: defaultdict[Pair, float] = defaultdict(float)
    strength, bound = MEETING_PRICE * problem.new_faces, always_together(problem.together)
    for (one, other), times in problem.met.items():
        wanted = ordered(one, other) in bound
        if strength and times > 0 and not wanted and one in place and other in place:
            prices[ordered(place[one], place[other])] += strength * max(times, 2 * times - 1)
    for one, other in problem.apart:
        prices[ordered(place[one], place[other])] += APART_PRICE
    return dict(prices)

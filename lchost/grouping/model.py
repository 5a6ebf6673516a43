"""What a plan costs, term by term: plain figures that the score adds up and the search lowers.

Source: `reference/grouping.md` §5.  Every wish is divided by its variance, so that a random
plan costs about the weight a group whatever is counted; a plan with no cost is the room in small.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from math import comb, sqrt

from lchost.grouping import bounds
from lchost.grouping.bonds import crowds
from lchost.grouping.bounds import Marks
from lchost.grouping.places import always_together
from lchost.grouping.problem import (
    AtLeastOne,
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

MOST_TIMES = 100
"""Who met more often than this meets no worse again."""

AT_MOST_PRICE = 50_000.0
"""One too many of a value, at least; see `HardPrices`."""

RARE = 1e-3
MOST_SHARING = 60
"""Sets of values that chance hardly ever leaves alone are not watched; nor more than this many."""

TINY = 1e-12

APART_PRICE = 1_000_000.0
"""Two who are to be apart and are not, at least; see `HardPrices`."""

STRICTEST = 25.0
"""No rule that can be traded is ever priced higher than this many times its price."""

MOST_OF_WISH = 1.5
"""No wish costs more than so much a person, at its strength."""


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
    hard: HardPrices

    @property
    def forbidding(self) -> float:
        """A change of at least this breaks a rule that is never traded, or mends one."""
        return min(self.hard.beyond, self.hard.apart) / 2


@dataclass(frozen=True, slots=True)
class HardPrices:
    """What it costs to break a rule that is never traded: more than all that is below it.

    Below stand all wishes, rules and meetings of a room together, then one too many of a value
    for which "at most" cannot be kept, then of one for which it can, then two who are to be apart.
    """

    beyond: float
    at_most: float
    apart: float


def hard_prices(problem: Problem) -> HardPrices:
    """As high as the other terms of a problem ask, and no higher: large figures cost digits."""
    others = 2 * _most_of_all_else(problem)
    can = crowds(problem)
    every = crowds(replace(problem, rules=tuple(_firm(rule) for rule in problem.rules)))
    cannot = sum(len(one.people) for one in every if one not in can)
    beyond = max(AT_MOST_PRICE, others)
    at_most = max(beyond, others + 2 * beyond * cannot)
    crowded = beyond * cannot + at_most * sum(len(one.people) for one in can)
    return HardPrices(beyond, at_most, max(APART_PRICE, others + 2 * crowded))


def _firm(rule: Rule) -> Rule:
    return replace(rule, beyond=frozenset()) if isinstance(rule, AtMost) else rule


def _most_of_all_else(problem: Problem) -> float:
    """More than any seating costs in wishes, rules that can be traded, sizes and meetings."""
    people = len(problem.people)
    strength = sum(wish.weight.strength for wish in problem.wishes) * NUMBER_STRENGTH
    traded = sum(not isinstance(rule, AtMost) for rule in problem.rules)
    rules = RULE_PRICE * STRICTEST * max(1.0, problem.new_faces) * traded
    seated = sum(most * (most - 1) // 2 for _, most in problem.seats)
    meetings = sum(nlargest(seated, _meeting_prices(problem).values()))
    sizes = SIZE_PRICE * people * people if problem.limits else 0.0
    return (MOST_OF_WISH * strength + rules) * people + sizes + meetings


def build(problem: Problem, strictness: float = 1.0) -> Model:
    """The terms of a problem, without wishes that nothing can serve (all alike, all unknown).

    Args:
        strictness: rules cost so many times their price; above 1, rare cases are watched too.
    """
    wishes = [_evenness(problem, w) for w in problem.wishes if w.weight.strength > 0]
    hard = hard_prices(problem)
    tables = [table for rule in problem.rules for table in _tables(problem, rule, strictness, hard)]
    pairs = _pair_prices(problem, hard)
    return Model(problem, tuple(w for w in wishes if w), tuple(tables), pairs, hard)


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


def _tables(problem: Problem, rule: Rule, strictness: float, hard: HardPrices) -> list[Table]:
    held = [person.values(rule.of) for person in problem.people]
    price = RULE_PRICE * strictness * max(1.0, problem.new_faces)
    if gives_way(problem, rule):
        price = RULE_PRICE
    if isinstance(rule, Shared):
        return _sharing(problem, rule, held, price, RARE if strictness == 1 else 0.0)
    if isinstance(rule, AtMost):
        return _too_many(problem, rule, held, hard)
    marks = tuple(int(rule.value in values) for values in held)
    if not any(marks):
        return []
    if isinstance(rule, NeverOne):
        return [Table(rule, marks, (0.0, price, 0.0))]
    seats = max(most for _, most in problem.seats)
    second = price * SECOND
    return [Table(rule, marks, (price, *(second * more for more in range(seats))))]


def gives_way(problem: Problem, rule: Rule) -> bool:
    """Whether new faces come before this rule."""
    return problem.are_faces_first and isinstance(rule, AtLeastOne)


def _too_many(
    problem: Problem, rule: AtMost, held: Sequence[frozenset[str]], hard: HardPrices
) -> list[Table]:
    """One table for each value that more people have than may sit in a group."""
    counts = Counter(value for values in held for value in values)
    wanted = sorted(counts) if rule.value is None else [rule.value]
    seats = max(most for _, most in problem.seats)
    more = [max(0, count - rule.most) for count in range(seats + 1)]
    firm = tuple(hard.at_most * many for many in more)
    soft = tuple(hard.beyond * many for many in more)
    return [
        Table(
            rule,
            tuple(int(value in values) for values in held),
            soft if value in rule.beyond else firm,
        )
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
    return _pair_prices(problem, hard_prices(problem))


def after_meetings(model: Model, met: Mapping[Pair, float]) -> Model:
    """The same terms for people who met so often; what rules cost stays as it was."""
    problem = replace(model.problem, met=met)
    return replace(model, problem=problem, pairs=_pair_prices(problem, model.hard))


def _pair_prices(problem: Problem, hard: HardPrices) -> dict[Pair, float]:
    place = {person.id: index for index, person in enumerate(problem.people)}
    prices = _meeting_prices(problem)
    for one, other in problem.apart:
        pair = ordered(place[one], place[other])
        prices[pair] = prices.get(pair, 0.0) + hard.apart
    return prices


def _meeting_prices(problem: Problem) -> dict[Pair, float]:
    """What it costs that two meet again."""
    place = {person.id: index for index, person in enumerate(problem.people)}
    prices: defaultdict[Pair, float] = defaultdict(float)
    strength, bound = MEETING_PRICE * problem.new_faces, always_together(problem.together)
    for (one, other), often in problem.met.items():
        wanted = ordered(one, other) in bound
        times = min(often, MOST_TIMES)
        if strength and times > 0 and not wanted and one in place and other in place:
            prices[ordered(place[one], place[other])] += strength * max(times, 2 * times - 1)
    return dict(prices)

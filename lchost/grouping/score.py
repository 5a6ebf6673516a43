"""How good a plan is: its cost, and plain findings that a host can read.  Pure Python, no search.

The figure 0-100 of a wish is the share of the avoidable imbalance that is gone: 0 is an average
random plan, 100 the best that this attribute alone would allow.  Findings carry facts; the
screen makes the sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil, floor, sqrt

from lchost.grouping.model import SIZE_PRICE, Evenness, Model, build
from lchost.grouping.places import always_together
from lchost.grouping.problem import Groups as Groups
from lchost.grouping.problem import Pair, Problem, Wish, ordered
from lchost.grouping.rulings import RuleFinding as RuleFinding
from lchost.grouping.rulings import rules_met as rules_met


@dataclass(frozen=True, slots=True)
class NumberFinding:
    """A number in each group beside the room's: "average skill 2.9-3.1, room 3.0".

    Attributes:
        means: of those known in each group; None where nobody's is.
        width, widths: how far apart people are (standard deviation): in the room, in each group.
        unknown: people whose figure is not known.
        percent: see the module; None where there is nothing to balance.
    """

    wish: Wish
    room: float
    means: tuple[float | None, ...]
    width: float
    widths: tuple[float | None, ...]
    unknown: int
    percent: int | None

    @property
    def lowest(self) -> float:
        return min((m for m in self.means if m is not None), default=self.room)

    @property
    def highest(self) -> float:
        return max((m for m in self.means if m is not None), default=self.room)


@dataclass(frozen=True, slots=True)
class ValueCount:
    """One value of a category: "two groups have no designer: there are only four".

    Attributes:
        counts: people with it in each group.
        off: groups that hold fewer than the rounded-down or more than the rounded-up share.
    """

    value: str
    in_room: int
    counts: tuple[int, ...]
    off: int

    @property
    def groups_without(self) -> int:
        return self.counts.count(0)


@dataclass(frozen=True, slots=True)
class MixFinding:
    """The values of a category or many-of, most frequent first."""

    wish: Wish
    values: tuple[ValueCount, ...]
    unknown: int
    percent: int | None

    @property
    def off(self) -> int:
        """Group-and-value counts outside the proportional share, of `cells`."""
        return sum(value.off for value in self.values)

    @property
    def cells(self) -> int:
        return sum(len(value.counts) for value in self.values)


@dataclass(frozen=True, slots=True)
class MetAgain:
    """Two people in one group who sat together before."""

    one: int
    other: int
    group: int
    times: float


@dataclass(frozen=True, slots=True)
class InterestFinding:
    """What became of votes, asks and offers: "18 of 20 have a theme that they voted for".

    Attributes:
        voters: who voted and sits in a group with a theme.
        got: how many of them have their first choice, their second choice …
        asks, answered: what people want to learn; what somebody else of the group can give them.
        answerable: asks that somebody else in the room can answer.
        percent: 0 by lot, 100 the best that these votes and groups allow; None: no difference.
    """

    voters: int
    got: tuple[int, ...]
    asks: int
    answered: int
    answerable: int
    percent: int | None

    @property
    def without(self) -> int:
        """Voters who have nothing that they voted for."""
        return self.voters - sum(self.got)


@dataclass(frozen=True, slots=True)
class Report:
    """What a host wants to know of a plan; groups are meant by their index.

    Attributes:
        percent: of all wishes; where groups are made by interest, that of the votes or asks.
    """

    sizes: tuple[int, ...]
    percent: int | None
    numbers: tuple[NumberFinding, ...]
    mixes: tuple[MixFinding, ...]
    rules: tuple[RuleFinding, ...]
    met_again: tuple[MetAgain, ...]
    separated: tuple[Pair, ...]
    not_apart: tuple[Pair, ...]
    interest: InterestFinding | None = None


def cost(model: Model, groups: Groups) -> float:
    """The sum that the search lowers, term by term."""
    fixed = sum(wish.offset for wish in model.wishes)
    if model.problem.limits:
        sizes = zip(map(len, groups), model.problem.sizes, strict=True)
        fixed += SIZE_PRICE * sum((here - wanted) ** 2 for here, wanted in sizes)
    return fixed + sum(group_cost(model, places) for places in _places(model.problem, groups))


def group_cost(model: Model, places: Sequence[int]) -> float:
    """One group's part of the cost; `places` are places in the list of people."""
    total = sum(wish.scale * square(wish, places) for wish in model.wishes) if places else 0.0
    for table in model.tables:
        marks = sum(table.marks[place] for place in places)
        total += table.price[min(marks, len(table.price) - 1)]
    pairs = combinations(sorted(places), 2) if model.pairs else ()
    return total + sum(model.pairs.get(pair, 0.0) for pair in pairs)


def wish_cost(wish: Evenness, seated: Sequence[Sequence[int]]) -> float:
    """One wish's part; `seated` holds places in the list of people."""
    return wish.offset + wish.scale * sum(square(wish, places) for places in seated if places)


def square(wish: Evenness, places: Sequence[int]) -> float:
    """Of a group: the squared sums of marks, divided by its size."""
    sums = (sum(column[place] for place in places) for column in wish.columns)
    return sum(total * total for total in sums) / len(places)


def report(problem: Problem, groups: Groups, model: Model | None = None) -> Report:
    """Look at a plan, whoever made it; groups may be of any size, also empty."""
    model = model or build(_of_sizes(problem, tuple(map(len, groups))))
    seated = _places(problem, groups)
    percents = {w.wish: _percent(w, wish_cost(w, seated)) for w in model.wishes}
    numbers, mixes = [], []
    for wish in problem.wishes:
        if any(wish.of in person.numbers for person in problem.people):
            numbers.append(_number(problem, wish, seated, percents.get(wish)))
        else:
            mixes.append(_mix(problem, wish, seated, percents.get(wish)))
    group = {person: index for index, people in enumerate(groups) for person in people}
    return Report(
        sizes=tuple(len(people) for people in groups),
        percent=_overall(model, seated),
        numbers=tuple(numbers),
        mixes=tuple(mixes),
        rules=rules_met(problem, groups),
        met_again=met_again(problem, groups),
        separated=tuple(p for p in sorted(problem.together) if group[p[0]] != group[p[1]]),
        not_apart=tuple(p for p in sorted(problem.apart) if group[p[0]] == group[p[1]]),
    )


def _of_sizes(problem: Problem, sizes: tuple[int, ...]) -> Problem:
    """The same question for groups as large as they have become."""
    if sizes == problem.sizes or sum(sizes) != len(problem.people):
        return problem
    return replace(problem, sizes=sizes, limits=())


def _places(problem: Problem, groups: Groups) -> list[list[int]]:
    place = {person.id: index for index, person in enumerate(problem.people)}
    return [[place[person] for person in people] for people in groups]


def _percent(wish: Evenness, reached: float) -> int | None:
    avoidable = wish.random - wish.least
    if avoidable <= 1e-9:
        return None
    return max(0, min(100, round(100 * (wish.random - reached) / avoidable)))


def _overall(model: Model, seated: Sequence[Sequence[int]]) -> int | None:
    """All wishes as one, by their weights."""
    avoidable = sum(wish.random - wish.least for wish in model.wishes)
    if avoidable <= 1e-9:
        return None
    gone = sum(wish.random - wish_cost(wish, seated) for wish in model.wishes)
    return max(0, min(100, round(100 * gone / avoidable)))


def _number(
    problem: Problem, wish: Wish, seated: Sequence[Sequence[int]], percent: int | None
) -> NumberFinding:
    figures = [person.numbers.get(wish.of) for person in problem.people]
    known = [figure for figure in figures if figure is not None]
    here = [[f for place in places if (f := figures[place]) is not None] for places in seated]
    return NumberFinding(
        wish,
        _mean(known),
        tuple(_mean(found) if found else None for found in here),
        _width(known),
        tuple(_width(found) if found else None for found in here),
        len(figures) - len(known),
        percent,
    )


def _mean(figures: Sequence[float]) -> float:
    return sum(figures) / len(figures)


def _width(figures: Sequence[float]) -> float:
    mean = _mean(figures)
    return sqrt(_mean([(figure - mean) ** 2 for figure in figures]))


def _mix(
    problem: Problem, wish: Wish, seated: Sequence[Sequence[int]], percent: int | None
) -> MixFinding:
    held = [person.values(wish.of) for person in problem.people]
    known = sum(1 for values in held if values)
    counts = {value: [0] * len(seated) for values in held for value in sorted(values)}
    known_here = [sum(1 for place in places if held[place]) for places in seated]
    for group, places in enumerate(seated):
        for place in places:
            for value in held[place]:
                counts[value][group] += 1
    found = []
    for value, here in counts.items():
        off = 0
        for count, people in zip(here, known_here, strict=True):
            share = people * sum(here) / known
            off += not floor(share + 1e-9) <= count <= ceil(share - 1e-9)
        found.append(ValueCount(value, sum(here), tuple(here), off))
    found.sort(key=lambda item: (-item.in_room, item.value))
    return MixFinding(wish, tuple(found), len(held) - known, percent)


def met_again(problem: Problem, groups: Groups) -> tuple[MetAgain, ...]:
    """Who sits beside somebody they have met, without having to."""
    found, bound = [], always_together(problem.together)
    for group, people in enumerate(groups):
        for one, other in combinations(people, 2):
            pair = ordered(one, other)
            times = problem.met.get(pair, 0)
            if times > 0 and pair not in bound:
                found.append(MetAgain(*pair, group, times))
    return tuple(sorted(found, key=lambda met: (-met.times, met.one, met.other)))

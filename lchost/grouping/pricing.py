"""What a change by hand would do to a plan, told while the host still thinks about it.

Only the groups that change are counted again, so an answer takes a millisecond or two; it says
what `score.report` would say once the change is made.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product

from lchost.grouping.model import Evenness, build
from lchost.grouping.places import always_together
from lchost.grouping.problem import (
    AtLeastOne,
    AtMost,
    Groups,
    NeverOne,
    Pair,
    Problem,
    Rule,
    Shared,
    Wish,
    ordered,
)
from lchost.grouping.score import MetAgain, square

NOTHING_TO_BALANCE = 1e-9

Held = Mapping[int, frozenset[str]]
"""The values that people have of one attribute."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that is not met: for a person who is alone, or in a group with too few or many."""

    rule: Rule
    person: int | None
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a host would rather not have in a plan.

    Attributes:
        rules: not met, also where that cannot be helped.
        not_apart: pairs who sit together though they are to be kept apart.
        separated: pairs who do not sit together though they should.
        met_again: pairs who sat together before.
    """

    rules: frozenset[Breach] = frozenset()
    not_apart: frozenset[Pair] = frozenset()
    separated: frozenset[Pair] = frozenset()
    met_again: frozenset[MetAgain] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.rules or self.not_apart or self.separated or self.met_again)

    def without(self, other: Trouble) -> Trouble:
        """What of this is not in the other; a pair may meet in another group."""
        known = {(met.one, met.other) for met in other.met_again}
        return Trouble(
            self.rules - other.rules,
            self.not_apart - other.not_apart,
            self.separated - other.separated,
            frozenset(met for met in self.met_again if (met.one, met.other) not in known),
        )


@dataclass(frozen=True, slots=True)
class WishChange:
    """One wish, 0-100 before and after; None where there is nothing to balance."""

    wish: Wish
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a change by hand would do.

    Attributes:
        before, after: the one figure 0-100, as in `score.Report.percent`.
        brings, ends: trouble that comes, and that is over.
    """

    before: int | None
    after: int | None
    wishes: tuple[WishChange, ...]
    brings: Trouble
    ends: Trouble

    @property
    def points(self) -> int:
        """How many points of 100 better; below zero: worse."""
        return (self.after or 0) - (self.before or 0)


@dataclass(frozen=True, slots=True)
class _Costs:
    """What each wish costs, and between which bounds that lies for groups of these sizes."""

    costs: tuple[float, ...]
    bounds: tuple[tuple[float, float], ...]  # of a random plan, of the best one

    def percents(self) -> tuple[int | None, ...]:
        return tuple(
            _percent(random - cost, random - least)
            for cost, (random, least) in zip(self.costs, self.bounds, strict=True)
        )

    def overall(self) -> int | None:
        gone = sum(random - cost for cost, (random, _) in zip(self.costs, self.bounds, strict=True))
        return _percent(gone, sum(random - least for random, least in self.bounds))


@dataclass
class Pricing:
    """Prices for one plan.  Building it costs about as much as one report.

    Attributes:
        groups: ids of the people of each group; empty ones count too.
        foresees: what any move of one person needs is worked out at once.
    """

    problem: Problem
    groups: Groups
    foresees: bool = True
    _costs: _Costs = field(init=False)
    _squares: list[tuple[float, ...]] = field(init=False)
    _wishes: tuple[Evenness, ...] = field(init=False)
    _group: dict[int, int] = field(init=False)
    _place: dict[int, int] = field(init=False)
    _bounds: dict[tuple[int, ...], tuple[tuple[float, float], ...]] = field(init=False)
    _pairs: Mapping[int, Sequence[Pair]] = field(init=False)
    _bound: frozenset[Pair] = field(init=False)
    _held: Mapping[str, Held] = field(init=False)

    def __post_init__(self) -> None:
        self._place = {person.id: n for n, person in enumerate(self.problem.people)}
        self._group = {i: n for n, people in enumerate(self.groups) for i in people}
        self._bounds = {}
        self._wishes = build(_only_wishes(self.problem)).wishes
        self._squares = [self._squares_of(people) for people in self.groups]
        sizes = [len(people) for people in self.groups]
        self._costs = _Costs(self._sums(self._squares), self._bounds_of(sizes))
        if self.foresees:
            self._foresee_moves(sizes)
        pairs: defaultdict[int, list[Pair]] = defaultdict(list)
        for pair in self.problem.together:
            for person in pair:
                pairs[person].append(pair)
        self._pairs = pairs
        self._bound = always_together(self.problem.together)
        self._held = {
            rule.of: {person.id: person.values(rule.of) for person in self.problem.people}
            for rule in self.problem.rules
        }

    def after_move(self, person: int, group: int) -> Change:
        """What becomes of the plan when somebody moves to a group, meant by its index."""
        return self.after({person: group})

    def after_swap(self, one: int, other: int) -> Change:
        """What becomes of the plan when two people change groups."""
        return self.after({one: self._group[other], other: self._group[one]})

    def after(self, seats: Mapping[int, int]) -> Change:
        """What becomes of the plan when several people move at once, each to a group."""
        moved = {i: to for i, to in seats.items() if self._group[i] != to}
        touched = sorted({*moved.values(), *(self._group[i] for i in moved)})
        old = {n: list(self.groups[n]) for n in touched}
        new = {n: [i for i in people if i not in moved] for n, people in old.items()}
        for person, to in moved.items():
            new[to].append(person)
        costs = self._costs_after(new)
        wishes = (
            WishChange(wish.wish, before, after)
            for wish, before, after in zip(
                self._wishes, self._costs.percents(), costs.percents(), strict=True
            )
        )
        was, comes = self._trouble(old, moved), self._trouble(new, moved)
        return Change(
            self._costs.overall(),
            costs.overall(),
            tuple(wishes),
            brings=comes.without(was),
            ends=was.without(comes),
        )

    def _costs_after(self, new: Mapping[int, list[int]]) -> _Costs:
        squares = list(self._squares)
        for n, people in new.items():
            squares[n] = self._squares_of(people)
        sizes = [len(new.get(n, people)) for n, people in enumerate(self.groups)]
        return _Costs(self._sums(squares), self._bounds_of(sizes))

    def _squares_of(self, people: Iterable[int]) -> tuple[float, ...]:
        """How far a group is from the room, for each wish."""
        places = [self._place[i] for i in people]
        return tuple(square(wish, places) for wish in self._wishes) if places else ()

    def _sums(self, squares: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
        """What each wish costs, added up as the report does: to the last bit."""
        filled = [one for one in squares if one]
        return tuple(
            wish.offset + wish.scale * sum(one[n] for one in filled)
            for n, wish in enumerate(self._wishes)
        )

    def _foresee_moves(self, sizes: Sequence[int]) -> None:
        """Work out what any move of one person needs: that is the slow part of an answer."""
        first = {size: n for n, size in enumerate(sizes)}
        last = {size: n for n, size in reversed(list(enumerate(sizes)))}
        for smaller, larger in product(first, last):
            if first[smaller] != last[larger] and smaller:
                moved = list(sizes)
                moved[first[smaller]] -= 1
                moved[last[larger]] += 1
                self._bounds_of(moved)

    def _bounds_of(self, sizes: Sequence[int]) -> tuple[tuple[float, float], ...]:
        """The bounds of each wish; groups of the same sizes have the same, in whatever order."""
        key = tuple(sorted(size for size in sizes if size))
        if key not in self._bounds:
            wishes = build(replace(_only_wishes(self.problem), sizes=key)).wishes
            known = {wish.wish: (wish.random, wish.least) for wish in wishes}
            self._bounds[key] = tuple(known.get(w.wish, (0.0, 0.0)) for w in self._wishes)
        return self._bounds[key]

    def _trouble(self, groups: Mapping[int, list[int]], moved: Iterable[int]) -> Trouble:
        """Of these groups; of pairs, only what the moved people have to do with."""
        problem, moved = self.problem, frozenset(moved)
        breaches = {
            breach
            for rule in problem.rules
            for n, people in groups.items()
            for breach in _breaches(rule, self._held[rule.of], n, people)
        }
        group = {i: n for n, people in groups.items() for i in people}
        not_apart: set[Pair] = set()
        met_again: set[MetAgain] = set()
        for n, people in groups.items():
            for one, other in combinations(people, 2):
                if one not in moved and other not in moved:
                    continue
                pair = ordered(one, other)
                if pair in problem.apart:
                    not_apart.add(pair)
                if (times := problem.met.get(pair, 0)) > 0 and pair not in self._bound:
                    met_again.add(MetAgain(*pair, n, times))
        separated = {
            (one, other)
            for person in moved
            for one, other in self._pairs.get(person, ())
            if group.get(one, self._group[one]) != group.get(other, self._group[other])
        }
        return Trouble(
            frozenset(breaches), frozenset(not_apart), frozenset(separated), frozenset(met_again)
        )


class Coming:
    """Prices for people who have no seat yet, and would all sit in one group.

    Building it costs about as much as one report.

    Args:
        problem: of those who sit, of those who come, and perhaps of others who wait.
        groups: where people sit now.
        before: the one figure 0-100 as it is now.
    """

    def __init__(
        self, problem: Problem, groups: Groups, members: Sequence[int], before: int | None
    ) -> None:
        self._groups, self._members, self._before = groups, tuple(members), before
        first, *others = groups
        seated = ((*first, *members), *others)
        self._pricing = Pricing(_only_of(problem, seated), seated, foresees=False)

    def to(self, group: int) -> Change:
        """What becomes of the plan when they come to a group, meant by its index."""
        pricing, members = self._pricing, self._members
        sit = list(self._groups[group])
        was = pricing._trouble({group: sit}, ())
        comes = pricing._trouble({group: [*sit, *members]}, members)
        after = pricing.after(dict.fromkeys(members, group)).after
        return Change(self._before, after, (), brings=comes.without(was), ends=was.without(comes))


def _only_of(problem: Problem, groups: Groups) -> Problem:
    """The same question, asked of those who sit in these groups."""
    here = {person for people in groups for person in people}
    return replace(
        problem,
        people=tuple(person for person in problem.people if person.id in here),
        sizes=tuple(len(people) for people in groups if people),
        together=frozenset(pair for pair in problem.together if here.issuperset(pair)),
        apart=frozenset(pair for pair in problem.apart if here.issuperset(pair)),
        limits=(),
        allowed={},
    )


def _breaches(rule: Rule, held: Held, group: int, people: Sequence[int]) -> Iterator[Breach]:
    """Where a rule is not met in one group."""
    if isinstance(rule, Shared):
        for person in people:
            values = held[person]
            if values and not any(values & held[other] for other in people if other != person):
                yield Breach(rule, person)
        return
    if isinstance(rule, AtMost):
        counts = Counter(value for person in people for value in held[person])
        most = counts[rule.value] if rule.value else max(counts.values(), default=0)
        if most > rule.most:
            yield Breach(rule, None, group)
        return
    here = [person for person in people if rule.value in held[person]]
    if isinstance(rule, NeverOne) and len(here) == 1:
        yield Breach(rule, here[0])
    if isinstance(rule, AtLeastOne) and people and not here:
        yield Breach(rule, None, group)


def _percent(gone: float, avoidable: float) -> int | None:
    if avoidable <= NOTHING_TO_BALANCE:
        return None
    return max(0, min(100, round(100 * gone / avoidable)))


def _only_wishes(problem: Problem) -> Problem:
    """The same people and wishes without what only the search needs."""
    nothing: frozenset[Pair] = frozenset()
    return replace(
        problem, rules=(), together=nothing, apart=nothing, met={}, allowed={}, limits=()
    )

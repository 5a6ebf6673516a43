"""Where the rules of a problem are not met, and how often that cannot be helped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lchost.grouping.flow import Filling
from lchost.grouping.places import Places
from lchost.grouping.problem import (
    AtLeastOne,
    AtMost,
    Groups,
    Problem,
    Rule,
    Shared,
)


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """Where a rule is not met, and how often that cannot be helped.

    Attributes:
        groups: indexes of the groups where it is not.
        people: ids of those it leaves alone, or of whom there are too many; empty where
            somebody is missing.
        times: how often it is not met: people alone, groups without, people too many.
        unavoidable: how many of these times are no plan's fault ("19 mentors for 20 groups":
            once).  Never more than there are, so that nothing is excused that could be helped.
        matching: people in the room to whom the rule's value applies (of `values`, if there are).
        values: of whom there are too many, if the rule names no value itself.
    """

    rule: Rule
    groups: tuple[int, ...]
    people: tuple[int, ...]
    times: int
    unavoidable: int
    matching: int
    values: tuple[str, ...] = ()

    @property
    def is_met(self) -> bool:
        """Met, or no plan could do better."""
        return self.times <= self.unavoidable


def rules_met(problem: Problem, groups: Groups) -> tuple[RuleFinding, ...]:
    """Each rule, and where it is not met; groups may be of any size, also empty."""
    return tuple(_look(problem, rule, groups) for rule in problem.rules)


def _look(problem: Problem, rule: Rule, groups: Groups) -> RuleFinding:
    held = {person.id: person.values(rule.of) for person in problem.people}
    if isinstance(rule, Shared):
        return _shared(problem, rule, held, groups)
    if isinstance(rule, AtMost):
        return _at_most(problem, rule, held, groups)
    here = [[i for i in people if rule.value in held[i]] for people in groups]
    matching = [i for values in here for i in values]
    if isinstance(rule, AtLeastOne):
        used = [index for index, people in enumerate(groups) if people]
        empty = tuple(index for index in used if not here[index])
        short = len(used) - _groups_served(problem, matching, used)
        return RuleFinding(rule, empty, (), len(empty), short, len(matching))
    alone = [(index, people[0]) for index, people in enumerate(here) if len(people) == 1]
    return RuleFinding(
        rule,
        tuple(index for index, _ in alone),
        tuple(person for _, person in alone),
        len(alone),
        _never_one_bound(problem, matching, [person for _, person in alone]),
        len(matching),
    )


Held = Mapping[int, frozenset[str]]


def _shared(problem: Problem, rule: Shared, held: Held, groups: Groups) -> RuleFinding:
    lonely = [
        (index, person)
        for index, people in enumerate(groups)
        for person in people
        if held[person] and not any(held[person] & held[o] for o in people if o != person)
    ]
    known = [person for person, values in held.items() if values]
    places = Places.of(problem) if lonely else None
    hopeless = sum(
        not any(
            held[person] & held[other] and places.may_meet(person, other)
            for other in known
            if other != person
        )
        for _, person in lonely
        if places
    )
    return RuleFinding(
        rule,
        tuple(sorted({index for index, _ in lonely})),
        tuple(person for _, person in lonely),
        len(lonely),
        hopeless,
        len(known),
    )


def _at_most(problem: Problem, rule: AtMost, held: Held, groups: Groups) -> RuleFinding:
    counts = Counter(value for values in held.values() for value in values)
    wanted = sorted(counts) if rule.value is None else [rule.value]
    over = [value for value in wanted if counts[value] > rule.most]
    where: set[int] = set()
    people: list[int] = []
    values: list[str] = []
    times = unavoidable = 0
    for value in over:
        unavoidable += _at_most_bound(problem, rule.most, [i for i in held if value in held[i]])
        for index, group in enumerate(groups):
            here = [person for person in group if value in held[person]]
            if len(here) > rule.most:
                where.add(index)
                people += here
                times += len(here) - rule.most
                values.append(value)
    return RuleFinding(
        rule,
        tuple(sorted(where)),
        tuple(dict.fromkeys(people)),
        times,
        unavoidable,
        sum(counts[value] for value in set(values) or over),
        tuple(dict.fromkeys(values)) if rule.value is None else (),
    )


# --- what cannot be helped -----------------------------------------------------------------------


def _groups_served(problem: Problem, matching: Sequence[int], used: Sequence[int]) -> int:
    """The most groups that can have one of these people."""
    if not problem.allowed and not problem.together:
        return min(len(matching), len(used))
    places = Places.of(problem)
    homes = {places.home[person] for person in matching}
    room = [int(index in used) for index in range(max((*used, len(problem.sizes) - 1)) + 1)]
    filling = Filling.of((places.groups[home], 1) for home in homes)
    filling.pour(room)
    return filling.poured


def _never_one_bound(problem: Problem, matching: Sequence[int], alone: Sequence[int]) -> int:
    """Who is alone in any plan: nobody else may join them, or the seats do not divide."""
    if not alone:
        return 0
    places = Places.of(problem)
    hopeless = sum(
        not any(places.may_meet(person, other) for other in matching if other != person)
        for person in alone
    )
    seats = [most for _, most in problem.seats]
    in_pairs = sum(most for most in seats if most > 1)
    odd = len(matching) % 2 == 1 and max(seats) == 2
    return max(hopeless, len(matching) - in_pairs, int(odd))


def _at_most_bound(problem: Problem, most: int, matching: Sequence[int]) -> int:
    """How many are too many in any plan, by counting alone."""
    places = Places.of(problem)
    room = [min(most, seats) for _, seats in problem.seats]
    filling = Filling.of((places.groups[places.home[person]], 1) for person in matching)
    filling.pour(room)
    blocks = Counter(places.home[person] for person in matching).values()
    large = [people for people in blocks if people >= most]
    forced = sum(people - most for people in large)
    rest = len(matching) - sum(large) - most * (len(room) - len(large))
    return max(len(matching) - filling.poured, forced + max(0, rest))

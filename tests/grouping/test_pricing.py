"""The price of a change by hand: what the report says once it is made."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lchost.grouping.pricing import Breach, Pricing, Trouble
from lchost.grouping.problem import (
    AtLeastOne,
    AtMost,
    NeverOne,
    Person,
    Problem,
    Shared,
    Wish,
)
from lchost.grouping.score import Report, report
from tests.grouping.rooms import Groups, by_lot, rooms


def percents(found: Report) -> dict[Wish, int | None]:
    return {one.wish: one.percent for one in (*found.numbers, *found.mixes)}


def trouble(found: Report) -> Trouble:
    """All trouble of a plan, read from its report."""
    breaches = set()
    for rule in found.rules:
        is_of_people = isinstance(rule.rule, NeverOne | Shared)
        if is_of_people:
            breaches |= {Breach(rule.rule, person) for person in rule.people}
        else:
            breaches |= {Breach(rule.rule, None, group) for group in rule.groups}
    return Trouble(
        frozenset(breaches),
        frozenset(found.not_apart),
        frozenset(found.separated),
        frozenset(found.met_again),
    )


def reseated(groups: Groups, seats: dict[int, int]) -> Groups:
    kept = [[i for i in people if i not in seats] for people in groups]
    for person, group in seats.items():
        kept[group].append(person)
    return tuple(tuple(people) for people in kept)


@settings(deadline=None)
@given(st.data())
def test_a_price_is_what_the_report_says_afterwards(data: st.DataObject) -> None:
    problem = data.draw(rooms())
    at_most = (AtMost("dept", 2), AtMost("languages", 1, "en"))
    problem = replace(problem, rules=(*problem.rules, *at_most))
    groups = by_lot(problem, data.draw(st.integers(0, 99)))
    people = [person.id for person in problem.people]
    moved = data.draw(st.lists(st.sampled_from(people), min_size=1, max_size=4, unique=True))
    to = st.integers(0, len(groups) - 1)
    seats = {person: data.draw(to) for person in moved}
    before, after = report(problem, groups), report(problem, reseated(groups, seats))
    change = Pricing(problem, groups).after(seats)
    assert (change.before, change.after) == (before.percent, after.percent)
    known = percents(after)
    assert {w.wish: w.after for w in change.wishes} == {
        w.wish: known[w.wish] for w in change.wishes
    }
    assert all(percents(before)[w.wish] == w.before for w in change.wishes)
    was, comes = trouble(before), trouble(after)
    assert change.brings == comes.without(was)
    assert change.ends == was.without(comes)


@settings(deadline=None)
@given(st.data())
def test_a_swap_is_two_moves_at_once(data: st.DataObject) -> None:
    problem = data.draw(rooms())
    groups = by_lot(problem, 1)
    one, other = (data.draw(st.sampled_from(people)) for people in groups[:2])
    pricing = Pricing(problem, groups)
    assert pricing.after_swap(one, other) == pricing.after({one: 1, other: 0})


def four(*fields: str) -> tuple[Person, ...]:
    return tuple(Person(n, {}, {"field": field}) for n, field in enumerate(fields, start=1))


def test_a_swap_that_mixes_two_fields_is_worth_all_points() -> None:
    problem = Problem(four("art", "art", "law", "law"), (2, 2), (Wish("field"),))
    change = Pricing(problem, ((1, 2), (3, 4))).after_swap(1, 3)
    assert (change.before, change.after, change.points) == (0, 100, 100)
    assert not change.brings and not change.ends


def test_a_move_says_which_rules_it_breaks_and_mends() -> None:
    problem = Problem(
        four("art", "art", "law", "law"),
        (2, 2),
        rules=(NeverOne("field", "art"), AtLeastOne("field", "law")),
        together=frozenset({(1, 2)}),
        apart=frozenset({(1, 3)}),
        met={(1, 4): 1.0},
    )
    change = Pricing(problem, ((1, 2), (3, 4))).after_move(1, 1)
    assert {breach.person for breach in change.brings.rules} == {1, 2}
    assert change.brings.not_apart == {(1, 3)} and change.brings.separated == {(1, 2)}
    assert [(met.one, met.other, met.group) for met in change.brings.met_again] == [(1, 4, 1)]
    assert not change.ends
    emptied = Pricing(problem, ((1, 2), (3, 4))).after({1: 1, 2: 1})
    assert {breach.group for breach in emptied.ends.rules} == {0}


def test_who_stays_costs_nothing() -> None:
    problem = Problem(four("art", "art", "law", "law"), (2, 2), (Wish("field"),))
    change = Pricing(problem, ((1, 2), (3, 4))).after_move(1, 0)
    assert change.points == 0 and not change.brings and not change.ends

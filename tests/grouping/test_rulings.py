"""Rules that a plan cannot meet, and how often that is no plan's fault."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from lchost.grouping.problem import (
    AtLeastOne,
    AtMost,
    NeverOne,
    Person,
    Problem,
    Rule,
    Shared,
    Wish,
    equal_sizes,
)
from lchost.grouping.relaxing import relaxed
from lchost.grouping.rulings import RuleFinding, rules_met
from lchost.grouping.solve import solve


def met(problem: Problem) -> RuleFinding:
    """The only rule of a problem in the plan for it, or in the nearest one."""
    nearest = relaxed(problem)
    assert nearest
    return rules_met(problem, solve(nearest.problem, 1).groups)[0]


def of_firms(*firms: str, rule: Rule, size: int = 4, **more: object) -> Problem:
    people = tuple(
        Person(i, {"skill": i % 5}, {"firm": firm}, {"tongue": frozenset(firm[:2])})
        for i, firm in enumerate(firms)
    )
    sizes = equal_sizes(len(people), size=size)
    return Problem(people, sizes, (Wish("skill"),), (rule,), **more)  # type: ignore[arg-type]


def test_no_more_than_two_of_a_firm_sit_together() -> None:
    firms = ("acme",) * 6 + ("bolt",) * 4 + ("coil", "dune")
    problem = of_firms(*firms, rule=AtMost("firm", 2))
    found = met(problem)
    assert (found.times, found.unavoidable, found.groups, found.people) == (0, 0, (), ())


def test_too_many_of_a_firm_are_as_few_too_many_as_can_be_and_said() -> None:
    firms = ("acme",) * 8 + ("bolt",) * 4
    found = met(of_firms(*firms, rule=AtMost("firm", 2)))
    assert (found.times, found.unavoidable, found.matching) == (2, 2, 8)
    assert found.is_met
    assert found.values == ("acme",)
    assert set(found.people) <= set(range(8))


def test_a_firm_that_is_kept_together_counts_as_unavoidable() -> None:
    firms = ("acme",) * 3 + ("bolt",) * 9
    together = frozenset({(0, 1), (1, 2)})
    found = met(of_firms(*firms, rule=AtMost("firm", 2, "acme"), together=together))
    assert (found.times, found.unavoidable, found.people) == (1, 1, (0, 1, 2))


def test_no_wish_outweighs_at_most() -> None:
    people = tuple(Person(i, {"skill": i // 4}, {"firm": "abc"[i // 4]}) for i in range(12))
    firms = Problem(people, (4, 4, 4), (), (AtMost("firm", 2),))
    met_before = {pair: 9.0 for pair in combinations(range(12), 2) if pair[0] % 2 != pair[1] % 2}
    wanting = Problem(
        people, (4, 4, 4), (Wish("skill"),), firms.rules, met=met_before, new_faces=30.0
    )
    for problem in (firms, wanting):
        for group in solve(problem, 1).groups:
            assert max(Counter(people[i].categories["firm"] for i in group).values()) <= 2


def test_two_mentors_bound_to_one_table_serve_one_group() -> None:
    firms = ("m", "m") + ("x",) * 6
    bound = {0: frozenset({0}), 1: frozenset({0})}
    found = met(of_firms(*firms, rule=AtLeastOne("firm", "m"), allowed=bound))
    assert (found.groups, found.times, found.unavoidable) == ((1,), 1, 1)


def test_two_who_are_to_be_apart_are_alone_in_any_plan() -> None:
    firms = ("w", "w") + ("x",) * 6
    found = met(of_firms(*firms, rule=NeverOne("firm", "w"), apart=frozenset({(0, 1)})))
    assert (found.times, found.unavoidable) == (2, 2)


def test_three_of_a_kind_in_pairs_leave_one_alone() -> None:
    firms = ("w",) * 3 + ("x",) * 5
    found = met(of_firms(*firms, rule=NeverOne("firm", "w"), size=2))
    assert (found.times, found.unavoidable) == (1, 1)


def test_whoever_may_sit_with_nobody_of_their_language_is_excused() -> None:
    firms = ("fr", "fr") + ("en",) * 6
    kept = frozenset({(0, 1)})
    found = met(of_firms(*firms, rule=Shared("tongue"), apart=kept))
    assert (found.times, found.unavoidable) == (2, 2)

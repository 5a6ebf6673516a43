"""Rules that cannot hold together are named before anything is searched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest

from lchost import errors
from lchost.errors import RulesCollide
from lchost.grouping.bonds import HoldsAtMost, KeepApart, KeepTogether, SitsOnlyIn
from lchost.grouping.collisions import (
    ApartInOneGroup,
    ApartInsideTogether,
    CrowdsDoNotFit,
    GroupsNotFilled,
    NoSeatAllowed,
    RulesDoNotFit,
    SeatsDoNotAddUp,
    TogetherElsewhere,
    TogetherTooLarge,
    TooManyApart,
    TooManyOfOne,
    TooManyTogether,
    collisions,
)
from lchost.grouping.naming import named
from lchost.grouping.problem import AtMost, Pair, Person, Problem, equal_sizes
from lchost.grouping.relaxing import relaxed
from lchost.grouping.solve import solve


def asked(
    people: int,
    size: int,
    together: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
    allowed: Mapping[int, set[int]] | None = None,
    limits: tuple[Pair, ...] = (),
) -> Problem:
    return Problem(
        tuple(Person(i) for i in range(people)),
        equal_sizes(people, size=size),
        together=frozenset(together),
        apart=frozenset(apart),
        allowed={person: frozenset(groups) for person, groups in (allowed or {}).items()},
        limits=limits,
    )


def test_rules_that_can_all_be_kept_collide_with_nothing() -> None:
    assert collisions(asked(12, 4, [(0, 1), (2, 3)], [(0, 2), (1, 5)])) == ()


def test_a_chain_longer_than_a_group_is_named_with_its_people() -> None:
    chain = [(0, 1), (1, 2), (2, 3)]
    assert collisions(asked(9, 3, chain)) == (TogetherTooLarge((0, 1, 2, 3), 3),)


def test_apart_inside_together_shows_the_chain_that_binds_them() -> None:
    found = collisions(asked(12, 4, [(0, 1), (1, 2)], [(0, 2)]))
    assert found == (ApartInsideTogether(0, 2, (0, 1, 2)),)


def test_more_mutually_apart_people_than_groups_are_named() -> None:
    found = collisions(asked(9, 3, apart=list(combinations((1, 3, 5, 7), 2))))
    assert found == (TooManyApart((1, 3, 5, 7), 3),)


def test_blocks_that_leave_no_seating_are_found() -> None:
    # two groups of four cannot hold 3 + 3 + 2
    found = collisions(asked(8, 4, [(0, 1), (1, 2), (3, 4), (4, 5), (6, 7)]))
    assert found == (RulesDoNotFit((0, 1, 2, 3, 4, 5, 6, 7)),)


def test_a_ring_of_five_does_not_fit_two_groups() -> None:
    ring = [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)]
    assert collisions(asked(6, 3, apart=ring)) == (RulesDoNotFit((0, 1, 2, 3, 4)),)
    assert collisions(asked(6, 2, apart=ring)) == ()


def test_more_people_than_seats_at_the_accessible_table_are_named() -> None:
    found = collisions(asked(9, 3, allowed={i: {0} for i in range(4)}))
    assert found == (NoSeatAllowed((0, 1, 2, 3), (0,), 3),)


def test_somebody_without_any_group_is_named() -> None:
    assert collisions(asked(9, 3, allowed={4: set()})) == (NoSeatAllowed((4,), (), 0),)


def test_together_across_locked_groups_is_named() -> None:
    found = collisions(asked(9, 3, [(0, 1)], allowed={0: {0}, 1: {2}}))
    assert found == (TogetherElsewhere((0, 1)),)


def test_apart_inside_one_locked_group_is_named() -> None:
    found = collisions(asked(9, 3, apart=[(0, 1)], allowed={0: {2}, 1: {2}}))
    assert found == (ApartInOneGroup(0, 1, 2),)


def test_groups_that_nobody_may_fill_are_named() -> None:
    barred = {person: {1, 2} for person in range(8)}
    found = collisions(asked(9, 3, allowed=barred, limits=((2, 4), (2, 5), (2, 5))))
    assert found == (GroupsNotFilled((0,), 2, 1),)


def test_limits_that_do_not_add_up_are_named() -> None:
    found = collisions(asked(9, 3, limits=((1, 2), (1, 2), (1, 3))))
    assert found == (SeatsDoNotAddUp(9, 3, 7),)
    assert relaxed(asked(9, 3, limits=((1, 2), (1, 2), (1, 3)))) is None


def test_only_the_rules_that_do_not_fit_are_named() -> None:
    # three who are to be apart, at two tables; the couple has nothing to do with it
    rules = asked(12, 4, [(8, 9)], [(0, 1), (0, 2), (1, 2)], {i: {0, 1} for i in range(3)})
    assert collisions(rules) == (RulesDoNotFit((0, 1, 2)),)


def firms(names: str, size: int, most: int, value: str | None = None, **more: object) -> Problem:
    """A person for each letter, their firm."""
    people = tuple(Person(i, {}, {"firm": name}) for i, name in enumerate(names))
    sizes = equal_sizes(len(people), size=size)
    return Problem(people, sizes, (), (AtMost("firm", most, value),), **more)  # type: ignore[arg-type]


def test_more_of_a_firm_than_all_groups_may_have_are_named() -> None:
    found = collisions(firms("n" * 9 + "m" * 7, 4, 2))
    assert found == (TooManyOfOne("firm", "n", 2, tuple(range(9)), (0, 1, 2, 3), 8, True),)
    says = "City: n: 9 people for 4 groups. At most 2 in each leaves 1 of them without a place"
    with pytest.raises(errors.TooManyOfOne, match=says):
        raise named(RulesCollide(found), {}, {"firm": "City"})


def test_more_of_a_firm_at_one_table_than_may_be_are_named() -> None:
    found = collisions(firms("nnnxxxxx", 4, 2, "n", allowed={i: frozenset({1}) for i in range(3)}))
    assert found == (TooManyOfOne("firm", "n", 2, (0, 1, 2), (1,), 2, False),)
    with pytest.raises(
        errors.TooManyOfOneThere, match=r"firm: n: 3 people .* groups: 2. At most 2"
    ):
        raise named(RulesCollide(found), {})


def test_limits_that_leave_too_few_places_for_a_firm_are_counted() -> None:
    found = collisions(firms("nnnxx", 3, 2, limits=((1, 4), (1, 1))))
    assert found == ()
    found = collisions(firms("nnnnx", 3, 2, limits=((1, 4), (1, 1))))
    assert found == (TooManyOfOne("firm", "n", 2, (0, 1, 2, 3), (0, 1), 3, True),)


def test_a_firm_that_is_kept_together_beyond_at_most_is_named() -> None:
    rules = firms("nnnxxxxx", 4, 2, "n", together=frozenset({(0, 1), (1, 2)}))
    found = collisions(rules)
    assert found == (TooManyTogether("firm", "n", 2, (0, 1, 2)),)
    with pytest.raises(errors.TooManyTogether, match=r"Ann, Bo, Cy .* at most 2 .* firm: n"):
        raise named(RulesCollide(found), {0: "Ann", 1: "Bo", 2: "Cy"})
    nearest = relaxed(rules)
    assert nearest
    assert nearest.dropped == (HoldsAtMost("firm", "n", 2, (0, 1, 2)),)


def test_couples_who_do_not_divide_by_at_most_are_named_with_it() -> None:
    couples = frozenset({(0, 1), (2, 3), (4, 5)})
    found = collisions(firms("nnnnnnxx", 4, 3, "n", together=couples))
    crowd = HoldsAtMost("firm", "n", 3, (0, 1, 2, 3, 4, 5))
    assert found == (CrowdsDoNotFit((crowd,), (0, 1, 2, 3, 4, 5)),)
    names = dict(enumerate("ABCDEF"))
    with pytest.raises(errors.CrowdsDoNotFitThem, match=r"firm: n \(3\).* A, B, C, D, E, F"):
        raise named(RulesCollide(found), names)
    with pytest.raises(errors.CrowdsDoNotFit, match=r"firm: n \(3\). Allow"):
        raise named(RulesCollide((CrowdsDoNotFit((crowd,), ()),)), names)


def test_the_nearest_plan_has_as_few_too_many_as_can_be_and_keeps_the_others() -> None:
    rules = firms("n" * 9 + "m" * 4 + "o" * 3, 4, 2)
    nearest = relaxed(rules)
    assert nearest
    assert nearest.problem.rules == (AtMost("firm", 2, None, frozenset("n")),)
    groups = solve(nearest.problem, 1).groups
    counts = [Counter(rules.people[i].categories["firm"] for i in group) for group in groups]
    assert sorted(count["n"] for count in counts) == [2, 2, 2, 3]
    assert max(count[firm] for count in counts for firm in "mo") <= 2


SAID = [
    (SeatsDoNotAddUp(9, 3, 7), errors.SeatsDoNotFit, "There are 9 people, but the groups"),
    (TogetherTooLarge((0, 1), 1), errors.BlockTooLarge, "Ann, Bo are all .* only 1 seats"),
    (ApartInsideTogether(0, 2, (0, 1, 2)), errors.ApartYetTogether, "(Ann, Bo, Cy)"),
    (TogetherElsewhere((0, 1)), errors.TogetherElsewhere, "Ann, Bo are to be kept together"),
    (ApartInOneGroup(0, 1, 2), errors.ApartInOneGroup, "Ann and Bo .* only sit in group 3"),
    (NoSeatAllowed((0, 1), (0, 1), 1), errors.TooFewSeatsThere, "Ann, Bo may only .* 1, 2"),
    (NoSeatAllowed((2,), (), 0), errors.NowhereToSit, "no group left in which Cy may sit"),
    (GroupsNotFilled((0,), 2, 1), errors.GroupsStayEmpty, "at least 2 people: 1. Only 1"),
    (TooManyApart((0, 1, 2), 2), errors.TooManyToKeepApart, "only 2 groups"),
    (RulesDoNotFit((0, 1)), errors.PairRulesDoNotFit, "rules for Ann, Bo leave no way"),
]


@pytest.mark.parametrize(("found", "kind", "says"), SAID)
def test_every_collision_is_said_with_names(found: object, kind: type, says: str) -> None:
    trouble = named(RulesCollide((found,)), {0: "Ann", 1: "Bo", 2: "Cy"})
    assert type(trouble) is kind
    with pytest.raises(kind, match=says):
        raise trouble
    assert trouble.collisions == (found,)


def test_the_fewest_rules_are_offered_to_be_left_out() -> None:
    one = relaxed(asked(12, 4, [(0, 1), (1, 2)], [(0, 2)]))
    assert one
    assert one.dropped == (KeepApart((0, 2)),)
    chain = relaxed(asked(9, 3, [(0, 1), (1, 2), (2, 3)]))
    assert chain
    assert chain.dropped == (KeepTogether((0, 1)),)
    seats = relaxed(asked(9, 3, allowed={i: {0} for i in range(5)}))
    assert seats
    assert seats.dropped == tuple(SitsOnlyIn(i, frozenset({0})) for i in (0, 1))


def test_of_nine_apart_in_six_groups_three_pairs_are_offered() -> None:
    rules = asked(30, 5, apart=list(combinations(range(9), 2)))
    found = relaxed(rules)
    assert found
    assert len(found.dropped) == 3  # Turan: nine in six groups share three times at least
    assert collisions(found.problem) == ()


def test_rules_that_can_all_be_kept_need_not_be_left_out() -> None:
    kept = relaxed(asked(12, 4, [(0, 1)], [(0, 2)]))
    assert kept
    assert kept.dropped == ()


def test_a_web_of_rules_is_given_up_when_asked_to_and_a_plan_remains() -> None:
    web = asked(40, 4, apart=list(combinations(range(24), 2)))
    found = relaxed(web, stop=lambda: True)
    assert found
    assert collisions(found.problem) == ()
    assert len(relaxed(web).dropped) <= len(found.dropped)  # type: ignore[union-attr]

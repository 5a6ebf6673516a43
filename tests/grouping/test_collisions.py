"""Rules that cannot hold together are named before anything is searched."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from lchost.grouping.collisions import (
    ApartInsideTogether,
    RulesDoNotFit,
    TogetherTooLarge,
    TooManyApart,
    collisions,
)
from lchost.grouping.problem import Pair, Person, Problem, equal_sizes


def asked(
    people: int, size: int, together: Sequence[Pair] = (), apart: Sequence[Pair] = ()
) -> Problem:
    return Problem(
        tuple(Person(i) for i in range(people)),
        equal_sizes(people, size=size),
        together=frozenset(together),
        apart=frozenset(apart),
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

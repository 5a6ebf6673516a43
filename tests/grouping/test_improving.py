"""What is mixed again around locks is never worse than what a host had before."""

from __future__ import annotations

from itertools import combinations

import pytest

from lchost.grouping import encounters, improving, moves, pairs, rounds
from lchost.grouping.improving import better, reports
from lchost.grouping.wishes import AttributeWish, Wishes
from tests.conftest import NINE
from tests.grouping.test_rounds import colour_id, invited, let_in, planned, seated


def improve(round_id: int) -> bool:
    """Take what is better, if anything is; as many move as was said."""
    sat = {one: n for n, group in enumerate(seated(round_id)) for one in group}
    found = better(round_id)
    if found is None:
        return False
    rounds.adopt(found.draft, NINE)
    now = {one: n for n, group in enumerate(seated(round_id)) for one in group}
    assert found.moved == sum(sat[one] != now[one] for one in sat)
    assert found.after == percent(round_id)
    return True


@pytest.fixture
def made(once) -> list[int]:
    """Three rounds of twelve people in groups of four, planned together."""
    return once("three rounds", three_rounds)


def three_rounds() -> list[int]:
    workshop = planned()
    people = invited(workshop, 12)
    wishes = Wishes(size=4, attributes=(AttributeWish(colour_id()),))
    return rounds.make(workshop, wishes, NINE, count=3, people=people)


def percent(round_id: int) -> int:
    report = rounds.get(round_id).report
    assert report is not None and report.percent is not None
    return report.percent


def lock_one(round_id: int) -> None:
    moves.lock(round_id, [seated(round_id)[0][0]], True)


def test_the_rest_of_an_early_round_never_becomes_less_even(made):
    for round_id in made:
        lock_one(round_id)
        for _ in range(3):
            before, sat = percent(round_id), seated(round_id)
            is_better = improve(round_id)
            assert percent(round_id) >= before
            assert is_better or seated(round_id) == sat


def test_a_round_spoiled_by_hand_is_improved(made):
    first = made[0]
    lock_one(first)
    groups = sorted(rounds.get(first).groups, key=lambda group: group.id)
    best = percent(first)
    reds = [s for g in groups for s in g.members if "red" in s.shown and not s.is_locked]
    others = [s for s in groups[0].members if "red" not in s.shown and not s.is_locked]
    for red, other in zip([r for r in reds if r not in groups[0].members], others, strict=False):
        moves.swap(first, red.member_id, other.member_id)
    assert percent(first) < best
    assert improve(first) and percent(first) >= best - 5


def test_whoever_waits_gets_a_seat_with_the_rest(made):
    first = made[0]
    lock_one(first)
    (late,) = invited(rounds.get(first).workshop_id, 1, first=12)
    let_in(rounds.get(first).workshop_id, [late])
    assert improve(first)
    assert any(late in people for people in seated(first))


def test_only_what_is_weighed_is_improved(made):
    shown = rounds.get(made[0])
    assert not improving.is_asked(shown)
    lock_one(made[0])
    assert improving.is_asked(rounds.get(made[0]))
    by_lot = rounds.make(
        shown.workshop_id, Wishes(size=4, mode="random"), NINE, people=list(shown.names)
    )
    lock_one(by_lot[0])
    assert not improving.is_asked(rounds.get(by_lot[0]))


def test_later_rounds_count_as_in_the_search_and_are_told_apart(made):
    """Of twelve people in fours some pairs must meet again within three rounds."""
    sat = [{p for g in seated(one) for p in combinations(sorted(g), 2)} for one in made]
    first, last = rounds.get(made[0]), rounds.get(made[2])
    assert first.problem is not None and first.report is not None and last.report is not None
    assert {pair for pair in first.problem.met if pair in sat[0]} == sat[0] & (sat[1] | sat[2])
    assert first.report.met_again == ()
    later = {(met.one, met.other) for met in first.meets_later}
    assert later == sat[0] & (sat[1] | sat[2]) and later
    again = {(met.one, met.other) for met in last.report.met_again}
    assert again == sat[2] & (sat[0] | sat[1]) and last.meets_later == ()


def test_tabs_count_the_pairs_that_the_report_counts(made):
    workshop = rounds.get(made[0]).workshop_id
    counted = {one: len(rounds.get(one).report.met_again) for one in made}
    assert encounters.met_before(workshop) == counted and counted[made[2]] > 0
    again = rounds.get(made[2]).report.met_again[0]
    pairs.keep(workshop, pairs.PairKind.TOGETHER, again.one, again.other)
    now = {one: len(rounds.get(one).report.met_again) for one in made}
    assert encounters.met_before(workshop) == now and now != counted


def test_rounds_beside_a_draft_count_each_pair_once(made):
    sat = [{p for g in seated(one) for p in combinations(sorted(g), 2)} for one in made]
    every = reports(made)
    assert [len(one.met_again) for one in every] == [
        0,
        len(sat[1] & sat[0]),
        len(sat[2] & (sat[0] | sat[1])),
    ]
    (alone,) = reports(made[:1])
    assert len(alone.met_again) == len(sat[0] & (sat[1] | sat[2]))

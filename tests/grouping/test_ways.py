"""Rounds made in another way than a mix, from the people in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lchost.errors import (
    ExpertsGone,
    HomesShown,
    NobodyVoted,
    NoMentorHere,
    NothingToGoBy,
    TooFewForJigsaw,
)
from lchost.grouping import ahead, moves, rounds, tables
from lchost.grouping.room import attribute_key
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations
from lchost.roster.attributes import Kind
from lchost.roster.matching import fold
from lchost.roster.members import MemberDraft
from lchost.roster.registrations import Role

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("short_search")


@pytest.fixture
def twelve(db, member) -> tuple[int, list[int]]:
    """A workshop with twelve people."""
    draft = WorkshopDraft("Letters", NINE, NINE + timedelta(hours=2), "UTC")
    made = workshops.plan(draft, NINE)
    people = [member(f"Person {n:02}", folded=fold(f"Person {n:02}")).id for n in range(12)]
    registrations.register(made, people, NINE)
    return made, people


def seated(round_id: int) -> list[list[int]]:
    return [[seat.member_id for seat in group.members] for group in rounds.get(round_id).groups]


def test_a_jigsaw_is_two_rounds_with_an_expert_of_every_theme_at_home(twelve):
    wishes = Wishes(size=4, mode="jigsaw", mode_data={"themes": ["Ink", "Paper", "Print"]})
    experts, homes = rounds.make(twelve[0], wishes, NINE, count=2, people=twelve[1])
    first = rounds.get(experts)
    assert [group.theme for group in first.groups] == ["Ink", "Paper", "Print"]
    known = {s.member_id: g.theme for g in first.groups for s in g.members}
    assert all({known[i] for i in ids} == {"Ink", "Paper", "Print"} for ids in seated(homes))
    assert {group.theme for group in rounds.get(homes).groups} == {""}


def test_a_jigsaw_without_themes_says_so_and_keeps_nothing(twelve):
    with pytest.raises(TooFewForJigsaw):
        rounds.make(twelve[0], Wishes(mode="jigsaw"), NINE, count=2, people=twelve[1])
    assert rounds.listing(twelve[0]) == []


def test_pairs_meet_somebody_new_in_every_round(twelve):
    wishes = Wishes(mode="pairs")
    made = rounds.make(twelve[0], wishes, NINE, count=5, people=twelve[1])
    met = [frozenset(pair) for round_id in made for pair in seated(round_id)]
    assert len(met) == len(set(met)) == 30


def test_mentors_lead_the_tables_and_without_one_it_is_said(twelve):
    workshop_id, people = twelve
    with pytest.raises(NoMentorHere):
        rounds.make(workshop_id, Wishes(mode="mentors"), NINE, people=people)
    chosen = [r.id for r in registrations.listing(workshop_id) if r.member_id in people[:3]]
    registrations.set_role(chosen, Role.MENTOR)
    (made,) = rounds.make(workshop_id, Wishes(mode="mentors"), NINE, people=people)
    assert [len(set(ids) & set(people[:3])) for ids in seated(made)] == [1, 1, 1]


def test_names_stand_in_their_order_and_levels_side_by_side(twelve):
    workshop_id, people = twelve
    (by_name,) = rounds.make(workshop_id, Wishes(mode="alphabetical", size=4), NINE, people=people)
    assert [i for ids in seated(by_name) for i in ids] == people
    topic = members.ensure_topic("Ink")
    for n, one in enumerate(people):
        members.edit(one, MemberDraft(f"Person {n:02}", skills={topic: 1 + n % 4}), NINE)
    wishes = Wishes(mode="match", groups=4)
    (tracks,) = rounds.make(workshop_id, wishes, NINE, people=people)
    means = [group.mean_skill for group in rounds.get(tracks).groups]
    assert means == [1.0, 2.0, 3.0, 4.0]


def test_full_tables_are_as_few_as_the_seats_allow(twelve):
    workshop_id, people = twelve
    tables.put(
        workshop_id, [SeatTable(0, 1, "", 8), SeatTable(0, 2, "", 8), SeatTable(0, 3, "", 8)]
    )
    (made,) = rounds.make(workshop_id, Wishes(mode="fill"), NINE, people=people)
    groups = rounds.get(made).groups
    assert [(group.table.number, len(group.members)) for group in groups] == [(1, 6), (2, 6)]


def test_full_tables_are_the_fewest_wherever_they_stand(twelve):
    workshop_id, people = twelve
    tables.put(workshop_id, [SeatTable(0, 1, "", seats) for seats in (3, 4, 8, 8, 7, 4)])
    (made,) = rounds.make(workshop_id, Wishes(mode="fill"), NINE, people=people)
    groups = rounds.get(made).groups
    assert [(group.table.number, len(group.members)) for group in groups] == [(2, 4), (3, 8)]


def test_a_way_of_a_later_version_is_a_mix(twelve):
    (made,) = rounds.make(twelve[0], Wishes(mode="constellations"), NINE, people=twelve[1])
    assert len(seated(made)) == 3


def hosts_of(round_id: int) -> list[int | None]:
    return [group.facilitator for group in rounds.get(round_id).groups]


CAFE = Wishes(mode="cafe", size=4)


def test_the_hosts_of_a_cafe_lead_their_tables_in_every_round(twelve):
    asked = replace(CAFE, mode_data={"hosts": twelve[1][4:7]})
    made = rounds.make(twelve[0], asked, NINE, count=3, people=twelve[1])
    first, *others = map(hosts_of, made)
    assert set(first) == set(twelve[1][4:7])
    assert all(later == first for later in others)


def test_hosts_by_lot_stay_when_one_round_or_all_are_made_again(twelve):
    made = rounds.make(twelve[0], CAFE, NINE, count=3, people=twelve[1])
    first = hosts_of(made[0])
    assert None not in first
    for again in (made[1:2], made):
        rounds.remake(again, NINE)
        assert [hosts_of(one) for one in made] == [first] * 3
    rounds.publish(made[0], NINE)
    rounds.remake(made, NINE)
    assert [hosts_of(one) for one in made] == [first] * 3


def test_one_more_round_of_a_cafe_has_the_hosts_of_the_last(twelve):
    made = rounds.make(twelve[0], CAFE, NINE, count=2, people=twelve[1])
    (more,) = rounds.make(twelve[0], replace(CAFE, seed=7), NINE, people=twelve[1])
    assert hosts_of(more) == hosts_of(made[0])


def test_hosts_asked_for_take_the_place_of_those_before(twelve):
    made = rounds.make(twelve[0], CAFE, NINE, count=2, people=twelve[1])
    wanted = [i for i in twelve[1] if i not in hosts_of(made[0])][:2]
    rounds.remake(made, NINE, wishes=replace(CAFE, mode_data={"hosts": wanted}))
    after = hosts_of(made[0])
    assert set(wanted) < set(after)
    assert hosts_of(made[1]) == after


def test_a_mentor_leads_the_table_of_theirs(twelve):
    workshop_id, people = twelve
    chosen = [r.id for r in registrations.listing(workshop_id) if r.member_id in people[:3]]
    registrations.set_role(chosen, Role.MENTOR)
    made = rounds.make(workshop_id, Wishes(mode="mentors"), NINE, count=2, people=people)
    assert set(hosts_of(made[0])) == set(people[:3])
    assert hosts_of(made[1]) == hosts_of(made[0])


def test_who_is_moved_away_does_not_lead_that_group_any_more(twelve):
    (made,) = rounds.make(twelve[0], CAFE, NINE, people=twelve[1])
    host, other, third = hosts_of(made)
    moves.move(made, host, rounds.get(made).groups[1].id)
    assert hosts_of(made) == [None, other, third]
    moves.unseat(made, other)
    assert hosts_of(made) == [None, None, third]


def voted(people: list[int], answers: list[str]) -> int:
    """A question that these people answered, in order; empty: they did not."""
    asked = members.define_attribute("Theme", Kind.MANY)
    for n, (one, answer) in enumerate(zip(people, answers, strict=True)):
        given = {asked: (answer,)} if answer else {}
        members.edit(one, MemberDraft(f"Person {n:02}", attributes=given), NINE)
    return asked


def test_by_interest_without_anything_to_go_by_says_so(twelve):
    asked = Wishes(mode="interest", size=4)
    assert isinstance(ahead.outlook(twelve[0], asked, people=twelve[1]).trouble, NothingToGoBy)
    half = replace(asked, mode_data={"asks": "attribute:1"})
    with pytest.raises(NothingToGoBy):
        rounds.make(twelve[0], half, NINE, people=twelve[1])
    key = attribute_key(voted(twelve[1], [""] * 12))
    with pytest.raises(NobodyVoted):
        rounds.make(twelve[0], replace(asked, mode_data={"votes": key}), NINE, people=twelve[1])
    assert rounds.listing(twelve[0]) == []


def test_votes_that_are_met_are_the_figure_of_the_round(twelve):
    workshop_id, people = twelve
    key = attribute_key(voted(people, ["Ink"] * 6 + ["Paper"] * 4 + [""] * 2))
    asked = Wishes(mode="interest", size=6, mode_data={"votes": key})
    draft = rounds.try_out(workshop_id, asked, people=people)
    (made,) = rounds.adopt(draft, NINE)
    seen = rounds.get(made).report
    assert (seen.percent, seen.interest.voters, seen.interest.got) == (100, 10, (10,))
    assert draft.rounds[0].report.interest == seen.interest
    assert [one.percent for one in rounds.listing(workshop_id)] == [100]
    theme = {s.member_id: g.theme for g in rounds.get(made).groups for s in g.members}
    ink = next(i for i in people[:6] if theme[i] == "Ink")
    paper = next(i for i in people[6:10] if theme[i] == "Paper")
    moves.swap(made, ink, paper)
    after = rounds.get(made).report
    assert (after.interest.got, after.interest.without) == ((8,), 2)
    assert after.percent < 100


def test_a_second_question_is_the_second_choice_and_round_two_has_another_theme(twelve):
    workshop_id, people = twelve
    first = voted(people, ["Ink"] * 6 + ["Paper"] * 6)
    second = members.define_attribute("Second theme", Kind.CATEGORY)
    for n, one in enumerate(people):
        given = {first: ("Ink" if n < 6 else "Paper",), second: "Paper" if n < 6 else "Ink"}
        members.edit(one, MemberDraft(f"Person {n:02}", attributes=given), NINE)
    asked = Wishes(
        mode="interest", size=6, mode_data={"votes": [attribute_key(first), attribute_key(second)]}
    )
    one, two = rounds.make(workshop_id, asked, NINE, count=2, people=people)
    found = [rounds.get(made).report for made in (one, two)]
    assert [report.interest.got for report in found] == [(12, 0), (0, 12)]
    assert [report.percent for report in found] == [100, 100]


JIGSAW = Wishes(size=4, mode="jigsaw", mode_data={"themes": ["Ink", "Paper", "Print"]})


def assert_jigsaw(experts: int, homes: int) -> None:
    """An expert of every theme is in every home group."""
    known = {s.member_id: g.theme for g in rounds.get(experts).groups for s in g.members}
    assert set(known.values()) == {"Ink", "Paper", "Print"}
    assert all({known[i] for i in ids} == set(known.values()) for ids in seated(homes))


@pytest.mark.parametrize("which", [0, 1])
def test_of_a_jigsaw_both_rounds_are_made_again(twelve, which):
    made = rounds.make(twelve[0], JIGSAW, NINE, people=twelve[1])
    before = [seated(one) for one in made]
    rounds.remake([made[which]], NINE)
    assert_jigsaw(*made)
    assert seated(made[0]) != before[0]
    assert len(rounds.listing(twelve[0])) == 2


def test_experts_that_the_room_sees_stay_and_get_new_home_groups(twelve):
    made = rounds.make(twelve[0], JIGSAW, NINE, people=twelve[1])
    before = seated(made[0])
    rounds.publish(made[0], NINE)
    rounds.remake([made[0]], NINE)
    assert seated(made[0]) == before
    assert_jigsaw(*made)


def test_experts_of_home_groups_that_the_room_sees_are_not_made_again(twelve):
    made = rounds.make(twelve[0], JIGSAW, NINE, people=twelve[1])
    rounds.publish(made[1], NINE)
    for one in made:
        seen = ahead.outlook(twelve[0], JIGSAW, round_ids=[one])
        assert isinstance(seen.trouble, HomesShown) and "Round 2" in str(seen.trouble)
        with pytest.raises(HomesShown):
            rounds.remake([one], NINE)
    assert_jigsaw(*made)


def test_home_groups_that_lost_their_experts_are_not_taken_for_experts(twelve):
    experts, homes = rounds.make(twelve[0], JIGSAW, NINE, people=twelve[1])
    rounds.delete(experts)
    before = seated(homes)
    with pytest.raises(ExpertsGone):
        rounds.remake([homes], NINE)
    assert seated(homes) == before
    rounds.remake([homes], NINE, wishes=Wishes(size=4))
    assert seated(homes) != before


def test_a_round_that_becomes_a_jigsaw_gets_its_other_half(twelve):
    (one,) = rounds.make(twelve[0], Wishes(size=4), NINE, people=twelve[1])
    rounds.remake([one], NINE, wishes=JIGSAW)
    first, second = rounds.listing(twelve[0])
    assert (first.id, first.series) == (one, second.series)
    assert_jigsaw(first.id, second.id)


def test_groups_of_a_theme_sit_where_there_are_seats_for_them(twelve):
    workshop_id, people = twelve
    key = attribute_key(voted(people, ["Ink"] * 8 + ["Paper"] * 4))
    tables.put(workshop_id, [SeatTable(0, 1, "", seats) for seats in (4, 3, 6, 5)])
    asked = Wishes(mode="interest", size=4, use_tables=True, mode_data={"votes": key})
    (made,) = rounds.make(workshop_id, replace(asked, groups=2), NINE, people=people)
    groups = rounds.get(made).groups
    assert all(len(group.members) <= group.table.seats for group in groups)


def test_hosts_keep_their_tables_when_fewer_people_are_there(twelve):
    workshop_id, people = twelve
    tables.put(workshop_id, [SeatTable(0, 1, "", seats) for seats in (5, 5, 6, 6)])
    asked = replace(CAFE, size=None, groups=2, use_tables=True)
    made = rounds.make(workshop_id, asked, NINE, count=2, people=people)
    before = {g.facilitator: g.table for g in rounds.get(made[0]).groups}
    others = [i for i in people if i not in before]
    rounds.remake(made[1:], NINE, people=[*before, *others[:-2]])
    assert {g.facilitator: g.table for g in rounds.get(made[1]).groups} == before


@pytest.mark.parametrize("which", [0, 5])
@pytest.mark.parametrize("mode", ["interest", "jigsaw"])
def test_a_locked_group_beyond_the_themes_stays(twelve, mode, which):
    workshop_id, people = twelve
    key = attribute_key(voted(people, ["Ink"] * 6 + ["Paper"] * 6))
    (made,) = rounds.make(workshop_id, Wishes(groups=6), NINE, people=people)
    locked = rounds.get(made).groups[which]
    moves.lock_group(locked.id, True)
    data = {"votes": key} if mode == "interest" else {"themes": ["Ink", "Paper", "Print"]}
    asked = Wishes(size=6, mode=mode, mode_data=data)
    rounds.remake([made], NINE, wishes=asked)
    after = rounds.get(made)
    assert set(seated(made)[which]) == {seat.member_id for seat in locked.members}
    assert all(group.theme for group in after.groups)
    if mode == "interest":  # six are to sit with each theme, but for the two who are locked
        assert after.report.interest.got[0] >= 10
    theme = after.groups[which].theme
    rounds.remake([made], NINE, wishes=replace(asked, seed=7))
    assert rounds.get(made).groups[which].theme == theme


def test_a_jigsaw_that_can_be_made_is_not_refused_beforehand(twelve):
    workshop_id, people = twelve
    asked = replace(JIGSAW, least=4, most=6)
    seen = ahead.outlook(workshop_id, asked, people=people)
    made = rounds.make(workshop_id, asked, NINE, people=people)
    assert seen.trouble is None
    assert [[len(ids) for ids in seated(one)] for one in made] == [list(s) for s in seen.sizes]

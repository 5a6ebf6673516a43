"""Rounds tried out, planned together, kept, and made anew around what is locked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest

from lchost.errors import RoundChanged, TooFewSeats
from lchost.grouping import moves, rounds, tables
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, profile, registrations
from lchost.roster.attributes import Kind
from lchost.roster.matching import fold
from lchost.roster.registrations import Role

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
THREES = Wishes(size=3)


@pytest.fixture
def nine(db, member) -> tuple[int, list[int]]:
    """A workshop with nine people."""
    draft = WorkshopDraft("Letters", NINE, NINE + timedelta(hours=2), "UTC")
    made = workshops.plan(draft, NINE)
    people = [member(f"Person {n}", folded=fold(f"Person {n}")).id for n in range(9)]
    registrations.register(made, people, NINE)
    return made, people


def seated(round_id: int) -> list[set[int]]:
    return [{seat.member_id for seat in group.members} for group in rounds.get(round_id).groups]


def meetings(round_ids: list[int]) -> int:
    pairs = [frozenset(p) for i in round_ids for g in seated(i) for p in combinations(g, 2)]
    return len(pairs) - len(set(pairs))


def test_rounds_planned_together_bring_everybody_to_everybody(nine):
    workshop_id, people = nine
    made = rounds.make(workshop_id, Wishes(size=3, new_faces=100), NINE, count=4, people=people)
    assert [one.number for one in rounds.listing(workshop_id)] == [1, 2, 3, 4]
    assert meetings(made) == 0  # nine people in threes: four rounds are just possible
    assert len({rounds.get(i).series for i in made}) == 1 and rounds.get(made[0]).series


def test_a_round_alone_belongs_to_no_series(nine):
    (made,) = rounds.make(nine[0], THREES, NINE, people=nine[1])
    assert rounds.get(made).series == ""


def test_what_is_tried_out_is_kept_only_when_it_is_adopted(nine):
    workshop_id, people = nine
    draft = rounds.try_out(workshop_id, THREES, count=2, people=people)
    assert rounds.listing(workshop_id) == []
    assert draft.repeats == 0 and len(draft.rounds) == 2
    assert set(draft.names) == set(people)
    ids = rounds.adopt(draft, NINE)
    assert [seated(i) for i in ids] == [[set(g) for g in one.groups] for one in draft.rounds]


def test_a_second_plan_beside_a_kept_one_changes_nothing_until_it_is_adopted(nine):
    workshop_id, people = nine
    ids = rounds.make(workshop_id, THREES, NINE, count=2, people=people)
    before = [seated(i) for i in ids]
    draft = rounds.try_out(workshop_id, Wishes(size=3, seed=5), round_ids=ids)
    assert [seated(i) for i in ids] == before
    assert rounds.adopt(draft, NINE) == ids
    assert [seated(i) for i in ids] == [[set(g) for g in one.groups] for one in draft.rounds]


@pytest.mark.parametrize("done", ["moved", "locked", "shown"])
def test_what_was_done_by_hand_while_one_searched_is_never_thrown_away(nine, done):
    workshop_id, people = nine
    (made,) = rounds.make(workshop_id, THREES, NINE, people=people)
    draft = rounds.try_out(workshop_id, Wishes(size=3, seed=5), round_ids=[made])
    first, second, *_ = rounds.get(made).groups
    if done == "moved":
        moves.swap(made, first.members[0].member_id, second.members[0].member_id)
    elif done == "locked":
        moves.lock(made, [first.members[0].member_id], True)
    else:
        rounds.publish(made, NINE)
    before = rounds.get(made)
    with pytest.raises(RoundChanged):
        rounds.adopt(draft, NINE)
    assert rounds.get(made) == before


def test_a_round_that_the_room_has_seen_stays_when_several_are_made_anew(nine):
    workshop_id, people = nine
    ids = rounds.make(workshop_id, THREES, NINE, count=3, people=people)
    rounds.publish(ids[0], NINE)
    seen = seated(ids[0])
    rounds.remake(ids, NINE, wishes=Wishes(size=3, new_faces=100, seed=8))
    assert seated(ids[0]) == seen
    assert rounds.published(workshop_id) == ids[0]
    assert meetings(ids) == 0


def test_locked_people_and_groups_stay_when_the_round_is_mixed_again(nine):
    workshop_id, people = nine
    (made,) = rounds.make(workshop_id, THREES, NINE, people=people)
    first, second, third = rounds.get(made).groups
    stays = second.members[0].member_id
    moves.lock_group(first.id, True)
    moves.lock(made, [stays], True)
    moves.name_theme(third.id, "Bees")
    old = seated(made)
    for seed in range(2, 6):
        rounds.remake([made], NINE, wishes=Wishes(size=3, seed=seed))
        assert seated(made)[0] == old[0] and stays in seated(made)[1]
    view = rounds.get(made)
    assert view.groups[0].is_locked and view.groups[2].theme == "Bees"
    assert [s.member_id for g in view.groups for s in g.members if s.is_locked] == [stays]


def test_groups_sit_at_the_tables_of_the_room(nine):
    workshop_id, people = nine
    window, door = tables.put(
        workshop_id, [SeatTable(0, 1, "Window", 3), SeatTable(0, 2, "Door", 6)]
    )
    (made,) = rounds.make(workshop_id, Wishes(size=5, use_tables=True), NINE, people=people)
    assert [len(group.members) for group in rounds.get(made).groups] == [3, 6]
    assert [group.table for group in rounds.get(made).groups] == [window, door]
    tables.put(workshop_id, [window])
    assert rounds.get(made).groups[1].table is None
    with pytest.raises(TooFewSeats):
        rounds.make(workshop_id, Wishes(use_tables=True), NINE, people=people)


def test_who_is_registered_to_facilitate_leads_the_group_they_sit_in(nine):
    workshop_id, people = nine
    registrations.set_role(
        [one.id for one in registrations.listing(workshop_id)][:1], Role.FACILITATOR
    )
    leader = registrations.listing(workshop_id)[0].member_id
    (made,) = rounds.make(workshop_id, THREES, NINE, people=people)
    leads = [group.facilitator for group in rounds.get(made).groups]
    assert leads.count(leader) == 1 and leads.count(None) == 2
    where = leads.index(leader)
    assert leader in seated(made)[where]


def test_a_jigsaw_has_two_rounds_and_its_themes_on_the_cards(nine):
    workshop_id, people = nine
    asked = Wishes(size=3, mode="jigsaw", mode_data={"themes": ["Seed", "Soil", "Sun"]})
    experts, homes = rounds.make(workshop_id, asked, NINE, people=people)
    assert [group.theme for group in rounds.get(experts).groups] == ["Seed", "Soil", "Sun"]
    for home in seated(homes):
        assert all(len(home & expert) == 1 for expert in seated(experts))


def test_pairs_talk_with_somebody_else_every_time(nine):
    workshop_id, people = nine
    made = rounds.make(workshop_id, Wishes(mode="pairs"), NINE, count=4, people=people[:8])
    assert all(len(group) == 2 for i in made for group in seated(i))
    assert meetings(made) == 0


@pytest.mark.parametrize("mode", ["mix", "match", "random", "alphabetical", "cafe", "interest"])
def test_every_mode_seats_everybody_once(nine, mode):
    workshop_id, people = nine
    asked = Wishes(size=3, mode=mode, mode_data={"themes": ["Seed", "Soil"]})
    made = rounds.make(workshop_id, asked, NINE, people=people)
    for round_id in made:
        assert sorted(i for group in seated(round_id) for i in group) == people


def test_who_needs_it_sits_at_a_table_with_access(nine):
    workshop_id, people = nine
    wheels = profile.define_attribute("Wheels", Kind.YES_NO)
    rolls = replace(members.get(people[4]).draft, attributes={wheels: True})
    members.edit(people[4], rolls, NINE)
    tables.put(workshop_id, [SeatTable(0, 1, "", 5), SeatTable(0, 2, "", 5, is_accessible=True)])
    for seed in range(1, 5):
        asked = Wishes(size=5, use_tables=True, accessible=wheels, seed=seed)
        (made,) = rounds.make(workshop_id, asked, NINE, people=people)
        assert people[4] in seated(made)[1]


def test_groups_that_are_locked_keep_their_tables_when_the_rest_is_mixed_again(nine):
    workshop_id, people = nine
    _small, *large = tables.put(workshop_id, [SeatTable(0, 1, "", n) for n in (2, 5, 5, 3)])
    (made,) = rounds.make(workshop_id, Wishes(size=5, use_tables=True), NINE, people=people)
    before = rounds.get(made).groups
    assert [group.table for group in before] == large[:2]
    moves.lock_group(before[0].id, True)
    moves.lock(made, [before[1].members[0].member_id], True)
    rounds.remake([made], NINE)
    after = rounds.get(made).groups
    assert [group.table for group in after] == large[:2]
    assert [s.member_id for s in after[0].members] == [s.member_id for s in before[0].members]
    assert before[1].members[0].member_id in [s.member_id for s in after[1].members]


def test_a_table_with_access_is_taken_for_whom_needs_one(nine):
    workshop_id, people = nine
    access = members.define_attribute("Needs access", Kind.YES_NO)
    members.edit(people[0], members.MemberDraft("Person 0", attributes={access: True}), NINE)
    *_, last = tables.put(
        workshop_id, [SeatTable(0, 1, "", 5, is_accessible=n == 3) for n in range(4)]
    )
    wishes = Wishes(size=5, use_tables=True, accessible=access)
    (made,) = rounds.make(workshop_id, wishes, NINE, people=people)
    groups = rounds.get(made).groups
    assert [group.table.number for group in groups] == [1, 4]
    assert people[0] in [seat.member_id for seat in groups[1].members]
    assert groups[1].table == last


def test_themes_of_a_jigsaw_are_gone_when_its_rounds_are_made_in_another_way(nine):
    workshop_id, people = nine
    asked = Wishes(size=3, mode="jigsaw", mode_data={"themes": ["Seed", "Soil", "Sun"]})
    made = rounds.make(workshop_id, asked, NINE, people=people)
    locked = rounds.get(made[0]).groups[1]
    moves.lock_group(locked.id, True)
    rounds.remake(made, NINE, wishes=Wishes(size=3, mode="cafe"))
    assert [group.theme for group in rounds.get(made[0]).groups] == ["", "Soil", ""]

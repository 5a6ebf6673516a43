"""A round whose people have changed, on a real file: proposed first, then done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.errors import NobodyToGroup, RoundChanged, TooFewSeats
from lchost.grouping import mends, moves, rounds, tables
from lchost.grouping.mending import Cause
from lchost.grouping.room import attribute_key
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from lchost.models import undo
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members, registrations
from lchost.roster.attributes import Kind
from lchost.roster.matching import fold
from lchost.roster.members import MemberDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
FOURS = Wishes(size=4)


@pytest.fixture
def twelve(db, member) -> tuple[int, list[int]]:
    """A workshop with twelve people, of whom ten are in and sit in a round of fours."""
    draft = WorkshopDraft("Letters", NINE, NINE + timedelta(hours=2), "UTC")
    made = workshops.plan(draft, NINE)
    people = [member(f"Person {n:02}", folded=fold(f"Person {n:02}")).id for n in range(12)]
    registrations.register(made, people, NINE)
    come(made, people[:10])
    return made, people


def come(workshop_id: int, people: list[int]) -> None:
    session = workshops.get(workshop_id).session_id
    for person in people:
        desk.check_in(Scan(session, NINE, member_id=person))


def seats(round_id: int) -> dict[int, int]:
    view = rounds.get(round_id)
    return {seat.member_id: group.number for group in view.groups for seat in group.members}


def test_latecomers_are_seated_and_nobody_else_moves(twelve):
    workshop_id, people = twelve
    (made,) = rounds.make(workshop_id, FOURS, NINE)
    before = seats(made)
    come(workshop_id, people[10:])
    mend = mends.propose(made)
    assert seats(made) == before
    assert {move.person for move in mend.mended.moves} == set(people[10:])
    assert mend.names[people[10]] == "Person 10"
    mends.carry_out(mend)
    after = seats(made)
    assert set(after) == set(people)
    assert {person: after[person] for person in before} == before


def test_who_has_left_leaves_a_seat_and_a_table_that_is_lost_seats_its_people_elsewhere(twelve):
    workshop_id, people = twelve
    (made,) = rounds.make(workshop_id, Wishes(groups=3), NINE)
    view = rounds.get(made)
    lost = view.groups[2]
    gone = view.groups[0].members[0].member_id
    mends.carry_out(mends.propose(made, leaving=[gone], lost=[lost.id]))
    after = seats(made)
    assert set(after) == set(people[:10]) - {gone}
    assert set(after.values()) == {1, 2}
    stayed = [s.member_id for g in view.groups[:2] for s in g.members if s.member_id != gone]
    was = {s.member_id: g.number for g in view.groups for s in g.members}
    assert all(after[person] == was[person] for person in stayed)


def test_a_locked_person_stays_and_nobody_joins_a_locked_group(twelve):
    workshop_id, people = twelve
    (made,) = rounds.make(workshop_id, FOURS, NINE)
    first = rounds.get(made).groups[0]
    moves.lock_group(first.id, True)
    come(workshop_id, people[10:])
    mends.carry_out(mends.propose(made))
    assert {s.member_id for s in rounds.get(made).groups[0].members} == {
        s.member_id for s in first.members
    }


def test_a_mend_of_a_round_that_was_changed_meanwhile_is_refused(twelve):
    workshop_id, people = twelve
    (made,) = rounds.make(workshop_id, FOURS, NINE)
    mend = mends.propose(made, leaving=[people[0]])
    moves.unseat(made, people[3])
    with pytest.raises(RoundChanged):
        mends.carry_out(mend)
    assert people[0] in seats(made)


def test_a_mend_is_one_step_of_undo(twelve):
    workshop_id, people = twelve
    (made,) = rounds.make(workshop_id, FOURS, NINE)
    before = seats(made)
    come(workshop_id, people[10:])
    with undo.step("mend"):
        mends.carry_out(mends.propose(made, leaving=[people[0]]))
    assert seats(made) != before
    undo.undo()
    assert seats(made) == before


def test_nobody_left_and_too_few_seats_are_said(twelve):
    workshop_id, people = twelve
    (made,) = rounds.make(workshop_id, FOURS, NINE)
    with pytest.raises(NobodyToGroup):
        mends.propose(made, leaving=people)
    tables.put(workshop_id, [SeatTable(0, n, "", 5) for n in (1, 2)])
    (at_tables,) = rounds.make(workshop_id, Wishes(size=5, use_tables=True), NINE)
    come(workshop_id, people[10:])
    with pytest.raises(TooFewSeats):
        mends.propose(at_tables)


def test_a_lost_table_stays_lost_and_a_locked_group_whole_when_the_rest_is_mixed_again(twelve):
    workshop_id, _ = twelve
    (made,) = rounds.make(workshop_id, Wishes(groups=4), NINE)
    view = rounds.get(made)
    moves.lock_group(view.groups[2].id, True)
    mends.carry_out(mends.propose(made, lost=[view.groups[0].id]))
    locked = {seat.member_id for seat in rounds.get(made).groups[1].members}
    rounds.remake([made], NINE)
    after = rounds.get(made).groups
    assert [group.number for group in after] == [2, 3, 4]
    assert [group.is_locked for group in after] == [False, True, False]
    assert {seat.member_id for seat in after[1].members} == locked


PAIRS = Wishes(mode="pairs")


def groups_of(round_id: int) -> list[list[int]]:
    return [[seat.member_id for seat in group.members] for group in rounds.get(round_id).groups]


def test_two_latecomers_to_pairs_talk_with_each_other(twelve):
    workshop_id, people = twelve
    (made,) = rounds.make(workshop_id, PAIRS, NINE)
    before = seats(made)
    come(workshop_id, people[10:])
    mend = mends.propose(made)
    assert mend.numbers == (1, 2, 3, 4, 5, 6) and not mend.mended.moved
    mends.carry_out(mend)
    assert sorted(groups_of(made)[-1]) == people[10:]
    assert {person: seats(made)[person] for person in before} == before
    assert rounds.get(made).groups[-1].number == 6


def test_one_latecomer_makes_three_of_a_pair_and_a_second_parts_them_again(twelve):
    workshop_id, people = twelve
    (made,) = rounds.make(workshop_id, PAIRS, NINE)
    for one, moved, sizes in ((10, 0, [2, 2, 2, 2, 3]), (11, 1, [2] * 6)):
        come(workshop_id, people[one : one + 1])
        mend = mends.propose(made)
        assert len(mend.mended.moved) == moved
        mends.carry_out(mend)
        assert sorted(map(len, groups_of(made))) == sizes


def test_who_has_lost_the_partner_joins_others_and_the_empty_pair_goes(twelve):
    (made,) = rounds.make(twelve[0], PAIRS, NINE)
    first, second, *_ = groups_of(made)
    mends.carry_out(mends.propose(made, leaving=[first[0]]))
    assert sorted(map(len, groups_of(made))) == [2, 2, 2, 3]
    assert len(rounds.get(made).groups) == 4
    mend = mends.propose(made, coming=[], leaving=[second[0]])
    assert all(move.because != (Cause.TABLE_LOST,) for move in mend.mended.moves)
    mends.carry_out(mend)
    assert sorted(map(len, groups_of(made))) == [2, 2, 2, 2]


def test_hosts_stay_at_their_tables_and_one_who_leaves_is_followed_by_somebody_there(twelve):
    made, _ = rounds.make(twelve[0], Wishes(mode="cafe", size=5), NINE, count=2)
    before = rounds.get(made).groups
    host, gone = before[0].facilitator, before[1].facilitator
    others = [s.member_id for s in before[0].members if s.member_id != host]
    mend = mends.propose(made, leaving=[gone, *others])
    mends.carry_out(mend)
    after = rounds.get(made).groups
    assert after[0].facilitator == host
    assert host in [seat.member_id for seat in after[0].members]
    assert after[1].facilitator in [seat.member_id for seat in after[1].members]
    assert after[1].facilitator in [seat.member_id for seat in before[1].members]


def test_a_mend_of_home_groups_keeps_an_expert_of_every_theme_in_each(twelve):
    asked = Wishes(size=5, mode="jigsaw", mode_data={"themes": ["Ink", "Paper"]})
    experts, homes = rounds.make(twelve[0], asked, NINE)
    theme = {s.member_id: g.theme for g in rounds.get(experts).groups for s in g.members}
    ink, paper = sorted(groups_of(homes)[0], key=theme.__getitem__)
    for gone, sizes in ((ink, [2, 2, 2, 3]), (paper, [2, 2, 2, 2])):
        mends.carry_out(mends.propose(homes, coming=[], leaving=[gone]))
        assert all({theme[i] for i in ids} == {"Ink", "Paper"} for ids in groups_of(homes))
        assert sorted(map(len, groups_of(homes))) == sizes


def test_an_expert_too_many_goes_where_one_is_missing(twelve):
    asked = Wishes(size=5, mode="jigsaw", mode_data={"themes": ["Ink", "Paper", "Print"]})
    experts, homes = rounds.make(twelve[0], asked, NINE)
    theme = {s.member_id: g.theme for g in rounds.get(experts).groups for s in g.members}
    themes = {"Ink", "Paper", "Print"}
    spare = next(
        i
        for ids in groups_of(homes)
        for i in ids
        if sum(theme[i] == theme[one] for one in ids) == 1
        and len(ids) == 3
        and sum(theme[i] == other for other in theme.values()) == 4
    )
    mend = mends.propose(homes, coming=[], leaving=[spare])
    mends.carry_out(mend)
    assert len(mend.mended.moved) == 1
    assert all({theme[i] for i in ids} == themes for ids in groups_of(homes))


def test_a_latecomer_goes_to_the_theme_that_they_voted_for_and_nobody_is_moved_off_theirs(twelve):
    workshop_id, people = twelve
    asked = members.define_attribute("Theme", Kind.CATEGORY)
    for n, one in enumerate(people):
        given = {asked: "Ink" if n < 7 or n == 11 else "Paper"}
        members.edit(one, MemberDraft(f"Person {n:02}", attributes=given), NINE)
    wishes = Wishes(mode="interest", size=8, mode_data={"votes": attribute_key(asked)})
    (made,) = rounds.make(workshop_id, wishes, NINE)
    assert sorted(map(len, groups_of(made))) == [3, 3, 4]
    come(workshop_id, people[10:])
    mend = mends.propose(made)
    assert not mend.mended.moved
    mends.carry_out(mend)
    assert rounds.get(made).report.interest.got == (12,)


def test_uneven_tables_are_mended_by_their_seats(twelve):
    workshop_id, people = twelve
    tables.put(workshop_id, [SeatTable(0, 1, "", seats) for seats in (2, 10)])
    for wishes in (Wishes(groups=2, use_tables=True), Wishes(mode="fill")):
        (made,) = rounds.make(workshop_id, wishes, NINE, people=people[:11])
        come(workshop_id, people[10:])
        mends.carry_out(mends.propose(made, coming=people[11:]))
        assert sorted(map(len, groups_of(made))) == [2, 10]


def test_a_lost_table_of_the_room_is_not_used_by_any_round(twelve):
    workshop_id, people = twelve
    tables.put(workshop_id, [SeatTable(0, number, "", 6) for number in (1, 2, 3)])
    wishes = Wishes(groups=3, use_tables=True)
    made = rounds.make(workshop_id, wishes, NINE, people=people)[0]

    def places(round_id: int) -> list[tuple[int, int | None]]:
        found = rounds.get(round_id).groups
        return [(group.number, group.table.number if group.table else None) for group in found]

    assert places(made) == [(1, 1), (2, 2), (3, 3)]
    lost = rounds.get(made).groups[1].id
    mends.carry_out(mends.propose(made, coming=[], lost=[lost]))
    assert [table.number for table in tables.listing(workshop_id)] == [1, 3]
    assert places(made) == [(1, 1), (3, 3)]
    rounds.remake([made], NINE)
    assert places(made) == [(1, 1), (3, 3)]
    following = rounds.make(workshop_id, rounds.get(made).wishes, NINE, people=people)[0]
    assert places(following) == [(1, 1), (3, 3)]


def test_the_figures_before_and_after_are_those_that_the_page_shows(twelve):
    workshop_id, people = twelve
    topic = members.ensure_topic("Ink")
    for n, person in enumerate(people):
        levels = {topic: 5 if n in (0, 1, 5) else 1 + n % 3}
        members.edit(person, MemberDraft(f"Person {n:02}", skills=levels), NINE)
    (made,) = rounds.make(workshop_id, FOURS, NINE)
    page = rounds.get(made)
    one = next(s for g in page.groups for s in g.members if s.member_id == people[0])
    for leaving, lost in (([one.member_id], []), ([], [page.groups[2].id])):
        now = rounds.get(made).report.percent
        mend = mends.propose(made, leaving=leaving, lost=lost)
        assert now is not None and mend.mended.percent_before == now
        mends.carry_out(mend, left_at=NINE)
        assert rounds.get(made).report.percent == mend.mended.percent_after

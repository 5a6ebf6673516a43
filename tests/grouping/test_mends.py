"""A round whose people have changed, on a real file: proposed first, then done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.errors import NobodyToGroup, RoundChanged, TooFewSeats
from lchost.grouping import mends, moves, rounds, tables
from lchost.grouping.tables import SeatTable
from lchost.grouping.wishes import Wishes
from lchost.models import undo
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.matching import fold

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

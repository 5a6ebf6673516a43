"""Where a member sits, once the round is shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import facts
from lchost.grouping import rounds, seats
from lchost.grouping.seats import Seat
from lchost.grouping.wishes import Wishes
from lchost.models.groups import BreakoutGroup, Placement, SeatTable
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def workshop(db):
    return workshops.plan(WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "UTC"), NINE)


@pytest.fixture
def people(member):
    return [member(f"Member {n}").id for n in range(6)]


def test_nobody_sits_anywhere_before_a_round_is_shown(workshop, people):
    made = rounds.make(workshop, Wishes(), NINE, people=people)[0]
    assert seats.published(workshop, people[0]) is None
    rounds.publish(made, NINE)
    assert seats.published(workshop, people[0]) is not None
    rounds.withdraw(made)
    assert seats.published(workshop, people[0]) is None


def test_a_seat_is_the_member_s_own_of_the_round_that_is_shown(workshop, people):
    first, second = (rounds.make(workshop, Wishes(), NINE, people=people)[0] for _ in range(2))
    rounds.publish(first, NINE)
    rounds.publish(second, NINE)
    for one in people:
        place = Placement.get(Placement.round == second, Placement.member == one)
        group = BreakoutGroup.get_by_id(place.group_id)
        placed = Placement.select().where(Placement.group == group, Placement.member != one)
        names = sorted(other.member.display_name for other in placed)
        wanted = Seat(2, group.number, people=len(names) + 1, mates=tuple(names))
        assert seats.published(workshop, one) == wanted


def test_who_came_after_the_groups_were_made_has_no_seat(workshop, people):
    made = rounds.make(workshop, Wishes(), NINE, people=people[:5])[0]
    rounds.publish(made, NINE)
    assert seats.published(workshop, people[5]) == Seat(1)


def test_the_door_names_the_table_that_the_group_was_given(workshop, people):
    made = rounds.make(workshop, Wishes(groups=1), NINE, people=people)[0]
    rounds.publish(made, NINE)
    assert facts.table_of(workshop, people[0]) == "1"
    values = {"workshop": workshop, "number": 7, "seats": 9, "is_accessible": False}
    table = SeatTable.create(name="", **values)
    BreakoutGroup.update(seat_table=table).where(BreakoutGroup.round == made).execute()
    assert facts.table_of(workshop, people[0]) == "7"
    SeatTable.update(name="By the window").execute()
    assert facts.table_of(workshop, people[0]) == "By the window"

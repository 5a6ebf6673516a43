"""A round as the room may read it: places, themes and names, without those who said no."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.grouping import rounds, showing
from lchost.grouping.wishes import Wishes
from lchost.models.groups import BreakoutGroup, Placement, Round, SeatTable
from lchost.models.people import Member
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import consents
from lchost.roster.consents import What

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def circle(db):
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "Europe/Paris")
    return workshops.plan(draft, NINE)


@pytest.fixture
def made(circle, member):
    """A round of two groups: Ada and Cem, Bo and Dia."""
    people = {name: member(name).id for name in ("Dia", "Cem", "Bo", "Ada")}
    row = Round.create(workshop=circle, number=2, made_at=NINE, seed=1, wishes={}, report={})
    for number, names in ((1, ("Cem", "Ada")), (2, ("Dia", "Bo"))):
        group = BreakoutGroup.create(round=row, number=number)
        for name in names:
            Placement.create(round=row, group=group, member=people[name])
    return row.id


def names(seating) -> list[list[str]]:
    return [[one.name for one in group.people] for group in seating.groups]


def test_a_round_is_shown_by_place_with_its_people_by_name(made):
    seating = showing.of_round(made)
    assert (seating.number, seating.people, seating.has_tables) == (2, 4, False)
    assert names(seating) == [["Ada", "Cem"], ["Bo", "Dia"]]


def test_what_a_group_was_given_stands_beside_it(circle, made):
    table = SeatTable.create(
        workshop=circle, number=7, name="By the window", seats=6, is_accessible=False
    )
    ada = Member.get(Member.display_name == "Ada")
    values = {"theme": "Bias", "seat_table": table, "facilitator": ada}
    BreakoutGroup.update(**values).where(BreakoutGroup.number == 1).execute()
    last = showing.of_round(made).groups[-1]
    assert (last.number, last.place, last.called, last.theme) == (1, 7, "By the window", "Bias")
    assert last.is_table and last.facilitator.name == "Ada"
    first = showing.of_round(made).groups[0]
    assert (first.place, first.called, first.is_table, first.facilitator) == (2, "", False, None)


def test_only_a_published_round_is_shown_to_the_room(circle, made):
    assert showing.published(circle) is None
    rounds.publish(made, NINE)
    assert showing.published(circle).round_id == made
    rounds.withdraw(made)
    assert showing.published(circle) is None


def test_who_said_no_may_not_be_named_until_they_say_yes(made):
    bo = Member.get(Member.display_name == "Bo").id

    def may() -> list[str]:
        people = [one for group in showing.of_round(made).groups for one in group.people]
        return [one.name for one in people if one.may_be_named]

    assert may() == ["Ada", "Cem", "Bo", "Dia"]
    consents.give(bo, What.STAGE, False, "My name may show", NINE, "phone")
    assert may() == ["Ada", "Cem", "Dia"]
    consents.give(bo, What.STAGE, True, "My name may show", NINE, "desk")
    assert may() == ["Ada", "Cem", "Bo", "Dia"]


def test_all_rounds_come_in_their_order_and_a_lost_one_is_none(circle, made):
    (other,) = rounds.make(circle, Wishes(), NINE, people=[row.id for row in Member.select()])
    assert [one.number for one in showing.rounds_of(circle)] == [2, 3]
    rounds.delete(other)
    assert showing.of_round(other) is None

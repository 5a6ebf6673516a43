from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.paper import arrivals
from lchost.planning import sessions, workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def workshop_id(db):
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=2), "UTC")
    return workshops.plan(draft, NINE)


@pytest.fixture
def come(workshop_id, member):
    """Give somebody a place and let them in; returns the registration."""
    session_id = sessions.at_door(workshop_id, NINE).id

    def arrive(name, minutes=0):
        who = member(name).id
        registrations.register(workshop_id, [who], NINE)
        at = NINE + timedelta(minutes=minutes)
        outcome = desk.check_in(Scan(session_id, at, member_id=who))
        assert outcome.answer.is_in
        found = registrations.listing(workshop_id)
        return next(one for one in found if one.member_id == who), outcome

    return arrive


def names(workshop_id, since=None):
    return [one.name for one in arrivals.without_badge(workshop_id, since)]


def test_who_came_first_waits_first(workshop_id, come, member):
    registrations.register(workshop_id, [member("Nobody yet").id], NINE)
    come("Zoë", 3)
    come("Mai", 1)
    assert names(workshop_id) == ["Mai", "Zoë"]
    assert names(workshop_id, NINE + timedelta(minutes=2)) == ["Zoë"]


def test_whose_badge_went_out_does_not_wait(workshop_id, come):
    registration, _ = come("Mai")
    registrations.mark_printed([registration.id], NINE)
    assert names(workshop_id) == []


def test_a_check_in_that_was_taken_back_waits_for_nothing(workshop_id, come):
    _, outcome = come("Mai")
    assert desk.undo_check_in(outcome.check_in_id, NINE)
    assert names(workshop_id) == []


def test_another_workshops_door_is_not_meant(workshop_id, come):
    come("Mai")
    draft = WorkshopDraft("Maps", NINE, NINE + timedelta(hours=2), "UTC")
    assert names(workshops.plan(draft, NINE)) == []

from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import desk, history
from lchost.checkin.answers import Method, Scan
from lchost.checkin.attendance import State
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def held(db):
    def plan(title, starts_at):
        draft = WorkshopDraft(title, starts_at, starts_at + timedelta(hours=2), "UTC")
        return workshops.get(workshops.plan(draft, NINE - 30 * DAY))

    return plan


def place(workshop, member, **values):
    Registration.create(workshop=workshop.id, member=member, registered_at=NINE, **values)


def scan(workshop, member, at):
    made = Scan(workshop.session_id, at, member_id=member.id, method=Method.SEARCH)
    return desk.check_in(made)


def test_a_members_way_is_told_the_latest_workshop_first(held, member):
    zoe = member("Zoë")
    first, second = held("Charts", NINE - 7 * DAY), held("Maps", NINE)
    place(first, zoe)
    place(second, zoe)
    workshops.close_door(first.id, first.ends_at)
    scan(second, zoe, NINE)
    found = history.visits(zoe.id)
    assert [(v.title, v.state, v.since) for v in found] == [
        ("Maps", State.PRESENT, NINE),
        ("Charts", State.ABSENT, None),
    ]
    assert history.counted(found, NINE) == (1, 2)


def test_what_was_taken_back_at_the_door_is_no_visit(held, member):
    zoe, maps = member("Zoë"), held("Maps", NINE)
    place(maps, zoe)
    outcome = scan(maps, zoe, NINE)
    desk.undo_check_in(outcome.check_in_id, NINE)
    assert [v.state for v in history.visits(zoe.id)] == [State.UNMARKED]


def test_places_given_back_and_workshops_to_come_do_not_count(held, member):
    zoe = member("Zoë")
    place(held("Charts", NINE - 7 * DAY), zoe, status=Status.CANCELLED)
    place(held("Maps", NINE + 7 * DAY), zoe)
    found = history.visits(zoe.id)
    assert [v.is_cancelled for v in found] == [False, True]
    assert history.counted(found, NINE) == (0, 0)


def test_somebody_who_never_signed_up_has_no_way(member):
    assert history.visits(member("Zoë").id) == []

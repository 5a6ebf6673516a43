"""A door at one moment: who came, minute by minute, who is to come, who waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import desk, excuses
from lchost.checkin.answers import Answer, Method, Scan, Way
from lchost.checkin.glance import Expected, Minute, glance
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "Europe/Paris")
    return planning.get(planning.plan(draft, NINE))


@pytest.fixture
def person(workshop, member):
    def make(name, status=Status.REGISTERED):
        made = member(name)
        Registration.create(workshop=workshop.id, member=made, status=status, registered_at=NINE)
        return made

    return make


@pytest.fixture
def come(workshop):
    def do(member, at=NINE, **facts):
        return desk.check_in(Scan(workshop.session_id, at, member_id=member.id, **facts))

    return do


def test_who_has_a_place_and_is_not_in_is_to_come_by_name(workshop, person, come):
    zoe, ada, eve = person("Zoe"), person("Ada"), person("Eve")
    person("Off", Status.CANCELLED)
    person("Wait", Status.WAITLISTED)
    come(eve)
    found = glance(workshop.session_id)
    assert found.to_come == (Expected(ada.id, "Ada"), Expected(zoe.id, "Zoe"))
    assert found.since == {eve.id: NINE} and found.counts.present == 1


def test_who_is_excused_is_not_waited_for(workshop, person):
    ada, zoe = person("Ada"), person("Zoe")
    excuses.excuse(workshop.session_id, [ada.id], NINE, "ill")
    assert [one.member_id for one in glance(workshop.session_id).to_come] == [zoe.id]


def test_arrivals_are_counted_by_the_minute(workshop, person, come):
    for n, seconds in enumerate((5, 50, 61, 3600)):
        come(person(f"Member {n}"), NINE + timedelta(seconds=seconds))
    assert glance(workshop.session_id).minutes == (
        Minute(NINE + timedelta(seconds=50), 2),
        Minute(NINE + timedelta(seconds=61), 3),
        Minute(NINE + timedelta(seconds=3600), 4),
    )


def test_who_went_out_has_come_and_is_not_inside(workshop, person, come):
    ada = person("Ada")
    come(ada)
    come(ada, NINE + timedelta(hours=1), way=Way.OUT)
    found = glance(workshop.session_id)
    assert (found.counts.present, found.counts.inside) == (1, 0)
    assert found.to_come == () and found.is_anybody_expected


def test_who_waits_and_the_last_scans_are_in_it(workshop, person, come):
    ada = person("Ada")
    said = come(ada, method=Method.PHONE, needs_nod=True)
    found = glance(workshop.session_id, lines=1)
    assert [waiting.name for waiting in found.held] == ["Ada"]
    assert [entry.answer for entry in found.entries] == [Answer.HELD]
    assert found.scans == 1 and found.seen == said.check_in_id


def test_an_empty_door_has_nothing(workshop):
    found = glance(workshop.session_id)
    assert not found.is_anybody_expected and found.seen == 0 and found.minutes == ()

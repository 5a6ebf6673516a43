"""Somebody new on their own phone: kept once, and held back where nobody has said yes to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import newcomers
from lchost.checkin.answers import Answer, Method, Scan
from lchost.errors import BadEmail, NoName
from lchost.models.attendance import CheckIn
from lchost.models.people import Member
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import members
from lchost.roster.members import MemberDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=3), "Europe/Paris", capacity=1)
    return workshops.get(workshops.plan(draft, NINE))


@pytest.fixture
def scan(workshop):
    return Scan(workshop.session_id, NINE, method=Method.WALK_IN, request_id="1", phone="a phone")


def test_a_newcomer_is_kept_with_a_place_and_is_in(scan):
    said = newcomers.come_in(scan, "Zoë Nowak")
    assert said.answer is Answer.WELCOME and said.name == "Zoë Nowak" and said.is_first_time
    place = Registration.get()
    assert (place.member_id, place.status, place.is_walk_in) == (
        said.member_id,
        Status.REGISTERED,
        True,
    )


def test_asking_again_keeps_nobody_twice(scan):
    first = newcomers.come_in(scan, "Zoë")
    again = newcomers.come_in(scan, "Zoë")
    assert (again.answer, again.check_in_id) == (Answer.WELCOME, first.check_in_id)
    assert Member.select().count() == CheckIn.select().count() == 1


def test_who_comes_to_a_full_workshop_waits(scan):
    newcomers.come_in(scan, "Zoë")
    said = newcomers.come_in(replace(scan, request_id="2", phone="another"), "Yan")
    assert said.answer is Answer.WAITLISTED and not said.has_free_place


@pytest.mark.parametrize(
    ("after", "wanted"), [(-31, Answer.TOO_EARLY), (-30, Answer.WELCOME), (180, Answer.CLOSED)]
)
def test_the_door_s_hours_hold_and_nobody_is_kept_outside_of_them(scan, after, wanted):
    said = newcomers.come_in(replace(scan, at=NINE + timedelta(minutes=after)), "Zoë")
    assert said.answer is wanted
    assert Member.select().count() == (wanted is Answer.WELCOME)


def test_a_poster_on_paper_holds_a_newcomer(scan):
    assert newcomers.come_in(replace(scan, needs_nod=True), "Zoë").answer is Answer.HELD


def test_a_known_e_mail_means_that_member_who_gets_no_place_by_it(scan):
    known = members.add(MemberDraft("Ada", email="ada@example.org"), NINE)
    said = newcomers.come_in(scan, "Somebody", "ADA@example.org")
    assert (said.answer, said.member_id) == (Answer.NOT_REGISTERED, known)
    assert Registration.select().count() == 0


@pytest.mark.parametrize(("name", "email", "trouble"), [(" ", "", NoName), ("Z", "z@", BadEmail)])
def test_what_cannot_be_kept_is_said_and_nothing_is(scan, name, email, trouble):
    with pytest.raises(trouble):
        newcomers.come_in(scan, name, email)
    assert Member.select().count() == CheckIn.select().count() == 0

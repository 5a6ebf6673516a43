"""Somebody new on their own phone: kept once, and held back where nobody has said yes to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import desk, newcomers
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


def test_a_poster_on_paper_sends_a_newcomer_to_the_desk_and_keeps_nobody(scan):
    said = newcomers.come_in(replace(scan, needs_nod=True), "Zoë")
    assert (said.answer, said.member_id) == (Answer.HELD, None)
    assert Member.select().count() == CheckIn.select().count() == 0


@pytest.mark.parametrize("is_archived", [False, True])
@pytest.mark.parametrize("has_place", [False, True])
def test_an_e_mail_that_a_member_has_is_answered_as_any_newcomer_whom_the_desk_must_see(
    scan, workshop, is_archived, has_place
):
    wanted = newcomers.come_in(replace(scan, needs_nod=True), "Somebody")
    ada = members.add(MemberDraft("Ada", email="ada@example.org"), NINE)
    if has_place:
        Registration.create(workshop=workshop.id, member=ada, registered_at=NINE)
    if is_archived:
        members.archive([ada], NINE)
    assert newcomers.come_in(scan, "Somebody", "ADA@example.org") == wanted
    assert CheckIn.select().count() == 0 and Registration.select().count() == has_place


def test_without_a_name_a_known_e_mail_is_told_from_no_other(scan):
    members.add(MemberDraft("Ada", email="ada@example.org"), NINE)
    for email in ("ada@example.org", "nobody@example.org"):
        with pytest.raises(NoName):
            newcomers.come_in(scan, " ", email)


def test_a_request_that_was_answered_to_somebody_else_is_not_answered_to_a_newcomer(scan):
    ada = members.add(MemberDraft("Ada"), NINE)
    desk.check_in(replace(scan, method=Method.PHONE, member_id=ada))
    said = newcomers.come_in(scan, "Zoë")
    assert (said.answer, said.member_id) == (Answer.HELD, None)


@pytest.mark.parametrize(("name", "email", "trouble"), [(" ", "", NoName), ("Z", "z@", BadEmail)])
def test_what_cannot_be_kept_is_said_and_nothing_is(scan, name, email, trouble):
    with pytest.raises(trouble):
        newcomers.come_in(scan, name, email)
    assert Member.select().count() == CheckIn.select().count() == 0

"""What sheets say is taken in by the desk: once, with its moment, all or nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lchost.checkin import log
from lchost.checkin.answers import Answer, Method
from lchost.models import undo
from lchost.models.people import Member
from lchost.paper import feedback_replies
from lchost.paper.feedback_replies import Reply
from lchost.paper.scanback.taking import Taken, Taking, session_for, take
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations

TWO = datetime(2026, 11, 14, 14, 0, tzinfo=UTC)
FOUR = TWO + timedelta(hours=2)
EVENING = TWO + timedelta(hours=7)


@pytest.fixture
def workshop_id(db):
    return workshops.plan(WorkshopDraft("Questions", TWO, FOUR, "UTC"), TWO)


@pytest.fixture
def session_id(workshop_id):
    return sessions.listing(workshop_id)[0].id


@pytest.fixture
def zoe(workshop_id, member):
    one = member("Zoë").id
    registrations.register(workshop_id, [one], TWO)
    return one


def test_read_in_the_evening_they_came_when_it_began(workshop_id, session_id, zoe):
    done = take(workshop_id, Taking(session_id, (zoe,)), EVENING)
    assert done == Taken(checked_in=1)
    (entry,) = log.recent(session_id)
    assert (entry.at, entry.answer, entry.method) == (TWO, Answer.WELCOME, Method.PAPER)


@pytest.mark.parametrize("minutes", [-15, 3])
def test_nobody_came_in_the_future_or_late_because_their_sheet_was_read_then(
    workshop_id, session_id, zoe, minutes
):
    now = TWO + timedelta(minutes=minutes)
    take(workshop_id, Taking(session_id, (zoe,)), now)
    assert log.recent(session_id)[0].at == min(now, TWO)


def test_who_is_in_already_stays_as_they_are(workshop_id, session_id, zoe):
    take(workshop_id, Taking(session_id, (zoe,)), TWO)
    assert take(workshop_id, Taking(session_id, (zoe,)), EVENING) == Taken(known=1)
    assert len(log.recent(session_id)) == 1


def test_who_left_the_community_meanwhile_is_told_apart(workshop_id, session_id, zoe, member):
    bo = member("Bo").id
    registrations.register(workshop_id, [bo], TWO)
    Member.delete_by_id(zoe)  # taken back, say
    done = take(workshop_id, Taking(session_id, (zoe, bo)), TWO)
    assert done == Taken(checked_in=1, gone=1)
    assert len(log.recent(session_id)) == 1


def test_a_name_on_a_spare_line_comes_once_and_again_after_an_undo(workshop_id, session_id):
    taking = Taking(session_id, (), {"sheet C 25": "Nina Vo"})
    with undo.step("first"):
        assert take(workshop_id, taking, TWO) == Taken(new=1)
    assert take(workshop_id, taking, TWO) == Taken(known=1)
    undo.undo()
    assert registrations.listing(workshop_id) == []
    assert take(workshop_id, taking, TWO) == Taken(new=1)
    assert [one.name for one in registrations.listing(workshop_id)] == ["Nina Vo"]


def test_feedback_needs_no_session(workshop_id):
    replies = (Reply("C", {"pace": 4}),)
    assert take(workshop_id, Taking(0, replies=replies), TWO) == Taken(replies=1)
    assert feedback_replies.listing(workshop_id) == list(replies)


def test_a_sheet_is_of_the_session_that_goes_on_else_of_the_last_one(workshop_id, session_id):
    later = sessions.add(workshop_id, SessionDraft(FOUR, FOUR + timedelta(hours=1)))
    found = sessions.listing(workshop_id)
    assert session_for(found, TWO - timedelta(days=1)) == session_id
    assert session_for(found, TWO) == session_id
    assert session_for(found, FOUR) == later
    assert session_for(found, EVENING) == later
    assert session_for([], TWO) == 0

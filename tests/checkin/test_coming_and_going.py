"""In, out, in again; from one room into another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from lchost.checkin import attendance, desk, held, leaving, log
from lchost.checkin.answers import Answer, HeldFor, Scan, Tone, Way
from lchost.checkin.attendance import State
from lchost.models.attendance import CheckIn
from lchost.models.workshops import Registration, Status
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from tests.checkin.conftest import CHARTS, NINE


@pytest.fixture
def no_return(workshop):
    workshops.edit(workshop.id, replace(CHARTS, allows_return=False))


@pytest.fixture
def room_2(workshop):
    """A session at the same time in another room."""
    draft = SessionDraft(NINE, NINE + timedelta(hours=3), "Beginners", "Room 2")
    return sessions.add(workshop.id, draft)


def out(scan, minutes, **facts):
    return scan(minutes=minutes, way=Way.OUT, **facts)


def test_going_out_is_accepted_any_number_of_times(ada, scan):
    scan()
    said = [out(scan, minutes) for minutes in (10, 11, 12)]
    assert [one.answer for one in said] == [Answer.OUT] * 3
    assert all(one.answer.tone is Tone.WELCOME for one in said)
    assert [one.since for one in said] == [NINE, None, None]


def test_going_out_without_having_come_in_is_accepted(ada, scan, workshop):
    assert out(scan, 0).answer is Answer.OUT
    assert attendance.present(workshop.id) == []
    assert log.inside(workshop.session_id) == set()


def test_whoever_is_cancelled_or_after_hours_may_go_out(ada, scan):
    scan()
    Registration.update(status=Status.CANCELLED).execute()
    assert out(scan, 24 * 60).answer is Answer.OUT


def test_coming_back_says_since_when_one_was_out(ada, scan):
    scan()
    out(scan, 10)
    said = scan(minutes=20)
    assert (said.answer, said.left_at) == (Answer.BACK, NINE + timedelta(minutes=10))
    assert scan(minutes=21).answer is Answer.ALREADY


def test_a_retry_of_coming_back_is_one_row(ada, scan):
    scan()
    out(scan, 10)
    said = [scan(minutes=20 + n, request_id="r1") for n in range(3)]
    assert [one.answer for one in said] == [Answer.BACK] * 3
    assert CheckIn.select().count() == 3


def test_where_nobody_comes_back_the_host_is_asked(ada, scan, workshop, no_return):
    scan()
    out(scan, 10)
    said = scan(minutes=20)
    assert (said.answer, said.held_for) == (Answer.HELD, HeldFor.RETURN)
    assert log.inside(workshop.session_id) == set()
    (waiting,) = held.pending(workshop.session_id)
    assert held.nod(waiting.check_in_id, NINE + timedelta(minutes=21)).answer is Answer.BACK
    assert log.inside(workshop.session_id) == {ada.id}
    assert held.pending(workshop.session_id) == []


def test_whoever_is_turned_down_stays_out_and_may_ask_again(ada, scan, workshop, no_return):
    scan()
    out(scan, 10)
    asked = scan(minutes=20)
    held.turn_down(asked.check_in_id, NINE + timedelta(minutes=21), "not today")
    assert held.pending(workshop.session_id) == []
    assert log.inside(workshop.session_id) == set()
    assert scan(minutes=30).answer is Answer.HELD
    assert len(held.pending(workshop.session_id)) == 1


def test_an_earlier_coming_in_that_is_written_late_does_not_bring_one_back(ada, scan, workshop):
    scan()
    out(scan, 30)
    late = scan(minutes=5)  # came in by another device, at five past, and is written down now
    assert (late.answer, late.since) == (Answer.ALREADY, NINE)
    assert log.inside(workshop.session_id) == set()
    assert scan(minutes=40).answer is Answer.BACK


def test_of_two_devices_the_second_to_write_is_told_already_though_it_was_first(ada, scan):
    assert scan(minutes=0.01).answer is Answer.WELCOME
    said = scan(minutes=0)
    assert (said.answer, said.since) == (Answer.ALREADY, NINE + timedelta(minutes=0.01))


def test_a_late_word_of_going_out_counts_at_its_own_moment(ada, scan, workshop):
    scan()
    out(scan, 30)
    scan(minutes=40)
    out(scan, 10)
    assert log.inside(workshop.session_id) == {ada.id}


def test_inside_are_those_whose_last_step_is_in(invite, scan, workshop):
    people = [invite(name) for name in ("Ada", "Bo", "Cy")]
    for who in people:
        scan("", member_id=who.id)
    for who in people[1:]:
        out(scan, 10, text="", member_id=who.id)
    scan("", 20, member_id=people[2].id)
    counts = log.counts(workshop.session_id)
    assert (counts.present, counts.inside) == (3, 2)
    assert log.inside(workshop.session_id) == {people[0].id, people[2].id}
    assert log.gone_out(workshop.session_id) == {people[1].id: NINE + timedelta(minutes=10)}


def test_whoever_never_checks_out_was_there_until_the_end(ada, invite, scan, workshop):
    """Nobody is checked out at a set time; being there until the end follows from the log."""
    early, late = invite("Bo"), invite("Cy")
    for who in (early, ada):
        scan("", member_id=who.id)
    out(scan, 60, text="", member_id=early.id)
    workshops.close_door(workshop.id, CHARTS.ends_at)
    scan("", 181, member_id=late.id)
    assert log.inside(workshop.session_id) == {ada.id}
    assert set(log.gone_out(workshop.session_id)) == {early.id}
    states = {one.name: one.state for one in attendance.presence(workshop.id)}
    assert states == {"Ada": State.PRESENT, "Bo": State.PRESENT, "Cy": State.ABSENT}


# --- rooms --------------------------------------------------------------------------------------


def test_coming_into_one_room_is_leaving_the_other(ada, scan, workshop, room_2):
    scan()
    said = scan(minutes=30, session_id=room_2)
    assert (said.answer, said.moved_from, said.since) == (Answer.MOVED, "Charts", NINE)
    assert log.inside(workshop.session_id) == set()
    assert log.inside(room_2) == {ada.id}
    back = scan(minutes=40)
    assert (back.answer, back.moved_from) == (Answer.MOVED, "Beginners")
    assert log.inside(room_2) == set()


def test_a_move_is_no_return_that_needs_a_nod(ada, scan, room_2, no_return):
    scan()
    assert scan(minutes=10, session_id=room_2).answer is Answer.MOVED
    assert scan(minutes=20).answer is Answer.MOVED


def test_a_move_is_taken_back_with_the_step_out_it_made(ada, scan, workshop, room_2):
    scan()
    said = scan(minutes=30, session_id=room_2)
    assert desk.undo_check_in(said.check_in_id, NINE + timedelta(minutes=31))
    assert log.inside(workshop.session_id) == {ada.id}
    assert log.inside(room_2) == set()
    assert scan(minutes=32).answer is Answer.ALREADY


def test_the_session_after_is_not_a_move(ada, scan, workshop):
    noon = NINE + timedelta(hours=4)
    second = sessions.add(workshop.id, SessionDraft(noon, noon + timedelta(hours=1), "Second"))
    scan()
    said = scan(minutes=240, session_id=second)
    assert said.answer is Answer.WELCOME and not said.is_first_time


def test_at_the_very_end_of_one_session_the_next_one_is_no_move(ada, scan, workshop):
    end = CHARTS.ends_at
    second = sessions.add(workshop.id, SessionDraft(end, end + timedelta(hours=1), "Second"))
    scan()
    assert scan(minutes=180, session_id=second).answer is Answer.WELCOME
    assert log.inside(workshop.session_id) == {ada.id}  # until its end


def test_a_session_is_attended_for_itself(ada, scan, workshop, room_2):
    scan()
    workshops.close_door(workshop.id, NINE + timedelta(hours=2))
    states = [attendance.presence(workshop.id, where)[0].state for where in (None, room_2)]
    assert states == [State.PRESENT, State.ABSENT]
    assert desk.look(Scan(room_2, NINE, member_id=ada.id)).answer is Answer.MOVED


def test_going_out_twice_does_not_move_the_time_they_left(ada, scan):
    scan()
    out(scan, 10)
    again = out(scan, 30)
    assert again.left_at == NINE + timedelta(minutes=10)
    assert scan(minutes=40).left_at == NINE + timedelta(minutes=10)


def test_who_never_came_did_not_leave(ada, scan):
    out(scan, 5)
    assert out(scan, 6).left_at is None


def test_who_has_gone_out_is_not_among_those_present_until_they_are_back(
    ada, workshop, scan, room_2
):
    scan()
    assert attendance.present(workshop.id) == [ada.id]
    scan(minutes=5, session_id=room_2)
    assert attendance.present(workshop.id) == [ada.id]
    out(scan, 10, session_id=room_2)
    assert attendance.present(workshop.id) == []
    scan(minutes=20)
    assert attendance.present(workshop.id) == [ada.id]


def test_whoever_the_host_says_has_left_is_checked_out_where_they_are(ada, workshop, scan, room_2):
    scan()
    scan(minutes=5, session_id=room_2)
    assert leaving.check_out(workshop.id, [ada.id, 99], NINE + timedelta(minutes=9)) == [ada.id]
    assert log.gone_out(room_2) == {ada.id: NINE + timedelta(minutes=9)}
    assert leaving.check_out(workshop.id, [ada.id], NINE + timedelta(minutes=10)) == []

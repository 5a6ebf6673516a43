"""Taking a step back: at once by whoever made it, later by the host, and everything follows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lchost.checkin import attendance, desk, history, log
from lchost.checkin.answers import Answer, Scan, Way
from lchost.models import undo
from lchost.models.attendance import CheckIn
from lchost.models.workshops import Registration
from lchost.roster import registrations
from tests.checkin.conftest import NINE


def test_a_door_takes_back_its_own_for_some_minutes(ada, scan, workshop):
    said = scan(door="Front")
    at = NINE + timedelta(minutes=15)
    assert desk.undo_check_in(said.check_in_id, at, door="Front", within_min=15)
    assert attendance.present(workshop.id) == []


@pytest.mark.parametrize(
    ("door", "after"),
    [("Back", timedelta(minutes=1)), ("Front", timedelta(minutes=15, milliseconds=1))],
)
def test_no_door_takes_back_anothers_or_an_old_one(ada, scan, workshop, door, after):
    said = scan(door="Front")
    assert not desk.undo_check_in(said.check_in_id, NINE + after, door=door, within_min=15)
    assert attendance.present(workshop.id) == [ada.id]
    assert CheckIn.select().count() == 1


def test_the_host_takes_anything_back_later_and_says_why(ada, scan, workshop):
    said = scan(door="Front")
    assert desk.undo_check_in(said.check_in_id, NINE + timedelta(days=3), "it was her sister")
    (entry,) = log.recent(workshop.session_id)
    assert (entry.is_undone, entry.reason, entry.name) == (True, "it was her sister", "Ada")
    kept = CheckIn.get_by_id(said.check_in_id)
    assert (kept.answer, kept.at) == ("welcome", NINE)  # the row stays as it was


def test_all_that_is_counted_follows_at_once(ada, scan, workshop):
    said = scan()
    desk.undo_check_in(said.check_in_id, NINE + timedelta(minutes=1))
    counts = log.counts(workshop.session_id)
    assert (counts.present, counts.inside, counts.first_time, counts.to_come) == (0, 0, 0, 1)
    assert log.arrivals(workshop.session_id) == []
    assert not log.is_anybody_in(workshop.session_id)
    (visit,) = history.visits(ada.id)
    assert visit.since is None and not visit.is_in
    assert desk.look(Scan(workshop.session_id, NINE, member_id=ada.id)).is_first_time


@pytest.mark.parametrize("check_in_id", [0, -1, 4711, 2**62])
def test_what_was_never_there_is_not_taken_back(ada, scan, check_in_id):
    scan()
    assert not desk.undo_check_in(check_in_id, NINE)
    assert CheckIn.select().count() == 1


def test_what_let_nobody_in_is_not_taken_back(ada, scan):
    early = scan(minutes=-60)
    assert not desk.undo_check_in(early.check_in_id, NINE)
    scan()
    again = scan(minutes=1)
    assert not desk.undo_check_in(again.check_in_id, NINE)
    assert CheckIn.select().count() == 3


def test_an_undone_going_out_leaves_one_inside_since_the_first_moment(ada, scan, workshop):
    scan()
    gone = scan(minutes=10, way=Way.OUT)
    assert desk.undo_check_in(gone.check_in_id, NINE + timedelta(minutes=11))
    assert log.inside(workshop.session_id) == {ada.id}
    assert scan(minutes=12).since == NINE


def test_of_two_undos_at_once_one_counts(ada, scan):
    said = scan()
    answers = [desk.undo_check_in(said.check_in_id, NINE) for _ in range(2)]
    assert answers == [True, False]
    assert CheckIn.select().where(CheckIn.undoes.is_null(False)).count() == 1


def test_ctrl_z_takes_back_a_going_out_and_a_walk_in_with_their_place(ada, scan, workshop):
    scan()
    with undo.step("check-out of Ada"):
        scan(minutes=10, way=Way.OUT)
    with undo.step("walk-in of Bo"):
        bo = desk.walk_in(workshop.session_id, "Bo", NINE + timedelta(minutes=11))
    assert log.inside(workshop.session_id) == {bo.member_id}
    undo.undo()
    assert log.counts(workshop.session_id).walk_ins == 0
    assert Registration.select().count() == 1
    undo.undo()
    assert log.inside(workshop.session_id) == {ada.id}
    undo.redo()
    assert log.inside(workshop.session_id) == set()
    undo.redo()
    assert log.counts(workshop.session_id).walk_ins == 1
    assert len(registrations.listing(workshop.id)) == 2


def test_letting_somebody_in_is_undone_with_the_place_it_gave(member, workshop):
    bo = member("Bo")
    with undo.step("letting in of Bo"):
        said = desk.let_in(Scan(workshop.session_id, NINE, member_id=bo.id))
    assert said.answer is Answer.WELCOME
    undo.undo()
    assert attendance.presence(workshop.id) == []
    look = desk.look(Scan(workshop.session_id, NINE, member_id=bo.id))
    assert look.answer is Answer.NOT_REGISTERED


def test_a_members_latest_step_is_the_one_that_stands_last(ada, scan, workshop):
    first = scan()
    out = scan(minutes=4, way=Way.OUT, door="Side door")
    assert not log.is_latest_step(first.check_in_id)
    assert log.is_latest_step(out.check_in_id)
    desk.undo_check_in(out.check_in_id, NINE + timedelta(minutes=5))
    assert log.is_latest_step(first.check_in_id)
    assert not log.is_latest_step(out.check_in_id)


def test_a_step_by_a_clock_that_is_ahead_is_later_too(ada, scan):
    ahead = scan(minutes=9)
    behind = scan(minutes=2, way=Way.OUT, door="Side door")
    assert not log.is_latest_step(ahead.check_in_id)
    assert not log.is_latest_step(behind.check_in_id)

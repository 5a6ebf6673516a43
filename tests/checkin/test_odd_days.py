"""Days on which several doors, a clock and an impatient host meet."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost import codes
from lchost.checkin import desk, held, log, questions
from lchost.checkin.answers import Answer, Question, QuestionKind, Scan, Way
from lchost.errors import ChangedSince, FileMoved
from lchost.models import undo
from lchost.models.attendance import CheckIn
from lchost.models.database import Topic, writing
from lchost.models.people import Member
from lchost.models.workshops import Registration
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ADA, BO = codes.encode(b"Ada's 64"), codes.encode(b"Bo's  64")


@pytest.fixture
def rooms(db, member):
    """Two rooms at one time; Ada and Bo are registered.  Gives the sessions."""
    draft = WorkshopDraft("Charts", NINE, NINE + 3 * HOUR, "Europe/Paris", place="Hall")
    workshop = workshops.get(workshops.plan(draft, NINE))
    for name, code in (("Ada", ADA), ("Bo", BO)):
        made = member(name, code=code)
        Registration.create(workshop=workshop.id, member=made, registered_at=NINE)
    beside = sessions.add(workshop.id, SessionDraft(NINE, NINE + 3 * HOUR, "Maps", "Room 2"))
    return workshop.session_id, beside


def scan(session_id, code=ADA, s=0.0, **facts):
    return desk.check_in(Scan(session_id, NINE + timedelta(seconds=s), code, **facts))


def inside(rooms):
    return [len(log.inside(room)) for room in rooms]


def test_undoing_the_step_out_of_a_move_takes_back_the_move(rooms):
    scan(rooms[0])
    assert scan(rooms[1], s=60).answer is Answer.MOVED and inside(rooms) == [0, 1]
    (left,) = CheckIn.select().where(CheckIn.answer == "out")
    assert desk.undo_check_in(left.id, NINE + HOUR)
    assert inside(rooms) == [1, 0]


def test_two_doors_that_write_in_the_wrong_order_leave_nobody_in_two_rooms(rooms):
    scan(rooms[1], s=2)
    scan(rooms[0], s=0)
    assert sum(inside(rooms)) == 1


def test_a_request_of_the_same_name_in_another_session_is_another_request(rooms):
    first = scan(rooms[0], request_id="1")
    assert scan(rooms[0], s=5, request_id="1").check_in_id == first.check_in_id
    moved = scan(rooms[1], s=60, request_id="1")
    assert moved.answer is Answer.MOVED
    assert scan(rooms[1], s=65, request_id="1").check_in_id == moved.check_in_id


def test_a_request_of_the_same_name_for_another_member_answers_about_that_one(rooms):
    assert scan(rooms[0], request_id="1").name == "Ada"
    other = scan(rooms[0], BO, request_id="1")
    assert (other.answer, other.name) == (Answer.WELCOME, "Bo")


@pytest.mark.parametrize("kind", [QuestionKind.CHOICE, QuestionKind.YES_NO])
def test_an_answer_that_does_not_fit_does_not_answer_a_required_question(rooms, kind):
    workshop_id = sessions.get(rooms[0]).workshop_id
    questions.put(workshop_id, [Question(0, "Lunch?", kind, ("soup", "salad"), True)])
    (asked,) = questions.listing(workshop_id)
    assert scan(rooms[0], answers={asked.id: "zzz"}).answer is Answer.ASKS
    good = "soup" if kind is QuestionKind.CHOICE else "yes"
    assert scan(rooms[0], answers={asked.id: good}).answer is Answer.WELCOME


def test_a_green_answer_brings_the_questions_that_may_stay_open(rooms):
    questions.put(sessions.get(rooms[0]).workshop_id, [Question(0, "Lunch?")])
    said = scan(rooms[0])
    assert said.answer is Answer.WELCOME and [q.text for q in said.questions] == ["Lunch?"]


def test_who_never_came_and_who_has_left_are_told_apart_on_the_way_out(rooms):
    assert scan(rooms[0], way=Way.OUT).since is None
    scan(rooms[0], s=10)
    scan(rooms[0], s=20, way=Way.OUT)
    again = scan(rooms[0], s=30, way=Way.OUT)
    assert again.since is None and again.left_at == NINE + timedelta(seconds=20)


def test_an_undone_nod_leaves_the_person_waiting(rooms):
    scan(rooms[0], needs_nod=True)
    (waiting,) = held.pending(rooms[0])
    with undo.step("nod to Ada"):
        held.nod(waiting.check_in_id, NINE)
    assert held.pending(rooms[0]) == []
    undo.undo()
    assert [one.name for one in held.pending(rooms[0])] == ["Ada"]


def test_a_walk_in_whom_another_door_greeted_since_is_not_undone(rooms):
    with undo.step("check-in of Cleo"):
        cleo = desk.walk_in(rooms[0], "Cleo", NINE)
    for s, way in ((60, Way.OUT), (120, Way.IN)):
        desk.check_in(
            Scan(rooms[0], NINE + timedelta(seconds=s), member_id=cleo.member_id, way=way)
        )
    with pytest.raises(ChangedSince):
        undo.undo()
    assert Member.get_by_id(cleo.member_id).display_name == "Cleo"
    assert len(log.inside(rooms[0])) == 1


def test_a_session_that_lingers_gives_way_to_the_next_one(rooms):
    workshop = workshops.get(sessions.get(rooms[0]).workshop_id)
    workshops.edit(workshop.id, replace(workshop, closes_after_min=60, ends_at=NINE + HOUR))
    sessions.remove(rooms[1])
    later = sessions.add(workshop.id, SessionDraft(NINE + 1.5 * HOUR, NINE + 2.5 * HOUR, "Two"))
    at = {
        minutes: sessions.at_door(workshop.id, NINE + timedelta(minutes=minutes)).id
        for minutes in (-60, 30, 59, 65, 90, 140, 160, 220)
    }
    assert {m for m, session_id in at.items() if session_id == rooms[0]} == {-60, 30, 59}
    assert {m for m, session_id in at.items() if session_id == later} == {65, 90, 140, 160, 220}


def test_a_file_that_was_put_in_this_ones_place_gets_no_green(rooms, db: Path, tmp_path: Path):
    shutil.copy(db, tmp_path / "copy")
    (tmp_path / "copy").replace(db)
    said = scan(rooms[0])
    assert said.answer is Answer.NOT_SAVED and isinstance(said.trouble, FileMoved)
    with pytest.raises(FileMoved), writing(Topic.MEMBERS):
        pass

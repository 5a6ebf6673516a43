"""Questions at the door: what must be answered comes before the welcome."""

from __future__ import annotations

from datetime import timedelta

import pytest

from lchost.checkin import desk, log, questions
from lchost.checkin.answers import Answer, Question, QuestionKind, Scan, Tone, Way
from lchost.models.attendance import CheckIn
from lchost.models.workshops import Registration, Status
from lchost.planning import sessions
from lchost.planning.sessions import SessionDraft
from tests.checkin.conftest import NINE

LUNCH = Question(0, "Lunch?", QuestionKind.CHOICE, ("meat", "none"), is_required=True)
BUS = Question(0, "Which bus?")


@pytest.fixture
def lunch(workshop):
    """The workshop asks for lunch, and may be told the bus."""
    questions.put(workshop.id, [LUNCH, BUS])
    return questions.listing(workshop.id)[0]


def test_a_required_question_comes_before_the_welcome(ada, scan, lunch, workshop):
    said = scan()
    assert (said.answer, said.answer.tone) == (Answer.ASKS, Tone.ATTENTION)
    assert [asked.text for asked in said.questions] == ["Lunch?", "Which bus?"]
    assert log.inside(workshop.session_id) == set()
    assert scan(minutes=1, answers={lunch.id: "none"}).answer is Answer.WELCOME
    assert questions.answers(workshop.id) == {ada.id: {lunch.id: "none"}}


def test_an_optional_question_alone_holds_nobody_back(ada, scan, workshop):
    questions.put(workshop.id, [BUS])
    assert scan().answer is Answer.WELCOME


def test_no_answer_is_asked_for_twice(ada, scan, lunch, workshop):
    noon = NINE + timedelta(hours=4)
    second = sessions.add(workshop.id, SessionDraft(noon, noon + timedelta(hours=1)))
    scan(answers={lunch.id: "meat"})
    scan(minutes=10, way=Way.OUT)
    assert scan(minutes=20).answer is Answer.BACK
    assert scan(minutes=240, session_id=second).answer is Answer.WELCOME


@pytest.mark.parametrize("said", ["", "   ", "\t"])
def test_an_empty_answer_is_none(ada, scan, lunch, said):
    assert scan(answers={lunch.id: said}).answer is Answer.ASKS


def test_answers_are_kept_even_if_the_door_says_no(ada, scan, lunch, workshop):
    Registration.update(status=Status.CANCELLED).execute()
    assert scan(answers={lunch.id: "meat"}).answer is Answer.CANCELLED
    Registration.update(status=Status.REGISTERED).execute()
    assert scan(minutes=-60, answers={lunch.id: "none"}).answer is Answer.TOO_EARLY
    assert questions.answers(workshop.id) == {ada.id: {lunch.id: "none"}}
    assert scan().answer is Answer.WELCOME


def test_who_goes_out_is_never_asked(ada, scan, lunch):
    assert scan(way=Way.OUT).answer is Answer.OUT


def test_who_is_in_already_is_told_so_and_not_asked(ada, scan, workshop):
    scan()
    questions.put(workshop.id, [LUNCH])
    assert scan(minutes=1).answer is Answer.ALREADY


def test_letting_in_overrules_the_list_but_not_a_question(member, workshop, lunch):
    bo = member("Bo")
    asked = Scan(workshop.session_id, NINE, member_id=bo.id)
    assert desk.let_in(asked).answer is Answer.ASKS
    assert CheckIn.get().overruled == ""  # nothing was: they are not in
    assert log.inside(workshop.session_id) == set()
    answered = Scan(workshop.session_id, NINE, member_id=bo.id, answers={lunch.id: "meat"})
    assert desk.let_in(answered).answer is Answer.WELCOME


def test_what_answers_nothing_that_is_asked_is_not_kept(ada, scan, lunch, workshop):
    scan(answers={lunch.id: "caviar", 4711: "meat"})
    assert questions.answers(workshop.id) == {}

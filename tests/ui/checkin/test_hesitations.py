"""Where the door hesitates: questions, nods, other workshops, and the host's word."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lchost import codes
from lchost.checkin import attendance, desk, questions
from lchost.checkin.answers import Answer, HeldFor, Method, Question, QuestionKind, Scan
from lchost.models import undo
from lchost.models.attendance import CheckIn
from lchost.models.people import Member
from lchost.models.workshops import Registration
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.ui.dialogs.asked_at_door import AskedAtDoorDialog
from lchost.ui.dialogs.door_words import ReasonDialog
from lchost.ui.dialogs.walk_in import WalkInDialog
from tests.ui.checkin.conftest import NOW

ADA, BOB = codes.encode(b"Ada's 64"), codes.encode(b"Bob's 64")


def present(workshop) -> set[str]:
    return {p.name for p in attendance.presence(workshop.id) if p.since}


# --- questions ----------------------------------------------------------------------------------


@pytest.fixture
def asked(workshop):
    questions.put(
        workshop.id,
        [
            Question(0, "Allergies?", is_required=True),
            Question(0, "Photo?", QuestionKind.YES_NO),
        ],
    )
    return questions.listing(workshop.id)


def test_a_required_question_comes_first_and_an_optional_one_may_stay_empty(
    show, opened, person, answer_to, workshop, asked
):
    ada = person("Ada", code=ADA)
    page = show()
    assert answer_to(page, lambda: page.scan(ADA)).answer is Answer.ASKS
    dialog = opened(AskedAtDoorDialog)
    dialog.press()
    assert dialog.isVisible() and present(workshop) == set()
    dialog.first_focus().setText("nuts")
    assert answer_to(page, dialog.press).answer is Answer.WELCOME
    assert present(workshop) == {"Ada"}
    assert questions.answers(workshop.id) == {ada.id: {asked[0].id: "nuts"}}


def test_a_question_left_open_can_be_asked_again_from_the_answer(
    show, opened, person, answer_to, workshop, asked, qtbot
):
    person("Ada", code=ADA)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    opened(AskedAtDoorDialog).reject()
    assert page.panel.said.what == "A question first" and present(workshop) == set()
    [ask] = page.panel.ways()
    ask.click()
    dialog = opened(AskedAtDoorDialog)
    dialog.first_focus().setText("none")
    answer_to(page, dialog.press)
    assert present(workshop) == {"Ada"}


def test_what_may_stay_open_can_be_asked_after_the_welcome(
    show, opened, person, answer_to, workshop, qtbot
):
    questions.put(workshop.id, [Question(0, "Allergies?")])
    [question] = questions.listing(workshop.id)
    ada = person("Ada", code=ADA)
    page = show()
    assert answer_to(page, lambda: page.scan(ADA)).answer is Answer.WELCOME
    [ask] = page.panel.ways()
    ask.click()
    dialog = opened(AskedAtDoorDialog)
    dialog.first_focus().setText("nuts")
    dialog.press()
    assert questions.answers(workshop.id) == {ada.id: {question.id: "nuts"}}
    assert page.panel.said.what == "Welcome" and CheckIn.select().count() == 1
    assert page.panel.ways() == []


def test_a_walk_in_is_asked_too_and_made_once(
    show, opened, person, answer_to, workshop, asked, qtbot
):
    page = show()
    answer_to(page, lambda: page.asking.walk_in("Zoë"))
    dialog = opened(AskedAtDoorDialog)
    dialog.first_focus().setText("none")
    answer_to(page, dialog.press)
    assert present(workshop) == {"Zoë"} and Member.select().count() == 1


# --- nods ---------------------------------------------------------------------------------------


def hold(workshop, member, **facts):
    scan = Scan(workshop.session_id, NOW, member_id=member.id, method=Method.PHONE, **facts)
    return desk.check_in(scan)


def test_who_waits_is_shown_with_the_reason_and_a_sound(show, person, workshop, qtbot):
    ada, zoe = person("Ada"), person("Zoë")
    page = show()
    hold(workshop, ada, phone="one")
    assert hold(workshop, zoe, phone="one").held_for is HeldFor.PHONE
    qtbot.waitUntil(page.held.isVisible)
    assert [waiting.name for waiting in page.held.waiting()] == ["Zoë"]
    assert "1 person waits" in page.held.accessibleName()
    assert page.heard == ["attention"]


def test_a_nod_lets_in_who_waits_and_is_one_step(show, person, answer_to, workshop, qtbot):
    zoe = person("Zoë")
    page = show()
    hold(workshop, zoe, needs_nod=True)
    qtbot.waitUntil(page.held.isVisible)
    [waiting] = page.held.waiting()
    assert answer_to(page, lambda: page.held.let_in.emit(waiting)).answer is Answer.WELCOME
    qtbot.waitUntil(lambda: not page.held.isVisible())
    assert present(workshop) == {"Zoë"}
    undo.undo()
    assert present(workshop) == set()


def test_who_is_turned_down_is_gone_from_the_list_and_not_in(
    show, person, answer_to, workshop, qtbot
):
    zoe = person("Zoë")
    page = show()
    hold(workshop, zoe, needs_nod=True)
    qtbot.waitUntil(page.held.isVisible)
    [waiting] = page.held.waiting()
    answer_to(page, lambda: page.held.turned_down.emit(waiting))
    assert page.panel.said.what == "Turned down" and page.panel.said.name == "Zoë"
    qtbot.waitUntil(lambda: not page.held.isVisible())
    assert present(workshop) == set()


# --- the host's word ----------------------------------------------------------------------------


def test_a_reason_for_letting_in_is_kept(show, opened, person, answer_to, workshop):
    person("Ada", status="cancelled", code=ADA)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    page.panel.ways()[1].click()
    asked = opened(ReasonDialog)
    asked.reason.setText("guest of Mai")
    answer_to(page, asked.press)
    row = CheckIn.select().order_by(CheckIn.id.desc()).get()
    assert (row.reason, row.overruled, bool(row.forced)) == ("guest of Mai", "cancelled", True)
    assert present(workshop) == {"Ada"}


def test_a_badge_of_another_workshop_leads_to_its_door(show, person, answer_to, frame, member):
    draft = WorkshopDraft("Maps", NOW, NOW + timedelta(hours=1), "Europe/Paris")
    there = planning.plan(draft, NOW)
    ada = person("Ada", status="", code=ADA)
    Registration.create(workshop=there, member=ada, registered_at=NOW)
    page = show()
    assert answer_to(page, lambda: page.scan(ADA)).answer is Answer.OTHER_WORKSHOP
    assert "“Maps”" in page.panel.said.more
    here, _, switch = page.panel.ways()
    went = []
    frame.asked_to_go.connect(lambda *where: went.append(where))
    switch.click()
    assert went == [("checkin", there, ada.id)]
    assert answer_to(page, here.click).answer is Answer.WELCOME  # or registered here


def test_a_note_that_needs_attention_has_its_own_colour_and_sound(show, person, answer_to):
    person("Ada", code=ADA, attention="has the projector key")
    person("Zoë", code=codes.encode(b"Zoe's 64"))
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    assert page.panel.said.note == "has the projector key" and page.heard == ["note"]
    picture = page.panel.grab().toImage()
    foot = picture.pixelColor(picture.width() // 2, round(picture.height() * 0.87))
    assert foot.name() != picture.pixelColor(6, picture.height() // 2).name()
    answer_to(page, lambda: page.scan(codes.encode(b"Zoe's 64")))
    assert page.panel.said.note == "" and page.heard[-1] == "welcome"


def test_after_one_bad_scan_the_next_hundred_good_ones_pass(show, person, qtbot, workshop):
    good = [codes.encode(n.to_bytes(8, "big")) for n in range(1, 101)]
    for n, code in enumerate(good):
        person(f"Member {n}", code=code)
    page = show()
    answered = []
    page.answered.connect(lambda outcome: answered.append(outcome.answer))
    for text in ("\x00\ud800" * 50, *good):
        page.scan(text, Method.SCANNER)
    qtbot.waitUntil(lambda: len(answered) == 101, timeout=20_000)
    assert not answered[0].is_in and set(answered[1:]) == {Answer.WELCOME}


def test_escape_leaves_the_answer_alone_in_express(show, person, answer_to):
    person("Ada", code=ADA)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.panel.said.what == "Welcome"


def test_f4_three_times_asks_once(show, person, answer_to, workshop, qtbot):
    person("Ada", code=ADA, status="")
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    let_in = page.does()["checkin.let_in"]
    answer_to(page, lambda: (let_in(), let_in(), let_in()))
    page.hide()  # waits for what was asked
    answers = [row.answer for row in CheckIn.select().order_by(CheckIn.id)]
    assert answers == ["not_registered", "welcome"]


def test_a_reason_is_for_whom_it_was_asked(show, opened, person, answer_to, workshop):
    person("Ada", code=ADA, status="cancelled")
    person("Bob", code=BOB, status="cancelled")
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    page.panel.ways()[1].click()
    asked = opened(ReasonDialog)
    answer_to(page, lambda: page.scan(BOB))
    answer_to(page, asked.press)
    assert present(workshop) == {"Ada"}


# --- an answer is seen --------------------------------------------------------------------------


def test_a_scan_is_seen_in_spite_of_what_was_looked_for(show, person, answer_to):
    person("Ada", code=ADA)
    person("Zoë")
    page = show()
    page.field.setText("zo")
    page.finder.look()
    assert page.place.currentWidget() is page.finder.list
    answer_to(page, lambda: page.scan(ADA, Method.SCANNER))
    assert page.place.currentWidget() is page.panel and page.panel.said.name == "Ada"
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    assert page.place.currentWidget() is page.finder.list


def test_a_scan_under_an_open_dialog_is_still_said_when_it_closes(show, opened, person, answer_to):
    person("Ada", code=ADA)
    page = show()
    page.field.setText("Somebody new")
    page.finder.look()
    page.ask_walk_in()
    asked = opened(WalkInDialog)
    answer_to(page, lambda: page.scan(ADA, Method.SCANNER))
    asked.reject()
    assert page.place.currentWidget() is page.panel and page.panel.said.name == "Ada"

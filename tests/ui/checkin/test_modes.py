"""Express and confirm, in and out, the door's name, the session it is for."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lchost import codes
from lchost.checkin import attendance, desk, log
from lchost.checkin.answers import Answer, Method, Scan, Way
from lchost.models import undo
from lchost.models.attendance import CheckIn
from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.sessions import SessionDraft
from lchost.ui import memory
from lchost.ui.dialogs.door_words import DoorNameDialog
from tests.ui.checkin.conftest import NOW

ADA = codes.encode(b"Ada's 64")
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def present(workshop) -> set[str]:
    return {p.name for p in attendance.presence(workshop.id) if p.since}


# --- confirm ------------------------------------------------------------------------------------


def test_confirm_mode_writes_nothing_until_it_is_confirmed(show, person, answer_to, workshop):
    person("Ada", code=ADA, attention="has the projector key")
    page = show()
    page.modes.confirm.click()
    answer_to(page, lambda: page.scan(ADA, Method.SCANNER))
    assert CheckIn.select().count() == 0 and present(workshop) == set()
    assert page.panel.said.what == "Check in?" and page.panel.said.name == "Ada"
    assert page.panel.said.note == "has the projector key" and page.heard == ["attention"]
    assert undo.labels()[0] is None
    answer_to(page, lambda: QTest.keyClick(page.field, ENTER))
    assert present(workshop) == {"Ada"} and CheckIn.select().count() == 1
    assert page.panel.said.what == "Welcome"
    assert CheckIn.get().method == "scanner"


def test_not_now_lets_go_of_who_was_looked_at(show, person, answer_to, qtbot):
    person("Ada", code=ADA)
    page = show()
    page.modes.confirm.click()
    answer_to(page, lambda: page.scan(ADA))
    QTest.keyClick(page.field, ESCAPE)
    assert page.panel.said.what == "Ready" and not page.asking.is_looking
    QTest.keyClick(page.field, ENTER)
    qtbot.wait(50)
    assert CheckIn.select().count() == 0


def test_enter_twice_confirms_once(show, person, answer_to, qtbot):
    person("Ada", code=ADA)
    page = show()
    page.modes.confirm.click()
    answer_to(page, lambda: page.scan(ADA))
    QTest.keyClick(page.field, ENTER)
    QTest.keyClick(page.field, ENTER)
    qtbot.waitUntil(lambda: page.panel.said.what == "Welcome")
    page.hide()  # waits for what was asked
    assert CheckIn.select().count() == 1


def test_the_next_scan_lets_go_of_the_one_before_and_says_so(show, person, answer_to, frame):
    person("Ada", code=ADA)
    zoe = person("Zoë")
    page = show()
    page.modes.confirm.click()
    answer_to(page, lambda: page.scan(ADA))
    said = []
    frame.said.connect(lambda text, _: said.append(text))
    answer_to(page, lambda: page.asking.member(zoe.id, "Zoë"))
    assert said == ["Ada was not checked in"] and page.panel.said.name == "Zoë"


def test_what_needs_no_confirming_is_answered_at_once_and_logged(show, person, answer_to):
    person("Ada", code=ADA, status="cancelled")
    page = show()
    page.modes.confirm.click()
    assert answer_to(page, lambda: page.scan(ADA)).answer is Answer.CANCELLED
    assert [row.answer for row in CheckIn.select()] == ["cancelled"]


def test_the_mode_is_remembered_on_this_computer(show, person):
    page = show()
    page.modes.confirm.click()
    assert memory.looks_first() and page.asking.looks_first
    page.modes.express.click()
    assert not memory.looks_first() and not page.asking.looks_first


# --- in and out ---------------------------------------------------------------------------------


def test_out_checks_out_and_in_welcomes_back(show, person, answer_to, qtbot):
    person("Ada", code=ADA)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    page.modes.way_out.click()
    assert page.panel.said.what == "Checking people out" and page.field.hasFocus()
    assert answer_to(page, lambda: page.scan(ADA)).answer is Answer.OUT
    assert page.panel.said.tone == "welcome" and page.heard[-1] == "welcome"
    qtbot.waitUntil(lambda: page.counters.inside.isVisible())
    assert page.counters.inside.text() == "0 inside now · 1 has gone out"
    page.modes.way_in.click()
    assert answer_to(page, lambda: page.scan(ADA)).answer is Answer.BACK
    qtbot.waitUntil(lambda: not page.counters.inside.isVisible())


def test_who_was_not_in_can_be_checked_in_instead_and_out_mode_goes_on(
    show, person, answer_to, workshop, qtbot
):
    person("Ada", code=ADA)
    page = show()
    page.modes.way_out.click()
    answer_to(page, lambda: page.scan(ADA))
    assert page.panel.said.what == "Not in: nothing to check out"
    assert page.panel.said.tone == "attention" and page.heard == ["attention"]
    [come_in] = page.panel.ways()
    assert answer_to(page, come_in.click).answer is Answer.WELCOME
    assert present(workshop) == {"Ada"} and page.asking.way is Way.OUT


def test_out_mode_bears_its_sign_until_it_is_turned_back(show, person, answer_to):
    person("Ada", code=ADA)
    page = show()
    usual, sub = page.field.placeholderText(), page.sub.text()
    page.modes.way_out.click()
    answer_to(page, lambda: page.scan(ADA))
    assert page.field.placeholderText().startswith("Checking people out")
    assert page.sub.text() == f"Checking people out · {sub}"
    page.modes.way_in.click()
    assert page.field.placeholderText() == usual and page.sub.text() == sub


def test_the_hint_tells_who_is_in_already(show, person, answer_to, qtbot):
    ada = person("Ada", code=ADA)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    qtbot.waitUntil(lambda: ada.id in page.finder.since)
    page.field.setText("Ada")
    page.finder.look()
    assert page.finder.list.hint.text() == "Ada is in already."
    page.modes.way_out.click()
    page.finder.look()
    assert page.finder.list.hint.text() == "Enter checks out Ada."
    answer_to(page, lambda: page.scan(ADA))
    page.modes.way_in.click()
    qtbot.waitUntil(lambda: ada.id in page.finder.gone)
    page.finder.look()
    assert page.finder.list.hint.text() == "Enter checks in Ada."
    assert page.finder.list.people()[0].left_at is not None


def test_a_check_out_is_one_step_of_undo(show, person, answer_to, workshop, qtbot):
    person("Ada", code=ADA)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    page.asking.way = Way.OUT
    answer_to(page, lambda: page.scan(ADA))
    assert undo.labels()[0] == "check-out of Ada"
    undo.undo()
    assert len(log.inside(workshop.session_id)) == 1


def test_undo_the_last_takes_back_a_check_out_too(show, person, answer_to, workshop, qtbot):
    person("Ada", code=ADA)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    page.asking.way = Way.OUT
    answer_to(page, lambda: page.scan(ADA))
    with undo.step("closing the door"):
        sessions.close([workshop.session_id], NOW)
    qtbot.waitUntil(page.recent.undo.isEnabled)
    page.recent.undo.click()
    assert len(log.inside(workshop.session_id)) == 1
    assert undo.labels()[0] == "undoing the check-out of Ada"


# --- the door's name ----------------------------------------------------------------------------


def test_the_doors_name_is_asked_shown_and_kept_with_each_scan(show, opened, person, answer_to):
    person("Ada", code=ADA)
    page = show()
    page.modes.name.click()
    asked = opened(DoorNameDialog)
    asked.name.setText("Main door")
    asked.press()
    assert page.modes.name.text().strip() == "Door: Main door"
    answer_to(page, lambda: page.scan(ADA))
    assert CheckIn.get().door == "Main door"
    answer_to(page, lambda: page.scan(ADA))
    assert page.panel.said.more == "Checked in at Main door. Nothing changed."


# --- sessions -----------------------------------------------------------------------------------


def test_with_several_sessions_the_one_at_the_door_is_chosen(show, person, answer_to, workshop):
    ada = person("Ada", code=ADA)
    second = SessionDraft(NOW + timedelta(minutes=5), NOW + timedelta(hours=1), "Maps by hand")
    other = sessions.add(workshop.id, second)
    page = show()
    assert page.sitting.isVisible() and page.sitting.currentData() == workshop.session_id
    desk.check_in(Scan(workshop.session_id, NOW, member_id=ada.id))
    page.sitting.setCurrentIndex(page.sitting.findData(other))
    page.sitting.activated.emit(page.sitting.currentIndex())
    assert page.asking.session_id == other and "Maps by hand" in page.sitting.currentText()
    said = answer_to(page, lambda: page.scan(ADA))
    assert said.answer is Answer.MOVED and "Charts" in page.panel.said.more
    assert memory.session_of(workshop.uid) == other


def test_a_chosen_session_gives_way_when_it_is_over(show, workshop):
    first = planning.get(workshop.id)
    later = SessionDraft(first.ends_at + timedelta(hours=1), first.ends_at + timedelta(hours=2))
    other = sessions.add(workshop.id, later)
    memory.keep_session(workshop.uid, workshop.session_id)
    page = show()
    assert page.asking.session_id == workshop.session_id
    page.now = lambda: first.ends_at + timedelta(minutes=10)
    page.stale()
    assert page.asking.session_id == other


def test_one_session_needs_no_choice(show):
    assert not show().sitting.isVisible()


# --- the camera ---------------------------------------------------------------------------------


def test_what_the_camera_reads_is_answered_and_outlined(show, person, answer_to):
    person("Ada", code=ADA)
    page = show()
    shown = []
    page.camera.show_answer = lambda tone, text: shown.append((tone, text))
    answer_to(page, lambda: page.camera.scanned.emit(ADA))
    assert CheckIn.get().method == "camera" and shown == [("welcome", ADA)]
    answer_to(page, lambda: page.scan(ADA, Method.SCANNER))
    assert len(shown) == 1  # another way's answer is not the camera's


def test_names_to_come_leave_when_the_window_is_too_low(show, person, qtbot):
    person("Ada")
    page = show()
    page.resize(1100, 1000)
    qtbot.waitUntil(page.to_come.isVisible)
    page.resize(1100, 560)
    qtbot.waitUntil(lambda: not page.to_come.isVisible())
    assert page.camera.isVisible() and page.counters.isVisible()


# --- nothing moves under the mouse --------------------------------------------------------------


def test_the_switches_and_the_camera_stay_where_they_are(show, person, answer_to, workshop, qtbot):
    ada, bob = person("Ada", code=ADA), person("Bob")
    page = show()
    answer_to(page, lambda: page.scan(ADA))

    def places():
        qtbot.wait(20)  # for the layout
        parts = (page.modes.way_out, page.counters, page.camera)
        return [part.mapTo(page, part.rect().topLeft()).y() for part in parts]

    before = places()
    page.asking.way = Way.OUT
    answer_to(page, lambda: page.scan(ADA))
    qtbot.waitUntil(lambda: page.counters.inside.isVisible())
    assert places() == before and ada.id
    desk.check_in(Scan(workshop.session_id, NOW, member_id=bob.id, needs_nod=True))
    qtbot.waitUntil(lambda: page.held.isVisible())
    assert places()[:2] == before[:2]

"""The door on screen: real database, real door thread, keys as a host presses them."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lchost import codes
from lchost.checkin import attendance, desk, log
from lchost.checkin.answers import Answer, Method, Outcome, Scan
from lchost.errors import DiskFull, NotSaved
from lchost.models import undo
from lchost.models.people import Member
from lchost.models.workshops import Registration, Status
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.roster.matching import search_key
from lchost.ui.checkin import door, log_words
from lchost.ui.dialogs.check_ins import CheckInsDialog
from lchost.ui.dialogs.walk_in import WalkInDialog
from lchost.ui.pages.checkin import CheckInPage

ADA = codes.encode(b"Ada's 64")
STRANGER = codes.encode(b"nobody's")
NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def workshop(db):
    draft = WorkshopDraft("Charts", NOW, NOW + timedelta(hours=3), "Europe/Paris")
    return planning.get(planning.plan(draft, NOW))


@pytest.fixture
def person(workshop, member):
    """Make a member; with a place in the workshop unless the status is ''."""

    def make(name, status="registered", **facts):
        folded = search_key(name, email=facts.get("email", ""))
        made = member(name, folded=folded, **facts)
        if status:
            Registration.create(
                workshop=workshop.id, member=made, status=Status(status), registered_at=NOW
            )
        return made

    return make


@pytest.fixture
def page(frame, workshop, qtbot):
    made = CheckInPage(frame, workshop.id)
    made.now = lambda: NOW
    made.resize(1100, 700)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def show(page, qtbot):
    """Show the page; what a test needs in the database is made before."""

    def do():
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.waitUntil(lambda: page.glance is not None)
        page.field.setFocus()
        return page

    return do


@pytest.fixture
def answer_to(page, qtbot):
    """Do something at the door and wait for its answer."""

    def do(act) -> Outcome:
        with qtbot.waitSignal(page.answered) as heard:
            act()
        return heard.args[0]

    return do


@pytest.fixture
def opened(page, qtbot):
    """Wait for a dialog of this kind to have the keyboard."""

    def do(kind):
        found = page.findChild(kind)
        qtbot.waitUntil(found.isActiveWindow)
        return found

    return do


def typed(page, text):
    page.field.insert(text)  # QTest types ASCII only
    QTest.keyClick(page.field, Qt.Key.Key_Return)


def present(workshop):
    return {p.name for p in attendance.presence(workshop.id) if p.since}


# --- codes and names ----------------------------------------------------------------------------


def test_a_typed_code_and_enter_check_in(show, person, answer_to, workshop, frame):
    person("Ada", code=ADA, attention="has the projector key")
    page = show()
    heard = []
    frame.said.connect(lambda text, can_undo: heard.append((text, can_undo)))
    outcome = answer_to(lambda: typed(page, codes.spaced(ADA).lower()))
    assert outcome.answer is Answer.WELCOME
    assert page.panel.said.name == "Ada" and page.panel.said.tone == "welcome"
    assert "has the projector key" in page.panel.accessibleName()
    assert page.field.text() == "" and page.field.hasFocus()
    assert heard[0][0].startswith("Checked in Ada at ") and heard[0][1]
    assert log.recent(workshop.session_id)[0].method is Method.TYPED


def test_one_clear_match_and_enter_check_in(show, person, answer_to, workshop):
    person("Zoë Ng")
    person("Amélie Dubois")
    page = show()
    answer_to(lambda: typed(page, "amelie"))
    assert present(workshop) == {"Amélie Dubois"}
    assert log.recent(workshop.session_id)[0].method is Method.SEARCH


def test_arrows_choose_among_several_and_registered_people_come_first(
    show, person, answer_to, workshop
):
    person("Anna Adler", status="")
    person("Anna Kowalska")
    person("Anna Zola")
    page = show()
    typed(page, "anna")
    assert present(workshop) == set()  # which one? nobody is checked in by a guess
    names = [p.name for p in page.finder.list.people()]
    assert names == ["Anna Kowalska", "Anna Zola", "Anna Adler"]
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    answer_to(lambda: QTest.keyClick(page.field, Qt.Key.Key_Return))
    assert present(workshop) == {"Anna Zola"}


def test_a_name_that_only_a_typo_explains_is_not_checked_in_by_enter(show, person, workshop):
    person("Kowalska")
    page = show()
    typed(page, "kowalsko")
    assert [p.name for p in page.finder.list.people()] == ["Kowalska"]
    assert page.field.text() == "kowalsko" and present(workshop) == set()


def test_somebody_who_is_in_is_found_with_the_time(show, person, workshop):
    ada = person("Ada")
    desk.check_in(Scan(workshop.session_id, NOW, member_id=ada.id))
    page = show()
    page.field.setText("ada")
    page.finder.look()
    [found] = page.finder.list.people()
    assert found.since == NOW


def test_escape_clears_the_field_and_the_answer_is_back(show, person):
    person("Ada")
    page = show()
    page.field.setText("ad")
    page.finder.look()
    assert page.place.currentWidget() is page.finder.list
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.field.text() == "" and page.place.currentWidget() is page.panel


def test_letters_typed_beside_the_field_land_in_it(show, person):
    page = show()
    page.close_door.setFocus()
    QTest.keyClick(page.close_door, Qt.Key.Key_Z)
    assert page.field.text() == "z" and page.field.hasFocus()


# --- the answers --------------------------------------------------------------------------------


def test_the_second_scan_says_since_when(show, person, answer_to):
    person("Ada", code=ADA)
    page = show()
    answer_to(lambda: page.scan(ADA))
    answer_to(lambda: page.scan(ADA))
    assert page.panel.said.tone == "attention"
    assert page.panel.said.what.startswith("Already in since ")


def test_scans_queue_and_are_answered_in_order(show, person, page, qtbot):
    asked = [codes.encode(bytes([n]) * 8) for n in range(12)]
    for n, code in enumerate(asked):
        person(f"Member {n}", code=code)
    page = show()
    answered = []
    page.answered.connect(lambda outcome: answered.append(outcome.name))
    for code in asked:
        page.scan(code, Method.SCANNER)
    qtbot.waitUntil(lambda: len(answered) == 12)
    assert answered == [f"Member {n}" for n in range(12)]


def test_closing_the_file_ends_the_doors_thread(show, person, answer_to):
    person("Ada", code=ADA)
    page = show()
    answer_to(lambda: page.scan(ADA))
    assert "door" in [thread.name for thread in threading.enumerate()]
    page.hide()
    assert "door" not in [thread.name for thread in threading.enumerate()]
    page.show()
    assert answer_to(lambda: page.scan(ADA)).answer is Answer.ALREADY


def test_the_page_answers_the_scanner_only_while_it_is_shown(show, page):
    show()
    assert page.keys._is_on
    page.hide()
    assert not page.keys._is_on


def test_leaving_the_page_waits_for_what_was_scanned(show, person, workshop):
    person("Ada", code=ADA)
    page = show()
    page.scan(ADA, Method.SCANNER)
    page.hide()
    assert present(workshop) == {"Ada"}


@pytest.mark.parametrize("status", ["", "waitlisted", "cancelled"])
def test_whom_the_desk_does_not_let_in_the_host_may(show, person, answer_to, workshop, status):
    person("Ada", status=status, code=ADA)
    page = show()
    answer_to(lambda: page.scan(ADA))
    assert page.panel.said.tone == "attention" and present(workshop) == set()
    way, with_reason = page.panel.ways()
    assert "F4" in way.text() and with_reason.text() == "With a reason…"
    assert answer_to(way.click).answer is Answer.WELCOME
    assert present(workshop) == {"Ada"} and page.field.hasFocus()
    assert not page.frame.action("checkin.let_in").isEnabled()


def test_letting_in_is_one_step_that_takes_the_place_away_again(show, person, answer_to, workshop):
    person("Ada", status="", code=ADA)
    page = show()
    answer_to(lambda: page.scan(ADA))
    assert undo.labels()[0] is None  # a refusal is no step
    answer_to(page.does()["checkin.let_in"])
    assert undo.labels()[0] == "check-in of Ada"
    undo.undo()
    assert present(workshop) == set() and Registration.select().count() == 0


def test_an_unknown_code_offers_search_and_walk_in(show, answer_to):
    page = show()
    answer_to(lambda: page.scan(STRANGER))
    assert page.panel.said.tone == "neutral"
    assert [w.text().strip() for w in page.panel.ways()] == ["Search by name", "Add as walk-in"]


def test_a_wifi_code_is_named_by_its_kind_and_its_password_is_not_shown(show, answer_to):
    page = show()
    answer_to(lambda: page.scan("WIFI:S:home;T:WPA;P:secret;;"))
    assert page.panel.said.name == "A Wi-Fi code"
    assert "secret" not in page.panel.said.sentence


def test_a_full_disk_is_red_and_can_be_tried_again(show, person, answer_to, workshop, monkeypatch):
    person("Ada", code=ADA)
    page = show()

    def full(*_topics):
        raise DiskFull

    with monkeypatch.context() as broken:
        broken.setattr(desk, "writing", full)
        answer_to(lambda: page.scan(ADA))
    assert page.panel.said.tone == "refused"
    assert "disk is full" in page.panel.said.more
    [again] = page.panel.ways()
    assert answer_to(again.click).answer is Answer.WELCOME


def test_a_file_that_cannot_be_reached_is_told_and_tried_again(
    show, page, person, answer_to, qtbot, monkeypatch
):
    def gone(**_wishes):
        raise NotSaved(detail="the drive is gone")

    person("Ada", code=ADA)
    with monkeypatch.context() as broken:
        broken.setattr(door, "connected", gone)
        show()
        qtbot.waitUntil(lambda: len(page.banners()) == 1)
    assert answer_to(lambda: page.scan(ADA)).answer is Answer.WELCOME
    assert page.banners() == []


# --- undo ---------------------------------------------------------------------------------------


def test_an_undone_check_in_leaves_the_panel_and_the_figures(
    show, person, answer_to, workshop, qtbot
):
    person("Ada", code=ADA)
    page = show()
    answer_to(lambda: page.scan(ADA))
    undo.undo()
    qtbot.waitUntil(lambda: page.panel.said.what == "Check-in undone")
    assert page.counters.figures()[0] == "0"
    assert present(workshop) == set()
    undo.redo()
    qtbot.waitUntil(lambda: page.panel.said.what == "Welcome")


def test_undo_the_last_takes_back_the_last_that_stands(show, person, answer_to, workshop, qtbot):
    person("Ada", code=ADA)
    person("Zoë")
    page = show()
    answer_to(lambda: page.scan(ADA))
    answer_to(lambda: page.scan(STRANGER))
    planning.close_door(workshop.id, NOW)
    with undo.step("closing the door"):
        planning.open_door(workshop.id)
    qtbot.waitUntil(page.recent.undo.isEnabled)
    page.recent.undo.click()
    assert present(workshop) == set()
    assert undo.labels()[0] == "undoing the check-in of Ada"


def test_one_of_the_list_is_undone_with_a_reason(show, opened, person, answer_to, workshop):
    person("Ada", code=ADA)
    page = show()
    answer_to(lambda: page.scan(ADA))
    page.show_all()
    listed = opened(CheckInsDialog)
    [entry] = listed.grid.rows.rows()
    listed.grid.choose(entry.check_in_id)
    listed.reason.setText("wrong Ada")
    listed.undo.click()
    assert present(workshop) == set()
    [after] = listed.grid.rows.rows()
    assert after.is_undone and not listed.undo.isEnabled()
    assert log_words.overruled_words(after) == "wrong Ada"
    listed.close()


def test_ctrl_z_in_the_empty_field_is_the_windows_undo(show, person, answer_to, frame, workshop):
    person("Ada")
    page = show()
    page.addAction(frame.action("edit.undo"))
    frame.actions.pressed.connect(lambda command: undo.undo())
    answer_to(lambda: typed(page, "ada"))
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_Z, control)
    assert present(workshop) == set() and page.field.text() == ""


# --- walk-ins -----------------------------------------------------------------------------------


def test_a_walk_in_takes_three_keys_beside_the_name(show, opened, answer_to, workshop, qtbot):
    page = show()
    typed(page, "Zoë Ng")  # Enter: nobody is called like this
    asked = opened(WalkInDialog)
    assert asked.name.text() == "Zoë Ng"
    answer_to(lambda: QTest.keyClick(asked.name, Qt.Key.Key_Return))
    assert present(workshop) == {"Zoë Ng"}
    assert undo.labels()[0] == "check-in of Zoë Ng"
    assert page.field.text() == ""
    qtbot.waitUntil(lambda: page.counters.figures()[2] == "1")


def test_a_member_of_that_name_is_taken_and_not_made_twice(
    show, opened, person, answer_to, workshop
):
    person("Zoë Ng", status="")
    page = show()
    page.ask_walk_in()
    asked = opened(WalkInDialog)
    asked.name.setText("Zoe Ng")
    QTest.keyClick(asked.name, Qt.Key.Key_Return)
    assert asked.isVisible() and asked.known.hasFocus()
    answer_to(lambda: QTest.keyClick(asked.known, Qt.Key.Key_Return))
    assert present(workshop) == {"Zoë Ng"} and Member.select().count() == 1


def test_a_second_person_of_that_name_takes_one_more_key(show, opened, person, answer_to, workshop):
    person("Zoë Ng")
    page = show()
    page.ask_walk_in()
    asked = opened(WalkInDialog)
    asked.name.setText("Zoë Ng")
    QTest.keyClick(asked.name, Qt.Key.Key_Return)
    QTest.keyClick(asked.known, Qt.Key.Key_Tab)
    assert asked.verb.hasFocus()
    answer_to(lambda: QTest.keyClick(asked.verb, Qt.Key.Key_Return))
    assert Member.select().count() == 2


def test_the_walk_in_form_keeps_its_width_while_a_name_is_typed(show, opened, qtbot):
    page = show()
    page.ask_walk_in()
    asked = opened(WalkInDialog)
    wide = asked.width()
    asked.name.setText("Zoë Ng")
    asked.look()
    assert asked.width() == wide
    asked.close()


def test_a_walk_in_without_a_name_is_asked_for_one(show, opened):
    page = show()
    page.ask_walk_in()
    asked = opened(WalkInDialog)
    asked.press()
    assert asked.isVisible() and asked.name.hasFocus()
    asked.close()


# --- the door's hours and figures -----------------------------------------------------------------


def test_a_closed_door_says_so_and_opens_again(show, person, answer_to, workshop):
    person("Ada", code=ADA)
    page = show()
    page.does()["checkin.close_door"]()
    page.now = lambda: NOW + timedelta(minutes=1)
    outcome = answer_to(lambda: page.scan(ADA))
    assert outcome.answer is Answer.CLOSED
    page.does()["checkin.open_door"]()
    assert answer_to(lambda: page.scan(ADA)).answer is Answer.WELCOME


def test_before_its_hour_the_page_says_when_the_door_opens(show, page, person, answer_to):
    person("Ada", code=ADA)
    page.now = lambda: NOW - timedelta(hours=2)
    page = show()
    assert page.panel.said.what.startswith("The door opens at ")
    page.does()["checkin.open_door"]()
    assert answer_to(lambda: page.scan(ADA)).answer is Answer.WELCOME


def test_the_figures_follow_the_door(show, person, answer_to, qtbot):
    person("Ada", code=ADA)
    person("Zoë")
    page = show()
    assert page.counters.figures() == ("0", "2", "0", "0")
    assert [p.name for p in page.to_come.grid.rows.rows()] == ["Ada", "Zoë"]
    answer_to(lambda: page.scan(ADA))
    qtbot.waitUntil(lambda: page.counters.figures() == ("1", "1", "0", "1"))
    assert page.counters.bar.accessibleName() == "1 of 2 are in"
    assert [p.name for p in page.to_come.grid.rows.rows()] == ["Zoë"]
    assert "1 of 2 in" in page.arrivals.accessibleName()


def test_with_nobody_registered_the_page_says_what_to_do(show):
    assert show().panel.said.what == "Nobody is registered yet"


def test_the_list_of_all_is_saved_as_a_table(show, opened, person, answer_to, tmp_path):
    person("=Ada", code=ADA)
    page = show()
    answer_to(lambda: page.scan(ADA))
    page.show_all()
    listed = opened(CheckInsDialog)
    listed.write(tmp_path / "list.csv")
    text = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    assert "'=Ada" in text and "Welcome" in text
    listed.close()

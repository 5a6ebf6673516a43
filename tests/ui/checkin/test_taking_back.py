"""What is taken back is this desk's own row, and the panel names nobody who is not in."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from lchost import codes
from lchost.checkin import attendance, desk
from lchost.checkin.answers import Answer, Scan, Way
from lchost.checkin.desk import UNDO_WITHIN_MIN
from lchost.models import undo
from tests.ui.checkin.conftest import NOW

ADA, BOB = codes.encode(b"Ada's 64"), codes.encode(b"Bob's 64")


def present(workshop) -> set[int]:
    return {p.member_id for p in attendance.presence(workshop.id) if p.since}


def shown(page) -> tuple[str, str]:
    return page.panel.said.what, page.panel.said.name


def test_undo_the_last_takes_back_this_desks_own_row_and_no_namesake(
    show, person, answer_to, workshop, qtbot
):
    mine, other = person("Ada", code=ADA), person("Ada", code=BOB)
    page = show()
    mine_in = answer_to(page, lambda: page.scan(ADA))
    with undo.step("check-in of Ada"):
        desk.check_in(Scan(workshop.session_id, NOW, text=BOB, door="Kiosk"))
    qtbot.waitUntil(lambda: len(page.recent.grid.rows.rows()) == 2)
    assert page.recent.undo.toolTip() == "Undo the check-in of Ada"
    page.recent.undo.click()
    assert present(workshop) == {other.id} and mine_in.member_id == mine.id


def test_without_a_step_of_its_own_the_button_names_the_newest(show, person, workshop, qtbot):
    person("Ada", code=ADA)
    desk.check_in(Scan(workshop.session_id, NOW, text=ADA, door="Phones"))
    page = show()
    qtbot.waitUntil(page.recent.undo.isEnabled)
    assert page.recent.undo.toolTip() == "Undo the check-in of Ada"
    page.recent.undo.click()
    assert present(workshop) == set()


def test_each_undo_names_who_was_taken_off_and_redo_who_is_back(
    show, person, answer_to, workshop, qtbot
):
    person("Ada", code=ADA)
    person("Bob", code=BOB)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    answer_to(page, lambda: page.scan(BOB))
    for turn, wanted in (
        (undo.undo, ("Check-in undone", "Bob")),
        (undo.undo, ("Check-in undone", "Ada")),
        (undo.redo, ("Welcome", "Ada")),
        (undo.redo, ("Welcome", "Bob")),
    ):
        turn()
        qtbot.waitUntil(lambda wanted=wanted: shown(page) == wanted)


def test_after_somebody_who_is_in_already_undo_names_whom_it_took_off(
    show, person, answer_to, workshop, qtbot
):
    person("Ada", code=ADA)
    person("Bob", code=BOB)
    desk.check_in(Scan(workshop.session_id, NOW, text=BOB, door="Phones"))
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    assert answer_to(page, lambda: page.scan(BOB)).answer is Answer.ALREADY
    undo.undo()
    qtbot.waitUntil(lambda: shown(page) == ("Check-in undone", "Ada"))


def test_an_undo_at_another_door_leaves_whom_the_host_looks_at(
    show, person, answer_to, workshop, qtbot
):
    person("Ada", code=ADA, status="cancelled")
    person("Bob", code=BOB)
    theirs = desk.check_in(Scan(workshop.session_id, NOW, text=BOB, door="Phones"))
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    desk.undo_check_in(theirs.check_in_id, NOW, door="Phones")
    qtbot.waitUntil(lambda: page.counters.figures()[0] == "0")
    assert page.panel.said.name == "Ada" and page.asking.can_let_in


def test_any_of_the_last_rows_is_undone_by_the_delete_key(show, person, answer_to, workshop, qtbot):
    person("Ada", code=ADA)
    bob = person("Bob", code=BOB)
    page = show()
    first = answer_to(page, lambda: page.scan(ADA))
    answer_to(page, lambda: page.scan(BOB))
    qtbot.waitUntil(lambda: len(page.recent.grid.rows.rows()) == 2)
    page.recent.grid.choose(first.check_in_id)
    page.recent.grid.setFocus()
    QTest.keyClick(page.recent.grid, Qt.Key.Key_Delete)
    assert present(workshop) == {bob.id}
    qtbot.waitUntil(lambda: shown(page) == ("Check-in undone", "Ada"))
    [take] = page.recent.grid.actions()
    qtbot.waitUntil(lambda: not take.isEnabled())  # it was taken back


NOTHING = "Nothing to take back at once; the list of all does it, with a reason (Ctrl+L)"


def test_the_button_names_whom_it_takes_back(show, person, answer_to, qtbot):
    person("Ada", code=ADA)
    person("Bartholomew " * 6, code=BOB)
    page = show()
    assert page.recent.undo.accessibleName() == "Nothing to undo"
    answer_to(page, lambda: page.scan(ADA))
    qtbot.waitUntil(lambda: page.recent.undo.text().strip() == "Undo the check-in of Ada")
    assert page.recent.undo.accessibleName() == "Undo the check-in of Ada"
    answer_to(page, lambda: page.scan(BOB))
    qtbot.waitUntil(lambda: page.recent.undo.text().strip() == "Undo the last")
    assert "Bartholomew" in page.recent.undo.toolTip()  # no room for all of the name


def test_who_has_gone_out_and_in_since_elsewhere_is_not_taken_back_unseen(
    show, person, answer_to, workshop, qtbot
):
    ada = person("Ada", code=ADA)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    for minutes, way in ((4, Way.OUT), (5, Way.IN)):
        at = NOW + timedelta(minutes=minutes)
        desk.check_in(Scan(workshop.session_id, at, text=ADA, door="Side door", way=way))
    qtbot.waitUntil(lambda: page.recent.undo.toolTip() == NOTHING)
    assert not page.recent.undo.isEnabled()
    assert present(workshop) == {ada.id}


def test_somebody_who_goes_on_while_the_button_is_pressed_stays(
    show, person, answer_to, workshop, frame, qtbot
):
    ada = person("Ada", code=ADA)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    qtbot.waitUntil(page.recent.undo.isEnabled)
    said = []
    frame.said.connect(lambda text, _: said.append(text))
    page.reader.stop()  # the screen is behind
    for minutes, way in ((4, Way.OUT), (5, Way.IN)):
        at = NOW + timedelta(minutes=minutes)
        desk.check_in(Scan(workshop.session_id, at, text=ADA, door="Side door", way=way))
    page.recent.undo.click()
    assert (said, present(workshop)) == ([NOTHING], {ada.id})


def test_what_was_done_long_ago_is_out_of_the_buttons_reach(
    show, person, answer_to, workshop, qtbot
):
    ada = person("Ada", code=ADA)
    page = show()
    answer_to(page, lambda: page.scan(ADA))
    qtbot.waitUntil(page.recent.undo.isEnabled)
    page.now = lambda: NOW + timedelta(minutes=UNDO_WITHIN_MIN, seconds=1)
    page.stale()  # as its clock does
    assert not page.recent.undo.isEnabled()
    assert page.recent.undo.toolTip() == NOTHING
    assert present(workshop) == {ada.id}

"""Walk-ins: a name is enough, few keys, and a full room is said before."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from lchost.checkin import attendance
from lchost.checkin.answers import Answer
from lchost.planning import workshops as planning
from lchost.ui.dialogs.walk_in import WalkInDialog

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


class Keys:
    """Counts the keys that a host presses."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, widget, key) -> None:
        self.pressed += 1
        QTest.keyClick(widget, key)

    def write(self, widget, text) -> None:
        QTest.keyClicks(widget, text)


@pytest.fixture
def keys(qapp):
    return Keys()


def present(workshop) -> set[str]:
    return {p.name for p in attendance.presence(workshop.id) if p.since}


def test_from_the_field_a_walk_in_takes_two_keys_beyond_the_name(
    show, opened, answer_to, workshop, keys
):
    page = show()
    keys.write(page.field, "Mara Lind")
    keys.press(page.field, ENTER)
    asked = opened(WalkInDialog)
    assert answer_to(page, lambda: keys.press(asked.name, ENTER)).answer is Answer.WELCOME
    assert present(workshop) == {"Mara Lind"} and keys.pressed <= 3


def test_by_its_key_a_walk_in_takes_two_as_well(show, opened, answer_to, workshop, keys, frame):
    page = show()
    page.addAction(frame.action("checkin.walk_in"))
    frame.actions.pressed.connect(lambda command: page.does()[command.key]())
    keys.press(page.windowHandle(), Qt.Key.Key_F3)
    asked = opened(WalkInDialog)
    assert QApplication.focusWidget() is asked.name
    keys.write(asked.name, "Mara Lind")
    answer_to(page, lambda: keys.press(asked.name, ENTER))
    assert present(workshop) == {"Mara Lind"} and keys.pressed <= 3


def test_a_member_of_that_name_costs_one_key_more_and_no_more(
    show, opened, person, answer_to, workshop, keys
):
    person("Mara Lind", status="")
    page = show()
    page.ask_walk_in()
    keys.pressed = 1  # the key that opened it
    asked = opened(WalkInDialog)
    keys.write(asked.name, "Mara Lind")
    keys.press(asked.name, ENTER)
    answer_to(page, lambda: keys.press(asked.known, ENTER))
    assert present(workshop) == {"Mara Lind"} and keys.pressed <= 3


def test_a_full_room_is_said_and_the_host_may_let_them_in(
    show, opened, person, answer_to, workshop, qtbot
):
    planning.edit(workshop.id, replace(workshop, capacity=1))
    person("Ada")
    page = show()
    page.ask_walk_in()
    asked = opened(WalkInDialog)
    assert asked.full.text() == "1 of 1 places are taken; let in anyway?"
    assert asked.full.isVisible() and asked.verb.text().strip() == "Let in anyway"
    asked.name.setText("Mara Lind")
    assert answer_to(page, asked.press).answer is Answer.WELCOME
    assert present(workshop) == {"Mara Lind"}


def test_free_places_are_counted(show, opened, person, workshop):
    planning.edit(workshop.id, replace(workshop, capacity=3))
    person("Ada")
    page = show()
    page.ask_walk_in()
    asked = opened(WalkInDialog)
    assert asked.note.text() == "2 places are free." and not asked.full.isVisible()
    assert asked.verb.text().strip() == "Check in"
    asked.close()


def test_somebody_on_the_waitlist_hears_of_a_free_place(show, person, answer_to, workshop):
    planning.edit(workshop.id, replace(workshop, capacity=1))
    zoe = person("Zoe", status="waitlisted")
    page = show()
    assert answer_to(page, lambda: page.asking.member(zoe.id, "Zoe")).answer is Answer.WAITLISTED
    assert page.panel.said.more == "A place is free: let them in?"
    assert answer_to(page, page.panel.ways()[0].click).answer is Answer.WELCOME

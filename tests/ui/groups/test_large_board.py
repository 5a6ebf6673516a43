"""A room of a hundred and thirty: read off the screen, drawn as far as it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from lchost.errors import GoneMeanwhile
from lchost.grouping import rounds
from lchost.grouping.wishes import Wishes
from lchost.models import undo
from lchost.roster import members, registrations
from lchost.roster.members import MemberDraft
from lchost.ui.groups import elsewhere, shown
from lchost.ui.pages.groups import GroupsPage
from tests.ui.groups.conftest import NOW


@pytest.fixture
def large(frame, workshop, once, qtbot):
    """The page with 26 groups of five."""
    once("large", lambda: seat_many(workshop))
    page = GroupsPage(frame, workshop.id)
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    assert page.shown is None  # it is being read
    qtbot.waitUntil(lambda: page.shown is not None)
    return page


def seat_many(workshop) -> None:
    ids = [members.add(MemberDraft(f"Guest {n:03}"), NOW) for n in range(130)]
    registrations.register(workshop.id, ids, NOW)
    rounds.make(workshop.id, Wishes(), NOW, people=ids)


def test_only_the_cards_in_sight_are_there(large):
    board = large.board
    assert len(board.places.boxes) == 26
    assert 3 <= len(board.cards) <= 12
    board.verticalScrollBar().setValue(board.verticalScrollBar().maximum())
    assert board.cards[-1].index == 25 and len(board.cards) <= 12


def test_the_keyboard_stays_when_its_card_is_scrolled_away(large, qtbot):
    board = large.board
    first = board.shown.view.groups[0].members[0]
    board.choose(first.member_id)
    board.verticalScrollBar().setValue(board.verticalScrollBar().maximum())
    assert board.card_at(0).hasFocus()
    qtbot.keyClick(board.card_at(0), Qt.Key.Key_Down)
    assert board.verticalScrollBar().value() < 100
    assert board.choice.member == board.shown.view.groups[0].members[1].member_id


def test_whoever_is_found_is_brought_into_sight(large, qtbot):
    board = large.board
    wanted = board.shown.view.groups[25].members[4]
    large.finder.setFocus()
    qtbot.keyClicks(large.finder, wanted.name)
    row = board.row_box(25, wanted.member_id)
    assert board.viewport().rect().contains(row)
    assert board.choice.member == wanted.member_id and large.finder.hasFocus()


def test_page_down_goes_about_a_screen_further(large, qtbot):
    board = large.board
    board.choose(board.shown.view.groups[0].members[0].member_id)
    qtbot.keyClick(board.card_at(0), Qt.Key.Key_PageDown)
    gone = board.places.boxes[board.choice.card].top() - board.places.boxes[0].top()
    assert 0 < gone <= board.viewport().height()


def test_only_the_round_that_was_asked_for_last_is_shown(large, qtbot, monkeypatch):
    taken = []
    reading = shown.Reading(large, taken.append, lambda error: None)
    monkeypatch.setattr(shown, "read", lambda round_id: round_id)
    reading.ask(1, 1000)
    reading.ask(2, 1000)
    qtbot.waitUntil(lambda: bool(taken))
    assert taken == [2]


def test_very_many_groups_are_offered_twenty_by_twenty(large, monkeypatch):
    monkeypatch.setattr(elsewhere, "_MOST", 10)
    read, asked = large.board.shown, []
    member = read.view.groups[0].members[0].member_id
    menu = QMenu(large)
    elsewhere.fill_moves(menu, read, (member,), lambda who, to: asked.append((who, to)))
    assert [action.text() for action in menu.actions()] == ["Groups 2 – 21", "Groups 22 – 26"]
    inner = menu.actions()[1].menu()
    inner.aboutToShow.emit()
    assert inner.actions()[0].text().startswith("Group 22\t")
    inner.actions()[0].trigger()
    assert asked == [((member,), read.view.groups[21].id)]


def test_trouble_with_a_round_that_is_not_wanted_any_more_is_not_told(large, qtbot, monkeypatch):
    taken, told = [], []

    def read(round_id: int) -> int:
        if round_id == 1:
            raise GoneMeanwhile()
        return round_id

    reading = shown.Reading(large, taken.append, told.append)
    monkeypatch.setattr(shown, "read", read)
    reading.ask(1, 1000)
    reading.ask(2, 1000)
    qtbot.waitUntil(lambda: bool(taken))
    assert told == []
    reading.ask(1, 1000)
    qtbot.waitUntil(lambda: bool(told))
    assert taken == [2]


def test_what_is_asked_for_right_after_a_change_is_done_with_the_round_as_it_is_then(
    large, qtbot, monkeypatch
):
    mixed = []
    monkeypatch.setattr(large.making, "mix_again", mixed.append)
    large.by_hand.lock_group(large.shown.groups[0].id, True)
    large.does()["groups.again"]()
    assert mixed == []  # it is being read
    qtbot.waitUntil(lambda: bool(mixed))
    assert mixed[0].groups[0].is_locked
    undo.undo()
    large.does()["groups.again"]()
    qtbot.waitUntil(lambda: len(mixed) == 2)
    assert not mixed[1].groups[0].is_locked

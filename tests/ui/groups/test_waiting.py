"""Those without a seat: dragged into a group, pasted there, or sent by a menu; each undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from lchost.grouping import pairs, rounds
from lchost.grouping.pairs import PairKind
from lchost.models import undo
from tests.ui.groups.conftest import arrive, seated
from tests.ui.groups.test_groups_page import actions

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def late(with_round, workshop, qtbot):
    """The page, and somebody who has come late."""
    (member,) = arrive(workshop, "Late Larry")
    qtbot.waitUntil(lambda: bool(with_round.fairness.waiting.names()))
    return with_round, with_round.fairness.waiting.names()[0], member


def over(page, name, card: int, row: int = -1) -> QPoint:
    """A point on a card, as the mouse that was pressed on the name tells it."""
    board, box = page.board, page.board.places.boxes[card]
    spot = box.center() if row < 0 else box.topLeft() + board.shape.row(row, 200).center().toPoint()
    return name.mapFromGlobal(board.ground.mapToGlobal(spot))


def lines(page) -> list[str]:
    said = [line.text for line in page.board.bubble.lines]
    return [text.replace("\u2068", "").replace("\u2069", "") for text in said]


def test_one_who_waits_is_dragged_into_a_group(late):
    page, name, member = late
    QTest.mousePress(name, LEFT, PLAIN, QPoint(5, 5))
    QTest.mouseMove(name, QPoint(40, 5))
    QTest.mouseMove(name, over(page, name, 1, row=0))
    assert lines(page)[0] == "Late Larry → group 2" and len(lines(page)) > 1
    QTest.mouseRelease(name, LEFT, PLAIN, over(page, name, 1, row=0))
    assert "Late Larry" in seated(page)[2] and len(seated(page)[2]) == 5
    assert page.board.choice.member == member and page.fairness.waiting.names() == []
    assert undo.labels()[0] == "seat for Late Larry in group 2"
    undo.undo()
    assert len(seated(page)[2]) == 4 and page.shown.waiting


def test_names_in_all_scripts_are_as_tall(late, workshop, qtbot):
    page, _, _ = late
    arrive(workshop, "محمد عبد الرحمن", "Isabela")
    page.stale()
    qtbot.waitUntil(lambda: len(page.fairness.waiting.names()) == 3)
    names = page.fairness.waiting.names()
    qtbot.waitUntil(lambda: all(name.isVisible() for name in names))
    assert max(name.height() for name in names) - min(name.height() for name in names) <= 2


def test_let_go_beside_the_board_nobody_sits_down(late):
    page, name, _ = late
    QTest.mousePress(name, LEFT, PLAIN, QPoint(5, 5))
    QTest.mouseMove(name, QPoint(40, 5))
    assert page.board.ground.hand.is_dragging
    QTest.mouseRelease(name, LEFT, PLAIN, QPoint(40, 5))
    assert not page.board.ground.hand.is_dragging and page.shown.waiting


def test_a_name_that_gets_a_seat_meanwhile_leaves_the_hand(late, qtbot):
    page, name, _ = late
    QTest.mousePress(name, LEFT, PLAIN, QPoint(5, 5))
    QTest.mouseMove(name, QPoint(40, 5))
    page.seat_waiting()
    qtbot.waitUntil(lambda: not page.shown.waiting)
    assert not page.board.ground.hand.is_dragging


def test_one_who_waits_is_cut_and_pasted(late):
    page, name, _ = late
    QTest.keyClick(name, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    card = page.board.card_at(page.board.choice.card)
    assert page.board.has_keyboard() and lines(page)[0].startswith("Late Larry → group")
    QTest.keyClick(card, Qt.Key.Key_Right)
    after = page.board.card_at(page.board.choice.card)
    QTest.keyClick(after, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "Late Larry" in seated(page)[after.group.number]
    undo.undo()
    page.stale()
    assert page.shown.waiting


def test_the_menu_tells_what_one_more_would_do(late):
    page, _, member = late
    mate = page.shown.groups[0].members[0]
    pairs.keep(page.workshop_id, PairKind.APART, member, mate.member_id)
    page.stale()
    offered = actions(page.by_hand.places_for(member))
    first = next(action for text, action in offered.items() if text.startswith("Group 1"))
    assert f"apart from {mate.name}" in first.toolTip().replace("\u2068", "").replace("\u2069", "")
    third = next(action for text, action in offered.items() if text.startswith("Group 3"))
    third.trigger()
    assert "Late Larry" in seated(page)[3]


def test_the_price_of_a_seat_is_what_the_report_says_then(late):
    page, _, member = late
    for index, group in enumerate(page.shown.groups):
        told = page.board.shown.price({member: index})
        page.by_hand.move((member,), group.id)
        assert told.after == rounds.get(page.shown.id).report.percent
        undo.undo()
        page.stale()
        assert page.board.shown.price({member: index}).before == page.shown.report.percent

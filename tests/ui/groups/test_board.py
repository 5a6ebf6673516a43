"""The board: people dragged, swapped, moved by keys, locked and found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel

from lchost.grouping import moves, pairs, rounds
from lchost.grouping.pairs import PairKind
from lchost.grouping.problem import NeverOne
from lchost.grouping.wishes import Wishes
from lchost.models import undo
from lchost.ui.dialogs.dialog import Ask
from lchost.ui.groups import card_words, price_words
from lchost.ui.groups.board import Board
from lchost.ui.groups.drawing import bar_of
from lchost.ui.groups.shown import read
from tests.ui.groups.conftest import NOW, seated

LEFT = Qt.MouseButton.LeftButton


def seat_of(board: Board, card: int, row: int = 0):
    return board.shown.view.groups[card].members[row]


def head_of(board: Board, card: int) -> QPoint:
    """A place on a card where nobody's line is."""
    return board.places.boxes[card].topLeft() + QPoint(60, 12)


def line_of(board: Board, card: int, row: int) -> QPoint:
    box = board.places.boxes[card]
    return box.topLeft() + board.shape.row(row, box.width()).center().toPoint()


def carry(qtbot, board: Board, start: QPoint, *way: QPoint) -> None:
    """Press and drag without letting go."""
    qtbot.mousePress(board.ground, LEFT, pos=start)
    qtbot.mouseMove(board.ground, start + QPoint(30, 6))
    for point in way:
        qtbot.mouseMove(board.ground, point)


def drag(qtbot, board: Board, start: QPoint, end: QPoint) -> None:
    carry(qtbot, board, start, end)
    qtbot.mouseRelease(board.ground, LEFT, pos=end)


def said(board: Board) -> list[str]:
    lines = board.bubble.lines if board.bubble.isVisible() else ()
    return [line.text.replace("\u2068", "").replace("\u2069", "") for line in lines]


def test_a_person_dropped_on_another_card_moves_there(with_round, qtbot):
    page, board = with_round, with_round.board
    seat = seat_of(board, 0)
    drag(qtbot, board, line_of(board, 0, 0), head_of(board, 1))
    assert seat.name in seated(page)[2] and len(seated(page)[2]) == 5
    assert undo.labels()[0] == f"move of {seat.name} to group 2"
    undo.undo()
    assert seat.name in seated(page)[1]
    undo.redo()
    assert seat.name in seated(page)[2]


def test_a_person_dropped_on_a_person_swaps_with_them(with_round, qtbot):
    page, board = with_round, with_round.board
    one, other = seat_of(board, 0), seat_of(board, 1, 2)
    drag(qtbot, board, line_of(board, 0, 0), line_of(board, 1, 2))
    assert one.name in seated(page)[2] and other.name in seated(page)[1]
    assert undo.labels()[0] == f"swap of {one.name} and {other.name}"


def test_the_bubble_tells_the_price_and_what_would_break(with_round, qtbot):
    page, board = with_round, with_round.board
    one, other = seat_of(board, 0), seat_of(board, 1)
    pairs.keep(page.workshop_id, PairKind.APART, one.member_id, other.member_id)
    page.stale()
    carry(qtbot, board, line_of(board, 0, 0), head_of(board, 1))
    lines = said(board)
    assert lines[0] == f"{one.name} → group 2"
    assert "point" in lines[1] or lines[1] == "as even as now"
    assert f"breaks: apart from {other.name}" in lines
    qtbot.mouseMove(board.ground, line_of(board, 0, 1))
    assert said(board) == [one.name]
    qtbot.mouseRelease(board.ground, LEFT, pos=line_of(board, 0, 1))
    assert said(board) == [] and one.name in seated(page)[1]


def test_escape_puts_back_who_is_dragged(with_round, qtbot):
    page, board = with_round, with_round.board
    before = seated(page)
    carry(qtbot, board, line_of(board, 0, 0), head_of(board, 2))
    qtbot.keyClick(board.card_at(0), Qt.Key.Key_Escape)
    qtbot.mouseRelease(board.ground, LEFT, pos=head_of(board, 2))
    assert seated(page) == before and said(board) == []


def test_several_who_are_chosen_move_together(with_round, qtbot):
    page, board = with_round, with_round.board
    names = {seat_of(board, 0, row).name for row in (0, 2)}
    qtbot.mouseClick(board.ground, LEFT, pos=line_of(board, 0, 0))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(board.ground, LEFT, control, pos=line_of(board, 0, 2))
    drag(qtbot, board, line_of(board, 0, 2), line_of(board, 1, 0))
    assert names < set(seated(page)[2])
    undo.undo()
    assert names < set(seated(page)[1])


def test_shift_chooses_all_between(with_round, qtbot):
    board = with_round.board
    qtbot.mouseClick(board.ground, LEFT, pos=line_of(board, 1, 0))
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mouseClick(board.ground, LEFT, shift, pos=line_of(board, 1, 2))
    assert board.choice.several == {seat_of(board, 1, row).member_id for row in range(3)}


def test_what_is_locked_does_not_move_and_says_so(with_round, qtbot):
    page, board = with_round, with_round.board
    before, seat = seated(page), seat_of(board, 0)
    moves.lock(page.shown.id, [seat.member_id], True)
    page.stale()
    carry(qtbot, board, line_of(board, 0, 0), head_of(board, 1))
    assert said(board)[1] == f"{seat.name} is locked: L unlocks"
    qtbot.mouseRelease(board.ground, LEFT, pos=head_of(board, 1))
    carry(qtbot, board, line_of(board, 1, 0), line_of(board, 0, 0))
    assert said(board)[1] == f"{seat.name} is locked: L unlocks"
    qtbot.mouseRelease(board.ground, LEFT, pos=line_of(board, 0, 0))
    moves.lock_group(page.shown.groups[2].id, True)
    page.stale()
    carry(qtbot, board, line_of(board, 1, 0), head_of(board, 2))
    assert said(board)[1].startswith("Group 3 is locked")
    qtbot.mouseRelease(board.ground, LEFT, pos=head_of(board, 2))
    assert seated(page) == before


def test_l_locks_people_and_shift_l_their_group(with_round, qtbot):
    page, board = with_round, with_round.board
    seat = seat_of(board, 1)
    board.choose(seat.member_id)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L)
    assert rounds.get(page.shown.id).groups[1].members[0].is_locked
    assert "locked" in board.card_at(1).accessibleName()
    assert undo.labels()[0] == f"lock of {seat.name}"
    qtbot.keyClick(board.card_at(1), Qt.Key.Key_L)
    assert not rounds.get(page.shown.id).groups[1].members[0].is_locked
    qtbot.keyClick(board.card_at(1), Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert rounds.get(page.shown.id).groups[1].is_locked


def test_the_lock_on_a_card_is_pressed(with_round, qtbot):
    page, board = with_round, with_round.board
    box = board.places.boxes[1]
    lock = box.topLeft() + board.shape.lock(box.width()).center().toPoint()
    for is_locked in (True, False):
        qtbot.mouseClick(board.ground, LEFT, pos=lock)
        assert rounds.get(page.shown.id).groups[1].is_locked is is_locked


def test_people_are_cut_and_pasted_by_keys(with_round, qtbot):
    page, board = with_round, with_round.board
    seat = seat_of(board, 0, 1)
    board.choose(seat.member_id)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(board.card_at(0), Qt.Key.Key_X, control)
    assert said(board)[0] == f"{seat.name} is cut"
    qtbot.keyClick(board.card_at(0), Qt.Key.Key_Right)
    assert board.choice.card == 1 and said(board)[0] == f"{seat.name} → group 2"
    qtbot.keyClick(board.card_at(1), Qt.Key.Key_V, control)
    assert seat.name in seated(page)[2] and said(board) == []
    assert board.choice.member == seat.member_id and board.card_at(1).hasFocus()


def test_s_swaps_with_whom_was_cut(with_round, qtbot):
    page, board = with_round, with_round.board
    seat = seat_of(board, 0, 1)
    board.choose(seat.member_id)
    qtbot.keyClick(board.card_at(0), Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(board.card_at(0), Qt.Key.Key_Right)
    other = next(
        s for s in board.shown.view.groups[1].members if s.member_id == board.choice.member
    )
    assert said(board)[-1].startswith(f"S: ⇄ {other.name}, ")
    qtbot.keyClick(board.card_at(1), Qt.Key.Key_S)
    assert seat.name in seated(page)[2] and other.name in seated(page)[1]


def test_escape_forgets_who_is_cut(with_round, qtbot):
    board = with_round.board
    board.choose(seat_of(board, 0).member_id)
    qtbot.keyClick(board.card_at(0), Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(board.card_at(0), Qt.Key.Key_Escape)
    assert not board.choice.cut and said(board) == []


def test_arrows_go_between_people_and_cards(with_round, qtbot):
    board = with_round.board
    board.choose(seat_of(board, 0, 3).member_id)

    def press(key: Qt.Key, mods=Qt.KeyboardModifier.NoModifier) -> tuple[int, int]:
        qtbot.keyClick(QApplication.focusWidget(), key, mods)
        assert board.card_at(board.choice.card).hasFocus()
        people = [s.member_id for s in board.shown.view.groups[board.choice.card].members]
        return board.choice.card, people.index(board.choice.member)

    assert press(Qt.Key.Key_Up) == (0, 2)
    assert press(Qt.Key.Key_Right) == (1, 2)
    assert press(Qt.Key.Key_Home) == (1, 0)
    assert press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier) == (2, 3)
    below = board.places.beside(0, 0, 1)
    assert press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier) == (0, 0)
    assert press(Qt.Key.Key_End) == (0, 3)
    assert press(Qt.Key.Key_Down) == ((below, 0) if below else (0, 3))
    press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(board.choice.several) == 2


def test_tab_comes_to_the_board_once(with_round, qtbot):
    board = with_round.board
    board.choose(seat_of(board, 1).member_id)
    stops = [c for c in board.cards if c.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [board.card_at(1)]
    qtbot.keyClick(board.card_at(1), Qt.Key.Key_Tab)
    assert not board.has_keyboard()


def test_a_card_says_where_people_have_met(with_round, qtbot):
    page = with_round
    page.next_round()
    qtbot.waitUntil(lambda: page.shown.number == 2)
    group = next(g for g in page.shown.groups if any(seat.met for seat in g.members))
    seat = next(seat for seat in group.members if seat.met)
    assert "in round 1" in card_words.about(seat, page.board.shown)


@pytest.mark.parametrize(("typed", "found"), [("pers", "Person 00"), ("07", "Person 07")])
def test_a_person_is_found_on_the_board(with_round, qtbot, typed, found):
    page = with_round
    qtbot.keyClicks(page.finder, typed)
    seats = {s.member_id: s.name for g in page.shown.groups for s in g.members}
    names = [seats[i] for i in page.finder.found()]
    assert found in names and seats[page.board.choice.member] == names[0]
    qtbot.keyClick(page.finder, Qt.Key.Key_Down)
    assert page.board.has_keyboard()


def test_control_walks_and_chooses_here_and_there(with_round, qtbot):
    board, control = with_round.board, Qt.KeyboardModifier.ControlModifier
    board.choose(seat_of(board, 0).member_id)
    qtbot.keyClick(board.card_at(0), Qt.Key.Key_Right, control)
    qtbot.keyClick(board.card_at(1), Qt.Key.Key_Down, control)
    assert board.choice.several == {seat_of(board, 0).member_id}
    qtbot.keyClick(board.card_at(1), Qt.Key.Key_Space, control)
    assert board.choice.several == {seat_of(board, 0).member_id, seat_of(board, 1, 1).member_id}
    qtbot.keyClick(board.card_at(1), Qt.Key.Key_Escape)
    assert board.choice.several == {seat_of(board, 1, 1).member_id}


def test_who_is_dragged_is_put_back_when_the_page_is_left(with_round, qtbot):
    page, board = with_round, with_round.board
    carry(qtbot, board, line_of(board, 0, 0), head_of(board, 1))
    page.hide()
    assert not board.ground.hand.is_dragging and not board.bubble.isVisible()


def test_the_wheel_turns_while_somebody_is_dragged(with_round, qtbot):
    page, board = with_round, with_round.board
    page.resize(700, 420)
    carry(qtbot, board, line_of(board, 0, 0), head_of(board, 1))
    first = said(board)[0]
    board.verticalScrollBar().setValue(board.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: said(board)[0] != first)


def test_with_locks_the_rest_is_improved(with_round, qtbot):
    page, board = with_round, with_round.board
    assert page.fairness._again.isVisible() and not page.fairness._rest.isVisible()
    locked = seat_of(board, 0)
    moves.lock(page.shown.id, [locked.member_id], True)
    moves.lock_group(page.shown.groups[1].id, True)
    group = seated(page)[2]
    assert page.fairness._rest.isVisible() and not page.fairness._again.isVisible()
    before = seated(page)
    for says_yes in (False, True):
        page.shuffle()
        qtbot.waitUntil(lambda: not page.making.is_mixing)
        for asks in [one for one in page.findChildren(Ask) if one.isVisible()]:
            assert any("change groups" in label.text() for label in asks.findChildren(QLabel))
            asks.accept() if says_yes else asks.reject()
        qtbot.waitUntil(lambda: not page.making.is_mixing)
        assert says_yes or seated(page) == before
    assert locked.name in seated(page)[1] and seated(page)[2] == group
    assert page.shown.groups[1].is_locked


def test_the_menu_tells_what_each_move_would_do(with_round):
    page = with_round
    group = page.shown.groups[0]
    menu = page.by_hand.menu_of(group, group.members[0])
    to = menu.actions()[0].menu()
    to.aboutToShow.emit()
    names = [action.text().partition("\t")[0] for action in to.actions()]
    assert names == ["Group 2", "Group 3"]
    prices = [action.text().partition("\t")[2] for action in to.actions()]
    assert all("point" in price or price == "as even as now" for price in prices)


def test_the_menu_of_several_moves_them_all(with_round):
    page, board = with_round, with_round.board
    one, other = seat_of(board, 0), seat_of(board, 0, 1)
    board.choice.go(0, one.member_id)
    board.choice.add(0, other.member_id)
    menu = page.by_hand.menu_of(page.shown.groups[0], one)
    to = menu.actions()[0].menu()
    assert to.title() == "Move 2 people to"
    to.aboutToShow.emit()
    to.actions()[1].trigger()
    assert {one.name, other.name} < set(seated(page)[3])


def test_what_is_private_is_not_said_with_a_name(with_round):
    view = with_round.shown
    key = next(part.key for part in view.groups[0].mix)
    rule = NeverOne(key, "Design")
    assert price_words.what_of(rule, view) == "Design"
    private = [replace(part, is_private=True) for part in view.groups[0].mix]
    hidden_group = replace(view.groups[0], mix=tuple(private))
    hidden = replace(view, groups=(hidden_group,), private=frozenset({key}))
    assert price_words.what_of(rule, hidden) == "Field"
    assert bar_of(hidden.groups[0]) is None


def test_a_card_names_the_host_of_a_cafe_as_such(page, people, qtbot):
    (made,) = rounds.make(page.workshop_id, Wishes(mode="cafe", size=4), NOW, people=people)
    shown = read(made)
    lines = [card_words.line(group, shown) for group in shown.view.groups]
    names = [shown.view.names[group.facilitator] for group in shown.view.groups]
    assert all("Host:" in line and name in line for line, name in zip(lines, names, strict=True))

"""A card in sight is never left empty: in a photograph, at any scaling, however it is scrolled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from lchost.ui import theme
from lchost.ui.colours import DARK, LIGHT
from lchost.ui.groups import pace
from lchost.ui.groups.board import Board
from lchost.ui.groups.card import GroupCard

NARROW = QSize(720, 500)


def colours(picture: QImage) -> set[int]:
    return {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }


def is_empty(picture: QImage) -> bool:
    """An empty card has its ground and its edge; letters have hundreds of colours between."""
    return len(colours(picture)) < 60


def empty_cards(board: Board, photograph: QPixmap) -> list[int]:
    whole = photograph.toImage()
    seen = board.viewport().rect()
    boxes = {
        card.index: card.geometry().translated(board.ground.pos()) & seen for card in board.cards
    }
    return [n for n, box in boxes.items() if box.height() > 40 and is_empty(whole.copy(box))]


def in_window(card: GroupCard) -> QImage:
    """What the window itself shows of a card."""
    window = card.window()
    shown: QImage = window.backingStore().paintDevice()  # type: ignore[assignment]
    box = card.visibleRegion().boundingRect()
    return shown.copy(box.translated(card.mapTo(window, QPoint())))


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which one card takes all the time of a turn."""
    monkeypatch.setattr(pace, "_MOST_S", 1e-9)


def test_a_photograph_of_the_board_is_whole(slow, with_round):
    board = with_round.board
    assert empty_cards(board, board.viewport().grab()) == []


def test_a_photograph_is_whole_in_another_width_and_after_scrolling(slow, with_round):
    board = with_round.board
    with_round.resize(NARROW)
    assert empty_cards(board, board.viewport().grab()) == []
    board.verticalScrollBar().setValue(60)
    assert empty_cards(board, board.viewport().grab()) == []


def test_a_photograph_has_the_colours_of_now(slow, with_round, qapp):
    cards = with_round.board.cards
    try:
        theme.apply(qapp, DARK)
        ground = QColor(DARK.card).rgb()
        assert all(ground in colours(card.grab().toImage()) for card in cards)
    finally:
        theme.apply(qapp, LIGHT)


def test_in_the_window_one_card_is_drawn_a_turn_and_all_in_the_end(slow, with_round, qtbot):
    board = with_round.board
    with_round.resize(NARROW)
    qtbot.waitUntil(lambda: not any(is_empty(in_window(card)) for card in board.cards))


def test_a_card_that_is_used_for_another_group_and_again_for_the_first_is_drawn(with_round):
    board = with_round.board
    card = board.card_at(0)
    assert not is_empty(card.grab().toImage())
    board._fill(card, 1)  # scrolled away and back before anything was painted
    board._fill(card, 0)
    assert not is_empty(card.grab().toImage())


def test_a_photograph_is_drawn_past_the_pace_and_the_window_is_not(with_round):
    kept, card = [], with_round.board.card_at(0)

    class Looks(QWidget):
        def paintEvent(self, event):
            painter = QPainter(self)
            kept.append(pace.is_for_window(self, painter))
            painter.end()

    looks = Looks(card.window())
    looks.resize(40, 40)
    looks.show()
    looks.repaint()
    looks.grab()
    assert kept == [True, False]


@pytest.mark.parametrize("ratio", [1.25, 1.5, 1.75])
def test_a_card_of_any_width_is_drawn_at_any_scaling_of_the_screen(
    with_round, monkeypatch: pytest.MonkeyPatch, ratio: float
):
    """At 125 % most widths are no whole number of the screen's pixels."""
    monkeypatch.setattr(GroupCard, "devicePixelRatioF", lambda _: ratio)
    card = with_round.board.card_at(0)
    for wide in range(300, 304):
        card.resize(wide, card.height())
        assert not is_empty(card.grab().toImage()), f"{wide} pixels wide"

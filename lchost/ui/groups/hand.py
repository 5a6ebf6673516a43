"""The hand of the host: carries people over the board, and tells what letting go would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer

from lchost.ui.groups.drawing import WHOLE, Target
from lchost.ui.groups.dropping import Drop, drop_of, drop_words, held_words
from lchost.ui.groups.price_words import Line

if TYPE_CHECKING:
    from lchost.ui.groups.board import Board

_NEAR_EDGE, _SCROLL_MS, _SCROLL_BY = 36, 16, 14  # pixels, milliseconds, pixels


@dataclass(frozen=True, slots=True)
class Spot:
    """What lies under a point: a card by its index, a line on it and who stands there, a lock."""

    card: int = -1
    row: int = -1
    member: int = 0
    is_lock: bool = False


class Hand:
    """Holds people while they are dragged.  Prices are told for a new place, not every pixel."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._held: tuple[int, ...] = ()
        self._over = Spot()
        self.point = QPoint()  # where the mouse was last, on the ground
        self._top = 0  # of the ground, when it was last looked at
        self._scroll = QTimer(board)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)

    @property
    def is_dragging(self) -> bool:
        return bool(self._held)

    def spot(self, point: QPoint) -> Spot:
        """What lies under a point of the ground."""
        board = self._board
        card = board.places.at(point)
        if card < 0 or board.shown is None:
            return Spot()
        box, members = board.places.boxes[card], board.shown.view.groups[card].members
        lock = board.shape.lock(box.width()).toRect()
        if board.isRightToLeft():
            lock.moveLeft(box.width() - lock.right() - 1)
        row = board.shape.row_at(point.y() - box.top(), len(members))
        member = members[row].member_id if row >= 0 else 0
        return Spot(card, row, member, lock.contains(point - box.topLeft()))

    def take(self, spot: Spot, point: QPoint) -> None:
        """Take up who is pressed, and with them all who are chosen too."""
        chosen = self._board.choice.several
        held = chosen if spot.member in chosen else frozenset((spot.member,))
        self.take_up(sorted(held, key=lambda i: (i != spot.member, i)), point)

    def take_up(self, members: Sequence[int], point: QPoint) -> None:
        """Hold these people, wherever they come from."""
        self._held = tuple(members)
        self._over = Spot()
        self._top = self._board.ground.y()
        self._scroll.start()
        self.carry(point)

    def carry(self, point: QPoint) -> None:
        """Hold them over another point."""
        self.point, self._top = point, self._board.ground.y()
        spot, bubble = self.spot(point), self._board.bubble
        if spot != self._over or not bubble.isVisible():
            self._light_up(self._over.card, None)
            self._over = spot
            self._say()
        bubble.stand_beside(point + self._board.ground.pos())

    def let_go(self, point: QPoint) -> None:
        """Seat them where they are held; nowhere, or where it cannot be, they stay."""
        self._over = self.spot(point)
        drop = self._drop()
        self.put_back()
        if drop:
            self._board.drop(drop)

    def put_back(self) -> None:
        """Hold nobody any more."""
        self._scroll.stop()
        self._light_up(self._over.card, None)
        self._held, self._over = (), Spot()
        self._board.bubble.show_lines(())

    def go_on(self) -> None:
        """The round has been read anew: hold whoever is still there."""
        shown = self._board.shown
        if self._held and shown:
            self._held = tuple(i for i in self._held if i in shown.seats)
            self._over = Spot()
            if self._held:
                self.carry(self.point)
            else:
                self.put_back()

    def _drop(self) -> Drop | None:
        shown, over = self._board.shown, self._over
        return drop_of(shown, self._held, over.card, over.member) if shown else None

    def _say(self) -> None:
        shown, drop = self._board.shown, self._drop()
        if shown is None:
            return
        if drop is None:
            self._board.bubble.show_lines([Line(held_words(shown, self._held), is_strong=True)])
            return
        row = self._over.row if drop.other else WHOLE
        self._light_up(drop.group, Target(row, "attention" if drop.refused else "accent"))
        self._board.bubble.show_lines(drop_words(shown, drop))

    def _light_up(self, card: int, target: Target | None) -> None:
        if 0 <= card < len(self._board.places.boxes):
            self._board.card_at(card).light_up(target)

    def _scroll_on(self) -> None:
        """Near the upper and lower edge the board goes on by itself; the wheel may turn as well."""
        bar, ground = self._board.verticalScrollBar(), self._board.ground
        if not 0 <= self.point.x() < ground.width():
            return  # beside the board, where those stand who wait for a seat
        at = self.point.y() + self._top
        if at < _NEAR_EDGE:
            bar.setValue(bar.value() - _SCROLL_BY)
        elif at > self._board.viewport().height() - _NEAR_EDGE:
            bar.setValue(bar.value() + _SCROLL_BY)
        if gone := self._top - ground.y():
            self._top = ground.y()
            self.carry(self.point + QPoint(0, gone))

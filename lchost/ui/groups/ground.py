"""The ground of the board: what the mouse does on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QHideEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from lchost.grouping.cards import GroupView, Seat
from lchost.ui.groups import card_words
from lchost.ui.groups.hand import Hand, Spot

if TYPE_CHECKING:
    from lchost.ui.groups.board import Board

_ADDS = Qt.KeyboardModifier.ShiftModifier
_TURNS = Qt.KeyboardModifier.ControlModifier


class Ground(QWidget):
    """Lies under the cards, and feels the mouse for them: a drag goes over all of them."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self.hand = Hand(board)
        self._pressed: QMouseEvent | None = None
        self._spot = Spot()
        self.setProperty("plain", True)
        self.setMouseTracking(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, and perhaps begin to drag; or turn a lock."""
        spot = self._spot = self.hand.spot(event.position().toPoint())
        if spot.card < 0:
            self._board.choice.take(())
            return
        if spot.is_lock and event.button() == Qt.MouseButton.LeftButton:
            group = self._group(spot)
            self._board.group_locked.emit(group.id, not group.is_locked)
            return
        self._choose(spot, event)
        self._board.take_keyboard(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.LeftButton and spot.member:
            self._pressed = event.clone()

    def _choose(self, spot: Spot, event: QMouseEvent) -> None:
        choice, keys = self._board.choice, event.modifiers()
        if spot.member and keys & _TURNS:
            choice.turn(spot.card, spot.member)
        elif spot.member and keys & _ADDS:
            self._board.choose_to(spot.card, spot.member)
        elif spot.member in choice.several and spot.member:
            choice.add(spot.card, spot.member)  # all of them may be dragged
        else:
            choice.go(spot.card, spot.member)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag who is chosen once the mouse has gone far enough."""
        point = event.position().toPoint()
        if self.hand.is_dragging:
            self.hand.carry(point)
            return
        self.setCursor(self._cursor(self.hand.spot(point)))
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            gone = (point - self._pressed.position().toPoint()).manhattanLength()
            if gone >= QApplication.startDragDistance():
                self._pressed = None
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.hand.take(self._spot, point)

    def _cursor(self, spot: Spot) -> Qt.CursorShape:
        if spot.is_lock:
            return Qt.CursorShape.PointingHandCursor
        return Qt.CursorShape.OpenHandCursor if spot.member else Qt.CursorShape.ArrowCursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; or after a press on one of several, mean that one alone."""
        if self.hand.is_dragging:
            self.setCursor(Qt.CursorShape.ArrowCursor)
            self.hand.let_go(event.position().toPoint())
        elif self._pressed is not None and not self._pressed.modifiers() & (_ADDS | _TURNS):
            self._board.choice.go(self._spot.card, self._spot.member)
        self._pressed = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nobody hang in the air when another page is shown."""
        super().hideEvent(event)
        if self.hand.is_dragging:
            self.hand.put_back()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the person, or with the group."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._board.ask_menu()
            return
        spot = self.hand.spot(event.pos())
        if spot.card >= 0:
            if spot.member not in self._board.choice.several:
                self._board.choice.go(spot.card, spot.member)
            self._board.menu_asked.emit(self._group(spot), self._seat(spot), event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Tell more about who is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.about(self.hand.spot(event.pos())), self)
            return True
        return super().event(event)

    def about(self, spot: Spot) -> str:
        """What a tooltip says; empty while somebody is dragged: the bubble speaks."""
        shown = self._board.shown
        if shown is None or spot.card < 0 or self.hand.is_dragging:
            return ""
        group, seat = self._group(spot), self._seat(spot)
        if spot.is_lock:
            return card_words.plain(card_words.about_lock(group))
        text = card_words.about(seat, shown) if seat else card_words.about_group(group, shown)
        return card_words.plain(text)

    def _group(self, spot: Spot) -> GroupView:
        assert self._board.shown is not None
        return self._board.shown.view.groups[spot.card]

    def _seat(self, spot: Spot) -> Seat | None:
        return self._group(spot).members[spot.row] if spot.row >= 0 else None

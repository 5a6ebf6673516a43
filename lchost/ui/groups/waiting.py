"""Those who are here without a seat: each can be dragged into a group, cut, or sent by a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from lchost.grouping.cards import Seat
from lchost.ui import theme, wording
from lchost.ui.groups.board import Board
from lchost.ui.groups.card_words import plain
from lchost.ui.widgets import emptied, words
from lchost.ui.widgets.buttons import Press, dress, label
from lchost.ui.widgets.flow import Flow
from lchost.ui.widgets.painting import elided

_MOST = 24  # names; the button below seats all of them
_WIDEST = 200  # pixels of the usual text size
_TALL = 28
_AROUND = 140  # pixels of margins and edges beside a name


class Waiting(QWidget):
    """A name each; what is asked of them goes to the board."""

    menu_asked = Signal(int, QPoint)  # member, where

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self._seats: tuple[Seat, ...] = ()
        self._flow = Flow(gap=6)
        self.setLayout(self._flow)

    def show_seats(self, seats: Sequence[Seat]) -> None:
        """Show who waits; a name that stays is not taken from under the mouse."""
        if tuple(seats) == self._seats:
            return
        self._seats = tuple(seats)
        emptied(self._flow)
        for seat in self._seats[:_MOST]:
            made = Name(seat.member_id, seat.name, self._board)
            made.menu_asked.connect(self.menu_asked)
            self._flow.addWidget(made)
        if (more := len(self._seats) - _MOST) > 0:
            said = wording.counted(more, self.tr("and one more"), self.tr("and {n} more"))
            self._flow.addWidget(words(said, muted=True))

    def names(self) -> list[Name]:
        """Return the names that stand there."""
        return [part for part in self._flow.parts() if isinstance(part, Name)]


class Name(Press):
    """Somebody who waits.  A click or Enter asks for the groups, Ctrl+X cuts, the mouse drags."""

    menu_asked = Signal(int, QPoint)

    def __init__(self, member: int, name: str, board: Board) -> None:
        super().__init__()
        self.member, self._board = member, board
        self._pressed: QPoint | None = None
        self._is_dragged = False
        dress(self, "chip", large=False)
        label(self, elided(name, "body", min(theme.em(_WIDEST), theme.SIDE_WIDTH - _AROUND)))
        self.setMaximumHeight(theme.em(_TALL))  # letters of some scripts would need more
        self.setAccessibleName(name)
        said = self.tr("{name}: drag to a group, or cut with Ctrl+X and paste there")
        self.setToolTip(plain(said.format(name=name)))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.clicked.connect(self._ask)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps a drag begins."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry them over the board once the mouse has gone far enough."""
        point = event.position().toPoint()
        if self._is_dragged:
            self._board.ground.hand.carry(self._on_ground(point))
        elif self._pressed is not None:
            gone = (point - self._pressed).manhattanLength()
            if gone >= QApplication.startDragDistance() and self._board.shown is not None:
                self._is_dragged = True
                self.setDown(False)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._board.ground.hand.take_up((self.member,), self._on_ground(point))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go; or it was a click."""
        self._pressed = None
        if not self._is_dragged:
            super().mouseReleaseEvent(event)
            return
        self._end()
        self._board.ground.hand.let_go(self._on_ground(event.position().toPoint()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let nobody hang in the air when they have got a seat, or another page is shown."""
        super().hideEvent(event)
        if self._is_dragged:
            self._end()
            self._board.ground.hand.put_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts back; Ctrl+X cuts; Enter asks where to."""
        if self._is_dragged:
            if event.key() == Qt.Key.Key_Escape:
                self._end()
                self._board.ground.hand.put_back()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._board.cut((self.member,))
        elif event.key() == Qt.Key.Key_Menu:
            self._ask()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, _event: QContextMenuEvent) -> None:
        """Ask where to."""
        self._ask()

    def _ask(self) -> None:
        below = self.mapToGlobal(QPoint(0, self.height()))
        self.menu_asked.emit(self.member, below)

    def _end(self) -> None:
        self._is_dragged, self._pressed = False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _on_ground(self, point: QPoint) -> QPoint:
        return self._board.ground.mapFromGlobal(self.mapToGlobal(point))

"""The keyboard on the board: arrows, cut and paste, locks, several people at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from lchost.grouping.cards import GroupView
from lchost.ui.groups.dropping import drop_of, drop_words, held_words
from lchost.ui.groups.price_words import Line, called, points
from lchost.ui.groups.shown import Shown

if TYPE_CHECKING:
    from lchost.ui.groups.board import Board

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_MENU = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu)
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ACROSS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def tr(text: str) -> str:
    """Translate a word of the bubble."""
    return QCoreApplication.translate("BoardKeys", text)


class BoardKeys:
    """What keys do when a card has the keyboard."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._keeps = False

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks; False where it is not for the board."""
        if self._board.shown is None or not self._board.shown.view.groups:
            return False
        key, mods = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Escape:
            return self._let_be()
        if self._board.ground.hand.is_dragging:
            return True
        if event.matches(QKeySequence.StandardKey.Cut):
            return self._cut()
        if event.matches(QKeySequence.StandardKey.Paste):
            return self._paste()
        if key == Qt.Key.Key_S and not mods & _CONTROL:
            return self._paste(is_swap=True)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._board.choice.take(seat.member_id for seat in self._group().members)
            return True
        if key == Qt.Key.Key_L and not mods & _CONTROL:
            return self._lock(is_group=bool(mods & _SHIFT))
        if key == Qt.Key.Key_Space and mods & _CONTROL:
            choice = self._board.choice
            if choice.member:
                choice.turn(choice.card, choice.member)
            return True
        if key in _MENU or key == Qt.Key.Key_Space:
            self._board.ask_menu()
            return True
        return self._go(key, mods)

    def tell_price(self) -> None:
        """Tell what pasting here would do, while somebody is cut."""
        board = self._board
        shown, choice, bubble = board.shown, board.choice, board.bubble
        if board.ground.hand.is_dragging or shown is None:
            return
        if not choice.cut or not board.has_keyboard():
            bubble.show_lines(())
            return
        held = sorted(choice.cut)
        drop = drop_of(shown, held, choice.card)
        if drop is None:
            who = held_words(shown, held)
            hint = tr("Go to another group; Ctrl+V pastes")
            lines = [Line(tr("{name} is cut").format(name=who), is_strong=True), Line(hint)]
        else:
            lines = [*drop_words(shown, drop), *self._swap_words(shown, held)]
        bubble.show_lines(lines)
        bubble.stand_below(board.row_box(choice.card, choice.member))
        bubble.announce()

    def _swap_words(self, shown: Shown, held: list[int]) -> list[Line]:
        """Tell what a swap with who is chosen here would do instead."""
        choice = self._board.choice
        drop = drop_of(shown, held, choice.card, choice.member)
        if drop is None or not drop.other or drop.refused:
            return []
        change = shown.price(drop.seats(shown))
        said = tr("S: ⇄ {name}, {points}")
        name, better = called(shown, drop.other), points(change) if change else ""
        return [Line(said.format(name=name, points=better), role="muted")]

    # --- going ----------------------------------------------------------------------------------

    def _go(self, key: Qt.Key, mods: Qt.KeyboardModifier) -> bool:
        board, choice = self._board, self._board.choice
        rows = self._group().members
        row = next((n for n, seat in enumerate(rows) if seat.member_id == choice.member), -1)
        last = len(board.places.boxes) - 1
        across = -1 if board.isRightToLeft() else 1
        self._keeps = bool(mods & _CONTROL) and key not in (Qt.Key.Key_Home, Qt.Key.Key_End)
        if key in _DOWN and 0 <= row + _DOWN[key] < len(rows):
            to = rows[row + _DOWN[key]].member_id
            if mods & _SHIFT:
                choice.add(choice.card, to)
            else:
                self._mean(choice.card, to)
        elif key in _DOWN:
            self._enter(
                board.places.beside(choice.card, 0, _DOWN[key]), 0 if key == Qt.Key.Key_Down else -1
            )
        elif key in _ACROSS:
            self._enter(board.places.beside(choice.card, across * _ACROSS[key], 0), row)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            end = 0 if key == Qt.Key.Key_Home else -1
            card = choice.card if not mods & _CONTROL else (0 if end == 0 else last)
            self._enter(card, end, is_same=True)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._enter(self._page_on(1 if key == Qt.Key.Key_PageDown else -1), row)
        else:
            return False
        board.bring_into_view()
        board.take_keyboard(Qt.FocusReason.OtherFocusReason)
        self.tell_price()
        return True

    def _enter(self, card: int, row: int, *, is_same: bool = False) -> None:
        """Go to a card, to the line beside the one before; an empty card is meant itself."""
        choice = self._board.choice
        if card == choice.card and not is_same:
            return
        members = self._board.shown.view.groups[card].members if self._board.shown else ()
        at = len(members) - 1 if row < 0 else min(row, len(members) - 1)
        self._mean(card, members[at].member_id if members else 0)

    def _mean(self, card: int, member: int) -> None:
        """Mean one person; with Ctrl the keyboard alone goes there, and who is chosen stays so."""
        if self._keeps:
            self._board.choice.walk(card, member)
        else:
            self._board.choice.go(card, member)

    def _page_on(self, way: int) -> int:
        """The card about a viewport further."""
        places, choice = self._board.places, self._board.choice
        box = places.boxes[choice.card]
        wanted = box.center().y() + way * self._board.viewport().height()
        card = choice.card
        while True:
            following = places.beside(card, 0, way)
            if following == card or way * (places.boxes[following].center().y() - wanted) > 0:
                return following if card == choice.card else card
            card = following

    # --- doing ----------------------------------------------------------------------------------

    def _cut(self) -> bool:
        choice = self._board.choice
        choice.cut_out(choice.several or ({choice.member} if choice.member else ()))
        self.tell_price()
        return True

    def _paste(self, *, is_swap: bool = False) -> bool:
        shown, choice = self._board.shown, self._board.choice
        held = sorted(choice.cut)
        if shown is None or not held:
            return True
        drop = drop_of(shown, held, choice.card, choice.member if is_swap else 0)
        if drop:
            if not drop.refused:
                choice.cut_out(())
            self._board.bubble.show_lines(())
            self._board.drop(drop)
        return True

    def _lock(self, *, is_group: bool) -> bool:
        board, choice, group = self._board, self._board.choice, self._group()
        if is_group or not choice.several:
            board.group_locked.emit(group.id, not group.is_locked)
            return True
        shown = board.shown
        seats = [s for g in shown.view.groups for s in g.members] if shown else []
        meant = [seat for seat in seats if seat.member_id in choice.several]
        on = not all(seat.is_locked for seat in meant)
        board.locked.emit(tuple(seat.member_id for seat in meant), on)
        return True

    def _let_be(self) -> bool:
        """Take back what is under way; False where nothing is."""
        board = self._board
        if board.ground.hand.is_dragging:
            board.ground.hand.put_back()
            return True
        if board.choice.cut:
            board.choice.cut_out(())
            self.tell_price()
            return True
        if len(board.choice.several) > 1:
            board.choice.go(board.choice.card, board.choice.member)
            return True
        return False

    def _group(self) -> GroupView:
        shown = self._board.shown
        assert shown is not None
        return shown.view.groups[self._board.choice.card]

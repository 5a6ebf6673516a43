"""The keyboard on the badge: arrows, Tab through the elements, copies, order, back and forth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from lchost.ui.badges import arranging
from lchost.ui.badges.arranging import Elements
from lchost.ui.badges.draft import NOBODY

if TYPE_CHECKING:
    from lchost.ui.badges.canvas import Canvas

STEP_MM, FAR_MM = 0.5, 5.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_copied: Elements = ()  # also from one side, or one design, to another


class Keys:
    """What keys do while the canvas has the keyboard."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._draft = canvas, canvas.draft

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks; False where it is not for the badge."""
        key, mods = Qt.Key(event.key()), event.modifiers()
        if key in _ARROWS:
            self._arrow(key, mods)
            return True
        if key == Qt.Key.Key_Escape:
            return self._let_be()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not mods & _CONTROL:
            self._canvas.asked_for_properties.emit()
            return True
        return self._command(event)

    def _command(self, event: QKeyEvent) -> bool:
        key, is_control = event.key(), bool(event.modifiers() & _CONTROL)
        standard = QKeySequence.StandardKey
        for sequence, job in (
            (standard.SelectAll, self.choose_all),
            (standard.Copy, self.copy),
            (standard.Cut, self.cut),
            (standard.Paste, self.paste),
        ):
            if event.matches(sequence):
                job()
                return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        elif key == Qt.Key.Key_D and is_control:
            self.double()
        elif key == Qt.Key.Key_BracketRight and is_control:
            self.order(to_front=True)
        elif key == Qt.Key.Key_BracketLeft and is_control:
            self.order(to_front=False)
        else:
            return False
        return True

    def tab(self, *, is_next: bool) -> bool:
        """Choose the next element; False after the last, where Tab goes on."""
        draft = self._draft
        count, picked = len(draft.elements), draft.picked
        if is_next:
            to = max(picked) + 1 if picked else 0
        else:
            to = min(picked) - 1 if picked else -1
        if not 0 <= to < count:
            return False
        draft.pick(frozenset({to}))
        return True

    def _arrow(self, key: Qt.Key, mods: Qt.KeyboardModifier) -> None:
        draft = self._draft
        step = FAR_MM if mods & _SHIFT else STEP_MM
        right, down = (step * way for way in _ARROWS[key])
        if mods & _CONTROL:
            made = arranging.stretched(draft.elements, draft.picked, right, down, draft.size)
            draft.put(made, goes_on="stretch by arrows")
        else:
            made = arranging.moved(draft.elements, draft.picked, right, down, draft.size)
            draft.put(made, goes_on="move by arrows")

    def _let_be(self) -> bool:
        if self._canvas.let_go():
            return True
        if self._draft.picked:
            self._draft.pick(NOBODY)
            return True
        return False

    # --- also for the tools above ---------------------------------------------------------------

    def choose_all(self) -> None:
        self._draft.pick(frozenset(range(len(self._draft.elements))))

    def remove(self) -> None:
        draft = self._draft
        if draft.picked:
            draft.put(arranging.removed(draft.elements, draft.picked), NOBODY)

    def double(self) -> None:
        draft = self._draft
        if draft.picked:
            draft.put(*arranging.doubled(draft.elements, draft.picked, draft.size))

    def order(self, *, to_front: bool) -> None:
        draft = self._draft
        if draft.picked:
            draft.put(*arranging.ordered(draft.elements, draft.picked, to_front=to_front))

    def copy(self) -> None:
        global _copied
        draft = self._draft
        if draft.picked:
            _copied = tuple(draft.elements[n] for n in sorted(draft.picked))

    def cut(self) -> None:
        self.copy()
        self.remove()

    def paste(self) -> None:
        draft = self._draft
        if _copied:
            draft.put(*arranging.added(draft.elements, _copied, draft.size))

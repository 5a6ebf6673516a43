"""Where the first badge goes on a sheet of which some were used before."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter

from lchost.ui import theme, wording
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import CENTRE, Painted, pen, rounded, write

_CELL = (30, 16)  # pixels of one label
_GAP = 3


class SlotChoice(Painted):
    """A small sheet: used labels are crossed out, the first free one is filled.

    Press a label, or move with the arrows.
    """

    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._columns, self._rows, self.slot = 2, 4, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_sheet(self._columns, self._rows)

    def show_sheet(self, columns: int, rows: int) -> None:
        """Show a sheet of so many labels."""
        self._columns, self._rows = columns, rows
        wide, high = self._step()
        self.setFixedSize(QSize(round(columns * wide) + _GAP, round(rows * high) + _GAP))
        self.set_slot(self.slot if self.slot < columns * rows else 0)

    def set_slot(self, slot: int) -> None:
        """Begin at a label, counted from 0."""
        slot = min(max(slot, 0), self._columns * self._rows - 1)
        is_new = slot != self.slot
        self.slot = slot
        said = self.tr("The first badge goes on label {n} of {all}")
        all_ = wording.number(self._columns * self._rows)
        self.setAccessibleName(said.format(n=wording.number(slot + 1), all=all_))
        self.setToolTip(self.accessibleName())
        self.update()
        if is_new:
            self.changed.emit(slot)

    def _step(self) -> tuple[float, float]:
        return theme.em(_CELL[0]) + _GAP, theme.em(_CELL[1]) + _GAP

    def _place(self, slot: int) -> QRectF:
        wide, high = self._step()
        line, at = divmod(slot, self._columns)
        return QRectF(_GAP + at * wide, _GAP + line * high, wide - _GAP, high - _GAP)

    # --- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        elif 0 <= self.slot + move < self._columns * self._rows:
            self.set_slot(self.slot + move)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin at the label that was pressed.  Paper runs left to right in any layout."""
        for slot in range(self._columns * self._rows):
            if self._place(slot).contains(event.position()):
                self.set_slot(slot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def draw(self, p: QPainter, r: QRectF) -> None:
        s = scheme()
        p.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for slot in range(self._columns * self._rows):
            place = self._place(slot).adjusted(0.5, 0.5, -0.5, -0.5)
            if slot == self.slot:
                rounded(p, place, s.accent, 3)
                write(p, place, wording.number(slot + 1), s.on_accent, "caption", CENTRE)
            elif slot < self.slot:
                rounded(p, place, s.sunken, 3, s.line)
                p.setPen(pen(s.edge))
                inner = place.adjusted(4, 4, -4, -4)
                p.drawLine(inner.topLeft(), inner.bottomRight())
            else:
                rounded(p, place, s.card, 3, s.edge)

"""Where the first badge goes on a sheet of which some were used before."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter

from lchost.paper.sheets.presets import SHEETS, Sheet
from lchost.ui import theme, wording
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import CENTRE, Painted, pen, rounded, write

_WIDEST, _HIGHEST = 112, 148  # pixels of the picture
_LEAST_GAP = 2  # pixels between labels that touch
_ROUND = 2  # pixels, at least
_HIGH_ENOUGH = 15  # pixels of a label that a number fits into
_CROSSED = 9  # pixels: lower labels are greyed only


class SlotChoice(Painted):
    """A small sheet, true to scale: used labels are crossed out, the first free one is filled.

    Press a label, or move with the arrows.
    """

    changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sheet, self.slot = SHEETS["a4_a7"], 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_sheet(self._sheet)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a sheet's labels."""
        self._sheet = sheet
        scale = self._scale()
        self.setFixedSize(QSize(round(sheet.wide_mm * scale), round(sheet.high_mm * scale)))
        self.set_slot(self.slot if self.slot < sheet.slots else 0)

    def set_slot(self, slot: int) -> None:
        """Begin at a label, counted from 0."""
        slot = min(max(slot, 0), self._sheet.slots - 1)
        is_new = slot != self.slot
        self.slot = slot
        said = self.tr("The first badge goes on label {n} of {all}")
        all_ = wording.number(self._sheet.slots)
        self.setAccessibleName(said.format(n=wording.number(slot + 1), all=all_))
        self.setToolTip(self.accessibleName())
        self.update()
        if is_new:
            self.changed.emit(slot)

    def _scale(self) -> float:
        """Return how many pixels a millimetre has."""
        sheet = self._sheet
        return min(theme.em(_WIDEST) / sheet.wide_mm, theme.em(_HIGHEST) / sheet.high_mm)

    def _place(self, slot: int) -> QRectF:
        sheet, scale = self._sheet, self._scale()
        left, top = sheet.corner(slot)
        deep = sheet.label_high_mm * (2 if sheet.kind == "fold" else 1)
        place = QRectF(left * scale, top * scale, sheet.label_wide_mm * scale, deep * scale)
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        half = _LEAST_GAP / 2
        return place.adjusted(half, half, -half, -half).intersected(room)

    # --- keys and mouse -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._sheet.columns,
            Qt.Key.Key_Down: self._sheet.columns,
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        elif 0 <= self.slot + move < self._sheet.slots:
            self.set_slot(self.slot + move)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin at the label that was pressed.  Paper runs left to right in any layout."""
        for slot in range(self._sheet.slots):
            if self._place(slot).contains(event.position()):
                self.set_slot(slot)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that it has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def draw(self, p: QPainter, r: QRectF) -> None:
        s = scheme()
        p.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        rounded(p, r.adjusted(0.5, 0.5, -0.5, -0.5), s.card, _ROUND, s.line)
        corner = max(_ROUND, self._sheet.corner_mm * self._scale())
        for slot in range(self._sheet.slots):
            place = self._place(slot)
            if slot == self.slot:
                rounded(p, place, s.accent, corner)
                if place.height() >= theme.em(_HIGH_ENOUGH):
                    write(p, place, wording.number(slot + 1), s.on_accent, "caption", CENTRE)
            elif slot < self.slot:
                rounded(p, place, s.sunken, corner, s.line)
                if place.height() >= _CROSSED:
                    p.setPen(pen(s.edge))
                    inner = place.adjusted(3, 3, -3, -3)
                    p.drawLine(inner.topLeft(), inner.bottomRight())
            else:
                rounded(p, place, s.card, corner, s.edge)

"""The workshop's way, Plan to Certificates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lchost.ui import theme
from lchost.ui.icons import draw_icon
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import CENTRE, mirrored, rounded, width_of, write


@dataclass(frozen=True)
class Step:
    """One step: its key, its words, and whether it is done."""

    key: str
    text: str
    is_done: bool = False


class Stepper(QWidget):
    """Done, here, to come.  All can be pressed; arrow keys move, Enter goes."""

    chosen = Signal(str)  # the key of a step

    def __init__(self) -> None:
        super().__init__()
        self._steps: Sequence[Step] = ()
        self._here = self._at = 0  # shown; where the arrow keys stand
        self._over = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.em(theme.HEIGHT["stepper"]))

    def show_steps(self, steps: Sequence[Step], here: str) -> None:
        """Show these steps, standing at one of them."""
        keys = [step.key for step in steps]
        at = keys.index(here) if here in keys else 0
        if (list(steps), at) == (list(self._steps), self._here):
            return  # nothing is painted anew: at a busy door this comes every second
        self._steps, self._here, self._at = steps, at, at
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words need."""
        wide = sum(round(width_of(s.text, "strong")) + 58 for s in self._steps)
        return QSize(wide, self.height())

    def minimumSizeHint(self) -> QSize:
        """Numbers alone, when there is no room for words."""
        return QSize(44 * len(self._steps), self.height())

    def _name(self) -> None:
        if self._steps:
            said = self.tr("Step {n} of {all}: {name}. Arrow keys move, Enter goes.")
            step = self._steps[self._at]
            place = {"n": self._at + 1, "all": len(self._steps), "name": step.text}
            self.setAccessibleName(said.format(**place))

    # --- mouse and keys -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, go with Enter or Space."""
        turn = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        moves = {Qt.Key.Key_Right: turn, Qt.Key.Key_Left: -turn}
        if (move := moves.get(Qt.Key(event.key()))) is not None:
            self._at = min(max(self._at + move, 0), len(self._steps) - 1)
            self._name()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(self._at)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which one would be pressed."""
        self._over = self._under(event)
        self.update()

    def leaveEvent(self, _event: object) -> None:
        """Nothing is under the mouse any more."""
        self._over = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the step that was pressed."""
        self._go(self._under(event))

    def _under(self, event: QMouseEvent) -> int:
        for n in range(len(self._steps)):
            if self._slot(n).contains(event.position()):
                return n
        return -1

    def _go(self, n: int) -> None:
        if 0 <= n < len(self._steps):
            self.chosen.emit(self._steps[n].key)

    # --- drawing --------------------------------------------------------------------------------

    def _slot(self, n: int) -> QRectF:
        """Shares of the width after the words' lengths, so that long words keep whole."""
        needs = [width_of(s.text, "strong") + 58 for s in self._steps]
        spare = (self.width() - sum(needs)) / len(needs)
        if spare < 0:
            wide = self.width() / len(needs)
            return mirrored(self, QRectF(n * wide, 0, wide, self.height()))
        left = sum(needs[:n]) + spare * n
        return mirrored(self, QRectF(left, 0, needs[n] + spare, self.height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n, step in enumerate(self._steps):
            self._draw_step(p, n, step)
        p.end()

    def _draw_step(self, p: QPainter, n: int, step: Step) -> None:
        s, place, is_here = scheme(), self._slot(n), n == self._here
        if is_here:
            rounded(p, place.adjusted(1, 1, -1, -1), s.card, 8, s.line)
        elif n == self._over or (self.hasFocus() and n == self._at):
            rounded(p, place.adjusted(1, 1, -1, -1), s.sunken, 8)
        words = width_of(step.text, "strong" if is_here else "body")
        room = place.width() - 50
        is_short = words > room
        block = QRectF(0, place.y(), 24 if is_short else words + 34, place.height())
        block.moveLeft(place.center().x() - block.width() / 2)
        dot = QRectF(block.left(), place.center().y() - 12, 24, 24)
        text = block.adjusted(34, 0, 4, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            dot.moveLeft(block.right() - 24)
            text = block.adjusted(-4, 0, -34, 0)
        self._draw_dot(p, n, step, dot)
        if not is_short:
            ink = s.text if is_here or step.is_done else s.muted
            write(p, text, step.text, ink, "strong" if is_here else "body")

    def _draw_dot(self, p: QPainter, n: int, step: Step, dot: QRectF) -> None:
        s = scheme()
        if n == self._here:
            rounded(p, dot, s.accent, 12)
            write(p, dot, str(n + 1), s.on_accent, "strong", CENTRE, 0.92)
        elif step.is_done:
            draw_icon(p, "circle-check", dot.adjusted(1, 1, -1, -1), s.welcome.ink)
        else:
            rounded(p, dot.adjusted(1, 1, -1, -1), s.window, 11, s.edge)
            write(p, dot, str(n + 1), s.muted, "body", CENTRE, 0.9)

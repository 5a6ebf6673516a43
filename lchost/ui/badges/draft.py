"""The design on the bench: what is chosen of it, and the way back and forth through changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from lchost.paper.badges.design import Box, Design, Element, Side
from lchost.ui.badges.arranging import Elements, Picked, Size

LONGEST = 200  # steps kept
NOBODY: Picked = frozenset()


@dataclass(frozen=True)
class _State:
    design: Design
    side: int
    picked: Picked


class Draft(QObject):
    """Front or back, the chosen elements, undo and redo.

    Changes that go on from each other (a drag, arrow keys, letters typed) are one step: they name
    what goes on, and any other deed ends it.
    """

    changed = Signal()  # the design
    chose = Signal()  # other elements, or the other side

    def __init__(self, design: Design) -> None:
        super().__init__()
        self._now = _State(design, 0, NOBODY)
        self._begun = design
        self._before: list[_State] = []
        self._after: list[_State] = []
        self._goes_on = ""

    # --- what there is --------------------------------------------------------------------------

    @property
    def design(self) -> Design:
        return self._now.design

    @property
    def side(self) -> int:
        """0: the front, 1: the back."""
        return self._now.side

    @property
    def ground(self) -> Side:
        """Return the side that is shown."""
        return self.design.back if self.side else self.design.front

    @property
    def elements(self) -> Elements:
        return self.ground.elements

    @property
    def picked(self) -> Picked:
        return self._now.picked

    @property
    def only(self) -> Element | None:
        """Return the one that is chosen alone."""
        return self.elements[min(self.picked)] if len(self.picked) == 1 else None

    @property
    def size(self) -> Size:
        return self.design.wide_mm, self.design.high_mm

    @property
    def is_changed(self) -> bool:
        return self.design != self._begun

    def others(self) -> list[Box]:
        """Return the boxes of what is not chosen."""
        return [one.box for n, one in enumerate(self.elements) if n not in self.picked]

    # --- choosing -------------------------------------------------------------------------------

    def pick(self, picked: Picked) -> None:
        """Choose these and no others."""
        picked = frozenset(n for n in picked if 0 <= n < len(self.elements))
        self._goes_on = ""
        if picked != self.picked:
            self._now = replace(self._now, picked=picked)
            self.chose.emit()

    def turn(self, side: int) -> None:
        """Show the front (0) or the back (1)."""
        if side != self.side:
            self._goes_on = ""
            self._now = replace(self._now, side=side, picked=NOBODY)
            self.chose.emit()

    # --- changing -------------------------------------------------------------------------------

    def put(self, elements: Elements, picked: Picked | None = None, goes_on: str = "") -> None:
        """Change the elements of the side that is shown."""
        self.put_side(replace(self.ground, elements=elements), picked, goes_on)

    def put_side(self, side: Side, picked: Picked | None = None, goes_on: str = "") -> None:
        """Change the side that is shown."""
        design = self.design
        made = replace(design, back=side) if self.side else replace(design, front=side)
        self.put_design(made, picked, goes_on)

    def put_design(self, design: Design, picked: Picked | None = None, goes_on: str = "") -> None:
        """Change the design, as one step or as more of the last one."""
        chosen = self.picked if picked is None else picked
        if design == self.design:
            if chosen != self.picked:
                self.pick(chosen)
            return
        if not goes_on or goes_on != self._goes_on:
            self._before = [*self._before[-LONGEST + 1 :], self._now]
        self._after.clear()
        self._goes_on = goes_on
        self._show(_State(design, self.side, chosen))

    def rest(self) -> None:
        """End what goes on: the next change is a step of its own."""
        self._goes_on = ""

    def forget(self) -> None:
        """Take the last step back for good: a drag that was put back never was."""
        if self._before:
            self._go(self._before.pop())

    def kept(self) -> None:
        """The design stands in the file now as it is here."""
        self._begun = self.design

    # --- back and forth -------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    def undo(self) -> None:
        """Take the last step back."""
        if self._before:
            self._after.append(self._now)
            self._go(self._before.pop())

    def redo(self) -> None:
        """Do what was taken back again."""
        if self._after:
            self._before.append(self._now)
            self._go(self._after.pop())

    def _go(self, state: _State) -> None:
        self._goes_on = ""
        self._show(state)

    def _show(self, state: _State) -> None:
        is_other = (state.side, state.picked) != (self.side, self.picked)
        self._now = state
        self.changed.emit()
        if is_other:
            self.chose.emit()

"""Where the cards of a board lie: as many beside each other as have room, row below row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

GAP = 12
_EDGE = 3  # room for the ring around a card


@dataclass(frozen=True, slots=True)
class Places:
    """The place of every card on the board's ground; `tall` is the height of it all."""

    boxes: tuple[QRect, ...] = ()
    columns: int = 1
    tall: int = 0

    def at(self, point: QPoint) -> int:
        """The card under a point, -1 for none."""
        return next((n for n, box in enumerate(self.boxes) if box.contains(point)), -1)

    def between(self, top: int, bottom: int) -> list[int]:
        """The cards of which something lies between two heights."""
        return [n for n, b in enumerate(self.boxes) if b.bottom() >= top and b.top() <= bottom]

    def beside(self, card: int, across: int, down: int) -> int:
        """The card so many further in reading order and so many rows below; itself at an edge."""
        if across:
            wanted = card + across
            return wanted if 0 <= wanted < len(self.boxes) else card
        wanted = card + down * self.columns
        if 0 <= wanted < len(self.boxes):
            return wanted
        last = len(self.boxes) - 1
        is_above_last_row = card // self.columns < last // self.columns
        return last if down > 0 and is_above_last_row else card


def lay_out(heights: Sequence[int], width: int, narrowest: int, *, is_rtl: bool = False) -> Places:
    """Lay cards of these heights out on a ground of this width; cards of a row share its top."""
    room = width - 2 * _EDGE
    columns = max(1, min(len(heights), (room + GAP) // (narrowest + GAP)))
    boxes: list[QRect] = []
    top = _EDGE
    for first in range(0, len(heights), columns):
        row = heights[first : first + columns]
        for n, tall in enumerate(row):
            at = columns - 1 - n if is_rtl else n
            left, right = at * (room + GAP) // columns, (at + 1) * (room + GAP) // columns - GAP
            boxes.append(QRect(_EDGE + left, top, right - left, tall))
        top += max(row) + GAP
    return Places(tuple(boxes), columns, top - GAP + _EDGE if boxes else 0)

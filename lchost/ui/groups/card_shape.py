"""Where things lie on a card: head, bar, a line a person.  In pixels of the card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from lchost.ui import theme

PAD = 12
_HEAD, _LINE, _BAR, _ROW, _LOCK = 52, 18, 30, 27, 22  # pixels of the usual text size


@dataclass(frozen=True, slots=True)
class Shape:
    """How the cards of one round are made; all alike, so that they can be compared.

    Attributes:
        has_line: a second line of facts, for languages and themes.
        has_bar: something is mixed.
    """

    has_line: bool = False
    has_bar: bool = False

    def heights(self, people: Sequence[int]) -> list[int]:
        """How tall cards of so many people are; an empty one has room for a word that it is."""
        rest, row = self.rows_top + PAD - 4, self.row_height
        return [rest + max(n, 1) * row for n in people]

    @property
    def row_height(self) -> int:
        return theme.em(_ROW)

    @property
    def line_top(self) -> int:
        return theme.em(_HEAD)

    @property
    def bar_top(self) -> int:
        return theme.em(_HEAD) + (theme.em(_LINE) + 3 if self.has_line else 0)

    @property
    def rows_top(self) -> int:
        return self.bar_top + (theme.em(_BAR) if self.has_bar else 2)

    def row(self, n: int, width: int) -> QRectF:
        """The place of a person's line."""
        top = self.rows_top + n * self.row_height
        return QRectF(PAD - 4, top, width - 2 * PAD + 8, self.row_height)

    def row_at(self, y: int, people: int) -> int:
        """The line at a height; -1 for none."""
        n = (y - self.rows_top) // self.row_height
        return n if 0 <= n < people else -1

    def line(self, width: int) -> QRectF:
        """The place of the second line of facts."""
        return QRectF(PAD, self.line_top, width - 2 * PAD, theme.em(_LINE))

    def lock(self, width: int) -> QRectF:
        """The place of the lock."""
        side = theme.em(_LOCK)
        return QRectF(width - PAD - side + 3, PAD - 1, side, side)

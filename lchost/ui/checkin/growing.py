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
        gone, new = set(before).difference(wanted), set(wanted).difference(before)
        self._all, self._faces = rows, wanted
        if self._wish or self._sorted or len(gone) + len(new) > _MOST_STEPS:
            self._arrange()
            return
        for line in reversed([n for n, face in enumerate(before) if face in gone] if gone else []):
            self.beginRemoveRows(ROOT, line, line)
            del self._rows[line], before[line]
            self.endRemoveRows()
        for line, face in enumerate(wanted) if new else ():
            if face in new:
                self.beginInsertRows(ROOT, line, line)
                self._rows.insert(line, rows[line])
                before.insert(line, face)
                self.endInsertRows()
        if before != wanted:  # the same people in another order
            self._arrange()


class GrowingGrid(Grid):
    """A table whose rows come and go; the choice stays where it is by itself."""

    model_type = GrowingRows

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows."""
        self.rows.set_rows(rows)

"""Rows of plain objects for Qt's views.

The model sorts and filters its own list: a proxy would ask Python for each of the 260,000
comparisons that 10,000 rows need, a list sorts them by key in 10 ms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lchost.ui.widgets.cells import CELL, Cell

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ASCENDING = Qt.SortOrder.AscendingOrder


def sort_key(text: str) -> str:
    """Return a text such that accented letters sort beside their base letter."""
    return unicodedata.normalize("NFKD", text).casefold()


@dataclass(frozen=True)
class Column:
    """One column: its heading, and how to read its words from a row.

    `cell` where it shows more than plain words; `sort` where it does not sort by its words.
    `width` in pixels at the usual text size, 0 for the one that takes the rest.
    `leaves` ranks the columns that go first when room is scarce (1 first; 0 stays).
    `shares`: it has its `width` at least, and what its longest words need, up to half the rest.
    """

    heading: str
    text: Callable[[Any], str]
    cell: Callable[[Any], Cell] | None = None
    sort: Callable[[Any], Any] | None = None
    width: int = 0
    right: bool = False
    muted: bool = False
    leaves: int = 0
    shares: bool = False
    step: str = "body"
    _sort_key: Callable[[Any], Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Settle by what it sorts."""
        read = self.text
        object.__setattr__(self, "_sort_key", self.sort or (lambda row: sort_key(read(row))))

    def key(self, row: Any, is_down: bool = False) -> Any:
        """Return what a row sorts by; rows without a value come last, downwards too."""
        value = self._sort_key(row)
        return ((value is None) != is_down, value if value is not None else 0)

    def shown(self, row: Any) -> Cell:
        """Return what a row shows in this column."""
        if self.cell:
            return self.cell(row)
        return Cell(self.text(row), right=self.right, muted=self.muted, step=self.step)


class RowsModel(QAbstractTableModel):
    """Read-only table over a list of rows, sorted by a column and kept by a wish."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._all: Sequence[Any] = ()
        self._rows: list[Any] = []
        self._wish: Callable[[Any], bool] | None = None
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows instead."""
        self._all = rows
        self._arrange()

    def keep(self, wish: Callable[[Any], bool] | None) -> None:
        """Show only the rows that meet a wish; None shows all."""
        self._wish = wish
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = ASCENDING) -> None:
        """Sort by a column; -1 keeps the order in which the rows came."""
        self._sorted = (column, order) if 0 <= column < len(self._columns) else None
        self._arrange()

    def row(self, index: Index) -> Any:
        """Return the row at an index."""
        return self._rows[index.row()]

    def rows(self) -> Sequence[Any]:
        """Return the rows shown, in the order shown."""
        return self._rows

    def whole(self) -> Sequence[Any]:
        """Return all rows, shown or not, in the order in which they came."""
        return self._all

    def place_of(self, key: Callable[[Any], Hashable]) -> dict[Hashable, int]:
        """Return at which line each row stands, by its key."""
        return {key(row): n for n, row in enumerate(self._rows)}

    def columns(self) -> Sequence[Column]:
        """Return the columns."""
        return self._columns

    def _arrange(self) -> None:
        self.beginResetModel()
        kept = [row for row in self._all if self._wish is None or self._wish(row)]
        if self._sorted:
            column, order = self._sorted
            is_down = order != ASCENDING
            kept.sort(key=lambda row: self._columns[column].key(row, is_down), reverse=is_down)
        self._rows = kept
        self.endResetModel()

    # --- what Qt asks ---------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        """Count the rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell, or the Cell itself for the painter."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        column = self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return column.text(self._rows[index.row()])
        if role == CELL:
            return column.shown(self._rows[index.row()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

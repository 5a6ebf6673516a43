"""The quiet table that every list of people and things is shown in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from lchost.ui import memory, theme
from lchost.ui.tables import Column, RowsModel
from lchost.ui.widgets.cells import CellPainter
from lchost.ui.widgets.painting import width_of

_HEADING_SIDES = 26  # pixels: the padding of a heading, and its arrow
_CELL_SIDES = 24  # pixels beside the words of a cell
_LEAST_SHARE = 0.3  # of the width, for the column that stretches; others leave before it shrinks


class Grid(QTableView):
    """Sorts, keeps a wish, copies; remembers the choice by id and the sorting for good.

    `name` is the key under which the sorting is remembered; "" does not sort (agendas).
    `first_sorting` is the column, and whether downwards, until the host sorts otherwise.
    """

    choice_changed = Signal()
    opened = Signal(object)  # the row that was double-clicked, or has the focus at Enter

    model_type: ClassVar[type[RowsModel]] = RowsModel

    def __init__(
        self,
        columns: Sequence[Column],
        says: str,
        *,
        key: Callable[[Any], Hashable] = lambda row: row.id,
        name: str = "",
        several: bool = True,
        row_height: int = theme.HEIGHT["row"],
        first_sorting: tuple[int, bool] = (0, False),
    ) -> None:
        super().__init__()
        self._key, self._name = key, name
        self.rows = self.model_type(columns, self)
        self.setModel(self.rows)
        self._settle_look(says, row_height, several=several)
        self._settle_columns(columns)
        if name:
            self._remember_sorting(*first_sorting)
        self.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.row(index)))
        self._is_moving = False

    # --- rows -----------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; those chosen before stay chosen."""
        self._keeping_choice(lambda: self.rows.set_rows(rows))
        self._share_room()

    def keep(self, wish: Callable[[Any], bool] | None) -> None:
        """Show only the rows that meet a wish; None shows all."""
        self._keeping_choice(lambda: self.rows.keep(wish))

    def chosen(self) -> list[Any]:
        """Return the rows chosen, in the order shown."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.rows()[line] for line in lines]

    def current(self) -> Any | None:
        """Return the one row that is chosen, or None."""
        chosen = self.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def choose(self, *keys: Hashable) -> None:
        """Choose rows by their keys, and bring the first into view."""
        places = self.rows.place_of(self._key)
        lines = [places[key] for key in keys if key in places]
        selection = self.selectionModel()
        selection.clearSelection()
        flags = QItemSelectionModel.SelectionFlag
        for line in lines:
            index = self.rows.index(line, 0)
            selection.select(index, flags.Select | flags.Rows)
        if lines:
            first = self.rows.index(lines[0], 0)
            selection.setCurrentIndex(first, flags.NoUpdate)
            self.scrollTo(first)

    def _keeping_choice(self, change: Callable[[], None]) -> None:
        before = [self._key(row) for row in self.chosen()]
        place = self.verticalScrollBar().value()
        self._is_moving = True
        change()
        self.choose(*before)
        self._is_moving = False
        self.verticalScrollBar().setValue(place)
        self._tell()

    def _tell(self) -> None:
        if not self._is_moving:
            self.choice_changed.emit()

    # --- keys -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows; open the current one with Enter."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (row := self.current()) is not None:
                self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def copy_rows(self) -> None:
        """Put the chosen rows on the clipboard, a line each, columns apart by tabs.

        Also the columns that had to leave for want of room: the host cannot know of that.
        """
        columns = [column for column in self.rows.columns() if column.heading]
        lines = [[c.text(row) for c in columns] for row in self.chosen()]
        clean = ["\t".join(" ".join(text.split()) for text in line) for line in lines]
        QGuiApplication.clipboard().setText("\n".join(clean))

    # --- look -----------------------------------------------------------------------------------

    def _settle_look(self, says: str, row_height: int, *, several: bool) -> None:
        self.setItemDelegate(CellPainter(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.em(row_height))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(says)

    def _settle_columns(self, columns: Sequence[Column]) -> None:
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(24)
        head.setFont(theme.font("caption"))
        mode = QHeaderView.ResizeMode
        for n, column in enumerate(columns):
            head.setSectionResizeMode(n, mode.Interactive if column.width else mode.Stretch)
            if column.width:
                self.setColumnWidth(n, self._width(column))

    def _width(self, column: Column) -> int:
        """As wide as drawn, or as its heading needs in a language of longer words."""
        wanted = theme.em(column.width)
        heading = round(width_of(column.heading, "caption")) + _HEADING_SIDES
        return max(wanted, min(heading, 2 * wanted))

    def _remember_sorting(self, first: int, is_first_down: bool) -> None:
        head = self.horizontalHeader()
        column, is_down = memory.sorting(self._name, first, is_down=is_first_down)
        order = Qt.SortOrder.DescendingOrder if is_down else Qt.SortOrder.AscendingOrder
        head.setSortIndicatorClearable(False)
        self.setSortingEnabled(True)
        self.sortByColumn(column if column < self.rows.columnCount() else 0, order)
        head.sortIndicatorChanged.connect(self._sorting_chosen)

    def _sorting_chosen(self, column: int, order: Qt.SortOrder) -> None:
        memory.keep_sorting(self._name, column, order == Qt.SortOrder.DescendingOrder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the least needed columns leave while the stretching one is too narrow."""
        wide = self.viewport().width()
        columns = list(enumerate(self.rows.columns()))
        spare = wide - sum(self._width(c) for _, c in columns if c.width)
        for n, column in sorted(columns, key=lambda pair: pair[1].leaves):
            if column.leaves:
                is_leaving = spare < _LEAST_SHARE * wide
                self.setColumnHidden(n, is_leaving)
                spare += self._width(column) if is_leaving else 0
        self._share_room()
        super().resizeEvent(event)

    def _share_room(self) -> None:
        """Give a column that shares what its longest words need, up to half of what is left."""
        shown = [
            (n, column)
            for n, column in enumerate(self.rows.columns())
            if not self.isColumnHidden(n)
        ]
        for n, column in shown:
            if not column.shares:
                continue
            others = sum(self._width(c) for _, c in shown if c is not column and c.width)
            half = (self.viewport().width() - others) // 2
            said = {column.text(row) for row in self.rows.whole()}
            wanted = round(max((width_of(one) for one in said), default=0)) + _CELL_SIDES
            self.setColumnWidth(n, max(self._width(column), min(wanted, half)))

"""The agenda as a table whose rows can be moved, by drag and by keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu

from lchost.planning.agenda import Format, Slot, needs_leader
from lchost.ui import wording
from lchost.ui.formats import formats
from lchost.ui.icons import icon
from lchost.ui.tables import ROOT, Column, Index, RowsModel
from lchost.ui.theme import scheme
from lchost.ui.widgets.cells import Cell
from lchost.ui.widgets.grid import Grid
from lchost.ui.widgets.painting import pen

_KIND = "application/x-lchost-agenda-item"
_ROW_HEIGHT = 42


class AgendaModel(RowsModel):
    """Rows of Slot; a dropped one tells which part and before which row it was let go."""

    dropped = Signal(int, int)  # id of the part, row before which it was dropped

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are dragged, and dropped between rows, never onto one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Only moves."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Nothing from elsewhere."""
        return [_KIND]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry the id of the first row that is dragged."""
        carried = QMimeData()
        if indexes:
            carried.setData(_KIND, str(self.row(indexes[0]).item.id).encode())
        return carried

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index
    ) -> bool:
        """Tell what was dropped; the page moves it, and the table is read afresh."""
        if not data.hasFormat(_KIND):
            return False
        at = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        self.dropped.emit(int(bytes(data.data(_KIND).data())), at)
        return True


class AgendaGrid(Grid):
    """One chosen row; Alt+Up and Alt+Down move it, Del removes it, F2 and Enter open it."""

    model_type = AgendaModel
    moved = Signal(int, int)  # id of the part, its new position
    removed = Signal(int)
    stretched = Signal(int, int)  # id of the part, minutes more (or fewer)

    def __init__(self) -> None:
        self._zone = ""
        self._is_led = False
        self._gap = -1  # the row before which a dragged one would fall; -1: nothing is dragged
        super().__init__(
            self._columns(),
            self.tr("Agenda"),
            key=lambda slot: slot.item.id,
            several=False,
            row_height=_ROW_HEIGHT,
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)  # ours runs along the whole row
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setAccessibleDescription(
            self.tr("Enter changes a part, Alt+Up and Alt+Down move it, Delete removes it.")
        )
        self._menu = self._made_menu()
        assert isinstance(self.rows, AgendaModel)
        self.rows.dropped.connect(self._drop)

    def _columns(self) -> list[Column]:
        names = formats()
        return [
            Column("", lambda slot: "", lambda slot: Cell("", icon="grip-vertical"), width=40),
            Column(
                self.tr("Starts"),
                lambda slot: wording.clock(slot.starts_at, self._zone),
                width=66,
                right=True,
                muted=True,
                step="figure",
            ),
            Column(
                self.tr("Min"),
                lambda slot: wording.number(slot.item.minutes),
                width=54,
                right=True,
                step="figure",
            ),
            Column(self.tr("Item"), lambda slot: slot.item.title, self._title_cell),
            Column(
                self.tr("Format"),
                lambda slot: names[slot.item.format],
                width=124,
                muted=True,
                leaves=1,
            ),
            Column(
                self.tr("Led by"),
                lambda slot: slot.item.leader,
                self._leader_cell,
                width=158,
                leaves=2,
            ),
        ]

    def _title_cell(self, slot: Slot) -> Cell:
        return Cell(slot.item.title, muted=slot.item.format == Format.BREAK)

    def _leader_cell(self, slot: Slot) -> Cell:
        if slot.item.leader or not self._is_led or not needs_leader(slot.item.format):
            return Cell(slot.item.leader)
        return Cell(self.tr("nobody yet"), tone="attention", icon="triangle-alert")

    # --- rows -----------------------------------------------------------------------------------

    def show_slots(self, slots: Sequence[Slot], zone: str) -> None:
        """Show the parts on the clock of a zone."""
        self._zone = zone
        self._is_led = any(slot.item.leader for slot in slots)
        self.show_rows(slots)

    def move_chosen(self, by: int) -> None:
        """Ask to move the chosen part up (-1) or down (1)."""
        slot = self.current()
        if slot is not None:
            to = self._line_of(slot) + by
            if 0 <= to < self.rows.rowCount():
                self.moved.emit(slot.item.id, to)

    def remove_chosen(self) -> None:
        """Ask to remove the chosen part."""
        if (slot := self.current()) is not None:
            self.removed.emit(slot.item.id)

    def _line_of(self, slot: Slot) -> int:
        return self.rows.place_of(lambda one: one.item.id)[slot.item.id]

    # --- keys and menu --------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep F2 for changing a part, though elsewhere in the window it leads to the door."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys say, or what every table does."""
        jobs: dict[tuple[int, bool], Any] = {
            (Qt.Key.Key_Up, True): lambda: self.move_chosen(-1),
            (Qt.Key.Key_Down, True): lambda: self.move_chosen(1),
            (Qt.Key.Key_Delete, False): self.remove_chosen,
            (Qt.Key.Key_F2, False): self._open_chosen,
            (Qt.Key.Key_Plus, False): lambda: self._stretch_chosen(5),
            (Qt.Key.Key_Minus, False): lambda: self._stretch_chosen(-5),
        }
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if job := jobs.get((event.key(), has_alt)):
            job()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen part."""
        if self.current() is not None:
            self._menu.popup(event.globalPos())

    def _open_chosen(self) -> None:
        if (slot := self.current()) is not None:
            self.opened.emit(slot)

    def _stretch_chosen(self, minutes: int) -> None:
        if (slot := self.current()) is not None:
            self.stretched.emit(slot.item.id, minutes)

    def _made_menu(self) -> QMenu:
        menu = QMenu(self)
        entries = (
            (self.tr("Change…"), "pencil", "F2", self._open_chosen),
            (self.tr("Move up"), "", "Alt+Up", lambda: self.move_chosen(-1)),
            (self.tr("Move down"), "", "Alt+Down", lambda: self.move_chosen(1)),
            (self.tr("5 minutes longer"), "", "+", lambda: self._stretch_chosen(5)),
            (self.tr("5 minutes shorter"), "", "-", lambda: self._stretch_chosen(-5)),
            (self.tr("Remove"), "trash-2", "Del", self.remove_chosen),
        )
        for text, drawing, keys, job in entries:
            made = QAction(text, menu)
            # Shown only: the table hears the keys itself, and only while it has the keyboard.
            made.setText(f"{text}\t{_native(keys)}")
            if drawing:
                made.setIcon(icon(drawing))
            made.triggered.connect(lambda _=False, job=job: job())
            menu.addAction(made)
        return menu

    # --- drag -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take only our own rows."""
        if event.source() is self:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the row would fall."""
        if event.source() is self:
            super().dragMoveEvent(event)  # scrolls near the edges
            self._show_gap(self._gap_at(event.position().toPoint()))
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        super().dragLeaveEvent(event)
        self._show_gap(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the row fall into the gap."""
        gap = self._gap_at(event.position().toPoint())
        self._show_gap(-1)
        self.rows.dropMimeData(event.mimeData(), event.dropAction(), gap, 0, ROOT)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # Qt must not remove the row it left
        event.accept()
        self.setState(QAbstractItemView.State.NoState)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap < 0:
            return
        y = self.rowViewportPosition(min(self._gap, self.rows.rowCount() - 1))
        if self._gap == self.rows.rowCount():
            y += self.rowHeight(self._gap - 1)
        p = QPainter(self.viewport())
        p.setPen(pen(scheme().accent, 2))
        p.drawLine(4, max(1, y), self.viewport().width() - 4, max(1, y))
        p.end()

    def _gap_at(self, at: QPoint) -> int:
        """Return the row before which a drop at this point falls."""
        count = self.rows.rowCount()
        middles = [self.rowViewportPosition(n) + self.rowHeight(n) / 2 for n in range(count)]
        return sum(1 for middle in middles if middle < at.y())

    def _show_gap(self, gap: int) -> None:
        self._gap = gap
        self.viewport().update()

    def _drop(self, item_id: int, gap: int) -> None:
        lines = self.rows.place_of(lambda one: one.item.id)
        if item_id not in lines:
            return
        here = lines[item_id]
        to = gap - 1 if gap > here else gap  # the row it left no longer counts
        if to != here:
            self.moved.emit(item_id, to)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

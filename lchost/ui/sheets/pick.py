"""Asks which sheet is in the printer, found by the number on the packet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lchost.paper.sheets.presets import SHEETS, Sheet
from lchost.ui import theme
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.sheets import saying
from lchost.ui.tables import Column
from lchost.ui.widgets import Grid, search_box, words


class PickSheetDialog(Dialog):
    """`chosen()` is the sheet picked, or None."""

    def __init__(self, parent: QWidget | None, key: str) -> None:
        facts = self.tr("The maker's number stands on the packet.")
        verb = self.tr("Use this sheet")
        title = self.tr("Which sheet is it?")
        super().__init__(parent, title, facts, verb=verb, icon="layout-grid", width=720)
        self.search = search_box(self.tr("Search by number, size or maker"))
        columns = [
            Column(self.tr("Sheet"), saying.packet),
            Column(self.tr("Label"), lambda sheet: sheet.size, width=150),
            Column(self.tr("Labels"), saying.amount, width=130, muted=True, leaves=2),
            Column(self.tr("Kind"), saying.kind, width=120, muted=True, leaves=1),
        ]
        self.grid = Grid(columns, self.tr("Sheets"), key=lambda sheet: sheet.key, several=False)
        self.grid.setMinimumHeight(theme.em(250))
        self.grid.show_rows(sorted(SHEETS.values(), key=saying.place))
        self.doubt = words("", "caption", muted=True, wrap=True)
        self.body(self.search, (self.grid, 1), self.doubt)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.press)
        self.grid.choice_changed.connect(self._tell)
        self.grid.opened.connect(lambda _: self.press())
        self.grid.choose(key)
        self._tell()

    def first_focus(self) -> QWidget:
        """Begin with the search."""
        return self.search

    def first_fault(self) -> str:
        """Refuse an answer without a sheet."""
        return "" if self.chosen() else self.tr("Choose a sheet.")

    def chosen(self) -> Sheet | None:
        """Return the sheet picked; the only one found counts as picked."""
        found: Sheet | None = self.grid.current()
        shown = self.grid.rows.rows()
        return found or (shown[0] if len(shown) == 1 else None)

    def _filter(self, text: str) -> None:
        tokens = saying.plain(text).split()
        self.grid.keep(lambda sheet: all(token in saying.searched(sheet) for token in tokens))
        self._tell()

    def _tell(self) -> None:
        sheet = self.chosen()
        if not self.grid.rows.rows():
            self.doubt.setText(self.tr("No sheet is found by that. Try its number, or 80 x 50."))
            return
        self.doubt.setText(saying.doubt(sheet) if sheet else "")

"""Asks whose badges to print again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from lchost.roster.matching import fold
from lchost.roster.registrations import Registration
from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Grid, search_box, words


class PickBadgesDialog(Dialog):
    """`chosen()` are the registrations picked."""

    def __init__(
        self, parent: QWidget | None, people: Sequence[Registration], chosen: Sequence[int] = ()
    ) -> None:
        facts = self.tr("Shift and Ctrl choose several.")
        verb = self.tr("Show these badges")
        super().__init__(parent, self.tr("Whose badges?"), facts, verb=verb, icon="id-card")
        self.search = search_box(self.tr("Search by name"))
        columns = [
            Column(self.tr("Name"), lambda one: one.name),
            Column(self.tr("Printed"), _printed, sort=_when, width=170, muted=True, leaves=1),
        ]
        self.grid = Grid(columns, self.tr("People with a place"))
        self.grid.setMinimumHeight(theme.em(300))
        self.grid.show_rows(people)
        self.count = words("", "caption", muted=True)
        self.body(self.search, (self.grid, 1), self.count)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.press)
        self.grid.choice_changed.connect(self._tell)
        self.grid.opened.connect(lambda _: self.press())
        if chosen:
            self.grid.choose(*chosen)
        self._tell()

    def first_focus(self) -> QWidget:
        """Begin with the search."""
        return self.search

    def first_fault(self) -> str:
        """Refuse an answer without anybody."""
        return "" if self.chosen() else self.tr("Choose at least one person.")

    def chosen(self) -> list[Registration]:
        """Return who was picked; the only one found counts as picked."""
        shown = self.grid.rows.rows()
        return self.grid.chosen() or (list(shown) if len(shown) == 1 else [])

    def _filter(self, text: str) -> None:
        tokens = fold(text).split()
        self.grid.keep(lambda one: all(token in one.folded for token in tokens))
        self._tell()

    def _tell(self) -> None:
        count = len(self.chosen())
        said = wording.counted(count, self.tr("1 person chosen"), self.tr("{n} people chosen"))
        self.count.setText(said if count else self.tr("Nobody is chosen yet."))


def _printed(one: Registration) -> str:
    return wording.moment(one.badge_printed_at) if one.badge_printed_at else ""


def _when(one: Registration) -> float | None:
    return one.badge_printed_at.timestamp() if one.badge_printed_at else None

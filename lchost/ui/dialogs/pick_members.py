"""Which members to add: found by typing, ticked by Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lchost.roster.matching import ranked, search_words
from lchost.roster.members import MemberRow
from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Cell, Grid, search_box
from lchost.ui.widgets.buttons import label


class PickMembers(Dialog):
    """Type, Enter, type, Enter; Ctrl+Enter adds all that are ticked."""

    def __init__(self, parent: QWidget | None, title: str, facts: str, rows: list[MemberRow]):
        note = self.tr("Enter ticks, Ctrl+Enter adds.")
        super().__init__(parent, title, facts, verb=title, note=note, width=600)
        self._all = rows
        self._ticked: dict[int, None] = {}  # in the order in which they were ticked
        self.search = search_box(self.tr("Name or e-mail"))
        self.grid = Grid(
            (
                Column("", lambda _: "", cell=self._tick, width=44),
                Column(self.tr("Name"), lambda m: m.display_name),
                Column(self.tr("E-mail"), lambda m: m.email, width=230, muted=True, leaves=1),
            ),
            self.tr("Members"),
            several=False,
        )
        self.grid.setMinimumHeight(320)
        self.grid.show_rows(rows)
        self.body(self.search, (self.grid, 1))
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.grid.installEventFilter(self)
        self.grid.clicked.connect(lambda index: self._turn(self.grid.rows.row(index)))
        self._filter()
        self._settle()

    def first_focus(self) -> QWidget:
        """Begin with the search."""
        return self.search

    def picked(self) -> list[int]:
        """Return who is ticked, the first one first."""
        return list(self._ticked)

    def first_fault(self) -> str:
        """Refuse an empty answer."""
        return "" if self._ticked else self.tr("Tick whom to add first.")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tick with Enter or Space; move in the table from the search."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._turn(self.grid.current())
            self.search.selectAll()
            return True
        if watched is self.grid and key == Qt.Key.Key_Space:
            self._turn(self.grid.current())
            return True
        if watched is self.search and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.grid.keyPressEvent(event)
            return True
        return False

    def _turn(self, who: MemberRow | None) -> None:
        if who is None:
            return
        if who.id in self._ticked:
            del self._ticked[who.id]
        else:
            self._ticked[who.id] = None
        self.grid.viewport().update()
        self._settle()

    def _settle(self) -> None:
        n = len(self._ticked)
        said = wording.counted(n, self.tr("Add 1 member"), self.tr("Add {n} members"))
        label(self.verb, said if n else self.tr("Add members"))
        self.verb.setEnabled(n > 0)

    def _tick(self, who: MemberRow) -> Cell:
        return Cell("", icon="circle-check" if who.id in self._ticked else "circle")

    def _filter(self, *_: object) -> None:
        text = self.search.text()
        looked_for = search_words(text)
        if not looked_for:
            self.grid.keep(None)
        else:
            keys = [who.folded for who in self._all]
            found = {who.id for who in self._all if all(w in who.folded for w in looked_for)}
            found = found or {self._all[place].id for place in ranked(text, keys, limit=50)}
            self.grid.keep(lambda who: who.id in found)
        if not self.grid.chosen() and self.grid.rows.rows():
            self.grid.choose(self.grid.rows.rows()[0].id)

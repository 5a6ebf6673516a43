"""The last scans, under the answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame

from lchost.checkin.log import Entry
from lchost.planning.workshops import Workshop
from lchost.ui import theme, wording
from lchost.ui.checkin import log_words
from lchost.ui.checkin.hours import tr
from lchost.ui.tables import Column
from lchost.ui.widgets.buttons import button, label
from lchost.ui.widgets.cells import Cell
from lchost.ui.widgets.grid import Grid
from lchost.ui.widgets.layout import column, row, words

LINES = 3
_LINE_HEIGHT = 36
_UNDO_WIDTH = 260  # of the button's words; longer ones are in its tooltip


def log_columns(workshop: Workshop, *, with_date: bool = False) -> tuple[Column, ...]:
    """Return the columns in which scans are listed."""

    def answer(entry: Entry) -> str:
        return log_words.pill_of(entry)[0]

    def pill(entry: Entry) -> Cell:
        text, tone = log_words.pill_of(entry)
        return Cell(text, tone=tone, icon=theme.scheme().tone(tone).icon)

    def at(entry: Entry) -> str:
        return log_words.at_words(entry, workshop, with_date=with_date)

    width = 160 if with_date else 64
    return (
        Column(tr("At"), at, sort=lambda e: e.at, width=width, step="figure", muted=True),
        Column(tr("Who"), lambda entry: entry.name),
        Column(tr("Answer"), answer, pill, width=200),
        Column(tr("By"), log_words.method_words, width=92, muted=True, leaves=1),
    )


class Recent(QFrame):
    """Three scans, the newest first; the way to all of them, and to undo the last or any."""

    undo_asked = Signal(object)  # Entry

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.all = button("", kind="link")
        self.undo = button(self.tr("Undo the last"), "undo-2", "link")
        self.grid: Grid | None = None
        self._place = column(gap=0)
        head = row(words(self.tr("Recent"), "section"), None, self.all, self.undo, gap=6)
        self.setLayout(column(head, self._place, gap=6, margins=(14, 10, 14, 12)))

    def show_entries(self, entries: Sequence[Entry], workshop: Workshop, scans: int) -> None:
        """Show the last of so many scans."""
        label(
            self.all,
            self.tr("All {n}").format(n=wording.number(scans)),
            says=self.tr("All check-ins with their times (Ctrl+L)"),
        )
        if self.grid is None:
            self.grid = self._made(workshop)
            self._place.addWidget(self.grid)
        self.grid.show_rows(entries)

    def show_undo(self, words_of_it: str, otherwise: str) -> None:
        """Name whom the button would take back; `otherwise`: why it takes back nobody."""
        room = theme.em(_UNDO_WIDTH)
        fits = 0 < self.undo.fontMetrics().horizontalAdvance(words_of_it) <= room
        text = words_of_it if fits else self.tr("Undo the last")
        label(self.undo, text, says=words_of_it or otherwise)
        self.undo.setEnabled(bool(words_of_it))

    def _made(self, workshop: Workshop) -> Grid:
        says_what = self.tr("Recent scans")
        made = Grid(
            log_columns(workshop),
            says_what,
            key=lambda entry: entry.check_in_id,
            several=False,
            row_height=_LINE_HEIGHT,
        )
        made.horizontalHeader().hide()
        self._let_undo(made)
        made.setFixedHeight(LINES * theme.em(_LINE_HEIGHT))
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _let_undo(self, grid: Grid) -> None:
        """Undo the row chosen by its menu or the Delete key."""
        take = QAction(self.tr("Undo this scan"), grid)
        take.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        take.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        take.setEnabled(False)

        def chosen() -> Entry | None:
            entry: Entry | None = grid.current()
            return entry if entry is not None and log_words.can_take_back(entry) else None

        grid.choice_changed.connect(lambda: take.setEnabled(chosen() is not None))
        take.triggered.connect(lambda: self.undo_asked.emit(chosen()))
        grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        grid.addAction(take)

"""People from a file: looked at first, column by column and row by row, then imported."""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from lchost.errors import HostError, NoNameColumn
from lchost.roster import importing, services, tables
from lchost.roster.importing import Choice, Preview
from lchost.roster.mapping import Mapping
from lchost.roster.tables import Table
from lchost.ui import wording
from lchost.ui import words_of_import as say
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.import_columns import ColumnsPanel
from lchost.ui.dialogs.import_rows import RowsPanel
from lchost.ui.dialogs.room import room_for
from lchost.ui.tasks import Progress, Task
from lchost.ui.widgets import BusyBar, Mark, button, column, holder, row, words
from lchost.ui.widgets.buttons import label
from lchost.ui.widgets.reading import in_reading_order

_WIDTH, _HEIGHT = 940, 640  # pixels at the usual text size; never more than the screen has
_SETTLE_MS = 60
_WARNINGS = 2  # said in full above the rows; the rest in the tooltip


class ImportDialog(Dialog):
    """Reads the file off the screen, shows what would happen, and writes nothing."""

    def __init__(self, parent: QWidget | None, path: Path, workshop_id: int | None = None) -> None:
        super().__init__(
            parent,
            self.tr("Import registrations") if workshop_id else self.tr("Import people"),
            path.name,
            verb=self.tr("Import"),
            note=self.tr("One Ctrl+Z takes all of it back."),
            width=_WIDTH,
        )
        self._path, self._workshop_id = path, workshop_id
        self._table: Table | None = None
        self._mapping: Mapping | None = None
        self._choices: dict[int, Choice] = {}
        self._preview: Preview | None = None
        self._task: Task | None = None  # what is under way
        self._making: Task | None = None  # a preview that is being made
        self._is_behind = False  # something was changed while a preview was made
        self._make_widgets()
        self._connect()
        self.resize(room_for(self, _WIDTH, _HEIGHT))
        self._read()

    def _make_widgets(self) -> None:
        names = (self.tr("new"), self.tr("known"), self.tr("to choose"), self.tr("left out"))
        self.figures = [words("", "stat") for _ in names]
        self._numbers = holder(row(*map(stat_of, self.figures, names), None, gap=34))
        self.rows = RowsPanel()
        self.columns = ColumnsPanel()
        self.turn = button(self.tr("Columns…"), "table-2", "quiet")
        self.rows.aside.addWidget(self.turn)
        in_reading_order(self.rows)
        self.warnings = words("", "caption", wrap=True)
        mark = Mark("triangle-alert", "attention", 16)
        self._warned = holder(row(mark, (self.warnings, 1), gap=8))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.columns)
        self._content = holder(column(self._numbers, self._warned, (self._stack, 1), gap=12))
        self._content.hide()
        self.verb.setEnabled(False)
        self.body((self._content, 1))

    def _connect(self) -> None:
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLE_MS)
        self._soon.timeout.connect(self._look)
        self.turn.clicked.connect(lambda: self._turn_to(self.columns))
        self.columns.back.clicked.connect(lambda: self._turn_to(self.rows))
        self.rows.chosen.connect(self._choose)
        self.columns.changed.connect(self._take_mapping)
        self.columns.encoding_chosen.connect(self._read)

    # --- the answer -----------------------------------------------------------------------------

    def preview(self) -> Preview:
        """Return what the host has said yes to."""
        assert self._preview
        return self._preview

    def first_focus(self) -> QWidget:
        """Begin at the rows."""
        return self.rows.grid

    def press(self) -> None:
        """Import, once everything is as it will be."""
        if self.verb.isEnabled():
            super().press()

    def done(self, answer: int) -> None:
        """Stop what is under way, and close."""
        if self._task:
            self._task.cancel()
        super().done(answer)

    def _turn_to(self, panel: RowsPanel | ColumnsPanel) -> None:
        self._stack.setCurrentWidget(panel)
        panel.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- reading --------------------------------------------------------------------------------

    def _read(self, encoding: str = "") -> None:
        path = self._path

        def work(tell: Progress) -> tuple[Table, Mapping]:
            table = tables.read_table(path, tell, encoding)
            return table, services.guess(table)

        task = Task(work, self, needs_database=False)
        task.done.connect(self._take_table)
        task.failed.connect(self._failed)
        task.cancelled.connect(self.reject)
        self.add_news(BusyBar(self.tr("Reading the file…"), task))
        self._task = task.start()

    def _take_table(self, answer: tuple[Table, Mapping]) -> None:
        self._table, self._mapping = answer
        self._choices = {}
        self.right()
        self._look()

    def _take_mapping(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self._changed()

    def _choose(self, choices: ReadOnly[int, Choice]) -> None:
        self._choices.update(choices)
        self._changed()

    def _changed(self) -> None:
        """Something is otherwise now: preview once it rests."""
        self.verb.setEnabled(False)
        self._soon.start()

    def _look(self) -> None:
        """Make the preview off the screen; one at a time."""
        if self._making:
            self._is_behind = True
            return
        table, mapping, choices = self._table, self._mapping, dict(self._choices)
        if table is None or mapping is None:
            return
        self.facts.setText(say.facts(table, mapping.service))
        self.columns.show_mapping(table, mapping)
        self._is_behind = False

        def work(_: Progress) -> Preview:
            return importing.preview(table, mapping, self._workshop_id, choices.items())

        task = Task(work, self)
        task.done.connect(self._show)
        task.failed.connect(self._failed)
        self._making = self._task = task.start()

    def _failed(self, error: Exception) -> None:
        self._making = None
        if not isinstance(error, HostError):
            raise error
        self.trouble(error)
        self.verb.setEnabled(False)
        if isinstance(error, NoNameColumn):  # the host can say which column it is
            self._content.show()
            self._numbers.hide()
            self._turn_to(self.columns)
        if self._is_behind:
            self._look()

    # --- showing --------------------------------------------------------------------------------

    def _show(self, shown: Preview) -> None:
        self._making = None
        if self._is_behind:
            self._look()
            return
        is_first = self._preview is None
        self._preview = shown
        self.right()
        self._content.show()
        self._numbers.show()
        open_rows = sum(map(say.is_open, shown.rows))
        c = shown.counts
        known = c.changed + c.unchanged
        left_out = c.duplicate + c.skip + c.error
        for figure, n in zip(
            self.figures, (c.new - open_rows, known, open_rows, left_out), strict=True
        ):
            figure.setText(wording.number(n))
        self._warn(shown)
        self.rows.show_preview(shown)
        label(self.verb, say.verb(shown))
        self.verb.setEnabled(not c.is_nothing or c.unnamed > 0)
        self.note.setText(say.note(shown))
        if is_first:
            self.rows.grid.setFocus()

    def _warn(self, shown: Preview) -> None:
        said = [say.warning_words(one) for one in shown.warnings]
        self._warned.setVisible(bool(said))
        more = len(said) - _WARNINGS
        text = " ".join(said[:_WARNINGS])
        if more > 0:
            rest = wording.counted(more, self.tr("And 1 more."), self.tr("And {n} more."))
            text = f"{text} {rest}"
        self.warnings.setText(text)
        self.warnings.setToolTip("\n".join(said))


def stat_of(figure: QLabel, name: str) -> QWidget:
    """Return a figure over its name."""
    return holder(column(figure, words(name, muted=True), gap=0))

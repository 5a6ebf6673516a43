"""The columns of an import: what each one means, with some of what it says."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QWidget

from lchost.roster.attributes import Kind
from lchost.roster.mapping import Column as Meaning
from lchost.roster.mapping import Field, Mapping
from lchost.roster.tables import Table
from lchost.ui import tables, theme
from lchost.ui import words_of_import as say
from lchost.ui.widgets import (
    Cell,
    Grid,
    buddy,
    button,
    choice,
    column,
    field,
    holder,
    labelled,
    row,
    words,
)
from lchost.ui.words_of_people import kind_words, kinds

_SAMPLES = 4  # different answers shown of a column
_LOOKED_AT = 500  # rows
_LONGEST_HEADER = 36  # letters shown above a field
_SEVERAL = (Field.IGNORE, Field.ATTRIBUTE, Field.SKILL)  # any number of columns may mean these
_ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("cp1252", "Windows-1252"),
    ("cp1250", "Windows-1250"),
    ("cp1251", "Windows-1251"),
    ("cp1254", "Windows-1254"),
    ("cp1258", "Windows-1258"),
    ("utf-16", "UTF-16"),
    ("shift_jis", "Shift JIS"),
    ("gb18030", "GB 18030"),
    ("big5", "Big5"),
    ("euc_kr", "EUC-KR"),
)


class ColumnsPanel(QWidget):
    """A table of columns; the marked one is changed below it."""

    changed = Signal(object)  # Mapping
    encoding_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None
        self._mapping: Mapping | None = None
        self._said: dict[int, str] = {}
        self._is_showing = False
        self.grid = Grid(
            self._columns(), self.tr("Columns"), key=lambda c: c.index, several=False, row_height=36
        )
        self.field = choice(self.tr("What it means"), [(f, text) for f, text in say.fields()])
        self.name = field(self.tr("Called"), longest=120)
        self.kind = choice(self.tr("Kind of answer"), [(Kind(k), text) for k, text in kinds()])
        self.private = QCheckBox(self.tr("Private: never printed"))
        self.encoding = self._encoding_choice()
        self._reading = holder(
            row(buddy(self.tr("&The file is read as"), self.encoding), self.encoding, gap=8)
        )
        self.back = button(self.tr("Back to the rows"), "undo-2", "quiet")
        self._editor = self._made_editor()
        what = words(self.tr("What each column means"), "strong")
        head = row(what, None, self._reading, self.back, gap=10)
        self.setLayout(column(head, (self.grid, 1), self._editor, gap=10))
        self._connect()

    def _encoding_choice(self) -> QComboBox:
        guessed: list[tuple[object, str]] = [("", self.tr("as guessed"))]
        return choice(self.tr("The file is read as"), [*guessed, *_ENCODINGS])

    def _made_editor(self) -> QFrame:
        """Make the place below the table; it keeps its height, so that nothing jumps."""
        self._of_name = labelled(self.tr("&Called"), self.name)
        self._of_kind = labelled(self.tr("&Kind of answer"), self.kind)
        self.header = words("")
        self.header.setMaximumWidth(theme.em(300))
        private = holder(column(None, self.private, 8, gap=0))
        meaning = holder(column(self.header, self.field, gap=4))
        inside = row(meaning, (self._of_name, 1), self._of_kind, private, None, gap=12)
        inside.setContentsMargins(12, 8, 12, 10)
        made = holder(inside, "sunken")
        made.setFixedHeight(theme.em(84))
        return made

    def _connect(self) -> None:
        self.grid.choice_changed.connect(self._show_meaning)
        self.field.activated.connect(self._take)
        self.kind.activated.connect(self._take)
        self.private.clicked.connect(self._take)
        self.name.editingFinished.connect(self._take)
        self.encoding.activated.connect(
            lambda _: self.encoding_chosen.emit(self.encoding.currentData())
        )
        self.grid.opened.connect(lambda _: self.field.setFocus())

    # --- what it shows --------------------------------------------------------------------------

    def show_mapping(self, table: Table, mapping: Mapping) -> None:
        """Show what each column means."""
        if table is not self._table:
            self._said = {}
        self._table, self._mapping = table, mapping
        self._reading.setVisible(bool(table.encoding))
        self.grid.show_rows(mapping.columns)
        if not self.grid.chosen() and mapping.columns:
            self.grid.choose(mapping.columns[0].index)
        self._show_meaning()

    def _columns(self) -> tuple[tables.Column, ...]:
        return (
            tables.Column(self.tr("Column"), lambda c: c.header),
            tables.Column(self.tr("What it means"), meaning_words, cell=meaning_cell, width=220),
            tables.Column(self.tr("Some of what it says"), self._samples, width=330, muted=True),
        )

    def _samples(self, column: Meaning) -> str:
        if self._table is None:
            return ""
        if column.index not in self._said:
            found: dict[str, None] = {}
            for line in self._table.rows[:_LOOKED_AT]:
                if text := " ".join(line.cells[column.index].split()):
                    found[text] = None
                if len(found) == _SAMPLES:
                    break
            self._said[column.index] = " · ".join(found)
        return self._said[column.index]

    def _show_meaning(self) -> None:
        marked: Meaning | None = self.grid.current()
        self._editor.setEnabled(marked is not None)
        if marked is None:
            return
        self._is_showing = True
        said = self.tr("“{header}” means").format(header=short(marked.header))
        self.header.setText(said)
        self.field.setAccessibleName(said)
        self.field.setCurrentIndex(self.field.findData(marked.field))
        self.name.setText(marked.name)
        self.kind.setCurrentIndex(self.kind.findData(marked.kind))
        self.private.setChecked(marked.is_private)
        is_answer = marked.field is Field.ATTRIBUTE
        self._of_name.setVisible(is_answer or marked.field is Field.SKILL)
        self._of_kind.setVisible(is_answer)
        self.private.setVisible(is_answer)
        self._is_showing = False

    # --- what it changes ------------------------------------------------------------------------

    def _take(self, *_: object) -> None:
        """Give the marked column the meaning that the fields below say."""
        marked: Meaning | None = self.grid.current()
        if marked is None or self._mapping is None or self._is_showing:
            return
        wanted = replace(
            marked,
            field=self.field.currentData(),
            name=" ".join(self.name.text().split()) or marked.name or marked.header,
            kind=self.kind.currentData(),
            is_private=self.private.isChecked(),
        )
        if wanted == marked:
            return
        mapping = self._mapping.with_column(wanted)
        if wanted.field not in _SEVERAL and wanted.field is not marked.field:
            for other in mapping.of(wanted.field):
                if other.index != wanted.index:  # one column a meaning: the earlier one gives way
                    mapping = mapping.with_column(replace(other, field=Field.IGNORE))
        assert self._table
        self.show_mapping(self._table, mapping)
        self.changed.emit(mapping)


def short(header: str) -> str:
    """Return the beginning of a column's name: some are whole questions."""
    return header if len(header) <= _LONGEST_HEADER else f"{header[:_LONGEST_HEADER]}…"


def meaning_words(column: Meaning) -> str:
    """Return what a column means, an answer with its kind."""
    if column.field is Field.ATTRIBUTE:
        return kind_words(column.kind)
    return say.field_words(column.field)


def meaning_cell(column: Meaning) -> Cell:
    """Return what a column means as a pill; one left out is quiet."""
    if column.field is Field.IGNORE:
        return Cell(meaning_words(column), muted=True)
    icon = "eye-off" if column.field is Field.ATTRIBUTE and column.is_private else ""
    return Cell(meaning_words(column), tone="accent", icon=icon)

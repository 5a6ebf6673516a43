"""Beside the list: the row as it is on paper, and what the host makes of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from lchost.paper.scanback.reading import ReadSheet
from lchost.paper.scanback.rows import Row, RowKind, Value
from lchost.ui import theme, wording
from lchost.ui.scanback import scan_words
from lchost.ui.scanback.crop import Crop
from lchost.ui.scanback.scan_words import tr
from lchost.ui.widgets import Chip, breakable, button, column, emptied, field, holder, words
from lchost.ui.widgets.flow import Flow

_WIDTH = 420
_PER_MM = 8.0


class Beside(QFrame):
    """`decided` tells a row's value; None is an answer too."""

    decided = Signal(object, object)  # Row, Value

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "sunken")
        self._row: Row | None = None
        self.crop = Crop(tr("The line as it is on paper"))
        self.who = words("", "section", wrap=True)
        self.why = words("", "caption", muted=True, wrap=True)
        self.text = field(tr("What is written there"))
        self.keep = button(tr("Keep this"), "check")
        self._chips = Flow(gap=6)
        chips = holder(self._chips)
        self.setLayout(
            column(
                self.who,
                self.crop,
                self.why,
                self.text,
                self.keep,
                chips,
                None,
                gap=10,
                margins=(16, 14, 16, 14),
            )
        )
        self.setFixedWidth(theme.em(_WIDTH))
        self.text.returnPressed.connect(self._keep_text)
        self.keep.clicked.connect(self._keep_text)

    def show_row(self, row: Row | None, sheet: ReadSheet | None, who: str, value: Value) -> None:
        """Show a row with what it stands for now."""
        self._row = row
        self.who.setText(breakable(who))
        parts = [sheet.part(one, _PER_MM) for one in row.crops] if row and sheet else []
        self.crop.show_parts(parts)
        is_text = row is not None and row.kind in (RowKind.SPARE, RowKind.TEXT)
        for part in (self.text, self.keep):
            part.setVisible(is_text)
        emptied(self._chips)
        self.why.setText("" if row is None or row.is_sure else scan_words.why_asked(row))
        if row is None:
            return
        if is_text:
            self.text.setText(str(value or ""))
            return
        for option, text in _options(row):
            chip = Chip(text, chosen=option == value and type(option) is type(value))
            chip.clicked.connect(lambda _=False, option=option: self._decide(option))
            self._chips.addWidget(chip)
            chip.show()

    def _decide(self, value: Value) -> None:
        if self._row is not None:
            self.decided.emit(self._row, value)

    def _keep_text(self) -> None:
        self._decide(self.text.text().strip())


def _options(row: Row) -> list[tuple[Value, str]]:
    if row.kind is RowKind.PERSON:
        return [(True, tr("Here")), (False, tr("Not here"))]
    steps: list[tuple[Value, str]] = [(n, wording.number(n)) for n in row.steps]
    return [*steps, (None, tr("No answer"))]

"""Whether a badge is printed when somebody comes in, on which printer and on what."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame

from lchost.ui import printing
from lchost.ui.arrivals import wish
from lchost.ui.arrivals.wish import Wish
from lchost.ui.sheets import saying
from lchost.ui.widgets import choice, column, form, words

_SHORTENED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ArrivalSettings(QFrame):
    """Each choice goes to `keep` at once."""

    def __init__(self, keep: Callable[[Wish], None]) -> None:
        super().__init__()
        self._keep = keep
        self.is_on = QCheckBox(self.tr("Print a badge for each who comes in and has none"))
        self.printer = choice(self.tr("Printer of badges"), [])
        sheets: list[tuple[object, str]] = [(s.key, saying.called(s)) for s in wish.sheets()]
        self.sheet = choice(self.tr("Label or card"), sheets)
        for box in (self.printer, self.sheet):
            box.setSizeAdjustPolicy(_SHORTENED)
            box.setMinimumContentsLength(14)
        note = self.tr(
            "Kept on this computer, which also prints for phones and other doors. Badges that went"
            " out before are not printed again."
        )
        self.note = words(note, "caption", muted=True, wrap=True)
        facts = form((self.tr("Prin&ter"), self.printer), (self.tr("La&bel"), self.sheet))
        self.setLayout(column(self.is_on, facts, self.note, gap=10))
        self.show_wish(wish.kept())
        self.is_on.clicked.connect(self._changed)
        self.printer.activated.connect(self._changed)
        self.sheet.activated.connect(self._changed)

    def show_wish(self, kept: Wish) -> None:
        """Show what is kept; a printer that is not there now stays chosen."""
        names = printing.printer_names()
        if kept.printer and kept.printer not in names:
            names.append(kept.printer)
        if names != [self.printer.itemData(n) for n in range(self.printer.count())]:
            self.printer.clear()
            for name in names:
                self.printer.addItem(name, name)
        self.printer.setCurrentIndex(max(0, self.printer.findData(kept.printer)))
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(kept.sheet)))
        self.is_on.setChecked(kept.is_on)
        self._settle()

    def _settle(self) -> None:
        has_printer = self.printer.count() > 0
        self.is_on.setEnabled(has_printer or self.is_on.isChecked())
        self.printer.setEnabled(has_printer)
        self.sheet.setEnabled(has_printer)

    def _changed(self, *_: object) -> None:
        printer = str(self.printer.currentData() or "")
        self._keep(Wish(self.is_on.isChecked(), printer, str(self.sheet.currentData())))
        self._settle()

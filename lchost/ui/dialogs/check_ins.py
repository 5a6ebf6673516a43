"""Everything that was scanned at a door: sorted, searched, copied, saved, taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.checkin.answers import Answer
from lchost.checkin.log import Entry
from lchost.errors import HostError
from lchost.planning.workshops import Workshop
from lchost.roster.matching import fold, search_words
from lchost.roster.tables import write_table
from lchost.ui import memory, theme, wording
from lchost.ui.checkin import log_words
from lchost.ui.checkin.recent import log_columns
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets.buttons import Chip, button
from lchost.ui.widgets.fields import field, search_box
from lchost.ui.widgets.grid import Grid
from lchost.ui.widgets.layout import row, words


def tr(text: str) -> str:
    """Translate a sentence of this dialog."""
    return QCoreApplication.translate("CheckInsDialog", text)


class CheckInsDialog(Dialog):
    """The whole log of one door; the page takes back what is chosen."""

    undo_asked = Signal(object, str)  # Entry, the host's reason

    def __init__(
        self, parent: QWidget | None, workshop: Workshop, read: Callable[[], Sequence[Entry]]
    ) -> None:
        super().__init__(parent, tr("Check-ins"), workshop.title, width=900)
        self._read, self._workshop = read, workshop
        days = {wording.day_of(entry.at, workshop.zone) for entry in read()}
        self.search = search_box(tr("Find a name"))
        self.chips = [Chip(tr("Everything")), Chip(tr("In")), Chip(tr("Not let in"))]
        self.chips[0].setChecked(True)
        door = Column(tr("Door"), lambda entry: entry.door, width=110, muted=True, leaves=2)
        note = Column(tr("Note"), log_words.overruled_words, width=150, muted=True, leaves=3)
        self.grid = Grid(
            (*log_columns(workshop, with_date=len(days) > 1), door, note),
            tr("Check-ins"),
            key=lambda entry: entry.check_in_id,
            name="check_ins",
            first_sorting=(0, True),  # the newest first
        )
        self.grid.setMinimumHeight(theme.em(330))
        self.reason = field(tr("Reason for undoing"), hint=tr("Reason, if you like"), longest=200)
        self.undo = button(tr("Undo this scan"), "undo-2")
        self.save = button(tr("Save as a table…"), "file-spreadsheet")
        self.none = words("", muted=True)
        self.body(
            row(self.search, *self.chips, None, self.save, gap=8),
            (self.grid, 1),
            row((self.reason, 1), self.undo, gap=8),
        )
        for n, chip in enumerate(self.chips):
            chip.clicked.connect(lambda _=False, n=n: self._choose_chip(n))
        self.search.textChanged.connect(lambda _: self._filter())
        self.grid.choice_changed.connect(self._settle)
        self.undo.clicked.connect(self._ask_undo)
        self.save.clicked.connect(self._choose_file)
        self.read_again()

    def first_focus(self) -> QWidget:
        """Return the search."""
        return self.search

    def read_again(self) -> None:
        """Show the log as it is now."""
        entries = self._read()
        self.grid.show_rows(entries)
        inside = len({entry.member_id for entry in entries if is_standing(entry)})
        facts = tr("{title}: {n} in, {all} scans")
        self.facts.setText(facts.format(title=self._workshop.title, n=inside, all=len(entries)))
        self._settle()

    def write(self, path: Path) -> None:
        """Save what is shown, in the order shown."""
        headers = [tr("Time"), tr("Name"), tr("Answer"), tr("By"), tr("Door"), tr("Note")]
        zone = self._workshop.zone
        rows = [
            (
                entry.at.astimezone(self._workshop.tz).isoformat(sep=" ", timespec="seconds"),
                entry.name,
                log_words.pill_of(entry)[0],
                log_words.method_words(entry),
                entry.door,
                log_words.overruled_words(entry),
            )
            for entry in self.grid.rows.rows()
        ]
        headers[0] = tr("Time ({zone})").format(zone=zone)
        try:
            write_table(path, headers, rows)
        except HostError as error:
            self.trouble(error)
        else:
            self.note.setText(tr("Saved {path}").format(path=path))

    # --- inside ---------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        folder = memory.last_folder(Path.home())
        start = str(folder / f"{tr('check-ins')}.csv")
        kinds = tr("Tables (*.csv *.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self, tr("Save as a table"), start, kinds)
        if chosen:
            path = Path(chosen)
            memory.keep_folder(path.parent)
            self.write(path if path.suffix else path.with_suffix(".csv"))

    def _choose_chip(self, chosen: int) -> None:
        for n, chip in enumerate(self.chips):
            chip.setChecked(n == chosen)
        self._filter()

    def _filter(self) -> None:
        wanted = search_words(self.search.text())
        only_in, only_out = self.chips[1].isChecked(), self.chips[2].isChecked()

        def wish(entry: Entry) -> bool:
            if only_in and not is_standing(entry):
                return False
            if only_out and (entry.answer.is_in or entry.answer is Answer.OUT):
                return False
            return all(word in fold(entry.name) for word in wanted)

        self.grid.keep(wish)

    def _settle(self) -> None:
        entry = self.grid.current()
        can = entry is not None and log_words.can_take_back(entry)
        self.undo.setEnabled(can)
        self.reason.setEnabled(can)

    def _ask_undo(self) -> None:
        entry = self.grid.current()
        if entry is not None:
            self.undo_asked.emit(entry, self.reason.text().strip())
            self.reason.clear()
            self.read_again()


def is_standing(entry: Entry) -> bool:
    """Tell whether somebody is in by this row."""
    return entry.answer.is_in and not entry.is_undone

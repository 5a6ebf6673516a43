"""Asks about community files: a new one, and which copy to bring back."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from lchost.safekeeping.backup import Copy, Why
from lchost.ui import memory, theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.fields import field, form
from lchost.ui.widgets.grid import Grid
from lchost.ui.widgets.layout import row, words

ENDING = ".lchost"
_KILOBYTE = 1024


def tr(text: str) -> str:
    """Translate a sentence about files."""
    return QCoreApplication.translate("Files", text)


def file_filter() -> str:
    """Return the kinds of files that file dialogs show."""
    return tr("lchost communities (*.lchost)")


def ask_for_file(parent: QWidget) -> Path | None:
    """Ask which community to open."""
    folder = memory.last_folder(documents())
    title = tr("Open community")
    found, _ = QFileDialog.getOpenFileName(parent, title, str(folder), file_filter())
    if not found:
        return None
    memory.keep_folder(Path(found).parent)
    return Path(found)


def documents() -> Path:
    """Return where this computer's documents are kept, or the home folder."""
    found = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return found if found.is_dir() else Path.home()


class NewCommunityDialog(Dialog):
    """Asks for a name and a place; the file's name follows from the community's."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent, self.tr("New community"), verb=self.tr("Start it"), icon="sprout", width=600
        )
        self._folder = memory.last_folder(documents())
        self.name = field(self.tr("Name of the community"), "", self.tr("Lantern Data Circle"))
        self.host = field(self.tr("Your name"), "", self.tr("Signs what is printed; may be empty"))
        self.where = words("", muted=True, wrap=True)
        other = button(self.tr("Another folder…"), "map-pin")
        other.clicked.connect(self._ask_for_folder)
        note = self.tr("One file holds everything. Keep it wherever you keep your documents.")
        facts = form((self.tr("&Name"), self.name), (self.tr("&Host"), self.host))
        self.body(facts, row((self.where, 1), other, gap=12), words(note, "caption", muted=True))
        self.name.textChanged.connect(lambda _: self._say_where())
        self._say_where()

    def first_focus(self) -> QWidget:
        return self.name

    def first_fault(self) -> str:
        return "" if self.name.text().strip() else self.tr("Give the community a name.")

    def path(self) -> Path:
        """Return where the file will be."""
        return self._folder / f"{file_name(self.name.text())}{ENDING}"

    def _say_where(self) -> None:
        self.where.setText(self.tr("Will be kept as {path}").format(path=self.path()))

    def _ask_for_folder(self) -> None:
        title = self.tr("Folder for the community")
        found = QFileDialog.getExistingDirectory(self, title, str(self._folder))
        if found:
            self._folder = Path(found)
            memory.keep_folder(self._folder)
            self._say_where()


def file_name(name: str) -> str:
    """Return a community's name as a file may be called on any system."""
    safe = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", name)
    return " ".join(safe.split()).strip(". ")[:80] or "community"


class CopiesDialog(Dialog):
    """Shows the copies kept of a community; the chosen one is the answer."""

    def __init__(self, parent: QWidget | None, path: Path, copies: list[Copy]) -> None:
        facts = wording.counted(len(copies), tr("1 copy is kept"), tr("{n} copies are kept"))
        super().__init__(
            parent,
            self.tr("Bring back “{name}”").format(name=path.stem),
            facts if copies else self.tr("No copies are kept of this file yet."),
            verb=self.tr("Bring this copy back") if copies else "",
            icon="history",
            note=self.tr("The file as it is now is kept as one more copy first."),
            width=620,
        )
        columns = (
            Column(self.tr("Made"), lambda c: wording.moment(c.at)),
            Column(self.tr("When"), _why, width=190, muted=True),
            Column(self.tr("Size"), _size, width=110, right=True, muted=True),
        )
        says = self.tr("Copies")
        self.grid = Grid(columns, says, key=lambda c: c.path, several=False)
        self.grid.setMinimumHeight(theme.em(300))
        self.grid.show_rows(copies)
        self.body(self.grid)
        if copies:
            self.grid.choose(copies[0].path)
        self.note.setVisible(bool(copies))
        self.grid.opened.connect(lambda _: self.press())

    def first_focus(self) -> QWidget:
        return self.grid

    def first_fault(self) -> str:
        return "" if self.grid.current() else self.tr("Choose the copy to bring back.")

    def chosen(self) -> Copy | None:
        """Return the copy that was chosen."""
        found = self.grid.current()
        return found if isinstance(found, Copy) else None


def _why(copy: Copy) -> str:
    said = {
        Why.OPENING: tr("when it was opened"),
        Why.IMPORT: tr("before an import"),
        Why.CLOSING: tr("when it was closed"),
        Why.RESTORE: tr("before a copy came back"),
        Why.VERSION: tr("before a newer lchost"),
    }
    return said.get(copy.why, tr("when you asked"))


def _size(copy: Copy) -> str:
    kilobytes = copy.size_bytes / _KILOBYTE
    if kilobytes < _KILOBYTE:
        return tr("{n} kB").format(n=wording.number(kilobytes))
    return tr("{n} MB").format(n=wording.number(kilobytes / _KILOBYTE, 1))

"""All commands and their keys."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from lchost.ui import theme
from lchost.ui.actions import Actions, Command
from lchost.ui.commands import menus
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets.buttons import bare
from lchost.ui.widgets.cells import Cell
from lchost.ui.widgets.fields import search_box
from lchost.ui.widgets.grid import Grid
from lchost.ui.widgets.layout import words


class KeysDialog(Dialog):
    """A table of commands, searched by a word."""

    def __init__(self, parent: QWidget | None, actions: Actions) -> None:
        super().__init__(parent, self.tr("Keyboard shortcuts"), width=640)
        titles = dict(menus())
        self.search = search_box(self.tr("Find a command"))
        columns = (
            Column(self.tr("Command"), lambda c: bare(c.text), cell=self._named),
            Column(self.tr("Menu"), lambda c: bare(titles[c.menu]), width=120, muted=True),
            Column(self.tr("Keys"), keys_of, width=150),
        )
        self.grid = Grid(columns, self.tr("Commands"), key=lambda c: c.key, several=False)
        self.grid.setMinimumHeight(theme.em(360))
        self.grid.show_rows([command for command in actions if command.menu])
        moving = self.tr(
            "Tab goes on, Shift+Tab back; arrows move in tables and along the steps; Enter opens;"
            " Esc closes."
        )
        board = self.tr(
            "On the board of groups arrows go between people and cards; Ctrl+X and Ctrl+V move,"
            " S swaps; L locks people, Shift+L their group; Ctrl+F or Ctrl+K finds somebody."
        )
        badge = self.tr(
            "On a badge Tab goes through the elements; arrows move them, with Shift farther, with"
            " Ctrl they change the size; Ctrl+D copies, Enter goes to the properties."
        )
        told = (moving, board, badge)
        notes = (words(text, "caption", muted=True, wrap=True) for text in told)
        self.body(self.search, self.grid, *notes)
        self.search.textChanged.connect(self._find)

    def first_focus(self) -> QWidget:
        return self.search

    def _named(self, command: Command) -> Cell:
        return Cell(bare(command.text), icon=command.icon)

    def _find(self, text: str) -> None:
        wanted = text.casefold().split()
        self.grid.keep(lambda c: all(w in f"{bare(c.text)} {c.tip}".casefold() for w in wanted))


def keys_of(command: Command) -> str:
    """Return a command's keys as this computer writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return QKeySequence(command.shortcut).toString(native) if command.shortcut else ""

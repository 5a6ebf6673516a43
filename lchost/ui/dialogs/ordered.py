"""A list in the host's order: what is in it is added, changed, moved and removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lchost.errors import HostError
from lchost.ui import theme
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Grid, button, holder, row, words

Act = Callable[..., Any]  # page.act: label, job, what the status line says
_LEAST_HIGH = 180  # pixels of the list


class Listed(Protocol):
    """What can be in such a list."""

    @property
    def id(self) -> int:
        """Its number in the file; 0: it is new."""


Thing = TypeVar("Thing", bound=Listed)


class OrderedDialog(Dialog, Generic[Thing]):
    """Every change is made at once, and is one step of undo.

    A dialog of this kind says what is listed, how one is asked for, and how all are kept.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        facts: str,
        columns: Sequence[Column],
        *,
        says: str,
        none: str,
        earlier: str,
        later: str,
    ) -> None:
        super().__init__(parent, title, facts, width=640)
        self._listed: list[Thing] = []
        self.grid = Grid(columns, says, several=False)
        self.grid.setMinimumHeight(theme.em(_LEAST_HIGH))
        self._none = words(none, muted=True, wrap=True)
        self.add = button(self.tr("Add"), "plus")
        self.edit = button(self.tr("Edit"), "pencil")
        self.up = button(self.tr("Earlier"), says=earlier)
        self.down = button(self.tr("Later"), says=later)
        self.remove = button(self.tr("Remove"), "trash-2")
        self._tools = holder(row(self.edit, self.up, self.down, self.remove, gap=8))
        self.body(self._none, (self.grid, 1), row(self.add, self._tools, None, gap=8))
        self._connect()

    # --- what a dialog of this kind says --------------------------------------------------------

    def listed(self) -> list[Thing]:
        """Return what is in the list now."""
        raise NotImplementedError

    def asking(self, old: Thing | None) -> tuple[Dialog, Callable[[], Thing]]:
        """Return a dialog that asks for one, or for changes to one, and what gives its answer."""
        raise NotImplementedError

    def put(self, wanted: list[Thing], about: Thing, said: str = "") -> None:
        """Keep these in this order; `said` where it is more than that this one is kept."""
        raise NotImplementedError

    def said_of_removed(self, gone: Thing) -> str:
        """Say that one is not in the list any more."""
        raise NotImplementedError

    # --- what it shows --------------------------------------------------------------------------

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_one)
        self.edit.clicked.connect(self.edit_chosen)
        self.up.clicked.connect(lambda: self.move_chosen(-1))
        self.down.clicked.connect(lambda: self.move_chosen(1))
        self.remove.clicked.connect(self.remove_chosen)
        self.grid.opened.connect(lambda _: self.edit_chosen())
        self.grid.choice_changed.connect(self._settle)
        for keys, job in (
            (QKeySequence(Qt.Key.Key_Delete), self.remove_chosen),
            (QKeySequence("Alt+Up"), lambda: self.move_chosen(-1)),
            (QKeySequence("Alt+Down"), lambda: self.move_chosen(1)),
        ):
            QShortcut(keys, self.grid, job, context=Qt.ShortcutContext.WidgetShortcut)

    def first_focus(self) -> QWidget:
        """Begin in the list, or with the first one."""
        return self.grid if self._listed else self.add

    def show_listed(self, chosen: int = 0) -> None:
        """Read the list afresh, standing at one of it."""
        self._listed = self.listed()
        self.grid.show_rows(self._listed)
        for part in (self.grid, self._tools):
            part.setVisible(bool(self._listed))
        self._none.setVisible(not self._listed)
        ids = [one.id for one in self._listed]
        if chosen in ids:
            self.grid.choose(chosen)
        elif ids and not self.grid.chosen():
            self.grid.choose(ids[0])
        self._settle()

    def _settle(self) -> None:
        place = self._place()
        self.edit.setEnabled(place is not None)
        self.remove.setEnabled(place is not None)
        self.up.setEnabled(bool(place))
        self.down.setEnabled(place is not None and place < len(self._listed) - 1)

    def _place(self) -> int | None:
        chosen: Thing | None = self.grid.current()
        ids = [one.id for one in self._listed]
        return ids.index(chosen.id) if chosen and chosen.id in ids else None

    # --- what it does ---------------------------------------------------------------------------

    def add_one(self) -> None:
        """Ask for one more."""
        dialog, answer = self.asking(None)
        dialog.on_press(lambda: self.put([*self._listed, made := answer()], made))
        dialog.accepted.connect(lambda: self.show_listed(self.listed()[-1].id))
        dialog.open()

    def edit_chosen(self) -> None:
        """Ask for changes to the chosen one."""
        if (place := self._place()) is None:
            return
        old = self._listed[place]
        dialog, answer = self.asking(old)

        def keep() -> None:
            made = answer()
            self.put([made if one.id == old.id else one for one in self._listed], made)

        dialog.on_press(keep)
        dialog.accepted.connect(lambda: self.show_listed(old.id))
        dialog.open()

    def move_chosen(self, by: int) -> None:
        """Put the chosen one earlier or later."""
        place = self._place()
        if place is None or not 0 <= place + by < len(self._listed):
            return
        moved = list(self._listed)
        moved.insert(place + by, moved.pop(place))
        self._attempt(moved, self._listed[place])

    def remove_chosen(self) -> None:
        """Take the chosen one out of the list."""
        if (place := self._place()) is None:
            return
        gone = self._listed[place]
        others = [one for one in self._listed if one is not gone]
        self._attempt(others, gone, self.said_of_removed(gone))

    def _attempt(self, wanted: list[Thing], about: Thing, said: str = "") -> None:
        self.right()
        try:
            self.put(wanted, about, said)
        except HostError as error:
            self.trouble(error)
        self.show_listed(about.id)

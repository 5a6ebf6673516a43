"""What a workshop gives to read on: added, changed, put in order, for its handout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lchost.errors import HostError
from lchost.planning import resources
from lchost.planning.resources import LONGEST_ADDRESS, Resource
from lchost.ui import theme
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Grid, button, field, holder, labelled, lines, row, words

Act = Callable[..., Any]  # page.act: label, job, what the status line says


class ResourceDialog(Dialog):
    """Asks for one thing to read on; `resource()` is the answer."""

    def __init__(self, parent: QWidget | None, old: Resource | None = None) -> None:
        is_new = old is None
        title = self.tr("Something to read on") if is_new else self.tr("Change what to read on")
        verb = self.tr("Add") if is_new else self.tr("Save")
        super().__init__(parent, title, verb=verb, icon="plus" if is_new else "check")
        self._old = old or Resource("")
        self.name = field(self.tr("Title"), self._old.title, self.tr("Thinking in bets"))
        self.address = field(
            self.tr("Address"), self._old.address, "https://", longest=LONGEST_ADDRESS
        )
        self.remark = lines(self.tr("Note"), self._old.note, rows=3)
        note = self.tr("Stands on the handout as a code for phones; a book needs none.")
        self.body(
            labelled(self.tr("&Title"), self.name),
            labelled(self.tr("&Address"), self.address, note),
            labelled(self.tr("&Note, if you like"), self.remark),
        )

    def first_focus(self) -> QWidget:
        """Begin with the title."""
        return self.name

    def first_fault(self) -> str:
        """Refuse one without a title."""
        if self.name.text().strip():
            return ""
        self.name.setFocus()
        return self.tr("Write what it is called.")

    def resource(self) -> Resource:
        """Return what was asked for."""
        address = resources.whole_address(self.address.text())
        note = self.remark.toPlainText().strip()
        return Resource(self.name.text().strip(), address, note, self._old.id)


class ResourcesDialog(Dialog):
    """Every change is made at once, and is one step of undo."""

    def __init__(self, parent: QWidget | None, workshop_id: int, act: Act) -> None:
        facts = self.tr("On the handout, in this order, each with its address as a code.")
        super().__init__(parent, self.tr("To read on"), facts, width=640)
        self._workshop_id, self._act = workshop_id, act
        self._listed: list[Resource] = []
        columns = (
            Column(self.tr("Title"), lambda one: one.title),
            Column(self.tr("Address"), lambda one: one.address, width=260, muted=True, leaves=1),
        )
        self.grid = Grid(columns, self.tr("To read on"), several=False)
        self.grid.setMinimumHeight(theme.em(180))
        none = self.tr("Nothing yet. The handout then has lines for notes only.")
        self._none = words(none, muted=True, wrap=True)
        self.add = button(self.tr("Add"), "plus")
        self.edit = button(self.tr("Edit"), "pencil")
        self.up = button(self.tr("Earlier"), says=self.tr("Put it earlier (Alt+Up)"))
        self.down = button(self.tr("Later"), says=self.tr("Put it later (Alt+Down)"))
        self.remove = button(self.tr("Remove"), "trash-2")
        self._tools = holder(row(self.edit, self.up, self.down, self.remove, gap=8))
        self.body(self._none, (self.grid, 1), row(self.add, self._tools, None, gap=8))
        self._connect()
        self._show()

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

    def _show(self, chosen: int = 0) -> None:
        self._listed = resources.listing(self._workshop_id)
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
        chosen: Resource | None = self.grid.current()
        ids = [one.id for one in self._listed]
        return ids.index(chosen.id) if chosen and chosen.id in ids else None

    # --- what it does ---------------------------------------------------------------------------

    def add_one(self) -> None:
        """Ask for one more."""
        asking = ResourceDialog(self)
        asking.on_press(lambda: self._put([*self._listed, asking.resource()], asking.resource()))
        asking.accepted.connect(lambda: self._show(resources.listing(self._workshop_id)[-1].id))
        asking.open()

    def edit_chosen(self) -> None:
        """Ask for changes to the chosen one."""
        if (place := self._place()) is None:
            return
        old = self._listed[place]
        asking = ResourceDialog(self, old)

        def keep() -> None:
            others = [asking.resource() if one.id == old.id else one for one in self._listed]
            self._put(others, asking.resource())

        asking.on_press(keep)
        asking.accepted.connect(lambda: self._show(old.id))
        asking.open()

    def move_chosen(self, by: int) -> None:
        """Put the chosen one earlier or later."""
        place = self._place()
        if place is None or not 0 <= place + by < len(self._listed):
            return
        moved = list(self._listed)
        moved.insert(place + by, moved.pop(place))
        self._attempt(moved, self._listed[place])

    def remove_chosen(self) -> None:
        """Take the chosen one off the handout."""
        if (place := self._place()) is None:
            return
        gone = self._listed[place]
        said = self.tr("“{title}” is off the handout").format(title=gone.title)
        self._attempt([one for one in self._listed if one is not gone], gone, said)

    def _attempt(self, wanted: list[Resource], about: Resource, said: str = "") -> None:
        self.right()
        try:
            self._put(wanted, about, said)
        except HostError as error:
            self.trouble(error)
        self._show(about.id)

    def _put(self, wanted: list[Resource], about: Resource, said: str = "") -> None:
        self._act(
            self.tr("“{title}” on the handout").format(title=about.title),
            lambda: resources.put(self._workshop_id, wanted),
            said or self.tr("“{title}” is on the handout").format(title=about.title),
        )

"""What a workshop gives to read on: added, changed, put in order, for its handout."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lchost.planning import resources
from lchost.planning.resources import LONGEST_ADDRESS, Resource
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.ordered import Act, OrderedDialog
from lchost.ui.tables import Column
from lchost.ui.widgets import field, labelled, lines


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


class ResourcesDialog(OrderedDialog[Resource]):
    """What stands on the handout, in its order."""

    def __init__(self, parent: QWidget | None, workshop_id: int, act: Act) -> None:
        columns = (
            Column(self.tr("Title"), lambda one: one.title),
            Column(self.tr("Address"), lambda one: one.address, width=260, muted=True, leaves=1),
        )
        super().__init__(
            parent,
            self.tr("To read on"),
            self.tr("On the handout, in this order, each with its address as a code."),
            columns,
            says=self.tr("To read on"),
            none=self.tr("Nothing yet. The handout then has lines for notes only."),
            earlier=self.tr("Put it earlier (Alt+Up)"),
            later=self.tr("Put it later (Alt+Down)"),
        )
        self._workshop_id, self._act = workshop_id, act
        self.show_listed()

    def listed(self) -> list[Resource]:
        """Return what there is to read on."""
        return resources.listing(self._workshop_id)

    def asking(self, old: Resource | None) -> tuple[Dialog, Callable[[], Resource]]:
        """Ask for one thing to read on."""
        dialog = ResourceDialog(self, old)
        return dialog, dialog.resource

    def put(self, wanted: list[Resource], about: Resource, said: str = "") -> None:
        """Put these on the handout."""
        self._act(
            self.tr("“{title}” on the handout").format(title=about.title),
            lambda: resources.put(self._workshop_id, wanted),
            said or self.tr("“{title}” is on the handout").format(title=about.title),
        )

    def said_of_removed(self, gone: Resource) -> str:
        """Say that it is off the handout."""
        return self.tr("“{title}” is off the handout").format(title=gone.title)

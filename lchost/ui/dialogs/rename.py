"""Asks for the name of a group."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets import field, labelled


class RenameDialog(Dialog):
    """A group has a number; a name says where it sits or what it is about."""

    def __init__(self, parent: QWidget | None, number: int, name: str) -> None:
        title = wording.tr("Name of group {number}").format(number=wording.number(number))
        super().__init__(parent, title, verb=wording.tr("Save"), width=440)
        self._name = field(self.tr("Name"), name, self.tr("By the window"), longest=60)
        note = self.tr("A table or a theme; empty leaves the number alone.")
        self.body(labelled(self.tr("&Name"), self._name, note))

    def first_focus(self) -> QWidget:
        return self._name

    def name(self) -> str:
        """Return the name that was written."""
        return self._name.text().strip()

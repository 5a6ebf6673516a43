"""Every command of the window, each one QAction: menus, buttons and the palette show the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from lchost.ui.icons import icon


def tr(text: str) -> str:
    """Translate the words of a command."""
    return QCoreApplication.translate("Actions", text)


@dataclass(frozen=True)
class Command:
    """One thing a host can do.

    `place` names the page that does it: pressing goes there first.  Without one, the window does
    it.  `menu` names the menu it stands in; a command after a `gap` stands under a line.
    """

    key: str
    text: str
    icon: str = ""
    shortcut: str = ""
    tip: str = ""
    menu: str = ""
    place: str = ""
    gap: bool = False


class Actions(QObject):
    """All commands by key.  `pressed` tells the window which one was asked for."""

    pressed = Signal(object)  # Command

    def __init__(self, commands: Sequence[Command], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = {command.key: command for command in commands}
        self._made = {key: self._make(command) for key, command in self._commands.items()}

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def __iter__(self) -> Iterator[Command]:
        return iter(self._commands.values())

    def all(self) -> Sequence[QAction]:
        """Return every action, in the order of the menus."""
        return list(self._made.values())

    def of_menu(self, menu: str) -> list[Command]:
        """Return the commands of one menu."""
        return [command for command in self if command.menu == menu]

    def enable(self, key: str, can: bool) -> None:
        """Say whether a command can be done now."""
        self._made[key].setEnabled(can)

    def _make(self, command: Command) -> QAction:
        made = QAction(command.text, self)
        made.setObjectName(command.key)
        made.setStatusTip(command.tip)
        made.setMenuRole(QAction.MenuRole.NoRole)
        if command.icon:
            made.setIcon(icon(command.icon))
            made.setProperty("icon_name", command.icon)
        if command.shortcut:
            made.setShortcut(QKeySequence(command.shortcut))
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        made.triggered.connect(lambda *_: self.pressed.emit(command))
        return made

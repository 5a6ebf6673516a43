"""Things to press."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from lchost.ui import theme
from lchost.ui.icons import icon as icon_named

_ROLES = {"primary": "on_accent", "link": "accent_ink"}


class Press(QPushButton):
    """A button that Enter presses too, in a page as in a dialog: what has the ring is meant."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter; Qt has Space only."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if is_plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, icon: str = "", kind: str = "", *, large: bool = False, says: str = ""
) -> QPushButton:
    """Return a button.  `kind`: "primary" (one a page), "" (bordered), "quiet" or "link"."""
    made = Press()
    dress(made, kind, large=large)
    label(made, text, icon, says)
    return made


def dress(made: QPushButton, kind: str, *, large: bool) -> None:
    """Give a button its kind and size."""
    made.setProperty("kind", kind)
    made.setProperty("tall", large)
    is_link = kind == "link"
    made.setCursor(Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor)
    if large:
        made.setFont(theme.font("lead"))
    side = theme.em(22 if large else 18)
    made.setIconSize(QSize(side, side))
    made.setAutoDefault(False)


def label(made: QPushButton, text: str, icon: str = "", says: str = "") -> None:
    """Give a button other words."""
    if icon:
        made.setIcon(icon_named(icon, _ROLES.get(made.property("kind"), "text")))
    shown = text.replace("&", "&&")
    has_icon = not made.icon().isNull()
    made.setText(f" {shown}" if has_icon and text else shown)  # Qt leaves 4 px: too few
    made.setAccessibleName(says or text)
    made.setToolTip(says)


def tool(icon: str, says: str, *, checkable: bool = False) -> QToolButton:
    """Return a button with an icon only; `says` is its tooltip and its name."""
    made = QToolButton()
    made.setIcon(icon_named(icon))
    made.setIconSize(QSize(theme.em(18), theme.em(18)))
    made.setAccessibleName(says)
    made.setToolTip(says)
    made.setCheckable(checkable)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


class ActionButton(Press):
    """A button that shows a command: it presses it, and greys with it."""

    def __init__(self, action: QAction, kind: str, text: str, *, large: bool) -> None:
        super().__init__()
        dress(self, kind, large=large)
        self._action, self._said = action, text
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        said = self._said or bare(self._action.text())
        label(self, said, str(self._action.property("icon_name") or ""), with_keys(self._action))
        self.setAccessibleName(said)
        self.setEnabled(self._action.isEnabled())


def action_button(
    action: QAction, kind: str = "", *, text: str = "", large: bool = False
) -> QPushButton:
    """Return a button for a command; `text` where the page can say it shorter."""
    return ActionButton(action, kind, text, large=large)


def action_tool(action: QAction) -> QToolButton:
    """Return an icon-only button that shows a command."""
    made = QToolButton()
    made.setDefaultAction(action)
    made.setIconSize(QSize(theme.em(18), theme.em(18)))
    made.setAccessibleName(bare(action.text()))
    made.setToolTip(with_keys(action))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def menu_button(actions: list[QAction], says: str, parent: QWidget) -> QToolButton:
    """Return a "…" button with the commands that are needed less often."""
    made = tool("ellipsis", says)
    menu = QMenu(parent)
    menu.addActions(actions)
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made


def bare(text: str) -> str:
    """Return a command's words without its mnemonic."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def with_keys(action: QAction) -> str:
    """Return what a command does, with its shortcut."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    said = action.statusTip() or bare(action.text())
    return f"{said} ({keys})" if keys else said


class Chip(Press):
    """A filter to switch.  A chosen one also carries a tick: not colour alone."""

    def __init__(self, text: str, *, chosen: bool = False) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setIconSize(QSize(16, 16))
        self.setFont(theme.font("caption", 1.06))
        self.setAccessibleName(text)
        self.toggled.connect(self._tick)
        self.setChecked(chosen)

    def _tick(self, chosen: bool) -> None:
        self.setIcon(icon_named("check", "accent_ink") if chosen else QIcon())

"""Finds a person on the board by a few letters."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from lchost.roster.matching import fold
from lchost.ui import theme
from lchost.ui.groups.board import Board
from lchost.ui.icons import icon
from lchost.ui.widgets.fields import Line

_NARROW, _WIDE = 96, 180  # pixels of the usual text size


def tr(text: str) -> str:
    """Translate the words of the field."""
    return QCoreApplication.translate("Finder", text)


class Finder(Line):
    """Typing goes to the best match; Enter to the next one, Down and Esc to the board."""

    is_search = True

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self.setPlaceholderText(tr("Find a person"))
        self.setAccessibleName(tr("Find a person on the board"))
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(theme.em(_NARROW))
        self.setMaximumWidth(theme.em(_WIDE))
        self.textEdited.connect(lambda _: self._go(0))
        self.returnPressed.connect(lambda: self._go(1))

    def found(self) -> list[int]:
        """Return who is meant: names that begin so, then words that do, then any letters."""
        shown, wanted = self._board.shown, fold(self.text())
        if shown is None or not wanted:
            return []
        ranked = []
        for n, group in enumerate(shown.view.groups):
            for seat in group.members:
                name = fold(seat.name)
                if wanted in name:
                    rank = 0 if name.startswith(wanted) else 1 if f" {wanted}" in name else 2
                    ranked.append((rank, n, seat.member_id))
        return [member for *_, member in sorted(ranked)]

    def _go(self, step: int) -> None:
        found, now = self.found(), self._board.choice.member
        if found:
            at = found.index(now) + step if now in found and step else 0
            self._board.choose(found[at % len(found)], focus=False)
        elif self.text().strip():
            self._board.told.emit(tr("Nobody of that name sits in this round"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Esc give the keyboard to whom was found."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Escape):
            self._board.take_keyboard()
        else:
            super().keyPressEvent(event)

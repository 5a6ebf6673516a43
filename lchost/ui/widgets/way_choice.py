"""A list to choose from of which some lines lead on, to a dialog; browsing by keys opens none."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from lchost.ui.widgets.still import hold

_SHORTENED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LEAST = 8  # letters
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WayChoice(QComboBox):
    """`picked` tells of a line chosen, `asked` of one that leads on, each by its data.

    Arrows, Home, End, letters, and the wheel while it has the keyboard, go through the lines; on
    one that leads on, nothing happens before Enter.  Left without it, the list stands where it
    stood.
    """

    picked = Signal(object)
    asked = Signal(object)

    def __init__(self, says: str, ways: Collection[object]) -> None:
        super().__init__()
        self._ways = ways
        self._at = 0
        self._is_browsing = False
        self.setAccessibleName(says)
        self.setSizeAdjustPolicy(_SHORTENED)
        self.setMinimumContentsLength(_LEAST)
        hold(self)
        self.activated.connect(self._activated)

    def stand_at(self, at: int) -> None:
        """Show a line as the one that is chosen."""
        self._at = max(0, at)
        self.setCurrentIndex(self._at)

    def chosen(self) -> object:
        """Return the data of the line chosen, not of one that is only browsed."""
        return self.itemData(self._at)

    def showPopup(self) -> None:
        """What is pressed in the open list is meant."""
        self._is_browsing = False
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the lines; Enter follows the one that leads on."""
        if event.key() in _ENTER and self.currentData() in self._ways:
            self._follow(self.currentIndex())
            return
        self._is_browsing = True
        super().keyPressEvent(event)
        self._is_browsing = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go through the lines."""
        self._is_browsing = True
        super().wheelEvent(event)
        self._is_browsing = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stand again at what is chosen, when a line that leads on was only looked at."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setCurrentIndex(self._at)

    def _activated(self, at: int) -> None:
        if self.itemData(at) not in self._ways:
            self._at = at
            self.picked.emit(self.itemData(at))
        elif not self._is_browsing:
            self._follow(at)

    def _follow(self, at: int) -> None:
        self.setCurrentIndex(self._at)
        self.asked.emit(self.itemData(at))

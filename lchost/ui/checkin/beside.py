"""The column beside the answer: what is there shrinks to what the window has room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from lchost.ui import theme
from lchost.ui.widgets.layout import column

_GAP = 14
_LEAST = 92  # pixels at the usual text size that a list of names is worth showing in


class Beside(QFrame):
    """Parts one below the other; the one that can be done without leaves when it is too low."""

    def __init__(self, *parts: QWidget, spare: QWidget) -> None:
        """`spare` is one of the parts: it takes all the height that is left, or leaves."""
        super().__init__()
        self._parts, self._spare = parts, spare
        self.setLayout(column(*((p, 1) if p is spare else p for p in parts), None, gap=_GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again when the window is made higher or lower."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again when a part has come, gone or grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        taken = sum(
            self._height_of(part) + _GAP
            for part in self._parts
            if part is not self._spare and not part.isHidden()
        )
        has_room = window.height() - taken >= theme.em(_LEAST)
        if has_room == self._spare.isHidden():
            self._spare.setVisible(has_room)

    def _height_of(self, part: QWidget) -> int:
        if part.hasHeightForWidth():
            return part.heightForWidth(self.width())
        return part.sizeHint().height()

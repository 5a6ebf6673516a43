"""A row from which the last parts leave when there is no room for them."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from lchost.ui.widgets.layout import emptied, row


class Fitting(QWidget):
    """Shows what fits, from its beginning; it never makes a page wider."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._parts: list[QWidget] = []
        self._row = row(gap=gap)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_parts(self, *parts: QWidget) -> None:
        """Show other parts, at the end of the line."""
        emptied(self._row)
        self._row.addStretch(1)
        for part in parts:
            self._row.addWidget(part)
        self._parts = list(parts)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width at all."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let parts come and go."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        end = 0
        for part in self._parts:
            end += part.sizeHint().expandedTo(part.minimumSize()).width()
            part.setVisible(end <= self.width())
            end += self._gap

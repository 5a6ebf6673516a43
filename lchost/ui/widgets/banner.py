"""News or trouble where it happened, with a way out."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy

from lchost.ui.theme import scheme
from lchost.ui.widgets.buttons import tool
from lchost.ui.widgets.layout import column, row, words
from lchost.ui.widgets.marks import Mark


class Banner(QFrame):
    """One strong sentence in a tone, a second on what goes on, the way out, then a cross."""

    def __init__(
        self, tone: str, text: str, *ways: QPushButton, more: str = "", hide_says: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("ground", tone)
        self.text = text
        said = words(text, "strong", wrap=True)
        lines = [said, words(more, wrap=True)] if more else [said]
        mark = column(Mark(scheme().tone(tone).icon, tone, 22), margins=(0, 1, 0, 0))
        if more:
            mark.addStretch(1)
        cross = tool("x", hide_says or self.tr("Hide"))
        cross.clicked.connect(self.leave)
        text_box = column(*lines, gap=2)
        self.setLayout(row(mark, (text_box, 1), *ways, cross, gap=12, margins=(16, 10, 10, 10)))
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def announce(self) -> None:
        """Tell screen readers."""
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # 5 ms, for trouble only

        event = QAccessibleEvent(self, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(event)

    def leave(self) -> None:
        """Go away."""
        self.hide()
        self.deleteLater()

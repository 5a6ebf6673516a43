"""What is wrong with the camera, in its card: a sign and a sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from lchost.ui.widgets.layout import column, row, words
from lchost.ui.widgets.marks import Mark


class Notice(QFrame):
    """Yellow, never red: nothing was lost, and the other ways in go on."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "attention")
        self._words = words("", "caption", wrap=True)
        sign = column(Mark("triangle-alert", "attention", 16), None, margins=(0, 1, 0, 0))
        self.setLayout(row(sign, (self._words, 1), gap=8, margins=(10, 8, 10, 8)))
        self.hide()

    def text(self) -> str:
        """Return the sentence that stands."""
        return self._words.text()

    def tell(self, text: str) -> None:
        """Say a sentence, to screen readers too; none takes the notice off."""
        if text == self.text():
            return
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setHidden(not text)
        if text and self.isVisible():
            from PySide6.QtGui import QAccessible, QAccessibleEvent  # 5 ms, for trouble only

            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

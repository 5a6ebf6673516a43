"""Finds words on the pages that are shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from lchost.ui import wording
from lchost.ui.widgets.buttons import tool
from lchost.ui.widgets.fields import search_box
from lchost.ui.widgets.finding_in import Found, PagesText
from lchost.ui.widgets.layout import row, words
from lchost.ui.widgets.paper_view import PaperView

_FEWEST = 2  # letters: one alone is on every page
_PAUSE_MS = 150  # between two keys: searching 40 pages takes 30 ms


class FindBar(QFrame):
    """Ctrl+F opens it, Enter goes to the next, Shift+Enter to the one before, Esc closes it."""

    def __init__(self, view: PaperView, parent: QFrame) -> None:
        super().__init__(parent)
        self._view = view
        self._text: PagesText | None = None
        self._all: list[list[Found]] = []
        self._at = 0
        self.field = search_box(self.tr("Find on these pages"))
        self.count = words("", "caption", muted=True)
        self.before = tool("chevron-left", self.tr("Found before"))
        self.after = tool("chevron-right", self.tr("Found next"))
        self.end = tool("x", self.tr("Close the search"))
        self.setLayout(row((self.field, 1), self.count, self.before, self.after, self.end, gap=6))
        self.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.installEventFilter(self)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.end.clicked.connect(self.leave)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), parent, self.begin)

    def begin(self) -> None:
        """Ask for a word."""
        if self._view.pages:
            self.show()
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()

    def leave(self) -> None:
        """Close, and take the marks off."""
        self.hide()
        self._view.mark((), ())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Let go of the paper that is shown: it is about to be closed."""
        self._all, self._text = [], None

    def look_again(self) -> None:
        """Look for the same on another paper."""
        if self.isVisible():
            self._search()

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), around the end."""
        if self._pause.isActive():
            self._pause.stop()
            self._search()
        elif self._all:
            self._at = (self._at + by) % len(self._all)
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the keys of the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def _search(self) -> None:
        text, pdf = self.field.text().strip(), self._view.pdf
        self._all, self._at = [], 0
        if pdf and len(text) >= _FEWEST:
            self._text = self._text or PagesText(pdf.document)
            self._all = self._text.places(text)
            here = self._view.page
            self._at = next((n for n, one in enumerate(self._all) if one[0][0] >= here), 0)
        self._show()

    def _show(self) -> None:
        has_text = len(self.field.text().strip()) >= _FEWEST
        said = self.tr("{n} of {all}") if self._all else self.tr("Not found") if has_text else ""
        facts = {"n": wording.number(self._at + 1), "all": wording.number(len(self._all))}
        self.count.setText(said.format(**facts))
        every = [piece for one in self._all for piece in one]
        self._view.mark(every, self._all[self._at] if self._all else ())

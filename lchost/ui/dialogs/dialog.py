"""What every dialog is: a title, facts, content, a line, then Cancel and the verb."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from lchost.errors import HostError
from lchost.ui import theme, wording
from lchost.ui.dialogs.room import keep_on_screen, room_of
from lchost.ui.widgets.banner import Banner
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.layout import Item, column, emptied, line, row, words


class Dialog(QDialog):
    """Asks; the page that opened it acts, through `on_press` or on `accepted`.

    Fill it with `body`; override `first_fault` to refuse an answer with a sentence.  Open it with
    `open()`, which returns at once; it frees itself when it closes.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        facts: str = "",
        *,
        verb: str = "",
        icon: str = "check",
        note: str = "",
        width: int = 520,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._job: Callable[[], object] | None = None
        self._door_news: Banner | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.title = words(title, "title", wrap=True)
        self.facts = words(facts, muted=True, wrap=True)
        if not facts:  # never `setVisible(True)` before it has a parent: it would be a window
            self.facts.hide()
        self.verb: QPushButton = button(verb, icon, "primary")
        self.verb.setDefault(True)
        if not verb:
            self.verb.hide()
        self.cancel = button(self.tr("Cancel") if verb else self.tr("Close"))
        self.note: QLabel = words(note, muted=True, wrap=True)
        self._news = column(gap=8)
        self._body = column(gap=12)
        foot = row((self.note, 1), self.cancel, self.verb, gap=10)
        head = column(self.title, self.facts, gap=0)
        inside = column(head, self._news, (self._body, 1), line(), foot, gap=14)
        inside.setContentsMargins(26, 20, 26, 18)
        self.setLayout(inside)
        self.resize(theme.em(width), 10)
        self.cancel.clicked.connect(self.reject)
        self.verb.clicked.connect(self.press)
        for keys in ("Ctrl+Return", "Ctrl+Enter") if verb else ():
            QShortcut(QKeySequence(keys), self, self._press_if_ready)

    def body(self, *items: Item) -> None:
        """Fill the dialog; items as in `widgets.column`."""
        emptied(self._body)
        self._body.addLayout(column(*items, gap=12))

    def first_focus(self) -> QWidget | None:
        """Return what has the keyboard when the dialog opens."""
        return None

    def first_fault(self) -> str:
        """Return what is wrong with the answer as a sentence; empty when nothing is."""
        return ""

    def press(self) -> None:
        """Take the answer, or say what is wrong with it."""
        if fault := self.first_fault():
            self.wrong(fault)
            return
        if self._job:
            try:
                self._job()
            except HostError as error:
                self.trouble(error)
                return
        self.accept()

    def _press_if_ready(self) -> None:
        if self.verb.isEnabled():
            self.press()

    def on_press(self, job: Callable[[], object]) -> None:
        """Run a job of the page's when the verb is pressed; its trouble keeps the dialog open."""
        self._job = job

    def wrong(self, text: str, tone: str = "attention") -> None:
        """Say what is wrong, above the content."""
        self.right()
        made = Banner(tone, text)
        self._news.addWidget(made)
        self._make_room_for_news()
        made.announce()

    def trouble(self, error: HostError) -> None:
        """Say what a job refused."""
        self.wrong(wording.trouble(error))

    def right(self) -> None:
        """Take what was wrong off again."""
        emptied(self._news)

    def add_news(self, widget: QWidget) -> None:
        """Put a bar above the content: work that is under way."""
        self.right()
        self._news.addWidget(widget)
        self._make_room_for_news()

    def tell(self, news: Banner) -> None:
        """Say news of the open door above all else; they take the place of the last ones."""
        if self._door_news is not None and isValid(self._door_news):
            self._door_news.leave()
        self._door_news = news
        self._news.insertWidget(0, news)
        self._make_room_for_news()
        news.announce()

    def _make_room_for_news(self) -> None:
        QTimer.singleShot(0, self, self._grow)  # a sentence of two lines counts once it is shown

    def _grow(self) -> None:
        if self._height_of_words() > self.height():
            self.fit()

    def fit(self) -> None:
        """Take the height of what is shown now; the width stays, so that nothing jumps."""
        self.resize(self.width(), self._height_of_words())
        keep_on_screen(self)

    def _height_of_words(self) -> int:
        layout = self.layout()
        if layout is None:
            return self.height()
        inner = QEvent.Type.LayoutRequest  # of cards inside, which else count a turn later
        QCoreApplication.sendPostedEvents(None, inner.value)
        layout.activate()
        return min(layout.totalHeightForWidth(self.width()), room_of(self).height())

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the words need, and give the keyboard to the first field."""
        self.resize(self.width(), max(self.height(), self._height_of_words()))
        super().showEvent(event)
        if first := self.first_focus():
            first.setFocus(Qt.FocusReason.TabFocusReason)


class Ask(Dialog):
    """One question before something that cannot be undone: what it does, and how to go back."""

    def __init__(
        self, parent: QWidget | None, title: str, text: str, verb: str, *, note: str = ""
    ) -> None:
        super().__init__(parent, title, verb=verb, note=note)
        self.body(words(text, wrap=True))

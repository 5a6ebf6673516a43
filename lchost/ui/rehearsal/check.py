"""One line of the checklist: what it is, how to try it, what came of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from lchost.ui import theme
from lchost.ui.rehearsal.findings import Finding, State
from lchost.ui.widgets.buttons import button
from lchost.ui.widgets.layout import Item, column, emptied, holder, row, words
from lchost.ui.widgets.marks import Mark, Pill

_LOOKS = {  # tone and icon
    State.WAITING: ("neutral", "circle-dashed"),
    State.WORKS: ("welcome", "circle-check"),
    State.FAILS: ("attention", "triangle-alert"),
    State.LEFT_OUT: ("neutral", "circle-slash"),
}


def tr(text: str) -> str:
    """Translate a word of the checklist."""
    return QCoreApplication.translate("Rehearsal", text)


class Check(QFrame):
    """Tries one thing.  `begin` is called when the checklist opens, `end` when it closes."""

    turned = Signal()  # another finding

    def __init__(self, icon: str, name: str, how: str) -> None:
        super().__init__()
        self.name = name
        self.finding = Finding()
        self._how = words(how, muted=True, wrap=True)
        self._said = words("", "strong", wrap=True)
        self._todo = words("", wrap=True)
        self._pill = column()
        self._slot, self._line = column(gap=8), row(gap=8)
        self._ways: tuple[QPushButton, ...] = ()
        self.leave_out = button(tr("Not used here"), kind="link")
        self.leave_out.setAccessibleName(f"{tr('Not used here')}: {name}")
        head = row((words(name, "section"), 1), holder(self._pill))
        right = column(head, self._how, self._slot, self._said, self._todo, self._line, gap=4)
        body = row(column(Mark(icon, "text", 22), None), (right, 1), gap=14)
        body.setContentsMargins(0, 9, 0, 9)
        self.setLayout(body)
        self.leave_out.clicked.connect(self._leave_out)
        self.offer()
        self._show()

    # --- for each check -------------------------------------------------------------------------

    def begin(self) -> None:
        """Listen from now on."""

    def end(self) -> None:
        """Let go of everything."""

    def offer(self, *ways: QPushButton) -> None:
        """Show what can be pressed now."""
        while self._line.takeAt(0) is not None:
            pass
        for way in self._ways:
            if way not in ways:
                way.hide()
        self._ways = ways
        for way in ways:
            self._line.addWidget(way)
        self._line.addStretch(1)
        self._line.addWidget(self.leave_out)
        self._show_ways()

    def put(self, *items: Item) -> None:
        """Put what is needed to try it under the sentence that says how."""
        emptied(self._slot)
        if items:
            self._slot.addLayout(column(*items, gap=8))

    def tell(self, finding: Finding) -> None:
        """Show what was found."""
        if finding != self.finding:
            self.finding = finding
            self._show()
            self.turned.emit()

    def works(self, said: str, took_s: float | None = None) -> None:
        """It works."""
        self.tell(Finding(State.WORKS, said, "", took_s))

    def fails(self, said: str, todo: str = "") -> None:
        """It does not; `todo` is what to do about it."""
        self.tell(Finding(State.FAILS, said, todo))

    def wait(self, said: str = "", todo: str = "") -> None:
        """Nothing is known yet."""
        self.tell(Finding(State.WAITING, said, todo))

    # --- inside ---------------------------------------------------------------------------------

    def _leave_out(self) -> None:
        if self.finding.state is State.LEFT_OUT:
            self.wait()
        else:
            self.tell(Finding(State.LEFT_OUT))

    def _show(self) -> None:
        tone, icon = _LOOKS[self.finding.state]
        emptied(self._pill)
        self._pill.addWidget(Pill(self.finding.state.words, tone, icon))
        is_out = self.finding.state is State.LEFT_OUT
        for label, text in ((self._said, self.finding.sentence), (self._todo, self.finding.todo)):
            label.setText(text)
            label.setVisible(bool(text))
        self._show_ways()
        text = tr("Try it after all") if is_out else tr("Not used here")
        self.leave_out.setText(text)
        self.leave_out.setAccessibleName(f"{text}: {self.name}")
        said = ". ".join(part for part in (self.finding.state.words, self.finding.sentence) if part)
        self.setAccessibleName(f"{self.name}: {said}")

    def _show_ways(self) -> None:
        state = self.finding.state
        for way in self._ways:
            way.setVisible(state is not State.LEFT_OUT)
        self.leave_out.setVisible(state is not State.WORKS)


def beside(picture: QWidget, *items: Item) -> QWidget:
    """Return words beside a picture."""
    return holder(row(picture, (column(*items, None, gap=4), 1), gap=theme.em(14)))

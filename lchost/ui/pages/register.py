"""All certificates: every one that the community has issued, how it stands, and its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from lchost.credentials import issued
from lchost.credentials.issued import Line, State
from lchost.models.database import Topic
from lchost.ui import wording
from lchost.ui.frame import Frame
from lchost.ui.page import Page
from lchost.ui.register.leaving import Leaving
from lchost.ui.register.table import RegisterTable
from lchost.ui.tasks import Task
from lchost.ui.verify import publishing
from lchost.ui.verify.dialog import VerifyDialog
from lchost.ui.widgets import action_button, button, empty_state, menu_button

_OF_ONE = ("register.open", "register.save_pdf", "register.workshop")
_OF_SIGNED = ("register.save_credential", "register.save_badge")


class RegisterPage(Page):
    """The table; Enter or a double click opens the certificate."""

    shows = frozenset({Topic.CERTIFICATES, Topic.WORKSHOPS})

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self._turn = 0  # what was begun to read before is thrown away
        self._wanted = 0  # a certificate to choose once it is read
        act = frame.action
        files = [act(key) for key in (*_OF_SIGNED, "register.workshop")]
        self.table = RegisterTable(
            action_button(act("register.open"), text=self.tr("Open")),
            action_button(act("register.save_pdf"), text=self.tr("Save PDF…")),
            menu_button(files, self.tr("More for this certificate"), self),
        )
        self.leaving = Leaving(self, self.table.current, self.table.shown)
        self.export = action_button(act("register.export"), text=self.tr("Export…"))
        self.check = action_button(act("register.check"), text=self.tr("Verify one…"))
        self.verifier = action_button(act("register.save_page"), text=self.tr("Verifier page…"))
        title = self.tr("All certificates")
        self.header(title, "", self.verifier, self.check, self.export)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing())
        self.body((self._stack, 1))
        self.table.choice_changed.connect(self._allow)
        self.table.opened.connect(lambda _: self.leaving.open())
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Find, self, self.table.start_search, context=inside)
        self._allow()

    # --- what the window asks -------------------------------------------------------------------

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return what this page does."""
        return {
            "register.open": self.leaving.open,
            "register.save_pdf": self.leaving.save_pdf,
            "register.save_credential": self.leaving.save_credential,
            "register.save_badge": self.leaving.save_badge,
            "register.workshop": self.go_to_workshop,
            "register.export": self.leaving.export,
            "register.check": lambda: VerifyDialog(self, lambda: self.now()).open(),
            "register.save_page": lambda: publishing.save(self, self.now()),
        }

    def choose(self, thing_id: int) -> None:
        """Bring one certificate into view."""
        self._wanted = thing_id
        self.stale()

    def first_focus(self) -> QWidget:
        """Begin with the search."""
        return self.table.search

    def go_to_workshop(self) -> None:
        """Show the chosen one where it was issued."""
        if line := self.table.current():
            self.frame.go("certificates", line.workshop_id, line.member_id)

    # --- reading --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read all; thousands take longer than a screen may wait."""
        self._turn += 1
        turn, today = self._turn, self.now().date()
        task = Task(lambda _tell: issued.listing(today), self)
        task.done.connect(lambda lines: self._show(turn, lines))
        task.failed.connect(self.task_failed)
        task.start()

    def _show(self, turn: int, lines: list[Line]) -> None:
        if turn != self._turn:
            return
        self._stack.setCurrentIndex(0 if lines else 1)
        self.export.setVisible(bool(lines))
        self.table.show_lines(lines)
        if self._wanted:
            self.table.show_one(self._wanted)
            self._wanted = 0
        valid = sum(line.state is State.VALID for line in lines)
        said = wording.counted(len(lines), self.tr("1 issued"), self.tr("{n} issued"))
        hold = wording.counted(valid, self.tr("1 holds"), self.tr("{n} hold"))
        self.sub.setText(self.tr("{issued}, {hold}").format(issued=said, hold=hold))
        self.sub.setVisible(bool(lines))
        self._allow()

    def _allow(self) -> None:
        line, enable = self.table.current(), self.frame.actions.enable
        for key in _OF_ONE:
            enable(key, line is not None)
        for key in _OF_SIGNED:
            enable(key, line is not None and line.is_signed)
        enable("register.export", bool(self.table.grid.rows.whole()))

    def _nothing(self) -> QWidget:
        go = button(self.tr("Go to the workshops"), "calendar-days", "primary", large=True)
        go.clicked.connect(lambda: self.frame.go("workshops"))
        title = self.tr("No certificate has been issued yet")
        text = self.tr(
            "Issue them after a workshop, on its Certificates step. Every one stays in this"
            " register, with what became of it."
        )
        return empty_state("award", title, text, go)

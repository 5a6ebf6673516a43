"""Quick entry of a paper list: numbers, Enter; the names stand there at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lchost.checkin import desk, paper_lists
from lchost.checkin.answers import Method, Outcome, Scan
from lchost.errors import HostError
from lchost.models import undo
from lchost.models.database import Topic, writing
from lchost.paper import sign_in_numbers
from lchost.paper.sign_in_numbers import NamedLine
from lchost.planning.workshops import Workshop
from lchost.ui import memory, theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.walk_in import WalkInDialog
from lchost.ui.paper_entry.lines import (
    Entered,
    answer_words,
    check_in,
    label_of,
    let_in,
    read,
    tr,
)
from lchost.ui.tables import Column
from lchost.ui.tasks import Task
from lchost.ui.widgets import Cell, Grid, button, choice, field, holder, labelled, row, words


class PaperEntryDialog(Dialog):
    """Each Enter is a check-in at the desk, and one step of undo (Ctrl+Z)."""

    entered = Signal()  # what was typed has its answers
    asked_to_print = Signal()  # nothing was printed yet: the host wants to go there

    def __init__(
        self, parent: QWidget | None, workshop: Workshop, now: Callable[[], datetime]
    ) -> None:
        facts = tr("Type the numbers of the lines that were ticked or signed.")
        super().__init__(parent, tr("From a paper list"), facts, width=640)
        self._workshop, self._now = workshop, now
        self._has_lines = sign_in_numbers.are_printed(workshop.id)
        self._known: Mapping[int, NamedLine] | None = None  # until they are read
        self._is_entered = False  # Enter came before they were
        self._rows: list[Entered] = []  # the newest first
        self._steps: list[list[Entered]] = []
        self._keys = count(1)
        self._make()
        if self._has_lines:
            self._lay_out()
            self._read_lines()
        else:
            self._lay_out_empty()
        self._connect()
        self._settle()

    def _make(self) -> None:
        self.field = field(tr("Numbers of lines"), hint=tr("7, or 3-9, or 12 15 20"))
        self.whose = words(" ", "strong", wrap=True)
        self.came = choice(tr("They came"), self._moments())
        self.grid = Grid(
            (
                Column(tr("Line"), lambda one: str(one.line.number), width=70, right=True),
                Column(tr("Name"), lambda one: one.name),
                Column(tr("Answer"), lambda one: answer_words(one)[0], _pill, width=210),
            ),
            tr("Lines typed in"),
            key=lambda one: one.key,
            several=False,
        )
        self.grid.setMinimumHeight(theme.em(240))
        self.let_in = button(tr("Let in anyway"), "door-open")
        self.walk_in = button(tr("Add a walk-in…"), "user-plus")
        self.undo = button(tr("Undo"), "undo-2", says=tr("Undo what was typed in last (Ctrl+Z)"))
        self.told = words("", muted=True)
        self.go = button(tr("Print the sign-in sheet"), "printer")

    def _moments(self) -> list[tuple[object, str]]:
        now, starts_at = self._now(), self._workshop.starts_at
        if now <= starts_at:
            return [(False, tr("now"))]
        clock = wording.clock(starts_at, self._workshop.zone)
        return [(True, tr("at the start, {clock}").format(clock=clock)), (False, tr("just now"))]

    def _lay_out(self) -> None:
        came = labelled(tr("They &came"), self.came)
        came.setVisible(self.came.count() > 1)
        self.body(
            row((labelled(tr("&Numbers"), self.field), 1), came, gap=12),
            self.whose,
            (self.grid, 1),
            row(self.told, None, self.let_in, self.walk_in, self.undo, gap=8),
        )

    def _lay_out_empty(self) -> None:
        text = tr(
            "No sign-in sheet of this workshop has left lchost yet. Print it or save it first:"
            " the numbers that you type here are those that stand on it."
        )
        self.body(words(text, wrap=True), holder(row(self.go, None)))

    def _connect(self) -> None:
        self.field.textChanged.connect(self._tell)
        self.field.returnPressed.connect(self.enter)
        self.grid.choice_changed.connect(self._settle)
        self.let_in.clicked.connect(self.let_chosen_in)
        self.walk_in.clicked.connect(self.ask_walk_in)
        self.undo.clicked.connect(self.take_back)
        self.go.clicked.connect(self.asked_to_print)
        self.go.clicked.connect(self.reject)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.take_back)
        QShortcut(QKeySequence("F3"), self, self.ask_walk_in)
        for one in (self.cancel, self.let_in, self.walk_in, self.undo):
            one.setAutoDefault(False)  # Enter is the field's

    def first_focus(self) -> QWidget:
        """Begin with the numbers."""
        return self.field if self._has_lines else self.go

    def _read_lines(self) -> None:
        """Read whose lines they are off the screen: of thousands of people it takes a while."""
        workshop_id = self._workshop.id
        task = Task(lambda _tell: sign_in_numbers.named(workshop_id), self)
        task.done.connect(self._take_lines)
        task.failed.connect(self._fail)
        task.start()

    def _take_lines(self, known: Mapping[int, NamedLine]) -> None:
        self._known = known
        if self._is_entered:
            self.enter()
        else:
            self._tell(self.field.text())

    # --- typing ---------------------------------------------------------------------------------

    def _tell(self, text: str) -> None:
        """Name whoever is on the lines that are typed."""
        self.right()
        self._is_entered = False
        if self._known is None:
            return
        typed = read(text, self._known)
        self.whose.setText(typed.words or " ")

    def enter(self) -> None:
        """Check in whoever is on the lines that were typed."""
        if self._known is None:
            self._is_entered = True
            return
        typed = read(self.field.text(), self._known)
        if typed.is_wrong:
            self.whose.setText(" ")  # said once is enough
            self.wrong(typed.words)
            self.field.selectAll()
            return
        if not typed.lines:
            return
        made = [Entered(next(self._keys), line) for line in typed.lines]
        session_id, at, door = self._workshop.session_id, self._at(), memory.door_name()
        self.field.setText("")  # forgets what was typed: Ctrl+Z takes check-ins back
        self._do(lambda: check_in(session_id, made, at, door))

    def _at(self) -> datetime:
        is_start = self.came.currentData()
        return (
            paper_lists.came_at(self._workshop.session_id, self._now()) if is_start else self._now()
        )

    def _do(self, job: Callable[[], list[Entered]]) -> None:
        task = Task(lambda _tell: job(), self, undoable=True)
        task.done.connect(self._show)
        task.failed.connect(self._fail)
        task.start()

    def _show(self, found: Sequence[Entered]) -> None:
        replaced = {one.key for one in found}
        self._rows = [*reversed(found), *(one for one in self._rows if one.key not in replaced)]
        if any(one.is_in for one in found):
            self._steps.append([one for one in found if one.is_in])
        self.grid.show_rows(self._rows)
        self.grid.choose(found[-1].key)
        self._settle()
        self.entered.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, HostError):
            raise error
        self.trouble(error)

    def _settle(self) -> None:
        one: Entered | None = self.grid.current()
        self.let_in.setVisible(one is not None and one.can_let_in)
        self.walk_in.setVisible(one is not None and one.line.is_spare and not one.is_in)
        self.undo.setEnabled(bool(self._steps))
        came = len({row_of.name for row_of in self._rows if row_of.is_in})
        said = wording.counted(came, tr("1 checked in"), tr("{n} checked in"))
        self.told.setText(said if self._rows else "")

    # --- hesitations, undo ----------------------------------------------------------------------

    def let_chosen_in(self) -> None:
        """Check in whom the desk hesitated about."""
        one: Entered | None = self.grid.current()
        if one is None or not one.can_let_in:
            return
        session_id, at, door = self._workshop.session_id, self._at(), memory.door_name()
        self._do(lambda: [let_in(session_id, one, at, door)])
        self.field.setFocus()

    def ask_walk_in(self) -> None:
        """Ask who wrote their name on a spare line."""
        one: Entered | None = self.grid.current()
        if one is None or not one.line.is_spare or one.is_in:
            return
        asks = WalkInDialog(self, self._workshop.title)
        asks.accepted.connect(lambda: self._add(one, asks))
        asks.finished.connect(lambda _: self.field.setFocus())
        asks.open()

    def _add(self, one: Entered, asked: WalkInDialog) -> None:
        name, email = asked.name.text().strip(), asked.email.text().strip()
        member_id = asked.member.member_id if asked.member else None
        at, door = self._at(), memory.door_name()
        scan = Scan(
            self._workshop.session_id, at, member_id=member_id, method=Method.PAPER, door=door
        )

        def job() -> list[Entered]:
            with undo.step() as step:
                said = _walked_in(scan, name, email)
                step.label = label_of([said])
            return [replace(one, outcome=said)]

        self._do(job)

    def take_back(self) -> None:
        """Undo what was typed in last."""
        if not self._steps:
            return
        step = self._steps[-1]
        ids = [one.outcome.check_in_id for one in step if one.outcome and one.outcome.check_in_id]
        try:
            if undo.is_last(undo.LOG, ids[-1]):
                undo.undo()
            else:  # something else was done since: each is taken back by a row of its own
                with undo.step(tr("undoing check-ins of a paper list")), writing(Topic.ATTENDANCE):
                    for check_in_id in ids:
                        desk.undo_check_in(check_in_id, self._now())
        except HostError as error:
            self.trouble(error)
            return
        self._steps.pop()
        gone = {one.key for one in step}
        self._rows = [
            replace(one, is_undone=True) if one.key in gone else one for one in self._rows
        ]
        self.grid.show_rows(self._rows)
        self._settle()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)


def _walked_in(scan: Scan, name: str, email: str) -> Outcome:
    if scan.member_id is not None:
        return paper_lists.let_in(scan.session_id, scan.member_id, scan.at, scan.door)
    said = desk.walk_in(scan.session_id, name, scan.at, email, asking=scan)
    if said.trouble is not None:
        raise said.trouble
    return said


def _pill(one: Entered) -> Cell:
    text, tone = answer_words(one)
    return Cell(text, tone=tone, icon=theme.scheme().tone(tone).icon)

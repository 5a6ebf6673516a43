"""Asks what of the print pack is wanted, how often, and whether printed or saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from lchost.errors import HostError
from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.papers import Choices, PaperKind
from lchost.ui.printouts.leaving import Leaving
from lchost.ui.printouts.pack import Line, Stage, stages, tr
from lchost.ui.printouts.pack_line import PackLine
from lchost.ui.tasks import Task
from lchost.ui.widgets import button, holder, row, scroll, words

if TYPE_CHECKING:
    from lchost.paper.press import Paper

_BAR = 16  # pixels of the bar beside the list
_HIGHEST = 380  # pixels of the list; more is scrolled


class PackDialog(Dialog):
    """Makes each paper while it is open; `stages()` and `papers()` are the answer.

    `made` keeps what was made, for the page that asked.  `jump` is the paper that the host wants
    to look at first.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        lines: Sequence[Line],
        made: dict[tuple[str, Choices], Paper],
        *,
        has_printer: bool,
    ) -> None:
        verb = self.tr("Print…") if has_printer else self.tr("Save in a folder…")
        icon = "printer" if has_printer else "download"
        super().__init__(parent, self.tr("Print pack"), title, verb=verb, icon=icon, width=680)
        self._made, self._workshop = made, title
        self.saves = not has_printer
        self.jump: PaperKind | None = None
        self.lines = [PackLine(line) for line in lines]
        self.save = button(self.tr("Save in a folder…"), "download")
        if not has_printer:
            self.save.hide()
        self.total = words("", "strong", wrap=True)
        self._lay_out()
        self.save.clicked.connect(self._save)
        for one in self.lines:
            one.tick.toggled.connect(self._tell)
            one.copies.valueChanged.connect(self._tell)
            one.look.clicked.connect(lambda _=False, kind=one.line.kind: self._jump(kind))
        self._make_next()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setContentsMargins(2, 2, 12, 2)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for n, one in enumerate(self.lines):
            parts = (one.tick, one.said, one.look, one.copies, one.pages)
            for column_, part in enumerate(parts):
                grid.addWidget(part, n, column_, Qt.AlignmentFlag.AlignVCenter)
        inside = holder(grid)
        area = scroll(inside)
        area.setMinimumWidth(inside.minimumSizeHint().width() + theme.em(_BAR))
        area.setMinimumHeight(min(inside.sizeHint().height() + 4, theme.em(_HIGHEST)))
        self.body((area, 1), self.total, row(self.save, None))

    def first_focus(self) -> QWidget:
        """Begin with the first paper."""
        return self.lines[0].tick

    def first_fault(self) -> str:
        """Refuse an empty pack."""
        return "" if any(one.is_in for one in self.lines) else self.tr("Choose at least one paper.")

    # --- making ---------------------------------------------------------------------------------

    def _make_next(self) -> None:
        """Make the papers one after the other; what is wanted comes first."""
        waiting = [one for one in self.lines if one.paper is None and not one.trouble]
        waiting.sort(key=lambda one: not one.tick.isChecked())
        if waiting:
            one = waiting[0]
            key = (one.line.kind.key, one.line.choices)
            if found := self._made.get(key):
                one.take(found)
                self._make_next()
                return
            make, choices = one.line.kind.make, one.line.choices
            task = Task(lambda _tell: make(choices), self)
            task.done.connect(lambda paper: self._take(one, paper))
            task.failed.connect(lambda error: self._fail(one, error))
            task.start()
        self._tell()

    def _take(self, one: PackLine, paper: Paper) -> None:
        self._made[one.line.kind.key, one.line.choices] = paper
        one.take(paper)
        self._make_next()

    def _fail(self, one: PackLine, error: Exception) -> None:
        if not isinstance(error, HostError):
            raise error
        one.fail(error)
        self._make_next()

    def _tell(self) -> None:
        """Say how many sheets that is; nothing leaves before its paper is made."""
        wanted = [one for one in self.lines if one.tick.isChecked()]
        ready = bool(wanted) and all(one.paper is not None for one in wanted)
        self.verb.setEnabled(ready)
        self.save.setEnabled(ready)
        if not ready:
            done = sum(1 for one in wanted if one.paper is not None)
            said = self.tr("Making the papers: {n} of {all}…")
            facts = {"n": wording.number(done), "all": wording.number(len(wanted))}
            self.total.setText(said.format(**facts) if wanted else self.tr("Nothing is chosen."))
            return
        parts = [_amount(stage) for stage in self.stages()]
        self.total.setText(self.tr("In the printer: {parts}").format(parts=", ".join(parts)))

    # --- the answer -----------------------------------------------------------------------------

    def papers(self) -> list[Leaving]:
        """Return what leaves, in the order of the day."""
        return [paper for paper, _ in self._sized()]

    def stages(self) -> list[Stage]:
        """Return what leaves by the sheet in the printer."""
        return stages(self._sized())

    def _sized(self) -> list[tuple[Leaving, str]]:
        return [
            (one.leaving(self._workshop), one.line.choices.page_size)
            for one in self.lines
            if one.is_in
        ]

    def _save(self) -> None:
        self.saves = True
        self.press()

    def _jump(self, kind: PaperKind) -> None:
        self.jump = kind
        self.reject()


def _amount(stage: Stage) -> str:
    said = wording.counted(stage.pages, tr("1 page on {sheet}"), tr("{n} pages on {sheet}"))
    return said.replace("{sheet}", stage.sheet)

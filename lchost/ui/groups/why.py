"""Why somebody sits where they sit: what every other place would cost, the best one first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

from lchost.grouping.explaining import Alternative, Why, why_here
from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.groups import why_words
from lchost.ui.groups.finding_words import name
from lchost.ui.groups.shown import Shown
from lchost.ui.tables import Column
from lchost.ui.tasks import Task
from lchost.ui.widgets import Grid, Mark, column, emptied, row, words

_SIDE = 32  # pixels beside the words, at most

Take = Callable[[Alternative], object]


class WhyDialog(Dialog):
    """Explains one place; `take` seats people as the chosen alternative says."""

    def __init__(self, parent: QWidget | None, shown: Shown, member: int, take: Take) -> None:
        group = shown.view.groups[shown.group_of[member]]
        facts = {"name": name(shown.view.names, member), "n": wording.number(group.number)}
        super().__init__(
            parent,
            self.tr("Why is {name} in group {n}?").format(**facts),
            verb=self.tr("Move there"),
            icon="arrow-right",
            note=self.tr("Ctrl+Z takes it back."),
            width=820,
        )
        self._shown, self._take = shown, take
        self.why: Why | None = None
        self._reasons = column(gap=6)
        self.grid = Grid(
            (
                Column(self.tr("Group"), lambda a: why_words.place(a, shown), width=76),
                Column(self.tr("Swap with"), lambda a: why_words.partners(a, shown), width=190),
                Column(self.tr("Points"), why_words.price, width=104),
                Column(self.tr("What else"), self._effects, muted=True),
            ),
            self.tr("Other places, the best first"),
            key=lambda a: a.group,
            several=False,
        )
        self.grid.setMinimumHeight(theme.em(230))
        self._said = words(self.tr("Weighing all other places…"), wrap=True)
        self._said.setMinimumHeight(theme.em(60))
        self.body(self._reasons, (self.grid, 1), self._said)
        self.verb.setEnabled(False)
        self.grid.choice_changed.connect(self._tell)
        self.grid.opened.connect(lambda _: self.press())
        self.on_press(self._go_there)
        self._weigh(member)

    def first_focus(self) -> QWidget:
        """Begin with the other places."""
        return self.grid

    def _weigh(self, member: int) -> None:
        view, pricing, held = self._shown.view, self._shown.pricing, self._shown.locked
        problem = view.problem
        if problem is None:
            return
        groups = [[seat.member_id for seat in group.members] for group in view.groups]
        task = Task(
            lambda _: why_here(problem, groups, member, held=held, pricing=pricing),
            self,
            needs_database=False,
        )
        task.done.connect(self._show)
        task.start()

    def _show(self, why: Why) -> None:
        self.why = why
        emptied(self._reasons)
        for reason in why_words.reasons(why, self._shown):
            icon = "circle-check" if reason.is_good else "triangle-alert"
            mark = Mark(icon, "welcome" if reason.is_good else "attention")
            said = words(reason.text, wrap=True)
            self._reasons.addLayout(row(column(mark, None, margins=(0, 2, 0, 0)), (said, 1), gap=8))
        self._said.setText("")
        self.grid.show_rows(why.alternatives)
        self.grid.setVisible(bool(why.alternatives))
        if why.best:
            self.grid.choose(why.best.group)
        QTimer.singleShot(0, self, self._settle_height)  # once what is new here is laid out

    def _settle_height(self) -> None:
        """Take the height for the longest of the sentences, so that none lies over the places."""
        if self.why:
            told = (why_words.sentence(one, self.why, self._shown) for one in self.why.alternatives)
            wide = self.width() - 2 * _SIDE
            room = QRect(0, 0, wide, 10_000)
            wrap = Qt.TextFlag.TextWordWrap.value
            metrics = self._said.fontMetrics()
            tall = max((metrics.boundingRect(room, wrap, one).height() for one in told), default=0)
            self._said.setMinimumHeight(tall)
        self.fit()

    def _tell(self) -> None:
        chosen = self.grid.current()
        self.verb.setEnabled(chosen is not None)
        if self.why and chosen:
            self._said.setText(why_words.sentence(chosen, self.why, self._shown))

    def _effects(self, found: Alternative) -> str:
        return why_words.effects(found, self._shown)

    def _go_there(self) -> None:
        chosen = self.grid.current()
        if chosen is not None:
            self._take(chosen)

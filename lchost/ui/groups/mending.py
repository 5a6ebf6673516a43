"""Asks what has happened to a round, and shows who would move before anybody does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from threading import Event

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.errors import HostError
from lchost.grouping import mends
from lchost.grouping.cards import RoundView
from lchost.grouping.mending import Move
from lchost.grouping.mends import Mend
from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.room import room_for
from lchost.ui.groups import mending_words
from lchost.ui.groups.mending_who import Gathered
from lchost.ui.tables import Column
from lchost.ui.tasks import Task
from lchost.ui.widgets import Grid, Mark, column, emptied, holder, row, words
from lchost.ui.widgets.layout import scroll

_SETTLE_MS = 120  # several names in a row make one search
Act = Callable[[str, Callable[[], object], str], object]  # undo label, job, status line


class MendDialog(Dialog):
    """Proposes the fewest moves; `act` carries them out as one step of undo."""

    def __init__(
        self,
        parent: QWidget | None,
        shown: RoundView,
        act: Act,
        *,
        leaving: Iterable[int] = (),
        lost: Iterable[int] = (),
    ) -> None:
        n = wording.number(shown.number)
        super().__init__(
            parent,
            self.tr("Mend round {n}").format(n=n),
            self.tr("As few people as possible change groups."),
            verb=self.tr("Mend"),
            note=self.tr("One Ctrl+Z takes all of it back."),
        )
        self.resize(room_for(self, 1000, 580))
        self._shown, self._act = shown, act
        self.found: Mend | None = None
        self._stop = Event()
        self.finished.connect(lambda _: self._stop.set())
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._search)
        self._gather(leaving, lost)
        self._build()
        self.on_press(self._carry_out)
        self._search()

    def _gather(self, leaving: Iterable[int], lost: Iterable[int]) -> None:
        shown = self._shown
        waiting = [(seat.member_id, seat.name) for seat in shown.waiting]
        seated = [(seat.member_id, seat.name) for group in shown.groups for seat in group.members]
        said = self.tr("Group {n}")
        groups = [(g.id, said.format(n=wording.number(g.number))) for g in shown.groups]
        self.coming = Gathered(
            self.tr("To be seated"), self.tr("Add a latecomer"), waiting, dict(waiting)
        )
        self.leaving = Gathered(
            self.tr("Have left"), self.tr("Who has left?"), sorted(seated, key=_by_name), leaving
        )
        at_tables = any(group.table for group in shown.groups)
        what = self.tr("Tables lost") if at_tables else self.tr("Groups lost")
        self.lost = Gathered(what, self.tr("Which group?"), groups, lost)
        self.goes_out = QCheckBox(self.tr("Check them &out as well"))
        self.goes_out.setToolTip(
            self.tr("Else they still count as here, and get seats in what is made next.")
        )
        self.goes_out.setChecked(True)
        self.coming.setVisible(bool(waiting))
        for part in (self.coming, self.leaving, self.lost):
            part.changed.connect(self._ask)

    def _build(self) -> None:
        self._summary = words("", "section", wrap=True)
        self._score = words("", muted=True, wrap=True)
        self._score.setToolTip(
            self.tr("How much of the imbalance that could be avoided is gone; 0 is chance.")
        )
        self._warnings = column(gap=6)
        self.grid = Grid(
            (
                Column(self.tr("Who"), lambda move: self._name(move)),
                Column(
                    self.tr("From group"),
                    lambda move: self._number(move.from_group),
                    width=100,
                    leaves=2,
                ),
                Column(self.tr("To group"), lambda move: self._number(move.to_group), width=100),
                Column(self.tr("Why"), self._reason, width=230, muted=True, leaves=1),
            ),
            self.tr("Who moves"),
            key=lambda move: move.person,
        )
        self.grid.setMinimumHeight(theme.em(220))
        left = column(self.leaving, self.goes_out, gap=6)
        asked = scroll(holder(column(self.coming, left, self.lost, None, gap=16)), theme.em(250))
        answer = column(
            column(self._summary, self._score, gap=0), self._warnings, (self.grid, 99), None, gap=10
        )
        self.body((row(asked, (answer, 1), gap=20), 1))

    def first_focus(self) -> QWidget:
        """Begin with whoever has left: latecomers are ticked already."""
        return self.leaving.list

    # --- the proposal ---------------------------------------------------------------------------

    def _ask(self) -> None:
        """Search once the host has named all of them."""
        self.found = None
        self.verb.setEnabled(False)
        self._settle.start()

    def _search(self) -> None:
        self._stop.set()  # what was searched before is not wanted any more
        self._stop = stop = Event()
        round_id = self._shown.id
        coming, leaving, lost = (part.chosen() for part in (self.coming, self.leaving, self.lost))
        self.goes_out.setVisible(bool(leaving))
        self.verb.setEnabled(False)
        self._summary.setText(self.tr("Looking for the fewest moves…"))
        task = Task(
            lambda _: mends.propose(
                round_id,
                coming=coming,
                leaving=leaving,
                lost=lost,
                stop=stop.is_set,
            ),
            self,
        )
        task.done.connect(lambda found: self._show(stop, found))
        task.failed.connect(lambda error: self._fail(stop, error))
        task.start()

    def _show(self, stop: Event, found: Mend) -> None:
        if stop.is_set():
            return
        self.right()
        self.found = found
        self._summary.setText(mending_words.summary(found))
        self._score.setText(mending_words.score(found))
        emptied(self._warnings)
        for text in mending_words.warnings(found):
            self._warnings.addLayout(
                row(Mark("triangle-alert", "attention"), (words(text, wrap=True), 1), gap=8)
            )
        self.grid.show_rows(found.mended.moves)
        self.grid.setVisible(bool(found.mended.moves))
        self.verb.setEnabled(bool(found.mended.moves or found.lost))

    def _fail(self, stop: Event, error: Exception) -> None:
        if not isinstance(error, HostError):
            raise error
        if not stop.is_set():
            self._summary.setText(self.tr("This cannot be mended."))
            self._score.setText("")
            emptied(self._warnings)
            self.grid.show_rows(())
            self.trouble(error)

    def _carry_out(self) -> None:
        found, n = self.found, wording.number(self._shown.number)
        if found is None:
            return
        label = self.tr("mending of round {n}").format(n=n)
        said = self.tr("Mended round {n}. {moves}")
        moves = mending_words.summary(found)
        left_at = datetime.now(UTC) if self.goes_out.isChecked() else None

        def work() -> None:
            mends.carry_out(found, left_at=left_at)

        try:
            self._act(label, work, said.format(n=n, moves=moves))
        except HostError:
            self._search()  # on what stands now
            raise

    # --- words ----------------------------------------------------------------------------------

    def _name(self, move: Move) -> str:
        return self.found.names.get(move.person, "") if self.found else ""

    def _number(self, index: int | None) -> str:
        if self.found is None or index is None:
            return ""
        return wording.number(self.found.numbers[index])

    def _reason(self, move: Move) -> str:
        return mending_words.reason(self.found, move) if self.found else ""


def _by_name(one: tuple[int, str]) -> str:
    return one[1].casefold()

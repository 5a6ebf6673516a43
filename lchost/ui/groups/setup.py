"""The set-up of groups: one panel beside the board, with good answers filled in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QRadioButton, QScrollArea, QSizePolicy, QWidget

from lchost.errors import RulesCollide
from lchost.grouping.ahead import Outlook
from lchost.grouping.known import Known
from lchost.grouping.wishes import Wishes
from lchost.ui import theme, wording
from lchost.ui.groups.fold import Fold
from lchost.ui.groups.pairs_words import pairs_said
from lchost.ui.groups.setup_rules import Rules
from lchost.ui.groups.setup_sizes import Sizes
from lchost.ui.groups.setup_tables import Tables
from lchost.ui.groups.setup_way import Way
from lchost.ui.groups.setup_wishes import Counts
from lchost.ui.groups.setup_words import WISHLESS, freed_said, more_said, note_said, rounds_said, tr
from lchost.ui.widgets import (
    Mark,
    button,
    column,
    emptied,
    holder,
    label,
    line,
    row,
    scroll,
    tool,
    words,
)
from lchost.ui.widgets.flow import Flow

SETTLE_MS = 150
"""So long nothing changes before the preview is worked out again."""

_FOOT_WIDE = 360  # pixels of the usual text size, for two buttons beside each other


class Setup(QFrame):
    """Edits wishes.  What is wanted goes out by signal; the page acts."""

    looked = Signal(object, int)  # wishes, rounds: what would that be?
    made = Signal(object, int)  # wishes, rounds
    tried = Signal(object, int)  # the same, to be compared first
    nearest = Signal(object, int)  # as near to it as the rules allow
    closed = Signal()
    pairs_asked = Signal()
    tables_put = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self.way, self.sizes, self.counts = Way(), Sizes(), Counts()
        self.rules, self.tables = Rules(), Tables()
        self.preview = words("", "strong", wrap=True)
        self.close_it = tool("x", tr("Close the set-up"))
        self.new = QRadioButton(tr("&New rounds"))
        self.anew = QRadioButton()  # which rounds it would make again, says the page
        self._which = holder(Flow(self.anew, self.new, gap=16))
        self.make = button(tr("Make groups"), "users-round", "primary")
        self.compare = button(tr("Compare first"), "table-2")
        self._news = column(gap=8)
        self._known: Known | None = None
        self._old = Wishes()
        self._is_filling = False
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._lay_out()
        self._connect()
        for way in (self.make, self.compare):  # until it is known that it can be done
            way.setEnabled(False)

    def _lay_out(self) -> None:
        self._counts_fold = Fold(tr("What counts"), self.counts)
        self._rules_fold = Fold(tr("Rules"), self.rules)
        self._tables_fold = Fold(tr("Tables"), self.tables)
        head = row((words(tr("How shall groups be made?"), "section", wrap=True), 1), self.close_it)
        parts = column(
            self._which,
            self.way,
            self.sizes,
            line(),
            self._counts_fold,
            self._rules_fold,
            self._tables_fold,
            None,
            gap=14,
            margins=(0, 2, 10, 2),
        )
        widest = max(way.sizeHint().width() for way in (self.compare, self.make))
        lay = column if 2 * widest > theme.em(_FOOT_WIDE) else row
        ways = lay((self.compare, 1), (self.make, 1))
        foot = column(line(), self.preview, self._news, ways, gap=10)
        self._inside = inside = scroll(holder(parts))
        takes = QSizePolicy.Policy
        inside.setSizePolicy(takes.Expanding, takes.Ignored)  # it scrolls; the page need not
        for fold in (self._counts_fold, self._rules_fold, self._tables_fold):
            fold.opened.connect(lambda fold=fold: _bring(inside, fold))
        self.setLayout(column(head, (inside, 1), foot, gap=10, margins=(16, 14, 12, 16)))

    def _connect(self) -> None:
        for part in (self.way, self.sizes, self.counts, self.rules, self.tables):
            part.changed.connect(self._follow)
        self.rules.pairs_asked.connect(self.pairs_asked)
        self.tables.put.connect(self.tables_put)
        self.close_it.clicked.connect(self.closed)
        self.new.toggled.connect(self._turn)
        self._settle.timeout.connect(lambda: self.looked.emit(self.wishes(), self.rounds()))
        self.make.clicked.connect(lambda: self.made.emit(self.fresh(), self.rounds()))
        self.compare.clicked.connect(lambda: self.tried.emit(self.fresh(), self.rounds()))

    # --- what it shows --------------------------------------------------------------------------

    def wait(self) -> None:
        """Take no answer until it is known what there is to choose: it would be lost."""
        self._inside.setEnabled(False)
        self.make.setEnabled(False)
        self.compare.setEnabled(False)

    def show_wishes(self, known: Known, wishes: Wishes, *, has_rounds: bool) -> None:
        """Fill every part in; where there are rounds, those can be made anew, or further ones."""
        self._known, self._old = known, wishes
        self._is_filling = True
        self._which.setVisible(has_rounds)
        self.anew.setChecked(has_rounds)
        self.new.setChecked(not has_rounds)
        self.sizes.show_wishes(known, wishes)
        for part in (self.way, self.counts, self.rules, self.tables):
            part.show_wishes(known, wishes)
        self._is_filling = False
        self._inside.setEnabled(True)
        self._turn()

    @property
    def is_new(self) -> bool:
        """Tell whether new rounds are wanted, not those that are there anew."""
        return self.new.isChecked()

    def _turn(self) -> None:
        said = tr("Make groups") if self.is_new else tr("Mix again")
        label(self.make, said, "users-round" if self.is_new else "shuffle")
        self.sizes.ask_rounds(self.is_new)
        self._follow()

    def show_known(self, known: Known) -> None:
        """People, pairs or tables have changed meanwhile; what is chosen stays."""
        if self._known is None:
            return
        wishes, self._known = self.wishes(), known
        self._is_filling = True
        for part in (self.way, self.counts, self.rules, self.tables):
            part.show_wishes(known, wishes)
        self._is_filling = False
        self._follow()

    def _follow(self) -> None:
        if self._is_filling:
            return
        mode = self.way.choice.mode()
        self.sizes.follow(mode)
        self._counts_fold.setVisible(mode not in WISHLESS)
        if self._known:
            self._counts_fold.say(self.counts.said(self._known))
        self._rules_fold.say(self.rules.said())
        self._tables_fold.say(self.tables.said())
        self._settle.start()

    def show_outlook(self, outlook: Outlook) -> None:
        """Say what would be made, or what stands in the way."""
        emptied(self._news)
        self.rules.follow_sizes(outlook.sizes)
        self._rules_fold.say(self.rules.said())
        self.preview.setText(rounds_said(outlook.sizes, outlook.numbers))
        self.preview.setVisible(bool(outlook.sizes))
        trouble = outlook.trouble
        self.make.setEnabled(trouble is None)
        self.compare.setEnabled(trouble is None)
        if outlook.note:
            self._tell(note_said(outlook.note))
        if outlook.is_more and trouble is None:
            self._tell(more_said(outlook.numbers[-1]))
        if outlook.pairs and outlook.trouble is None:
            self._tell(pairs_said(outlook.pairs, outlook.names))
        if outlook.freed and trouble is None:
            self._tell(freed_said([outlook.names.get(i, "") for i in outlook.freed]))
        if trouble is None:
            return
        near = button(tr("Make the nearest plan"), "", "link")
        near.clicked.connect(lambda: self.nearest.emit(self.fresh(), self.rounds()))
        self._tell(wording.trouble(trouble), *([near] if isinstance(trouble, RulesCollide) else ()))

    def _tell(self, text: str, *ways: QPushButton) -> None:
        mark = column(Mark("triangle-alert", "attention"), None, margins=(0, 2, 0, 0))
        said = column(words(text, wrap=True), *(row(way, None) for way in ways), gap=4)
        inside = row(mark, (said, 1), gap=8, margins=(12, 10, 10, 10))
        self._news.addWidget(holder(inside, "attention"))

    # --- the answer -----------------------------------------------------------------------------

    def wishes(self) -> Wishes:
        """Return what is chosen."""
        found = self._old
        for part in (self.way, self.sizes, self.counts, self.rules, self.tables):
            found = part.into(found)
        return found

    def fresh(self) -> Wishes:
        """Return what is chosen, with another seed: another mix of the same wishes."""
        return replace(self.wishes(), seed=self._old.seed + 1)

    def rounds(self) -> int:
        """Return how many rounds are wanted."""
        return self.sizes.count()

    def first_focus(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.way.choice


def _bring(area: QScrollArea, part: QWidget) -> None:
    """Bring a part that has just been opened into view, once it is laid out."""

    def show() -> None:
        area.ensureWidgetVisible(part, 0, 0)

    QTimer.singleShot(0, area, show)

"""The members as a table: search, chips, sorting; 10,000 of them without a wait."""

from __future__ import annotations

from datetime import UTC, date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit

from lchost import codes
from lchost.models import settings
from lchost.roster import members
from lchost.roster.attributes import Value
from lchost.roster.matching import ranked, search_words
from lchost.roster.members import Attribute, Kind, MemberRow
from lchost.ui import theme, wording
from lchost.ui.tables import Column
from lchost.ui.widgets import Cell, Chip, Grid, column, emptied, row, search_box, words
from lchost.ui.words_of_people import answer_words

_NARROW, _SEARCH = 140, 250  # pixels of the search: at least, and at the usual text size
_NEW_UNTIL = 1  # came at most so often: a newcomer


class MembersTable(QFrame):
    """Shows those whom the search finds and the chips allow."""

    choice_changed = Signal()
    opened = Signal()
    archived_toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "card")
        self._background = ""  # the attribute that has a column
        self._answers: dict[int, Value] = {}
        self._shown_first = 0  # the member who was chosen for want of a choice of the host's
        self._take_time()
        self._make_widgets()
        chips = (self.here, self.newcomers, self.archived)
        filters = row((self.search, 1), 4, *chips, None, gap=6)
        below = row(self._count, None)
        self.setLayout(column(filters, (self._table, 1), below, gap=10, margins=(14, 12, 14, 14)))
        self._connect()

    def _make_widgets(self) -> None:
        self.search = narrow(search_box(self.tr("Name, e-mail or badge code")))
        self.here = Chip(self.tr("Here today"))
        self.newcomers = Chip(self.tr("Newcomers"))
        self.newcomers.setToolTip(self.tr("Came once at most"))
        self.archived = Chip(self.tr("Archived"))
        self._count = words("", "caption", muted=True)
        self._table = column(gap=0)
        self.grid = self._made_grid("")

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.enter)
        self.here.toggled.connect(self._filter)
        self.newcomers.toggled.connect(self._filter)
        self.archived.toggled.connect(lambda *_: self.archived_toggled.emit())
        down, only = QKeySequence(Qt.Key.Key_Down), Qt.ShortcutContext.WidgetShortcut
        QShortcut(down, self.search, self.enter, context=only)

    # --- what it shows --------------------------------------------------------------------------

    def show_members(self, shown: list[MemberRow], *, any_hidden: bool) -> None:
        """Show these members, with their answers to the first question that anybody may see."""
        self._take_time()
        asked = next(filter(is_background, members.attributes()), None)
        self._answers = members.answers_to(asked.id) if asked else {}
        background = asked.name if asked else ""
        if background != self._background:
            self.grid = self._made_grid(background)
        self.archived.setVisible(any_hidden)
        self.grid.show_rows(shown)
        for chip, is_one in ((self.here, self._is_here), (self.newcomers, self.is_new)):
            is_any = any(map(is_one, shown))
            chip.setVisible(is_any)
            if not is_any:
                self.untick(chip)
        self._filter()

    def choose(self, member_id: int) -> None:
        """Bring one member into view, whatever the search and the chips say."""
        self.search.clear()
        self.untick(self.here, self.newcomers)
        self._filter()
        self.mean_choice()
        self.grid.choose(member_id)

    def choose_first(self) -> None:
        """Choose the first member, if nobody is chosen: only for something to look at."""
        if not self.grid.chosen() and self.grid.rows.rows():
            self._shown_first = self.grid.rows.rows()[0].id
            self.grid.choose(self._shown_first)

    def hosts_choice(self) -> list[MemberRow]:
        """Return those whom the host chose; nobody, while the first stands only to look at."""
        return [] if self._shown_first else self.grid.chosen()

    def mean_choice(self) -> None:
        """Take the choice that stands for the host's."""
        self._shown_first = 0

    def _opened(self, _who: MemberRow) -> None:
        self.mean_choice()
        self.opened.emit()

    def _choice_changed(self) -> None:
        if [who.id for who in self.grid.chosen()] != [self._shown_first]:
            self.mean_choice()
        self.choice_changed.emit()

    def untick(self, *chips: Chip) -> None:
        """Switch chips off without acting on it."""
        for chip in chips:
            before = chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(before)
            chip.setIcon(type(chip.icon())())

    def start_search(self) -> None:
        """Give the keyboard to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def enter(self) -> None:
        """Go from the search into the table."""
        if self.grid.rows.rows():
            self.grid.setFocus(Qt.FocusReason.TabFocusReason)
            self.choose_first()
            self.mean_choice()

    def is_new(self, who: MemberRow) -> bool:
        """Tell whether a member is a newcomer."""
        return who.came <= _NEW_UNTIL

    def _is_here(self, who: MemberRow) -> bool:
        return who.last_here_at is not None and self._day(who.last_here_at) == self._today

    def _day(self, at: datetime) -> date:
        return wording.day_of(at, self._zone)

    def _take_time(self) -> None:
        self._zone = settings.get("zone", "") or wording.local_zone_name()
        self._today = self._day(datetime.now(UTC))

    # --- the columns ----------------------------------------------------------------------------

    def _made_grid(self, background: str) -> Grid:
        self._background = background
        asked = [Column(background, self._answer, width=140, muted=True, leaves=2)]
        columns = [
            Column(self.tr("Name"), lambda m: m.display_name),
            Column(self.tr("Pronouns"), lambda m: m.pronouns, width=100, muted=True, leaves=1),
            *(asked if background else []),
            Column(
                self.tr("Came"),
                lambda m: wording.number(m.came),
                sort=lambda m: m.came,
                width=76,
                right=True,
                leaves=4,
                step="figure",
            ),
            Column(
                self.tr("Last here"),
                self._last_words,
                cell=lambda m: Cell(self._last_words(m), muted=not self._is_here(m)),
                sort=lambda m: m.last_here_at,
                width=118,
                leaves=3,
            ),
        ]
        made = Grid(columns, self.tr("Members"), name="members", row_height=38)
        emptied(self._table)
        self._table.addWidget(made)
        made.choice_changed.connect(self._say_count)
        made.choice_changed.connect(self._choice_changed)
        made.pressed.connect(lambda _: self.mean_choice())
        made.opened.connect(self._opened)
        return made

    def _answer(self, who: MemberRow) -> str:
        return answer_words(self._answers.get(who.id, ""))

    def _last_words(self, who: MemberRow) -> str:
        if who.last_here_at is None:
            return self.tr("never yet")
        return wording.short_day(self._day(who.last_here_at), self._today)

    # --- the search -----------------------------------------------------------------------------

    def _filter(self, *_: object) -> None:
        found = self._found(self.search.text())
        here, new = self.here.isChecked(), self.newcomers.isChecked()

        def is_wanted(who: MemberRow) -> bool:
            is_allowed = (not here or self._is_here(who)) and (not new or self.is_new(who))
            return is_allowed and (found is None or who.id in found)

        is_all = found is None and not here and not new
        self.grid.keep(None if is_all else is_wanted)
        self._say_count()

    def _found(self, text: str) -> set[int] | None:
        """Return whom a search finds; None when nothing is looked for."""
        if code := codes.read(text).code:
            found = members.by_code(code)
            return {found[0]} if found else set()
        looked_for = search_words(text)
        if not looked_for:
            return None
        everybody = self.grid.rows.whole()
        hits = {who.id for who in everybody if all(word in who.folded for word in looked_for)}
        if hits:
            return hits
        near = ranked(text, [who.folded for who in everybody], limit=len(everybody))
        return {everybody[place].id for place in near}

    def _say_count(self) -> None:
        shown, whole = len(self.grid.rows.rows()), len(self.grid.rows.whole())
        said = wording.counted(whole, self.tr("1 member"), self.tr("{n} members"))
        if not shown and whole:
            said = self.tr("Nobody matches.")
        elif shown != whole:
            said = self.tr("{n} of {all}").format(n=wording.number(shown), all=said)
        chosen = len(self.grid.chosen())
        if chosen > 1:
            both = self.tr("{all}, {n} chosen")
            said = both.format(all=said, n=wording.number(chosen))
        self._count.setText(said)


def is_background(attribute: Attribute) -> bool:
    """Tell whether an attribute may stand in the table: a few answers, open to all."""
    return attribute.kind is Kind.CATEGORY and not attribute.is_private


def narrow(search: QLineEdit) -> QLineEdit:
    """Let a search give way to the chips beside it, where words are large."""
    search.setMinimumWidth(_NARROW)
    search.setMaximumWidth(theme.em(_SEARCH))
    return search

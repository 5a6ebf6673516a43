"""The rows of an import: what each one is, what happens with it, and the host's own word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from lchost.errors import NoSuchMember
from lchost.roster import members
from lchost.roster.importing import Choice, Preview, RowVerdict, Verdict
from lchost.ui import theme, wording
from lchost.ui import words_of_import as say
from lchost.ui.tables import Column
from lchost.ui.widgets import Cell, Chip, Grid, column, emptied, holder, row, words
from lchost.ui.widgets.laid import laid

_CHANGES = 4  # named below the table


class RowsPanel(QWidget):
    """Chips, the table, and below it the choice for the rows that are marked."""

    chosen = Signal(object)  # dict[int, Choice]: by line

    def __init__(self) -> None:
        super().__init__()
        self._shown: Preview | None = None
        self._wishes: dict[str, Callable[[RowVerdict], bool]] = {
            "all": lambda _: True,
            "new": lambda r: r.verdict is Verdict.NEW and not say.is_open(r),
            "changed": lambda r: r.verdict is Verdict.CHANGED,
            "open": say.is_open,
            "out": say.is_left_out,
            "trouble": say.is_trouble,
        }
        self._titles = {
            "all": self.tr("All {n}"),
            "new": self.tr("New {n}"),
            "changed": self.tr("Changed {n}"),
            "open": self.tr("To choose {n}"),
            "out": self.tr("Left out {n}"),
            "trouble": self.tr("Trouble {n}"),
        }
        self.chips = {key: Chip(self._titles[key]) for key in self._wishes}
        self.chips["all"].setChecked(True)
        self.aside = row(gap=6)
        self.grid = Grid(self._columns(), self.tr("Preview of the import"), key=lambda r: r.line)
        self.why = words("", "caption", wrap=True)
        self.changes = words("", "caption", muted=True)
        self._buttons = row(gap=6)
        self._choice = self._choice_bar()
        chips = row(*self.chips.values(), None, self.aside, gap=6)
        self.setLayout(column(chips, (self.grid, 1), self._choice, gap=10))
        self._connect()

    def _choice_bar(self) -> QFrame:
        """Make the place below the table; it keeps its height, so that nothing jumps."""
        self.changes.setMinimumWidth(60)
        said = column(None, self.why, self.changes, None, gap=0)
        made = holder(row((said, 1), self._buttons, gap=12, margins=(12, 6, 8, 6)), "sunken")
        made.setFixedHeight(theme.em(58))
        return made

    def _connect(self) -> None:
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _=False, key=key: self.keep(key))
        self.grid.choice_changed.connect(self._show_choice)
        self.grid.opened.connect(lambda _: self._to_choice())

    # --- what it shows --------------------------------------------------------------------------

    def show_preview(self, shown: Preview) -> None:
        """Show what an import would do; marks and filter stay."""
        self._shown = shown
        for key, chip in self.chips.items():
            n = sum(map(self._wishes[key], shown.rows))
            text = self._titles[key].format(n=wording.number(n))
            chip.setText(text)
            chip.setAccessibleName(text)
            chip.setVisible(n > 0 or key == "all")
        self.grid.show_rows(shown.rows)
        kept = next((key for key, chip in self.chips.items() if chip.isChecked()), "all")
        self.keep(kept if self.chips[kept].isVisibleTo(self) else "all")

    def keep(self, key: str) -> None:
        """Show one kind of rows only."""
        for other, chip in self.chips.items():
            chip.setChecked(other == key)
        self.grid.keep(None if key == "all" else self._wishes[key])
        self._show_choice()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                self.tr("Line"),
                lambda r: str(r.line),
                width=52,
                right=True,
                muted=True,
                step="figure",
                leaves=2,
            ),
            Column(self.tr("Name"), lambda r: r.name),
            Column(self.tr("E-mail"), lambda r: r.email, width=190, muted=True, leaves=1),
            Column(
                self.tr("What it is"),
                lambda r: say.what_it_is(r).text,
                cell=say.what_it_is,
                width=180,
            ),
            Column(
                self.tr("What happens"),
                say.what_happens,
                cell=lambda r: Cell(say.what_happens(r), muted=not say.is_open(r)),
                width=190,
            ),
        )

    # --- the host's word ------------------------------------------------------------------------

    def _show_choice(self) -> None:
        marked: list[RowVerdict] = self.grid.chosen()
        emptied(self._buttons)
        if not marked:
            self.why.setText(self.tr("Choose a row to see why, and to decide otherwise."))
            self.changes.hide()
            return
        if len(marked) == 1:
            self._explain(marked[0])
        else:
            said = self.tr("{n} rows are chosen.")
            self.why.setText(said.format(n=wording.number(len(marked))))
            self.changes.hide()
        for verdict, text in self._choices(marked):
            chip = Chip(text, chosen=all(one.verdict is verdict for one in marked))
            chip.clicked.connect(lambda _=False, verdict=verdict: self._choose(verdict))
            self._buttons.addWidget(chip)
            chip.show()  # at once, so that Enter can lead here

    def _explain(self, one: RowVerdict) -> None:
        self.why.setText(say.why(one, name_of(one.member_id or one.suggested_id)))
        shown = [say.change_words(change) for change in one.changes]
        text = wording.listed(shown, most=_CHANGES)
        self.changes.setText(text)
        self.changes.setVisible(bool(text))
        self.changes.setToolTip("\n".join(shown))

    def _choices(self, marked: list[RowVerdict]) -> list[tuple[Verdict, str]]:
        """Return what may be chosen for all rows that are marked, and how it is said."""
        may = [set(one.choices) | {one.verdict} for one in marked if one.choices]
        if len(may) < len(marked):
            return []
        every = set.intersection(*may)
        is_guess = any(one.suggested_id for one in marked)
        same = self.tr("The same person") if is_guess else self.tr("Update")
        said = (
            (Verdict.CHANGED, same),
            (Verdict.UNCHANGED, self.tr("The same, left as it is")),
            (Verdict.NEW, self.tr("Somebody new")),
            (Verdict.SKIP, self.tr("Leave out")),
        )
        return [(verdict, text) for verdict, text in said if verdict in every]

    def _choose(self, verdict: Verdict) -> None:
        marked: list[RowVerdict] = self.grid.chosen()
        self.chosen.emit(
            {one.line: Choice(verdict, one.member_id or one.suggested_id) for one in marked}
        )

    def _to_choice(self) -> None:
        first = next(iter(laid(self._buttons)), None)
        if isinstance(first, QWidget):
            first.setFocus()


def name_of(member_id: int | None) -> str:
    """Return a member's name; empty for nobody, or for somebody who is gone by now."""
    try:
        return members.get(member_id).display_name if member_id else ""
    except NoSuchMember:
        return ""

"""Asks which earlier workshop's agenda to take over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from lchost.planning import items
from lchost.planning import workshops as planning
from lchost.planning.agenda import ItemDraft, total_min
from lchost.planning.workshops import Workshop
from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Grid, words

_MOST = 200  # workshops looked through, the latest first


@dataclass(frozen=True)
class EarlierAgenda:
    """A workshop and the parts of its day."""

    workshop: Workshop
    parts: tuple[ItemDraft, ...]

    @property
    def id(self) -> int:
        """The workshop's id."""
        return self.workshop.id


def earlier_agendas(workshop_id: int) -> list[EarlierAgenda]:
    """Return all other workshops that have an agenda, the latest first."""
    rows = [*planning.listing(), *planning.listing(archived=True)]
    others = [row.workshop for row in rows if row.workshop.id != workshop_id][:_MOST]
    found = [EarlierAgenda(other, tuple(items.agenda(other.id))) for other in others]
    return [one for one in found if one.parts]


class EarlierAgendaDialog(Dialog):
    """`parts()` is the answer, `instead()` whether it takes the place of what is there."""

    def __init__(
        self, parent: QWidget | None, agendas: Sequence[EarlierAgenda], *, has_parts: bool
    ) -> None:
        title = self.tr("From an earlier workshop")
        verb = self.tr("Take this agenda")
        note = self.tr("One Ctrl+Z takes all of it back.")
        super().__init__(parent, title, verb=verb, note=note, width=680)
        columns = [
            Column(self.tr("Workshop"), lambda one: one.workshop.title),
            Column(
                self.tr("Day"),
                lambda one: wording.moment(one.workshop.starts_at, one.workshop.zone),
                sort=lambda one: one.workshop.starts_at,
                width=160,
                muted=True,
                leaves=1,
            ),
            Column(
                self.tr("Items"),
                lambda one: wording.number(len(one.parts)),
                width=64,
                right=True,
                step="figure",
            ),
            Column(
                self.tr("Min"),
                lambda one: wording.number(total_min(one.parts)),
                width=64,
                right=True,
                step="figure",
            ),
        ]
        self.grid = Grid(columns, self.tr("Earlier workshops"), several=False)
        self.grid.setMinimumHeight(theme.em(230))
        self.shown = words("", muted=True, wrap=True)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.shown.setMinimumHeight(theme.em(64))
        self.replaces = QCheckBox(self.tr("&Instead of the agenda that is there"))
        self.replaces.setChecked(True)
        self.replaces.setVisible(has_parts)
        self.body((self.grid, 1), self.shown, self.replaces)
        self.grid.show_rows(agendas)
        self.grid.choice_changed.connect(self._show)
        self.grid.opened.connect(lambda _: self.press())
        if agendas:
            self.grid.choose(agendas[0].id)
        self._show()

    def first_focus(self) -> QWidget:
        """Begin with the list."""
        return self.grid

    def first_fault(self) -> str:
        """Refuse an answer without a workshop."""
        return "" if self.grid.current() else self.tr("Choose a workshop in the list.")

    def parts(self) -> list[ItemDraft]:
        """Return the parts to take over."""
        chosen = self.grid.current()
        return list(chosen.parts) if chosen else []

    def instead(self) -> bool:
        """Tell whether they take the place of those that are there."""
        return self.replaces.isChecked()

    def _show(self) -> None:
        titles = [part.title for part in self.parts()]
        self.shown.setText(wording.listed(titles, most=8))

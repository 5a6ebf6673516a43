"""Asks when a workshop's door opens and closes, who is late, and who may come in again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from lchost.planning.workshops import WorkshopDraft
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets import labelled, number, row

_MOST_MIN = 24 * 60


class DoorDialog(Dialog):
    """Edits the door's part of a draft; `draft()` is the answer."""

    def __init__(self, parent: QWidget | None, draft: WorkshopDraft) -> None:
        title, facts = self.tr("The door"), self.tr("For each session of this workshop")
        super().__init__(parent, title, facts, verb=self.tr("Save"), width=540)
        self._draft = draft
        self._make_hours(draft)
        says = self.tr("Who went out may come in again without asking")
        self.returns = _check(says, is_on=draft.allows_return)
        says = self.tr("Somebody new may put their name down on their own phone")
        self.phones = _check(says, is_on=draft.phone_walk_ins)
        self.body(
            row(
                (labelled(self.tr("&Opens before the start"), self.opens), 1),
                (labelled(self.tr("&Closes after the end"), self.closes), 1),
                (labelled(self.tr("&Late after"), self.late), 1),
                gap=12,
            ),
            self.returns,
            self.phones,
        )

    def _make_hours(self, draft: WorkshopDraft) -> None:
        says = self.tr("The door opens, minutes before the start")
        self.opens = self._minutes(draft.opens_before_min, says)
        says = self.tr("The door closes, minutes after the end")
        self.closes = self._minutes(draft.closes_after_min, says)
        self.closes.setSpecialValueText(self.tr("at the end"))
        says = self.tr("Late after, minutes from the start")
        late = -1 if draft.late_after_min is None else draft.late_after_min
        self.late = number(late, self.tr("min"), says, least=-1, most=_MOST_MIN)
        self.late.setSpecialValueText(self.tr("never"))

    def _minutes(self, value: int, says: str) -> QSpinBox:
        made = number(value, self.tr("min"), says, most=_MOST_MIN)
        made.setSingleStep(5)
        return made

    def first_focus(self) -> QWidget:
        """Begin with the hours."""
        return self.opens

    def draft(self) -> WorkshopDraft:
        """Return what was asked for; all else as it was."""
        return replace(
            self._draft,
            opens_before_min=self.opens.value(),
            closes_after_min=self.closes.value(),
            late_after_min=None if self.late.value() < 0 else self.late.value(),
            allows_return=self.returns.isChecked(),
            phone_walk_ins=self.phones.isChecked(),
        )


def _check(says: str, *, is_on: bool) -> QCheckBox:
    made = QCheckBox(says)
    made.setChecked(is_on)
    return made

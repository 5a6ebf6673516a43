"""What counts how much: a row for every question that people answered, and new faces."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QSlider, QWidget

from lchost.grouping.known import Known, Trait
from lchost.grouping.problem import Kind, Weight
from lchost.grouping.wishes import BALANCED, AttributeWish, Wishes
from lchost.ui import wording
from lchost.ui.groups.setup_words import kinds, tr, weights
from lchost.ui.widgets import Mark, choice, column, emptied, holder, row, words


class Counts(QFrame):
    """Wishes with their weights, in words."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.skill: QComboBox | None = None
        self.skill_kind: QComboBox | None = None
        self.rows: dict[int, tuple[QComboBox, QComboBox]] = {}
        self.faces = faces_slider()
        self._table = column(gap=0)
        self.setLayout(column(self._table, faces_row(self.faces), gap=12))
        self.faces.valueChanged.connect(lambda _: self.changed.emit())

    def show_wishes(self, known: Known, wishes: Wishes) -> None:
        """Show what is chosen."""
        emptied(self._table)
        self.rows, self.skill, self.skill_kind = {}, None, None
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        if known.has_skill:
            skill = tr("Skill")
            self.skill = self._weight(skill, wishes.skill)
            self.skill_kind = self._kind(skill, wishes.skill_kind, of_numbers=True)
            self._add(grid, words(skill), self.skill, self.skill_kind)
        asked = {wish.attribute_id: wish for wish in wishes.attributes}
        for trait in known.traits:
            wish = asked.get(trait.attribute_id, AttributeWish(trait.attribute_id, Weight.IGNORE))
            weight = self._weight(trait.name, wish.weight)
            kind = self._kind(trait.name, wish.kind, of_numbers=trait.is_number)
            self._add(grid, _named(trait), weight, kind)
            self.rows[trait.attribute_id] = (weight, kind)
        if not grid.count():
            nothing = tr("Nothing is known of these people that could be mixed.")
            grid.addWidget(words(nothing, muted=True, wrap=True), 0, 0)
        self._table.addWidget(holder(grid))
        self.faces.blockSignals(True)
        self.faces.setValue(wishes.new_faces)
        self.faces.blockSignals(False)

    def _add(self, grid: QGridLayout, name: QWidget, weight: QComboBox, kind: QComboBox) -> None:
        at = grid.rowCount()
        for n, widget in enumerate((name, weight, kind)):
            grid.addWidget(widget, at, n)

        def settle() -> None:
            kind.setEnabled(weight.currentData() is not Weight.IGNORE)

        settle()
        weight.currentIndexChanged.connect(settle)
        for box in (weight, kind):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())

    def _weight(self, of: str, chosen: Weight) -> QComboBox:
        return choice(tr("How much {name} counts").format(name=of), weights(), chosen)

    def _kind(self, of: str, chosen: Kind, *, of_numbers: bool) -> QComboBox:
        says = tr("What {name} shall be in a group").format(name=of)
        return choice(says, kinds(of_numbers=of_numbers), chosen)

    def into(self, wishes: Wishes) -> Wishes:
        """Return wishes with these weights."""
        attributes = tuple(
            AttributeWish(attribute, weight.currentData(), kind.currentData())
            for attribute, (weight, kind) in self.rows.items()
            if weight.currentData() is not Weight.IGNORE
        )
        return replace(
            wishes,
            skill=self.skill.currentData() if self.skill else wishes.skill,
            skill_kind=self.skill_kind.currentData() if self.skill_kind else wishes.skill_kind,
            attributes=attributes,
            new_faces=self.faces.value(),
        )

    def said(self, known: Known) -> str:
        """Return what counts, in a line."""
        names = [tr("Skill")] if self.skill and _counts(self.skill) else []
        names += [trait.name for trait in known.traits if _counts(self.rows[trait.attribute_id][0])]
        return wording.listed(names) if names else tr("nothing counts")


def faces_slider() -> QSlider:
    """Return the slider between balance and new faces."""
    made = QSlider(Qt.Orientation.Horizontal)
    made.setRange(0, 100)
    made.setSingleStep(5)
    made.setPageStep(25)
    made.setValue(BALANCED)
    made.setAccessibleName(tr("Balance or new faces"))
    return made


def faces_row(slider: QSlider) -> QWidget:
    """Return the slider between its two ends."""
    ends = row(words(tr("Balance"), "caption"), None, words(tr("New faces"), "caption"))
    return holder(column(slider, ends, gap=0))


def _named(trait: Trait) -> QWidget:
    said = words(trait.name, wrap=True)
    if not trait.is_private:
        return said
    eye = Mark("eye-off", "muted", 16, tr("private: never printed or shown"))
    return holder(row((said, 1), eye, gap=6))


def _counts(weight: QComboBox) -> bool:
    return weight.currentData() is not Weight.IGNORE

"""Asks how groups are to be made: how large, what to mix, what counts how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QRadioButton, QWidget

from lchost.grouping import room
from lchost.grouping.problem import Kind, Weight
from lchost.grouping.wishes import FACES, USUAL_SIZE, AttributeWish, Wishes, in_words
from lchost.roster import profile
from lchost.roster.attributes import Kind as Answers
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets import (
    Mark,
    choice,
    column,
    holder,
    line,
    number,
    row,
    scroll,
    words,
)

_LARGEST = 200  # people a group, or groups
_TALL = 300


class WishesDialog(Dialog):
    """Edits wishes; `wishes()` is the answer."""

    def __init__(
        self,
        parent: QWidget | None,
        workshop_id: int,
        wishes: Wishes,
        people: Iterable[int],
        verb: str,
    ) -> None:
        super().__init__(parent, wishes_title(), verb=verb, icon="users-round", width=680)
        self._old = wishes
        self._here = room.room(workshop_id, people)
        self._attributes = [a for a in profile.attributes() if self._is_answered(a.id)]
        self._make_sizes(wishes)
        self._rows: dict[int, tuple[QComboBox, QComboBox, QCheckBox]] = {}
        table = self._make_table(wishes)
        self._make_others(wishes)
        inside = scroll(holder(column(table, None)))
        inside.setMinimumHeight(min(_TALL, table.sizeHint().height() + 8))
        self.body(
            row(self._by_size, self._size, 16, self._by_number, self._number, None, gap=8),
            line(),
            inside,
            line(),
            column(*self._others, gap=8),
        )

    def _is_answered(self, attribute_id: int) -> bool:
        key = room.attribute_key(attribute_id)
        people = self._here.people.values()
        return any(person.values(key) or key in person.numbers for person in people)

    def _make_sizes(self, wishes: Wishes) -> None:
        self._by_size = QRadioButton(self.tr("&People a group"))
        self._by_number = QRadioButton(self.tr("N&umber of groups"))
        says, other = self.tr("People a group"), self.tr("Number of groups")
        self._size = number(wishes.size or USUAL_SIZE, "", says, least=2, most=_LARGEST)
        usual = max(1, round(len(self._here.people) / USUAL_SIZE))
        self._number = number(wishes.groups or usual, "", other, least=1, most=_LARGEST)
        self._by_number.setChecked(bool(wishes.groups))
        self._by_size.setChecked(not wishes.groups)
        self._by_size.toggled.connect(self._size.setEnabled)
        self._by_number.toggled.connect(self._number.setEnabled)
        self._size.setEnabled(not wishes.groups)
        self._number.setEnabled(bool(wishes.groups))

    def _make_table(self, wishes: Wishes) -> QWidget:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        heads = ("", self.tr("counts"), self.tr("in a group"), "")
        for n, head in enumerate(heads):
            grid.addWidget(words(head, "caption", muted=True), 0, n)
        self._skill = self._weight(self.tr("Skill"), wishes.skill)
        self._skill_kind = self._kind(self.tr("Skill"), wishes.skill_kind)
        grid.addWidget(words(self.tr("Skill")), 1, 0)
        grid.addWidget(self._skill, 1, 1)
        grid.addWidget(self._skill_kind, 1, 2)
        asked = {wish.attribute_id: wish for wish in wishes.attributes}
        guarded = {attribute for attribute, _ in wishes.never_one}
        for at, attribute in enumerate(self._attributes, start=2):
            wish = asked.get(attribute.id, AttributeWish(attribute.id, Weight.IGNORE))
            weight = self._weight(attribute.name, wish.weight)
            kind = self._kind(attribute.name, wish.kind)
            alone = QCheckBox(self.tr("nobody the only one"))
            alone.setAccessibleName(
                self.tr("{name}: nobody the only one of a kind").format(name=attribute.name)
            )
            alone.setChecked(attribute.id in guarded)
            alone.setVisible(attribute.kind is not Answers.NUMBER)
            said: list[QWidget] = [words(attribute.name, wrap=True)]
            if attribute.is_private:
                private = self.tr("private: never printed or shown")
                said.append(Mark("eye-off", "muted", 16, private))
            grid.addLayout(row((said[0], 1), *said[1:], gap=6), at, 0)
            for n, widget in enumerate((weight, kind, alone), start=1):
                grid.addWidget(widget, at, n)
            self._rows[attribute.id] = (weight, kind, alone)
        return holder(grid)

    def _make_others(self, wishes: Wishes) -> None:
        self._new_faces = self._weight(self.tr("New faces"), in_words(wishes.new_faces))
        faces = row(words(self.tr("New faces: meet others than before")), None, self._new_faces)
        self._mentor = QCheckBox(self.tr("A &mentor in every group"))
        self._mentor.setChecked(wishes.mentor_in_each)
        self._mentor.setVisible(any(guest.is_mentor for guest in self._here.guests.values()))
        self._language = QCheckBox(self.tr("Everybody shares a &language with somebody"))
        self._language.setChecked(wishes.share_language)
        speaks = any(person.values(room.LANGUAGE) for person in self._here.people.values())
        self._language.setVisible(speaks)
        self._others = (faces, self._mentor, self._language)

    def _weight(self, of: str, chosen: Weight) -> QComboBox:
        says = self.tr("How much {name} counts").format(name=of)
        options: list[tuple[object, str]] = [
            (Weight.IGNORE, self.tr("not at all")),
            (Weight.LITTLE, self.tr("a little")),
            (Weight.NORMAL, self.tr("normal")),
            (Weight.LOT, self.tr("a lot")),
        ]
        return choice(says, options, chosen)

    def _kind(self, of: str, chosen: Kind) -> QComboBox:
        says = self.tr("Whether {name} is mixed or alike in a group").format(name=of)
        options: list[tuple[object, str]] = [
            (Kind.MIX, self.tr("mixed")),
            (Kind.MATCH, self.tr("alike")),
        ]
        return choice(says, options, chosen)

    def first_focus(self) -> QWidget:
        return self._size if self._by_size.isChecked() else self._number

    def wishes(self) -> Wishes:
        """Return what was chosen, with a fresh seed: another mix of the same wishes."""
        attributes, never_one = [], []
        for attribute_id, (weight, kind, alone) in self._rows.items():
            if weight.currentData() is not Weight.IGNORE:
                wish = AttributeWish(attribute_id, weight.currentData(), kind.currentData())
                attributes.append(wish)
            if alone.isChecked():
                never_one += [(attribute_id, value) for value in self._values(attribute_id)]
        return replace(
            self._old,
            size=self._size.value() if self._by_size.isChecked() else None,
            groups=self._number.value() if self._by_number.isChecked() else None,
            skill=self._skill.currentData(),
            skill_kind=self._skill_kind.currentData(),
            attributes=tuple(attributes),
            never_one=tuple(never_one),
            new_faces=FACES[self._new_faces.currentData()],
            mentor_in_each=self._mentor.isChecked(),
            share_language=self._language.isChecked(),
            seed=self._old.seed + 1,
        )

    def _values(self, attribute_id: int) -> list[str]:
        key = room.attribute_key(attribute_id)
        people = self._here.people.values()
        return sorted({value for person in people for value in person.values(key)})


def wishes_title() -> str:
    """Return the dialog's title."""
    from lchost.ui import wording

    return wording.tr("How shall groups be made?")

"""What is said of the chosen elements: words, letters, colours, place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from lchost.paper.badges.design import FIELDS, Box
from lchost.ui import wording
from lchost.ui.badges import arranging
from lchost.ui.badges.draft import Draft
from lchost.ui.badges.fields import ColourChoice, TextWithFields
from lchost.ui.badges.property_parts import Part, of_letters, of_shape, of_words, set_quietly
from lchost.ui.badges.words import element_words, icon_of, tr
from lchost.ui.widgets import (
    Mark,
    column,
    form,
    holder,
    labelled,
    measure,
    row,
    words,
)


class Properties(QWidget):
    """Changes the draft's chosen elements; where several are chosen, all that it fits."""

    asked_for_picture = Signal()
    filled = Signal()

    def __init__(
        self,
        draft: Draft,
        attributes: Sequence[str],
        offered: Sequence[str] = FIELDS,
        nothing: tuple[str, str] | None = None,
    ) -> None:
        """Take the fields of texts that are offered, and what is said while nothing is chosen."""
        super().__init__()
        self._draft = draft
        self._mark = Mark("type", "muted")
        self._title = words("", "section", wrap=True)
        self._none = words("", muted=True, wrap=True)
        self._ground = ColourChoice(tr("Ground of this side"), may_be_none=True)
        self._ground_box = labelled(tr("&Ground of this side"), self._ground)
        self._attributes, self._offered, self._nothing = attributes, offered, nothing
        self._parts: list[Part] = []
        self._place = QWidget()
        self._fields = column(gap=10)
        self.setLayout(
            column(
                row(column(self._mark, None), (self._title, 1), gap=8),
                self._none,
                self._ground_box,
                self._fields,
                None,
                gap=10,
                margins=(0, 0, 8, 0),
            )
        )
        self._ground.chosen.connect(self._paint_ground)
        draft.changed.connect(self.show_chosen)
        draft.chose.connect(self.show_chosen)
        self.show_chosen()

    def fill(self) -> None:
        """Make the fields: 40 ms, so not before the dialog stands, or something is chosen."""
        if self._parts:
            return
        self._parts = [
            *of_words(self._change, self._attributes, self.asked_for_picture.emit, self._offered),
            *of_letters(self._change),
            *of_shape(self._change),
        ]
        self._place = self._places()
        for part in self._parts:
            part.box.hide()
            self._fields.addWidget(part.box)
        self._place.hide()
        self._fields.addWidget(self._place)
        self.filled.emit()

    def first_field(self) -> QWidget:
        """Return the field that says most of what is chosen."""
        first = next((part.widget for part in self._parts if part.box.isVisible()), self._left)
        return first.text if isinstance(first, TextWithFields) else first

    def wide(self) -> int:
        """Return how wide the widest field wants to be, shown or not."""
        return max(part.box.sizeHint().width() for part in self._parts)

    # --- the fields -----------------------------------------------------------------------------

    def _places(self) -> QWidget:
        self._left = measure(0, "mm", tr("From the left"), least=0, most=450)
        self._top = measure(0, "mm", tr("From the top"), least=0, most=450)
        self._wide = measure(1, "mm", tr("Width"), least=0.1, most=450)
        self._high = measure(1, "mm", tr("Height"), least=0.1, most=450)
        for field in (self._left, self._top, self._wide, self._high):
            field.valueChanged.connect(lambda _: self._put_place())
        fields = form(
            (tr("From the l&eft"), self._left),
            (tr("From the &top"), self._top),
            (tr("&Width"), self._wide),
            (tr("&Height"), self._high),
            gap=6,
        )
        return holder(fields)

    # --- what it shows --------------------------------------------------------------------------

    def show_chosen(self) -> None:
        """Show the fields that fit what is chosen, as the first of them is."""
        draft = self._draft
        chosen = [draft.elements[n] for n in sorted(draft.picked)]
        only = draft.only
        if chosen:
            self.fill()
        self._mark.setVisible(bool(only))
        if only:
            self._mark.show_icon(icon_of(only.what), "muted")
            self._title.setText(element_words(only))
        elif chosen:
            said = tr("{n} elements chosen").format(n=wording.number(len(chosen)))
            self._title.setText(said)
        else:
            self._title.setText(self._said_of_nothing()[0])
        self._none.setVisible(not chosen)
        self._none.setText(self._said_of_nothing()[1])
        self._ground_box.setVisible(not chosen)
        self._ground.show_colour(draft.ground.ground)
        for part in self._parts:
            fitting = [one for one in chosen if part.fits(one)]
            is_shown = bool(fitting) and (bool(only) or len(fitting) == len(chosen))
            if is_shown:
                part.show(fitting[0])
            part.box.setVisible(is_shown)
        self._place.setVisible(bool(only))
        if only:
            self._show_place(only.box)

    def _said_of_nothing(self) -> tuple[str, str]:
        if self._nothing:
            return self._nothing
        said = tr("Choose an element on the badge, or add one from the list.")
        return tr("Back") if self._draft.side else tr("Front"), said

    def _show_place(self, box: Box) -> None:
        for field, mm in (
            (self._left, box.left_mm),
            (self._top, box.top_mm),
            (self._wide, box.wide_mm),
            (self._high, box.high_mm),
        ):
            set_quietly(field, mm)

    # --- what it changes ------------------------------------------------------------------------

    def _change(self, goes_on: str, **what: Any) -> None:
        draft = self._draft
        made = tuple(
            replace(one, **what) if n in draft.picked else one
            for n, one in enumerate(draft.elements)
        )
        key = f"{goes_on} {sorted(draft.picked)}" if goes_on else ""
        draft.put(made, goes_on=key)

    def _put_place(self) -> None:
        draft, only = self._draft, self._draft.only
        if not only:
            return
        old = only.box
        box = Box(
            _typed(self._left, old.left_mm),
            _typed(self._top, old.top_mm),
            _typed(self._wide, old.wide_mm),
            _typed(self._high, old.high_mm),
        )
        n = min(draft.picked)
        made = arranging.placed(draft.elements, n, box, draft.size)
        draft.put(made, goes_on=f"place {n}")

    def _paint_ground(self, colour: str) -> None:
        self._draft.put_side(replace(self._draft.ground, ground=colour))


def _typed(field: QDoubleSpinBox, old: float) -> float:
    """Return what the field says, but what it only rounds stays exact."""
    return old if abs(field.value() - old) < 0.051 else field.value()

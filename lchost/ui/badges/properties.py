"""What is said of the chosen elements: words, letters, colours, place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QWidget

from lchost.paper.badges.design import Align, Box, Element, Valign, What
from lchost.paper.badges.writing import MOST_LINES
from lchost.paper.text.faces import Style
from lchost.ui import theme, wording
from lchost.ui.badges import arranging
from lchost.ui.badges.draft import Draft
from lchost.ui.badges.fields import ColourChoice, Places, TextWithFields
from lchost.ui.badges.words import element_words, icon_of, tr
from lchost.ui.widgets import (
    Mark,
    button,
    choice,
    column,
    form,
    holder,
    labelled,
    measure,
    number,
    row,
    words,
)

_SHORTENED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LARGEST_PT = 120.0
_PAIR = 270  # pixels of the usual text size
Test = Callable[[Element], bool]


@dataclass(frozen=True)
class _Part:
    """A field with its label, of which elements it can be said, and how it shows what is."""

    widget: QWidget
    fits: Test
    show: Callable[[Element], None]
    box: QWidget


def _letters(one: Element) -> bool:
    return one.what.has_letters


def _has_text(one: Element) -> bool:
    return one.what is What.TEXT or one.what.is_list


class Properties(QWidget):
    """Changes the draft's chosen elements; where several are chosen, all that it fits."""

    asked_for_picture = Signal()

    def __init__(self, draft: Draft, attributes: Sequence[str]) -> None:
        super().__init__()
        self._draft = draft
        self._parts: list[_Part] = []
        self._mark = Mark("type", "muted")
        self._title = words("", "section", wrap=True)
        self._none = words("", muted=True, wrap=True)
        self._ground = ColourChoice(tr("Ground of this side"), may_be_none=True)
        self._ground_box = labelled(tr("&Ground of this side"), self._ground)
        self._make(attributes)
        self._place = self._places()
        self.setLayout(
            column(
                row(column(self._mark, None), (self._title, 1), gap=8),
                self._none,
                self._ground_box,
                *(part.box for part in self._parts),
                self._place,
                None,
                gap=10,
                margins=(0, 0, 8, 0),
            )
        )
        self._ground.chosen.connect(self._paint_ground)
        draft.changed.connect(self.show_chosen)
        draft.chose.connect(self.show_chosen)
        self.show_chosen()

    def first_field(self) -> QWidget:
        """Return the field that says most of what is chosen."""
        first = next((part.widget for part in self._parts if part.box.isVisible()), self._left)
        return first.text if isinstance(first, TextWithFields) else first

    def wide(self) -> int:
        """Return how wide the widest field wants to be, shown or not."""
        return max(part.box.sizeHint().width() for part in self._parts)

    # --- the fields -----------------------------------------------------------------------------

    def _make(self, attributes: Sequence[str]) -> None:
        self._words(attributes)
        self._of_letters()
        self._of_shape()

    def _add(self, said: str, widget: QWidget, fits: Test, show: Callable[[Element], None]) -> None:
        box = labelled(said, widget) if said else widget
        self._parts.append(_Part(widget, fits, show, box))

    def _words(self, attributes: Sequence[str]) -> None:
        text = TextWithFields(tr("Words"), attributes)
        text.changed.connect(lambda said: self._change("text", text=said[:1000]))
        text.text.setAccessibleName(tr("Words"))
        self._add("", text, _has_text, lambda one: text.show_text(one.text))
        names: list[tuple[object, str]] = [("", tr("As it is known"))]
        names += [(name, name) for name in attributes]
        attribute = choice(tr("Attribute"), names)
        attribute.setSizeAdjustPolicy(_SHORTENED)
        attribute.setMinimumContentsLength(8)
        attribute.activated.connect(lambda at: self._change("", attribute=attribute.itemData(at)))
        self._add(
            tr("&Attribute"),
            attribute,
            lambda one: one.what in (What.ATTRIBUTE, What.ORGANISATION),
            lambda one: _show_named(attribute, one.attribute),
        )
        picture = button(tr("Choose a picture…"), "image")
        picture.clicked.connect(self.asked_for_picture)
        self._add("", picture, lambda one: one.what is What.PICTURE, lambda _: None)

    def _of_letters(self) -> None:
        styles = [
            (Style.PLAIN, tr("Plain")),
            (Style.BOLD, tr("Bold")),
            (Style.SERIF, tr("Serif")),
            (Style.SERIF_BOLD, tr("Serif, bold")),
            (Style.SERIF_ITALIC, tr("Serif, italic")),
        ]
        style = choice(tr("Letters"), [(one.name, said) for one, said in styles])
        style.activated.connect(lambda at: self._change("", style=Style[style.itemData(at)]))
        self._add(
            tr("&Letters"),
            style,
            _letters,
            lambda one: style.setCurrentIndex(style.findData(one.style.name)),
        )
        size = measure(12, tr("pt"), tr("Largest size"), least=3, most=_LARGEST_PT)
        size.valueChanged.connect(lambda pt: self._change("size", size_pt=pt))
        lines = number(1, "", tr("Lines"), least=1, most=MOST_LINES)
        lines.valueChanged.connect(lambda n: self._change("lines", lines=n))
        pair = _beside(labelled(tr("Largest &size"), size), labelled(tr("L&ines"), lines))

        def show_size(one: Element) -> None:
            _set(size, one.size_pt)
            with QSignalBlocker(lines):
                lines.setValue(one.lines)

        self._parts.append(_Part(size, _letters, show_size, pair))
        self._sides()

    def _sides(self) -> None:
        across = Places(
            tr("Where lines begin"),
            [
                (Align.LEFT, "text-align-start", tr("From where reading begins")),
                (Align.CENTRE, "text-align-center", tr("In the middle")),
                (Align.RIGHT, "text-align-end", tr("At the other side")),
            ],
        )
        down = Places(
            tr("How high"),
            [
                (Valign.TOP, "align-start-horizontal", tr("At the top of its box")),
                (Valign.MIDDLE, "align-center-horizontal", tr("Halfway down its box")),
                (Valign.BOTTOM, "align-end-horizontal", tr("At the foot of its box")),
            ],
        )
        across.chosen.connect(lambda value: self._change("", align=value))
        down.chosen.connect(lambda value: self._change("", valign=value))
        both = holder(row(across, down, None, gap=12))

        def show(one: Element) -> None:
            across.show_value(one.align)
            down.show_value(one.valign)

        self._parts.append(_Part(across, lambda one: not one.what.is_shape, show, both))

    def _of_shape(self) -> None:
        colour = ColourChoice(tr("Colour"), may_be_none=False)
        colour.chosen.connect(lambda said: self._change("", colour=said))
        self._add(
            tr("&Colour"),
            colour,
            lambda one: not one.what.is_picture,
            lambda one: colour.show_colour(one.colour),
        )
        fill = ColourChoice(tr("Ground"), may_be_none=True)
        fill.chosen.connect(lambda said: self._change("", fill=said))
        self._add(
            tr("&Ground"),
            fill,
            lambda one: one.what is not What.LINE,
            lambda one: fill.show_colour(one.fill),
        )
        corner = measure(0, "mm", tr("Round corners"), least=0, most=50)
        corner.valueChanged.connect(lambda mm: self._change("corner", corner_mm=mm))
        frame = measure(0, "mm", tr("Frame"), least=0, most=20, step=0.1)
        frame.valueChanged.connect(lambda mm: self._change("frame", pen_mm=mm))
        pair = _beside(labelled(tr("C&orners"), corner), labelled(tr("&Frame"), frame))

        def show(one: Element) -> None:
            _set(corner, one.corner_mm)
            _set(frame, one.pen_mm)

        self._parts.append(_Part(corner, lambda one: one.what is not What.LINE, show, pair))
        spaced = QCheckBox(tr("Spaced capitals"))
        spaced.clicked.connect(lambda on: self._change("", is_spaced=on))
        self._add("", spaced, _letters, lambda one: spaced.setChecked(one.is_spaced))
        covers = QCheckBox(tr("Fill the box"))
        covers.clicked.connect(lambda on: self._change("", is_filled=on))
        self._add(
            "",
            covers,
            lambda one: one.what.is_picture,
            lambda one: covers.setChecked(one.is_filled),
        )
        grows = QCheckBox(tr("Grow into empty room"))
        grows.setToolTip(tr("Where nothing stands right above or below, this becomes larger."))
        grows.clicked.connect(lambda on: self._change("", grows=on))
        self._add("", grows, _letters, lambda one: grows.setChecked(one.grows))

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
        self._mark.setVisible(bool(only))
        if only:
            self._mark.show_icon(icon_of(only.what), "muted")
            self._title.setText(element_words(only))
        elif chosen:
            said = tr("{n} elements chosen").format(n=wording.number(len(chosen)))
            self._title.setText(said)
        else:
            self._title.setText(tr("Back") if draft.side else tr("Front"))
        self._none.setVisible(not chosen)
        self._none.setText(tr("Choose an element on the badge, or add one from the list."))
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

    def _show_place(self, box: Box) -> None:
        for field, mm in (
            (self._left, box.left_mm),
            (self._top, box.top_mm),
            (self._wide, box.wide_mm),
            (self._high, box.high_mm),
        ):
            _set(field, mm)

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


def _beside(one: QWidget, other: QWidget) -> QWidget:
    """Lay two fields beside each other, or below where their words are long."""
    widest = max(one.sizeHint().width(), other.sizeHint().width())
    lay = row if 2 * widest < theme.em(_PAIR) else column
    return holder(lay((one, 1), (other, 1), gap=8))


def _set(field: QDoubleSpinBox, value: float) -> None:
    with QSignalBlocker(field):
        field.setValue(value)


def _typed(field: QDoubleSpinBox, old: float) -> float:
    """Return what the field says, but what it only rounds stays exact."""
    return old if abs(field.value() - old) < 0.051 else field.value()


def _show_named(box: QComboBox, name: str) -> None:
    """Show a name, also one that the community does not have (any more)."""
    at = box.findData(name)
    if at < 0:
        box.addItem(name, name)
        at = box.findData(name)
    box.setCurrentIndex(at)

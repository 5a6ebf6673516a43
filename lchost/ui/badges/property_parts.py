"""The fields of the badge designer: each says of which elements it can be said, and shows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QWidget

from lchost.paper.badges.design import FIELDS, Align, Element, Valign, What
from lchost.paper.badges.writing import MOST_LINES
from lchost.paper.text.faces import Style
from lchost.ui import theme
from lchost.ui.badges.fields import ColourChoice, Places, TextWithFields
from lchost.ui.badges.words import tr
from lchost.ui.widgets import button, choice, column, holder, labelled, measure, number, row

_SHORTENED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LARGEST_PT = 120.0
_PAIR = 270  # pixels of the usual text size
Test = Callable[[Element], bool]


class Change(Protocol):
    """Changes all chosen elements; what goes on under a name is one step of undo."""

    def __call__(self, goes_on: str, **what: object) -> None: ...


@dataclass(frozen=True)
class Part:
    """A field with its label, of which elements it can be said, and how it shows what is."""

    widget: QWidget
    fits: Test
    show: Callable[[Element], None]
    box: QWidget


def _letters(one: Element) -> bool:
    return one.what.has_letters


def _has_text(one: Element) -> bool:
    return one.what is What.TEXT or one.what.is_list


def of_words(
    change: Change,
    attributes: Sequence[str],
    ask_for_picture: Callable[[], None],
    fields: Sequence[str] = FIELDS,
) -> list[Part]:
    """Return what a text says, whose answer is shown, which picture."""
    found: list[Part] = []
    text = TextWithFields(tr("Words"), attributes, fields)
    text.changed.connect(lambda said: change("text", text=said[:1000]))
    text.text.setAccessibleName(tr("Words"))
    _add(found, "", text, _has_text, lambda one: text.show_text(one.text))
    names: list[tuple[object, str]] = [("", tr("As it is known"))]
    names += [(name, name) for name in attributes]
    attribute = choice(tr("Attribute"), names)
    attribute.setSizeAdjustPolicy(_SHORTENED)
    attribute.setMinimumContentsLength(8)
    attribute.activated.connect(lambda at: change("", attribute=attribute.itemData(at)))
    _add(
        found,
        tr("&Attribute"),
        attribute,
        lambda one: one.what in (What.ATTRIBUTE, What.ORGANISATION),
        lambda one: _show_named(attribute, one.attribute),
    )
    picture = button(tr("Choose a picture…"), "image")
    picture.clicked.connect(lambda: ask_for_picture())
    _add(found, "", picture, lambda one: one.what is What.PICTURE, lambda _: None)
    return found


def of_letters(change: Change) -> list[Part]:
    """Return style, size, lines, and where they stand in their box."""
    found: list[Part] = []
    styles = [
        (Style.PLAIN, tr("Plain")),
        (Style.BOLD, tr("Bold")),
        (Style.SERIF, tr("Serif")),
        (Style.SERIF_BOLD, tr("Serif, bold")),
        (Style.SERIF_ITALIC, tr("Serif, italic")),
    ]
    style = choice(tr("Letters"), [(one.name, said) for one, said in styles])
    style.activated.connect(lambda at: change("", style=Style[style.itemData(at)]))
    _add(
        found,
        tr("&Letters"),
        style,
        _letters,
        lambda one: style.setCurrentIndex(style.findData(one.style.name)),
    )
    size = measure(12, tr("pt"), tr("Largest size"), least=3, most=_LARGEST_PT)
    size.valueChanged.connect(lambda pt: change("size", size_pt=pt))
    lines = number(1, "", tr("Lines"), least=1, most=MOST_LINES)
    lines.valueChanged.connect(lambda n: change("lines", lines=n))
    pair = _beside(labelled(tr("Largest &size"), size), labelled(tr("L&ines"), lines))

    def show_size(one: Element) -> None:
        set_quietly(size, one.size_pt)
        with QSignalBlocker(lines):
            lines.setValue(one.lines)

    found.append(Part(size, _letters, show_size, pair))
    found.append(_sides(change))
    return found


def _sides(change: Change) -> Part:
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
    across.chosen.connect(lambda value: change("", align=value))
    down.chosen.connect(lambda value: change("", valign=value))
    both = holder(row(across, down, None, gap=12))

    def show(one: Element) -> None:
        across.show_value(one.align)
        down.show_value(one.valign)

    return Part(across, lambda one: not one.what.is_shape, show, both)


def of_shape(change: Change) -> list[Part]:
    """Return colours, corners, frame, and what is switched on or off."""
    found: list[Part] = []
    colour = ColourChoice(tr("Colour"), may_be_none=False)
    colour.chosen.connect(lambda said: change("", colour=said))
    _add(
        found,
        tr("&Colour"),
        colour,
        lambda one: not one.what.is_picture,
        lambda one: colour.show_colour(one.colour),
    )
    fill = ColourChoice(tr("Ground"), may_be_none=True)
    fill.chosen.connect(lambda said: change("", fill=said))
    _add(
        found,
        tr("&Ground"),
        fill,
        lambda one: one.what is not What.LINE,
        lambda one: fill.show_colour(one.fill),
    )
    corner = measure(0, "mm", tr("Round corners"), least=0, most=50)
    corner.valueChanged.connect(lambda mm: change("corner", corner_mm=mm))
    frame = measure(0, "mm", tr("Frame"), least=0, most=20, step=0.1)
    frame.valueChanged.connect(lambda mm: change("frame", pen_mm=mm))
    pair = _beside(labelled(tr("C&orners"), corner), labelled(tr("&Frame"), frame))

    def show(one: Element) -> None:
        set_quietly(corner, one.corner_mm)
        set_quietly(frame, one.pen_mm)

    found.append(Part(corner, lambda one: one.what is not What.LINE, show, pair))
    spaced = QCheckBox(tr("Spaced capitals"))
    spaced.clicked.connect(lambda on: change("", is_spaced=on))
    _add(found, "", spaced, _letters, lambda one: spaced.setChecked(one.is_spaced))
    covers = QCheckBox(tr("Fill the box"))
    covers.clicked.connect(lambda on: change("", is_filled=on))
    _add(
        found,
        "",
        covers,
        lambda one: one.what.is_picture,
        lambda one: covers.setChecked(one.is_filled),
    )
    grows = QCheckBox(tr("Grow into empty room"))
    grows.setToolTip(tr("Where nothing stands right above or below, this becomes larger."))
    grows.clicked.connect(lambda on: change("", grows=on))
    _add(found, "", grows, _letters, lambda one: grows.setChecked(one.grows))
    return found


def _add(
    found: list[Part], said: str, widget: QWidget, fits: Test, show: Callable[[Element], None]
) -> None:
    """Add a field, with a label above it if that says anything."""
    found.append(Part(widget, fits, show, labelled(said, widget) if said else widget))


def _beside(one: QWidget, other: QWidget) -> QWidget:
    """Lay two fields beside each other, or below where their words are long."""
    widest = max(one.sizeHint().width(), other.sizeHint().width())
    lay = row if 2 * widest < theme.em(_PAIR) else column
    return holder(lay((one, 1), (other, 1), gap=8))


def set_quietly(field: QDoubleSpinBox, value: float) -> None:
    """Show a number without a word of it to anybody."""
    with QSignalBlocker(field):
        field.setValue(value)


def _show_named(box: QComboBox, name: str) -> None:
    """Show a name, also one that the community does not have (any more)."""
    at = box.findData(name)
    if at < 0:
        box.addItem(name, name)
        at = box.findData(name)
    box.setCurrentIndex(at)

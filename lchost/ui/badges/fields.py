"""Fields of the badge designer: a colour, a place of three, a text with fields."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QComboBox, QMenu, QWidget

from lchost.paper import look
from lchost.paper.badges.design import COLOURS, FIELDS
from lchost.paper.badges.people import thinned
from lchost.ui import theme
from lchost.ui.badges.words import colour_words, field_words, tr
from lchost.ui.theme import scheme
from lchost.ui.widgets import column, row, tool
from lchost.ui.widgets.fields import Lines, lines
from lchost.ui.widgets.painting import pen

_OTHER = "other"
_SHORTENED = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_INKS = {
    "text": look.BLACK,
    "muted": look.STONE,
    "accent": look.INK,
    "ornament": look.OCHRE,
    "white": look.WHITE,
}


class ColourChoice(QComboBox):
    """A colour by name, one of its own, or none."""

    chosen = Signal(str)

    def __init__(self, says: str, *, may_be_none: bool) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self.setSizeAdjustPolicy(_SHORTENED)
        self.setMinimumContentsLength(6)
        self.setIconSize(QSize(theme.em(16), theme.em(16)))
        for colour in (*([""] if may_be_none else []), *COLOURS):
            self.addItem(_swatch(colour), colour_words(colour), colour)
        self.addItem(tr("Another colour…"), _OTHER)
        self._colour = ""
        self.activated.connect(self._activated)

    def show_colour(self, colour: str) -> None:
        """Show which it is."""
        self._colour = colour
        at = self.findData(colour)
        if at < 0:
            self.insertItem(self.count() - 1, _swatch(colour), colour.upper(), colour)
            at = self.findData(colour)
        self.setCurrentIndex(at)

    def _activated(self, at: int) -> None:
        colour = self.itemData(at)
        if colour != _OTHER:
            self._colour = colour
            self.chosen.emit(colour)
            return
        self.show_colour(self._colour)
        begin = QColor(self._colour if self._colour.startswith("#") else look.INK)
        dialog = QColorDialog(begin, self)
        dialog.setWindowTitle(self.accessibleName())
        dialog.colorSelected.connect(self._picked)
        dialog.open()

    def _picked(self, colour: QColor) -> None:
        said = colour.name().upper()
        self.show_colour(said)
        self.chosen.emit(said)


def _swatch(colour: str) -> QIcon:
    return _drawn_swatch(colour, scheme().edge, theme.em(16))


@lru_cache(maxsize=128)
def _drawn_swatch(colour: str, edge: str, side: int) -> QIcon:
    made = QPixmap(side * 2, side * 2)
    made.setDevicePixelRatio(2)
    made.fill(QColor(0, 0, 0, 0))
    p = QPainter(made)
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(pen(edge))
    if colour == "role":  # a stripe for each role
        wide = (side - 2) / len(look.ROLE_COLOURS)
        for n, ink in enumerate(look.ROLE_COLOURS.values()):
            p.fillRect(round(1 + n * wide), 1, round(wide) + 1, side - 2, QColor(ink))
        p.setBrush(QColor(0, 0, 0, 0))
    elif colour:
        p.setBrush(QColor(_ink(colour)))
    p.drawRoundedRect(1, 1, side - 2, side - 2, 3, 3)
    p.end()
    return QIcon(made)


def _ink(colour: str) -> str:
    name, _, share = colour.partition("/")
    ink = _INKS.get(name, name)
    return thinned(ink, int(share)) if share else ink


class Places(QWidget):
    """Three places beside each other, of which one is taken."""

    chosen = Signal(object)

    def __init__(self, says: str, places: Sequence[tuple[object, str, str]]) -> None:
        super().__init__()
        self._tools = {}
        for value, icon, words in places:
            made = tool(icon, words, checkable=True)
            made.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            self._tools[value] = made
        self.setAccessibleName(says)
        self.setLayout(row(*self._tools.values(), None, gap=2))

    def show_value(self, value: object) -> None:
        """Show which is taken."""
        for key, made in self._tools.items():
            made.setChecked(key == value)


class TextWithFields(QWidget):
    """Some words; fields that differ from badge to badge are put in from a list."""

    changed = Signal(str)

    def __init__(
        self, says: str, attributes: Sequence[str], offered: Sequence[str] = FIELDS
    ) -> None:
        super().__init__()
        self.text: Lines = lines(says, "", "", rows=3)
        self.put_in = tool("plus", tr("Put in a field"))
        self._attributes, self._offered = attributes, offered
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.put_in.setMenu(menu)
        self.put_in.setPopupMode(self.put_in.ToolButtonPopupMode.InstantPopup)
        self._menu = menu
        self.setLayout(row((self.text, 1), column(self.put_in, None), gap=4))
        self.text.textChanged.connect(lambda: self.changed.emit(self.text.toPlainText()))

    def show_text(self, text: str) -> None:
        """Show a text; what is being typed is left alone."""
        if self.text.toPlainText() != text:
            self.text.blockSignals(True)
            self.text.setPlainText(text)
            self.text.blockSignals(False)

    def insert(self, field: str) -> None:
        """Put a field in where the cursor stands."""
        self.text.insertPlainText(f"{{{field}}}")
        self.text.setFocus()

    def _fill(self) -> None:
        self._menu.clear()
        named = {field_words(field): field for field in reversed(self._offered)}
        for field in (one for one in self._offered if one in named.values()):
            self._menu.addAction(field_words(field), partial(self.insert, field))
        if self._attributes:
            self._menu.addSeparator()
        for name in self._attributes:
            said = name.replace("&", "&&")
            self._menu.addAction(said, partial(self.insert, name))

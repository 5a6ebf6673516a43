"""All designs as small badges: choose one, change, copy, rename, delete, take in and give out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from lchost.errors import HostError
from lchost.paper import badge_designs
from lchost.paper.badges.starters import STARTERS
from lchost.paper.sheets.presets import Sheet
from lchost.ui import theme
from lchost.ui.badges.sketch import first_pages
from lchost.ui.badges.tile import HIGH, WIDE, Tile
from lchost.ui.badges.words import size_words, starter_words, tr
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.room import room_for
from lchost.ui.tasks import Task
from lchost.ui.widgets import (
    button,
    column,
    emptied,
    field,
    holder,
    label,
    labelled,
    row,
    scroll,
    words,
)
from lchost.ui.widgets.banner import Banner
from lchost.ui.widgets.flow import Flow
from lchost.ui.widgets.reading import in_reading_order

_SHARPER = 2  # the pictures are drawn larger than they are shown


@dataclass(frozen=True)
class _Shown:
    """A design in the dialog."""

    key: str
    name: str
    size: str

    @property
    def is_own(self) -> bool:
        return self.key not in STARTERS


class DesignsDialog(Dialog):
    """`key()` is the design chosen.  What is to be done with it goes out by signal."""

    asked_to_change = Signal(str)
    asked_to_duplicate = Signal(str)
    asked_to_rename = Signal(str)
    asked_to_remove = Signal(str)
    asked_to_give_out = Signal(str)
    asked_to_take_in = Signal()

    def __init__(self, parent: QWidget | None, workshop_id: int, sheet: Sheet, key: str) -> None:
        facts = self.tr("Drawn with the hardest name of your list")
        title, verb = self.tr("Badge designs"), self.tr("Use this design")
        super().__init__(parent, title, facts, verb=verb, width=960)
        self._workshop_id, self._sheet, self._key = workshop_id, sheet, key
        self._shown: list[_Shown] = []
        self._tiles: dict[str, Tile] = {}
        self._group = QButtonGroup(self)
        self._places = column(gap=8)
        self.change = button(self.tr("Change it…"), "pencil")
        self.duplicate = button(self.tr("Duplicate"), "copy")
        self.rename = button(self.tr("Rename…"), "type")
        self.remove = button(self.tr("Delete"), "trash-2")
        self.give_out = button(self.tr("Save as a file…"), "download")
        self.take_in = button(self.tr("Take in a file…"), "upload")
        self._lay_out()
        self._connect()
        self.read()
        in_reading_order(self)
        self.resize(room_for(self, 960, 660))

    def _lay_out(self) -> None:
        ways = column(
            self.change,
            self.duplicate,
            self.rename,
            self.remove,
            self.give_out,
            None,
            self.take_in,
            gap=8,
        )
        area = scroll(holder(self._places))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body((row((area, 1), ways, gap=18), 1))

    def _connect(self) -> None:
        asked: tuple[tuple[QPushButton, Callable[[str], None]], ...] = (
            (self.change, self.asked_to_change.emit),
            (self.duplicate, self.asked_to_duplicate.emit),
            (self.rename, self.asked_to_rename.emit),
            (self.remove, self.asked_to_remove.emit),
            (self.give_out, self.asked_to_give_out.emit),
        )
        for way, ask in asked:
            way.clicked.connect(lambda _=False, ask=ask: ask(self._key))
        self.take_in.clicked.connect(lambda: self.asked_to_take_in.emit())

    # --- what it shows --------------------------------------------------------------------------

    def read(self, key: str = "") -> None:
        """Show the designs that there are now, and choose one of them."""
        held = self._tiles.get(self._key)
        had_focus = held is not None and held.hasFocus()
        own = [
            _Shown(one.key, one.name, size_words(one.wide_mm, one.high_mm))
            for one in badge_designs.listing()
        ]
        any_size = tr("For any label")
        begin = [_Shown(key, starter_words(key), any_size) for key in STARTERS]
        self._shown = [*own, *begin]
        wanted = key or self._key
        known = [one.key for one in self._shown]
        self._key = wanted if wanted in known else badge_designs.USUAL
        emptied(self._places)
        self._tiles = {}
        for title, some in ((self.tr("Yours"), own), (self.tr("To begin with"), begin)):
            if some:
                self._places.addWidget(words(title, "section", wrap=True))
                self._places.addWidget(holder(Flow(*map(self._tile, some), gap=10)))
        self._places.addStretch(1)
        self._tell()
        self._draw()
        if had_focus:
            self._tiles[self._key].setFocus()

    def _tile(self, shown: _Shown) -> Tile:
        made = Tile(shown.name, shown.size)
        made.setChecked(shown.key == self._key)
        made.clicked.connect(lambda _=False: self._choose(shown.key))
        made.key_pressed.connect(self._pressed)
        self._group.addButton(made)
        self._tiles[shown.key] = made
        return made

    def _draw(self) -> None:
        keys, workshop_id, sheet = [one.key for one in self._shown], self._workshop_id, self._sheet
        size = QSize(theme.em(WIDE), theme.em(HIGH)) * _SHARPER
        task = Task(lambda _tell: _pages(keys, workshop_id, sheet, size), self)
        task.done.connect(self._show_pages)
        task.failed.connect(self._not_drawn)
        task.start()

    def _show_pages(self, pages: dict[str, QImage]) -> None:
        for key, page in pages.items():
            if tile := self._tiles.get(key):
                tile.show_page(page)

    def _not_drawn(self, error: Exception) -> None:
        if not isinstance(error, HostError):
            raise error
        self.trouble(error)

    # --- what is chosen -------------------------------------------------------------------------

    def key(self) -> str:
        """Return the design chosen."""
        return self._key

    def name(self) -> str:
        """Return what it is called."""
        return next((one.name for one in self._shown if one.key == self._key), "")

    def first_focus(self) -> QWidget:
        """Begin with the design in use."""
        return self._tiles[self._key]

    def _pressed(self, key: int) -> None:
        """Go through the designs with the arrows, rename with F2, delete with Del."""
        if key == Qt.Key.Key_F2:
            self.rename.click()
        elif key == Qt.Key.Key_Delete:
            self.remove.click()
        else:
            is_mirrored = self.isRightToLeft() and key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
            is_back = key in (Qt.Key.Key_Left, Qt.Key.Key_Up)
            keys = [one.key for one in self._shown]
            at = keys.index(self._key) + (-1 if is_back != is_mirrored else 1)
            if 0 <= at < len(keys):
                self._choose(keys[at])

    def _choose(self, key: str) -> None:
        self._key = key
        self._tiles[key].setChecked(True)
        self._tiles[key].setFocus()
        self._tell()

    def _tell(self) -> None:
        is_own = next((one.is_own for one in self._shown if one.key == self._key), False)
        self.rename.setEnabled(is_own)
        self.remove.setEnabled(is_own)
        label(
            self.change, self.tr("Change it…") if is_own else self.tr("New one from it…"), "pencil"
        )

    def say(self, text: str, way: QPushButton | None = None) -> None:
        """Say what was done, with the way to take it back."""
        made = Banner("neutral", text, *([way] if way else []))
        self.add_news(made)
        made.announce()


class NameDialog(Dialog):
    """Asks for the name of a design."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        super().__init__(parent, tr("Name of the design"), verb=tr("Save"), width=440)
        self._name = field(tr("Name"), name, longest=80)
        self._name.selectAll()
        self.body(labelled(tr("&Name"), self._name))

    def first_focus(self) -> QWidget:
        return self._name

    def first_fault(self) -> str:
        return "" if self.name() else tr("Give the design a name.")

    def name(self) -> str:
        """Return the name that was written."""
        return " ".join(self._name.text().split())


def _pages(keys: Sequence[str], workshop_id: int, sheet: Sheet, room: QSize) -> dict[str, QImage]:
    size = (sheet.label_wide_mm, sheet.label_high_mm)
    designs = {
        key: badge_designs.fitted(key, *size, sheet.edge_mm)
        if key in STARTERS
        else badge_designs.get(key)
        for key in keys
    }
    return first_pages(workshop_id, designs, room)

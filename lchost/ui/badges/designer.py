"""The badge designer: elements left, the badge in the middle, what is said of them right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget

from lchost.errors import HostError
from lchost.paper.badges.design import Design
from lchost.ui import theme, wording
from lchost.ui.badges import arranging
from lchost.ui.badges.canvas import Canvas
from lchost.ui.badges.draft import Draft
from lchost.ui.badges.fresh import fresh
from lchost.ui.badges.parts import Parts
from lchost.ui.badges.properties import Properties
from lchost.ui.badges.sketch import Sketch, Sketcher
from lchost.ui.badges.strip import Strip
from lchost.ui.badges.tools import Tools
from lchost.ui.badges.words import size_words, tr
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.room import room_for
from lchost.ui.widgets import column, field, holder, labelled, row, scroll

_PARTS_WIDE, _PROPERTIES_WIDE = 190, 268
_WIDE, _HIGH = 1290, 700


class DesignerDialog(Dialog):
    """`design()` is what stands on the bench; whoever opens it keeps that on the verb."""

    def __init__(
        self,
        parent: QWidget | None,
        workshop_id: int,
        design: Design,
        attributes: tuple[str, ...] = (),
    ) -> None:
        size = size_words(design.wide_mm, design.high_mm)
        facts = self.tr("For labels of {size}").format(size=size)
        super().__init__(parent, self.tr("Badge design"), facts, verb=self.tr("Keep"), width=_WIDE)
        self.draft = Draft(design)
        self._sketch: Sketch | None = None
        self._sketcher = Sketcher(workshop_id, self)
        self.name = field(self.tr("Name of the design"), design.name, longest=80)
        self.tabs = QTabBar()
        self.tabs.addTab(self.tr("Front"))
        self.tabs.addTab(self.tr("Back"))
        self.tabs.setAccessibleName(self.tr("Side of the badge"))
        self.canvas = Canvas(self.draft)
        self.tools = Tools(self.draft, self.canvas)
        self.parts = Parts()
        self.properties = Properties(self.draft, attributes)
        self.strip = Strip()
        self._lay_out()
        self._connect()
        self.resize(room_for(self, _WIDE, _HIGH))
        self._ask()

    def _lay_out(self) -> None:
        parts, properties = scroll(self.parts), scroll(self.properties)
        parts.setFixedWidth(theme.em(_PARTS_WIDE))
        properties.setFixedWidth(theme.em(_PROPERTIES_WIDE))
        bench = holder(column((self.canvas, 1)), "sunken")
        middle = column(row(self.tabs, (self.tools, 1), gap=12), (bench, 1), self.strip, gap=8)
        side = column(labelled(self.tr("Name of the &design"), self.name), (properties, 1), gap=14)
        self.body((row(parts, (middle, 1), side, gap=16), 1))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.draft.turn)
        self.parts.wanted.connect(self.add)
        self.draft.changed.connect(self._ask)
        self.draft.chose.connect(self._turned)
        self.canvas.asked_for_properties.connect(lambda: self.properties.first_field().setFocus())
        self._sketcher.drawn.connect(self._show)
        self._sketcher.refused.connect(self._refused)
        self.strip.chosen.connect(lambda _: self._show_one())
        for keys, job in (
            (QKeySequence.StandardKey.Undo, self.draft.undo),
            (QKeySequence.StandardKey.Redo, self.draft.redo),
        ):
            QShortcut(QKeySequence(keys), self, job)

    def first_focus(self) -> QWidget:
        """Begin with the badge."""
        return self.canvas

    def first_fault(self) -> str:
        """Refuse a design without a name."""
        return "" if self.name.text().strip() else self.tr("Give the design a name.")

    def design(self) -> Design:
        """Return the design as it is now, under the name that was written."""
        return replace(self.draft.design, name=" ".join(self.name.text().split()))

    def add(self, what: object) -> None:
        """Lay a new element on the badge, and give it the keyboard."""
        draft = self.draft
        new = fresh(what, draft.design, tr("Text"))  # type: ignore[arg-type]
        draft.put(*arranging.added(draft.elements, [new], draft.size))
        self.canvas.setFocus()

    # --- the drawing ----------------------------------------------------------------------------

    def _ask(self) -> None:
        size = self.canvas.pixels().expandedTo(QSize(8, 8))
        self._sketcher.ask(self.draft.design, self.draft.side, size)

    def _turned(self) -> None:
        if self.tabs.currentIndex() != self.draft.side:
            self.tabs.setCurrentIndex(self.draft.side)
        if self._sketch and self._sketch.side != self.draft.side:
            self.canvas.show_page(None, frozenset())
            self._ask()

    def _show(self, sketch: Sketch) -> None:
        if sketch.side != self.draft.side:
            return
        self._sketch = sketch
        self.strip.show_badges(sketch.names, sketch.pages, made_up=sketch.made_up)
        self._show_one()

    def _show_one(self) -> None:
        if self._sketch and self._sketch.pages:
            at = self.strip.at
            self.canvas.show_page(self._sketch.pages[at], self._sketch.empty[at])

    def _refused(self, error: HostError) -> None:
        self.wrong(wording.trouble(error))

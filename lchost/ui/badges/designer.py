"""The badge designer: elements left, the badge in the middle, what is said of them right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QSize, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QTabBar, QWidget

from lchost.errors import HostError
from lchost.paper.badges import fitting
from lchost.paper.badges.design import FIELDS, Design, What
from lchost.ui import preflight, theme
from lchost.ui.badges import arranging
from lchost.ui.badges.arranging import Size
from lchost.ui.badges.canvas import Canvas
from lchost.ui.badges.draft import Draft
from lchost.ui.badges.fresh import fresh, laid_out
from lchost.ui.badges.parts import Parts
from lchost.ui.badges.properties import Properties
from lchost.ui.badges.sketch import Sketch, Sketcher, Wanted
from lchost.ui.badges.snapping import snap_move
from lchost.ui.badges.strip import Strip
from lchost.ui.badges.tools import Tools
from lchost.ui.badges.words import GROUPS, Groups, size_words, tr
from lchost.ui.badges.zoom import STEP
from lchost.ui.dialogs.dialog import Ask, Dialog
from lchost.ui.dialogs.room import room_for
from lchost.ui.stationery import reading
from lchost.ui.tasks import Task
from lchost.ui.widgets import button, column, field, holder, labelled, row, scroll
from lchost.ui.widgets.reading import in_reading_order

_PARTS_WIDE, _PROPERTIES_WIDE = (170, 300), (268, 380)  # pixels: least, most
_GROWTH = 0.4  # of the text's, so that the badge has room
_TOOLS_BELOW_FROM = 1.3  # of the usual text size
_SCROLLS = 16  # pixels that a scroll bar and the air before it take
_WIDE, _HIGH = 1290, 700
_ALIKE_MM = 0.05


class DesignerDialog(Dialog):
    """`design()` is what stands on the bench; whoever opens it keeps that on the verb.

    `labels` is the size of the labels that are printed now; the design may be for others.
    """

    GROUPS: Groups = GROUPS
    FIELDS: Sequence[str] = FIELDS
    HAS_BACK = True

    def __init__(
        self,
        parent: QWidget | None,
        workshop_id: int,
        design: Design,
        attributes: tuple[str, ...] = (),
        labels: Size | None = None,
    ) -> None:
        title = self.titled()
        super().__init__(parent, title, " ", verb=self.tr("Keep"), width=_WIDE)
        self.draft = Draft(design)
        self._labels = labels or self.draft.size
        self._attributes = attributes
        self._sketch: Sketch | None = None
        self._is_refused = False
        self._sketcher = self.sketcher(workshop_id)
        self.name = field(self.tr("Name of the design"), design.name, longest=80)
        self._first_name = self.name.text()
        self.fit_labels = button("", "maximize", kind="link")
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("Front"))
        self.tabs.addTab(self.tr("Back"))
        self.tabs.setAccessibleName(self.tr("Side of the badge"))
        self.canvas = Canvas(self.draft)
        self.tools = Tools(self.draft, self.canvas)
        self.parts = Parts(self.GROUPS)
        self.properties = Properties(self.draft, attributes, self.FIELDS, self.said_of_nothing())
        self.strip = Strip()
        self._lay_out()
        self._connect()
        self.resize(room_for(self, _WIDE, _HIGH))
        in_reading_order(self)
        self._changed()
        QTimer.singleShot(0, self, self.properties.fill)

    def _lay_out(self) -> None:
        parts, properties = scroll(self.parts), scroll(self.properties)
        parts.setFixedWidth(_between(self.parts.sizeHint().width(), _PARTS_WIDE))
        properties.setFixedWidth(_between(0, _PROPERTIES_WIDE))
        self._side = properties
        is_large = theme.text_scale() > _TOOLS_BELOW_FROM
        lay = column if is_large else row
        tabs = [self.tabs] if self.HAS_BACK else []
        self.tabs.setVisible(self.HAS_BACK)
        head = lay(*tabs, (self.tools, 1), gap=4 if is_large else 12)
        bench = holder(column((self.canvas, 1)), "sunken")
        middle = column(head, (bench, 1), self.strip, gap=8)
        name = labelled(self.tr("Name of the &design"), self.name)
        side = column(name, row(self.fit_labels, None), *self.more(), (properties, 1), gap=10)
        self.body((row(parts, (middle, 1), side, gap=16), 1))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self.draft.turn)
        self.parts.wanted.connect(self.add)
        self.parts.dropped.connect(self._drop)
        self.draft.changed.connect(self._changed)
        self.draft.chose.connect(self._turned)
        self.canvas.asked_for_properties.connect(self._go_to_properties)
        self.properties.filled.connect(self._take_fields)
        self.properties.asked_for_picture.connect(self.choose_picture)
        self.fit_labels.clicked.connect(self.fit_to_labels)
        self._sketcher.drawn.connect(self._show)
        self._sketcher.refused.connect(self._refused)
        self.canvas.zoomed.connect(self._ask)
        self.strip.chosen.connect(lambda _: self._ask())
        for keys, job in (
            ("Ctrl+Z", self.draft.undo),
            ("Ctrl+Y", self.draft.redo),
            ("Ctrl+Shift+Z", self.draft.redo),
            ("Ctrl++", lambda: self.canvas.zoom_by(STEP)),
            ("Ctrl+=", lambda: self.canvas.zoom_by(STEP)),
            ("Ctrl+-", lambda: self.canvas.zoom_by(1 / STEP)),
            ("Ctrl+0", lambda: self.canvas.zoom_by(0)),
        ):
            QShortcut(QKeySequence(keys), self, job)

    def titled(self) -> str:
        """Return what the dialog is called."""
        return self.tr("Badge design")

    def sketcher(self, workshop_id: int) -> Sketcher:
        """Return what draws meanwhile."""
        return Sketcher(workshop_id, self)

    def more(self) -> Sequence[QWidget]:
        """Return what stands between the name and the properties."""
        return ()

    def matters(self, sketch: Sketch) -> Sequence[preflight.Said]:
        """Return what to look at."""
        return preflight.said_of_badges(sketch.notes, len(sketch.names))

    def said_of_nothing(self) -> tuple[str, str] | None:
        """Return what stands beside while no element is chosen; None: which side it is."""
        return None

    def _take_fields(self) -> None:
        """Give the fields the room that their words need, once they are made."""
        self._side.setFixedWidth(_between(self.properties.wide(), _PROPERTIES_WIDE))
        in_reading_order(self)

    @property
    def is_drawn(self) -> bool:
        """Tell whether the badge that is shown is the design as it is now."""
        return self._sketch is not None and not self._sketcher.is_busy

    def first_focus(self) -> QWidget:
        """Begin with the badge."""
        return self.canvas

    def first_fault(self) -> str:
        """Refuse a design without a name."""
        return "" if self.name.text().strip() else self.tr("Give the design a name.")

    def design(self) -> Design:
        """Return the design as it is now, under the name that was written."""
        return replace(self.draft.design, name=" ".join(self.name.text().split()))

    def reject(self) -> None:
        """Ask before changes are lost."""
        if not self.draft.is_changed and self.name.text() == self._first_name:
            super().reject()
            return
        ask = Ask(
            self,
            self.tr("Leave without keeping the design?"),
            self.tr("What you changed since you opened it would be lost."),
            self.tr("Leave"),
        )
        ask.accepted.connect(self._leave)
        ask.open()

    def _leave(self) -> None:
        super().reject()

    # --- what is done ---------------------------------------------------------------------------

    def add(self, what: What, at: tuple[float, float] | None = None) -> None:
        """Lay a new element on the badge, its middle at a place in mm; it gets the keyboard."""
        draft = self.draft
        new = fresh(what, draft.design, tr("Text"))
        if what is What.ATTRIBUTE and self._attributes:
            new = replace(new, attribute=self._attributes[0])
        new = laid_out(new, draft.elements, draft.size, self._sketcher.badge_set)
        if at:
            left, top = at[0] - new.box.wide_mm / 2, at[1] - new.box.high_mm / 2
            wanted = replace(new.box, left_mm=left, top_mm=top).inside(*draft.size)
            new = replace(new, box=snap_move(wanted, draft.others(), draft.size).box)
        draft.put(*arranging.added(draft.elements, [new], draft.size))
        self.canvas.setFocus()
        if what is What.PICTURE:
            self.choose_picture()

    def _drop(self, what: What, point: QPoint) -> None:
        """Lay a new element where the mouse let it go, if that is on the badge."""
        here = QPointF(self.canvas.mapFromGlobal(point))
        if self.canvas.label().contains(here):
            self.add(what, self.canvas.millimetres(here))

    def choose_picture(self) -> None:
        """Ask for a picture, and show it where a picture is chosen."""
        path = reading.ask_for_picture(self)
        if path is None:
            return
        side, picked = self.draft.side, self.draft.picked
        task = Task(lambda _tell: _added(path), self)
        task.done.connect(lambda mark: self._show_picture(mark, side, picked))
        task.failed.connect(self._not_added)
        task.start()

    def _show_picture(self, mark: str, side: int, picked: frozenset[int]) -> None:
        draft = self.draft
        if (side, picked) == (draft.side, draft.picked):
            draft.put(
                tuple(
                    replace(one, picture=mark) if n in picked and one.what is What.PICTURE else one
                    for n, one in enumerate(draft.elements)
                )
            )

    def _not_added(self, error: Exception) -> None:
        if not isinstance(error, HostError):
            raise error
        self.trouble(error)

    def fit_to_labels(self) -> None:
        """Lay the design out for the labels that are printed now."""
        self.draft.put_design(fitting.fitted(self.draft.design, *self._labels))

    # --- what it shows --------------------------------------------------------------------------

    def _changed(self) -> None:
        size = self.draft.size
        is_other = max(abs(a - b) for a, b in zip(size, self._labels, strict=True)) > _ALIKE_MM
        said = self.said_of_size()
        if is_other:
            text = self.tr("For labels of {size}; on yours, of {other}, it is fitted")
            said = text.format(size=size_words(*size), other=size_words(*self._labels))
            fit = self.tr("Lay it out for {size}").format(size=size_words(*self._labels))
            self.fit_labels.setText(fit)
            self.fit_labels.setAccessibleName(fit)
        self.fit_labels.setVisible(is_other)
        self.facts.setText(said)
        self._ask()

    def said_of_size(self) -> str:
        """Return for what the design is."""
        return self.tr("For labels of {size}").format(size=size_words(*self.draft.size))

    def _ask(self) -> None:
        draft, strip = self.draft, self.strip
        size = self.canvas.pixels().expandedTo(QSize(8, 8))
        small = strip.pixels(*draft.size)
        self._sketcher.ask(Wanted(draft.design, draft.side, strip.at, size, small))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw as sharp as it is large."""
        super().resizeEvent(event)
        self._ask()

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
        if self._is_refused:
            self._is_refused = False
            self.right()
        self.strip.show_badges(sketch.names, sketch.small, made_up=sketch.made_up)
        said = self.matters(sketch)
        matter = next((one for one in said if one.tone == "attention"), None)
        note = f"{matter.text}. {matter.more}".strip() if matter else ""
        self.strip.show_note(note if not sketch.made_up else "")
        self.canvas.show_page(sketch.page, sketch.empty[sketch.at])

    def _refused(self, error: HostError) -> None:
        self._is_refused = True
        self.trouble(error)

    def _go_to_properties(self) -> None:
        self.properties.first_field().setFocus()


def _added(path: Path) -> str:
    """Keep a picture, and return by what it is known."""
    from lchost.paper import pictures

    return pictures.add(path.name, reading.read(path), datetime.now(UTC)).sha256


def _between(hint: int, limits: tuple[int, int]) -> int:
    growth = 1 + _GROWTH * (theme.text_scale() - 1)
    least, most = (round(side * growth) for side in limits)
    return max(least, min(hint + _SCROLLS, most))

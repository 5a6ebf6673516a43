"""The real badges, drawn off the screen while their design changes: PDF pages as pictures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage

from lchost.errors import HostError
from lchost.paper.badges.design import Box, Design, Element, Side, What
from lchost.ui.tasks import Task

if TYPE_CHECKING:
    from lchost.paper.badges.layout import Laid
    from lchost.paper.badges.people import BadgeSet
    from lchost.paper.notes import Note

_SETTLE_MS = 25
_MOST = 6  # people drawn
_TOUCHES_MM = 0.3  # boxes that overlap less lie beside each other


@dataclass(frozen=True)
class Wanted:
    """What is to be drawn: one side of a design, somebody's badge large, all of them small."""

    design: Design
    side: int
    at: int
    size: QSize
    small_size: QSize


@dataclass(frozen=True)
class Sketch:
    """One side of the badges of the people who are hardest to print.

    Attributes:
        side: 0 for the front, 1 for the back.
        names: whose they are.
        at: whose badge is drawn large.
        page: that one, as large as was asked for.
        small: a small picture of each badge.
        empty: of each badge, the elements that have nothing to say and whose place stays free.
        notes: what to look at, among these people.
        made_up: nobody has a place yet, so they are people who do not exist.
    """

    side: int
    names: tuple[str, ...]
    at: int
    page: QImage
    small: tuple[QImage, ...]
    empty: tuple[frozenset[int], ...]
    notes: tuple[Note, ...]
    made_up: bool
    weight: int = 0  # of a certificate, in bytes


Read = dict[Any, Any]  # what a drawing keeps for the next
Draw = Callable[[int, Wanted, Read], Sketch]


class Sketcher(QObject):
    """Draws the latest design that was asked for; what came meanwhile is left out."""

    drawn = Signal(object)  # Sketch
    refused = Signal(object)  # HostError

    def __init__(self, workshop_id: int, parent: QObject, draw: Draw | None = None) -> None:
        """Draw badges, or what `draw` draws."""
        super().__init__(parent)
        self._draw = draw or _draw
        self._workshop_id = workshop_id
        self._wanted: Wanted | None = None
        self._is_under_way = False
        self._read: Read = {}
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._begin)

    def ask(self, wanted: Wanted) -> None:
        """Draw one side of a design."""
        self._wanted = wanted
        if not self._settle.isActive() and not self._is_under_way:
            self._settle.start()

    @property
    def badge_set(self) -> BadgeSet | None:
        """The people who are hardest to print, once they were read."""
        return next((found for found, _ in self._read.values()), None)

    @property
    def is_busy(self) -> bool:
        return self._is_under_way or self._settle.isActive()

    def _begin(self) -> None:
        if self._wanted is None or self._is_under_way:
            return
        wanted, self._wanted = self._wanted, None
        self._is_under_way = True
        read, workshop_id, draw = self._read, self._workshop_id, self._draw
        task = Task(lambda _tell: draw(workshop_id, wanted, read), self)
        task.done.connect(self._finished)
        task.failed.connect(self._failed)
        task.start()

    def _finished(self, sketch: Sketch) -> None:
        self._go_on()
        self.drawn.emit(sketch)

    def _failed(self, error: Exception) -> None:
        self._go_on()
        if not isinstance(error, HostError):
            raise error
        self.refused.emit(error)

    def _go_on(self) -> None:
        self._is_under_way = False
        if self._wanted is not None:
            self._begin()


def _draw(workshop_id: int, wanted: Wanted, read: Read) -> Sketch:
    from lchost.paper.badges import pages
    from lchost.paper.badges.preflight import preflight

    design = wanted.design
    marks = _marks(design)
    if marks not in read:
        read[marks] = _read(workshop_id, design)
    badge_set, made_up = read[marks]
    at = min(wanted.at, len(badge_set.people) - 1)
    shown = replace(design, front=design.back if wanted.side else design.front, back=Side())
    laid = pages.lay_out(shown, badge_set)
    printed = pages.alone(shown, badge_set, laid)
    return Sketch(
        wanted.side,
        tuple(person.name for person in badge_set.people),
        at,
        images(printed.pdf, wanted.size, [at])[0],
        images(printed.pdf, wanted.small_size),
        tuple(empty(sides[0]) for sides in laid),
        preflight(shown, badge_set, laid),
        made_up,
    )


def empty(laid: Sequence[Laid]) -> frozenset[int]:
    """Return the elements that show nothing, where no other has taken their room."""
    full = [one.box for one in laid if not one.is_empty and not one.element.what.is_shape]
    return frozenset(
        n
        for n, one in enumerate(laid)
        if one.is_empty
        and one.element.what is not What.PHOTO  # initials stand in its place
        and not any(_meet(one.element.box, box) for box in full)
    )


def _meet(one: Box, other: Box) -> bool:
    return (
        min(one.right_mm, other.right_mm) - max(one.left_mm, other.left_mm) > _TOUCHES_MM
        and min(one.bottom_mm, other.bottom_mm) - max(one.top_mm, other.top_mm) > _TOUCHES_MM
    )


def _read(workshop_id: int, design: Design) -> tuple[BadgeSet, bool]:
    """Return the people who are hardest to print with all that a design could show of them."""
    from lchost.errors import NobodyToPrint
    from lchost.paper import badge_papers
    from lchost.paper.badges.worst import made_up, worst

    everything = _with_everything(design)
    try:
        named = badge_papers.badge_set(workshop_id, replace(design, front=Side(), back=Side()))
    except NobodyToPrint:
        nobody = made_up(badge_papers.surroundings(workshop_id, everything))
        return replace(nobody, people=nobody.people[:_MOST]), True
    hardest = worst(named.people, _MOST)
    with_role = [one for one in named.people if one.role != "attendee"]
    if with_role and all(one.role == "attendee" for one in hardest):
        hardest = (*hardest[: _MOST - 1], with_role[0])
    ids = [one.registration_id for one in hardest]
    found = badge_papers.badge_set(workshop_id, everything, ids)  # photos of these only
    return replace(
        found, people=tuple(sorted(found.people, key=lambda one: ids.index(one.registration_id)))
    ), False


def first_pages(workshop_id: int, designs: Mapping[str, Design], room: QSize) -> dict[str, QImage]:
    """Return the front of each design with the hardest name, as large as the room allows."""
    from lchost.paper.badges import pages

    read: dict[frozenset[str], BadgeSet] = {}
    found: dict[str, QImage] = {}
    for key, design in designs.items():
        marks = _marks(design)
        if marks not in read:
            whole, _ = _read(workshop_id, design)
            read[marks] = replace(whole, people=whole.people[:1])
        size = QSizeF(design.wide_mm, design.high_mm)
        size = size.scaled(QSizeF(room), Qt.AspectRatioMode.KeepAspectRatio)
        printed = pages.alone(replace(design, back=Side()), read[marks])
        found[key] = images(printed.pdf, size.toSize())[0]
    return found


def _marks(design: Design) -> frozenset[str]:
    """Return the pictures that a design shows."""
    sides = (design.front, design.back)
    return frozenset(one.picture for side in sides for one in side.elements if one.picture)


def _with_everything(design: Design) -> Design:
    """Return the design with one of each element more, so that all they show is read."""
    place = Box(0, 0, 1, 1)
    front = (*design.front.elements, *(Element(what, place) for what in What))
    return replace(design, front=replace(design.front, elements=front))


def images(pdf: bytes, size: QSize, pages: Sequence[int] = ()) -> tuple[QImage, ...]:
    """Draw these pages of a PDF, or all.  Takes 10 ms a page: not for the screen's thread."""
    from PySide6.QtPdf import QPdfDocument

    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        wanted = pages or range(document.pageCount())
        return tuple(document.render(n, size) for n in wanted)
    finally:
        document.close()
        buffer.close()

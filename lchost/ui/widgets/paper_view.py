"""The pages of a PDF below each other, drawn when they are looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from lchost.ui import wording
from lchost.ui.theme import scheme
from lchost.ui.widgets.finding_in import Found
from lchost.ui.widgets.open_pdf import OpenPdf

PAD = 8  # pixels around the pages
_GAP = 2 * PAD  # between two: of a page that is seen whole no neighbour is
_SHADOW = (10, 14, 20)  # of 255, from outside in
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)  # of the size on paper
_DOTS_PER_POINT = 96 / 72  # a page at zoom 1 is as large as on paper
_TILE = 1024  # pixels: what is drawn at once stays below 30 ms at any zoom
_KEPT = 12  # tiles, 4 MB each
_WHEEL_NOTCH = 120  # Qt's unit
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_FOUND, _FOUND_HERE = QColor(255, 214, 10, 90), QColor(255, 149, 0, 150)


class PaperView(QAbstractScrollArea):
    """White pages whatever the scheme.  Page keys turn them, + and - zoom, 0 shows one whole."""

    moved = Signal()  # another page, another size, another paper

    def __init__(self) -> None:
        super().__init__()
        self._pdf: OpenPdf | None = None
        self._sizes: list[QSizeF] = []  # in points
        self._tops: list[int] = []  # in pixels, from the top of all
        self._says = ""
        self._found: Sequence[Found] = ()
        self._found_here: Sequence[Found] = ()
        self.page = 0
        self.zoom: float | None = None  # None: as large as a whole page can be
        self._drawn: dict[tuple[int, int, int, int], QImage] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(100, 220)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_pdf(self, pdf: bytes, says: str) -> None:
        """Show a paper called `says`; at the same page, if it has one."""
        page = self.page
        self.clear()
        self._pdf, self._says = OpenPdf(pdf), says
        document = self._pdf.document
        self._sizes = [document.pagePointSize(n) for n in range(self._pdf.pages)]
        self.go(page)

    def clear(self) -> None:
        """Show nothing."""
        self._drawn.clear()
        self._found = self._found_here = ()
        if self._pdf:
            self._pdf.close()
        self._pdf, self._sizes = None, []
        self._settle()

    @property
    def pdf(self) -> OpenPdf | None:
        """What is shown."""
        return self._pdf

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def go(self, page: int) -> None:
        """Turn to a page, counted from 0."""
        self.page = min(max(page, 0), max(self.pages - 1, 0))
        self._settle()

    def step_zoom(self, by: int) -> None:
        """Show it larger (1) or smaller (-1), from what is seen now."""
        now = self._scale()
        steps = [z for z in _ZOOMS if (z > now + 0.01 if by > 0 else z < now - 0.01)]
        if steps:
            self.zoom = steps[0] if by > 0 else steps[-1]
            self._settle()

    def fit(self) -> None:
        """Show a whole page."""
        self.zoom = None
        self._settle()

    def mark(self, found: Sequence[Found], here: Sequence[Found]) -> None:
        """Mark what was found; `here` is what the host stands at, and is brought into view."""
        self._found, self._found_here = found, here
        if here:
            page, place = here[0]
            at = self._place(page, place)
            room = self.viewport().rect()
            if not room.contains(at):
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + at.center().y() - room.center().y())
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() + at.center().x() - room.center().x())
        self.viewport().update()

    # --- size -----------------------------------------------------------------------------------

    def _scale(self) -> float:
        """Return how large pages are shown, 1.0 as on paper."""
        if self.zoom is not None or not self._sizes:
            return self.zoom or 1.0
        room = self._room()
        widest = max(size.width() for size in self._sizes) * _DOTS_PER_POINT
        highest = max(size.height() for size in self._sizes) * _DOTS_PER_POINT
        wide = (room.width() - 2 * PAD) / max(widest, 1)
        high = (room.height() - 2 * PAD) / max(highest, 1)
        return max(0.05, min(wide, high))

    def _room(self) -> QSize:
        """Return the room for pages; several always need the bar beside them."""
        room = self.maximumViewportSize()
        if self.pages > 1:
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
        return room

    def _size(self, page: int) -> QSize:
        return (self._sizes[page] * (_DOTS_PER_POINT * self._scale())).toSize()

    def page_place(self, page: int | None = None) -> QRect:
        """Return where a page lies in the viewport; None: the one that is looked at."""
        if not self._sizes:
            return QRect()
        page = self.page if page is None else page
        size, scrolled = self._size(page), self.horizontalScrollBar()
        wide = scrolled.maximum() + self.viewport().width()  # of the widest page, or of the view
        left = (wide - size.width()) // 2 - scrolled.value()
        return QRect(QPoint(left, self._tops[page] - self.verticalScrollBar().value()), size)

    def _place(self, page: int, points: QRectF) -> QRect:
        """Return where a place of a page, in points, lies in the viewport."""
        scale = _DOTS_PER_POINT * self._scale()
        corner = self.page_place(page).topLeft()
        there = QRectF(points.topLeft() * scale, points.size() * scale)
        return there.translated(corner).toAlignedRect()

    def _settle(self) -> None:
        """Lay the pages out anew, so that the one that is looked at stays."""
        page, top = self.page, PAD
        self._tops = []
        sizes = [self._size(n) for n in range(self.pages)]
        for size in sizes:
            self._tops.append(top)
            top += size.height() + _GAP
        high = top - _GAP + PAD if sizes else 0
        wide = max((size.width() for size in sizes), default=0) + 2 * PAD
        room = self._room()
        for bar, need, has in (
            (self.horizontalScrollBar(), wide, room.width()),
            (self.verticalScrollBar(), high, room.height()),
        ):
            bar.setRange(0, max(0, need - has))
            bar.setPageStep(has)
            bar.setSingleStep(40)
        if sizes:
            self.verticalScrollBar().setValue(self._tops[page] - PAD)
        self.page = page
        self._tell()

    def _scrolled(self, value: int) -> None:
        """Stand at the page that the middle of the view is on."""
        if self._tops:
            middle = value + self.viewport().height() // 2
            self.page = max(0, bisect_right(self._tops, middle) - 1)
            self._tell()

    def _tell(self) -> None:
        said = self.tr("{paper}, page {n} of {all}")
        facts = {"n": wording.number(self.page + 1), "all": wording.number(self.pages)}
        self.setAccessibleName(said.format(paper=self._says, **facts) if self._pdf else "")
        self.viewport().update()
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page whole."""
        super().resizeEvent(event)
        self._settle()

    # --- drawing --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self.viewport())
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        for page in self._seen():
            self._paint_page(p, page)
        p.setPen(Qt.PenStyle.NoPen)
        for found, ink in ((self._found, _FOUND), (self._found_here, _FOUND_HERE)):
            p.setBrush(ink)
            for page, place in found:
                p.drawRect(self._place(page, place))
        p.end()

    def _seen(self) -> Iterator[int]:
        top = self.verticalScrollBar().value()
        first = max(0, bisect_right(self._tops, top) - 1)
        for page in range(first, self.pages):
            if self._tops[page] > top + self.viewport().height():
                return
            yield page

    def _paint_page(self, p: QPainter, page: int) -> None:
        place = self.page_place(page)
        p.setPen(Qt.PenStyle.NoPen)
        for n, alpha in enumerate(_SHADOW):
            p.setBrush(QColor(0, 0, 0, alpha))
            around = QRectF(place).adjusted(n - 3, n - 1, 3 - n, 4 - n)
            p.drawRoundedRect(around, 3, 3)
        p.fillRect(place, QColor("#FFFFFF"))
        self._paint_tiles(p, page, place)
        if scheme().name == "light":
            p.setPen(QColor(scheme().line))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRect(place)

    def _paint_tiles(self, p: QPainter, page: int, place: QRect) -> None:
        dots = self.devicePixelRatioF()
        whole = place.size() * dots
        for top in range(0, whole.height(), _TILE):
            for left in range(0, whole.width(), _TILE):
                tile = QRect(
                    left, top, min(_TILE, whole.width() - left), min(_TILE, whole.height() - top)
                )
                lies = QRectF(tile.topLeft().toPointF() / dots, tile.size().toSizeF() / dots)
                lies.translate(place.topLeft())
                if lies.intersects(QRectF(self.viewport().rect())):
                    p.drawImage(lies, self._tile(page, whole, tile))

    def _tile(self, page: int, whole: QSize, tile: QRect) -> QImage:
        assert self._pdf
        key = (page, whole.width(), tile.left(), tile.top())
        if key not in self._drawn:
            while len(self._drawn) >= _KEPT:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[key] = self._pdf.part(page, whole, tile)
        return self._drawn[key]

    # --- keys and wheel -------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom; the arrows scroll."""
        jobs = {
            Qt.Key.Key_PageDown: lambda: self.go(self.page + 1),
            Qt.Key.Key_PageUp: lambda: self.go(self.page - 1),
            Qt.Key.Key_Home: lambda: self.go(0),
            Qt.Key.Key_End: lambda: self.go(self.pages - 1),
            Qt.Key.Key_Plus: lambda: self.step_zoom(1),
            Qt.Key.Key_Minus: lambda: self.step_zoom(-1),
            Qt.Key.Key_0: self.fit,
        }
        if (job := jobs.get(Qt.Key(event.key()))) and not event.modifiers() & _COMMANDS:
            job()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; a notch turns a page that is seen whole; with Ctrl zoom."""
        notches = event.angleDelta().y() / _WHEEL_NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if notches > 0 else -1)
        elif self.zoom is None and abs(notches) >= 1:
            self.go(self.page + (-1 if notches > 0 else 1))
        else:
            super().wheelEvent(event)
        event.accept()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """The pages are painted where they lie now."""
        self.viewport().update()

"""All pages of a PDF, small, below each other: one press goes there."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from lchost.ui import theme, wording
from lchost.ui.theme import scheme
from lchost.ui.widgets.open_pdf import OpenPdf
from lchost.ui.widgets.painting import CENTRE, write

_WIDE, _CELL = 76, 132  # pixels: a page, and its place with the number
_KEPT = 200  # pages, 40 kB each


class Thumbnails(QAbstractScrollArea):
    """`chosen` gives a page, counted from 0.  The arrows go to the page before and after."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pdf: OpenPdf | None = None
        self._drawn: dict[int, QImage] = {}
        self.page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.em(_WIDE) + 34)
        self.setAccessibleName(self.tr("Pages"))

    def show_pdf(self, pdf: OpenPdf | None) -> None:
        """Show the pages of another paper."""
        self._pdf = pdf
        self._drawn.clear()
        self._settle()

    def stand_at(self, page: int) -> None:
        """Mark a page, and bring it into view."""
        self.page = page
        said = self.tr("Pages, at page {n}").format(n=wording.number(page + 1))
        self.setAccessibleName(said)
        bar, top = self.verticalScrollBar(), page * theme.em(_CELL)
        if top < bar.value():
            bar.setValue(top)
        elif top + theme.em(_CELL) > bar.value() + self.viewport().height():
            bar.setValue(top + theme.em(_CELL) - self.viewport().height())
        self.viewport().update()

    def _settle(self) -> None:
        high, room = self._pages() * theme.em(_CELL), self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, high - room))
        self.verticalScrollBar().setPageStep(room)
        self.verticalScrollBar().setSingleStep(theme.em(_CELL) // 3)
        self.viewport().update()

    def _pages(self) -> int:
        return self._pdf.pages if self._pdf else 0

    def resizeEvent(self, _event: object) -> None:
        """Scroll as far as there is something."""
        self._settle()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """All is painted where it lies now."""
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw those that are seen: 3 ms a page, once."""
        p = QPainter(self.viewport())
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell, top = theme.em(_CELL), self.verticalScrollBar().value()
        for page in range(top // cell, min(self._pages(), (top + self.height()) // cell + 1)):
            self._paint(p, page, page * cell - top)
        p.end()

    def _paint(self, p: QPainter, page: int, top: int) -> None:
        s, image = scheme(), self._image(page)
        wide, high = (round(n / self.devicePixelRatioF()) for n in image.size().toTuple())
        left = (self.viewport().width() - wide) // 2
        place = QRect(left, top + 6, wide, high)
        p.fillRect(place, QColor("#FFFFFF"))
        p.drawImage(place, image)
        is_here = page == self.page
        p.setPen(QPen(QColor(s.accent_ink if is_here else s.line), 2 if is_here else 1))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRect(place)
        below = QRect(0, place.bottom() + 2, self.viewport().width(), theme.em(18))
        ink = s.text if is_here else s.muted
        write(p, below.toRectF(), wording.number(page + 1), ink, "caption", CENTRE)

    def _image(self, page: int) -> QImage:
        assert self._pdf
        if page not in self._drawn:
            if len(self._drawn) >= _KEPT:
                self._drawn.clear()
            points = self._pdf.document.pagePointSize(page)
            room = QSize(theme.em(_WIDE), theme.em(_CELL - 30)) * self.devicePixelRatioF()
            size = points.scaled(room.toSizeF(), Qt.AspectRatioMode.KeepAspectRatio).toSize()
            self._drawn[page] = self._pdf.document.render(page, size)
        return self._drawn[page]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the page that was pressed."""
        at = (round(event.position().y()) + self.verticalScrollBar().value()) // theme.em(_CELL)
        if 0 <= at < self._pages():
            self.chosen.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the page before or after."""
        steps = {
            Qt.Key.Key_Up: self.page - 1,
            Qt.Key.Key_Down: self.page + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._pages() - 1,
        }
        page = steps.get(Qt.Key(event.key()))
        if page is None:
            super().keyPressEvent(event)
        elif 0 <= page < self._pages():
            self.chosen.emit(page)

"""A PDF on the desk: a page at a time, drawn when it is looked at."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy, QStackedWidget

from lchost.ui import wording
from lchost.ui.theme import scheme
from lchost.ui.widgets.buttons import tool
from lchost.ui.widgets.layout import column, holder, row, words
from lchost.ui.widgets.painting import width_of

_PAD = 8  # pixels around the page
_SHADOW = (10, 14, 20)  # of 255, from outside in
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)  # of the size on paper
_DOTS_PER_POINT = 96 / 72  # a page at zoom 1 is as large as on paper
_KEPT = 4  # drawn pages kept
_WHEEL_NOTCH = 120  # Qt's unit


class OpenPdf:
    """A PDF in memory, open for drawing.  Qt reads from the buffer as long as it is open."""

    def __init__(self, pdf: bytes) -> None:
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self._buffer)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.document.pageCount()

    def close(self) -> None:
        """Let go of it, the document before its buffer."""
        self.document.close()
        self._buffer.close()


class PaperView(QAbstractScrollArea):
    """One page, white whatever the scheme.  Page keys turn it, + and - zoom, 0 shows it whole."""

    moved = Signal()  # another page, another size, another paper

    def __init__(self) -> None:
        super().__init__()
        self._pdf: OpenPdf | None = None
        self._says = ""
        self.page = 0
        self.zoom: float | None = None  # None: as large as the whole page can be
        self._drawn: dict[tuple[int, int, int], QImage] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 220)

    def show_pdf(self, pdf: bytes, says: str) -> None:
        """Show a paper called `says`; at the same page, if it has one."""
        self.clear()
        self._pdf, self._says = OpenPdf(pdf), says
        self.go(self.page)

    def clear(self) -> None:
        """Show nothing."""
        self._drawn.clear()
        if self._pdf:
            self._pdf.close()
        self._pdf = None
        self._settle()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self._pdf.pages if self._pdf else 0

    def go(self, page: int) -> None:
        """Turn to a page, counted from 0."""
        self.page = min(max(page, 0), max(self.pages - 1, 0))
        self.verticalScrollBar().setValue(0)
        self._settle()

    def step_zoom(self, by: int) -> None:
        """Show it larger (1) or smaller (-1), from what is seen now."""
        now = self._scale()
        steps = [z for z in _ZOOMS if (z > now + 0.01 if by > 0 else z < now - 0.01)]
        if steps:
            self.zoom = steps[0] if by > 0 else steps[-1]
            self._settle()

    def fit(self) -> None:
        """Show the whole page."""
        self.zoom = None
        self._settle()

    # --- size -----------------------------------------------------------------------------------

    def _scale(self) -> float:
        """Return how large the page is shown, 1.0 as on paper."""
        if self.zoom is not None or not self._pdf:
            return self.zoom or 1.0
        room = self.maximumViewportSize()
        size = self._pdf.document.pagePointSize(self.page) * _DOTS_PER_POINT
        wide = (room.width() - 2 * _PAD) / max(size.width(), 1)
        high = (room.height() - 2 * _PAD) / max(size.height(), 1)
        return max(0.05, min(wide, high))

    def _size(self) -> QSize:
        if not self._pdf:
            return QSize()
        points = self._pdf.document.pagePointSize(self.page)
        return (points * (_DOTS_PER_POINT * self._scale())).toSize()

    def page_place(self) -> QRect:
        """Return where the page lies in the viewport."""
        size, room = self._size(), self.viewport().size()
        left = max(_PAD, (room.width() - size.width()) // 2) - self.horizontalScrollBar().value()
        top = max(_PAD, (room.height() - size.height()) // 2) - self.verticalScrollBar().value()
        return QRect(QPoint(left, top), size)

    def _settle(self) -> None:
        size, room = self._size(), self.maximumViewportSize()
        spare = QSize(2 * _PAD, 2 * _PAD)
        for bar, need, has in (
            (self.horizontalScrollBar(), (size + spare).width(), room.width()),
            (self.verticalScrollBar(), (size + spare).height(), room.height()),
        ):
            bar.setRange(0, max(0, need - has))
            bar.setPageStep(has)
            bar.setSingleStep(40)
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
        if self._pdf:
            place = self.page_place()
            p.setPen(Qt.PenStyle.NoPen)
            for n, alpha in enumerate(_SHADOW):
                p.setBrush(QColor(0, 0, 0, alpha))
                around = QRectF(place).adjusted(n - 3, n - 1, 3 - n, 4 - n)
                p.drawRoundedRect(around, 3, 3)
            p.fillRect(place, QColor("#FFFFFF"))
            p.drawImage(place, self._image(place.size()))
            if scheme().name == "light":
                p.setPen(QColor(scheme().line))
                p.setBrush(Qt.BrushStyle.NoBrush)
                p.drawRect(place)
        p.end()

    def _image(self, size: QSize) -> QImage:
        assert self._pdf
        sharp = size * self.devicePixelRatioF()
        key = (self.page, sharp.width(), sharp.height())
        if key not in self._drawn:
            while len(self._drawn) >= _KEPT:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[key] = self._pdf.document.render(self.page, sharp)
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
        """Scroll, and turn the page where there is nothing left to scroll; with Ctrl zoom."""
        notches = event.angleDelta().y() / _WHEEL_NOTCH
        bar = self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if notches > 0 else -1)
        elif notches < 0 and bar.value() == bar.maximum() and self.page < self.pages - 1:
            self.go(self.page + 1)
        elif notches > 0 and bar.value() == 0 and self.page > 0:
            self.go(self.page - 1)
            bar.setValue(bar.maximum())
        else:
            super().wheelEvent(event)
        event.accept()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """The page is painted where it lies now."""
        self.viewport().update()


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Preview(QFrame):
    """The page with its tools above, on a quiet desk; or a sentence where there is no paper."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "sunken")
        self.view = PaperView()
        arrows = ["chevron-left", "chevron-right"]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            arrows.reverse()
        self.before = tool(arrows[0], self.tr("Page before"))
        self.after = tool(arrows[1], self.tr("Next page"))
        self.smaller = tool("zoom-out", self.tr("Smaller"))
        self.larger = tool("zoom-in", self.tr("Larger"))
        self.whole = tool("maximize", self.tr("Whole page"))
        self.where = words("", muted=True)
        longest = self.tr("Page {n} of {all}").format(n=wording.number(8), all=wording.number(88))
        self.where.setMinimumWidth(round(width_of(longest)))  # the arrows keep their place
        self.where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._instead = words("", muted=True, wrap=True)
        self._instead.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(holder(column(None, self._instead, None, margins=(32, 0, 32, 0))))
        tools = row(
            self.before, self.where, self.after, None,
            self.smaller, self.whole, self.larger, gap=2,
        )  # fmt: skip
        self.setLayout(column(tools, (self._stack, 1), gap=8, margins=(12, 8, 12, 12)))
        self.before.clicked.connect(lambda: self.view.go(self.view.page - 1))
        self.after.clicked.connect(lambda: self.view.go(self.view.page + 1))
        self.smaller.clicked.connect(lambda: self.view.step_zoom(-1))
        self.larger.clicked.connect(lambda: self.view.step_zoom(1))
        self.whole.clicked.connect(self.view.fit)
        self.view.moved.connect(self._tell)
        self._tell()

    def show_pdf(self, pdf: bytes, says: str) -> None:
        """Show a paper."""
        self._stack.setCurrentWidget(self.view)
        self.view.show_pdf(pdf, says)

    def say_instead(self, text: str) -> None:
        """Show a sentence where the paper would lie."""
        self.view.clear()
        self._instead.setText(text)
        self._stack.setCurrentIndex(1)

    def _tell(self) -> None:
        page, pages = self.view.page, self.view.pages
        said = self.tr("Page {n} of {all}")
        facts = {"n": wording.number(page + 1), "all": wording.number(pages)}
        self.where.setText(said.format(**facts) if pages else "")
        self.before.setEnabled(page > 0 and pages > 0)
        self.after.setEnabled(page < pages - 1)
        for one in (self.smaller, self.larger, self.whole):
            one.setEnabled(pages > 0)

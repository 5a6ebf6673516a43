"""The badge on the bench: its real drawing, and upon it the elements to take hold of."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lchost.paper.badges.design import Box, Element
from lchost.ui import theme, wording
from lchost.ui.badges.draft import NOBODY, Draft
from lchost.ui.badges.grip import CURSORS, Grip, Hold, handles
from lchost.ui.badges.keys import Keys
from lchost.ui.badges.snapping import Guide
from lchost.ui.badges.words import element_words, place_words, tr
from lchost.ui.badges.zoom import STEP, Zoom, notches
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import CENTRE, elided, pen, rounded, write

_PAD = 22  # pixels around the label
_SHADOW = (10, 14, 20)
_LEAST = (220, 130)  # pixels: with the largest text there is little room
_LARGEST = 9.0  # pixels a millimetre
_MOST_PIXELS = 3000  # of the drawing's longer side, however near it is looked at
_ROLLS = 40  # pixels a notch of the wheel
_HANDLE = 8
_EVERY_MM, _DOT = 5, "#B9B4A8"


class Canvas(QWidget):
    """Shows one side of the draft.  Paper runs from left to right in any layout."""

    asked_for_properties = Signal()
    said = Signal(str)  # for the line under the badge
    zoomed = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self.draft = draft
        self.page: QImage | None = None
        self.empty: frozenset[int] = NOBODY
        self.guides: tuple[Guide, ...] = ()
        self.band: QRectF | None = None
        self.hover = -1
        self.snaps = True
        self.is_gridded = False
        self.zoom = Zoom()
        self._grip = Grip(self)
        self.keys = Keys(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*_LEAST)
        draft.changed.connect(self._changed)
        draft.chose.connect(self._changed)
        draft.chose.connect(self._bring_into_sight)
        self._changed()

    # --- millimetres and pixels -----------------------------------------------------------------

    @property
    def scale(self) -> float:
        """How many pixels a millimetre has."""
        return self._fitting() * self.zoom.factor

    def _fitting(self) -> float:
        """Return how many it has where all of the label is seen."""
        wide, high = self.draft.size
        room = (self.width() - 2 * _PAD) / wide, (self.height() - 2 * _PAD) / high
        return max(0.5, min(*room, _LARGEST * theme.text_scale()))

    def _sizes(self) -> tuple[QSizeF, QSizeF]:
        """Return the size of the label where all of it is seen, and the bench's."""
        return QSizeF(*self.draft.size) * self._fitting(), QSizeF(self.size())

    def label(self) -> QRectF:
        """Return where the label lies."""
        return self.zoom.label(*self._sizes())

    def place(self, box: Box) -> QRectF:
        """Return where a box of the label lies."""
        corner, scale = self.label().topLeft(), self.scale
        return QRectF(
            corner.x() + box.left_mm * scale,
            corner.y() + box.top_mm * scale,
            box.wide_mm * scale,
            box.high_mm * scale,
        )

    def millimetres(self, at: QPointF) -> tuple[float, float]:
        """Return a point of the screen as one of the label."""
        from_corner = at - self.label().topLeft()
        return from_corner.x() / self.scale, from_corner.y() / self.scale

    def pixels(self) -> QSize:
        """Return how large a picture of the label should be to be sharp."""
        size = self.label().size() * self.devicePixelRatioF()
        return (size * min(1.0, _MOST_PIXELS / max(size.width(), size.height(), 1))).toSize()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Look nearer or from farther; 0: at all of it."""
        middle = QPointF(self.rect().center()) if at is None else at
        wanted = self.zoom.factor * factor if factor else 1.0
        if self.zoom.to(wanted, middle, *self._sizes()):
            self.zoomed.emit()
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; else move what is larger than the bench."""
        turned = notches(QPointF(event.angleDelta()))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** turned.y(), event.position())
            return
        across = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        by = QPointF(turned.y(), turned.x()) if across else turned
        self.zoom.move(by * theme.em(_ROLLS), self._sizes()[0])
        self.update()

    # --- what it shows --------------------------------------------------------------------------

    def show_page(self, page: QImage | None, empty: frozenset[int]) -> None:
        """Show the real drawing of somebody's badge."""
        self.page, self.empty = page, empty
        self.update()

    def _changed(self) -> None:
        name = self.name()
        if name != self.accessibleName():
            self.setAccessibleName(name)
            if self.hasFocus():
                event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
                QAccessible.updateAccessibility(event)
        self.update()

    def _bring_into_sight(self) -> None:
        """Show what was chosen by a key where it lies outside."""
        only = self.draft.only
        if only and not self._grip.is_held and self.zoom.show(self.place(only.box), *self._sizes()):
            self.update()

    def name(self) -> str:
        """Return what is chosen, in a sentence."""
        side = tr("Back of the badge") if self.draft.side else tr("Front of the badge")
        picked, elements = self.draft.picked, self.draft.elements
        if not picked:
            text = wording.counted(
                len(elements), tr("{side}, 1 element"), tr("{side}, {n} elements")
            )
            return text.replace("{side}", side)
        if len(picked) == 1:
            n = min(picked)
            return place_words(elements[n], n, len(elements))
        return tr("{n} elements chosen").format(n=wording.number(len(picked)))

    # --- mouse and keys -------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip.press(event.position(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._grip.move(event.position(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip.release()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Go on to what can be said of the element."""
        if self.draft.only:
            self.asked_for_properties.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover = -1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def let_go(self) -> bool:
        """Put back what is being dragged; tell whether anything was."""
        return self._grip.put_back()

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Let Tab go through the elements, and on after the last."""
        return self.keys.tab(is_next=is_next) or super().focusNextPrevChild(is_next)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def point(self, hold: Hold | None) -> None:
        """Show with the mouse's pointer what pressing here would do."""
        self.setCursor(CURSORS[hold.edges] if hold else Qt.CursorShape.ArrowCursor)

    # --- drawing --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        label = self.label()
        self._paper(p, label)
        for n, element in enumerate(self.draft.elements):
            self._element(p, n, element)
        if len(self.draft.picked) == 1:
            self._handles(p, self.draft.elements[min(self.draft.picked)])
        self._lines(p, label)
        if self.band:
            p.setPen(pen(scheme().accent))
            ground = QColor(scheme().accent)
            ground.setAlpha(28)
            p.setBrush(ground)
            p.drawRect(self.band)
        p.end()

    def _paper(self, p: QPainter, label: QRectF) -> None:
        p.setPen(Qt.PenStyle.NoPen)
        for n, alpha in enumerate(_SHADOW):
            p.setBrush(QColor(0, 0, 0, alpha))
            p.drawRoundedRect(label.adjusted(n - 3, n - 1, 3 - n, 4 - n), 3, 3)
        p.fillRect(label, QColor("#FFFFFF"))
        if self.page:
            p.drawImage(label, self.page)
        if self.is_gridded:
            self._grid(p, label)
        if scheme().name == "light":
            p.setPen(pen(scheme().line))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRect(label)

    def _grid(self, p: QPainter, label: QRectF) -> None:
        """Draw a dot every five millimetres, while something is dragged."""
        wide, high = self.draft.size
        p.setPen(pen(_DOT, 1.5))
        for x in range(_EVERY_MM, int(wide) + 1, _EVERY_MM):
            for y in range(_EVERY_MM, int(high) + 1, _EVERY_MM):
                p.drawPoint(label.topLeft() + QPointF(x, y) * self.scale)

    def _element(self, p: QPainter, n: int, element: Element) -> None:
        place = self.place(element.box)
        is_picked, is_empty = n in self.draft.picked, n in self.empty
        p.setBrush(Qt.BrushStyle.NoBrush)
        if is_empty:
            p.fillRect(place, QColor(0, 0, 0, 10))
            if place.height() > theme.em(11) and place.width() > theme.em(40):
                size = min(1.0, place.height() / theme.em(22))
                said = elided(element_words(element), "caption", place.width() / size - 8)
                write(p, place, said, "#5F5B53", "caption", CENTRE, size)
                p.setBrush(Qt.BrushStyle.NoBrush)
        if is_picked:
            p.setPen(QPen(QColor(255, 255, 255, 120), 3.5))
            p.drawRect(place)
            p.setPen(pen("#2D52A8", 2 if self.hasFocus() else 1.5))
        elif n == self.hover:
            p.setPen(pen("#2D52A8", 1.2))
        else:
            faint = QPen(QColor(45, 82, 168, 90), 1, Qt.PenStyle.DotLine)
            p.setPen(faint)
        p.drawRect(place)

    def _handles(self, p: QPainter, element: Element) -> None:
        for at, _edges in handles(self.place(element.box)):
            side = _HANDLE
            rounded(
                p, QRectF(at.x() - side / 2, at.y() - side / 2, side, side), "#FFFFFF", 2, "#2D52A8"
            )

    def _lines(self, p: QPainter, label: QRectF) -> None:
        p.setPen(pen("#C4563A", 1))
        for guide in self.guides:
            at = guide.at_mm * self.scale
            if guide.is_upright:
                x = label.left() + at
                p.drawLine(QPointF(x, label.top() - 10), QPointF(x, label.bottom() + 10))
            else:
                y = label.top() + at
                p.drawLine(QPointF(label.left() - 10, y), QPointF(label.right() + 10, y))

"""The rail at the window's side: the community's name, and the places to go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame

from lchost.ui import theme
from lchost.ui.icons import draw_icon
from lchost.ui.theme import scheme
from lchost.ui.widgets.layout import column, row, words
from lchost.ui.widgets.painting import Painted, elided, mirrored, pen, rounded, write

_ICONS_ONLY_FROM = 1.6  # of the usual text size: the words would take a third of the window
_NARROW, _WIDE_EXTRA = 66, 40  # pixels
_BIGGEST_ICON = 28


class Lantern(Painted):
    """The sign of the program: a lantern of three arcs over a doorway."""

    def __init__(self, side: int = 34) -> None:
        super().__init__(QSize(side, side))
        self._unit = side / 34

    def draw(self, p: QPainter, r: QRectF) -> None:
        s, u, c = scheme(), self._unit, r.center()
        rounded(p, r, s.accent, 9 * u)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(pen(s.on_accent, 2 * u))
        for k in (4 * u, 8.2 * u):
            p.drawArc(QRectF(c.x() - k, c.y() - k + 2 * u, 2 * k, 2 * k), 0, 180 * 16)
        for x in (c.x() - 8.2 * u, c.x() + 8.2 * u):
            p.drawLine(QPointF(x, c.y() + 2 * u), QPointF(x, c.y() + 8 * u))
        p.setBrush(QColor(s.on_accent))
        p.drawEllipse(QPointF(c.x(), c.y() + 4 * u), 1.6 * u, 1.6 * u)


class RailItem(QAbstractButton):
    """A place to go: icon and word; the chosen one has a bar, a ground and bold words."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__()
        self._label, self._icon = text, icon
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setFixedHeight(theme.em(theme.HEIGHT["nav"]))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """As high as the scale says; the rail gives the width."""
        return QSize(_NARROW, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        s, p = scheme(), QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        r, is_here = QRectF(self.rect()), self.isChecked()
        if is_here or self.underMouse():
            rounded(p, r.adjusted(0, 1, 0, -1), s.accent_soft if is_here else s.sunken, 8)
        if is_here:
            rounded(p, mirrored(self, QRectF(4, 10, 3, r.height() - 20)), s.accent, 1.5)
        side = min(theme.em(19), _BIGGEST_ICON)
        left = 14 + (19 - side) / 2
        place = mirrored(self, QRectF(left, (r.height() - side) / 2, side, side))
        draw_icon(p, self._icon, place, s.accent_ink if is_here else s.muted)
        if r.width() > _NARROW + 14:
            step = "strong" if is_here else "body"
            room = mirrored(self, QRectF(44, 0, r.width() - 48, r.height()))
            write(p, room, elided(self._label, step, room.width()), s.text, step)
        p.end()


class DoorSign(QAbstractButton):
    """Says that a door is open now, and leads to it."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._head = "", self.tr("Door open")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme.em(52))
        self.hide()

    def show_workshop(self, title: str) -> None:
        """Show whose door is open; nothing when the title is empty."""
        self._title = title
        self.setAccessibleName(f"{self._head}: {title}")
        self.setToolTip(title)
        self.setVisible(bool(title))
        self.update()

    def sizeHint(self) -> QSize:
        """As high as two lines; the rail gives the width."""
        return QSize(_NARROW, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        s, p, r = scheme(), QPainter(self), QRectF(self.rect())
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(p, r, s.welcome.soft, 8)
        icon = mirrored(self, QRectF(14, r.height() / 2 - 9, 18, 18))
        draw_icon(p, "door-open", icon, s.welcome.ink)
        if r.width() > _NARROW + 14:
            room = mirrored(self, QRectF(44, 0, r.width() - 52, r.height()))
            upper = room.adjusted(0, 5, 0, -r.height() / 2 + 1)
            lower = room.adjusted(0, r.height() / 2 - 3, 0, -5)
            write(p, upper, elided(self._head, "strong", room.width()), s.welcome.ink, "strong")
            write(p, lower, elided(self._title, "caption", room.width()), s.text, "caption")
        p.end()


class Rail(QFrame):
    """Places from top to bottom; the last stands at the foot, under the door's sign."""

    chosen = Signal(str)  # the key of a place

    def __init__(self, places: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self.setProperty("ground", "rail")
        self.name = words("", "strong", wrap=True)
        self.door = DoorSign()
        self._items = {key: RailItem(text, icon) for key, text, icon in places}
        group = QButtonGroup(self)
        for item in self._items.values():
            group.addButton(item)
        is_narrow = theme.text_scale() >= _ICONS_ONLY_FROM
        if is_narrow:
            self.name.hide()
        head = row(Lantern(), (self.name, 1), gap=10, margins=(6, 0, 0, 0))
        *upper, last = self._items.values()
        items = (head, 18, *upper, None, self.door, 6, last)
        self.setLayout(column(*items, gap=3, margins=(10, 18, 10, 12)))
        extra = _WIDE_EXTRA if theme.text_scale() > 1.25 else 0
        self.setFixedWidth(_NARROW if is_narrow else theme.RAIL_WIDTH + extra)
        for key, item in self._items.items():
            item.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))

    def show_here(self, key: str) -> None:
        """Mark where the window stands."""
        if key in self._items:
            self._items[key].setChecked(True)

"""What a table's cell shows, and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lchost.ui.icons import draw_icon
from lchost.ui.theme import scheme
from lchost.ui.widgets.marks import draw_pill, pill_size
from lchost.ui.widgets.painting import LEFT, RIGHT, elided, rounded, write

CELL = Qt.ItemDataRole.UserRole + 1  # the role under which a model hands over its Cell
_SIDE = 10  # pixels left and right of a cell's words


@dataclass(frozen=True)
class Cell:
    """Words, a second quiet line, a tone (then it is a pill), an icon, a share (a bar)."""

    text: str
    sub: str = ""
    tone: str = ""
    icon: str = ""
    share: float | None = None
    step: str = "body"
    muted: bool = False
    right: bool = False


class CellPainter(QStyledItemDelegate):
    """Draws a Cell over the row's own ground; hover and choice stay the style's."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = index.data(CELL)
        self.initStyleOption(option, index)
        option.text = ""
        widget = option.widget
        style = widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        if not isinstance(cell, Cell):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect).adjusted(_SIDE, 0, -_SIDE, 0)
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        state = option.state
        if cell.share is not None:
            _draw_share(painter, place, cell.share, is_rtl=is_rtl)
        elif cell.tone:
            is_chosen = bool(state & QStyle.StateFlag.State_Selected)
            _draw_pill(painter, place, cell, is_chosen=is_chosen, is_rtl=is_rtl)
        else:
            _draw_words(painter, place, cell, is_rtl=is_rtl)
        painter.restore()


def _draw_share(p: QPainter, r: QRectF, share: float, *, is_rtl: bool) -> None:
    s = scheme()
    bar = QRectF(r.left(), r.center().y() - 3, r.width(), 6)
    rounded(p, bar, s.line, 3)
    wide = bar.width() * min(max(share, 0.0), 1.0)
    left = bar.right() - wide if is_rtl else bar.left()
    rounded(p, QRectF(left, bar.top(), wide, 6), s.accent, 3)


def _draw_pill(p: QPainter, r: QRectF, cell: Cell, *, is_chosen: bool, is_rtl: bool) -> None:
    ink, soft = scheme().pair(cell.tone)
    if is_chosen and cell.tone == "accent":
        soft = scheme().card  # the row already has the pill's ground
    wide, tall = pill_size(cell.text, cell.icon)
    wide = min(wide, r.width())
    left = r.right() - wide if is_rtl else r.left()
    place = QRectF(left, r.center().y() - tall / 2, wide, tall)
    draw_pill(p, place, cell.text, cell.icon, (ink, soft), is_rtl=is_rtl)


def _draw_words(p: QPainter, r: QRectF, cell: Cell, *, is_rtl: bool) -> None:
    s = scheme()
    if cell.icon:
        left = r.right() - 17 if is_rtl else r.left()
        draw_icon(p, cell.icon, QRectF(left, r.center().y() - 8.5, 17, 17), s.muted)
        r.adjust(0 if is_rtl else 26, 0, -26 if is_rtl else 0, 0)
    side = RIGHT if cell.right else LEFT
    ink = s.muted if cell.muted else s.text
    shown = elided(cell.text, cell.step, r.width())
    if not cell.sub:
        write(p, r, shown, ink, cell.step, side)
        return
    upper = QRectF(r.left(), r.top() + 4, r.width(), r.height() / 2)
    lower = QRectF(r.left(), r.center().y() - 2, r.width(), r.height() / 2 - 2)
    write(p, upper, shown, ink, cell.step, side)
    write(p, lower, elided(cell.sub, "caption", r.width()), s.muted, "caption", side)

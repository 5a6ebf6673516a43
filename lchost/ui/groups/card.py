"""One group as a card: its people are dragged, moved by keys, or by a menu."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip

from lchost.grouping.cards import GroupView, MixPart, Seat
from lchost.ui import theme, wording
from lchost.ui.icons import draw_icon
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import (
    CENTRE,
    Painted,
    elided,
    mirrored,
    rounded,
    width_of,
    write,
)

KIND = "application/x-lchost-member"
_PAD = 12
_STEP = 9  # one fifth of a skill bar, in pixels of the usual text size
_SHOWN_LETTERS = 2  # of a value, inside its part of the bar


class GroupCard(Painted):
    """Draws a group.  Up and Down choose a person; what is asked for them goes out by signal."""

    dropped = Signal(int, int)  # member, group that they were dropped on
    menu_asked = Signal(object, object, QPoint)  # group, seat or None, where
    chosen = Signal(int)  # member

    def __init__(self, group: GroupView, names: Mapping[int, str], colours: list[str]) -> None:
        super().__init__()
        self.group, self._names, self._colours = group, names, colours
        self._row = -1
        self._is_target = False
        self._pressed: QPoint | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self._rows_top() + len(group.members) * self._row_height() + _PAD - 4)
        self.setMinimumWidth(theme.em(220))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self._sentence())

    # --- what it knows --------------------------------------------------------------------------

    def current(self) -> Seat | None:
        """Return the person who is chosen."""
        seats = self.group.members
        return seats[self._row] if 0 <= self._row < len(seats) else None

    def choose(self, member_id: int) -> bool:
        """Choose a person; False when they sit elsewhere."""
        for n, seat in enumerate(self.group.members):
            if seat.member_id == member_id:
                self._choose_row(n)
                return True
        return False

    def _sentence(self) -> str:
        people = ", ".join(seat.name for seat in self.group.members)
        said = self.tr("Group {number}: {people}")
        return said.format(number=self.group.number, people=people or self.tr("nobody"))

    def _mix(self) -> MixPart | None:
        return next((part for part in self.group.mix if any(n for _, n in part.counts)), None)

    # --- where things lie -----------------------------------------------------------------------

    def _row_height(self) -> int:
        return theme.em(27)

    def _rows_top(self) -> int:
        return theme.em(54) + (theme.em(30) if self._mix() else 0)

    def _row_place(self, n: int) -> QRectF:
        tall = self._row_height()
        return QRectF(_PAD - 4, self._rows_top() + n * tall, self.width() - 2 * _PAD + 8, tall)

    def _row_at(self, point: QPoint) -> int:
        n = (point.y() - self._rows_top()) // self._row_height()
        return n if 0 <= n < len(self.group.members) else -1

    def sizeHint(self) -> QSize:
        """As narrow as a name and its marks need; the height is that of the rows."""
        return QSize(theme.em(260), self.height())

    # --- drawing --------------------------------------------------------------------------------

    def draw(self, p: QPainter, r: QRectF) -> None:
        s = scheme()
        edge = s.accent if self._is_target else s.line
        rounded(p, r.adjusted(1, 1, -1, -1), s.accent_soft if self._is_target else s.card, 10, edge)
        self._draw_head(p)
        if part := self._mix():
            self._draw_mix(p, part)
        for n, seat in enumerate(self.group.members):
            self._draw_seat(p, n, seat)

    def _draw_head(self, p: QPainter) -> None:
        s, number = scheme(), wording.number(self.group.number)
        left = _PAD + 2 + width_of(number, "title") + 10
        top = _PAD - 2
        tall = theme.em(44)
        write(p, mirrored(self, QRectF(_PAD + 2, top, left, tall)), number, s.text, "title")
        wide = self.width() - left - _PAD
        name = self.group.name or self.tr("Group {number}").format(number=number)
        first = mirrored(self, QRectF(left, top + 3, wide, tall / 2))
        write(p, first, elided(name, "strong", wide), s.text, "strong")
        second = mirrored(self, QRectF(left, top + tall / 2, wide, tall / 2 - 2))
        write(p, second, elided(self._facts(), "caption", wide), s.muted, "caption")

    def _facts(self) -> str:
        people = wording.counted(
            len(self.group.members), self.tr("1 person"), self.tr("{n} people")
        )
        if self.group.mean_skill is None:
            return people
        skill = wording.number(self.group.mean_skill, 1)
        return self.tr("skill {mean}, {people}").format(mean=skill, people=people)

    def _draw_mix(self, p: QPainter, part: MixPart) -> None:
        s, colours = scheme(), scheme().series
        whole, top, tall = self.width() - 2 * _PAD, theme.em(53), theme.em(16)
        there = sum(n for _, n in part.counts)
        x = float(_PAD)
        for value, n in part.counts:
            wide = whole * n / there
            if n:
                place = mirrored(self, QRectF(x, top, max(wide - 2, 1), tall))
                colour = self._colour(value, colours)
                rounded(p, place, colour, 3)
                short = value.strip()[:_SHOWN_LETTERS]
                if wide > width_of(short, "caption") + 6:
                    write(p, place, short, s.card, "caption", CENTRE, 0.94)
            x += wide
        x = float(_PAD)
        total = sum(part.shares) or 1.0
        for (value, _), share in zip(part.counts, part.shares, strict=True):
            wide = whole * share / total
            place = mirrored(self, QRectF(x, top + tall + 4, max(wide - 2, 1), 3))
            rounded(p, place, self._colour(value, colours), 1.5)
            x += wide

    def _colour(self, value: str, colours: tuple[str, ...]) -> str:
        if value in self._colours[: len(colours)]:
            return colours[self._colours.index(value)]
        return scheme().muted  # rarer values share one quiet colour

    def _draw_seat(self, p: QPainter, n: int, seat: Seat) -> None:
        s, place = scheme(), self._row_place(n)
        if n == self._row and self.hasFocus():
            rounded(p, place.adjusted(0, 1, 0, -1), s.accent_soft, 6)
        right = self.width() - _PAD
        if seat.skill is not None:
            right -= 5 * theme.em(_STEP)
            self._draw_skill(p, right, place, round(seat.skill))
            right -= 8
        for icon, role in self._marks(seat):
            right -= theme.em(16)
            box = QRectF(right, place.center().y() - theme.em(8), theme.em(16), theme.em(16))
            draw_icon(p, icon, mirrored(self, box), s.ink(role))
            right -= 6
        room = right - _PAD - 2
        name = QRectF(_PAD, place.y(), room, place.height())
        write(p, mirrored(self, name), elided(seat.name, "body", room), s.text)

    def _draw_skill(self, p: QPainter, x: float, place: QRectF, level: int) -> None:
        s, step = scheme(), theme.em(_STEP)
        for n in range(5):
            box = QRectF(x + n * step, place.center().y() - 4, step - 2, 8)
            rounded(p, mirrored(self, box), s.accent if n < level else s.line, 2)

    def _marks(self, seat: Seat) -> list[tuple[str, str]]:
        mentor = [("heart-handshake", "accent_ink")] if seat.is_mentor else []
        return mentor + ([("repeat", "attention")] if seat.met else [])

    # --- choosing -------------------------------------------------------------------------------

    def _choose_row(self, n: int) -> None:
        self._row = n
        self.update()
        if seat := self.current():
            self.chosen.emit(seat.member_id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the keyboard somebody is chosen."""
        super().focusInEvent(event)
        if self._row < 0 and self.group.members:
            self._row = 0
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw the choice away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose, Enter or the menu key opens what can be done."""
        last = len(self.group.members) - 1
        steps = {Qt.Key.Key_Up: self._row - 1, Qt.Key.Key_Down: self._row + 1}
        steps |= {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
        key = Qt.Key(event.key())
        if key in steps and last >= 0:
            self._choose_row(min(max(steps[key], 0), last))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            below = self._row_place(max(self._row, 0)).bottomLeft().toPoint()
            self.menu_asked.emit(self.group, self.current(), self.mapToGlobal(below))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose, and perhaps begin to drag."""
        self._pressed = event.position().toPoint()
        self._choose_row(self._row_at(self._pressed))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the chosen person once the mouse has gone far enough."""
        point = event.position().toPoint()
        over = self._row_at(point) >= 0
        self.setCursor(Qt.CursorShape.OpenHandCursor if over else Qt.CursorShape.ArrowCursor)
        is_held = bool(event.buttons() & Qt.MouseButton.LeftButton) and self._pressed is not None
        if not is_held or self._pressed is None or not self.current():
            return
        if (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._drag()

    def _drag(self) -> None:
        seat = self.current()
        self._pressed = None
        if seat is None:
            return
        carried = QMimeData()
        carried.setData(KIND, str(seat.member_id).encode())
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.setPixmap(self.grab(self._row_place(self._row).toRect()))
        drag.exec(Qt.DropAction.MoveAction)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the person, or with the group."""
        self.menu_asked.emit(self.group, self.current(), event.globalPos())

    def event(self, event: object) -> bool:
        """Tell more about who is under the mouse."""
        if isinstance(event, QHelpEvent):
            n = self._row_at(event.pos())
            text = self._about(self.group.members[n]) if n >= 0 else self._about_mix()
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def _about(self, seat: Seat) -> str:
        facts = [seat.name, seat.pronouns, *seat.shown]
        if seat.skill is not None:
            facts.append(self.tr("skill {n} of 5").format(n=wording.number(seat.skill, 1)))
        if seat.is_mentor:
            facts.append(self.tr("mentor"))
        if seat.met:
            met = wording.listed([self._names.get(other, "") for other in seat.met])
            facts.append(self.tr("sat with {names} before").format(names=met))
        return _plain(" · ".join(fact for fact in facts if fact))

    def _about_mix(self) -> str:
        parts = [
            f"{part.label}: " + ", ".join(f"{value} {n}" for value, n in part.counts if n)
            for part in self.group.mix
        ]
        return _plain("\n".join(parts))

    # --- being dropped on -----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take people of other groups only."""
        member = _carried(event.mimeData())
        if member and not any(seat.member_id == member for seat in self.group.members):
            self._set_target(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is over the card any more."""
        self._set_target(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Somebody was let go here."""
        self._set_target(False)
        if member := _carried(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(member, self.group.id)

    def _set_target(self, on: bool) -> None:
        self._is_target = on
        self.update()


def _carried(data: QMimeData) -> int:
    """Return the member that is dragged, 0 for something else."""
    return int(bytes(data.data(KIND).data())) if data.hasFormat(KIND) else 0


def _plain(text: str) -> str:
    """Keep a tooltip from reading people's words as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")

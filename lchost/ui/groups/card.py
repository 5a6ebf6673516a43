"""One group as a card.  It shows; what is done with its people is the board's."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from lchost.grouping.cards import GroupView, Seat
from lchost.ui.groups import card_words
from lchost.ui.groups.card_shape import Shape
from lchost.ui.groups.choice import Choice
from lchost.ui.groups.drawing import Drawing, Target
from lchost.ui.groups.pace import Pace, is_for_window
from lchost.ui.groups.shown import Shown
from lchost.ui.theme import scheme, text_scale
from lchost.ui.widgets.painting import Painted, rounded


class GroupCard(Painted):
    """Draws a group, and is drawn anew only when something on it has changed.

    The mouse goes through to the board's ground.  Keys come here when the card has the keyboard,
    and go to the board's `keys`.
    """

    def __init__(
        self, choice: Choice, pace: Pace, keys: Callable[[QKeyEvent], bool], ground: QWidget
    ) -> None:
        super().__init__()
        self.setParent(ground)
        self.index = -1
        self.group: GroupView
        self._shown: Shown
        self._shape = Shape()
        self._colours: tuple[str, ...] = ()
        self._members: frozenset[int] = frozenset()
        self._choice, self._pace, self._keys = choice, pace, keys
        self._target: Target | None = None
        self._picture: QPixmap | None = None
        self._drawn_size = QSize()  # of the picture; in whole pixels of the screen it is another
        self._drawn_for: object = None
        self._said_for: object = None
        self._of = 0  # the group that the picture is of
        self._what: object = None  # is on the card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_group(self, shown: Shown, index: int, shape: Shape, colours: tuple[str, ...]) -> None:
        """Show a group of a round; a card that has left the screen is used again."""
        self.index, self.group = index, shown.view.groups[index]
        if self.group.id != self._of:
            self._of = self.group.id
            self._picture = self._drawn_for = None
        self._shown, self._shape, self._colours = shown, shape, colours
        self._members = frozenset(seat.member_id for seat in self.group.members)
        self._target = None
        self._what = (self.group, card_words.line(self.group, shown), shape, colours)
        self.refresh()

    def current(self) -> Seat | None:
        """Return the person who has the keyboard."""
        seats = self.group.members
        return next((seat for seat in seats if seat.member_id == self._choice.member), None)

    def light_up(self, target: Target | None) -> None:
        """Show what would be dropped on."""
        self._target = target
        self.refresh()

    def refresh(self) -> None:
        """Draw and say anew what has changed, if anything has."""
        if self._state() != self._drawn_for:
            self.update()
        said_for = (self._what, self._choice.member)
        if said_for != self._said_for:
            self._said_for = said_for
            self._name()

    def _state(self) -> object:
        """Everything that the picture depends on."""
        choice, members = self._choice, self._members
        return (
            self._what,
            choice.several & members,
            choice.cut & members,
            len(choice.several) > 1,
            choice.member if choice.member in members else 0,
            self._target,
            self.hasFocus(),
            self.size(),
            self.devicePixelRatioF(),
            self.layoutDirection(),
            scheme(),
            text_scale(),
        )

    def _name(self) -> None:
        """Let a screen reader say the person, then the group."""
        whole, seat = card_words.sentence(self.group, self._shown), self.current()
        if seat is None:
            self.setAccessibleName(whole)
            self.setAccessibleDescription("")
            return
        where = card_words.title(self.group)
        self.setAccessibleName(f"{card_words.about(seat, self._shown)} · {where}")
        self.setAccessibleDescription(whole)

    # --- Qt -------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the picture; one that is not of now is drawn anew, when there is time.

        The window is painted again soon; a photograph of it is not, so there everything is drawn.
        """
        state = self._state()
        painter = QPainter(self)
        if state != self._drawn_for:
            if self._pace.may_work() or not is_for_window(self, painter):
                with self._pace.working():
                    self._picture, self._drawn_for = self._draw_picture(), state
                    self._drawn_size = self.size()
            else:
                self._pace.later(self)
        if self._picture is not None and self._drawn_size == self.size():
            painter.drawPixmap(0, 0, self._picture)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            s = scheme()
            rounded(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), s.card, 10, s.line)
        painter.end()

    def _draw_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wide, high = ceil(self.width() * ratio), ceil(self.height() * ratio)
        picture = QPixmap(
            max(1, wide), max(1, high)
        )  # of 125 % scaling: an edge of a card may lie in a pixel
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        self.draw(painter, QRectF(self.rect()))
        painter.end()
        return picture

    def draw(self, p: QPainter, r: QRectF) -> None:
        drawing = Drawing(
            self,
            self._shown,
            self.group,
            self._shape,
            self._colours,
            self._choice,
            self._target,
            self.hasFocus(),
        )
        drawing.draw(p, r)

    def sizeHint(self) -> QSize:
        """As it stands: the board knows how large a card is."""
        return self.size()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show who has the keyboard."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Draw that away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the board."""
        if not self._keys(event):
            super().keyPressEvent(event)

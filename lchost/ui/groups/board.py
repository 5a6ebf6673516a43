"""The board: the cards of a round.  Only those in sight are there, so 360 are as quick as 6."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from lchost.grouping.cards import Seat
from lchost.ui import theme
from lchost.ui.groups import card_words
from lchost.ui.groups.board_keys import BoardKeys
from lchost.ui.groups.bubble import Bubble
from lchost.ui.groups.card import GroupCard
from lchost.ui.groups.card_shape import Shape
from lchost.ui.groups.choice import Choice
from lchost.ui.groups.drawing import bar_of
from lchost.ui.groups.dropping import Drop
from lchost.ui.groups.ground import Ground
from lchost.ui.groups.legend import mixed_values
from lchost.ui.groups.pace import Pace
from lchost.ui.groups.places import Places, lay_out
from lchost.ui.groups.shown import Shown

_NARROWEST = 240  # pixels of the usual text size: a name of 20 letters with its marks
_BEYOND = 80  # pixels above and below that are ready before they are scrolled to


class Board(QScrollArea):
    """Shows a round.  What is asked of its people goes out by signal."""

    moved = Signal(object, int)  # members, group
    swapped = Signal(int, int)
    locked = Signal(object, bool)  # members, on
    group_locked = Signal(int, bool)  # group, on
    menu_asked = Signal(object, object, QPoint)  # group, seat or None, where
    told = Signal(str)  # for the status line

    def __init__(self) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self.choice = Choice()
        self.places = Places()
        self.shape = Shape()
        self._colours: tuple[str, ...] = ()
        self._live: dict[int, GroupCard] = {}
        self._spare: list[GroupCard] = []
        self._stop: GroupCard | None = None  # the card that Tab goes to
        self._wanted = 0  # who is to be chosen once they are there
        self._pace = Pace(self)
        self.ground = Ground(self)
        self.bubble = Bubble(self.viewport())
        self._keys = BoardKeys(self)
        self.setWidget(self.ground)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choice.changed.connect(self._show_choice)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._show_seen())

    # --- what it shows --------------------------------------------------------------------------

    def show_round(self, shown: Shown) -> None:
        """Lay the cards of a round out; who was chosen stays chosen, and keeps the keyboard."""
        had_focus = self.has_keyboard()
        is_other = self.shown is None or self.shown.view.id != shown.view.id
        self.shown = shown
        self.choice.keep(shown.group_of, (seat.member_id for seat in shown.view.waiting))
        if is_other:
            self.choice.cut_out(())
        groups = shown.view.groups
        has_bar = any(bar_of(group) for group in groups)
        self.shape = Shape(card_words.has_line(shown), has_bar)
        self._colours = tuple(mixed_values(shown.view))
        self.choice.card = min(self.choice.card, max(len(groups) - 1, 0))
        self.choice.card = shown.group_of.get(self.choice.member, self.choice.card)
        self._put_away(self._live.keys() - set(range(len(groups))))
        for card in self._live.values():
            self._fill(card, card.index)
        self._lay_out()
        if had_focus:
            self.take_keyboard()
            self.bring_into_view()
        if self._wanted:
            self.choose(self._wanted)
            self._wanted = 0
        self.ground.hand.go_on()

    @property
    def cards(self) -> list[GroupCard]:
        """The cards in sight, in reading order."""
        return [self._live[n] for n in sorted(self._live)]

    def card_at(self, index: int) -> GroupCard:
        """The card of a group, in sight or not."""
        if index not in self._live:
            card = (
                self._spare.pop()
                if self._spare
                else GroupCard(self.choice, self._pace, self._keys.press, self.ground)
            )
            self._live[index] = card
            self._fill(card, index)
            card.setGeometry(self.places.boxes[index])
            card.show()
        return self._live[index]

    def row_box(self, index: int, member: int) -> QRect:
        """The place of a person's line, or of a card, in the viewport."""
        box = QRect(self.places.boxes[index])
        for n, seat in enumerate(self._members(index)):
            if seat.member_id == member:
                box = self.shape.row(n, box.width()).toRect().translated(box.topLeft())
                break
        return box.translated(self.ground.pos())

    # --- choosing -------------------------------------------------------------------------------

    def choose(self, member_id: int, *, focus: bool = True) -> None:
        """Choose a person wherever they sit."""
        if self.shown is None or member_id not in self.shown.group_of:
            self._wanted = member_id  # a large round is still being read
            return
        self.choice.go(self.shown.group_of[member_id], member_id)
        self.bring_into_view()
        if focus:
            self.take_keyboard()

    def has_keyboard(self) -> bool:
        """Whether one of its cards has the keyboard."""
        return any(card.hasFocus() for card in self._live.values())

    def take_keyboard(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the card that is meant."""
        if self.shown and self.shown.view.groups:
            self.card_at(self.choice.card).setFocus(reason)

    def bring_into_view(self) -> None:
        """Scroll to who is meant."""
        if self.places.boxes:
            box = self.places.boxes[self.choice.card]
            row = self.row_box(self.choice.card, self.choice.member)
            spot = row.translated(-self.ground.pos()) if self.choice.member else box
            self.ensureVisible(spot.center().x(), spot.top(), 0, 8)
            self.ensureVisible(spot.center().x(), spot.bottom(), 0, 8)

    def _show_choice(self) -> None:
        for card in self._live.values():
            card.refresh()
        self._keep_one_stop()

    def _keep_one_stop(self) -> None:
        """Let Tab come to one card only; arrows go on from there."""
        stop = self._live.get(self.choice.card)
        if stop is None or stop is self._stop:
            return
        if self._stop is not None:
            QWidget.setTabOrder(self._stop, stop)
            self._stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        stop.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._stop = stop

    def choose_to(self, card: int, member: int) -> None:
        """Choose everybody of a card between who has the keyboard and this person."""
        members = [seat.member_id for seat in self._members(card)]
        start = self.choice.member if self.choice.member in members else member
        first, last = sorted((members.index(start), members.index(member)))
        self.choice.take(self.choice.several | frozenset(members[first : last + 1]))
        self.choice.add(card, member)

    def cut(self, members: Iterable[int]) -> None:
        """Let these people be pasted into a group, also those who wait for a seat."""
        self.choice.cut_out(members)
        self.take_keyboard()
        self._keys.tell_price()

    def ask_menu(self) -> None:
        """Ask for the menu of who has the keyboard."""
        if self.shown is None:
            return
        group = self.shown.view.groups[self.choice.card]
        seat = next((s for s in group.members if s.member_id == self.choice.member), None)
        below = self.row_box(self.choice.card, self.choice.member).bottomLeft()
        self.menu_asked.emit(group, seat, self.viewport().mapToGlobal(below))

    def drop(self, drop: Drop) -> None:
        """Let people change places, or say why not."""
        if self.shown is None:
            return
        if drop.refused:
            self.told.emit(drop.refused)
        elif drop.other:
            self.swapped.emit(drop.held[0], drop.other)
        else:
            self.moved.emit(drop.held, self.shown.view.groups[drop.group].id)

    def _members(self, card: int) -> tuple[Seat, ...]:
        return self.shown.view.groups[card].members if self.shown else ()

    # --- cards come and go ----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again in another width."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        groups = self.shown.view.groups if self.shown else ()
        heights = self.shape.heights([len(group.members) for group in groups])
        width, is_rtl = self.viewport().width(), self.isRightToLeft()
        self.places = lay_out(heights, width, theme.em(_NARROWEST), is_rtl=is_rtl)
        self.ground.resize(width, max(self.places.tall, self.viewport().height()))
        for index, card in self._live.items():
            card.setGeometry(self.places.boxes[index])
        self._show_seen()

    def _show_seen(self) -> None:
        """Have the cards in sight, the one with the keyboard, and no others."""
        top = -self.ground.y()
        seen = self.places.between(top - _BEYOND, top + self.viewport().height() + _BEYOND)
        wanted = set(seen)
        if self.places.boxes:
            wanted.add(self.choice.card)
        self._put_away(self._live.keys() - wanted)
        for index in sorted(wanted):
            self.card_at(index)
        self._keep_one_stop()

    def _put_away(self, indexes: set[int]) -> None:
        for index in indexes:
            card = self._live.pop(index)
            card.hide()
            self._spare.append(card)

    def _fill(self, card: GroupCard, index: int) -> None:
        if self.shown:
            card.show_group(self.shown, index, self.shape, self._colours)

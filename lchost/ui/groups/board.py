"""The board: the cards of a round, as many beside each other as have room."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from lchost.grouping.cards import RoundView
from lchost.ui import theme
from lchost.ui.groups.card import GroupCard
from lchost.ui.theme import scheme
from lchost.ui.widgets import Legend, words

_GAP = 12
_LONGEST_VALUE = 14  # letters in the legend; the card's tooltip has them all
_NARROWEST = 248  # pixels of the usual text size: a name of 20 letters with its marks


class Board(QScrollArea):
    """Shows a round.  What is asked of its people goes out by signal."""

    dropped = Signal(int, int)  # member, group
    menu_asked = Signal(object, object, QPoint)  # group, seat or None, where

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[GroupCard] = []
        self._chosen = 0
        self._columns = 0
        self._ground = QWidget()
        self._ground.setProperty("plain", True)
        self._grid = QGridLayout(self._ground)
        self._grid.setSpacing(_GAP)
        self._grid.setContentsMargins(3, 3, 3, 3)
        self.setWidget(self._ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_round(self, shown: RoundView) -> None:
        """Lay the cards of a round out; who was chosen stays chosen, and keeps the keyboard."""
        had_focus = any(card.hasFocus() for card in self.cards)
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        values = mixed_values(shown)
        self.cards = [GroupCard(group, shown.names, values) for group in shown.groups]
        for card in self.cards:
            card.dropped.connect(self.dropped)
            card.menu_asked.connect(self.menu_asked)
            card.chosen.connect(self._remember)
        self._columns = 0
        self._lay_out()
        if self._chosen:
            self.choose(self._chosen, focus=had_focus)
        if had_focus and self.cards and not any(card.hasFocus() for card in self.cards):
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)  # whoever it was has left

    def choose(self, member_id: int, *, focus: bool = True) -> None:
        """Choose a person wherever they sit."""
        for card in self.cards:
            if card.choose(member_id):
                self.ensureWidgetVisible(card)
                if focus:
                    card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self, member_id: int) -> None:
        self._chosen = member_id

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again when another number of cards has room."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        room = self.viewport().width()
        columns = max(1, min(len(self.cards), (room + _GAP) // (theme.em(_NARROWEST) + _GAP)))
        if columns == self._columns:
            return
        for n in range(max(self._columns, columns)):
            self._grid.setColumnStretch(n, 1 if n < columns else 0)
        self._columns = columns
        for n, card in enumerate(self.cards):
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(card, n // columns, n % columns, top)
        last = (len(self.cards) - 1) // columns + 1
        for n in range(self._grid.rowCount()):
            self._grid.setRowStretch(n, 0)
        self._grid.setRowStretch(last, 1)


def mixed_values(shown: RoundView) -> list[str]:
    """Return the values that have colours of their own: the room's most frequent."""
    for group in shown.groups:
        for part in group.mix:
            if any(n for _, n in part.counts):
                return [value for value, _ in part.counts][: len(scheme().series)]
    return []


def legend_of(shown: RoundView) -> list[QWidget]:
    """Return what the colours of the bars mean."""
    values = mixed_values(shown)
    parts: list[QWidget] = [Legend(_short(value), n) for n, value in enumerate(values)]
    if values:
        said = QCoreApplication.translate("Board", "thin line: the room")
        parts.append(words(said, "caption", muted=True))
    return parts


def _short(value: str) -> str:
    """Return a value as it fits into a legend."""
    return value if len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…"

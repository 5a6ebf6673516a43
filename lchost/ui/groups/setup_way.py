"""Which way groups are made, and what that way wants to know."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lchost.grouping import room
from lchost.grouping.known import Known
from lchost.grouping.modes import Mode, reading
from lchost.grouping.wishes import Wishes
from lchost.ui import theme, wording
from lchost.ui.groups.mending_who import Gathered
from lchost.ui.groups.setup_themes import Themes
from lchost.ui.groups.setup_votes import Votes
from lchost.ui.groups.setup_words import tr, ways
from lchost.ui.theme import scheme
from lchost.ui.widgets import choice, column, emptied, labelled, words

LINE = Qt.ItemDataRole.UserRole + 1
_PAD = 10


class WayChoice(QComboBox):
    """A list of ways, each with a plain line under its name."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("How groups are made"))
        self.setItemDelegate(_TwoLines(self))
        for mode, name, says in ways():
            self.addItem(name, mode)
            self.setItemData(self.count() - 1, says, LINE)
            self.setItemData(self.count() - 1, says, Qt.ItemDataRole.AccessibleDescriptionRole)
        self.setMaxVisibleItems(self.count())

    def mode(self) -> Mode:
        """Return the way that is chosen."""
        found: Mode = self.currentData()
        return found

    def says(self) -> str:
        """Return the plain line of the way that is chosen."""
        return str(self.currentData(LINE))


class _TwoLines(QStyledItemDelegate):
    """Draws a name and its line."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        fonts = (theme.font("strong"), theme.font("caption"))
        high = sum(_line(font) for font in fonts)
        return QSize(theme.em(260), high + _PAD)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        s = scheme()
        rect = QRectF(option.rect)
        state = option.state
        is_here = bool(state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        painter.save()
        painter.fillRect(rect, s.accent_soft if is_here else s.card)
        inside = rect.adjusted(_PAD, _PAD / 2, -_PAD, -_PAD / 2)
        leading = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        painter.setFont(theme.font("strong"))
        painter.setPen(s.text)
        painter.drawText(inside, int(leading), str(index.data()))
        inside.setTop(inside.top() + _line(theme.font("strong")))
        painter.setFont(theme.font("caption"))
        painter.setPen(s.muted)
        painter.drawText(inside, int(leading), str(index.data(LINE)))
        painter.restore()


def _line(font: QFont) -> int:
    from PySide6.QtGui import QFontMetrics

    return QFontMetrics(font).lineSpacing()


class Way(QFrame):
    """The way, and its own questions below."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = WayChoice()
        self._line = words("", "caption", muted=True, wrap=True)
        self._questions = column(gap=10)
        self._known: Known | None = None
        self._data: dict[str, Any] = {}
        self._asked_of: tuple[object, ...] = ()
        self.setLayout(column(self.choice, self._line, self._questions, gap=6))
        self.choice.currentIndexChanged.connect(self._ask)

    def show_wishes(self, known: Known, wishes: Wishes) -> None:
        """Show what is chosen; what is being written is left alone where nothing has changed."""
        is_same = self._known is not None and self._asked_of == _asked_of(known)
        if is_same and self._data == wishes.mode_data and self.choice.mode().value == wishes.mode:
            return
        self._known, self._data = known, dict(wishes.mode_data)
        self._asked_of = _asked_of(known)
        self.choice.blockSignals(True)
        at = next((n for n, (mode, *_) in enumerate(ways()) if mode.value == wishes.mode), 0)
        self.choice.setCurrentIndex(at)
        self.choice.blockSignals(False)
        self._draw()

    def into(self, wishes: Wishes) -> Wishes:
        """Return wishes with this way."""
        return replace(wishes, mode=self.choice.mode().value, mode_data=dict(self._data))

    def _ask(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        self._line.setText(self.choice.says())
        emptied(self._questions)
        known = self._known
        if known is None:
            return
        for widget in self._asks(known, self.choice.mode()):
            self._questions.addWidget(widget)

    def _asks(self, known: Known, mode: Mode) -> list[QWidget]:
        match mode:
            case Mode.JIGSAW:
                said = tr("&Themes, one a line")
                return self._by_themes(known, said, can_limit=False)[::-1]
            case Mode.INTEREST:
                return [
                    *self._by_themes(known, tr("or &themes, one a line"), can_limit=True),
                    self._answers(known, reading.ASKS, tr("or who &asks for what")),
                    self._answers(known, reading.OFFERS, tr("and who &offers it")),
                ]
            case Mode.PAIRS:
                return [self._at_once()]
            case Mode.CAFE:
                return [self._hosts(known)]
            case Mode.MENTORS:
                return [words(_mentors(known), "caption", wrap=True)]
        return []

    def _by_themes(self, known: Known, said: str, *, can_limit: bool) -> list[QWidget]:
        """Ask for votes and for themes; the answers are the themes, where none is written."""
        voted = self._data.get(reading.VOTES) or []
        asked = [(room.attribute_key(t.attribute_id), t) for t in known.traits if t.values]
        names = [(key, trait.name) for key, trait in asked]
        votes = Votes(names, [voted] if isinstance(voted, str) else list(voted))
        themes = Themes(said, list(self._data.get(reading.THEMES, ())), can_limit=can_limit)

        def follow() -> None:
            keys = votes.keys()
            answers = [value for key, t in asked if key in keys for value, _ in t.values]
            themes.follow(list(dict.fromkeys(answers)))

        def keep() -> None:
            follow()
            keys = votes.keys()
            self._data[reading.VOTES] = keys[0] if len(keys) == 1 else keys
            self._put(reading.THEMES, themes.value())

        follow()
        votes.changed.connect(keep)
        themes.changed.connect(keep)
        return [votes, themes]

    def _answers(self, known: Known, key: str, said: str) -> QWidget:
        options: list[tuple[object, str]] = [("", tr("nobody was asked"))]
        options += [
            (room.attribute_key(trait.attribute_id), trait.name)
            for trait in known.traits
            if trait.values
        ]
        box = narrow(choice(said.replace("&", ""), options, self._data.get(key, "")))
        box.currentIndexChanged.connect(lambda _: self._put(key, box.currentData()))
        return labelled(said, box)

    def _at_once(self) -> QWidget:
        options: list[tuple[object, str]] = [(2, tr("two at a time")), (3, tr("three at a time"))]
        box = choice(tr("How many talk with each other"), options, self._data.get(reading.AT_ONCE))
        box.currentIndexChanged.connect(lambda _: self._put(reading.AT_ONCE, box.currentData()))
        return box

    def _hosts(self, known: Known) -> QWidget:
        box = Gathered(
            tr("Hosts: who stays"),
            tr("mentors, else by lot"),
            list(known.names.items()),
            self._data.get(reading.HOSTS, ()),
        )
        box.changed.connect(lambda: self._put(reading.HOSTS, list(box.chosen())))
        return box

    def _put(self, key: str, value: object) -> None:
        self._data[key] = value
        self._data = {key: value for key, value in self._data.items() if value}
        self.changed.emit()


def narrow(box: QComboBox) -> QComboBox:
    """Let a long name not widen the panel."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    return box


def _mentors(known: Known) -> str:
    if not known.mentors:
        return tr("Nobody here is a mentor yet: give somebody that role in People.")
    names = wording.listed([known.names[i] for i in known.mentors])
    return tr("Mentors: {names}.").format(names=names)


def _asked_of(known: Known) -> tuple[object, ...]:
    """Return what of these people the questions of a way depend on."""
    traits = tuple((trait.attribute_id, trait.name, trait.values) for trait in known.traits)
    return (traits, tuple(known.names.items()), known.mentors)

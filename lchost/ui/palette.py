"""The command palette: find a command, a member or a workshop by a few letters, and go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from lchost.roster.matching import fold
from lchost.ui import theme
from lchost.ui.icons import draw_icon
from lchost.ui.theme import scheme
from lchost.ui.widgets.fields import search_box
from lchost.ui.widgets.layout import column, holder, words
from lchost.ui.widgets.motion import appear
from lchost.ui.widgets.painting import LEFT, RIGHT, elided, rounded, width_of, write

_HIT = Qt.ItemDataRole.UserRole + 1
_MOST = 5  # of each kind
_WIDTH, _HEIGHT, _TOP = 640, 470, 90  # pixels


@dataclass(frozen=True)
class Hit:
    """One thing to go to or to do."""

    text: str
    go: Callable[[], object]
    icon: str = ""
    where: str = ""
    keys: str = ""


@dataclass(frozen=True)
class Source:
    """A kind of hits: its title, and how to find some by what was typed."""

    title: str
    find: Callable[[str, int], Sequence[Hit]]


def ranked(hits: Sequence[Hit], text: str, limit: int) -> list[Hit]:
    """Return the hits in which every typed word begins a word, best first.

    A name that begins so comes first, then names with the words further on, then those that only
    have them in the line beside.
    """
    wanted = fold(text).split()
    found = []
    for n, hit in enumerate(hits):
        name, beside = fold(hit.text).split(), fold(hit.where).split()
        if _has_all(name, wanted):
            begins = not wanted or name[0].startswith(wanted[0])
            found.append((0 if begins else 1, n, hit))
        elif _has_all([*name, *beside], wanted):
            found.append((2, n, hit))
    return [hit for *_, hit in sorted(found, key=lambda f: f[:2])[:limit]]


def _has_all(words: Sequence[str], wanted: Sequence[str]) -> bool:
    return all(any(word.startswith(w) for word in words) for w in wanted)


class Palette(QWidget):
    """Lies over the window and dims it; Esc or a press beside it closes it."""

    def __init__(self, window: QWidget, sources: Sequence[Source]) -> None:
        super().__init__(window)
        self._sources, self._window = sources, window
        self._before = window.window().focusWidget()
        hint = self.tr("Search or do anything")
        self.search = search_box(hint)
        self.search.setProperty("tall", True)
        self.search.setFont(theme.font("lead"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setItemDelegate(_HitPainter(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keys = words(self.tr("↑ ↓ to move    Enter to go    Esc to close"), "caption", muted=True)
        inside = column(self.search, (self.list, 1), keys, gap=8, margins=(16, 16, 16, 14))
        self.sheet = holder(inside, "card")
        self.sheet.setParent(self)
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(lambda item: self._go(item.data(_HIT)))
        window.installEventFilter(self)
        self._fit()
        self._find("")
        self.show()
        self.raise_()
        appear(self.sheet)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close, and give the keyboard back."""
        self.hide()
        if self._before and isValid(self._before):  # a page may have drawn itself anew meanwhile
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    # --- finding --------------------------------------------------------------------------------

    def _find(self, text: str) -> None:
        self.list.clear()
        for source in self._sources:
            hits = source.find(text.strip(), _MOST)
            if hits:
                head = QListWidgetItem(source.title)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(head)
            for hit in hits:
                item = QListWidgetItem(f"{hit.text}, {hit.where}" if hit.where else hit.text)
                item.setData(_HIT, hit)
                self.list.addItem(item)
        if not self.list.count():
            none = QListWidgetItem(self.tr("Nothing is called that."))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)
        self._choose_best(fold(text))

    def _choose_best(self, typed: str) -> None:
        """Choose the first name that begins as was typed, else the first hit."""
        for at in range(self.list.count()):
            hit = self.list.item(at).data(_HIT)
            if typed and hit and fold(hit.text).startswith(typed):
                self._move(1, start=at - 1)
                return
        self._move(1, start=-1)

    def _move(self, by: int, start: int | None = None) -> None:
        at = (self.list.currentRow() if start is None else start) + by
        while 0 <= at < self.list.count():
            if self.list.item(at).data(_HIT):
                self.list.setCurrentRow(at)
                said = self.list.item(at).text()
                self.search.setAccessibleDescription(said)
                return
            at += by

    def _go(self, hit: Hit | None) -> None:
        if hit:
            self.leave()
            hit.go()

    # --- keys and places ------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows, Enter and Esc from the field; follow the window's size."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            if event.key() in moves:
                self._move(moves[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                self._go(item.data(_HIT) if item else None)
                return True
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                if event.key() == Qt.Key.Key_Escape:
                    self.leave()
                return True
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._fit()
        return False

    def _fit(self) -> None:
        window = self._window
        self.resize(window.size())
        wide = min(theme.em(_WIDTH), window.width() - 40)
        tall = min(theme.em(_HEIGHT), window.height() - 60)
        self.sheet.resize(wide, tall)
        top = min(_TOP, window.height() - tall - 20)
        self.sheet.move((window.width() - wide) // 2, max(10, top))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside the sheet closes it."""
        if not self.sheet.geometry().contains(event.position().toPoint()):
            self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = QColor(10, 10, 12, 110 if scheme().name == "light" else 150)
        p = QPainter(self)
        p.fillRect(self.rect(), veil)
        p.end()


class _HitPainter(QStyledItemDelegate):
    """Icon, words, where, keys; a head of a group is one quiet line."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, theme.em(38 if index.data(_HIT) else 26))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        s, hit = scheme(), index.data(_HIT)
        r = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not isinstance(hit, Hit):
            write(painter, r.adjusted(4, 4, 0, 0), str(index.data()), s.muted, "caption")
        else:
            view = self.parent()
            is_on = isinstance(view, QListWidget) and index.row() == view.currentRow()
            is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
            _draw_hit(painter, r.adjusted(0, 1, -2, -1), hit, is_on=is_on, is_rtl=is_rtl)
        painter.restore()


def _draw_hit(p: QPainter, r: QRectF, hit: Hit, *, is_on: bool, is_rtl: bool) -> None:
    s, step = scheme(), "strong" if is_on else "body"
    if is_on:
        rounded(p, r, s.accent_soft, 8)
    left = r.right() - 33 if is_rtl else r.left() + 14
    place = QRectF(left, r.center().y() - 9.5, 19, 19)
    if hit.icon:
        draw_icon(p, hit.icon, place, s.accent_ink if is_on else s.muted)
    inner = r.adjusted(14, 0, -45, 0) if is_rtl else r.adjusted(45, 0, -14, 0)
    keys = width_of(hit.keys, "caption") + 12 if hit.keys else 0
    write(p, inner, hit.keys, s.muted, "caption", RIGHT)
    room = inner.width() - keys
    shown = elided(hit.text, step, room)
    write(p, inner, shown, s.text, step, LEFT)
    used = width_of(shown, step) + 12
    if room - used > 40:
        rest = inner.adjusted(0, 0, -used, 0) if is_rtl else inner.adjusted(used, 0, 0, 0)
        text = elided(hit.where, "caption", room - used)
        write(p, rest, text, s.muted, "caption", LEFT)

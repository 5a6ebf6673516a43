"""The papers in a list: one is shown, each says how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy

from lchost.ui import theme
from lchost.ui.icons import draw_icon
from lchost.ui.papers import PaperKind
from lchost.ui.theme import scheme
from lchost.ui.widgets.layout import column, emptied
from lchost.ui.widgets.painting import broken, height_of, mirrored, rounded, write

_HEIGHT = 50  # of two lines; each more makes it higher
_LINES = 2  # of the title and of what is said, at most
_ICON, _MARK = 20, 18  # pixels
_MARKS = {"": "circle-check", "attention": "triangle-alert", "neutral": "circle-dashed"}


class PaperChoice(QAbstractButton):
    """Icon, two lines or more, a mark.  The second turns to what needs a look."""

    def __init__(self, kind: PaperKind) -> None:
        super().__init__()
        self._kind, self._tone, self._note = kind, "", ""
        self._title: list[str] = []
        self._said: list[str] = []
        self.setCheckable(True)
        self.setFixedHeight(theme.em(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.tell(kind)

    def tell(self, kind: PaperKind, attention: str = "") -> None:
        """Show the facts of now; `attention` says what needs a look."""
        self._kind, self._note = kind, attention
        self._tone = "attention" if attention else "" if kind.is_ready else "neutral"
        self.setAccessibleName(f"{kind.title}, {attention or kind.sub}")
        self.setToolTip(self.accessibleName())
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Take the height of the words: a long title goes on in the next line."""
        room = self._room()
        self._title = broken(self._kind.title, "strong", room, _LINES)
        self._said = broken(self._note or self._kind.sub, "caption", room, _LINES)
        more = (len(self._title) - 1) * height_of("strong")
        more += (max(len(self._said), 1) - 1) * height_of("caption")
        self.setFixedHeight(theme.em(_HEIGHT) + round(more))

    def _room(self) -> float:
        """Return how wide the words may be."""
        return self.width() - theme.em(_ICON) - theme.em(_MARK) - 46

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """The list gives the width."""
        return QSize(120, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        s, p, r = scheme(), QPainter(self), QRectF(self.rect())
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_here, half = self.isChecked(), r.height() / 2
        if is_here or self.underMouse():
            rounded(p, r.adjusted(0, 1, 0, -1), s.accent_soft if is_here else s.sunken, 8)
        side, mark_side = theme.em(_ICON), theme.em(_MARK)
        icon = mirrored(self, QRectF(12, half - side / 2, side, side))
        draw_icon(p, self._kind.icon, icon, s.accent_ink if is_here else s.muted)
        ink = s.attention.ink if self._note else s.muted
        title, said = height_of("strong"), height_of("caption")
        left, wide = side + 24, self._room()
        y = (r.height() - title * len(self._title) - said * len(self._said)) / 2
        for line in self._title:
            place = mirrored(self, QRectF(left, y, wide, title))
            write(p, place, line, s.text, "strong" if is_here else "body")
            y += title
        for line in self._said:
            write(p, mirrored(self, QRectF(left, y, wide, said)), line, ink, "caption")
            y += said
        at = QRectF(r.width() - mark_side - 14, half - mark_side / 2, mark_side, mark_side)
        mark = mirrored(self, at)
        draw_icon(p, _MARKS[self._tone], mark, s.ink(self._tone or "welcome"))
        p.end()


class PaperList(QFrame):
    """Arrow keys move through the papers; the one they stand on is shown."""

    chosen = Signal(str)  # the key of a paper

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._choices: dict[str, PaperChoice] = {}
        self._box = column(gap=2)
        self.setLayout(column(self._box, None, margins=(10, 10, 10, 10)))

    def show_kinds(self, kinds: Sequence[PaperKind], here: str) -> None:
        """Show these papers, standing at one of them."""
        if list(self._choices) != [kind.key for kind in kinds]:
            self._make(kinds)
        for kind in kinds:
            self._choices[kind.key].tell(kind)
        if here in self._choices:
            self._choices[here].setChecked(True)

    def attend(self, kind: PaperKind, attention: str) -> None:
        """Say what needs a look on a paper."""
        if kind.key in self._choices:
            self._choices[kind.key].tell(kind, attention)

    def current(self) -> PaperChoice | None:
        """Return the one that is shown."""
        found = self._group.checkedButton()
        return found if isinstance(found, PaperChoice) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the paper above or below."""
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        move, here = moves.get(Qt.Key(event.key())), self.current()
        if move is None or here is None:
            super().keyPressEvent(event)
            return
        choices = list(self._choices.values())
        at = min(max(choices.index(here) + move, 0), len(choices) - 1)
        choices[at].setChecked(True)
        choices[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _make(self, kinds: Sequence[PaperKind]) -> None:
        for old in self._choices.values():
            self._group.removeButton(old)
        emptied(self._box)
        self._choices = {kind.key: PaperChoice(kind) for kind in kinds}
        for key, made in self._choices.items():
            self._group.addButton(made)
            self._box.addWidget(made)
            made.toggled.connect(lambda is_on, key=key: self._tell(key, is_on=is_on))

    def _tell(self, key: str, *, is_on: bool) -> None:
        if is_on:
            self.chosen.emit(key)

"""The badges of the people who are hardest to print, small, beneath the one on the bench."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lchost.ui import theme
from lchost.ui.badges.words import tr
from lchost.ui.theme import scheme
from lchost.ui.widgets import Mark, column, emptied, holder, row, scroll
from lchost.ui.widgets.painting import CENTRE, Painted, elided, pen, write

_HIGH, _WIDEST, _NAME_HIGH = 58, 150, 18


class Strip(QWidget):
    """A press shows that person's badge large."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._small: list[_Small] = []
        self._row = row(gap=8)
        self.title = _Said()
        self._mark = Mark("triangle-alert", "attention", 16)
        self._mark.hide()
        inside = scroll(holder(self._row))
        inside.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setFixedHeight(_HIGH + theme.em(_NAME_HIGH) + 20)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setLayout(column(row(self._mark, (self.title, 1), gap=6), inside, gap=4))

    def pixels(self, wide_mm: float, high_mm: float) -> QSize:
        """Return how large the pictures of labels of this size should be."""
        scale = min(_HIGH / high_mm, _WIDEST / wide_mm)
        size = QSizeF(wide_mm, high_mm) * scale * self.devicePixelRatioF()
        return size.toSize().expandedTo(QSize(8, 8))

    def show_badges(
        self, names: tuple[str, ...], pages: tuple[QImage, ...], *, made_up: bool
    ) -> None:
        """Show these; the one that was looked at stays."""
        said = tr("Nobody has a place yet: these people are made up.")
        self.title.say(said if made_up else tr("The hardest names of your list"))
        if len(names) != len(self._small):
            emptied(self._row)
            self._small = [_Small() for _ in names]
            for n, one in enumerate(self._small):
                one.clicked.connect(lambda _=False, n=n: self.choose(n))
                self._row.addWidget(one)
            self._row.addStretch(1)
        self.at = min(self.at, max(0, len(names) - 1))
        for n, one in enumerate(self._small):
            one.show_badge(names[n], pages[n], is_chosen=n == self.at)

    def show_note(self, text: str) -> None:
        """Say what would go wrong with these names, in the place of the title."""
        self._mark.setVisible(bool(text))
        if text:
            self.title.say(text)

    def choose(self, n: int) -> None:
        """Look at one of them."""
        self.at = n
        for m, one in enumerate(self._small):
            one.setChecked(m == n)
        self.chosen.emit(n)


class _Said(Painted):
    """One line that ends in "…" where there is no room; the pointer and screen readers get all."""

    def __init__(self) -> None:
        super().__init__(QSize(40, theme.em(18)), stretch=True)

    def say(self, text: str) -> None:
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.update()

    def draw(self, p: QPainter, r: QRectF) -> None:
        said = elided(self.accessibleName(), "caption", r.width())
        write(p, r, said, scheme().muted, "caption")


class _Small(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page: QImage | None = None
        self._name = ""

    def show_badge(self, name: str, page: QImage, *, is_chosen: bool) -> None:
        self._name = name or tr("No name")
        self._page = page
        size = (page.size() / self.devicePixelRatioF()).expandedTo(QSize(theme.em(40), 1))
        self.setFixedSize(size + QSize(8, theme.em(_NAME_HIGH) + 8))
        self.setAccessibleName(tr("Badge of {name}").format(name=self._name))
        self.setToolTip(self._name)
        self.setChecked(is_chosen)
        self.update()

    def paintEvent(self, _event: object) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        s = scheme()
        place = QRectF(self.rect()).adjusted(4, 4, -4, -4 - theme.em(_NAME_HIGH))
        if self._page:
            shown = QSizeF(self._page.size()).scaled(
                place.size(), Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRectF(
                place.center().x() - shown.width() / 2,
                place.center().y() - shown.height() / 2,
                shown.width(),
                shown.height(),
            )
        p.fillRect(place, QColor("#FFFFFF"))
        if self._page:
            p.drawImage(place, self._page)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(pen(s.accent, 2) if self.isChecked() else pen(s.line))
        p.drawRect(place)
        high = theme.em(_NAME_HIGH)
        name = QRectF(0, self.height() - high - 2, self.width(), high)
        ink = s.accent_ink if self.isChecked() else s.muted
        write(p, name, elided(self._name, "caption", self.width()), ink, "caption", CENTRE)
        p.end()

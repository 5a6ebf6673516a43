"""The badges of the people who are hardest to print, small, beneath the one on the bench."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lchost.ui import theme
from lchost.ui.badges.words import tr
from lchost.ui.theme import scheme
from lchost.ui.widgets import Mark, column, emptied, holder, row, scroll, words
from lchost.ui.widgets.painting import CENTRE, elided, pen, write

_HIGH, _NAME_HIGH = 58, 18


class Strip(QWidget):
    """A press shows that person's badge large."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.at = 0
        self._small: list[_Small] = []
        self._row = row(gap=8)
        self.title = words("", "caption", muted=True, wrap=True)
        self._mark = Mark("triangle-alert", "attention", 16)
        self._mark.hide()
        inside = scroll(holder(self._row))
        inside.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setFixedHeight(theme.em(_HIGH + _NAME_HIGH) + 12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setLayout(column(row(self._mark, (self.title, 1), gap=6), inside, gap=4))

    def show_badges(
        self, names: tuple[str, ...], pages: tuple[QImage, ...], *, made_up: bool
    ) -> None:
        """Show these; the one that was looked at stays."""
        said = tr("Nobody has a place yet: these people are made up.")
        self.title.setText(said if made_up else tr("The hardest names of your list"))
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
            self.title.setText(text)

    def choose(self, n: int) -> None:
        """Look at one of them."""
        self.at = n
        for m, one in enumerate(self._small):
            one.setChecked(m == n)
        self.chosen.emit(n)


class _Small(QAbstractButton):
    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page: QImage | None = None
        self._name = ""

    def show_badge(self, name: str, page: QImage, *, is_chosen: bool) -> None:
        self._name = name or tr("No name")
        high = theme.em(_HIGH)
        ratio = self.devicePixelRatioF()
        self._page = page.scaledToHeight(
            round(high * ratio), Qt.TransformationMode.SmoothTransformation
        )
        wide = max(theme.em(40), round(page.width() * high / max(1, page.height())))
        self.setFixedSize(QSize(wide + 8, high + theme.em(_NAME_HIGH) + 8))
        self.setAccessibleName(tr("Badge of {name}").format(name=self._name))
        self.setToolTip(self._name)
        self.setChecked(is_chosen)
        self.update()

    def paintEvent(self, _event: object) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        s = scheme()
        place = QRectF(self.rect()).adjusted(4, 4, -4, -4 - theme.em(_NAME_HIGH))
        p.fillRect(place, QColor("#FFFFFF"))
        if self._page:
            p.drawImage(place, self._page)
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(pen(s.accent, 2) if self.isChecked() else pen(s.line))
        p.drawRect(place)
        name = QRectF(0, place.bottom() + 2, self.width(), theme.em(_NAME_HIGH))
        ink = s.accent_ink if self.isChecked() else s.muted
        write(p, name, elided(self._name, "caption", self.width()), ink, "caption", CENTRE)
        p.end()

"""Small painted signs: icons, initials, pills, bars."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from lchost.ui import theme
from lchost.ui.icons import draw_icon
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import (
    CENTRE,
    Painted,
    elided,
    mirrored,
    pen,
    rounded,
    width_of,
    write,
)


class Mark(Painted):
    """An icon in the colour of a role: "text", "muted", "accent_ink" or a tone's name."""

    def __init__(self, name: str, role: str = "muted", size: int = 18, says: str = "") -> None:
        super().__init__(QSize(theme.em(size), theme.em(size)))
        self._name, self._role = name, role
        self.setAccessibleName(says)
        self.setToolTip(says)

    def show_icon(self, name: str, role: str, says: str = "") -> None:
        """Show another icon in the same place."""
        self._name, self._role = name, role
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.update()

    def draw(self, p: QPainter, r: QRectF) -> None:
        draw_icon(p, self._name, r, scheme().ink(self._role))


class Spot(Painted):
    """The one large icon of an empty page, on a round quiet ground."""

    def __init__(self, icon: str, size: int = 96) -> None:
        super().__init__(QSize(size, size))
        self._icon = icon

    def draw(self, p: QPainter, r: QRectF) -> None:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(scheme().accent_soft))
        p.drawEllipse(r)
        inset = r.width() * 0.29
        draw_icon(p, self._icon, r.adjusted(inset, inset, -inset, -inset), scheme().accent_ink)


class Avatar(Painted):
    """The first letter of a name on a quiet round ground."""

    def __init__(self, name: str, size: int = 32, *, is_new: bool = False) -> None:
        super().__init__(QSize(theme.em(size), theme.em(size)))
        self._letter, self._is_new = name.strip()[:1], is_new

    def draw(self, p: QPainter, r: QRectF) -> None:
        s = scheme()
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(s.accent_soft if self._is_new else s.sunken))
        p.drawEllipse(r.adjusted(1, 1, -1, -1))
        ink = s.accent_ink if self._is_new else s.muted
        write(p, r, self._letter, ink, "strong", CENTRE, r.height() / theme.em(36))


class Pill(Painted):
    """A short fact in a tone ("accent" too), with its icon.  Not for pressing: that is a chip."""

    def __init__(self, text: str, tone: str = "neutral", icon: str = "") -> None:
        super().__init__()
        self._text, self._tone, self._icon = text, tone, icon
        width, height = pill_size(text, icon)
        self.setFixedSize(round(width), round(height))
        self.setAccessibleName(text)

    def draw(self, p: QPainter, r: QRectF) -> None:
        ink, soft = scheme().pair(self._tone)
        is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        draw_pill(p, r, self._text, self._icon, (ink, soft), is_rtl=is_rtl)


def pill_size(text: str, icon: str) -> tuple[float, float]:
    """Return width and height of a pill."""
    tall = QFontMetricsF(theme.font("caption")).height() + 6
    return width_of(text, "caption") + (22 if icon else 0) + 20, tall


def draw_pill(
    p: QPainter, r: QRectF, text: str, icon: str, pair: tuple[str, str], *, is_rtl: bool
) -> None:
    """Draw a pill in an (ink, ground) pair; too long a text ends in "…"."""
    ink, soft = pair
    rounded(p, r, soft, r.height() / 2)
    inner = r.adjusted(10, 0, -10, 0)
    if icon:
        x = r.right() - 23 if is_rtl else r.left() + 8
        draw_icon(p, icon, QRectF(x, r.center().y() - 7.5, 15, 15), ink)
        inner = r.adjusted(8, 0, -28, 0) if is_rtl else r.adjusted(28, 0, -8, 0)
    write(p, inner, elided(text, "caption", inner.width() + 2), ink, "caption")


class Meter(Painted):
    """A share of a whole (0 to 1) as a bar, with a tick where the room stands."""

    def __init__(
        self,
        share: float,
        room: float | None = None,
        *,
        height: int = 8,
        role: str = "accent",
        says: str = "",
    ) -> None:
        super().__init__(QSize(60, height + 6), stretch=True)
        self._share, self._room, self._thick, self._role = share, room, height, role
        self.setAccessibleName(says)

    def show_share(self, share: float, says: str) -> None:
        """Show another share in the same place."""
        self._share = share
        self.setAccessibleName(says)
        self.update()

    def draw(self, p: QPainter, r: QRectF) -> None:
        s = scheme()
        track = QRectF(0, (r.height() - self._thick) / 2, r.width(), self._thick)
        rounded(p, track, s.line, self._thick / 2)
        if self._share > 0:
            part = QRectF(track)
            part.setWidth(max(track.width() * min(self._share, 1.0), self._thick))
            rounded(p, mirrored(self, part), s.ink(self._role), self._thick / 2)
        if self._room is not None:
            x = mirrored(self, QRectF(r.width() * self._room, 0, 0, 0)).x()
            for colour, thick in ((s.card, 4), (s.text, 2)):
                p.setPen(pen(colour, thick))
                p.drawLine(QPointF(x, 1), QPointF(x, r.height() - 1))


class Level(Painted):
    """A skill from 1 to 5 as five dots."""

    def __init__(self, level: int, says: str) -> None:
        super().__init__(QSize(5 * 18, 16))
        self._level = level
        self.setAccessibleName(says)
        self.setToolTip(says)

    def draw(self, p: QPainter, r: QRectF) -> None:
        s = scheme()
        for n in range(5):
            dot = mirrored(self, QRectF(n * 18 + 2, 2, 12, 12))
            if n < self._level:
                rounded(p, dot, s.accent, 6)
            else:
                rounded(p, dot.adjusted(1, 1, -1, -1), s.card, 5, s.edge)


class Legend(Painted):
    """A small square in a series' colour (None: the quiet one of all others), and its word."""

    def __init__(self, text: str, series: int | None) -> None:
        super().__init__()
        self._text, self._series = text, series
        tall = QFontMetricsF(theme.font("caption")).height()
        self.setFixedSize(round(width_of(text, "caption")) + 20, round(tall) + 2)
        self.setAccessibleName(text)

    def draw(self, p: QPainter, r: QRectF) -> None:
        square = mirrored(self, QRectF(0, r.height() / 2 - 5, 10, 10))
        quiet = scheme().muted
        rounded(p, square, quiet if self._series is None else scheme().series[self._series], 2)
        place = mirrored(self, QRectF(16, 0, r.width() - 16, r.height()))
        write(p, place, self._text, scheme().muted, "caption")

"""Draws a group's card: head, facts, the bar against the room's share, a line a person."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from lchost.grouping.cards import GroupView, MixPart, Seat
from lchost.ui import theme, wording
from lchost.ui.groups import card_words
from lchost.ui.groups.card_shape import PAD, Shape
from lchost.ui.groups.choice import Choice
from lchost.ui.groups.shown import Shown
from lchost.ui.icons import draw_icon
from lchost.ui.theme import scheme
from lchost.ui.widgets.painting import (
    CENTRE,
    elided,
    mirrored,
    pen,
    rounded,
    width_of,
    write,
)

_STEP = 9  # one fifth of a skill bar, in pixels of the usual text size
_ICON = 16
_SHOWN_LETTERS = 2  # of a value that is too long for its part of the bar
_BAR_AIR = 6
WHOLE = -1


@dataclass(frozen=True, slots=True)
class Target:
    """What lights up while somebody is dragged: a line, or the whole card; with a tone."""

    row: int = WHOLE
    tone: str = "accent"  # or "attention": it cannot be done


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that one picture of a card needs."""

    on: QWidget
    shown: Shown
    group: GroupView
    shape: Shape
    colours: tuple[str, ...]
    choice: Choice
    target: Target | None
    has_keyboard: bool

    def draw(self, p: QPainter, r: QRectF) -> None:
        """Draw the card into its place."""
        s = scheme()
        edge, ground = s.line, s.card
        if self.target and self.target.tone != "accent":
            edge = s.attention.ink
        elif self.target:
            edge = s.accent
            ground = s.accent_soft if self.target.row == WHOLE else s.card
        rounded(p, r.adjusted(1, 1, -1, -1), ground, 10, edge)
        self._draw_head(p, r)
        if self.shape.has_line:
            self._draw_line(p, r)
        if part := bar_of(self.group):
            self._draw_bar(p, r, part)
        for n, seat in enumerate(self.group.members):
            self._draw_seat(p, r, n, seat)
        if not self.group.members:
            place = self.shape.row(0, int(r.width()))
            write(p, self._at(place.adjusted(4, 0, 0, 0)), card_words.nobody(), s.muted)

    # --- the head -------------------------------------------------------------------------------

    def _draw_head(self, p: QPainter, r: QRectF) -> None:
        s, number = scheme(), wording.number(self.group.number)
        left = PAD + 2 + width_of(number, "title") + 10
        top, tall = PAD - 2, theme.em(42)
        write(p, self._at(QRectF(PAD + 2, top, left, tall)), number, s.text, "title")
        lock = self.shape.lock(int(r.width()))
        wide = lock.left() - left - 6
        first = self._at(QRectF(left, top + 2, wide, tall / 2))
        write(p, first, elided(card_words.title(self.group), "strong", wide), s.text, "strong")
        wide = r.width() - left - PAD
        second = self._at(QRectF(left, top + tall / 2, wide, tall / 2 - 2))
        write(p, second, elided(card_words.facts(self.group), "caption", wide), s.muted, "caption")
        icon = "lock" if self.group.is_locked else "lock-open"
        colour = s.accent_ink if self.group.is_locked else s.edge
        draw_icon(p, icon, self._at(lock.adjusted(3, 3, -3, -3)), colour)

    def _draw_line(self, p: QPainter, r: QRectF) -> None:
        place = self.shape.line(int(r.width()))
        said = card_words.line(self.group, self.shown)
        shown = elided(said, "caption", place.width())
        write(p, self._at(place), shown, scheme().muted, "caption")

    def _draw_bar(self, p: QPainter, r: QRectF, part: MixPart) -> None:
        s = scheme()
        whole, top, tall = r.width() - 2 * PAD, self.shape.bar_top, theme.em(16)
        there = sum(n for _, n in part.counts)
        x = float(PAD)
        for value, n in part.counts:
            wide = whole * n / there
            if n:
                place = self._at(QRectF(x, top, max(wide - 2, 1), tall))
                rounded(p, place, self._colour(value), 3)
                if said := _in_bar(value.strip(), wide):
                    write(p, place, said, s.card, "caption", CENTRE, 0.94)
            x += wide
        x = float(PAD)
        total = sum(part.shares) or 1.0
        for (value, _), share in zip(part.counts, part.shares, strict=True):
            wide = whole * share / total
            place = self._at(QRectF(x, top + tall + 4, max(wide - 2, 1), 3))
            rounded(p, place, self._colour(value), 1.5)
            x += wide

    def _colour(self, value: str) -> str:
        series = scheme().series
        if value in self.colours[: len(series)]:
            return series[self.colours.index(value)]
        return scheme().muted  # rarer values share one quiet colour

    # --- a person -------------------------------------------------------------------------------

    def _draw_seat(self, p: QPainter, r: QRectF, n: int, seat: Seat) -> None:
        s, place = scheme(), self.shape.row(n, int(r.width()))
        self._draw_state(p, place, n, seat)
        right = r.width() - PAD
        if seat.skill is not None:
            right -= 5 * theme.em(_STEP)
            self._draw_skill(p, right, place, round(seat.skill))
            right -= 8
        for icon, role in _marks(seat):
            side = theme.em(_ICON)
            right -= side
            box = QRectF(right, place.center().y() - side / 2, side, side)
            draw_icon(p, icon, self._at(box), s.ink(role))
            right -= 6
        room = right - PAD - 2
        name = self._at(QRectF(PAD, place.y(), room, place.height()))
        is_cut = seat.member_id in self.choice.cut
        write(p, name, elided(seat.name, "body", room), s.muted if is_cut else s.text)

    def _draw_state(self, p: QPainter, place: QRectF, n: int, seat: Seat) -> None:
        """Show whether somebody is chosen, cut, or dropped on."""
        s, inside = scheme(), place.adjusted(0, 1, 0, -1)
        if seat.member_id in self.choice.several:
            is_here = self.has_keyboard or len(self.choice.several) > 1
            rounded(p, self._at(inside), s.accent_soft if is_here else s.sunken, 6)
        if self.has_keyboard and seat.member_id == self.choice.member:
            rounded(p, self._at(inside.adjusted(0.5, 0, -0.5, 0)), s.accent_soft, 6, s.accent)
        if self.target and self.target.row == n:
            edge = s.accent if self.target.tone == "accent" else s.attention.ink
            rounded(p, self._at(inside.adjusted(0.5, 0, -0.5, 0)), s.accent_soft, 6, edge)
        if seat.member_id in self.choice.cut:
            dashed = pen(s.accent)
            dashed.setDashPattern([3, 3])
            p.setPen(dashed)
            p.setBrush(QColor(0, 0, 0, 0))
            p.drawRoundedRect(self._at(inside.adjusted(0.5, 0, -0.5, 0)), 6, 6)

    def _draw_skill(self, p: QPainter, x: float, place: QRectF, level: int) -> None:
        s, step = scheme(), theme.em(_STEP)
        full, empty, tall = QPainterPath(), QPainterPath(), theme.em(8)
        for n in range(5):
            box = QRectF(x + n * step, place.center().y() - tall / 2, step - 2, tall)
            (full if n < level else empty).addRoundedRect(self._at(box), 2, 2)
        p.fillPath(full, QColor(s.accent))
        p.fillPath(empty, QColor(s.line))

    def _at(self, place: QRectF) -> QRectF:
        return mirrored(self.on, place)


def _in_bar(value: str, wide: float) -> str:
    """Return a value whole where its part of the bar has the room, else its first letters."""
    tried = (value, value[:_SHOWN_LETTERS])
    return next((said for said in tried if width_of(said, "caption") + _BAR_AIR < wide), "")


def bar_of(group: GroupView) -> MixPart | None:
    """What the bar shows: the first mixed attribute that others may see, if anybody answered."""
    seen = (part for part in group.mix if not part.is_private)
    return next((part for part in seen if any(n for _, n in part.counts)), None)


def _marks(seat: Seat) -> list[tuple[str, str]]:
    marks = [("lock", "accent_ink", seat.is_locked), ("repeat", "attention", bool(seat.met))]
    marks.insert(1, ("heart-handshake", "accent_ink", seat.is_mentor))
    return [(icon, role) for icon, role, is_shown in marks if is_shown]

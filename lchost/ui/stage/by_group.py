"""By group: a card for each, with its number, what it is called, and who sits there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QCoreApplication

from lchost.grouping.showing import Seating, ShownGroup
from lchost.ui import wording
from lchost.ui.stage import measuring
from lchost.ui.stage.canvas import Canvas, Words
from lchost.ui.stage.find_table import BOTTOM, LETTERS, TOP
from lchost.ui.stage.foot import SIDE, apart

_PITCHES = (8.0, 7.2, 6.4, 5.8, 5.2, 4.7, 4.2, 3.8, 3.5)  # the last is the least that reads
_READS = 5.2  # of pitches: one that reads easily
_MORE_PAGES = 1.5  # times as many are worth that
_GAP, _PAD = 2.4, 2.4
_TOP, _END = 1.2, 0.8  # of a card: above the first name, under the last
_ONE_HEAD, _TWO_HEADS = 4.2, 7.2  # what it is called, its theme or leader, or both
_NUMBER, _AFTER = 7.0, 2.0  # its letters, and the room between it and the names
_MOST = 72  # names on one card; a larger group has another
_NARROWEST = 26.0  # a card, or a column of names in it
_SHRINKS = 0.7  # a long name becomes so much smaller before it takes a second line
_MORE = 0.8  # of the pitch, for a second line
_BOLD = 1.08  # times the width of usual letters
_HASTE = 0.3  # of pitch: eyes that jump between columns of a card lose so much
_GROUND = {"light": "#F7F5F1", "dark": "#211F1E"}


def tr(text: str) -> str:
    """Translate the words of the cards."""
    return QCoreApplication.translate("Stage", text)


@dataclass(frozen=True)
class Card:
    """A group, or a part of a large one."""

    group: ShownGroup
    names: tuple[str, ...]

    @property
    def more(self) -> str:
        """Its theme, and who leads it."""
        return "  ·  ".join(part for part in (self.group.theme, _led_by(self.group)) if part)

    @property
    def head(self) -> float:
        """How much of the card stands above its names."""
        said = bool(self.group.called) + bool(self.more)
        return _TOP + (0.0, _ONE_HEAD, _TWO_HEADS)[said]


@dataclass(frozen=True)
class GroupPlan:
    """All pages of cards, in one grid."""

    columns: int
    rows: int
    inner: int  # columns of names in a card
    pitch: float
    wide: float  # of a card
    tall: float
    figures: float  # the width of the numbers beside the names
    leaves: tuple[tuple[Card, ...], ...]

    @property
    def room(self) -> float:
        """The width of a name."""
        return _room(self.wide - self.figures, self.inner)


def cards(seating: Seating) -> list[Card]:
    """Return the cards in the order of their places; who is not named is counted."""
    found = []
    for group in seating.groups:
        names = [one.name for one in group.people if one.may_be_named]
        more = len(group.people) - len(names)
        if more:
            names.append(wording.counted(more, tr("and 1 more"), tr("and {n} more")))
        parts = max(1, ceil(len(names) / _MOST))
        each = ceil(len(names) / parts)
        found += [Card(group, tuple(names[n * each : (n + 1) * each])) for n in range(parts)]
    return found


def plan(seating: Seating, wide: float) -> GroupPlan:
    """Lay the cards out for a picture so many units wide.

    Few pages; half as many again where the letters of these would be hard to read.
    """
    shown = cards(seating)
    tried = [_in_grid(shown, columns, rows, wide) for columns, rows in _grids(len(shown), wide)]
    found = [(made, ease) for made, ease in tried if made is not None]
    if not found:
        return _one_by_one(shown, wide)
    most = min(len(made.leaves) for made, _ in found) * _MORE_PAGES
    few = [(made, ease) for made, ease in found if len(made.leaves) <= most]
    return min(few, key=lambda one: (-min(one[1], _READS), len(one[0].leaves), -one[1]))[0]


def _grids(count: int, wide: float) -> Iterator[tuple[int, int]]:
    """Yield the grids that may be tried: cards wide enough, and no row without a card."""
    for columns in (1, 2, 3, 4, 5):
        for rows in (1, 2, 3):
            is_wide = columns == 1 or _slot(wide, columns) >= _NARROWEST
            is_filled = columns <= count if rows == 1 else columns * (rows - 1) < count
            if is_wide and is_filled:
                yield columns, rows


def _in_grid(
    shown: Sequence[Card], columns: int, rows: int, wide: float
) -> tuple[GroupPlan | None, float]:
    """Return the pages in one grid, and how easily they read; None where names do not fit."""
    slot, tall = _slot(wide, columns), (BOTTOM - TOP - (rows - 1) * _GAP) / rows
    best, ease, figures = (0, 0.0), 0.0, _figures(shown)
    for inner in (1, 2, 3, 4):
        room = _room(slot - figures, inner)
        if inner > 1 and room < _NARROWEST:
            break
        pitch = _largest(shown, inner, room, tall)
        found = _ease(shown, pitch, room) - (inner - 1) * _HASTE if pitch else 0.0
        if pitch and (found > ease or not best[0]):
            best, ease = (inner, pitch), found
    if not best[0]:
        return None, 0.0
    leaves = _leaves(shown, columns * rows)
    return GroupPlan(columns, rows, *best, slot, tall, figures, leaves), ease


def _largest(shown: Sequence[Card], inner: int, room: float, tall: float) -> float:
    """Return the largest pitch at which every card holds its names; 0 where none does."""
    rooms = [(card, tall - card.head - _END) for card in shown]
    for pitch in _PITCHES:
        if all(ceil(len(card.names) / inner) * pitch <= high for card, high in rooms) and all(
            len(_columns(card.names, pitch, room, high)) <= inner for card, high in rooms
        ):
            return pitch
    return 0.0


def _ease(shown: Sequence[Card], pitch: float, room: float) -> float:
    """Return how large the letters come out on average, as a pitch."""
    sizes = [
        min(pitch, room / max(0.1, measuring.width(name) * LETTERS))
        for card in shown
        for name in card.names
    ]
    return sum(sizes) / max(1, len(sizes))


def _leaves(shown: Sequence[Card], size: int) -> tuple[tuple[Card, ...], ...]:
    """Return the cards in pages of about as many each."""
    pages = max(1, ceil(len(shown) / size))
    each = ceil(len(shown) / pages)
    return tuple(tuple(shown[n * each : (n + 1) * each]) for n in range(pages))


def _one_by_one(shown: Sequence[Card], wide: float) -> GroupPlan:
    """Lay out what fits nowhere, in a picture that is far too narrow: a card a page."""
    slot, figures = _slot(wide, 1), _figures(shown)
    inner = max(1, int((slot - figures) // _NARROWEST))
    return GroupPlan(1, 1, inner, _PITCHES[-1], slot, BOTTOM - TOP, figures, _leaves(shown, 1))


def _figures(shown: Sequence[Card]) -> float:
    """Return the width that the numbers take."""
    widest = max((measuring.width(_number(card)) for card in shown), default=0.6)
    return widest * _NUMBER * _BOLD + _AFTER


def _number(card: Card) -> str:
    return wording.number(card.group.place)


def _slot(wide: float, columns: int) -> float:
    return (wide - 2 * SIDE - (columns - 1) * _GAP) / columns


def _room(slot: float, inner: int) -> float:
    return (slot - 2 * _PAD - (inner - 1) * _PAD) / inner


def _columns(
    names: Sequence[str], pitch: float, room: float, tall: float
) -> list[list[tuple[str, float, int]]]:
    """Return the columns of a card's names: name, how far down, in how many lines."""
    found: list[list[tuple[str, float, int]]] = [[]]
    used = 0.0
    for name in names:
        lines = measuring.lines(name, pitch * LETTERS * _SHRINKS, room)
        high = pitch * (1 + (lines - 1) * _MORE)
        if used and used + high > tall + 0.01:
            found.append([])
            used = 0.0
        found[-1].append((name, used, lines))
        used += high
    return found


# --- drawing ------------------------------------------------------------------------------------


def draw_groups(canvas: Canvas, made: GroupPlan, page: int) -> None:
    """Draw one page of cards."""
    for n, card in enumerate(made.leaves[min(page, len(made.leaves) - 1)]):
        row, column = divmod(n, made.columns)
        x, y = SIDE + column * (made.wide + _GAP), TOP + row * (made.tall + _GAP)
        canvas.box(x, y, made.wide, made.tall, _GROUND[canvas.look.name], 2)
        _draw_head(canvas, made, card, x, y)
        _draw_names(canvas, made, card, x + made.figures, y + card.head)


def _draw_head(canvas: Canvas, made: GroupPlan, card: Card, x: float, y: float) -> None:
    """Draw the number, and beside it what the group is called, its theme, who leads it."""
    look, called, more = canvas.look, card.group.called, card.more
    number = Words(_NUMBER, look.accent_ink, bold=True, even=True)
    canvas.write(_number(card), x + _PAD, y + _TOP, made.figures, _NUMBER, number)
    left, room = x + _PAD + made.figures, made.wide - 2 * _PAD - made.figures
    if called:
        bold = Words(2.7, look.text, bold=True, least=1.9)
        canvas.write(called, left, y + _TOP, room, 3.6, bold)
    if more:
        under = _TOP + (3.6 if called else 0)
        quiet = Words(2.4, look.muted, least=1.9)
        canvas.write(more, left, y + under, room, 3.2, quiet)


def _led_by(group: ShownGroup) -> str:
    one = group.facilitator
    if one is None or not one.may_be_named:
        return ""
    said = tr("Host: {name}") if group.is_hosted else tr("with {name}")
    return said.format(name=apart(one.name))


def _draw_names(canvas: Canvas, made: GroupPlan, card: Card, x: float, y: float) -> None:
    pitch, size = made.pitch, made.pitch * LETTERS
    columns = _columns(card.names, pitch, made.room, made.tall - card.head - _END)
    for k, column in enumerate(columns[: made.inner]):
        left = x + _PAD + k * (made.room + _PAD)
        for name, down, lines in column:
            high = pitch * (1 + (lines - 1) * _MORE)
            words = Words(size, canvas.look.text, least=size * 0.5, lines=lines)
            canvas.write(name, left, y + down, made.room, high, words)

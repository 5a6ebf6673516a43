"""Find your table: everybody by name in columns, each with the number to look for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QCoreApplication

from lchost.grouping.showing import Seating, first_letters
from lchost.roster.matching import fold
from lchost.ui import wording
from lchost.ui.stage import measuring
from lchost.ui.stage.canvas import Canvas, Words
from lchost.ui.stage.foot import SIDE
from lchost.ui.widgets.painting import RIGHT

TOP, BOTTOM = 16.6, 84.6  # of the lists, between head and foot
_PITCHES = (9.0, 8.0, 7.2, 6.4, 5.6, 5.0, 4.6)  # of a line; the last reads from the back row
LETTERS = 0.66  # of the pitch
_SHRINKS = 0.85  # a long name becomes so much smaller before it takes a second line
_MORE = 0.78  # of the pitch, for a second line
_GAP = 5.0
_MOST_COLUMNS = 4
_WIDEST = 17.0  # times the letters: farther away the number belongs to nobody
_MOST_LETTERS = 12  # of a name, in a page's head
_FIT_AT_ONCE = 0.9  # so many names stand in one line; the others in two


def tr(text: str) -> str:
    """Translate the words of the lists."""
    return QCoreApplication.translate("Stage", text)


@dataclass(frozen=True)
class Entry:
    """A name and the number to look for."""

    name: str
    place: str


@dataclass(frozen=True)
class Line:
    """Where an entry stands on its page, in units."""

    entry: Entry
    column: int
    y: float
    lines: int


@dataclass(frozen=True)
class FindPlan:
    """All pages of the list, at one size of letters."""

    pitch: float
    columns: int
    wide: float  # of a column
    figures: float  # width of the numbers
    leaves: tuple[tuple[Line, ...], ...]

    @property
    def size(self) -> float:
        """The size of the letters."""
        return self.pitch * LETTERS


def entries(seating: Seating) -> list[Entry]:
    """Return whom the stage may name, in the order of their names."""
    found = [
        (one, Entry(one.name, wording.number(group.place)))
        for group in seating.groups
        for one in group.people
        if one.may_be_named
    ]
    return [entry for _, entry in sorted(found, key=lambda pair: (pair[0].folded, pair[1].name))]


def plan(seating: Seating, wide: float) -> FindPlan:
    """Lay out the pages for a picture so many units wide: few pages, then large letters."""
    listed, room = entries(seating), wide - 2 * SIDE
    longest = max((measuring.width(one.place) for one in listed), default=0.6)
    dense = list(_tried(listed, longest, _PITCHES[-1], room))
    fewest = min(dense, key=lambda made: len(made.leaves))
    for pitch in _PITCHES[:-1]:
        if len(listed) * pitch > len(fewest.leaves) * _MOST_COLUMNS * (BOTTOM - TOP):
            continue  # so many pages cannot hold them
        for made in _tried(listed, longest, pitch, room):
            if len(made.leaves) <= len(fewest.leaves):
                return made
    return fewest


def _tried(
    listed: Sequence[Entry], longest: float, pitch: float, wide: float
) -> Iterator[FindPlan]:
    figures = longest * pitch * LETTERS * 1.15 + 1
    for columns in _columns(listed, pitch, figures, wide):
        yield _laid(listed, pitch, columns, figures, wide)


def _columns(listed: Sequence[Entry], pitch: float, figures: float, wide: float) -> Iterator[int]:
    """Yield how many columns may be tried: few if they hold all, then as many as names allow."""
    widest = pitch * LETTERS * _WIDEST + figures
    most = max(1, min(_MOST_COLUMNS, int((wide + _GAP) / (widest + _GAP))))  # as wide as any is
    for count in range(most + 1, _MOST_COLUMNS + 1):
        room = (wide - (count - 1) * _GAP) / count - figures - 1
        needs = [measuring.width(one.name) * pitch * LETTERS for one in listed]
        in_one = sum(1 for need in needs if need <= room)
        if in_one < _FIT_AT_ONCE * len(needs):
            break
        most = count
    needed = ceil(len(listed) * pitch / (BOTTOM - TOP))
    yield from dict.fromkeys((min(most, max(2, needed)), most))


def _laid(
    listed: Sequence[Entry],
    pitch: float,
    columns: int,
    figures: float,
    wide: float,
) -> FindPlan:
    column = min((wide - (columns - 1) * _GAP) / columns, pitch * LETTERS * _WIDEST + figures)
    room = column - figures - 1
    size = pitch * LETTERS * _SHRINKS
    heights = [_tall(measuring.lines(one.name, size, room), pitch) for one in listed]
    leaves = _flow(listed, heights, columns, pitch, BOTTOM - TOP)
    limit = max(pitch, *heights, sum(heights) / (columns * len(leaves))) if heights else pitch
    while limit < BOTTOM - TOP:  # the same number of pages, evenly filled
        tried = _flow(listed, heights, columns, pitch, limit)
        if len(tried) == len(leaves):
            leaves = tried
            break
        limit += pitch
    return FindPlan(pitch, columns, column, figures, leaves)


def _tall(lines: int, pitch: float) -> float:
    return pitch * (1 + (lines - 1) * _MORE)


def _flow(
    listed: Sequence[Entry], heights: Sequence[float], columns: int, pitch: float, limit: float
) -> tuple[tuple[Line, ...], ...]:
    leaves: list[list[Line]] = [[]]
    column, used = 0, 0.0
    for entry, tall in zip(listed, heights, strict=True):
        if used and used + tall > limit + 0.01:
            column, used = column + 1, 0.0
        if column == columns:
            leaves.append([])
            column = 0
        lines = round((tall / pitch - 1) / _MORE) + 1
        leaves[-1].append(Line(entry, column, TOP + used, lines))
        used += tall
    return tuple(tuple(leaf) for leaf in leaves)


# --- drawing ------------------------------------------------------------------------------------


def letters_of(leaves: Sequence[Sequence[Line]], page: int) -> str:
    """Return which names a page has: "A – F"; "A – Ki" where the next one begins with "Ko"."""
    if not leaves[page]:
        return ""
    first, last = (line.entry.name for line in (leaves[page][0], leaves[page][-1]))
    before = _apart_from(leaves[page - 1][-1].entry.name, first) if page else 1
    after = _apart_from(last, leaves[page + 1][0].entry.name) if page + 1 < len(leaves) else 1
    longest, within = max(before, after), 1 if first == last else _apart_from(first, last)
    if longest > 1 and (first == last or within > 1):  # "Ko – Ku", not "Ko – K"
        before = after = max(longest, within)
    begin, end = first_letters(first, before), first_letters(last, after)
    return begin if begin == end else tr("{first} – {last}").format(first=begin, last=end)


def _apart_from(one: str, other: str) -> int:
    """Return how many letters tell two names apart that follow each other."""
    for count in range(1, _MOST_LETTERS):
        if fold(first_letters(one, count)) != fold(first_letters(other, count)):
            return count
    return _MOST_LETTERS


def draw_find(canvas: Canvas, made: FindPlan, page: int) -> None:
    """Draw one page of the list."""
    look, size, pitch = canvas.look, made.size, made.pitch
    room = made.wide - made.figures - 1
    for line in made.leaves[min(page, len(made.leaves) - 1)]:
        x = SIDE + line.column * (made.wide + _GAP)
        tall = _tall(line.lines, pitch)
        name = Words(size, look.text, least=size * 0.5, lines=line.lines)
        canvas.write(line.entry.name, x, line.y, room, tall, name)
        figure = Words(size * 1.12, look.accent_ink, bold=True, align=RIGHT, even=True)
        canvas.write(line.entry.place, x + room, line.y, made.figures + 1, tall, figure)
        canvas.box(x, line.y + tall - 0.1, made.wide, 0.12, look.line, 0.05)

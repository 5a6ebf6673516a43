"""My tables: a slip for every person with their place in each round; eight or ten to a sheet."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import Occasion, Printed
from lchost.paper.text.breaking import wrap
from lchost.paper.text.faces import Style
from lchost.paper.text.fitting import fit
from lchost.paper.text.script import clean, clusters
from lchost.paper.text.shaping import Line

_COLUMNS = 2
_FEW_ROUNDS = 4  # so many fit on the lower slips, of which a sheet has ten
_MOST_ROUNDS = 7  # in one column of a slip
_MARGIN_MM = 9.0
_NAME_PT = 18.0
_FACTS_PT, _FACTS_MM, _FACTS_LINES = 7.5, 3.1, 2  # of the head: from line to line, at most
_FACTS_LETTERS = 300  # two lines show no more
_LEAST_MORE_MM = 25.0  # where the table's name has less room, it is left out
_MORE_MM = 6.0  # and so high may it be
_TICK_MM = 4.0  # of the cut marks
_EDGE_MM = 4.0  # printers leave so much white


@dataclass(frozen=True)
class Stop:
    """Where somebody sits in one round; place 0: nowhere yet."""

    round_number: int
    place: int = 0
    is_table: bool = False
    more: str = ""  # what the table is called, or its theme


@dataclass(frozen=True)
class Slip:
    """One person's places."""

    name: str
    stops: tuple[Stop, ...]
    language: str = ""


def slips(occasion: Occasion, people: Sequence[Slip], page_size: str = "a4") -> Printed:
    """Return the slips in the order given, from the top left; cut marks stand between them."""
    wide, high = PAGES_MM[page_size]
    most = max((len(person.stops) for person in people), default=0)
    rows = 5 if most <= _FEW_ROUNDS else 4
    at_tables = any(stop.is_table for person in people for stop in person.stops)
    what = occasion.words.my_tables if at_tables else occasion.words.my_groups
    draw = Drawing(
        wide, high, what, occasion.community, occasion.words.language, han=occasion.house.han
    )
    slip_wide, slip_high = wide / _COLUMNS, high / rows
    facts = _facts(occasion, (slip_wide - 2 * _MARGIN_MM) * PT_PER_MM, draw.han)
    with draw.form("cuts"):
        _cut_marks(draw, rows)
    draw.stamp("cuts")
    for n, person in enumerate(people):
        page, slot = divmod(n, _COLUMNS * rows)
        if page + 1 > draw.pages:
            draw.next_page()
            draw.stamp("cuts")
        row, column = divmod(slot, _COLUMNS)
        x, y = column * slip_wide, row * slip_high
        _slip(draw, occasion, facts, person, x, y, slip_wide, slip_high)
    return Printed(draw.finish(), draw.pages)


def _cut_marks(draw: Drawing, rows: int) -> None:
    """Draw crosses where slips meet, and ticks at the edges."""
    middle, high = draw.wide_mm / 2, draw.high_mm / rows
    for n in range(1, rows):
        y = n * high
        for x in (_EDGE_MM, draw.wide_mm - _EDGE_MM - _TICK_MM, middle - _TICK_MM / 2):
            draw.line(x, y, x + _TICK_MM, y, look.HAIR, 0.25)
        draw.line(middle, y - _TICK_MM / 2, middle, y + _TICK_MM / 2, look.HAIR, 0.25)
    for y in (_EDGE_MM, draw.high_mm - _EDGE_MM - _TICK_MM):
        draw.line(middle, y, middle, y + _TICK_MM, look.HAIR, 0.25)


def _slip(
    draw: Drawing,
    occasion: Occasion,
    facts: Sequence[Line],
    person: Slip,
    x: float,
    y: float,
    wide: float,
    high: float,
) -> None:
    left, room = x + _MARGIN_MM, wide - 2 * _MARGIN_MM
    for n, line in enumerate(reversed(facts)):
        draw.place(line, left, y + 10.5 - n * _FACTS_MM, _FACTS_PT, look.STONE)
    name = fit(
        person.name,
        Style.BOLD,
        room * PT_PER_MM,
        11 * PT_PER_MM,
        _NAME_PT,
        language=person.language,
    )
    tall = (name.top_pt + name.bottom_pt) / PT_PER_MM
    base = y + 12.5 + (11 - tall) / 2 + name.top_pt / PT_PER_MM
    draw.block(name, left, base, look.TEXT)
    draw.line(left, y + 25, left + room, y + 25, occasion.house.ink, 0.4)
    columns = 1 if len(person.stops) <= _MOST_ROUNDS else 2
    each = ceil(len(person.stops) / columns)
    pitch = min(7.5, (high - 25 - 7.5) / max(1, each))
    for n, stop in enumerate(person.stops):
        column, row = divmod(n, each)
        at = left + column * room / columns
        _stop(
            draw,
            occasion,
            stop,
            at,
            y + 25 + (row + 1) * pitch,
            room / columns - 2,
            min(12.0, pitch * 1.9),
        )


def _facts(occasion: Occasion, wide_pt: float, han: str) -> tuple[Line, ...]:
    """Return the workshop and its day in two lines at most; a longer title loses its end."""
    day, title = occasion.words.day(occasion.starts_at.date()), clean(occasion.title)

    def lines(shown: str) -> tuple[Line, ...]:
        return wrap(f"{shown}  ·  {day}", Style.PLAIN, _FACTS_PT, wide_pt, han)

    letters = clusters(title[:_FACTS_LETTERS])
    if len(letters) == len(clusters(title)) and len(lines(title)) <= _FACTS_LINES:
        return lines(title)
    fits = bisect_right(
        range(1, len(letters)),
        _FACTS_LINES,
        key=lambda count: len(lines(_shortened(letters[:count]))),
    )
    return lines(_shortened(letters[: max(1, fits)]))


def _shortened(letters: Sequence[str]) -> str:
    """Return the beginning of a title up to its last whole word, where it has any."""
    text = "".join(letters)
    return f"{text.rpartition(' ')[0] or text}…"


def _stop(
    draw: Drawing,
    occasion: Occasion,
    stop: Stop,
    x: float,
    base: float,
    room: float,
    size_pt: float,
) -> None:
    """Write one line: the round, the table, and what it is called where that reads."""
    draw.text(
        occasion.words.round_no(stop.round_number),
        x,
        base,
        size_pt * 0.8,
        look.STONE,
        wide_mm=room * 0.24,
    )
    x += room * 0.26
    if not stop.place:
        draw.text(occasion.words.ask_host, x, base, size_pt * 0.8, look.STONE, wide_mm=room * 0.74)
        return
    said = occasion.words.place(stop.place, is_table=stop.is_table)
    took = draw.text(said, x, base, size_pt, occasion.house.ink, Style.BOLD, wide_mm=room * 0.34)
    left = room * 0.74 - took - 3
    if stop.more and left > _LEAST_MORE_MM:
        more = fit(
            stop.more,
            Style.PLAIN,
            left * PT_PER_MM,
            _MORE_MM * PT_PER_MM,
            size_pt * 0.75,
            2,
            draw.han,
        )
        down = (len(more.lines) - 1) * more.leading_pt / PT_PER_MM / 2
        draw.block(more, x + took + 3, base - down, look.STONE)

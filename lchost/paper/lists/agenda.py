"""The agenda: the day by the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import MARGIN_MM, Occasion, Printed, Running, room_mm, top_mm
from lchost.paper.text.breaking import wrap
from lchost.paper.text.faces import Style
from lchost.paper.text.shaping import Line


@dataclass(frozen=True)
class AgendaLine:
    """One item; `starts_at` is in the workshop's zone, `format` as in the plan."""

    starts_at: datetime
    minutes: int
    title: str
    format: str = ""
    leader: str = ""


@dataclass(frozen=True)
class _Row:
    """What stays on one page, and how it is drawn at a height of that."""

    high_mm: float
    draw: Callable[[Running, float], None]


def agenda(
    occasion: Occasion, lines: Sequence[AgendaLine], page_size: str = "a4", purpose: str = ""
) -> Printed:
    """Return the day by the clock."""
    wide = PAGES_MM[page_size][0] - 2 * MARGIN_MM
    pages: list[list[_Row]] = [[]]
    left_mm = most_mm = room_mm(page_size, 0)
    for rows in (
        *_aim(purpose, wide * PT_PER_MM, occasion.house.han),
        *(_AgendaItem(line, wide, occasion).rows() for line in lines),
    ):
        high_mm = sum(row.high_mm for row in rows)
        for part in [rows] if high_mm <= most_mm else [[row] for row in rows]:
            part_mm = sum(row.high_mm for row in part)
            if part_mm > left_mm and pages[-1]:
                pages.append([])
                left_mm = room_mm(page_size, 1)
            pages[-1] += part
            left_mm -= part_mm
    running = Running(occasion.words.agenda, occasion, page_size, len(pages))
    for page, shown in enumerate(pages):
        if page:
            running.next_page()
        y = top_mm(page)
        for row in shown:
            row.draw(running, y)
            y += row.high_mm
    return running.finish()


def _aim(purpose: str, wide_pt: float, han: str) -> Iterator[list[_Row]]:
    """Yield what the day is for, line by line, and the white under it."""
    if not purpose.strip():
        return
    for line in wrap(purpose, Style.PLAIN, 11, wide_pt, han):
        yield [_Row(5.6, _placed(line, 0, 4, 11, look.TEXT))]
    yield [_Row(6, lambda running, y: None)]


def _placed(
    line: Line, x_mm: float, down_mm: float, size_pt: float, colour: str
) -> Callable[[Running, float], None]:
    def draw(running: Running, y: float) -> None:
        running.drawing.place(line, running.left + x_mm, y + down_mm, size_pt, colour)

    return draw


class _AgendaItem:
    """One item, measured before it is drawn."""

    _SIZE_PT = 13.0
    _TITLE_X_MM = 22.0
    _LINE_MM = 5.9
    _EDGE_MM = 4.2  # over the first line, and under the last

    def __init__(self, line: AgendaLine, wide_mm: float, occasion: Occasion) -> None:
        self._line = line
        self._words, self._ink = occasion.words, occasion.house.ink
        room = (wide_mm - self._TITLE_X_MM - 22) * PT_PER_MM
        han = occasion.house.han
        self._title = wrap(line.title, Style.BOLD, self._SIZE_PT, room, han)
        facts = (self._words.format(line.format), line.leader)
        said = "  ·  ".join(fact for fact in facts if fact.strip())
        self._facts = wrap(said, Style.PLAIN, 10, room, han) if said else ()

    def rows(self) -> list[_Row]:
        """Return it line by line."""
        x = self._TITLE_X_MM
        return [
            _Row(self._EDGE_MM, self._draw_clock),
            *(
                _Row(self._LINE_MM, _placed(line, x, 4.4, self._SIZE_PT, look.TEXT))
                for line in self._title
            ),
            *(_Row(4.9, _placed(line, x, 3.9, 10, look.STONE)) for line in self._facts),
            _Row(self._EDGE_MM, self._draw_rule),
        ]

    def _draw_clock(self, running: Running, y: float) -> None:
        draw, base, wide = running.drawing, y + self._EDGE_MM + 4.4, self._TITLE_X_MM - 2
        clock = self._words.clock(self._line.starts_at)
        lasts = self._words.minutes(self._line.minutes)
        draw.text(clock, running.left, base, 13, self._ink, Style.BOLD, wide_mm=wide)
        draw.text(lasts, running.right, base, 10, look.STONE, align="right", wide_mm=wide)

    def _draw_rule(self, running: Running, y: float) -> None:
        bottom = y + self._EDGE_MM
        running.drawing.line(running.left, bottom, running.right, bottom, look.RULE, 0.15)

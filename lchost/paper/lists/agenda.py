"""The agenda: the day by the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import MARGIN_MM, Occasion, Printed, Running, room_mm, top_mm
from lchost.paper.text.breaking import wrap
from lchost.paper.text.faces import Style


@dataclass(frozen=True)
class AgendaLine:
    """One item; `starts_at` is in the workshop's zone, `format` as in the plan."""

    starts_at: datetime
    minutes: int
    title: str
    format: str = ""
    leader: str = ""


def agenda(
    occasion: Occasion, lines: Sequence[AgendaLine], page_size: str = "a4", purpose: str = ""
) -> Printed:
    """Return the day by the clock."""
    wide = PAGES_MM[page_size][0] - 2 * MARGIN_MM
    blocks = [_AgendaBlock(line, wide, occasion) for line in lines]
    aim = (
        wrap(purpose, Style.PLAIN, 11, wide * PT_PER_MM, occasion.house.han)
        if purpose.strip()
        else ()
    )
    aim_mm = len(aim) * 5.6 + 6 if aim else 0.0
    pages: list[list[_AgendaBlock]] = [[]]
    left_mm = room_mm(page_size, 0) - aim_mm
    for block in blocks:
        if block.high_mm > left_mm and pages[-1]:
            pages.append([])
            left_mm = room_mm(page_size, 1)
        pages[-1].append(block)
        left_mm -= block.high_mm
    running = Running(occasion.words.agenda, occasion, page_size, len(pages))
    for page, shown in enumerate(pages):
        if page:
            running.next_page()
        y = top_mm(page)
        if page == 0:
            for n, said in enumerate(aim):
                running.drawing.place(said, running.left, y + 4 + n * 5.6, 11, look.TEXT)
            y += aim_mm
        for block in shown:
            block.draw(running, y)
            y += block.high_mm
    return running.finish()


class _AgendaBlock:
    """One item, measured before it is drawn."""

    _SIZE_PT = 13.0
    _TITLE_X_MM = 22.0
    _LINE_MM = 5.9

    def __init__(self, line: AgendaLine, wide_mm: float, occasion: Occasion) -> None:
        self._line = line
        self._words, self._ink = occasion.words, occasion.house.ink
        room = (wide_mm - self._TITLE_X_MM - 22) * PT_PER_MM
        han = occasion.house.han
        self._title = wrap(line.title, Style.BOLD, self._SIZE_PT, room, han)
        facts = (self._words.format(line.format), line.leader)
        said = "  ·  ".join(fact for fact in facts if fact.strip())
        self._facts = wrap(said, Style.PLAIN, 10, room, han) if said else ()
        self.high_mm = 8.4 + len(self._title) * self._LINE_MM + len(self._facts) * 4.9

    def draw(self, running: Running, y: float) -> None:
        draw = running.drawing
        base = y + 8.6
        clock = self._words.clock(self._line.starts_at)
        lasts = self._words.minutes(self._line.minutes)
        wide = self._TITLE_X_MM - 2
        draw.text(clock, running.left, base, 13, self._ink, Style.BOLD, wide_mm=wide)
        draw.text(lasts, running.right, base, 10, look.STONE, align="right", wide_mm=wide)
        for line in self._title:
            x = running.left + self._TITLE_X_MM
            draw.place(line, x, base, self._SIZE_PT, look.TEXT)
            base += self._LINE_MM
        for line in self._facts:
            draw.place(line, running.left + self._TITLE_X_MM, base - 0.5, 10, look.STONE)
            base += 4.9
        bottom = y + self.high_mm
        draw.line(running.left, bottom, running.right, bottom, look.RULE, 0.15)

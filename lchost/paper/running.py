"""Pages of a list: the head that names the workshop, the foot that counts the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.scanback.layout import MarkedSheet
from lchost.paper.stationery import PLAIN, Stationery
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.fitting import fit
from lchost.paper.text.shaping import CAPITALS
from lchost.paper.words import Words, english

MARGIN_MM = 18.0
FIRST_TOP_MM = 56.0  # under the head of the first page
NEXT_TOP_MM = 31.0  # under the head of the others
FOOT_MM = 16.0
_LOGO_MM = (34.0, 12.0)  # the most that a logo takes in the head
_BESIDE_LOGO_MM = 4.0
_COUNT_MM = 60.0  # the most that the count of pages takes
_BEFORE_COUNT_MM = 5.0  # between the house's line and the count of pages
_CODE_MM = 20.0  # at the left of the foot, for the code of sheets that are read back
_PART_PT = 34.0  # reads from 3 m away, where the queues part
_CELL_AIR = 0.06  # of a row's height, over and under a name


@dataclass(frozen=True)
class Occasion:
    """The workshop as paper names it, the words that paper says, and what paper it is.

    Both moments are in the workshop's zone.
    """

    title: str
    starts_at: datetime
    ends_at: datetime
    community: str = ""
    place: str = ""
    words: Words = field(default_factory=english)
    house: Stationery = PLAIN

    @property
    def when(self) -> str:
        """Return "Saturday, 14 November 2026, 9:00–11:30"."""
        return self.words.when(self.starts_at, self.ends_at)


@dataclass(frozen=True)
class Printed:
    """A PDF, how many pages it has, and which sheets on them can be read back.

    `narrow` are the names on it whose letters had to be narrowed.
    """

    pdf: bytes
    pages: int
    sheets: tuple[MarkedSheet, ...] = ()
    narrow: tuple[str, ...] = ()


class Running:
    """A drawing of portrait pages with head and foot; the caller says how many there are.

    `part` stands large in the head where a list comes in several stacks: "A–K".
    """

    def __init__(
        self, what: str, occasion: Occasion, page_size: str, pages: int, part: str = ""
    ) -> None:
        wide, high = PAGES_MM[page_size]
        title, language = f"{what}: {occasion.title}", occasion.words.language
        self.drawing = Drawing(
            wide, high, title, occasion.community, language, han=occasion.house.han
        )
        self.left = MARGIN_MM
        self.right = wide - MARGIN_MM
        self._what = what
        self._occasion = occasion
        self._pages = pages
        self._part = part
        self._before = 0  # pages of the stacks before this one
        self._first_head()
        self._foot()

    def next_part(self, part: str, pages: int) -> None:
        """Begin the next stack on a page of its own; its pages are counted from 1."""
        self._before = self.drawing.pages
        self.drawing.next_page()
        self._part, self._pages = part, pages
        self._first_head()
        self._foot()

    def next_page(self) -> None:
        """Begin the next page with its small head."""
        self.drawing.next_page()
        wide = self.right - self.left
        what = f"{self._what}  {self._part}" if self._part else self._what
        said = self.drawing.text(
            what, self.right, 20, 9, look.STONE, align="right", wide_mm=wide * 0.3
        )
        self.drawing.text(
            self._occasion.title,
            self.left,
            20,
            9,
            look.TEXT,
            Style.BOLD,
            wide_mm=wide - said - 6,
        )
        self.drawing.line(self.left, 23.5, self.right, 23.5, self._occasion.house.ink, 0.5)
        self._foot()

    def finish(self) -> Printed:
        """Return the PDF."""
        draw = self.drawing
        return Printed(draw.finish(), draw.pages, narrow=tuple(draw.narrow))

    def _first_head(self) -> None:
        draw, wide = self.drawing, self.right - self.left
        house = self._occasion.house
        said = draw.text(
            self._what, self.right, 21, 10, house.ink, Style.BOLD, "right", wide_mm=wide * 0.4
        )
        left = self.left + letterhead(draw, house, self.left, 22.0, _LOGO_MM)
        room = self.right - left - said - 6
        name = self._occasion.community.upper()
        base = 18.6 if house.header else 21.0
        draw.spaced(name, left, base, 8, look.STONE, Style.BOLD, 0.12, wide_mm=room)
        draw.text(house.header, left, 23.0, 8, look.STONE, wide_mm=room)
        took = 0.0
        if self._part:
            took = 8 + draw.text(
                self._part, self.right, 37.5, _PART_PT, house.ink, Style.BOLD, "right", wide * 0.35
            )
        room = (wide - took) * PT_PER_MM
        title = fit(self._occasion.title, Style.BOLD, room, 15 * PT_PER_MM, 22, 2, house.han)
        down = (len(title.lines) - 1) * title.leading_pt / PT_PER_MM
        draw.block(title, self.left, 37.5 - down, look.TEXT)
        facts = [self._occasion.when, self._occasion.place]
        draw.text(
            "  ·  ".join(fact for fact in facts if fact.strip()),
            self.left,
            45,
            11,
            look.STONE,
            wide_mm=wide,
        )
        draw.line(self.left, 49.5, self.right, 49.5, self._occasion.house.ink, 0.7)

    def _foot(self) -> None:
        """Count the pages, and before that say the house's line: the left is for a code."""
        draw, base = self.drawing, self.drawing.high_mm - 10
        counted = self._occasion.words.page(draw.pages - self._before, self._pages)
        took = draw.text(counted, self.right, base, 8, look.STONE, Style.PLAIN, "right", _COUNT_MM)
        foot = self._occasion.house.foot
        end = self.right - took - _BEFORE_COUNT_MM
        wide = end - self.left - _CODE_MM
        draw.text(foot, end, base, 8, look.STONE, align="right", wide_mm=wide)


def letterhead(
    draw: Drawing, house: Stationery, x_mm: float, base_mm: float, most_mm: tuple[float, float]
) -> float:
    """Draw the logo on a line, and return how far what follows moves away from it."""
    if house.logo is None:
        return 0.0
    wide, high = house.logo.fitted(*most_mm)
    draw.picture(house.logo.mark, house.logo.at(wide), x_mm, base_mm - high, wide, high)
    return wide + _BESIDE_LOGO_MM


def room_mm(page_size: str, page: int) -> float:
    """Return how much height a page has for its list; page 0 has the large head."""
    top = FIRST_TOP_MM if page == 0 else NEXT_TOP_MM
    return PAGES_MM[page_size][1] - FOOT_MM - top


def top_mm(page: int) -> float:
    return FIRST_TOP_MM if page == 0 else NEXT_TOP_MM


def cell(
    draw: Drawing,
    text: str,
    x_mm: float,
    y_mm: float,
    wide_mm: float,
    high_mm: float,
    largest_pt: float,
    language: str = "",
    lines: int = 2,
) -> None:
    """Set a name in a row of a table, centred by its capitals, in so many lines if it must be."""
    air = high_mm * _CELL_AIR
    fitted = fit(
        text,
        Style.PLAIN,
        wide_mm * PT_PER_MM,
        (high_mm - 2 * air) * PT_PER_MM,
        largest_pt,
        lines,
        language or draw.han,
    )
    if not fitted.lines[0].runs:
        return
    if fitted.is_condensed:
        draw.narrow[text] = None
    tail = (len(fitted.lines) - 1) * fitted.leading_pt / PT_PER_MM
    capital = CAPITALS * fitted.size_pt / EM / PT_PER_MM
    base = y_mm + high_mm / 2 + (capital - tail) / 2
    base = min(base, y_mm + high_mm - air - fitted.bottom_pt / PT_PER_MM)
    base = max(base, y_mm + air + fitted.top_pt / PT_PER_MM)
    draw.block(fitted, x_mm, base, look.TEXT)

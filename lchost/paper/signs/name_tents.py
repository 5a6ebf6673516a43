"""Name tents: a sheet folded across the middle, with a name or a line to write it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import Occasion, Printed
from lchost.paper.text.faces import Style
from lchost.paper.text.fitting import fit

_MARGIN_MM = 16.0
_FOLD_MM = 9.0  # of the marks where the sheet is folded
_NAME_PT = 110.0
_NAME_MM = 80.0
_LINE_UP_MM = 42.0  # of the line to write on, from the foot


@dataclass(frozen=True)
class Tent:
    """Whose tent it is; without a name there is a line to write it on."""

    name: str = ""
    pronouns: str = ""
    language: str = ""


def name_tents(occasion: Occasion, tents: Sequence[Tent], page_size: str = "a4") -> Printed:
    """Return a page for each tent; folded in half, its name stands on both sides."""
    wide, high = PAGES_MM[page_size]
    words = occasion.words
    han = occasion.house.han
    draw = Drawing(wide, high, words.name_tents, occasion.community, words.language, han=han)
    upside_down = f"q -1 0 0 -1 {wide * PT_PER_MM:.3f} {high * PT_PER_MM:.3f} cm"
    for n, tent in enumerate(tents):
        if n:
            draw.next_page()
        _face(draw, occasion, tent)
        draw.raw(upside_down)
        _face(draw, occasion, tent)
        draw.raw("Q")
        for x in (0.0, wide - _FOLD_MM):
            draw.line(x, high / 2, x + _FOLD_MM, high / 2, look.HAIR, 0.25, 1.2)
    return Printed(draw.finish(), draw.pages)


def _face(draw: Drawing, occasion: Occasion, tent: Tent) -> None:
    """Draw the lower half of the sheet."""
    left, right, top = _MARGIN_MM, draw.wide_mm - _MARGIN_MM, draw.high_mm / 2
    wide, middle, end = right - left, draw.wide_mm / 2, draw.high_mm - _MARGIN_MM
    community = occasion.community.upper()
    head = top + 18
    draw.spaced(community, middle, head, 9, look.STONE, Style.BOLD, 0.12, "centre", wide)
    draw.text(occasion.title, middle, end, 11, look.STONE, align="centre", wide_mm=wide)
    if not tent.name.strip():
        draw.text(
            occasion.words.my_name_is,
            middle,
            head + 16,
            18,
            look.STONE,
            align="centre",
            wide_mm=wide,
        )
        draw.line(left, end - _LINE_UP_MM, right, end - _LINE_UP_MM, look.STONE, 0.4)
        return
    made = fit(
        tent.name,
        Style.BOLD,
        wide * PT_PER_MM,
        _NAME_MM * PT_PER_MM,
        _NAME_PT,
        lines=3,
        language=tent.language or draw.han,
    )
    tall = (made.top_pt + made.bottom_pt) / PT_PER_MM
    first = head + 8 + (_NAME_MM - tall) / 2 + made.top_pt / PT_PER_MM
    draw.block(made, middle, first, occasion.house.ink, "centre")
    y = end - 10
    draw.text(tent.pronouns, middle, y, 18, look.STONE, align="centre", wide_mm=wide)

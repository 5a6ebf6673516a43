"""Table cards: a sheet each, folded across the middle; the number reads from across the room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import Occasion, Printed
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.fitting import fit
from lchost.paper.text.shaping import CAPITALS

_MARGIN_MM = 15.0
_FOLD_MM = 9.0  # of the marks where the sheet is folded
# Letters of 6 mm read from 3 m (7 minutes of arc; 5 are an eye's usual limit).
_CALLED_PT, _THEME_PT, _SMALL_PT = 44.0, 30.0, 15.0


@dataclass(frozen=True)
class TableCard:
    """What stands on a table; `leader`: the line that says who leads it."""

    place: int
    is_table: bool = False
    called: str = ""
    theme: str = ""
    leader: str = ""


def table_cards(
    occasion: Occasion, cards: Sequence[TableCard], page_size: str = "a4", round_number: int = 0
) -> Printed:
    """Return a page for each card; it is folded in half and stands like a tent."""
    wide, high = PAGES_MM[page_size]
    words = occasion.words
    what = words.table_cards if any(card.is_table for card in cards) else words.group_cards
    draw = Drawing(wide, high, what, occasion.community, words.language, han=occasion.house.han)
    upside_down = f"q -1 0 0 -1 {wide * PT_PER_MM:.3f} {high * PT_PER_MM:.3f} cm"
    for n, card in enumerate(cards):
        if n:
            draw.next_page()
        _face(draw, occasion, card, round_number)
        draw.raw(upside_down)
        _face(draw, occasion, card, round_number)
        draw.raw("Q")
        for x in (0.0, wide - _FOLD_MM):
            draw.line(x, high / 2, x + _FOLD_MM, high / 2, look.HAIR, 0.25, 1.2)
    return Printed(draw.finish(), draw.pages)


def _face(draw: Drawing, occasion: Occasion, card: TableCard, round_number: int) -> None:
    """Draw the lower half of the sheet."""
    left, right, top = _MARGIN_MM, draw.wide_mm - _MARGIN_MM, draw.high_mm / 2
    wide, middle = right - left, draw.wide_mm / 2
    end = draw.high_mm - _MARGIN_MM
    head = top + 15
    words = occasion.words
    said = words.round_no(round_number) if round_number else ""
    took = draw.text(said, right, head, 12, look.STONE, align="right", wide_mm=wide * 0.3)
    community = occasion.community.upper()
    draw.spaced(community, left, head, 9, look.STONE, Style.BOLD, 0.12, wide_mm=wide - took - 6)
    word = words.table if card.is_table else words.group
    draw.text(word, middle, top + 31, 26, look.STONE, align="centre", wide_mm=wide)
    has_words = bool(card.called or card.theme)
    number_mm = 40.0 if has_words else 68.0
    base = top + 38 + number_mm
    draw.text(
        str(card.place),
        middle,
        base,
        number_mm * PT_PER_MM * EM / CAPITALS,
        occasion.house.ink,
        Style.BOLD,
        "centre",
        wide_mm=wide,
    )
    if card.leader:
        draw.text(
            card.leader,
            middle,
            end,
            _SMALL_PT,
            look.STONE,
            align="centre",
            wide_mm=wide,
        )
    if has_words:
        _words(draw, card, base + 7, end - (8 if card.leader else 0), wide)


def _words(draw: Drawing, card: TableCard, y: float, end: float, wide: float) -> None:
    """Set what the table is called and its theme into the room under the number."""
    room = end - y
    shares = [
        (card.called, Style.BOLD, _CALLED_PT, 0.46),
        (card.theme, Style.PLAIN, _THEME_PT, 0.54),
    ]
    parts = [part for part in shares if part[0].strip()]
    for text, style, largest, share in parts:
        high = room * (share if len(parts) > 1 else 1.0) - 2
        set_ = fit(text, style, wide * PT_PER_MM, high * PT_PER_MM, largest, 2, draw.han)
        tall = (set_.top_pt + set_.bottom_pt) / PT_PER_MM
        base = y + (high - tall) / 2 + set_.top_pt / PT_PER_MM
        draw.block(set_, draw.wide_mm / 2, base, look.TEXT, "centre")
        y += high + 2

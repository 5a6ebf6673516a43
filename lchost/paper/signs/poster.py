"""A door poster on paper: the code that never turns, the word, the Wi-Fi."""

from __future__ import annotations

from dataclasses import dataclass

from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.running import MARGIN_MM, Occasion, Printed, letterhead
from lchost.paper.text.faces import Style
from lchost.paper.text.fitting import fit

_STEPS_MM = 103.0  # from the code's end to the paper's
_CODE_TOP_MM = 92.0
_JOIN_MM = 34.0
_STEP_MM = 10.5
_LOGO_MM = (50.0, 13.0)


@dataclass(frozen=True)
class DoorPoster:
    """What the poster says.  Codes are texts of QR codes; without a Wi-Fi its fields are empty."""

    occasion: Occasion
    code: str
    word: str
    address: str
    wifi: str = ""
    password: str = ""
    join_code: str = ""


def door_poster(said: DoorPoster, page_size: str = "a4") -> Printed:
    """Return the poster on one page."""
    wide, high = PAGES_MM[page_size]
    title = f"{said.occasion.words.poster}: {said.occasion.title}"
    draw = Drawing(
        wide,
        high,
        title,
        said.occasion.community,
        said.occasion.words.language,
        han=said.occasion.house.han,
    )
    left, right = MARGIN_MM, wide - MARGIN_MM
    _head(draw, said.occasion, left, right)
    side = high - _CODE_TOP_MM - _STEPS_MM
    draw.qr((wide - side) / 2, _CODE_TOP_MM, side, said.code, look.BLACK)
    top = _CODE_TOP_MM + side + 16
    room = right - left - (_JOIN_MM + 10 if said.join_code else 0)
    _steps(draw, said, left, top, room)
    if said.join_code:
        draw.qr(right - _JOIN_MM, top - 4, _JOIN_MM, said.join_code, look.BLACK)
        middle = right - _JOIN_MM / 2
        wifi, under = said.occasion.words.wifi, top + _JOIN_MM + 3
        draw.text(wifi, middle, under, 10, look.STONE, align="centre", wide_mm=_JOIN_MM)
    _word(draw, said, left, high, right - left)
    return Printed(draw.finish(), draw.pages)


def _head(draw: Drawing, occasion: Occasion, left: float, right: float) -> None:
    wide = right - left
    community = occasion.community.upper()
    after = letterhead(draw, occasion.house, left, 23, _LOGO_MM)
    draw.spaced(community, left + after, 21, 9, look.STONE, Style.BOLD, 0.12, wide_mm=wide - after)
    title = fit(occasion.title, Style.BOLD, wide * PT_PER_MM, 19 * PT_PER_MM, 28, 2, draw.han)
    down = (len(title.lines) - 1) * title.leading_pt / PT_PER_MM
    draw.block(title, left, 43 - down, look.TEXT)
    facts = "  ·  ".join(fact for fact in (occasion.when, occasion.place) if fact.strip())
    draw.text(facts, left, 52, 12, look.STONE, wide_mm=wide)
    draw.line(left, 57, right, 57, occasion.house.ink, 0.7)
    said, ink = occasion.words.with_your_phone, occasion.house.ink
    draw.text(said, left, 76, 30, ink, Style.BOLD, wide_mm=wide)


def _steps(draw: Drawing, said: DoorPoster, left: float, top: float, room: float) -> None:
    words = said.occasion.words
    first = [words.join(said.wifi)] if said.wifi else []
    y = top
    for n, step in enumerate([*first, words.point_camera, words.find_name], 1):
        draw.text(str(n), left, y, 17, said.occasion.house.ink, Style.BOLD)
        draw.text(step, left + 9, y, 17, look.TEXT, wide_mm=room - 9)
        if n == 1 and said.wifi and said.password:
            y += 6
            draw.text(words.password(said.password), left + 9, y, 11, look.STONE, wide_mm=room - 9)
        y += _STEP_MM


def _word(draw: Drawing, said: DoorPoster, left: float, high: float, wide: float) -> None:
    words = said.occasion.words
    draw.text(words.type_at(said.address), left, high - 38, 12, look.STONE, wide_mm=wide)
    draw.text(said.word, left, high - 26, 30, said.occasion.house.ink, Style.BOLD, wide_mm=wide)
    draw.text(words.no_phone, left, high - 13, 11, look.STONE, wide_mm=wide)

"""The designs to begin with, for A4 and Letter, on their side or upright."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lchost.paper.badges.design import Align, Box, Design, Element, Side, Valign
from lchost.paper.certificates.geometry import tiles
from lchost.paper.certificates.stacks import (
    DETAILS,
    FACTS,
    FACTS_2,
    Row,
    box,
    coded,
    frame,
    logo,
    name,
    rule,
    seal,
    signatures,
    stacked,
    standing,
    text,
)
from lchost.paper.page_sizes import PAGES_MM
from lchost.paper.text.faces import Style

_GIVEN = "{given_to} · {given_to_2}"
_TOOK = "{took_part_in} · {took_part_in_2}"
_IVORY = "#FBF8F1"
Elements = tuple[Element, ...]


def starter(key: str, page_size: str = "a4") -> Design:
    """Return a design to begin with on a page of this size; the usual one where none is named."""
    kind = STARTERS.get(key) or STARTERS[USUAL]
    short, long = PAGES_MM[page_size]
    wide, high = (short, long) if kind.is_upright else (long, short)
    return Design(key or USUAL, wide, high, Side(kind.make(wide, high)))


def _classic(wide: float, high: float) -> Elements:
    """Ivory in two frames, a rosette that rises behind the name."""
    edge, inner, corner = 12.0, 14.4, 6.0
    is_upright = high > wide
    radius = min(84.0, wide / 2 - inner - 4)
    middle = (wide / 2, high / 2 - (20 if is_upright else 3))
    ground = (
        box(_inset(wide, high, edge), _IVORY),
        seal(_around(*middle, radius), "accent/18"),
        seal(_around(*middle, radius * 0.52), "ornament/38"),
        frame(_inset(wide, high, edge - 0.45), "accent", 0.9),
        frame(_inset(wide, high, inner - 0.15), "ornament", 0.3),
        *(
            one
            for x in (edge, wide - edge)
            for y in (edge, high - edge)
            for one in (
                box(_around(x, y, corner), "white", corner),
                seal(_around(x, y, corner - 0.6), "accent"),
            )
        ),
    )
    rows = (
        Row(logo(), 14.1, 1.4),
        Row(
            replace(standing(text("{community}", 12.5, "accent", Style.BOLD)), is_spaced=True), 5, 2
        ),
        Row(standing(text("{title}", 42, style=Style.SERIF_ITALIC, lines=2)), 19, 1),
        Row(text("{title_2}", 17, "muted", Style.SERIF_ITALIC), 7, 1),
        Row(text(_GIVEN, 13.5, "muted", Style.SERIF_ITALIC), 6.5, 2.5),
        Row(name(40 if is_upright else 58, Style.SERIF), 25, 2.5),
        Row(rule(), 0.5, 3, 80),
        Row(text(_TOOK, 13.5, "muted", Style.SERIF_ITALIC), 6.5, 1.5),
        Row(text("{workshop}", 23, style=Style.SERIF_BOLD, lines=2), 14, 1.5),
        Row(text(FACTS, 12), 5.6, 0.5),
        Row(text(FACTS_2, 10.5, "muted"), 5, 0.5),
        Row(text(DETAILS, 10.5), 5, 0.5),
        Row(text("{because}", 10, "muted"), 5, 0),
    )
    if is_upright:
        side, foot = 25.0, high - 86
        said = Box(side, 26, wide - 2 * side, foot - 6 - 26)
        code = Box(wide - side - 44, high - 72, 44, 49)
    else:
        side, foot = 35.0, high - 60
        said = Box(side, 19, wide - 2 * side, high - 65 - 19)
        code = Box(wide - 72, high - 64, 46, 49)
    hand = 30.0 if not is_upright else side
    hands = Box(hand, foot, code.left_mm - 8 - hand, high - 19.5 - foot)
    return (*ground, *stacked(rows, said), signatures(hands), *coded(code))


def _band(wide: float, high: float) -> Elements:
    """A broad band of the community's colour, everything else flush left."""
    if high > wide:
        return _band_upright(wide, high)
    band, left = 68.0, 86.0
    room = wide - left - 20
    white = replace(standing(text("{community}", 17, "white", Style.BOLD, 4)), valign=Valign.TOP)
    rows = (
        Row(standing(text("{title}", 30, style=Style.BOLD, lines=2)), 17, 0.5),
        Row(text("{title_2}", 14, "muted"), 6.5, 3),
        Row(text(_GIVEN, 12, "muted"), 6, 1),
        Row(name(48, Style.BOLD), 27, 3),
        Row(rule(), 1.6, 4, 26),
        Row(text(_TOOK, 12, "muted"), 6, 1),
        Row(text("{workshop}", 20, style=Style.BOLD, lines=2), 15, 2),
        Row(text("{when} · {hours} · {credits}", 11.5), 5.6, 0.5),
        Row(text(FACTS_2, 10.5, "muted"), 5.2, 0.5),
        Row(text("{place}", 11.5), 5.6, 0.5),
        Row(text(DETAILS, 10.5), 5.2, 0.5),
        Row(text("{because}", 10, "muted"), 5.2, 0),
    )
    return (
        box(Box(0, 0, band, high), "accent"),
        box(Box(band, 0, 2.6, high), "ornament"),
        seal(Box(5, high / 2 - 36, band - 10, band - 10), "accent/62"),
        replace(white, box=Box(12, 20, band - 22, 38)),
        *coded(Box(10, high - 66, band - 20, 49), colour="white"),
        replace(logo(), box=Box(wide - 20 - 56, 15, 56, 15), align=Align.RIGHT),
        *stacked(rows, Box(left, 33, room, high - 33 - 50), Align.LEFT),
        signatures(Box(left, high - 47, room, 32)),
    )


def _band_upright(wide: float, high: float) -> Elements:
    band, left = 76.0, 22.0
    room = wide - 2 * left
    white = replace(standing(text("{community}", 14, "white", Style.BOLD, 2)), valign=Valign.TOP)
    title = standing(text("{title}", 32, "white", Style.BOLD, 2))
    rows = (
        Row(text(_GIVEN, 12, "muted"), 6, 1),
        Row(name(46, Style.BOLD), 30, 3),
        Row(rule(), 1.6, 5, 26),
        Row(text(_TOOK, 12, "muted"), 6, 1),
        Row(text("{workshop}", 20, style=Style.BOLD, lines=3), 19, 3),
        Row(text("{when} · {hours} · {credits}", 11.5), 5.6, 0.8),
        Row(text(FACTS_2, 10.5, "muted"), 5.2, 0.8),
        Row(text("{place}", 11.5), 5.6, 0.8),
        Row(text("{topic_line} · {facilitator_line}", 10.5), 5.2, 0.8),
        Row(text("{licence_line} · {expires}", 10.5), 5.2, 0.8),
        Row(text("{because}", 10, "muted"), 5.2, 0),
    )
    foot = high - 72
    return (
        box(Box(0, 0, wide, band), "accent"),
        box(Box(0, band, wide, 2.6), "ornament"),
        seal(Box(wide - 68, 8, 60, 60), "accent/62"),
        replace(white, box=Box(left, 16, wide - 2 * left - 54, 15)),
        replace(title, box=Box(left, 36, wide - 2 * left - 50, 24), valign=Valign.BOTTOM),
        replace(text("{title_2}", 13, "white"), box=Box(left, 61, wide - 2 * left - 50, 7)),
        replace(logo(), box=Box(left, band + 10, 56, 15)),
        *stacked(rows, Box(left, band + 30, room, foot - 6 - band - 30), Align.LEFT),
        signatures(Box(left, foot, room - 54, 54)),
        *coded(Box(wide - left - 44, foot + 3, 44, 49)),
    )


def _letter(wide: float, high: float) -> Elements:
    """A quiet letter: wide margins, one fact a line."""
    left = 32.0
    room = wide - 2 * left
    small = text("{community}", 11, "muted", Style.SERIF, 2)
    head = replace(standing(small), box=Box(wide / 2, 24, wide / 2 - left, 14), align=Align.RIGHT)
    rows = (
        Row(standing(text("{title}", 25, "accent", Style.SERIF, 2)), 16, 0),
        Row(text("{title_2}", 14, "muted", Style.SERIF_ITALIC), 7, 4),
        Row(text(_GIVEN, 12.5, "muted", Style.SERIF_ITALIC), 6, 1),
        Row(name(36, Style.SERIF, "text"), 20, 3),
        Row(text(_TOOK, 12.5, "muted", Style.SERIF_ITALIC), 6, 1),
        Row(text("{workshop}", 18, style=Style.SERIF_BOLD, lines=2), 15, 3),
        Row(text("{when}", 12, style=Style.SERIF), 5.6, 0.6),
        Row(text("{when_2}", 12, "muted", Style.SERIF), 5.6, 0.6),
        Row(text("{hours} · {hours_2} · {credits}", 12, style=Style.SERIF), 5.6, 0.6),
        Row(text("{place}", 12, style=Style.SERIF), 5.6, 0.6),
        Row(text("{topic_line}", 12, style=Style.SERIF), 5.6, 0.6),
        Row(text("{facilitator_line} · {licence_line}", 12, style=Style.SERIF), 5.6, 0.6),
        Row(text("{because}", 11, style=Style.SERIF), 5.6, 0.6),
        Row(text("{expires} · {expires_2}", 12, style=Style.SERIF), 5.6, 0),
    )
    foot = high - 62
    return (
        replace(logo(), box=Box(left, 22, 60, 18)),
        replace(head, valign=Valign.MIDDLE),
        replace(rule("accent"), box=Box(left, 45, room, 0.35)),
        *stacked(rows, Box(left, 58, room, foot - 58 - 58), Align.LEFT),
        signatures(Box(left, foot - 54, room, 48)),
        replace(rule("ornament"), box=Box(left, foot, room, 0.35)),
        *coded(Box(left, foot + 7, room, 32), Align.LEFT, beside=True),
    )


def _shapes(wide: float, high: float) -> Elements:
    """Tiles with discs, rings and stripes, in the community's two colours and what is lighter."""
    is_upright = high > wide
    drawn, taken = tiles(wide, high)
    left = 20.0
    if is_upright:
        top, foot, right = taken + 12, high - 66, wide - left
        code = Box(right - 44, high - 62, 44, 49)
        hands = Box(left, foot - 2, code.left_mm - 8 - left, 52)
    else:
        top, foot, right = 16.0, high - 60, wide - taken - 14
        code = Box(right - 44, high - 60, 44, 49)
        hands = Box(left, foot + 6, code.left_mm - 8 - left, 40)
    rows = (
        Row(standing(text("{community}", 12, "accent", Style.BOLD)), 6, 4),
        Row(standing(text("{title}", 32, style=Style.BOLD, lines=2)), 20, 0.5),
        Row(text("{title_2}", 14, "muted"), 6.5, 2),
        Row(text(_GIVEN, 12, "muted"), 6, 1),
        Row(name(38 if is_upright else 48, Style.BOLD), 26, 3),
        Row(text(_TOOK, 12, "muted"), 6, 1),
        Row(text("{workshop}", 20, style=Style.BOLD, lines=2), 15, 2),
        Row(text(FACTS, 11.5), 5.6, 0.5),
        Row(text(FACTS_2, 10.5, "muted"), 5.2, 0.5),
        Row(text(DETAILS, 10.5), 5.2, 0.5),
        Row(text("{because}", 10, "muted"), 5.2, 0),
    )
    mark = Box(right - 50, top - 2, 50, 14)
    rows = (replace(rows[0], wide_mm=right - left - 56), *rows[1:])
    return (
        *drawn,
        replace(logo(), box=mark, align=Align.RIGHT),
        *stacked(rows, Box(left, top, right - left, foot - 4 - top), Align.LEFT),
        signatures(hands),
        *coded(code),
    )


def _inset(wide: float, high: float, by: float) -> Box:
    return Box(by, by, wide - 2 * by, high - 2 * by)


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)


@dataclass(frozen=True)
class Starter:
    """How a design is made, and whether its page stands upright."""

    make: Callable[[float, float], Elements]
    is_upright: bool = False


CLASSIC, BAND, LETTER, SHAPES = "classic", "band", "letter", "shapes"
USUAL = CLASSIC
STARTERS = {
    CLASSIC: Starter(_classic),
    BAND: Starter(_band),
    LETTER: Starter(_letter, is_upright=True),
    SHAPES: Starter(_shapes),
    "classic_upright": Starter(_classic, is_upright=True),
    "band_upright": Starter(_band, is_upright=True),
    "shapes_upright": Starter(_shapes, is_upright=True),
}

"""Parts of the designs to begin with: lines under each other, the code, who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lchost.paper.badges.design import Align, Box, Element, Valign, What
from lchost.paper.text.faces import Style

QR_MM = 32.0
_SIZES = (0.88, 1.2)  # letters grow and shrink with the page, within these
_NOWHERE = Box(0, 0, 1, 1)

FACTS = "{when} · {hours} · {credits} · {place}"
FACTS_2 = "{when_2} · {hours_2} · {expires_2}"
DETAILS = "{topic_line} · {facilitator_line} · {licence_line} · {expires}"


@dataclass(frozen=True)
class Row:
    """A line of a stack: how high, how much white under it; `wide_mm` where it is narrower."""

    element: Element
    high_mm: float
    gap_mm: float = 1.0
    wide_mm: float = 0.0


def stacked(rows: Sequence[Row], box: Box, align: Align = Align.CENTRE) -> tuple[Element, ...]:
    """Return elements under each other, which fill the height of a box."""
    scale = box.high_mm / sum(row.high_mm + row.gap_mm for row in rows)
    size = min(_SIZES[1], max(_SIZES[0], scale))
    top, made = box.top_mm, []
    for row in rows:
        is_line = row.element.what is What.LINE
        high = row.high_mm if is_line else row.high_mm * scale
        wide = row.wide_mm or box.wide_mm
        across = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align]
        place = Box(box.left_mm + (box.wide_mm - wide) * across, top, wide, high)
        points = round(row.element.size_pt * size, 1)
        made.append(replace(row.element, box=place, align=align, size_pt=points))
        top += (row.high_mm + row.gap_mm) * scale
    return tuple(made)


def text(
    words: str,
    size_pt: float,
    colour: str = "text",
    style: Style = Style.PLAIN,
    lines: int = 1,
) -> Element:
    """Words that move up into the room of what is empty above them."""
    return Element(
        What.TEXT,
        _NOWHERE,
        style,
        size_pt,
        colour=colour,
        text=words,
        lines=lines,
        grows=True,
    )


def standing(element: Element) -> Element:
    """The same, where it stays in its place."""
    return replace(element, grows=False)


def name(size_pt: float, style: Style, colour: str = "accent") -> Element:
    return Element(What.NAME, _NOWHERE, style, size_pt, colour=colour, lines=2, grows=True)


def logo() -> Element:
    return Element(What.LOGO, _NOWHERE)


def rule(colour: str = "ornament") -> Element:
    return Element(What.LINE, _NOWHERE, colour=colour)


def box(place: Box, fill: str, corner_mm: float = 0.0) -> Element:
    return Element(What.BOX, place, fill=fill, corner_mm=corner_mm)


def frame(place: Box, colour: str, pen_mm: float) -> Element:
    return Element(What.BOX, place, colour=colour, pen_mm=pen_mm)


def seal(place: Box, colour: str, fill: str = "") -> Element:
    return Element(
        What.SEAL, place, colour=colour, fill=fill, corner_mm=place.wide_mm / 2 if fill else 0.0
    )


def signatures(place: Box, align: Align = Align.LEFT) -> Element:
    return Element(What.SIGNATURES, place, align=align)


def coded(
    place: Box, align: Align = Align.CENTRE, colour: str = "muted", *, beside: bool = False
) -> tuple[Element, ...]:
    """The signed code with the number under it, or beside it, at the top of a box."""
    across = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[align]
    left = place.left_mm + (place.wide_mm - QR_MM) * across
    code = Element(What.QR, Box(left, place.top_mm, QR_MM, QR_MM))
    rows = (
        Row(standing(text("{number}", 9.5, colour)), 4.6, 0.4),
        Row(text("{issued_line}", 8, colour), 3.9, 0.3),
        Row(text("{replaces} · {duplicate}", 8, colour), 3.9, 0.3),
    )
    if beside:
        room = Box(left + QR_MM + 7, place.bottom_mm - 13, place.right_mm - left - QR_MM - 7, 13)
    else:
        room = Box(place.left_mm, place.top_mm + QR_MM + 3, place.wide_mm, 13)
    said = stacked(rows, room, Align.LEFT if beside else align)
    return (code, *(replace(one, valign=Valign.MIDDLE) for one in said))

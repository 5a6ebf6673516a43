"""A strip of tiles with discs, rings, stripes and dots, for a playful certificate."""

from __future__ import annotations

from collections.abc import Callable

from lchost.paper.badges.design import Box, Element, What

_COLUMNS, _ROWS = 2, 7  # of the strip, seen upright
Tile = Callable[[Box, str], list[Element]]


def tiles(wide: float, high: float) -> tuple[tuple[Element, ...], float]:
    """Return tiles at the right edge, or above on an upright page, and how deep they reach."""
    is_upright = high > wide
    long = wide if is_upright else high
    side = long / _ROWS
    made: list[Element] = []
    for n in range(_ROWS * _COLUMNS):
        along, deep = n // _COLUMNS * side, n % _COLUMNS * side
        left, top = (along, deep) if is_upright else (wide - 2 * side + deep, along)
        place = Box(left, top, side, side)
        draw, ground, ink = _PATTERN[n % len(_PATTERN)]
        if ground:
            made.append(_box(place, ground))
        made += draw(place, ink)
    return tuple(made), _COLUMNS * side


def _box(place: Box, fill: str, corner: float = 0.0) -> Element:
    return Element(What.BOX, place, fill=fill, corner_mm=corner)


def _share(of: Box, left: float, top: float, wide: float, high: float) -> Box:
    side = of.wide_mm
    return Box(of.left_mm + left * side, of.top_mm + top * side, wide * side, high * side)


def _disc(place: Box, ink: str) -> list[Element]:
    return [_box(_share(place, 0.1, 0.1, 0.8, 0.8), ink, place.wide_mm * 0.4)]


def _whole(place: Box, ink: str) -> list[Element]:
    return [_box(place, ink, place.wide_mm / 2)]


def _ring(place: Box, ink: str) -> list[Element]:
    side = place.wide_mm
    return [
        Element(
            What.BOX,
            _share(place, 0.12, 0.12, 0.76, 0.76),
            colour=ink,
            corner_mm=side * 0.38,
            pen_mm=side * 0.16,
        )
    ]


def _stripes(place: Box, ink: str) -> list[Element]:
    return [_box(_share(place, 0, n / 4, 1, 0.125), ink) for n in range(4)]


def _dots(place: Box, ink: str) -> list[Element]:
    corner = place.wide_mm * 0.13
    return [
        _box(_share(place, x, y, 0.26, 0.26), ink, corner) for x in (0.14, 0.6) for y in (0.14, 0.6)
    ]


def _half(place: Box, ink: str) -> list[Element]:
    return [_box(_share(place, 0, 0.5, 1, 0.5), ink)]


def _seal(place: Box, ink: str) -> list[Element]:
    return [Element(What.SEAL, _share(place, 0.08, 0.08, 0.84, 0.84), colour=ink, pen_mm=0.18)]


def _inner(place: Box, ink: str) -> list[Element]:
    return [_box(_share(place, 0.3, 0.3, 0.4, 0.4), ink, place.wide_mm * 0.2)]


# what is drawn, on which ground, in which ink
_PATTERN: tuple[tuple[Tile, str, str], ...] = (
    (_disc, "accent", "ornament"),
    (_stripes, "accent/14", "accent/55"),
    (_half, "ornament/30", "ornament"),
    (_ring, "accent/14", "accent"),
    (_dots, "ornament", "white"),
    (_whole, "accent/30", "accent"),
    (_seal, "accent", "ornament"),
    (_inner, "ornament/30", "accent"),
    (_ring, "ornament/30", "ornament"),
    (_disc, "accent", "accent/30"),
    (_stripes, "ornament", "ornament/55"),
    (_half, "accent/14", "accent"),
    (_whole, "accent", "ornament"),
    (_dots, "accent/30", "accent"),
)

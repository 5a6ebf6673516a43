"""The picture of an Open Badge: a medal that says what for, and from whom.

It names no recipient: the credential that is baked into it does.  As SVG, and as PNG for where
only that is taken; both are set alike.
"""

from __future__ import annotations

import html
import io
import math
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lchost import paths
from lchost.paper import look
from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.operators import rgb
from lchost.paper.pdfium import ONE_AT_A_TIME
from lchost.paper.text.faces import EM, Style
from lchost.paper.text.fitting import Fitted, fit
from lchost.paper.text.script import clean
from lchost.paper.text.shaping import CAPITALS

_WIDE_MM, _HIGH_MM = 100.0, 116.0
_X, _Y = 50.0, 49.0  # the middle of the disc
_FACE_MM, _RING_MM, _PEN_MM = 40.0, 37.4, 0.7
_OUT_MM, _IN_MM = 49.0, 43.5  # of the waves around it
_WAVES = 24
_RIBBON = ((30.0, 80.0), (22.0, 114.0), (33.0, 107.0), (41.0, 115.0), (50.0, 84.0))
_FONTS = {
    Style.BOLD: "font-family='Noto Sans,sans-serif' font-weight='700'",
    Style.SERIF_ITALIC: "font-family='Noto Serif Display,serif' font-style='italic'",
    Style.SERIF_BOLD: "font-family='Noto Serif Display,serif' font-weight='700'",
}

_Point = tuple[float, float]
_Curve = tuple[_Point, _Point, _Point]


@dataclass(frozen=True)
class MedalText:
    """What a medal says, and in which colours."""

    title: str
    workshop: str
    community: str = ""
    ink: str = look.INK
    accent: str = look.OCHRE
    language: str = ""


@dataclass(frozen=True)
class _Band:
    """Where a text stands: a band of the disc, and how it is set."""

    said: str
    style: Style
    top_mm: float
    bottom_mm: float
    wide_mm: float
    largest_pt: float
    colour: str
    lines: int = 2


@lru_cache(maxsize=16)
def svg(text: MedalText) -> bytes:
    """Return the medal as SVG."""
    said = (clean(one) for one in (text.title, text.workshop, text.community))
    label = html.escape(", ".join(filter(None, said)))
    shape = string.Template(paths.resource("credentials/medal.svg").read_text(encoding="utf-8"))
    return shape.substitute(
        wide=f"{_WIDE_MM:g}",
        high=f"{_HIGH_MM:g}",
        x=f"{_X:g}",
        y=f"{_Y:g}",
        face=f"{_FACE_MM:g}",
        ring=f"{_RING_MM:g}",
        pen=f"{_PEN_MM:g}",
        paper=look.IVORY,
        ink=text.ink,
        accent=text.accent,
        label=label,
        ribbons=" ".join(_svg_polygon(one) for one in _ribbons()),
        edge=_svg_edge(),
        lines="\n".join(line for band in _bands(text) for line in _svg_lines(band, text)),
    ).encode()


@lru_cache(maxsize=16)
def png(text: MedalText, wide_px: int = 600) -> bytes:
    """Return the medal as PNG, clear around it.  Takes about 0.2 s, once for all who get it."""
    import pypdfium2

    drawing = Drawing(_WIDE_MM, _HIGH_MM, text.title, text.community)
    _draw(drawing, text)
    out = io.BytesIO()
    with ONE_AT_A_TIME, pypdfium2.PdfDocument(drawing.finish()) as document:
        page = document[0]
        scale = wide_px / page.get_width()
        drawn = page.render(scale=scale, fill_color=(255, 255, 255, 0), rev_byteorder=True)
        drawn.to_pil().save(out, "PNG", optimize=True)
    return out.getvalue()


def _bands(text: MedalText) -> list[_Band]:
    return [
        _Band(text.community, Style.BOLD, 20, 28, 44, 11, text.ink),
        _Band(text.title, Style.SERIF_ITALIC, 31, 51, 64, 24, look.TEXT),
        _Band(text.workshop, Style.SERIF_BOLD, 56, 74, 58, 17, text.ink, 3),
    ]


# --- as PDF -------------------------------------------------------------------------------------


def _draw(draw: Drawing, text: MedalText) -> None:
    draw.raw(f"{rgb(text.accent)} rg")
    for corners in _ribbons():
        first, *rest = (draw.at(*corner) for corner in corners)
        draw.raw(f"{first} m " + " ".join(f"{one} l" for one in rest) + " h f")
    start, curves = _edge()
    path = " ".join(" ".join(draw.at(*point) for point in curve) + " c" for curve in curves)
    draw.raw(f"{rgb(text.ink)} rg {draw.at(*start)} m {path} h f")
    for radius, ring in ((_FACE_MM, False), (_RING_MM + _PEN_MM / 2, True)):
        box = (_X - radius, _Y - radius, 2 * radius, 2 * radius, radius)
        if ring:
            draw.outline(*box, text.accent, _PEN_MM)
        else:
            draw.pill(*box, look.IVORY)
    for band in _bands(text):
        if (fitted := _fitted(band, text)) is not None:
            draw.block(fitted, _X, _base(band, fitted), band.colour, "centre")


def _fitted(band: _Band, text: MedalText) -> Fitted | None:
    wide, high = band.wide_mm * PT_PER_MM, (band.bottom_mm - band.top_mm) * PT_PER_MM
    fitted = fit(band.said, band.style, wide, high, band.largest_pt, band.lines, text.language)
    return fitted if fitted.lines[0].runs else None


def _base(band: _Band, fitted: Fitted) -> float:
    """Return the first baseline that has the ink in the middle of the band."""
    tail = (len(fitted.lines) - 1) * fitted.leading_pt / PT_PER_MM
    capital = CAPITALS * fitted.size_pt / EM / PT_PER_MM
    return (band.top_mm + band.bottom_mm) / 2 + (capital - tail) / 2


# --- as SVG -------------------------------------------------------------------------------------


def _svg_lines(band: _Band, text: MedalText) -> Iterator[str]:
    fitted = _fitted(band, text)
    if fitted is None:
        return
    size = fitted.size_pt / PT_PER_MM
    for n, line in enumerate(fitted.lines):
        y = _base(band, fitted) + n * fitted.leading_pt / PT_PER_MM
        # a viewer without our letters takes others: they may not become wider than the disc
        most = line.width * size / EM
        yield (
            f'<text x="{_X:g}" y="{y:.2f}" font-size="{size:.2f}" text-anchor="middle"'
            f' textLength="{most:.2f}" lengthAdjust="spacingAndGlyphs" fill="{band.colour}"'
            f" {_FONTS[band.style]}>{html.escape(line.text)}</text>"
        )


def _svg_polygon(corners: tuple[_Point, ...]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in corners) + "Z"


def _svg_edge() -> str:
    start, curves = _edge()
    path = "".join("C" + " ".join(f"{x:.2f} {y:.2f}" for x, y in curve) for curve in curves)
    return f"M{start[0]:.2f} {start[1]:.2f}{path}Z"


# --- shapes, in millimetres from the top left ---------------------------------------------------


def _ribbons() -> list[tuple[_Point, ...]]:
    """Return the corners of the two ribbons; one is the other in a mirror."""
    return [_RIBBON, tuple((_WIDE_MM - x, y) for x, y in _RIBBON)]


@lru_cache(maxsize=1)
def _edge() -> tuple[_Point, tuple[_Curve, ...]]:
    """Return the waves around the disc: a start, and two curves a wave."""

    def point(angle: float, radius: float) -> _Point:
        return _X + radius * math.sin(angle), _Y - radius * math.cos(angle)

    step = math.pi / _WAVES
    curves = []
    for n in range(2 * _WAVES):
        here, there = (_OUT_MM, _IN_MM) if n % 2 == 0 else (_IN_MM, _OUT_MM)
        angle = n * step
        curves.append(
            (
                point(angle + step * 0.45, here),
                point(angle + step * 0.55, there),
                point(angle + step, there),
            )
        )
    return point(0, _OUT_MM), tuple(curves)

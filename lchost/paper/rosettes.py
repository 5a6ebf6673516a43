"""Rings of fine waves, the line work of banknotes, in a few hundred bytes.

A rosette of twelve petals is one petal drawn twelve times: the form holds a petal, pages turn it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from lchost.paper.drawing import PT_PER_MM, Drawing
from lchost.paper.operators import rgb

_PIECES = 5  # Bézier curves a petal; more cannot be seen
_INNER = 0.74
_WAVE = 0.26


@dataclass(frozen=True)
class Rosette:
    """How a rosette looks; it is drawn around a point of the page."""

    radius_mm: float
    petals: int
    lines: int
    colour: str
    pen_mm: float

    @property
    def key(self) -> str:
        return f"petal{self.petals}x{self.lines}at{self.radius_mm:g}in{self.colour.strip('#')}"


def define(drawing: Drawing, rosette: Rosette) -> None:
    """Add one petal to the document."""
    edge = rosette.radius_mm * PT_PER_MM + 1
    with drawing.form(rosette.key, (-edge, -edge, edge, edge)):
        drawing.raw(f"{rgb(rosette.colour)} RG {rosette.pen_mm * PT_PER_MM:.3f} w 1 J")
        drawing.raw(_petal(rosette) + " S")


def draw(drawing: Drawing, rosette: Rosette, x_mm: float, y_mm: float) -> None:
    """Draw the rosette around a point, from the petal that `define` has added."""
    at = drawing.at(x_mm, y_mm)
    for turn in _turns(rosette.petals):
        drawing.raw(f"q {turn} {at} cm")
        drawing.stamp(rosette.key)
        drawing.raw("Q")


@lru_cache(maxsize=16)
def _turns(petals: int) -> tuple[str, ...]:
    """Return the matrix of each petal, without its place."""
    angles = [2 * math.pi * n / petals for n in range(petals)]
    pairs = [(math.cos(angle), math.sin(angle)) for angle in angles]
    return tuple(f"{c:.6f} {s:.6f} {-s:.6f} {c:.6f}" for c, s in pairs)


@lru_cache(maxsize=16)
def _petal(rosette: Rosette) -> str:
    """Return one petal of every line as a path around the origin."""
    radius = rosette.radius_mm * PT_PER_MM
    step = 2 * math.pi / rosette.petals / _PIECES
    out: list[str] = []
    for line in range(rosette.lines):
        phase = 2 * math.pi * line / rosette.lines
        height = _WAVE * (0.55 + 0.45 * math.cos(phase))
        x, y, dx, dy = _point(radius, rosette.petals, height, phase, 0)
        out.append(f"{x:.2f} {y:.2f} m")
        for piece in range(1, _PIECES + 1):
            to = _point(radius, rosette.petals, height, phase, piece * step)
            third = step / 3
            out.append(
                f"{x + dx * third:.2f} {y + dy * third:.2f}"
                f" {to[0] - to[2] * third:.2f} {to[1] - to[3] * third:.2f}"
                f" {to[0]:.2f} {to[1]:.2f} c"
            )
            x, y, dx, dy = to
    return " ".join(out)


def _point(
    radius: float, petals: int, height: float, phase: float, angle: float
) -> tuple[float, float, float, float]:
    """Return a point of the wave and its slope by the angle."""
    wave = petals * angle + phase
    away = radius * (_INNER + height * math.cos(wave))
    grows = -radius * height * petals * math.sin(wave)
    c, s = math.cos(angle), math.sin(angle)
    return (away * c, away * s, grows * c - away * s, grows * s + away * c)

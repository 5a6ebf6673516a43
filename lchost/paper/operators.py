"""PDF operators: what colours, shapes and codes are in the file's own words."""

from __future__ import annotations

from functools import lru_cache

from lchost.paper import qr

ARC = 0.5523  # where a Bézier curve's handles lie for a quarter of a circle of radius 1


@lru_cache(maxsize=256)
def rgb(colour: str) -> str:
    """Return "#RRGGBB" as PDF operands."""
    return " ".join(f"{int(colour[n : n + 2], 16) / 255:.4g}" for n in (1, 3, 5))


@lru_cache(maxsize=256)
def rounded(wide: float, high: float, radius: float) -> str:
    """Return a rectangle with round corners from the origin, in points, as a path."""
    k = radius * (1 - ARC)
    points = [
        f"{radius:.3f} 0 m {wide - radius:.3f} 0 l",
        f"{wide - k:.3f} 0 {wide:.3f} {k:.3f} {wide:.3f} {radius:.3f} c",
        f"{wide:.3f} {high - radius:.3f} l",
        f"{wide:.3f} {high - k:.3f} {wide - k:.3f} {high:.3f} {wide - radius:.3f} {high:.3f} c",
        f"{radius:.3f} {high:.3f} l",
        f"{k:.3f} {high:.3f} 0 {high - k:.3f} 0 {high - radius:.3f} c",
        f"0 {radius:.3f} l 0 {k:.3f} {k:.3f} 0 {radius:.3f} 0 c h",
    ]
    return " ".join(points)


@lru_cache(maxsize=4096)
def bars(text: str) -> str:
    """Return the dark modules of a text's code as one path."""
    return path_of(qr.fitting(text))


def path_of(symbol: qr.Symbol) -> str:
    """Return a code's dark modules as one path, a module a unit."""
    return " ".join(f"{x} {y} {long} 1 re" for x, y, long in symbol.bars)

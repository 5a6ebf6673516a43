"""Shapes on a page, in millimetres from its top left, as PDF operators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lchost.paper import qr
from lchost.paper.operators import bars, path_of, rgb, rounded

PT_PER_MM = 72 / 25.4


class Shapes:
    """Draws rectangles, lines and codes on the page that a canvas of reportlab is at."""

    def __init__(self, canvas: Any, wide_mm: float, high_mm: float) -> None:
        self.wide_mm, self.high_mm = wide_mm, high_mm
        self._canvas, self._high_pt = canvas, high_mm * PT_PER_MM

    def fill(self, x_mm: float, y_mm: float, wide_mm: float, high_mm: float, colour: str) -> None:
        """Fill a rectangle."""
        self.raw(f"{rgb(colour)} rg {self._box(x_mm, y_mm, wide_mm, high_mm)} re f")

    def pill(
        self,
        x_mm: float,
        y_mm: float,
        wide_mm: float,
        high_mm: float,
        radius_mm: float,
        colour: str,
    ) -> None:
        """Fill a rectangle with round corners."""
        path = self._round(x_mm, y_mm, wide_mm, high_mm, radius_mm)
        self.raw(f"q {path[0]} cm {rgb(colour)} rg {path[1]} f Q")

    def frame(
        self,
        x_mm: float,
        y_mm: float,
        wide_mm: float,
        high_mm: float,
        colour: str,
        pen_mm: float,
    ) -> None:
        """Stroke a rectangle."""
        pen = f"{rgb(colour)} RG {pen_mm * PT_PER_MM:.3f} w"
        self.raw(f"{pen} {self._box(x_mm, y_mm, wide_mm, high_mm)} re S")

    def outline(
        self,
        x_mm: float,
        y_mm: float,
        wide_mm: float,
        high_mm: float,
        radius_mm: float,
        colour: str,
        pen_mm: float,
    ) -> None:
        """Stroke a rectangle with round corners, the whole pen inside it."""
        half = pen_mm / 2
        radius_mm = max(0.0, radius_mm - half)
        path = self._round(x_mm + half, y_mm + half, wide_mm - pen_mm, high_mm - pen_mm, radius_mm)
        self.raw(f"q {path[0]} cm {rgb(colour)} RG {pen_mm * PT_PER_MM:.3f} w {path[1]} S Q")

    def line(
        self,
        x_mm: float,
        y_mm: float,
        to_x_mm: float,
        to_y_mm: float,
        colour: str,
        pen_mm: float,
        dash_mm: float = 0,
    ) -> None:
        """Draw a straight line, dashed where `dash_mm` says so."""
        dash = f"[{dash_mm * PT_PER_MM:.2f}] 0 d" if dash_mm else "[] 0 d"
        self.raw(
            f"{rgb(colour)} RG {pen_mm * PT_PER_MM:.3f} w {dash}"
            f" {self.at(x_mm, y_mm)} m {self.at(to_x_mm, to_y_mm)} l S"
        )

    def raw(self, operators: str) -> None:
        """Add PDF operators to the page as they are."""
        self._canvas._code.append(operators)

    def recorded(self, draw: Callable[[], None]) -> str:
        """Draw, and return the operators, which draw the same again; pictures must be away."""
        code = self._canvas._code
        begin = len(code)
        draw()
        return "\n".join(code[begin:])

    def at(self, x_mm: float, y_mm: float) -> str:
        """Return a point as PDF operands."""
        return f"{x_mm * PT_PER_MM:.3f} {self._high_pt - y_mm * PT_PER_MM:.3f}"

    def qr(self, x_mm: float, y_mm: float, side_mm: float, text: str, colour: str) -> None:
        """Draw a QR code; `side_mm` is the symbol without its white border."""
        self._modules(x_mm, y_mm, side_mm, qr.fitting(text).modules, bars(text), colour)

    def signed_qr(self, x_mm: float, y_mm: float, side_mm: float, text: str, colour: str) -> None:
        """Draw the code of a certificate, likewise."""
        symbol = qr.signed_symbol(text)
        self._modules(x_mm, y_mm, side_mm, symbol.modules, path_of(symbol), colour)

    def _modules(
        self, x_mm: float, y_mm: float, side_mm: float, modules: int, path: str, colour: str
    ) -> None:
        step = side_mm * PT_PER_MM / modules
        self.raw(
            f"q {step:.5f} 0 0 {-step:.5f} {self.at(x_mm, y_mm)} cm {rgb(colour)} rg {path} f Q"
        )

    def _round(
        self, x_mm: float, y_mm: float, wide_mm: float, high_mm: float, radius_mm: float
    ) -> tuple[str, str]:
        """Return where a rectangle with round corners is drawn, and its path from there."""
        wide, high, radius = (mm * PT_PER_MM for mm in (wide_mm, high_mm, radius_mm))
        return f"1 0 0 1 {self.at(x_mm, y_mm + high_mm)}", rounded(wide, high, radius)

    def _box(self, x_mm: float, y_mm: float, wide_mm: float, high_mm: float) -> str:
        corner = self.at(x_mm, y_mm + high_mm)
        return f"{corner} {wide_mm * PT_PER_MM:.3f} {high_mm * PT_PER_MM:.3f}"

"""Draws what a sheet needs to be read back, and remembers where: marks, code, boxes, areas."""

from __future__ import annotations

from lchost.paper import look
from lchost.paper.drawing import Drawing
from lchost.paper.scanback import sheet_code
from lchost.paper.scanback.layout import BOX_MM, FAR_MM, Area, Box, Layout, MarkedSheet

MARK_MM = 2.8  # the outer radius of a mark: a ring around a disc …
HOLLOW_MM = 1.9  # … the white between begins here …
DISC_MM = 1.0  # … and ends here.  A QR code's own corners have a larger disc: they are not taken
INSET_MM = 13.0  # of a mark's middle from the sheet's edges: no printer reaches the last 9 mm
CODE_MM = 15.0
_FRAME_MM = 0.3


class Marking:
    """One sheet being drawn; places are the page's, `x_mm` and `y_mm` the sheet's own corner."""

    def __init__(
        self,
        draw: Drawing,
        wide_mm: float,
        high_mm: float,
        x_mm: float = 0.0,
        y_mm: float = 0.0,
        inset_mm: float = INSET_MM,
    ) -> None:
        self._draw = draw
        self._wide, self._high = wide_mm, high_mm
        self._x, self._y = x_mm, y_mm
        left, right = inset_mm, wide_mm - inset_mm
        top, bottom = inset_mm, high_mm - inset_mm
        self._marks = ((left, top), (right, top), (right, bottom), (left, bottom))
        self._code_at = (0.0, 0.0, CODE_MM)
        self._boxes: list[Box] = []
        self._areas: list[Area] = []
        for x, y in self._marks:
            _mark(draw, x_mm + x, y_mm + y)

    def keep_code_at(self, x_mm: float, y_mm: float, side_mm: float = CODE_MM) -> None:
        """Say where the code goes; the white around it, four modules, is the caller's to keep."""
        self._code_at = (x_mm - self._x, y_mm - self._y, side_mm)

    def box(
        self,
        key: str,
        x_mm: float,
        y_mm: float,
        side_mm: float = BOX_MM,
        over_mm: float = FAR_MM,
    ) -> None:
        """Draw a box to tick; `over_mm` of white paper are over it."""
        self._draw.frame(x_mm, y_mm, side_mm, side_mm, look.TEXT, _FRAME_MM)
        self._boxes.append(Box(key, x_mm - self._x, y_mm - self._y, side_mm, over_mm))

    def area(self, key: str, x_mm: float, y_mm: float, wide_mm: float, high_mm: float) -> None:
        """Remember a place to write in; nothing is drawn."""
        self._areas.append(Area(key, x_mm - self._x, y_mm - self._y, wide_mm, high_mm))

    def copy(self) -> MarkedSheet:
        """Draw a code of its own on this page, and return the sheet that it names."""
        x, y, side = self._code_at
        code = sheet_code.new()
        text = sheet_code.text(code)
        self._draw.qr(self._x + x, self._y + y, side, text, look.BLACK)
        layout = Layout(
            self._wide,
            self._high,
            self._marks,
            self._code_at,
            tuple(self._boxes),
            tuple(self._areas),
        )
        return MarkedSheet(code, self._draw.pages - 1, layout)


def _mark(draw: Drawing, x_mm: float, y_mm: float) -> None:
    for radius, colour in (
        (MARK_MM, look.BLACK),
        (HOLLOW_MM, look.WHITE),
        (DISC_MM, look.BLACK),
    ):
        side = 2 * radius
        draw.pill(x_mm - radius, y_mm - radius, side, side, radius, colour)

"""The mouse on the badge: choosing, dragging, pulling at edges, a band around several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from lchost.paper.badges.design import Box
from lchost.ui import theme
from lchost.ui.badges import arranging
from lchost.ui.badges.arranging import LEAST_MM, Elements, Picked, bounds
from lchost.ui.badges.draft import NOBODY
from lchost.ui.badges.snapping import snap_move, snap_size

if TYPE_CHECKING:
    from lchost.ui.badges.canvas import Canvas

_NEAR = 7  # pixels around a handle
_ROOM = 30  # pixels of a side that has a handle in its middle too
_STARTS = 3  # pixels: less is a press, not a drag
_MORE = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
_FREE = Qt.KeyboardModifier.AltModifier  # nothing snaps
_DIAGONAL, _OTHER = Qt.CursorShape.SizeFDiagCursor, Qt.CursorShape.SizeBDiagCursor
CURSORS = {
    "": Qt.CursorShape.SizeAllCursor,
    "l": Qt.CursorShape.SizeHorCursor,
    "r": Qt.CursorShape.SizeHorCursor,
    "t": Qt.CursorShape.SizeVerCursor,
    "b": Qt.CursorShape.SizeVerCursor,
    "lt": _DIAGONAL,
    "rb": _DIAGONAL,
    "rt": _OTHER,
    "lb": _OTHER,
}


@dataclass(frozen=True)
class Hold:
    """What the mouse has hold of: an element, at its edges ("lt") or as a whole ("")."""

    element: int
    edges: str = ""


def handles(place: QRectF) -> list[tuple[QPointF, str]]:
    """Return where the handles of a box stand, at most eight, and which edges each pulls."""
    xs = [(place.left(), "l"), (place.center().x(), ""), (place.right(), "r")]
    ys = [(place.top(), "t"), (place.center().y(), ""), (place.bottom(), "b")]
    if place.width() < theme.em(_ROOM):
        del xs[1]
    if place.height() < theme.em(_ROOM):
        del ys[1]
    return [(QPointF(x, y), a + b) for x, a in xs for y, b in ys if a + b]


class Grip:
    """Follows the mouse on a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._draft = canvas, canvas.draft
        self._hold: Hold | None = None
        self._began: QPointF | None = None
        self._elements: Elements = ()  # as they stood when it began
        self._picked: Picked = NOBODY
        self._is_dragging = False
        self._turn = 0  # of the drags: each is a step of undo

    @property
    def is_held(self) -> bool:
        """Tell whether the mouse is down on the badge."""
        return self._began is not None

    def at(self, point: QPointF) -> Hold | None:
        """Return what lies under the mouse; the chosen one's handles come first."""
        draft, canvas = self._draft, self._canvas
        if draft.only:
            n, near = min(draft.picked), theme.em(_NEAR)
            for spot, edges in handles(canvas.place(draft.only.box)):
                if abs(spot.x() - point.x()) <= near and abs(spot.y() - point.y()) <= near:
                    return Hold(n, edges)
        found = [
            n
            for n, one in enumerate(draft.elements)
            if canvas.place(one.box).adjusted(-2, -2, 2, 2).contains(point)
        ]
        if not found:
            return None
        chosen = [n for n in found if n in draft.picked]
        return Hold(chosen[-1] if chosen else self._foremost(found))

    def _foremost(self, found: list[int]) -> int:
        """Return the last drawn, but a small one before what lies around it."""
        return min(reversed(found), key=lambda n: self._area(n))

    def _area(self, n: int) -> float:
        box = self._draft.elements[n].box
        return box.wide_mm * box.high_mm

    # --- what the mouse does --------------------------------------------------------------------

    def press(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        draft = self._draft
        draft.rest()
        hold = self.at(point)
        self._began, self._hold = point, hold
        self._is_dragging = False
        self._turn += 1
        if hold is None:
            self._picked = draft.picked if keys & _MORE else NOBODY
            draft.pick(self._picked)
        elif keys & _MORE and not hold.edges:
            draft.pick(draft.picked ^ {hold.element})
        elif hold.element not in draft.picked:
            draft.pick(frozenset({hold.element}))
        self._elements = draft.elements

    def move(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        canvas = self._canvas
        if self._began is None:
            hold = self.at(point)
            canvas.point(hold)
            hover = hold.element if hold else -1
            if hover != canvas.hover:
                canvas.hover = hover
                canvas.update()
            return
        by = point - self._began
        if not self._is_dragging and by.manhattanLength() < _STARTS:
            return
        self._is_dragging = True
        canvas.is_gridded = bool(self._hold) and not self._is_free(keys)
        if self._hold is None:
            self._draw_band(point)
        elif self._hold.edges:
            self._pull(self._hold, by, keys)
        elif self._draft.picked:
            self._carry(by, keys)

    def release(self) -> None:
        self._began = self._hold = None
        self._is_dragging = False
        self._canvas.band = None
        self._canvas.guides = ()
        self._canvas.is_gridded = False
        self._draft.rest()
        self._canvas.update()

    def put_back(self) -> bool:
        """Let go as if nothing had been moved."""
        if self._began is None or not self._is_dragging:
            return False
        if self._draft.elements != self._elements:
            self._draft.forget()
        self.release()
        return True

    def _draw_band(self, point: QPointF) -> None:
        assert self._began
        canvas, draft = self._canvas, self._draft
        canvas.band = QRectF(self._began, point).normalized()
        inside = {
            n
            for n, one in enumerate(draft.elements)
            if canvas.band.intersects(canvas.place(one.box))
        }
        draft.pick(self._picked | inside)
        canvas.update()

    def _carry(self, by: QPointF, keys: Qt.KeyboardModifier) -> None:
        canvas, draft = self._canvas, self._draft
        right, down = by.x() / canvas.scale, by.y() / canvas.scale
        whole = bounds(self._elements[n].box for n in draft.picked)
        if self._is_free(keys):
            canvas.guides = ()
        else:
            wanted = whole.moved(right, down)
            snap = snap_move(wanted, draft.others(), draft.size, reach_mm=self._reach())
            canvas.guides = snap.guides
            right, down = snap.box.left_mm - whole.left_mm, snap.box.top_mm - whole.top_mm
        made = arranging.moved(self._elements, draft.picked, right, down, draft.size)
        draft.put(made, goes_on=f"drag {self._turn}")

    def _pull(self, hold: Hold, by: QPointF, keys: Qt.KeyboardModifier) -> None:
        canvas, draft = self._canvas, self._draft
        old = self._elements[hold.element].box
        right, down = by.x() / canvas.scale, by.y() / canvas.scale
        at = {"l": old.left_mm, "t": old.top_mm, "r": old.right_mm, "b": old.bottom_mm}
        for edge in hold.edges:
            at[edge] += right if edge in "lr" else down
        wanted = Box(at["l"], at["t"], at["r"] - at["l"], at["b"] - at["t"])
        if self._is_free(keys):
            canvas.guides = ()
        else:
            snap = snap_size(wanted, hold.edges, draft.others(), draft.size, reach_mm=self._reach())
            canvas.guides, wanted = snap.guides, snap.box
        made = _kept_upright(wanted, old, hold.edges, draft.size)
        draft.put(
            arranging.placed(self._elements, hold.element, made, draft.size),
            goes_on=f"drag {self._turn}",
        )

    def _is_free(self, keys: Qt.KeyboardModifier) -> bool:
        return bool(keys & _FREE) or not self._canvas.snaps

    def _reach(self) -> float:
        """Return how near is near: six pixels, in millimetres."""
        return min(1.2, theme.em(6) / self._canvas.scale)


def _kept_upright(box: Box, old: Box, edges: str, size: tuple[float, float]) -> Box:
    """Stop an edge at the label's, and before it comes to the opposite one."""
    left, top, right, bottom = box.left_mm, box.top_mm, box.right_mm, box.bottom_mm
    least_wide, least_high = min(LEAST_MM, old.wide_mm), min(LEAST_MM, old.high_mm)
    if "l" in edges:
        left = max(0.0, min(left, right - least_wide))
    if "r" in edges:
        right = min(size[0], max(right, left + least_wide))
    if "t" in edges:
        top = max(0.0, min(top, bottom - least_high))
    if "b" in edges:
        bottom = min(size[1], max(bottom, top + least_high))
    return Box(left, top, right - left, bottom - top)

"""How far a printer's paper lies off: so far is everything moved on its pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Offset:
    """A shift of whole pages, as read off a calibration page; negative: left, up."""

    right_mm: float = 0.0
    down_mm: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.right_mm or self.down_mm)


NO_OFFSET = Offset()

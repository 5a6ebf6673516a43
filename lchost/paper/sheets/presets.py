"""Sheets that are sold in shops, in exact millimetres, and where each label lies on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lchost.paper.page_sizes import A4_MM, INCH_MM, LETTER_MM


@dataclass(frozen=True)
class Sheet:
    """One kind of sheet; labels run along the rows, from the top left."""

    key: str
    name: str
    wide_mm: float
    high_mm: float
    columns: int
    rows: int
    left_mm: float
    top_mm: float
    label_wide_mm: float
    label_high_mm: float
    gap_x_mm: float = 0
    gap_y_mm: float = 0
    is_cut_by_hand: bool = False  # plain paper: light lines show where to cut

    @property
    def slots(self) -> int:
        return self.columns * self.rows

    def corner(self, slot: int) -> tuple[float, float]:
        """Return left and top of a label in mm."""
        row, column = divmod(slot, self.columns)
        return (
            self.left_mm + column * (self.label_wide_mm + self.gap_x_mm),
            self.top_mm + row * (self.label_high_mm + self.gap_y_mm),
        )


@dataclass(frozen=True)
class Slot:
    """Where one label goes."""

    page: int
    left_mm: float
    top_mm: float


A7_ON_A4 = Sheet(
    "a4_a7", "A4, 8 of 105 × 74 mm", *A4_MM, 2, 4, 0, 0, 105, 74.25, is_cut_by_hand=True
)
AVERY_5392 = Sheet(
    "avery_5392",
    "Letter, 6 of 4 × 3 in (Avery 5392, 74459)",
    *LETTER_MM,
    columns=2,
    rows=3,
    left_mm=0.25 * INCH_MM,
    top_mm=1 * INCH_MM,
    label_wide_mm=4 * INCH_MM,
    label_high_mm=3 * INCH_MM,
)
SHEETS = {sheet.key: sheet for sheet in (A7_ON_A4, AVERY_5392)}


def slots(sheet: Sheet, count: int, start_slot: int = 0) -> Iterator[Slot]:
    """Yield the places of `count` labels; the first sheet is begun at `start_slot`."""
    for n in range(count):
        page, slot = divmod(start_slot % sheet.slots + n, sheet.slots)
        yield Slot(page, *sheet.corner(slot))


def pages(sheet: Sheet, count: int, start_slot: int = 0) -> int:
    """Return how many sheets `count` labels need."""
    return -(-(start_slot % sheet.slots + count) // sheet.slots)

"""Where each label goes: so many of them, from the first free place of a sheet on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lchost.paper.sheets.presets import Sheet


@dataclass(frozen=True)
class Slot:
    """Where one label goes."""

    page: int
    left_mm: float
    top_mm: float


def slots(sheet: Sheet, count: int, start_slot: int = 0) -> Iterator[Slot]:
    """Yield the places of `count` labels; the first sheet is begun at `start_slot`."""
    for n in range(count):
        page, slot = divmod(start_slot % sheet.slots + n, sheet.slots)
        yield Slot(page, *sheet.corner(slot))


def pages(sheet: Sheet, count: int, start_slot: int = 0) -> int:
    """Return how many sheets `count` labels need."""
    return -(-(start_slot % sheet.slots + count) // sheet.slots)

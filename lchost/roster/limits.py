"""How large a table may be, and what is counted of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lchost import errors

LIMIT_MB = 200
LIMIT_ROWS = 500_000
LIMIT_COLUMNS = 2_000
LONGEST_CELL = 1 << 20  # letters
_LIMIT_CELLS = 40_000_000  # empty ones too: each row gets as many cells as the widest has

Progress = Callable[[int, int], None]  # done, total; it cancels by raising


def refuse_wide(name: str, columns: int, rows: int = 1) -> None:
    """Refuse a table that would fill the memory with cells."""
    limit = min(LIMIT_COLUMNS, _LIMIT_CELLS // rows)
    if columns > limit:
        raise errors.TableTooWide(name=name, columns=f"{columns:,}", limit=f"{limit:,}")


def filled(cells: Sequence[str]) -> list[str]:
    """Return the cells up to the last one with something in it."""
    return list(cells[: width_of(cells)])


def width_of(cells: Sequence[str]) -> int:
    """Return the number of cells up to the last one with something in it."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width

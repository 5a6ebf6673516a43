"""What this computer remembers of sheets: those used last, and how far each printer is off."""

from __future__ import annotations

from urllib.parse import quote

from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.paper.sheets.presets import SHEETS
from lchost.ui import memory

_USED = 4  # sheets offered at once; the others are searched
_RECENT = "paper/sheets"
_FIRST = {"a4": "a4_a7", "letter": "avery_5392"}  # what is usual where that paper is


def recent(page_size: str) -> list[str]:
    """Return the keys of the sheets used last, the last one first; never empty."""
    kept = [key for key in memory.word(_RECENT).split() if key in SHEETS]
    usual = [_FIRST[page_size], *(key for size, key in _FIRST.items() if size != page_size)]
    return [*kept, *(key for key in usual if key not in kept)][:_USED]


def keep(key: str) -> None:
    """Put a sheet first among those used last."""
    others = [other for other in memory.word(_RECENT).split() if other in SHEETS and other != key]
    memory.keep_word(_RECENT, " ".join([key, *others][:_USED]))


def offset(printer: str, key: str, *, is_back: bool = False) -> Offset:
    """Return how far a printer is off on a sheet, on its front or on its back."""
    right, _, down = memory.word(_place(printer, key, is_back)).partition(" ")
    try:
        return Offset(float(right), float(down))
    except ValueError:
        return NO_OFFSET


def keep_offset(printer: str, key: str, found: Offset, *, is_back: bool = False) -> None:
    """Remember how far a printer is off on a sheet."""
    memory.keep_word(_place(printer, key, is_back), f"{found.right_mm:g} {found.down_mm:g}")


def _place(printer: str, key: str, is_back: bool) -> str:
    side = "back" if is_back else "front"
    return f"paper/offset/{quote(printer, safe='')}/{key}/{side}"

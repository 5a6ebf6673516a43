"""What this computer remembers of sheets: those used last, and how far each printer is off."""

from __future__ import annotations

from urllib.parse import quote

from lchost.paper.sheets.backs import Flip
from lchost.paper.sheets.cutting import Cuts
from lchost.paper.sheets.offset import NO_OFFSET, Offset
from lchost.paper.sheets.presets import SHEETS
from lchost.ui import memory

ELSEWHERE = ""  # in a printer's place: files that are printed by another program or computer
_USED = 4  # sheets offered at once; the others are searched
_RECENT, _FLIP, _CUTS = "paper/sheets", "paper/flip", "paper/cuts"
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


def flip() -> Flip | None:
    """Return over which edge the printer here turns sheets; None: nobody said."""
    kept = memory.word(_FLIP)
    return Flip(kept) if kept in (Flip.LONG.value, Flip.SHORT.value) else None


def keep_flip(wanted: Flip) -> None:
    """Remember over which edge the printer here turns sheets."""
    memory.keep_word(_FLIP, wanted.value)


def cuts() -> Cuts:
    """Return what is printed for the knife."""
    kept = memory.word(_CUTS)
    return Cuts(kept) if kept in {one.value for one in Cuts} else Cuts.LINES


def keep_cuts(wanted: Cuts) -> None:
    """Remember what is printed for the knife."""
    memory.keep_word(_CUTS, wanted.value)


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

"""Whether this computer prints badges on arrival, where, and on what."""

from __future__ import annotations

from dataclasses import dataclass

from lchost.paper.sheets.presets import SHEETS, Sheet
from lchost.ui import memory
from lchost.ui.sheets import saying

_IS_ON, _PRINTER, _SHEET = "arrivals/on", "arrivals/printer", "arrivals/sheet"


@dataclass(frozen=True)
class Wish:
    """`printer` is its name as the system has it."""

    is_on: bool = False
    printer: str = ""
    sheet: str = ""

    @property
    def can_print(self) -> bool:
        """Tell whether badges are to be printed, and it is known where."""
        return self.is_on and bool(self.printer)


def kept() -> Wish:
    """Return what was chosen on this computer, else the largest label off a roll."""
    offered = sheets()
    usual = max(
        offered, key=lambda one: (one.kind == "roll", one.label_wide_mm * one.label_high_mm)
    )
    sheet = memory.word(_SHEET)
    known = any(one.key == sheet for one in offered)
    is_on = memory.word(_IS_ON) == "on"
    return Wish(is_on, memory.word(_PRINTER), sheet if known else usual.key)


def keep(wish: Wish) -> None:
    """Remember it."""
    memory.keep_word(_IS_ON, "on" if wish.is_on else "")
    memory.keep_word(_PRINTER, wish.printer)
    memory.keep_word(_SHEET, wish.sheet)


def sheets() -> list[Sheet]:
    """Return what a single badge can come out on: label printers first, then one a page."""
    single = [sheet for sheet in SHEETS.values() if sheet.slots == 1]
    return sorted(single, key=lambda sheet: (sheet.kind != "roll", saying.place(sheet)))

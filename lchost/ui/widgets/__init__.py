"""The parts that pages are built of, each imported when it is first asked for.

Tables and fields alone cost 40 ms, which the first picture does not need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lchost.ui.widgets.banner import Banner
    from lchost.ui.widgets.busy import BusyBar
    from lchost.ui.widgets.buttons import (
        Chip,
        action_button,
        action_tool,
        button,
        label,
        menu_button,
        tool,
    )
    from lchost.ui.widgets.cells import Cell
    from lchost.ui.widgets.empty import empty_state
    from lchost.ui.widgets.fields import (
        buddy,
        choice,
        field,
        form,
        labelled,
        lines,
        measure,
        number,
        search_box,
    )
    from lchost.ui.widgets.focus import FocusRing
    from lchost.ui.widgets.grid import Grid
    from lchost.ui.widgets.layout import (
        breakable,
        card,
        column,
        emptied,
        holder,
        line,
        row,
        scroll,
        stat,
        words,
    )
    from lchost.ui.widgets.marks import Avatar, Legend, Level, Mark, Meter, Pill, Spot
    from lchost.ui.widgets.painting import Painted
    from lchost.ui.widgets.stepper import Step, Stepper

_ROOMS = {
    "banner": "Banner",
    "busy": "BusyBar",
    "buttons": "Chip action_button action_tool button label menu_button tool",
    "cells": "Cell",
    "empty": "empty_state",
    "fields": "buddy choice field form labelled lines measure number search_box",
    "focus": "FocusRing",
    "grid": "Grid",
    "layout": "breakable card column emptied holder line row scroll stat words",
    "marks": "Avatar Legend Level Mark Meter Pill Spot",
    "painting": "Painted",
    "stepper": "Step Stepper",
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = [
    "Avatar",
    "Banner",
    "BusyBar",
    "Cell",
    "Chip",
    "FocusRing",
    "Grid",
    "Legend",
    "Level",
    "Mark",
    "Meter",
    "Painted",
    "Pill",
    "Spot",
    "Step",
    "Stepper",
    "action_button",
    "action_tool",
    "breakable",
    "buddy",
    "button",
    "card",
    "choice",
    "column",
    "emptied",
    "empty_state",
    "field",
    "form",
    "holder",
    "label",
    "labelled",
    "line",
    "lines",
    "measure",
    "menu_button",
    "number",
    "row",
    "scroll",
    "search_box",
    "stat",
    "tool",
    "words",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)

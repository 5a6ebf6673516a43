"""The parts that pages are built of."""

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
    number,
    search_box,
)
from lchost.ui.widgets.focus import FocusRing
from lchost.ui.widgets.grid import Grid
from lchost.ui.widgets.layout import (
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
    "menu_button",
    "number",
    "row",
    "scroll",
    "search_box",
    "stat",
    "tool",
    "words",
]

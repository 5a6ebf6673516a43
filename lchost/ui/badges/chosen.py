"""The design that this community's badges have: a starter, or one of its own."""

from __future__ import annotations

from dataclasses import replace

from lchost.models import settings
from lchost.paper import badge_designs
from lchost.paper.badges.design import Design
from lchost.paper.badges.starters import STARTERS
from lchost.paper.sheets.presets import Sheet
from lchost.ui.badges.words import starter_words, tr

_CHOSEN = "badge_design"


def key() -> str:
    """Return the key of the design chosen; the usual one where there is none, or it is gone."""
    found = str(settings.get(_CHOSEN, "") or "")
    known = {one.key for one in badge_designs.listing()} | STARTERS.keys()
    return found if found in known else badge_designs.USUAL


def choose(chosen: str) -> None:
    """Take a design for the badges from now on."""
    settings.put(_CHOSEN, chosen)


def offered() -> list[tuple[str, str]]:
    """Return key and name of every design: the community's own first, then those to begin with."""
    own = [(one.key, one.name) for one in badge_designs.listing()]
    return [*own, *((one, starter_words(one)) for one in STARTERS)]


def name_of(chosen: str) -> str:
    """Return what a design is called."""
    return dict(offered()).get(chosen, "")


def to_change(chosen: str, sheet: Sheet) -> tuple[Design, str]:
    """Return the design to work on, and the key to keep it under; a starter becomes a new one."""
    if chosen in STARTERS:
        made = badge_designs.fitted(chosen, sheet.label_wide_mm, sheet.label_high_mm, sheet.edge_mm)
        return replace(made, name=tr("Our badge")), ""
    return badge_designs.get(chosen), chosen

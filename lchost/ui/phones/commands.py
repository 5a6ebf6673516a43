"""The commands of the door for phones, for the page that shows the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lchost.ui.page import WorkshopPage
    from lchost.ui.stage.scene import View


def does(page: WorkshopPage) -> Mapping[str, Callable[[], None]]:
    """Return what a page of a workshop does for phones, by the keys of `ui.page_commands`."""
    return {
        "checkin.stage": lambda: show_stage(page),
        "checkin.phones": lambda: show_panel(page),
    }


def show_stage(page: WorkshopPage, view: View | None = None) -> None:
    """Show the poster to the room, or another view."""
    day = page.frame.day
    day.attend(page.workshop_id)
    day.show_stage(page.window(), view)


def show_panel(page: WorkshopPage) -> None:
    """Open "Phones and door stations"."""
    from lchost.ui.phones.panel import PhonesPanel

    page.frame.day.attend(page.workshop_id)
    PhonesPanel(page).open()

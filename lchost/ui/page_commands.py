"""The commands that pages do: those of the community, and those of a workshop's steps.

A page names what it does in `Page.does()`, under the keys written here.
"""

from __future__ import annotations

from lchost.ui import (
    certificate_commands,
    door_commands,
    group_commands,
    paper_commands,
    people_commands,
)
from lchost.ui.actions import Command, tr


def community() -> tuple[Command, ...]:
    """Return the commands of the community's own pages."""
    return (*people_commands.community(), *certificate_commands.community())


def workshop() -> tuple[Command, ...]:
    """Return the commands of the workshops' list and of each step."""
    return (
        Command(
            "workshops.new",
            tr("&New workshop…"),
            "calendar-plus",
            "Ctrl+Shift+W",
            tr("Plan a workshop"),
            "workshop",
            place="workshops",
        ),
        Command(
            "workshops.copy",
            tr("&Copy this workshop…"),
            "repeat",
            "",
            tr("Plan the same again on another day"),
            "workshop",
            place="workshops",
        ),
        Command(
            "workshops.archive",
            tr("&Archive this workshop"),
            "circle-slash",
            "",
            tr("Hide it; its history stays"),
            "workshop",
            place="workshops",
        ),
        *_plan(),
        *people_commands.workshop(),
        *paper_commands.workshop(),
        *door_commands.workshop(),
        *group_commands.workshop(),
        *certificate_commands.workshop(),
    )


def _plan() -> tuple[Command, ...]:
    return (
        Command(
            "plan.edit",
            tr("Change title, time and &place…"),
            "pencil",
            "",
            tr("Change what the workshop is for, when and where it is"),
            "workshop",
            place="plan",
            gap=True,
        ),
        Command(
            "plan.sessions",
            tr("&Sessions…"),
            "calendar-days",
            "",
            tr("Several days, or several rooms at one time"),
            "workshop",
            place="plan",
        ),
        Command(
            "plan.door",
            tr("The &door…"),
            "door-open",
            "",
            tr("When it opens and closes, who is late, who may come in again"),
            "workshop",
            place="plan",
        ),
        Command(
            "plan.questions",
            tr("&Questions at the door…"),
            "message-circle",
            "",
            tr("What is asked of whoever comes in"),
            "workshop",
            place="plan",
        ),
        Command(
            "plan.add",
            tr("Add to the &agenda…"),
            "plus",
            "Ctrl+Shift+A",
            tr("Add an item after the chosen one"),
            "workshop",
            place="plan",
        ),
        Command(
            "plan.earlier",
            tr("Agenda from an &earlier workshop…"),
            "history",
            "",
            tr("Take over what another workshop did"),
            "workshop",
            place="plan",
        ),
    )

"""What the command palette finds: commands that can be done now, members, workshops."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from lchost.planning import workshops as planning
from lchost.planning.workshops import Workshop
from lchost.roster import members
from lchost.ui import wording
from lchost.ui.dialogs.keys import keys_of
from lchost.ui.frame import Frame
from lchost.ui.page import Page
from lchost.ui.palette import Hit, Source, ranked
from lchost.ui.widgets.buttons import bare

_SELF = "edit.palette"
_LOOKED_AT = 40  # members of a name, of whom perhaps not all are on the page


def tr(text: str) -> str:
    """Translate the title of a group."""
    return QCoreApplication.translate("Finding", text)


def sources(frame: Frame, page: Page | None = None) -> list[Source]:
    """Return where the palette looks: on the page that is shown before everywhere else."""
    here = [Source(tr("On this page"), partial(_on_page, page))] if page else []
    return [
        *here,
        Source(tr("Do"), lambda text, limit: _commands(frame, text, limit)),
        Source(tr("People"), lambda text, limit: _members(frame, text, limit)),
        Source(tr("Workshops"), lambda text, limit: _workshops(frame, text, limit)),
    ]


def _commands(frame: Frame, text: str, limit: int) -> list[Hit]:
    hits = []
    for command in frame.actions:
        action = frame.action(command.key)
        if action.isEnabled() and command.key != _SELF:
            said = bare(action.text()).rstrip("…")
            hits.append(Hit(said, action.trigger, command.icon, command.tip, keys_of(command)))
    return ranked(hits, text, limit)


def _on_page(page: Page, text: str, limit: int) -> list[Hit]:
    if not text:
        return []
    found = ((one, page.place_of(one.member_id)) for one in members.search(text, limit=_LOOKED_AT))
    return [
        Hit(one.name, partial(page.choose, one.member_id), "users-round", place)
        for one, place in found
        if place
    ][:limit]


def _members(frame: Frame, text: str, limit: int) -> list[Hit]:
    if not text:
        return []  # nobody in particular
    return [
        Hit(
            found.name,
            lambda key=found.member_id: frame.go("members", 0, key),  # type: ignore[misc]
            "user-round",
            " · ".join(part for part in (found.pronouns, found.detail) if part),
        )
        for found in members.search(text, limit=limit)
    ]


def _workshops(frame: Frame, text: str, limit: int) -> list[Hit]:
    def hit(found: Workshop) -> Hit:
        on = wording.day(found.local(found.starts_at).date(), weekday=False)
        return Hit(found.title, lambda: frame.go("plan", found.id), "calendar-days", on)

    return ranked([hit(row.workshop) for row in planning.listing()], text, limit)

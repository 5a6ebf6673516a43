"""Somebody who is not on the list: asked for a name, and in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lchost.checkin.log import DoorCounts
from lchost.planning.workshops import Workshop
from lchost.ui import wording
from lchost.ui.checkin.asking import Asking
from lchost.ui.checkin.finder import is_code
from lchost.ui.checkin.hours import tr
from lchost.ui.dialogs.walk_in import WalkInDialog


def ask_walk_in(
    page: QWidget,
    asking: Asking,
    workshop: Workshop,
    typed: str,
    counts: DoorCounts | None,
    then: Callable[[bool], None],
) -> None:
    """Ask for a name, starting from what was typed, and check them in.

    `then` is called when the dialog closes, and told whether somebody was taken.
    """
    name, email = ("", typed) if "@" in typed else ("" if is_code(typed) else typed, "")
    asks = WalkInDialog(page, workshop.title, name, email, room_left(workshop, counts))
    asks.accepted.connect(lambda: _bring(asking, asks))
    asks.finished.connect(lambda done: then(bool(done)))
    asks.open()


def _bring(asking: Asking, asked: WalkInDialog) -> None:
    if asked.member:
        asking.walk_in_member(asked.member.member_id, asked.member.name)
    else:
        asking.walk_in(asked.name.text().strip(), asked.email.text().strip())


def room_left(workshop: Workshop, counts: DoorCounts | None) -> str:
    """Return how many places are free, in a sentence; empty where nobody counts them."""
    if workshop.capacity is None:
        return ""
    taken = counts.expected if counts else 0
    left = workshop.capacity - taken
    if left > 0:
        return wording.counted(left, tr("1 place is free."), tr("{n} places are free."))
    full = tr("{taken} of {n} places are taken; you may still let them in.")
    return full.format(taken=wording.number(taken), n=wording.number(workshop.capacity))

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
    taken = counts.expected if counts else 0
    free, full = free_words(workshop, taken), full_words(workshop, taken)
    asks = WalkInDialog(page, workshop.title, name, email, free, full)
    asks.accepted.connect(lambda: _bring(asking, asks))
    asks.finished.connect(lambda done: then(bool(done)))
    asks.open()


def _bring(asking: Asking, asked: WalkInDialog) -> None:
    if asked.member:
        asking.walk_in_member(asked.member.member_id, asked.member.name)
    else:
        asking.walk_in(asked.name.text().strip(), asked.email.text().strip())


def free_words(workshop: Workshop, taken: int) -> str:
    """Return how many places are free, in a sentence; empty where none is, or nobody counts."""
    left = (workshop.capacity or 0) - taken
    if workshop.capacity is None or left <= 0:
        return ""
    return wording.counted(left, tr("1 place is free."), tr("{n} places are free."))


def full_words(workshop: Workshop, taken: int) -> str:
    """Return that every place is taken, in a sentence; empty where one is free."""
    if workshop.capacity is None or taken < workshop.capacity:
        return ""
    said = tr("{taken} of {n} places are taken; let in anyway?")
    return said.format(taken=wording.number(taken), n=wording.number(workshop.capacity))

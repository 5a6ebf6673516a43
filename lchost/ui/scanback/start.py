"""Begins to read sheets back, for a page, and takes in what the host said yes to."""

from __future__ import annotations

from datetime import UTC, datetime

from lchost.paper.scanback import taking
from lchost.paper.scanback.taking import Taken
from lchost.ui import wording
from lchost.ui.page import WorkshopPage
from lchost.ui.scanback import scan_words
from lchost.ui.scanback.dialog import ScanBackDialog
from lchost.ui.scanback.scan_words import tr


def read_back(page: WorkshopPage) -> ScanBackDialog | None:
    """Open the dialog over a page."""
    workshop = page.workshop
    if workshop is None:
        return None
    dialog = ScanBackDialog(page, workshop, datetime.now(UTC))
    dialog.accepted.connect(lambda: _take(page, dialog.taking()))
    dialog.open()
    return dialog


def _take(page: WorkshopPage, said: taking.Taking) -> None:
    workshop_id = page.workshop_id
    page.run(
        tr("Taking in the sheets…"),
        lambda _tell: taking.take(workshop_id, said, datetime.now(UTC)),
        lambda done: _tell_taken(page, done),
        undo_label=tr("sheets read back"),
        can_cancel=False,
    )


def _tell_taken(page: WorkshopPage, done: Taken) -> None:
    page.say(scan_words.taken(done), undo=bool(done.checked_in or done.new or done.replies))
    if done.refused:
        page.banner(
            "attention",
            wording.counted(
                len(done.refused),
                tr("1 person was not checked in: the door has a question for them."),
                tr("{n} people were not checked in: the door has a question for them."),
            ),
        )
    if done.gone:
        page.banner(
            "neutral",
            wording.counted(
                done.gone,
                tr("1 person was not checked in: they are no longer in the community."),
                tr("{n} people were not checked in: they are no longer in the community."),
            ),
        )

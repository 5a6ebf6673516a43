"""From the check-in page to the checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lchost.ui.pages.checkin import CheckInPage


def test_door(page: CheckInPage) -> None:
    """Open the checklist of the door's devices; what is scanned meanwhile goes to it."""
    if page.workshop is None:
        return
    from lchost.ui.rehearsal.dialog import DoorTestDialog

    asks = DoorTestDialog(page, page.workshop, page.now(), page.frame.day.phones)
    asks.finished.connect(lambda _: page.finder.back())
    asks.open()

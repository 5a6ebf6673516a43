"""What the host switches at the door: modes, ways, the session, the door's name, the kiosk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lchost.checkin.answers import Way
from lchost.ui import memory
from lchost.ui.dialogs.door_words import DoorNameDialog

if TYPE_CHECKING:
    from lchost.ui.pages.checkin import CheckInPage


class Switches:
    """Follows the switches of the check-in page.  Whoever was looked at is let go of."""

    def __init__(self, page: CheckInPage) -> None:
        self._page, self._asking = page, page.asking
        page.modes.looks_first_changed.connect(self._look_first)
        page.modes.way_changed.connect(self._turn)
        page.modes.name_asked.connect(self.ask_door_name)
        page.sitting.chosen.connect(self._choose_session)
        self._asking.looks_first = memory.looks_first()

    def turn_round(self) -> None:
        """Check people out from now on, or in again."""
        self._page.modes.go(Way.IN if self._asking.way is Way.OUT else Way.OUT)

    def ask_door_name(self) -> None:
        """Ask what this computer's door is called, or who stands at it."""
        asks = DoorNameDialog(self._page, memory.door_name())
        asks.accepted.connect(lambda: memory.keep_door_name(asks.name.text().strip()))
        asks.accepted.connect(self._page.stale)
        asks.finished.connect(lambda _: self._page.finder.back())
        asks.open()

    def ask_kiosk(self) -> None:
        """Let people check themselves in on the whole screen, once there is a PIN to end it."""
        from lchost.ui.kiosk.start import ask_kiosk  # late: few workshops have one

        if self._page.workshop:
            ask_kiosk(self._page, self._page.workshop)

    def _look_first(self, wanted: bool) -> None:
        self._asking.not_now()
        self._asking.looks_first = wanted
        self._page.finder.back()

    def _turn(self, way: Way) -> None:
        self._asking.not_now()
        self._asking.way, self._asking.last = way, None
        self._page.finder.show_way(way)
        self._page.tell_hours()
        self._page.finder.back()

    def _choose_session(self, session_id: int) -> None:
        if self._page.workshop:
            memory.keep_session(self._page.workshop.uid, session_id)
            self._page.frame.day.turn_to_session()
            self._page.stale()
            self._page.finder.back()

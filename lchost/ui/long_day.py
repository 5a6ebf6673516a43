"""What goes on while the door is open, whichever page is shown: phones, the stage, the laptop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from lchost.checkin import clock, facts, log
from lchost.errors import HostError
from lchost.models.database import Topic
from lchost.ui import power, wording
from lchost.ui.arrivals.queue import ArrivalQueue
from lchost.ui.checkin.sitting import chosen_at_door
from lchost.ui.live import Live
from lchost.ui.phones.door import PhoneDoor
from lchost.ui.power import Awake, LowBattery

if TYPE_CHECKING:
    from lchost.ui.stage.scene import View
    from lchost.ui.stage.window import StageWindow

BEAT_MS = 20_000
_GONE_BACK = timedelta(minutes=2)  # less is a clock that was set by the network


class LongDay(QObject):
    """One for the window; a workshop is attended from when its Check-in is first shown.

    `news` is for a banner on whichever page is shown: tone, sentence, what goes on meanwhile.
    """

    news = Signal(str, str, str)
    said = Signal(str)  # for the status line
    stage_changed = Signal()  # the stage was opened or closed
    door_turned = Signal()  # the door was opened or closed, or is another one

    def __init__(self, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.wall: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.battery = power.battery
        self.awake = Awake()
        self.phones = PhoneDoor(live, self)
        self.badges = ArrivalQueue(live, self)
        self.stage: StageWindow | None = None
        self.workshop_id = 0
        self.is_open = False
        self._session_id = 0
        self._low = LowBattery()
        self._clock_is_told = False
        self._beats = QTimer(self)
        self._beats.setInterval(BEAT_MS)
        self._beats.timeout.connect(self.look)
        self.phones.news.connect(self.news)
        self.badges.news.connect(self.news)
        live.changed.connect(self._hear)

    def attend(self, workshop_id: int) -> None:
        """Look after this workshop's door from now on.

        Another one whose door is open keeps it, while this one's is not: the host only looks.
        """
        if workshop_id != self.workshop_id:
            if _is_open(self.workshop_id) and not _is_open(workshop_id):
                return
            self.close_stage()
            self.workshop_id, self._session_id = workshop_id, 0
            self._turn_door(False)
        self._beats.start()
        self.look()
        self.phones.attend(workshop_id)
        self.badges.attend(workshop_id)

    def turn_to_session(self) -> None:
        """Follow the session that the host has just chosen: phones and stage go along."""
        self.look()
        self.phones.attend(self.phones.workshop_id)
        if self.stage:
            self.stage.hear(frozenset({Topic.ATTENDANCE}))

    def end(self) -> None:
        """Let go of everything: the file is about to be closed."""
        self._beats.stop()
        self.workshop_id = self._session_id = 0
        self._turn_door(False)
        self.close_stage()
        self.phones.end()
        self.badges.end()
        self.awake.release()

    def look(self) -> None:
        """Look at the door's hours, the battery and the clock."""
        if not self.workshop_id:
            return
        try:
            is_open = self._door_is_open()
            newest = log.newest_at(self._session_id)
        except HostError:  # the page that shows the door says it
            self.awake.release()
            self._turn_door(False)
            return
        self._turn_door(is_open)
        if is_open:
            self.awake.take(self.tr("The door is open: people check in"))
            self._tell_battery()
        else:
            self.awake.release()
        self._tell_clock(newest)

    def _turn_door(self, is_open: bool) -> None:
        was_open, self.is_open = self.is_open, is_open
        if is_open is not was_open:
            self.door_turned.emit()

    def _door_is_open(self) -> bool:
        at = clock.now()
        session_id = chosen_at_door(self.workshop_id, at)
        if session_id != self._session_id:
            self._session_id = session_id
            newest = log.newest_at()
            if newest is not None and newest > at:
                clock.start(newest)  # a clock that went back before the program was started
        return facts.hours_of(session_id).is_open(at)

    def _tell_battery(self) -> None:
        percent = self._low.news(self.battery())
        if percent is None:
            return
        if percent <= LowBattery.EMPTY:
            said = self.tr("The battery is nearly empty: {n} %. Plug the laptop in now")
        else:
            said = self.tr("The battery is low: {n} %. Plug the laptop in")
        more = self.tr("Everybody who was welcomed is saved; with an empty battery the door stops.")
        self.news.emit("attention", said.format(n=wording.number(percent)), more)

    def _tell_clock(self, newest: datetime | None) -> None:
        """Say once that the computer's clock went back; the order of the log stays."""
        wall = self.wall()
        is_back = newest is not None and newest - wall > _GONE_BACK
        was_told, self._clock_is_told = self._clock_is_told, is_back
        if newest is None or not is_back or was_told:
            return
        said = self.tr(
            "This computer's clock went back: it says {now}, the last scan was at {last}"
        )
        more = self.tr(
            "Set the clock right in the system's settings. Check-ins go on, and keep their order."
        )
        zone = facts.hours_of(self._session_id).zone
        is_today = wording.day_of(newest, zone) == wording.day_of(wall, zone)
        say = wording.clock if is_today else wording.moment
        self.news.emit("attention", said.format(now=say(wall, zone), last=say(newest, zone)), more)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if self.workshop_id and Topic.WORKSHOPS in topics:
            QTimer.singleShot(0, self, self.look)
        if self.stage:
            self.stage.hear(topics)

    # --- the stage ------------------------------------------------------------------------------

    def show_stage(self, beside: QWidget, view: View | None = None) -> StageWindow:
        """Show the stage of the workshop that is attended; one, however often it is asked for.

        Args:
            view: what it shows; None: the poster.
        """
        from lchost.ui.stage.scene import View

        if self.stage is None:
            from lchost.ui.stage.reader import StageReader
            from lchost.ui.stage.window import StageWindow

            reader = StageReader(self.workshop_id, self.phones.invitation)
            self.stage = StageWindow(reader, lambda: _screen_of(beside))
            self.stage.closed.connect(self._stage_closed)
            self.stage_changed.emit()
        self.stage.show_view(view or View.POSTER)
        self.stage.open_stage()
        beside.activateWindow()  # the keyboard stays with the door
        if not self.stage.isFullScreen():
            stage = self.stage
            QTimer.singleShot(0, stage, stage.raise_)  # some desktops lift what is activated
        self.said.emit(self._stage_words(self.stage))
        return self.stage

    def _stage_words(self, stage: StageWindow) -> str:
        if stage.isFullScreen():
            return self.tr("The stage is on the other screen; right-click it to change or close it")
        return self.tr(
            "The stage is open in a window of its own; move it to the projector, F11 fills the"
            " screen, Esc closes it"
        )

    def close_stage(self) -> None:
        """Take the stage away."""
        if self.stage:
            self.stage.close()

    def _stage_closed(self) -> None:
        stage, self.stage = self.stage, None
        if stage:
            stage.deleteLater()
            self.stage_changed.emit()


def _is_open(workshop_id: int) -> bool:
    """Tell whether a workshop's door stands open now."""
    if not workshop_id:
        return False
    at = clock.now()
    try:
        return facts.hours_of(chosen_at_door(workshop_id, at)).is_open(at)
    except HostError:
        return False


def _screen_of(widget: QWidget) -> QScreen:
    """Return the screen that the host looks at."""
    return widget.screen() or QGuiApplication.primaryScreen()

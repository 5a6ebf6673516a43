"""The door for phones: open with check-in, at an address that phones reach, told when it moves."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from lchost.checkin import clock, facts, held, poster
from lchost.errors import GoneMeanwhile, HostError
from lchost.models import database
from lchost.models.database import Topic
from lchost.station import addresses
from lchost.station.addresses import Address as Here
from lchost.station.addresses import Kind
from lchost.station.server import Address
from lchost.ui import wording
from lchost.ui.checkin.sitting import chosen_at_door
from lchost.ui.live import Live
from lchost.ui.phones import kept
from lchost.ui.phones.serving import Serving, Wanted
from lchost.ui.stage.scene import Invitation
from lchost.ui.tasks import Task

POLL_MS = 3000  # how often the laptop's addresses are looked at
_EARLY = timedelta(hours=12)  # before it opens: phones are tried out, early people are told when
_POSTER = "poster"  # the purpose of the key that poster codes are made with
_SETTLE_MS = 120
_COUNT_MS = 250  # how soon a host hears that a phone waits for a nod


class State(Enum):
    """How the door for phones stands."""

    OFF = "off"  # the host has not switched phones on
    RESTING = "resting"  # on, but no door is open: before its day, or after its end
    STARTING = "starting"
    ON = "on"
    TROUBLE = "trouble"  # it cannot be; `PhoneDoor.why` says what to do


class PhoneDoor(QObject):
    """One for the window.  `attend` says whose door it is; the rest it finds out by itself."""

    changed = Signal()  # state, address, PIN or why
    held_changed = Signal(int)  # how many phones wait for the host's nod
    news = Signal(str, str, str)  # tone, sentence, what goes on meanwhile
    over = Signal(str)  # a sentence of the news that holds no longer

    def __init__(self, live: Live, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.now = clock.now
        self.workshop_id = 0
        self._session_id = 0  # the one that this computer's door is for
        self.here: tuple[Here, ...] | None = None  # this computer's addresses; None: not yet known
        self.held = 0
        self.serving = Serving(self)
        self._told: Address | None = None  # the address that the poster has shown last
        self._is_due = False  # a door is open, or will be within hours
        self._is_without_network = False
        self._was_gone = False
        self._standing = ""  # the sentence about the network that was said last
        self._shown: tuple[object, ...] = ()
        self._look_task: Task | None = None
        self._poll = QTimer(self)
        self._poll.setInterval(POLL_MS)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._poll.timeout.connect(self._beat)
        self._count = QTimer(self)
        self._count.setSingleShot(True)
        self._count.setInterval(_COUNT_MS)
        self._count_task: Task | None = None
        self._settle.timeout.connect(self._follow)
        self._count.timeout.connect(self._look_who_waits)
        self.serving.settled.connect(self._settled)
        live.changed.connect(self._hear)

    # --- what the window and the panel say ------------------------------------------------------

    def attend(self, workshop_id: int) -> None:
        """Serve this workshop's door from now on, while it is open and phones are switched on."""
        if workshop_id != self.workshop_id:
            self.workshop_id, self._session_id, self._told = workshop_id, 0, None
        self._follow()

    def switch(self, on: bool) -> None:
        """Switch phones on or off for this community, on this computer."""
        kept.keep_on(on)
        self._told = None
        if not on:
            self._withdraw()
        self._follow()

    def choose(self, address: Here) -> None:
        """Serve at this address of the computer, and remember it."""
        kept.keep_address(address.mark)
        self._follow()

    def new_pin(self) -> str:
        """Make another PIN for the door stations; those with the old one are asked again."""
        made = kept.fresh_pin()
        self._follow()
        return made

    def end(self) -> None:
        """Serve nobody: the file is about to be closed."""
        self._poll.stop()
        self._settle.stop()
        self._count.stop()
        self.workshop_id = self._session_id = self.held = 0
        self._told = None
        self._is_due = self._is_without_network = self._was_gone = False
        self._withdraw()
        self.serving.end()
        self._look_task = None
        self._tell_changed()

    # --- what it is -----------------------------------------------------------------------------

    @property
    def state(self) -> State:
        """How it stands now."""
        if not self.is_switched_on:
            return State.OFF
        if not self._is_due:
            return State.RESTING
        if self.serving.trouble is not None or self._is_without_network:
            return State.TROUBLE
        return State.ON if self.address else State.STARTING

    @property
    def is_switched_on(self) -> bool:
        """Tell whether the host has switched phones on."""
        return database.current_path() is not None and kept.is_on()

    @property
    def address(self) -> Address | None:
        """Where phones come in now."""
        return None if self.serving.is_under_way else self.serving.address

    @property
    def url(self) -> str:
        """The front page; empty while there is none."""
        return self.address.url if self.address else ""

    @property
    def pin(self) -> str:
        """What door stations are asked for."""
        return kept.pin()

    @property
    def why(self) -> str:
        """Return what is wrong and what to do; empty while nothing is."""
        if self.state is not State.TROUBLE:
            return ""
        if self.serving.trouble is not None:
            return wording.trouble(self.serving.trouble)
        return self.tr(
            "This laptop is in no network that phones can join. Join the Wi-Fi of the place, or"
            " turn on the laptop's own hotspot; badges, scanner and search go on as before."
        )

    def usable(self) -> Here | None:
        """Return the address to serve at; None while phones could not reach any."""
        if not self.here:
            return None
        serving = self.serving.address
        mark = kept.address_mark()
        best = addresses.best(mark, self.here)
        is_chosen = bool(mark) and best.interface == mark.rpartition(" ")[0]
        if not is_chosen and serving is not None:  # a better one is no reason to move
            best = next((one for one in self.here if one.ip == serving.host), best)
        if best.kind is Kind.LINK_LOCAL or (best.kind is Kind.LOOPBACK and not is_chosen):
            return None
        return best if best.kind.is_for_phones or is_chosen else None

    @property
    def is_for_itself(self) -> bool:
        """Tell whether the host chose that only this computer reaches the door."""
        where, serving = self.usable(), self.serving.address
        is_alone = where is not None and where.kind is Kind.LOOPBACK
        return is_alone and serving is not None and where is not None and serving.host == where.ip

    def invitation(self, at: datetime) -> Invitation | None:
        """Return how a phone comes in at a moment; None while none can."""
        station, address = self.serving.station, self.address
        if station is None or address is None or self.state is not State.ON:
            return None
        if self.is_for_itself:  # nobody shall try what does not work
            return None
        shown = poster.on_screen(station.keys.of(_POSTER), station.session_id(), at)
        left_s = round(poster.turns_in(at).total_seconds())
        code = poster.address(address.url, shown.code)
        return Invitation(code, shown.word, address.netloc, left_s, poster.STEP_S)

    def paper(self) -> Invitation | None:
        """Return what a poster on paper says: it never turns, and the host nods to each."""
        station, address = self.serving.station, self.address
        if station is None or address is None:
            return None
        shown = poster.on_paper(station.keys.of(_POSTER), station.session_id())
        return Invitation(poster.address(address.url, shown.code), shown.word, address.netloc, 0, 0)

    # --- following ------------------------------------------------------------------------------

    def _hear(self, topics: frozenset[Topic]) -> None:
        if not self.workshop_id:
            return
        if Topic.WORKSHOPS in topics:
            self._settle.start()
        elif Topic.ATTENDANCE in topics and not self._count.isActive():
            self._count.start()

    def _beat(self) -> None:
        """Look at the addresses, and at the clock."""
        self.look_around()
        self._follow()
        if self.serving.trouble is not None:
            self.serving.try_again()

    def look_around(self) -> None:
        """Ask the system for its addresses, off the screen's thread."""
        if self._look_task is None:
            self._look_task = Task(lambda _: addresses.choices(), self, needs_database=False)
            self._look_task.done.connect(self._looked)
            self._look_task.failed.connect(lambda _: self._looked(self.here or ()))
            self._look_task.start()

    def _looked(self, found: tuple[Here, ...]) -> None:
        if self._look_task:
            self._look_task.deleteLater()
        self._look_task = None
        if found != self.here:
            self.here = found
            self._follow()

    def _follow(self) -> None:
        """Want what the switch, the clock and the network allow."""
        if database.current_path() is None:
            return
        self._is_due = self._is_time()
        is_time = self.is_switched_on and self._is_due
        if is_time != self._poll.isActive():
            self._poll.start() if is_time else self._poll.stop()
        if is_time and self.here is None:
            self.look_around()
        where = self.usable() if is_time else None
        self._tell_network(is_time and self.here is not None and where is None)
        if where is None:
            self.serving.want(None)
        else:
            before = self.serving.wanted
            port = before.port if before and before.host == where.ip else kept.port()
            self.serving.want(Wanted(self.workshop_id, where.ip, port, kept.pin()))
        self._stand()
        self._count_held()
        self._tell_changed()

    def _stand(self) -> None:
        """Let phones come into the session that the host has chosen."""
        if self.serving.station is not None and self._session_id:
            self.serving.station.stand_at(self._session_id)

    def _is_time(self) -> bool:
        """Tell whether the door of the day is open, or will be within hours."""
        if not self.workshop_id:
            return False
        try:
            at = self.now()
            self._session_id = chosen_at_door(self.workshop_id, at)
            hours = facts.hours_of(self._session_id)
        except GoneMeanwhile:
            return False
        return hours.opens_at - _EARLY <= at < hours.closes_at

    def _settled(self) -> None:
        address = self.serving.address
        self._stand()
        if address is not None:
            kept.keep_port(address.port)
            self._tell_moved(address)
        self._tell_changed()

    def _tell_moved(self, address: Address) -> None:
        """Say that the address changed: the stage shows the new code already."""
        before, self._told = self._told, address
        was_gone, self._was_gone = self._was_gone, False
        has_changed = before is not None and before != address
        if self.is_for_itself:
            if before != address or was_gone:
                said = self.tr("Only this computer can reach the door at {address}")
                more = self.tr(
                    "Phones need another address of this laptop: choose it under Phones and door"
                    " stations. Badges, scanner and search go on as before."
                )
                self._tell("attention", said.format(address=address.host), more)
        elif has_changed:
            said = self.tr("The laptop's address changed to {address}: the poster shows a new code")
            more = self.tr(
                "Phones scan once more. A poster on paper with the old address leads nowhere."
            )
            self._tell("attention", said.format(address=address.netloc), more)
        elif was_gone:
            self._tell("welcome", self.tr("Phones can check in again"), "")

    def _tell_network(self, is_without: bool) -> None:
        was, self._is_without_network = self._is_without_network, is_without
        if was and not is_without:
            self._withdraw()
        if was or not is_without:
            return
        self._was_gone = True
        said = self.tr("Phones cannot reach this laptop: it is in no network")
        if self._told is not None:
            said = self.tr("The network is gone: phones cannot reach this laptop")
        more = self.tr(
            "Badges, scanner and search go on as before; phones come back by themselves with the"
            " network."
        )
        self._tell("attention", said, more)

    def _tell(self, tone: str, text: str, more: str) -> None:
        """Say how phones reach this laptop now, in the place of what was said before."""
        if text != self._standing:
            self._withdraw()
        self._standing = text
        self.news.emit(tone, text, more)

    def _withdraw(self) -> None:
        before, self._standing = self._standing, ""
        if before:
            self.over.emit(before)

    def _count_held(self) -> None:
        count = 0
        if self._session_id:
            with suppress(HostError):  # the page that shows the door says it
                count = len(held.pending(self._session_id))
        self._note_held(count)

    def _look_who_waits(self) -> None:
        """Count off the screen's thread: a reading there would wait for every check-in's turn."""
        if self._count_task is not None:
            self._count.start()
            return
        session_id = self._session_id
        self._count_task = task = Task(lambda _: len(held.pending(session_id)), self)
        task.done.connect(lambda count: self._looked_who_waits(session_id, count))
        task.failed.connect(lambda _: self._looked_who_waits(0, 0))  # the page says it
        task.cancelled.connect(lambda: self._looked_who_waits(0, 0))
        task.start()

    def _looked_who_waits(self, session_id: int, count: int) -> None:
        if self._count_task is not None:
            self._count_task.deleteLater()
        self._count_task = None
        if session_id and session_id == self._session_id:
            self._note_held(count)

    def _note_held(self, count: int) -> None:
        if count != self.held:
            self.held = count
            self.held_changed.emit(count)

    def _tell_changed(self) -> None:
        now = (self.state, self.address, self.why, self.here, self.is_for_itself)
        if now != self._shown:
            self._shown = now
            self.changed.emit()

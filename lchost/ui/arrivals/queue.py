"""Prints a badge for each who comes in and has none, beside the door, which never waits for it.

What is to be printed is read from the file: who has come since, and whose badge never went out.
Nothing is lost by a printer that is off, nor by lchost being closed.
"""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal, Slot

from lchost.errors import HostError
from lchost.models.database import Topic
from lchost.paper import arrivals, printed
from lchost.paper.arrivals import Arrived
from lchost.paper.printed import Gone
from lchost.ui import wording
from lchost.ui.arrivals import wish
from lchost.ui.arrivals.wish import Wish
from lchost.ui.arrivals.worker import Feed, Look, Out, Round, Worker, look_at, print_badge
from lchost.ui.live import Live
from lchost.ui.papers import BADGES


class ArrivalQueue(QObject):
    """`changed` tells that a badge went out, or how the printer is.  One for the window."""

    changed = Signal()
    news = Signal(str, str, str)  # tone, sentence, what goes on meanwhile
    _went = Signal()
    _said = Signal(object)  # the HostError of a round, or None

    def __init__(
        self,
        live: Live,
        parent: QObject | None = None,
        *,
        feed: Feed = print_badge,
        look: Look = look_at,
    ) -> None:
        super().__init__(parent)
        self._feed, self._look = feed, look
        self.workshop_id = 0
        self.trouble: HostError | None = None
        self.wish = Wish()
        self._since = datetime.now(UTC)
        self._worker: Worker | None = None
        self._given: set[int] = set()  # to the printer: never twice
        self._out: deque[tuple[Worker, Out]] = deque()  # to be written down
        self._went.connect(self._write_down)
        self._said.connect(self._hear_of_printer)
        live.changed.connect(self._hear)

    # --- the door -------------------------------------------------------------------------------

    def attend(self, workshop_id: int) -> None:
        """Print for this workshop's door from now on."""
        if workshop_id != self.workshop_id:
            self._write_down()  # of the door before: then nobody there gets a second one
            self.workshop_id, self.wish = workshop_id, wish.kept()
            self._since = datetime.now(UTC)
            self._given.clear()
            self.trouble = None
            self.changed.emit()

    def turn(self, wanted: Wish) -> None:
        """Take another wish; who came before it was on is printed only when asked for."""
        if wanted.is_on and not self.wish.is_on:
            self._since = datetime.now(UTC)
        self.wish = wanted
        wish.keep(wanted)
        self.trouble = None
        self.changed.emit()
        self._wake()

    def waiting(self) -> list[Arrived]:
        """Return who came and has no badge, whenever they came."""
        if not self.workshop_id:
            return []
        found = arrivals.without_badge(self.workshop_id)
        return [one for one in found if one.registration_id not in self._given]

    def print_now(self, registration_ids: list[int]) -> None:
        """Print these badges: they were not printed when their people came."""
        if registration_ids and self.wish.printer:
            self._begin(Round(self.workshop_id, self._since, self.wish, tuple(registration_ids)))

    def have_one(self, registration_ids: list[int]) -> None:
        """Write down that these have a badge from elsewhere.

        Raises:
            HostError: it could not be kept.
        """
        gone = Gone(BADGES, "–", 0, len(registration_ids), datetime.now(UTC))
        printed.note(self.workshop_id, gone, registration_ids)
        self._given.update(registration_ids)  # a round that is under way has them on its list
        self.changed.emit()

    def end(self) -> None:
        """Print no more: the file is about to be closed.  What went out is written down."""
        if self._worker:
            self._worker.end()
        self._write_down()
        self._worker = None
        self.workshop_id = 0

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if Topic.ATTENDANCE in topics:
            self._wake()

    def _wake(self) -> None:
        is_told = self._worker is not None and self._worker.is_told
        if self.workshop_id and self.wish.can_print and not is_told:
            self._begin(Round(self.workshop_id, self._since, self.wish))

    def _begin(self, round_: Round) -> None:
        if self._worker is None:
            self._worker = Worker(
                self._feed, self._look, self._given, self._went_out, self._said.emit
            )
        self._worker.do(round_)

    def _went_out(self, worker: Worker, gone: Out) -> None:
        """Take what went out; comes on the worker's thread, and is kept there if all ends."""
        self._out.append((worker, gone))
        self._went.emit()

    # --- what comes back ------------------------------------------------------------------------

    @Slot()
    def _write_down(self) -> None:
        """Write down what went out, on the screen's thread: the file may be closed by now."""
        while self._out:
            worker, out = self._out.popleft()
            if worker is not self._worker:  # its file is closed: another may be open
                continue
            gone = Gone(BADGES, out.printer, 1, 1, out.at)
            try:
                printed.note(out.workshop_id, gone, [out.registration_id])
            except HostError as error:
                self.news.emit("refused", wording.trouble(error), "")
        self.changed.emit()

    @Slot(object)
    def _hear_of_printer(self, trouble: HostError | None) -> None:
        """Say once that badges do not come out; the sign says it as long as it is so."""
        was, self.trouble = self.trouble, trouble
        is_new = trouble is not None and type(was) is not type(trouble)
        if trouble is not None and is_new:
            more = self.tr("Check-ins go on. Badges that are not printed are listed at the door.")
            self.news.emit("attention", wording.trouble(trouble), more)
        if was is not trouble:
            self.changed.emit()

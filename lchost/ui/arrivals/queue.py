"""Prints a badge for each who comes in and has none, beside the door, which never waits for it.

What is to be printed is read from the file: who has come since, and whose badge never went out.
Nothing is lost by a printer that is off, nor by lchost being closed.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from lchost.errors import HostError, NobodyToPrint, NothingNew, NotPrinted
from lchost.models.database import Topic, connected
from lchost.paper import arrivals, printed
from lchost.paper.arrivals import Arrived
from lchost.paper.printed import Gone
from lchost.ui import wording
from lchost.ui.arrivals import wish
from lchost.ui.arrivals.wish import Wish
from lchost.ui.live import Live
from lchost.ui.papers import BADGES

if TYPE_CHECKING:
    from lchost.paper.press import Paper

_END_S = 3.0  # so long the closing of the file waits for the badge that is on its way
Feed = Callable[["Paper", str, str, str], None]  # paper, printer, sheet, title
Look = Callable[[str], None]


@dataclass(frozen=True)
class _Round:
    """What the worker shall do: print who waits, or these."""

    workshop_id: int
    since: datetime
    wish: Wish
    only: tuple[int, ...] = ()


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
        feed: Feed | None = None,
        look: Look | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed, self._look = feed, look
        self.workshop_id = 0
        self.trouble: HostError | None = None
        self.wish = Wish()
        self._since = datetime.now(UTC)
        self._rounds: SimpleQueue[_Round | None] = SimpleQueue()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._given: set[int] = set()  # to the printer: never twice
        self._out: deque[tuple[int, int, str, datetime]] = deque()  # to be written down
        self._went.connect(self._write_down)
        self._said.connect(self._hear_of_printer)
        live.changed.connect(self._hear)

    # --- the door -------------------------------------------------------------------------------

    def attend(self, workshop_id: int) -> None:
        """Print for this workshop's door from now on."""
        if workshop_id != self.workshop_id:
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
            self._begin(_Round(self.workshop_id, self._since, self.wish, tuple(registration_ids)))

    def have_one(self, registration_ids: list[int]) -> None:
        """Write down that these have a badge from elsewhere.

        Raises:
            HostError: it could not be kept.
        """
        gone = Gone(BADGES, "–", 0, len(registration_ids), datetime.now(UTC))
        printed.note(self.workshop_id, gone, registration_ids)
        self.changed.emit()

    def end(self) -> None:
        """Print no more: the file is about to be closed.  What went out is written down."""
        thread, self._thread = self._thread, None
        if thread:
            self._stop.set()
            self._rounds.put(None)
            thread.join(_END_S)
            self._rounds, self._stop = SimpleQueue(), threading.Event()
        self._write_down()
        self.workshop_id = 0

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if Topic.ATTENDANCE in topics:
            self._wake()

    def _wake(self) -> None:
        if self.workshop_id and self.wish.can_print and self._rounds.empty():
            self._begin(_Round(self.workshop_id, self._since, self.wish))

    def _begin(self, round_: _Round) -> None:
        if self._thread is None:
            work = partial(self._work, self._rounds, self._stop)
            self._thread = threading.Thread(target=work, name="badges on arrival", daemon=True)
            self._thread.start()
        self._rounds.put(round_)

    # --- what comes back ------------------------------------------------------------------------

    @Slot()
    def _write_down(self) -> None:
        """Write down what went out, on the screen's thread: the file may be closed by now."""
        while self._out:
            workshop_id, registration_id, printer, at = self._out.popleft()
            if workshop_id != self.workshop_id:
                continue
            try:
                printed.note(workshop_id, Gone(BADGES, printer, 1, 1, at), [registration_id])
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

    # --- the worker's thread --------------------------------------------------------------------

    def _work(self, rounds: SimpleQueue[_Round | None], stop: threading.Event) -> None:
        while (round_ := rounds.get()) is not None:
            trouble: HostError | None = None
            try:
                if not self._print(round_, stop):
                    continue
                self._ask(round_.wish.printer)
            except HostError as error:
                trouble = error
            except Exception as error:  # noqa: BLE001 - the next badge shall be tried
                logging.getLogger(__name__).error("badge on arrival: %s", type(error).__name__)
                trouble = NotPrinted(printer=round_.wish.printer)
            self._said.emit(trouble)

    def _print(self, round_: _Round, stop: threading.Event) -> int:
        """Print who waits, and return how many badges went out."""
        since = None if round_.only else round_.since
        with connected():
            found = arrivals.without_badge(round_.workshop_id, since)
        count = 0
        for one in found:
            is_asked = not round_.only or one.registration_id in round_.only
            if not is_asked or one.registration_id in self._given:
                continue
            if stop.is_set():  # the file is about to be closed
                break
            try:
                with connected():
                    paper = _badge(round_, one.registration_id)
            except (NobodyToPrint, NothingNew):  # gone again meanwhile
                continue
            self._give(paper, round_.wish, one.name)
            self._given.add(one.registration_id)
            at, printer = datetime.now(UTC), round_.wish.printer
            self._out.append((round_.workshop_id, one.registration_id, printer, at))
            self._went.emit()
            count += 1
        return count

    def _give(self, paper: Paper, to: Wish, name: str) -> None:
        if self._feed is None:
            from lchost.ui.arrivals.printer import print_badge

            self._feed = print_badge
        self._feed(paper, to.printer, to.sheet, name)

    def _ask(self, printer: str) -> None:
        if self._look is None:
            from lchost.ui.arrivals.printer import look_at

            self._look = look_at
        self._look(printer)


def _badge(round_: _Round, registration_id: int) -> Paper:
    from lchost.paper import badge_papers
    from lchost.ui.badges import chosen

    return badge_papers.badges(
        round_.workshop_id,
        design=chosen.key(),
        sheet=round_.wish.sheet,
        which=[registration_id],
    )

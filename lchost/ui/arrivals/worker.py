"""The thread that prints badges, one round after the other."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING

from lchost.errors import HostError, NobodyToPrint, NothingNew, NotPrinted
from lchost.models.database import connected
from lchost.paper import arrivals
from lchost.ui.arrivals.wish import Wish

if TYPE_CHECKING:
    from lchost.paper.press import Paper

_END_S = 3.0  # so long the closing of the file waits for the badge that is on its way
Feed = Callable[["Paper", str, str, str], None]  # paper, printer, sheet, title
Look = Callable[[str], None]


@dataclass(frozen=True)
class Round:
    """What is to be printed: who came since and waits, or `only` these."""

    workshop_id: int
    since: datetime
    wish: Wish
    only: tuple[int, ...] = ()


@dataclass(frozen=True)
class Out:
    """A badge that the printer has taken."""

    workshop_id: int
    registration_id: int
    printer: str
    at: datetime


class Worker:
    """No QObject: the thread may be the last to let go of it.

    Args:
        given: registrations whose badge the printer has had; never twice.
        went: told of each badge that went out, on the worker's thread.
        said: told after a round that printed something or failed: the error, or None.
    """

    def __init__(
        self,
        feed: Feed,
        look: Look,
        given: set[int],
        went: Callable[[Worker, Out], None],
        said: Callable[[HostError | None], None],
    ) -> None:
        self._feed, self._look, self._given = feed, look, given
        self._went, self._said = went, said
        self._rounds: SimpleQueue[Round | None] = SimpleQueue()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="badges on arrival", daemon=True)
        self._thread.start()

    @property
    def is_told(self) -> bool:
        """Tell whether a round waits: it will find whoever has come meanwhile."""
        return not self._rounds.empty()

    def do(self, round_: Round) -> None:
        """Do a round, after those that wait."""
        self._rounds.put(round_)

    def end(self) -> None:
        """Begin no further badge, and wait a moment for the one on its way."""
        self._stop.set()
        self._rounds.put(None)
        self._thread.join(_END_S)

    # --- on its own thread ----------------------------------------------------------------------

    def _work(self) -> None:
        while (round_ := self._rounds.get()) is not None and not self._stop.is_set():
            trouble: HostError | None = None
            try:
                if not self._print(round_):
                    continue
                self._look(round_.wish.printer)
            except HostError as error:
                trouble = error
            except Exception as error:  # noqa: BLE001 - the next badge shall be tried
                logging.getLogger(__name__).error("badge on arrival: %s", type(error).__name__)
                trouble = NotPrinted(printer=round_.wish.printer)
            self._said(trouble)

    def _print(self, round_: Round) -> int:
        """Print who waits, and return how many badges went out."""
        since = None if round_.only else round_.since
        with connected():
            found = arrivals.without_badge(round_.workshop_id, since)
        count = 0
        for one in found:
            is_asked = not round_.only or one.registration_id in round_.only
            if not is_asked or one.registration_id in self._given:
                continue
            if self._stop.is_set():  # the file is about to be closed
                break
            try:
                with connected():
                    paper = _badge(round_, one.registration_id)
            except (NobodyToPrint, NothingNew):  # gone again meanwhile
                continue
            if one.registration_id in self._given:  # got one from elsewhere meanwhile
                continue
            self._feed(paper, round_.wish.printer, round_.wish.sheet, one.name)
            self._given.add(one.registration_id)
            printer, at = round_.wish.printer, datetime.now(UTC)
            self._went(self, Out(round_.workshop_id, one.registration_id, printer, at))
            count += 1
        return count


def print_badge(paper: Paper, printer: str, sheet: str, title: str) -> None:
    """Give a badge to the printer; what that needs is imported with the first one."""
    from lchost.ui.arrivals import printer as printers

    printers.print_badge(paper, printer, sheet, title)


def look_at(printer: str) -> None:
    """Ask how the printer is."""
    from lchost.ui.arrivals import printer as printers

    printers.look_at(printer)


def _badge(round_: Round, registration_id: int) -> Paper:
    from lchost.paper import badge_papers
    from lchost.ui.badges import chosen

    return badge_papers.badges(
        round_.workshop_id,
        design=chosen.key(),
        sheet=round_.wish.sheet,
        which=[registration_id],
    )

"""`lchost door`: the door's pages without a window."""

from __future__ import annotations

import argparse
import gc
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lchost.checkin import clock, log
from lchost.errors import GoneMeanwhile, NoSuchWorkshop, NothingToOpen
from lchost.models import database
from lchost.planning import sessions, workshops
from lchost.station.server import LOOPBACK, Station

LISTENS_EVERY_S = 0.5  # Windows hears no Ctrl+C in a wait without an end
CLOCK_MAY_DIFFER = timedelta(minutes=1)
CLOCK_WENT_BACK = (
    "lchost: the computer's clock was set back. The door goes on by its own clock, so that the"
    " order of its log stays; set the computer's clock right."
)
NOT_TAKEN_IN = (
    "lchost: the last changes are kept in {log}; they could not be taken into the file, as on a"
    " full disk. Keep it beside the file, and open the file again once there is room."
)


def command(words: list[str]) -> int:
    """Serve the door of a workshop until interrupted; answer with the exit code.

    The first line on stdout is the address, once it listens; a generated PIN is the second.
    """
    asked = _parser().parse_args(words)
    file: Path = asked.file
    database.open_community(file)
    try:
        station = Station(_chosen(file, asked.workshop), pin=asked.pin)
        clock.start(log.newest_at())
        with _until_interrupted() as ending:
            address = station.open(asked.host, asked.port)
            try:
                print(address.url, flush=True)
                if not asked.pin:
                    print(station.pin, flush=True)
                _serve(ending)
            finally:
                station.close()
    finally:
        database.close()
        _say_what_is_left(file)
    return 0  # also then: all that was answered with green is on the disk


def _serve(ending: threading.Event) -> None:
    """Wait for the end; say once when the computer's clock goes back."""
    gc.freeze()  # a busy door does not look through all that was imported, again and again
    is_said = False
    while not ending.wait(LISTENS_EVERY_S):
        if not is_said and clock.ahead() > CLOCK_MAY_DIFFER:
            is_said = True
            print(CLOCK_WENT_BACK, file=sys.stderr, flush=True)


def _say_what_is_left(file: Path) -> None:
    """Say so when closing could not sweep up: without its log the file lacks the last changes."""
    if log := database.log_beside(file.resolve()):
        print(NOT_TAKEN_IN.format(log=log), file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lchost door", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="the community")
    parser.add_argument("--workshop", type=int, metavar="ID", help="else the one open now, or next")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="0: any free one")
    parser.add_argument(
        "--pin", default="", metavar="P", help="for door stations; else one is made and printed"
    )
    parser.add_argument(
        "--host", default=LOOPBACK, metavar="ADDRESS", help="else this computer only"
    )
    return parser


@contextmanager
def _until_interrupted() -> Iterator[threading.Event]:
    """Give what is set once somebody asks this program to end."""
    ending = threading.Event()
    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), lambda *_: ending.set()) for name in names}
    try:
        yield ending
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _chosen(file: Path, workshop_id: int | None) -> int:
    """Return the workshop to serve.

    Raises:
        NoSuchWorkshop: there is none with this id.
        NothingToOpen: none was asked for, and none is open now or later.
    """
    if workshop_id is not None:
        try:
            return workshops.get(workshop_id).id
        except GoneMeanwhile as trouble:
            raise NoSuchWorkshop(workshop=workshop_id, path=file) from trouble
    now = datetime.now(UTC)
    found: list[tuple[bool, datetime, int]] = []
    for row in workshops.listing():
        session = sessions.at_door(row.workshop.id, now)
        opens_at = session.starts_at - timedelta(minutes=row.workshop.opens_before_min)
        closes_at = session.ends_at + timedelta(minutes=row.workshop.closes_after_min)
        if session.closed_at is None and now < closes_at:
            found.append((now < opens_at, session.starts_at, row.workshop.id))
    if not found:
        raise NothingToOpen(path=file)
    return min(found)[2]

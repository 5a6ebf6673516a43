"""`lchost door`: the door's pages without a window."""

from __future__ import annotations

import argparse
import signal
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lchost.errors import GoneMeanwhile, NoSuchWorkshop, NothingToOpen
from lchost.models import database
from lchost.planning import workshops
from lchost.planning.workshops import Workshop
from lchost.station.server import LOOPBACK, Station


def command(words: list[str]) -> int:
    """Serve the door of a workshop until interrupted; answer with the exit code.

    The first line on stdout is the address, once it listens; a generated PIN is the second.
    """
    asked = _parser().parse_args(words)
    file: Path = asked.file
    database.open_community(file)
    try:
        station = Station(_chosen(file, asked.workshop), pin=asked.pin)
        ending = _interrupted()
        address = station.open(asked.host, asked.port)
        try:
            print(address.url, flush=True)
            if not asked.pin:
                print(station.pin, flush=True)
            while not ending.wait(0.5):  # Windows hears no Ctrl+C in a wait without an end
                pass
        finally:
            station.close()
    finally:
        database.close()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="lchost door", description=__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="the community")
    parser.add_argument("--workshop", type=int, metavar="ID", help="else the one open now, or next")
    parser.add_argument("--port", type=int, default=0, metavar="N", help="0: any free one")
    parser.add_argument(
        "--pin", default="", metavar="P", help="for door stations; else one is made"
    )
    parser.add_argument(
        "--host", default=LOOPBACK, metavar="ADDRESS", help="else this computer only"
    )
    return parser


def _interrupted() -> threading.Event:
    """Return what is set once somebody asks this program to end."""
    ending = threading.Event()
    for name in ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: ending.set())
    return ending


def _chosen(file: Path, workshop_id: int | None) -> int:
    if workshop_id is not None:
        try:
            return workshops.get(workshop_id).id
        except GoneMeanwhile as trouble:
            raise NoSuchWorkshop(workshop=workshop_id, path=file) from trouble
    now = datetime.now(UTC)
    found = [row.workshop for row in workshops.listing()]
    to_come = [
        one for one in found if not one.is_archived and not one.closed_at and one.ends_at > now
    ]
    if not to_come:
        raise NothingToOpen(path=file)
    return min(to_come, key=lambda one: (not _is_open(one, now), one.starts_at)).id


def _is_open(workshop: Workshop, at: datetime) -> bool:
    opens_at = workshop.starts_at - timedelta(minutes=workshop.opens_before_min)
    return opens_at <= at < workshop.ends_at

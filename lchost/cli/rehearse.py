"""`lchost rehearse`: a whole workshop day on a real roster, through the jobs the screen calls."""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from lchost import __version__
from lchost.cli.rehearsal import badges, comings, door, mixing, people, thanks
from lchost.cli.rehearsal.day import Day
from lchost.errors import CannotWrite, FileExists, HostError
from lchost.models import database
from lchost.roster import services, tables

Step = Callable[[], str]
UNTIL = ("plan", "paper", "checkin", "groups")
_WHOLE = "certificates"


def command(words: list[str]) -> int:
    """Rehearse as the command line asks; return 0 when every figure adds up, else 1.

    Raises:
        HostError: bad input, or a folder that holds a community; nothing is left behind.
    """
    parser = argparse.ArgumentParser(prog="lchost rehearse", description=__doc__)
    parser.add_argument("roster", type=Path, help="CSV or XLSX file with the people")
    parser.add_argument("--out", type=Path, required=True, help="folder for all that is made")
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same day")
    parser.add_argument("--until", choices=UNTIL, default=_WHOLE, help="stop after this part")
    wish = parser.parse_args(words)
    day = Day(wish.roster, wish.out, wish.seed)
    was_there = day.out.exists()
    if day.community.exists():
        raise FileExists(path=day.community)
    started = time.monotonic()
    try:
        seconds = _hold(day, wish.until)
        return _conclude(day, wish.until, seconds, time.monotonic() - started)
    except HostError:
        day.take_back()
        if not was_there:
            with suppress(OSError):  # somebody else has put something there
                day.out.rmdir()
        raise


def _hold(day: Day, until: str) -> dict[str, float]:
    """Go through the steps, a line each; return the seconds of each."""
    print(f"Rehearsing with {day.roster.name} (seed {day.seed}).", flush=True)
    table = tables.read_table(day.roster)
    mapping = services.guess(table)
    try:
        day.out.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise CannotWrite(path=day.out) from trouble
    day.made += [day.out / f"{day.community.name}{end}" for end in ("", "-wal", "-shm")]
    database.open_community(day.community, create=True)
    seconds: dict[str, float] = {}
    try:
        for name, step in _steps(day, until, lambda: people.take_in(day, table, mapping)):
            started = time.monotonic()
            print(step(), flush=True)
            seconds[name] = round(time.monotonic() - started, 2)
    finally:
        database.close()
    return seconds


def _steps(day: Day, until: str, take_in: Step) -> Iterator[tuple[str, Step]]:
    """Give the steps of the day up to and with the part `until`."""
    parts: dict[str, dict[str, Step]] = {
        "plan": {"plan": lambda: people.plan(day), "import": take_in},
        "paper": {
            "badges": lambda: badges.print_badges(day),
            "read back": lambda: badges.read_back(day),
        },
        "checkin": {
            "check-in": lambda: door.open_door(day),
            "coming and going": lambda: comings.come_and_go(day),
        },
        "groups": {"groups": lambda: mixing.mix(day)},
        _WHOLE: {"certificates": lambda: thanks.thank(day)},
    }
    for part, steps in parts.items():
        yield from steps.items()
        if part == until:
            return


def _conclude(day: Day, until: str, seconds: dict[str, float], whole_s: float) -> int:
    """Write report.json and say how it went."""
    wrong = [check for check in day.checks if not check.adds_up]
    report = {
        "lchost": __version__,
        "roster": day.roster.name,
        "seed": day.seed,
        "until": until,
        **day.report,
        "checks": [
            {"what": check.what, "done": _brief(check.done), "counted": _brief(check.counted)}
            for check in day.checks
        ],
        "adds_up": not wrong,
        "seconds": {**seconds, "whole": round(whole_s, 2)},
    }
    text = json.dumps(report, ensure_ascii=False, indent=2)
    day.write("report.json", f"{text}\n".encode())
    for check in wrong:
        told = f"done {_brief(check.done)}, counted {_brief(check.counted)}"
        print(f"Does not add up: {check.what}: {told}")
    if not wrong:
        print(f"All {len(day.checks)} figures add up to what the community file holds.")
    print(f"Everything lies in {day.out} ({whole_s:.1f} s).")
    return 1 if wrong else 0


def _brief(figure: object) -> object:
    """Name a list by its length: the report is for people."""
    return len(figure) if isinstance(figure, list) else figure

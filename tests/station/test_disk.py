"""A disk that refuses: “not saved”, never green, and as before once there is room again."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from lchost import codes
from lchost.models import database
from lchost.models.attendance import CheckIn
from lchost.models.database import DB
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.station.server import Station
from tests.station.conftest import NOW, PIN, Said, ask
from tests.station.running import Door, running_door

PEOPLE = 60
STRANGERS = 300
NOT_SAVED = {"answer": "not_saved", "tone": "refused"}


def code_of(number: int) -> str:
    return codes.encode(b"%08d" % number)


@pytest.fixture
def people(workshop, member: Callable[..., Member]) -> None:
    with database.writing(database.Topic.MEMBERS):
        for n in range(PEOPLE):
            made = member(f"Member {n}", code=code_of(n))
            Registration.create(workshop=workshop.id, member=made, registered_at=NOW)


def long(number: int) -> str:
    return f"{number:0200}"


def let_nothing_grow(station: Station) -> None:
    """Give the station's own connection no page more than the file has."""
    station.write(lambda: DB.pragma("max_page_count", DB.pragma("page_count")))


def let_grow(station: Station) -> None:
    station.write(lambda: DB.pragma("max_page_count", 1_000_000_000))


def test_a_full_disk_is_never_green_and_the_door_recovers(people, station, scan):
    let_nothing_grow(station)
    said: list[Said] = [scan(code_of(PEOPLE + n), request_id=long(n)) for n in range(STRANGERS)]
    refused = [one for one in said if one.status == 503]
    assert refused and all(one.json == NOT_SAVED for one in refused)
    kept = {row.request_id.partition(" ")[0] for row in CheckIn.select()}
    assert kept == {long(n) for n, one in enumerate(said) if one.status == 200}
    let_grow(station)
    assert scan(code_of(0), request_id="again").json["answer"] == "welcome"
    assert CheckIn.select().count() == len(kept) + 1


def test_a_file_that_may_only_be_read_is_never_green_and_the_door_recovers(people, station, scan):
    station.write(lambda: DB.pragma("query_only", 1))
    said = [scan(code_of(n)) for n in range(5)]
    assert [(one.status, one.json) for one in said] == [(503, NOT_SAVED)] * 5
    assert CheckIn.select().count() == 0
    writable = station.open()
    body = json.dumps({"code": code_of(0)}).encode()
    again = ask(writable, "/door/scan", body, headers={"X-Door-Pin": PIN})
    assert again.json["answer"] == "welcome"


def test_a_file_that_was_moved_away_is_never_green(people, station, scan, db: Path):
    aside = db.with_name("aside")
    db.rename(aside)
    assert (scan(code_of(0)).status, scan(code_of(0)).json) == (503, NOT_SAVED)
    aside.rename(db)
    assert scan(code_of(0)).json["answer"] == "welcome"


def test_another_program_that_holds_the_file_is_never_green(people, station, scan, db: Path):
    station.write(lambda: DB.pragma("busy_timeout", 50))
    other = sqlite3.connect(db, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert scan(code_of(0)).json == NOT_SAVED
    other.execute("ROLLBACK")
    other.close()
    assert scan(code_of(0)).json["answer"] == "welcome"


# --- a real disk that is full -------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB, where the system lets us mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(folder)]
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def circle(small_disk: Path, db: Path) -> Iterator[Path]:
    """A closed community on the small disk, its people registered for a workshop."""
    database.close()
    file = small_disk / "circle.lchost"
    database.open_community(file, create=True)
    draft = WorkshopDraft("Charts", NOW, NOW.replace(year=NOW.year + 1), "UTC", late_after_min=None)
    workshop_id = workshops.plan(draft, NOW)
    with database.writing(database.Topic.MEMBERS):
        for n in range(PEOPLE):
            row = {"display_name": f"Member {n}", "folded": f"member {n}", "created_at": NOW}
            made = Member.create(**row)
            BadgeCode.create(code=code_of(n), member=made, issued_at=NOW)
            Registration.create(workshop=workshop_id, member=made, registered_at=NOW)
    database.close()
    yield file
    database.close()
    database.open_community(db)


def scanned(door: Door, number: int) -> Said:
    body = json.dumps({"code": code_of(number), "request_id": f"{number}"}).encode()
    return ask(door.address, "/door/scan", body, headers={"X-Door-Pin": PIN})


def test_a_disk_without_room_is_never_green_and_the_door_recovers(circle: Path):
    filler = circle.with_name("filler")
    with running_door(str(circle), "--pin", PIN) as door:
        scan = partial(scanned, door)
        assert scan(0).json["answer"] == "welcome"
        fill_up(filler)
        said = [scan(n) for n in range(1, PEOPLE)]
        assert said[-1].status == 503 and said[-1].json == NOT_SAVED
        greens = {f"{n}" for n, one in enumerate(said, start=1) if one.status == 200}
        filler.unlink()
        assert scan(1).json["answer"] == "welcome"
        assert door.stop() == 0
    database.open_community(circle)
    kept = {row.request_id.partition(" ")[0] for row in CheckIn.select()}
    assert kept == greens | {"0", "1"}
    assert DB.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_door_that_ends_on_a_full_disk_says_where_the_last_changes_are(
    circle: Path, capfd: pytest.CaptureFixture[str]
):
    filler, log = circle.with_name("filler"), circle.with_name(circle.name + "-wal")
    with running_door(str(circle), "--pin", PIN) as door:
        greens = [f"{n}" for n in range(PEOPLE) if scanned(door, n).status == 200]
        fill_up(filler)
        assert door.stop() == 0
    told = capfd.readouterr().err
    assert told.count("\n") == 1 and f"kept in {log}" in told and "once there is room" in told
    filler.unlink()
    database.open_community(circle)
    assert {row.request_id.partition(" ")[0] for row in CheckIn.select()} == set(greens)
    database.close()
    assert not log.exists()


def fill_up(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return

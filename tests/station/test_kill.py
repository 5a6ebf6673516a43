"""A green answer is on the disk: a door killed under load loses nothing green."""

from __future__ import annotations

import http.client
import json
import random
import re
import shutil
import signal
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from lchost import codes
from lchost.models import database
from lchost.models.people import Member
from lchost.models.workshops import Registration
from tests.station.conftest import NOW, PIN
from tests.station.running import Door, running_door

PEOPLE = 600
DEVICES = 8


@pytest.fixture
def file(workshop, member: Callable[..., Member], db: Path) -> Path:
    """A closed community of people who are all registered; their codes are their numbers."""
    with database.writing(database.Topic.MEMBERS):
        for n in range(PEOPLE):
            made = member(f"Member {n}", code=code_of(n))
            Registration.create(workshop=workshop.id, member=made, registered_at=NOW)
    database.close()
    return db


def code_of(number: int) -> str:
    return codes.encode(b"%08d" % number)


class Devices:
    """Phones that send codes as fast as they are answered, until the door is gone."""

    def __init__(self, door: Door, numbers: list[int], enough: int = PEOPLE) -> None:
        self.greens: dict[str, str] = {}  # code by the request id that was answered with green
        self.has_enough = threading.Event()
        self._door, self._numbers, self._enough = door, numbers, enough
        self._threads = [threading.Thread(target=self._run) for _ in range(DEVICES)]
        for thread in self._threads:
            thread.start()

    def wait(self) -> None:
        for thread in self._threads:
            thread.join()

    def kill(self) -> None:
        """Kill the door as soon as enough were let in."""
        self.has_enough.wait(30)
        self._door.process.kill()
        self.wait()

    def _run(self) -> None:
        to = self._door.address
        line = http.client.HTTPConnection(to.host, to.port, timeout=30)
        try:
            while self._numbers:
                number = self._numbers.pop()
                code, request_id = code_of(number), f"{number}/{id(self)}"
                body = json.dumps({"code": code, "request_id": request_id})
                line.request("POST", "/door/scan", body, {"X-Door-Pin": PIN})
                said = line.getresponse()
                told = json.loads(said.read())
                if said.status == 200 and told["tone"] == "welcome":
                    self.greens[request_id] = code
                if len(self.greens) >= self._enough:
                    self.has_enough.set()
        except (OSError, http.client.HTTPException, IndexError, ValueError):
            return  # killed in the middle of an answer: that is no green
        finally:
            self.has_enough.set()
            line.close()


@pytest.mark.parametrize("kills", [2, pytest.param(100, marks=pytest.mark.stress)])
def test_every_green_answer_outlives_a_door_killed_under_load(file: Path, kills: int):
    chosen = random.Random(47)
    greens: dict[str, str] = {}
    numbers = list(range(PEOPLE))
    for kill in range(kills):
        if len(numbers) < 100:  # everybody is in: they go out again by a night's sleep
            forget_the_day(file)
            greens, numbers = {}, list(range(PEOPLE))
        with running_door(str(file), "--pin", PIN) as door:
            devices = Devices(door, numbers, enough=chosen.randint(0, 40))
            devices.kill()
            greens |= devices.greens
        assert door.process.returncode == -signal.SIGKILL
        kept = sqlite3.connect(file)
        assert kept.execute("PRAGMA integrity_check").fetchone() == ("ok",), f"kill {kill}"
        rows = kept.execute(
            "SELECT substr(request_id, 1, instr(request_id, ' ') - 1), code"
            " FROM check_in JOIN badge_code USING (member_id) WHERE answer = 'welcome'"
        ).fetchall()
        kept.close()
        lost = greens.items() - set(rows)
        assert not lost, f"kill {kill}: {lost}"
        assert len(rows) == len({code for _, code in rows})  # and nobody came in twice
    assert greens
    database.open_community(file)


def forget_the_day(file: Path) -> None:
    kept = sqlite3.connect(file)
    kept.execute("DELETE FROM check_in")
    kept.commit()
    kept.close()


def test_a_killed_door_opens_again_and_knows_whom_it_greeted(file: Path):
    with running_door(str(file), "--pin", PIN) as door:
        Devices(door, [1]).wait()
        door.process.kill()
        door.process.wait()
    with running_door(str(file), "--pin", PIN) as door:
        to = door.address
        line = http.client.HTTPConnection(to.host, to.port, timeout=30)
        line.request("POST", "/door/scan", json.dumps({"code": code_of(1)}), {"X-Door-Pin": PIN})
        assert json.loads(line.getresponse().read())["answer"] == "already"
        line.close()
    database.open_community(file)


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here")
def test_no_green_answer_leaves_before_the_disk_was_asked_to_keep_it(file: Path, tmp_path: Path):
    trace = tmp_path / "trace"
    watched = ["strace", "-D", "-f", "-q", "-s", "2000", "-o", str(trace)]
    watched += ["-e", "trace=fsync,fdatasync,sendto,pwrite64"]
    with running_door(str(file), "--pin", PIN, prefix=watched) as door:
        to = door.address
        line = http.client.HTTPConnection(to.host, to.port, timeout=60)
        for n in range(10):
            body = json.dumps({"code": code_of(n)})
            line.request("POST", "/door/scan", body, {"X-Door-Pin": PIN})
            assert json.loads(line.getresponse().read())["answer"] == "welcome"
        line.close()
        assert door.stop() == 0
    told = trace.read_text("utf-8", "replace")
    if "fsync" not in told and "fdatasync" not in told:
        pytest.skip("strace may not watch here")
    # between any two green answers lies a sync that came back
    order = re.findall(r"f(?:data)?sync\(\d+\) += 0|resumed>\) += 0|sendto\([^\n]*\"welcome", told)
    synced = 0
    for event in order:
        if "welcome" in event:
            assert synced, order
            synced = 0
        else:
            synced += 1
    assert sum("welcome" in event for event in order) == 10
    database.open_community(file)

"""`lchost door`: the door without a window."""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from lchost import codes
from lchost.__main__ import main
from lchost.cli import door
from lchost.models import database
from lchost.models.people import Member
from lchost.models.workshops import Registration
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.station.server import Station
from tests.station.conftest import NOW, Said, ask
from tests.station.running import Door, running_door, started

ADA = codes.encode(b"Ada's 64")
PIN = "4711-door"


def plan(title: str, hours: float, lasts: float = 2, **more: object) -> int:
    """Plan a workshop that starts so many hours from now."""
    starts_at = NOW + timedelta(hours=hours)
    ends_at = starts_at + timedelta(hours=lasts)
    draft = WorkshopDraft(title, starts_at, ends_at, "UTC", late_after_min=None, **more)  # type: ignore[arg-type]
    return workshops.plan(draft, NOW)


@pytest.fixture
def file(db: Path, member: Callable[..., Member]) -> Path:
    """A community that is closed, with Ada registered for the workshop that is open now."""
    workshop_id = plan("Charts", -1)
    made = member("Ada", code=ADA)
    Registration.create(workshop=workshop_id, member=made, registered_at=NOW)
    database.close()
    return db


@pytest.fixture
def chosen(db: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return which workshop the command would serve, without serving it."""
    found: list[int] = []

    class Nothing(Station):
        def open(self, host: str = "", port: int = 0) -> object:  # type: ignore[override]
            found.append(self.workshop_id)
            raise KeyboardInterrupt

    monkeypatch.setattr("lchost.cli.door.Station", Nothing)

    def choose(*words: str) -> int:
        database.close()
        try:
            assert main(["door", str(db), *words]) == 130
        finally:
            database.open_community(db)
        return found[-1]

    return choose


def scan(door: Door, pin: str, code: str = ADA) -> Said:
    body = json.dumps({"code": code, "request_id": code}).encode()
    return ask(door.address, "/door/scan", body, headers={"X-Door-Pin": pin})


def test_the_first_line_is_the_address_once_it_listens_and_the_second_a_pin(file: Path):
    with running_door(str(file)) as served:
        assert served.address.host == "127.0.0.1"
        pin = served.line()
        assert len(pin) == 6 and pin.isdigit()
        assert scan(served, pin).json["answer"] == "welcome"
        assert scan(served, "000000" if pin != "000000" else "111111").status == 401


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_ends_well_and_closes_the_file(file: Path, by: signal.Signals):
    with running_door(str(file), "--pin", PIN) as served:
        assert scan(served, PIN).json["answer"] == "welcome"
        assert served.stop(by) == 0
        assert served.line() == ""  # a PIN that was given is not printed
    assert [path.name for path in file.parent.iterdir()] == [file.name]  # neither log nor lock
    database.open_community(file)
    assert database.DB.execute_sql("SELECT answer FROM check_in").fetchall() == [("welcome",)]


def test_a_port_and_an_address_may_be_chosen(file: Path):
    host = "127.0.0.2" if sys.platform == "linux" else "127.0.0.1"
    with running_door(str(file), "--port", "0", "--host", host, "--pin", PIN) as served:
        assert served.address.host == host and served.address.port > 0
        assert scan(served, PIN).status == 200


def test_a_file_that_is_open_elsewhere_is_refused(file: Path, capfd: pytest.CaptureFixture[str]):
    with running_door(str(file), "--pin", PIN):
        assert main(["door", str(file)]) == 2
        assert "open in another lchost" in capfd.readouterr().err


def test_without_a_choice_it_is_the_workshop_that_is_open_now(chosen):
    plan("Tomorrow", 24)
    plan("Over", -24)
    now = plan("Now", -1)
    plan("Later today", 5)
    assert chosen() == now


def test_a_door_opens_before_the_start(chosen):
    plan("Now, but longer ago", -3, lasts=2.9)
    soon = plan("Soon", 0.4, opens_before_min=30)
    assert chosen() == soon


def test_a_door_may_stay_open_after_the_end(chosen):
    over = plan("Just over", -3, lasts=2.9, closes_after_min=60)
    plan("Tomorrow", 24)
    assert chosen() == over


def test_if_none_is_open_it_is_the_next_one(chosen):
    plan("In a week", 7 * 24)
    tomorrow = plan("Tomorrow", 24)
    plan("Yesterday", -24)
    assert chosen() == tomorrow


def test_a_door_that_the_host_has_closed_is_not_open(chosen):
    closed = plan("Closed", -1)
    workshops.close_door(closed, NOW)
    tomorrow = plan("Tomorrow", 24)
    assert chosen() == tomorrow


def test_a_later_session_of_a_workshop_counts(chosen):
    course = plan("Course", -48)
    third = NOW - timedelta(minutes=5)
    sessions.add(course, SessionDraft(third, third + timedelta(hours=1)))
    plan("In an hour", 1)
    assert chosen() == course


def test_an_archived_workshop_is_not_opened(chosen):
    archived = plan("Archived", -1)
    workshops.archive(archived, NOW)
    later = plan("Later", 3)
    assert chosen() == later


def test_any_workshop_may_be_named(chosen):
    over = plan("Over", -24)
    plan("Now", -1)
    assert chosen("--workshop", str(over)) == over


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--workshop", "99"], "no workshop 99"),
        (["--pin", "12"], "PIN"),
        (["--port", "70000"], "70000"),
        (["--host", "0.0.0.0"], "one address"),
        (["--host", "192.0.2.7"], "no such address"),
    ],
)
def test_what_cannot_be_served_is_one_sentence_and_exit_code_2(
    file: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
):
    before = signal.getsignal(signal.SIGINT)
    assert main(["door", str(file), *words]) == 2
    assert signal.getsignal(signal.SIGINT) is before
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1 and said in told.err
    database.open_community(file)  # it was let go


def test_without_a_workshop_to_come_it_says_so(db: Path, capsys: pytest.CaptureFixture[str]):
    plan("Over", -24)
    database.close()
    assert main(["door", str(db)]) == 2
    assert "no workshop whose door is open" in capsys.readouterr().err
    database.open_community(db)


def test_a_clock_that_was_set_back_is_said_once(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    waits = iter([False, False, False, True])
    monkeypatch.setattr("lchost.cli.door.clock.ahead", lambda: timedelta(hours=1))
    monkeypatch.setattr(threading.Event, "wait", lambda *_: next(waits, True))
    door._serve(threading.Event())
    told = capsys.readouterr()
    assert told.err.count("clock was set back") == 1 and told.out == ""


def test_while_it_serves_nobody_waits_for_a_look_through_what_was_imported() -> None:
    stands: list[object] = [[]]
    ended = threading.Event()
    ended.set()
    door._serve(ended)
    assert not any(one is stands for one in gc.get_objects())


@pytest.mark.parametrize("words", [[], ["--port", "many"], ["--colour", "red"]])
def test_words_that_it_does_not_know_are_exit_code_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as ended:
        main(["door", *words])
    assert ended.value.code == 2 and "usage: lchost door" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["door", str(tmp_path / "none.lchost")]) == 2
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="asks for the rights of Linux and macOS")
def test_a_file_that_may_only_be_read_is_refused_at_the_start(
    file: Path, capfd: pytest.CaptureFixture[str]
):
    prefix: list[str] = []
    if os.geteuid() == 0:  # to whom every file is writable
        if not (setpriv := shutil.which("setpriv")):
            pytest.skip("nothing here takes that right off root")
        prefix = [setpriv, "--bounding-set=-dac_override"]
    file.chmod(0o444)
    with started([str(file), "--pin", PIN], prefix) as process:
        try:
            assert process.stdout is not None and process.stdout.readline() == ""
            assert process.wait(30) == 2
        finally:
            process.kill()
    assert f"lchost: {file} cannot be written" in capfd.readouterr().err
    assert [path.name for path in file.parent.iterdir()] == [file.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_changes_that_could_not_be_taken_into_the_file_are_told_of(
    file: Path, capfd: pytest.CaptureFixture[str]
):
    log = file.with_name(file.name + "-wal")
    with running_door(str(file), "--pin", PIN) as served:
        assert scan(served, PIN).json["answer"] == "welcome"
        other = sqlite3.connect(file)  # while somebody reads, the log stays
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM check_in").fetchone()
        assert served.stop() == 0
    told = capfd.readouterr().err
    assert told.count("\n") == 1 and str(log) in told and "Keep it beside the file" in told
    other.close()
    database.open_community(file)
    assert database.DB.execute_sql("SELECT answer FROM check_in").fetchall() == [("welcome",)]
    database.close()
    assert not log.exists()
    database.open_community(file)

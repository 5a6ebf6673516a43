"""Scans on their way: they wait for the disk without a thread each, and none is green before it."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from lchost import codes
from lchost.models import database
from lchost.models.attendance import CheckIn
from lchost.models.database import DB
from lchost.models.people import Member
from lchost.models.workshops import Registration
from lchost.station import listening, queue, scans
from lchost.station.answering import THREADS
from lchost.station.server import Station
from tests.station.conftest import ADA, NOW, PIN, Said, ask

MANY = THREADS + 16
PATIENT_S = 15


@pytest.fixture
def people(workshop, member: Callable[..., Member]) -> list[str]:
    """The codes of many with a place."""
    found = [codes.encode(b"%08d" % n) for n in range(MANY)]
    with database.writing(database.Topic.MEMBERS):
        for code in found:
            made = member("Ada", code=code)
            Registration.create(workshop=workshop.id, member=made, registered_at=NOW)
    return found


class Device:
    """A connection that is kept open."""

    def __init__(self, station: Station) -> None:
        assert station.address is not None
        self.netloc = station.address.netloc
        self.line = socket.create_connection((station.address.host, station.address.port))
        self.line.settimeout(PATIENT_S)
        self._heard = self.line.makefile("rb")

    def close(self) -> None:
        """Hang up."""
        self._heard.close()
        self.line.close()

    def post(self, code: str, *more: str, version: str = "1.1", path: str = "/door/scan") -> bytes:
        """Return a request."""
        body = json.dumps({"code": code}).encode()
        lines = [f"POST {path} HTTP/{version}", f"Host: {self.netloc}", f"X-Door-Pin: {PIN}"]
        head = "\r\n".join([*lines, f"Content-Length: {len(body)}", *more, "", ""])
        return head.encode() + body

    def get(self, path: str) -> bytes:
        """Return a request for a page."""
        return f"GET {path} HTTP/1.1\r\nHost: {self.netloc}\r\n\r\n".encode()

    def answer(self) -> Said:
        """Read one answer; what came behind it stays for the next."""
        status = int(self._heard.readline().split()[1])
        lines = iter(lambda: self._heard.readline().strip().decode(), "")
        names = {
            name.lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)
        }
        return Said(status, names, self._heard.read(int(names["content-length"])))

    def has_heard(self) -> bool:
        """Tell whether anything has come."""
        self.line.setblocking(False)
        try:
            return bool(self.line.recv(1, socket.MSG_PEEK))
        except BlockingIOError:
            return False
        finally:
            self.line.settimeout(PATIENT_S)


@pytest.fixture
def devices(station: Station) -> Iterator[Callable[[int], list[Device]]]:
    """Connect so many devices."""
    made: list[Device] = []

    def connect(count: int) -> list[Device]:
        made.extend(Device(station) for _ in range(count))
        return made[-count:]

    yield connect
    for one in made:
        one.close()


def wait_for(is_so: Callable[[], bool]) -> None:
    paused = threading.Event()
    for _ in range(3000):
        if is_so():
            return
        paused.wait(0.005)
    raise AssertionError("it never came so")


def waiting(station: Station) -> int:
    """Return how many jobs stand behind the one that the writer has begun."""
    assert station._queue is not None
    return station._queue._waiting.qsize()


def test_pages_are_answered_while_more_scans_wait_than_there_are_threads(people, station, devices):
    doors = devices(MANY)
    with database._pen:  # the host writes something long
        for door, code in zip(doors, people, strict=True):
            door.line.sendall(door.post(code))
        wait_for(lambda: waiting(station) == MANY - 1)
        assert ask(station.address, "/nothing").status == 404
        assert not any(door.has_heard() for door in doors)
    assert [door.answer().json["answer"] for door in doors] == ["welcome"] * MANY


def test_no_scan_is_green_before_its_commit_has_ended(people, station, devices, monkeypatch):
    doors = devices(8)
    begun, may_end = threading.Event(), threading.Event()
    commit = DB.commit

    def slow() -> object:
        begun.set()
        may_end.wait(PATIENT_S)
        return commit()

    monkeypatch.setattr(DB, "commit", slow)
    for door, code in zip(doors, people, strict=False):
        door.line.sendall(door.post(code))
    assert begun.wait(PATIENT_S)
    assert ask(station.address, "/nothing").status == 404  # whatever was to be sent was sent
    assert not any(door.has_heard() for door in doors)
    may_end.set()
    assert {door.answer().json["answer"] for door in doors} == {"welcome"}
    assert CheckIn.select().count() == 8


def test_a_commit_that_fails_is_green_for_nobody_in_it(people, station, devices, monkeypatch):
    doors = devices(8)

    def full() -> None:
        raise database.pw.OperationalError("database or disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(DB, "commit", full)
        with database._pen:
            for door, code in zip(doors, people, strict=False):
                door.line.sendall(door.post(code))
            wait_for(lambda: waiting(station) == 7)
        said = [door.answer() for door in doors]
    assert {one.status for one in said} == {503}
    assert {one.json["answer"] for one in said} == {"not_saved"}
    assert CheckIn.select().count() == 0
    [door] = devices(1)
    door.line.sendall(door.post(people[0]))
    assert door.answer().json["answer"] == "welcome"


def test_scans_and_pages_on_one_line_are_answered_in_their_order(people, devices):
    [door] = devices(1)
    page = door.get("/nothing")
    sent = [door.post(people[0]), page, door.post(people[0]), door.post("x"), page, door.post(ADA)]
    for first in ("welcome", *["already"] * 19):
        door.line.sendall(b"".join(sent))
        said = [door.answer() for _ in sent]
        assert [one.status for one in said] == [200, 404, 200, 200, 404, 200]
        answers = [one.json["answer"] for one in said if one.status == 200]
        assert answers == [first, "already", "foreign", "unknown"]


def test_no_answer_waits_for_the_loop_to_look_round(people, station, monkeypatch):
    monkeypatch.setattr(listening, "TICK_S", 60)
    station.open()
    door, other = Device(station), Device(station)
    bad = door.post("x").replace(b"code", b"cide")
    with database._pen:
        other.line.sendall(other.post(people[1]))
        wait_for(lambda: bool(database._pen._waiting))
        door.line.sendall(bad + bad)  # the second is refused while the first is answered
        assert [door.answer().status for _ in range(2)] == [400, 400]
    assert other.answer().status == 200
    for one in (door, other):
        one.close()


def test_a_line_that_takes_nothing_off_holds_up_nobody_and_gets_all_in_order(
    people, station, devices, monkeypatch
):
    monkeypatch.setattr(scans, "_UNSENT", -1)  # as if there were always something unsent
    first, other = devices(2)
    first.line.sendall(first.post(people[0]) + first.get("/nothing") + first.post(people[1]))
    other.line.sendall(other.post(people[2]))
    assert other.answer().json["answer"] == "welcome"
    assert [first.answer().status for _ in range(3)] == [200, 404, 200]


def test_whoever_waits_in_vain_is_told_so_and_is_not_written_later(people, station, monkeypatch):
    monkeypatch.setattr(listening, "TICK_S", 0.05)
    monkeypatch.setattr(queue, "PATIENCE_S", 0.2)
    station.open()
    door, page = Device(station), Device(station)
    with database._pen:
        door.line.sendall(door.post(people[0]))
        said = door.answer()
        page.line.sendall(page.get("/nothing"))
        assert page.answer().status == 404
    assert (said.status, said.json["answer"], said.headers["retry-after"]) == (
        503,
        "not_saved",
        "1",
    )
    monkeypatch.setattr(queue, "PATIENCE_S", PATIENT_S)
    door.line.sendall(door.post(people[1]))
    assert door.answer().json["answer"] == "welcome"
    assert [row.answer for row in CheckIn.select()] == ["welcome"]
    for one in (door, page):
        one.close()


def test_too_many_at_once_are_told_to_come_again(people, station, devices, monkeypatch):
    monkeypatch.setattr(queue, "AT_MOST", 2)  # and one that the writer holds
    doors = devices(4)
    with database._pen:
        for n, door in enumerate(doors[:3]):
            door.line.sendall(door.post(people[n]))
            wait_for(lambda n=n: waiting(station) == n and bool(database._pen._waiting))
        doors[3].line.sendall(doors[3].post(people[3]))
        said = doors[3].answer()
    assert (said.status, said.headers["retry-after"]) == (503, "1")
    assert [door.answer().json["answer"] for door in doors[:3]] == ["welcome"] * 3
    assert CheckIn.select().count() == 3


def test_closing_answers_the_scans_that_wait(people, station, devices):
    doors = devices(MANY)
    with ThreadPoolExecutor(1) as host:
        with database._pen:
            for door, code in zip(doors, people, strict=True):
                door.line.sendall(door.post(code))
            wait_for(lambda: waiting(station) == MANY - 1)
            ended = host.submit(station.close)
        ended.result(PATIENT_S)
    assert [door.answer().json["answer"] for door in doors] == ["welcome"] * MANY
    assert CheckIn.select().count() == MANY


def test_whoever_hangs_up_while_they_wait_leaves_the_others_their_answers(
    people, station, devices, caplog: pytest.LogCaptureFixture
):
    doors = devices(8)
    with database._pen:
        for door, code in zip(doors, people, strict=False):
            door.line.sendall(door.post(code))
        wait_for(lambda: waiting(station) == 7)
        for door in doors[::2]:
            door.close()
    assert [door.answer().json["answer"] for door in doors[1::2]] == ["welcome"] * 4
    assert [record for record in caplog.records if record.levelname != "INFO"] == []


@pytest.mark.parametrize(
    ("version", "more", "is_kept"),
    [
        ("1.1", [], True),
        ("1.1", ["Connection: close"], False),
        ("1.0", [], False),
        ("1.0", ["Connection: keep-alive"], True),
    ],
)
def test_a_line_is_kept_or_closed_as_its_device_wants(people, devices, version, more, is_kept):
    [door] = devices(1)
    door.line.sendall(door.post(people[0], *more, version=version))
    assert door.answer().json["answer"] == "welcome"
    if is_kept:
        door.line.sendall(door.post(people[1]))
        assert door.answer().json["answer"] == "welcome"
    else:
        assert door.line.recv(1) == b""


def test_whoever_asks_before_sending_a_body_is_told_to_go_on(people, devices):
    [door] = devices(1)
    head, _, body = door.post(people[0], "Expect: 100-continue").partition(b"\r\n\r\n")
    door.line.sendall(head + b"\r\n\r\n")
    assert door.line.recv(64) == b"HTTP/1.1 100 Continue\r\n\r\n"
    door.line.sendall(body)
    assert door.answer().json["answer"] == "welcome"


def test_every_answer_of_the_door_keeps_to_itself(people, devices):
    [door] = devices(1)
    for body, status in ((door.post(people[0]), 200), (door.post("x" * 65_000), 200)):
        door.line.sendall(body)
        said = door.answer()
        assert said.status == status
        assert said.headers["cache-control"] == "no-store"
        assert said.headers["x-frame-options"] == "DENY" and "server" not in said.headers


def test_a_scan_to_another_name_of_this_computer_is_refused(people, devices):
    [door] = devices(1)
    door.netloc = "elsewhere.example"
    door.line.sendall(door.post(people[0]))
    assert door.answer().status == 400 and CheckIn.select().count() == 0


def test_an_address_with_many_strokes_is_the_same(people, devices):
    [door] = devices(1)
    door.line.sendall(door.post(people[0], path="//door/scan"))
    assert door.answer().json["answer"] == "welcome"

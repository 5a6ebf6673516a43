"""The station opens where it is told, and leaves nothing behind when it closes."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from lchost.checkin.clock import DoorClock
from lchost.errors import (
    AddressInUse,
    AddressNotHere,
    BadPin,
    CannotWrite,
    NoSuchPort,
    OneAddressOnly,
)
from lchost.models import database
from lchost.models.attendance import CheckIn
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from lchost.station.answering import THREADS
from lchost.station.server import Address, Station
from tests.station.conftest import ADA, NOW, PIN, ask


@pytest.fixture
def left_over() -> Callable[[], list[str]]:
    """Name the threads that run now and did not run before the test."""
    before = set(threading.enumerate())
    return lambda: [one.name for one in threading.enumerate() if one not in before]


def listens(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=5).close()
    except OSError:
        return False
    return True


def test_an_open_station_listens_and_a_closed_one_does_not(left_over, station: Station):
    address = station.address
    assert address is not None and station.is_open and listens(address.host, address.port)
    assert "station writer" in left_over()
    assert address.url == f"http://127.0.0.1:{address.port}"
    station.close()
    assert not station.is_open and station.address is None
    assert not listens(address.host, address.port)
    assert left_over() == []


def test_closing_twice_and_closing_unopened_is_nothing(left_over, workshop):
    made = Station(workshop.id)
    made.close()
    made.open()
    made.close()
    made.close()
    assert left_over() == []


def test_a_closed_station_holds_no_connection_to_the_file(station: Station, ada, scan, db):
    scan()
    station.close()
    database.close()  # what is left of the log goes into the file with the last connection
    assert not db.with_name(db.name + "-wal").exists()
    database.open_community(db)


def test_open_lines_are_cut_when_the_door_closes(station: Station):
    assert station.address is not None
    with socket.create_connection((station.address.host, station.address.port)) as line:
        line.sendall(b"GET /nothing HTTP/1.1\r\nHost: " + station.address.netloc.encode())
        line.sendall(b"\r\n\r\n")
        line.settimeout(10)
        assert line.recv(12) == b"HTTP/1.1 404"
        station.close()
        rest = b""
        while more := line.recv(65536):
            rest += more


def test_it_opens_again_at_another_address_and_port(station: Station, ada, scan):
    first = station.address
    assert first is not None
    second = station.open("127.0.0.2" if sys.platform == "linux" else "127.0.0.1", first.port)
    assert not listens("127.0.0.1", first.port) or sys.platform != "linux"
    assert station.address == second and station.pin == PIN
    assert scan().json["answer"] == "welcome"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have one loopback address")
def test_it_listens_at_the_chosen_address_only(station: Station):
    assert station.address is not None
    assert listens("127.0.0.1", station.address.port)
    assert not listens("127.0.0.2", station.address.port)


def test_a_port_may_be_chosen_and_taken_again_at_once(workshop):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    made = Station(workshop.id)
    for _ in range(5):
        address = made.open(port=port)
        assert address.port == port and ask(address, "/nothing").status == 404
        made.close()


def test_an_address_that_cannot_be_had_is_said_and_nothing_listens(left_over, workshop):
    made = Station(workshop.id)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(AddressInUse) as trouble:
            made.open(port=port)
        assert f"127.0.0.1:{port}" in str(trouble.value)
    for host in ("192.0.2.7", "no such name", "x" * 300, "2001:db8::7"):
        with pytest.raises(AddressNotHere):
            made.open(host)
    for host in ("0.0.0.0", "::", ""):
        with pytest.raises(OneAddressOnly):
            made.open(host)
    for port in (-1, 65536, 10**9):
        with pytest.raises(NoSuchPort):
            made.open(port=port)
    assert not made.is_open and left_over() == []


@pytest.mark.parametrize("pin", ["123", "x" * 65, "with space", "pïn!", "\n1234"])
def test_a_pin_that_does_not_travel_is_refused(workshop, pin: str):
    with pytest.raises(BadPin):
        Station(workshop.id, pin=pin)


def test_without_a_pin_it_gets_one_of_six_digits(workshop):
    pin = Station(workshop.id).pin
    assert len(pin) == 6 and pin.isdigit()


def test_it_opens_and_closes_within_a_blink(workshop):
    made = Station(workshop.id)
    made.open()  # the first one imports Flask
    made.close()
    begun = time.monotonic()
    for _ in range(5):
        made.open()
        made.close()
    assert time.monotonic() - begun < 10


def test_an_ipv6_address_is_written_in_brackets():
    assert Address("::1", 80).url == "http://[::1]:80"


def test_it_speaks_ipv6_where_the_computer_does(workshop):
    made = Station(workshop.id, pin=PIN)
    try:
        address = made.open("::1")
    except AddressNotHere:
        pytest.skip("this computer has no IPv6")
    try:
        assert ask(address, "/nothing").status == 404
    finally:
        made.close()


def test_scans_count_for_the_session_that_is_at_the_door(workshop, station: Station):
    first = station.session_id()
    assert first == workshop.session_id
    after = SessionDraft(workshop.ends_at, workshop.ends_at + timedelta(hours=1))
    second = sessions.add(workshop.id, after)
    assert station.session_id() == first
    sessions.close([first], NOW)
    assert station.session_id() == second  # heard at once, not a second later


def test_a_station_of_one_session_stays_with_it(workshop):
    after = SessionDraft(workshop.ends_at, workshop.ends_at + timedelta(hours=1))
    second = sessions.add(workshop.id, after)
    assert Station(workshop.id, session_id=second).session_id() == second


def test_a_deleted_workshop_is_said(station: Station):
    database.DB.execute_sql("DELETE FROM workshop")
    station._session = None
    with pytest.raises(workshops.GoneMeanwhile):
        station.session_id()


def test_every_connection_of_the_station_waits_for_the_disk(workshop, monkeypatch):
    made: list[str] = []
    kinds: list[int] = []
    connected = database.connected

    @contextmanager
    def noted(undoable: bool = False) -> Iterator[None]:
        with connected(undoable):
            made.append(threading.current_thread().name)
            kinds.append(database.DB.pragma("synchronous"))
            yield

    monkeypatch.setattr(database, "connected", noted)
    station = Station(workshop.id)
    station.open()
    station.close()
    assert "station writer" in made and len(made) == THREADS + 1
    assert set(kinds) == {2}


def test_a_file_that_cannot_be_connected_to_is_said_and_nothing_listens(
    left_over, workshop, monkeypatch
):
    station = Station(workshop.id)
    refused: list[str] = []

    @contextmanager
    def connected(undoable: bool = False) -> Iterator[None]:
        name = threading.current_thread().name
        if name == "station 3":
            refused.append(name)
            raise CannotWrite(path="circle.lchost")
        yield

    monkeypatch.setattr(database, "connected", connected)
    with pytest.raises(CannotWrite):
        station.open()
    assert refused and not station.is_open and left_over() == []


def test_a_clock_that_is_set_back_leaves_the_order_of_the_log(workshop, ada):
    wall = [NOW + timedelta(minutes=90)]
    station = Station(workshop.id, pin=PIN, clock=DoorClock(wall=lambda: wall[0]).now)
    address = station.open()

    def scan(way: str) -> str:
        body = json.dumps({"code": ADA, "way": way}).encode()
        return ask(address, "/door/scan", body, headers={"X-Door-Pin": PIN}).json["answer"]

    try:
        assert scan("in") == "welcome"
        wall[0] -= timedelta(hours=1)
        assert [scan("out"), scan("in")] == ["out", "back"]
        wall[0] += timedelta(hours=2)
        assert scan("in") == "already"
    finally:
        station.close()
    by_moment = [row.answer for row in CheckIn.select().order_by(CheckIn.at, CheckIn.id)]
    assert by_moment == ["welcome", "out", "back", "already"]


def test_two_who_close_at_once_both_find_it_closed(left_over, workshop):
    station = Station(workshop.id)
    for _ in range(10):
        station.open()
        assert station._listening is not None
        listening = station._listening
        twice = [threading.Thread(target=listening.close) for _ in range(4)]
        for thread in twice:
            thread.start()
        for thread in twice:
            thread.join()
        station.close()
    assert left_over() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts open files in another way")
def test_a_program_that_may_open_few_files_asks_for_more():
    code = (
        "import resource; hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1];"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard));"
        "from lchost.station.listening import allow_files; allow_files();"
        "print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(ran.stdout) > 256


def test_the_web_libraries_are_not_imported_before_a_station_opens():
    code = (
        "import sys; import lchost.station.server, lchost.cli.door;"
        "print([n for n in ('flask', 'werkzeug', 'waitress', 'jinja2') if n in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"

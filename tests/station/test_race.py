"""Many devices, one desk: one code makes one check-in, and nobody is told “locked”."""

from __future__ import annotations

import json
import socket
import statistics
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from queue import SimpleQueue

import pytest

from lchost import codes
from lchost.checkin import clock, desk
from lchost.checkin.answers import Method, Scan
from lchost.models import database
from lchost.models.attendance import CheckIn
from lchost.models.people import Member
from lchost.models.workshops import Registration
from lchost.station.server import Address, Station
from tests.station.conftest import NOW, PIN, ask

PHONES = 3
AT_ONCE_S = 0.05
FIVE = PHONES + 2


def code_of(number: int) -> str:
    return codes.encode(b"%08d" % number)


@pytest.fixture
def people(workshop, member: Callable[..., Member]) -> Callable[[int], None]:
    """Register so many people whose codes are their numbers."""

    def make(count: int) -> None:
        with database.writing(database.Topic.MEMBERS):
            for n in range(count):
                made = member(f"Member {n}", code=code_of(n))
                Registration.create(workshop=workshop.id, member=made, registered_at=NOW)

    return make


@dataclass
class Device:
    """Takes codes to scan and says when it sent each, and what it was answered."""

    scan: Callable[[str], str]
    to_scan: SimpleQueue[str | None] = field(default_factory=SimpleQueue)
    said: SimpleQueue[tuple[float, str]] = field(default_factory=SimpleQueue)

    def run(self) -> None:
        while (code := self.to_scan.get()) is not None:
            sent_at = time.monotonic()
            self.said.put((sent_at, self.scan(code)))


class Line:
    """A phone's kept-open connection."""

    def __init__(self, address: Address) -> None:
        self._netloc = address.netloc
        self._line = socket.create_connection((address.host, address.port), timeout=60)
        self._line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def scan(self, code: str) -> str:
        body = json.dumps({"code": code}).encode()
        head = f"POST /door/scan HTTP/1.1\r\nHost: {self._netloc}\r\nX-Door-Pin: {PIN}\r\n"
        self._line.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        got = b""
        while b"}" not in got:
            more = self._line.recv(65536)
            assert more, "the door hung up"
            got += more
        return str(json.loads(got.partition(b"\r\n\r\n")[2])["answer"])

    def close(self) -> None:
        self._line.close()


@pytest.fixture
def devices(station: Station) -> Iterator[list[Device]]:
    """A USB scanner and a webcam with threads of their own, and three phones."""
    assert station.address is not None
    lines = [Line(station.address) for _ in range(PHONES)]

    def desk_by(method: Method, door: str) -> Callable[[str], str]:
        def scan(code: str) -> str:
            asked = Scan(station.session_id(), clock.now(), code, method=method, door=door)
            return desk.check_in(asked).answer.value

        return scan

    five = [Device(line.scan) for line in lines]
    five.append(Device(desk_by(Method.SCANNER, "USB")))
    five.append(Device(desk_by(Method.CAMERA, "webcam")))

    def work(device: Device) -> None:
        with database.connected(undoable=True):
            device.run()

    threads = [threading.Thread(target=work, args=(device,)) for device in five]
    for thread in threads:
        thread.start()
    yield five
    for device in five:
        device.to_scan.put(None)
    for thread in threads:
        thread.join()
    for line in lines:
        line.close()


@pytest.mark.parametrize("rounds", [25, pytest.param(1000, marks=pytest.mark.stress)])
def test_five_devices_with_one_code_let_in_one_person(people, devices, rounds: int):
    people(rounds)
    greeted_by: Counter[int] = Counter()
    apart_s = []
    for n in range(rounds):
        for device in devices:
            device.to_scan.put(code_of(n))
        said = [device.said.get(timeout=60) for device in devices]
        assert sorted(answer for _, answer in said) == ["already"] * (FIVE - 1) + ["welcome"]
        greeted_by[[answer for _, answer in said].index("welcome")] += 1
        apart_s.append(max(at for at, _ in said) - min(at for at, _ in said))
    let_in = CheckIn.select().where(CheckIn.answer == "welcome")
    assert let_in.count() == rounds == len({row.member_id for row in let_in})
    assert CheckIn.select().count() == FIVE * rounds
    assert statistics.median(apart_s) < AT_ONCE_S
    assert rounds < 1000 or len(greeted_by) > 1  # it was a race: not always the same one won


def test_twenty_phones_with_twenty_codes_make_twenty_rows(people, station: Station):
    people(20)
    assert station.address is not None
    lines = [Line(station.address) for _ in range(20)]
    said: list[str] = []
    start = threading.Barrier(20)

    def phone(n: int) -> None:
        start.wait()
        said.append(lines[n].scan(code_of(n)))

    threads = [threading.Thread(target=phone, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for line in lines:
        line.close()
    assert said == ["welcome"] * 20
    assert len({row.member_id for row in CheckIn.select()}) == CheckIn.select().count() == 20


def test_a_retry_that_overtakes_its_first_try_is_written_once(people, station: Station):
    people(1)
    assert station.address is not None
    said: list[bytes] = []
    start = threading.Barrier(8)

    def retry() -> None:
        body = json.dumps({"code": code_of(0), "request_id": "one and the same"}).encode()
        start.wait()
        assert station.address is not None
        said.append(ask(station.address, "/door/scan", body, headers={"X-Door-Pin": PIN}).body)

    threads = [threading.Thread(target=retry) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {json.loads(one)["answer"] for one in said} == {"welcome"}
    assert CheckIn.select().count() == 1


def test_a_host_who_writes_meanwhile_gets_their_turn(people, station: Station, devices):
    people(200)
    waits_s = []
    for n in range(0, 200, PHONES):
        for k, device in enumerate(devices[:PHONES]):
            device.to_scan.put(code_of(min(n + k, 199)))
    for _ in range(20):
        begun = time.monotonic()
        with database.writing(database.Topic.SETTINGS):
            pass
        waits_s.append(time.monotonic() - begun)
    assert max(waits_s) < 5

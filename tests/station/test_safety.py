"""What comes from a hostile network gets a safe answer, and nobody else waits for it."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from lchost.station import listening
from lchost.station.server import Address, Station
from tests.station.conftest import PIN, Said, ask

HEAD = "POST /door/scan HTTP/1.1\r\nHost: {netloc}\r\nX-Door-Pin: " + PIN + "\r\n"


def raw(address: Address, sent: bytes, timeout_s: float = 15) -> bytes:
    """Send bytes as they are and give everything that comes until the station hangs up."""
    with socket.create_connection((address.host, address.port), timeout=timeout_s) as line:
        with suppress(OSError):  # it may have hung up on us already
            line.sendall(sent)
            line.shutdown(socket.SHUT_WR)
        return everything(line)


def everything(line: socket.socket) -> bytes:
    got = b""
    try:
        while more := line.recv(65536):
            got += more
    except ConnectionResetError:
        pass
    return got


def status(answer: bytes) -> int:
    return int(answer[9:12])


# --- headers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/nothing/here", "/door/scan", "/static/nothing.css"])
def test_every_answer_keeps_its_page_to_itself(station: Station, path: str):
    assert station.address is not None
    said = ask(station.address, path)
    policy = said.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "script-src 'self'" in policy
    assert said.headers["x-content-type-options"] == "nosniff"
    assert said.headers["referrer-policy"] == "no-referrer"
    assert said.headers["cache-control"] == "no-store"
    assert "server" not in said.headers and "via" not in said.headers


@pytest.mark.parametrize(
    "host", ["example.org", "localhost", "127.0.0.1", "127.0.0.1:1", "", "127.0.0.1.example.org"]
)
def test_only_its_own_address_leads_to_the_door(station: Station, host: str):
    assert station.address is not None
    said = ask(station.address, "/", headers={"Host": host})
    assert said.status == 400 and b"does not lead to the door" in said.body
    assert said.headers["content-type"].startswith("text/plain")


def test_a_request_that_names_no_address_or_two_is_refused(station: Station):
    assert station.address is not None
    ours = f"Host: {station.address.netloc}\r\n"
    for hosts in ("", ours + ours, ours + "Host: example.org\r\n"):
        sent = f"GET / HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"
        assert status(raw(station.address, sent.encode())) == 400
    assert status(raw(station.address, b"GET / HTTP/1.0\r\n\r\n")) == 400


def test_a_name_that_the_host_has_typed_is_an_address_of_the_door(workshop):
    station = Station(workshop.id, pin=PIN)
    try:
        address = station.open("localhost")
        for host in ("localhost", "127.0.0.1", "LOCALHOST"):
            headers = {"Host": f"{host}:{address.port}"}
            assert ask(address, "/nothing", headers=headers).status == 404
    finally:
        station.close()


# --- paths and methods --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/static/../pages/trouble.html",
        "/static/..%2fpages%2ftrouble.html",
        "/static/%2e%2e/pages/trouble.html",
        "/static/..%5cpages%5ctrouble.html",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/static/\x7f%00.css",
        "/pages/trouble.html",
        "/door/scan/",
        "/DOOR/SCAN",
        "/" + "a" * 5000,
        "/none?" + "a=1&" * 1500,
        "/%ff%fe",
        "/circle.lchost",
    ],
)
def test_nothing_but_the_stations_own_pages_is_served(station: Station, path: str):
    assert station.address is not None
    host = f"Host: {station.address.netloc}\r\nConnection: close"
    said = raw(station.address, f"GET {path} HTTP/1.1\r\n{host}\r\n\r\n".encode())
    assert status(said) in (400, 404, 308, 405)
    assert b"root:" not in said and b"{{" not in said and b"Traceback" not in said


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "CONNECT", "PATCH", "BREW", "get"])
def test_strange_methods_are_refused(station: Station, method: str):
    assert station.address is not None
    said = ask(station.address, "/static/nothing.css", method=method)
    assert said.status in (400, 404, 405, 501) and b"Traceback" not in said.body


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200,  # a browser tries TLS
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
        b"POST / HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nxx",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    ],
)
def test_what_is_not_http_is_refused_without_a_word_about_the_program(
    station: Station, scan: Callable[..., Said], sent: bytes
):
    assert station.address is not None
    said = raw(station.address, sent)
    assert said == b"" or status(said) in (400, 501)
    for word in (b"waitress", b"lask", b"ython", b"generated by", b"Traceback"):
        assert word not in said
    assert scan("x").status == 200


# --- size ---------------------------------------------------------------------------------------


def test_a_body_beyond_64_kb_is_refused_before_it_is_sent(station: Station):
    assert station.address is not None
    head = HEAD.format(netloc=station.address.netloc)
    sent = f"{head}Content-Length: {64 * 1024 + 1}\r\n\r\n".encode()
    said = raw(station.address, sent)
    assert status(said) == 413 and b"nosniff" in said and b"generated" not in said


def test_a_body_of_64_kb_is_taken(station: Station):
    assert station.address is not None
    body = b'{"code": "' + b"x" * (64 * 1024 - 12) + b'"}'
    headers = {"X-Door-Pin": PIN}
    assert ask(station.address, "/door/scan", body, headers=headers).status == 200
    assert ask(station.address, "/door/scan", body + b" ", headers=headers).status == 413


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_request_that_gives_two_lengths_is_refused(
    station: Station, version: str, is_first: bool
):
    """Whoever stands between might believe the other one, and see one request where we see two."""
    assert station.address is not None
    body = '{"code": "x"}'
    lengths = [f"Content-Length: {len(body)}\r\n", "Transfer-Encoding: chunked\r\n"]
    head = HEAD.format(netloc=station.address.netloc).replace("HTTP/1.1", f"HTTP/{version}")
    head += "".join(lengths if is_first else reversed(lengths)) + "\r\n"
    if version == "1.1":  # the older one knows no chunks
        body = f"{len(body):x}\r\n{body}\r\n0\r\n\r\n"
    said = raw(station.address, f"{head}{body}GET / HTTP/1.1\r\n\r\n".encode())
    assert status(said) == 400 and said.count(b"HTTP/1.") == 1


def test_a_body_that_never_ends_is_cut_off(station: Station):
    assert station.address is not None
    head = HEAD.format(netloc=station.address.netloc)
    chunk = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
    said = raw(station.address, f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + chunk * 5)
    assert said == b"" or status(said) == 413  # what is said is lost if bytes still come in


def test_headers_beyond_16_kb_are_refused(station: Station):
    assert station.address is not None
    head = HEAD.format(netloc=station.address.netloc)
    said = raw(station.address, f"{head}X: {'x' * 17_000}\r\n\r\n".encode())
    assert said == b"" or status(said) == 431


def test_a_form_of_ten_thousand_fields_is_refused_or_read_but_never_a_fault(
    station: Station, caplog: pytest.LogCaptureFixture
):
    assert station.address is not None
    body = b"&".join(b"f%d=1" % n for n in range(6_000))
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert ask(station.address, "/nothing", body, headers=kind).status in (404, 413)
    assert not caplog.records


# --- time ---------------------------------------------------------------------------------------


@pytest.fixture
def impatient(workshop, ada, monkeypatch: pytest.MonkeyPatch) -> Iterator[Station]:
    """A station whose patience is as short as a test's."""
    monkeypatch.setattr(listening, "WHOLE_REQUEST_S", 0.3)
    monkeypatch.setattr(listening, "SILENCE_S", 0.6)
    monkeypatch.setattr(listening, "TICK_S", 0.05)
    monkeypatch.setattr(listening, "MOST_CONNECTIONS", 40)
    made = Station(workshop.id, pin=PIN)
    made.open()
    yield made
    made.close()


def seconds_until_it_hangs_up(line: socket.socket, trickle: bytes, every_s: float) -> float:
    """Send a byte now and then, for 10 s at most, until the station has had enough."""
    begun = time.monotonic()
    left = iter(trickle)
    while time.monotonic() - begun < 10:
        is_readable, _, _ = select.select([line], [], [], every_s)
        try:
            if is_readable and not line.recv(1024):
                break
            line.send(bytes([next(left)]))
        except (ConnectionError, StopIteration):
            break
    return time.monotonic() - begun


@pytest.mark.parametrize("part", ["head", "body"])
def test_whoever_trickles_is_dropped_however_busy_they_look(impatient: Station, part: str):
    assert impatient.address is not None
    head = HEAD.format(netloc=impatient.address.netloc) + "Content-Length: 60000\r\n"
    with socket.create_connection((impatient.address.host, impatient.address.port)) as line:
        line.sendall((head if part == "head" else head + "\r\n").encode())
        trickle = b"X: " + b"x" * 10_000
        assert seconds_until_it_hangs_up(line, trickle, 0.02) < 5


def test_whoever_says_nothing_is_dropped(impatient: Station):
    assert impatient.address is not None
    with socket.create_connection((impatient.address.host, impatient.address.port)) as line:
        line.settimeout(5)
        assert line.recv(1) == b""


def test_a_crowd_that_only_holds_the_line_does_not_keep_others_out(impatient: Station):
    assert impatient.address is not None
    to = (impatient.address.host, impatient.address.port)
    crowd = [socket.create_connection(to) for _ in range(120)]
    try:
        assert ask(impatient.address, "/nothing").status == 404
    finally:
        for line in crowd:
            line.close()


def test_slow_ones_do_not_hold_up_the_others(station: Station, ada, scan: Callable[..., Said]):
    assert station.address is not None
    head = HEAD.format(netloc=station.address.netloc).encode()
    to = (station.address.host, station.address.port)
    slow = [socket.create_connection(to) for _ in range(60)]
    try:
        for line in slow:
            line.sendall(head)
        begun = time.monotonic()
        assert scan().json["answer"] == "welcome"
        assert time.monotonic() - begun < 5  # and not the 10 s that the slow ones have
    finally:
        for line in slow:
            line.close()


def test_somebody_who_hangs_up_before_the_answer_leaves_no_fault(
    station: Station, ada, scan: Callable[..., Said], caplog: pytest.LogCaptureFixture
):
    assert station.address is not None
    head = HEAD.format(netloc=station.address.netloc)
    for _ in range(20):
        with socket.create_connection((station.address.host, station.address.port)) as line:
            line.sendall(f"{head}Content-Length: 13\r\n\r\n".encode() + b'{"code": "x"}')
    assert scan().json["answer"] == "welcome"
    assert [record for record in caplog.records if record.levelname != "INFO"] == []


def test_the_log_names_nobody(station: Station, ada, scan, caplog: pytest.LogCaptureFixture):
    caplog.set_level("DEBUG")
    scan()
    scan(pin="wrong")
    ask(station.address, "/C/ABCDEFGH?name=Ada")  # type: ignore[arg-type]
    for private in ("Ada", "ABCDEFGH", "example.org", PIN, "wrong"):
        assert private not in caplog.text


def test_the_templates_are_pages_and_no_files(station: Station):
    assert station.address is not None
    from lchost import paths

    names = [path.name for path in Path(paths.resource("phone/pages")).iterdir()]
    assert "trouble.html" in names
    for name in names:
        for path in (f"/{name}", f"/static/{name}", f"/pages/{name}"):
            assert ask(station.address, path).status == 404

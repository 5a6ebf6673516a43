"""What pages can rely on: the phone behind a request, and that a form comes from our own page."""

from __future__ import annotations

import re
import sys
from urllib.parse import urlencode

import pytest
from flask import Blueprint
from flask.typing import ResponseReturnValue

from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.errors import DiskFull, DoorBusy, GoneMeanwhile, NoName
from lchost.models.attendance import CheckIn
from lchost.station import server, visit
from lchost.station.server import Station
from tests.station.conftest import ADA, PIN, Said, ask

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Blueprint:
    """Pages of a test, beside the station's own."""
    made = Blueprint("test", __name__)
    own = server._pages
    monkeypatch.setattr(server, "_pages", lambda: [*own(), made])

    @made.get("/test/form")
    def form() -> ResponseReturnValue:
        return f"<form method=post>{visit.form_field()}</form>"

    @made.post("/test/form")
    def sent() -> ResponseReturnValue:
        form_id = visit.checked_form()
        here = visit.here()
        asked = Scan(here.session_id(), here.now(), ADA, request_id=form_id)
        return here.write(lambda: desk.check_in(asked)).answer.value

    @made.get("/test/phone")
    def phone() -> ResponseReturnValue:
        return visit.phone().hash

    @made.get("/test/pin/<pin>")
    def pin(pin: str) -> ResponseReturnValue:
        visit.checked_pin(pin)
        return "right"

    @made.get("/test/poster/<code>")
    def poster(code: str) -> ResponseReturnValue:
        visit.slow_down("poster")
        if code != "RIGHT":
            visit.guessed_wrong("poster")
        return code

    @made.get("/test/trouble/<kind>")
    def trouble(kind: str) -> ResponseReturnValue:
        raise {
            "full": DiskFull(),
            "busy": DoorBusy(),
            "gone": GoneMeanwhile(),
            "host": NoName(),
            "fault": ZeroDivisionError("/home/host/secret"),
        }[kind]

    return made


@pytest.fixture
def station(workshop, pages):
    made = Station(workshop.id, pin=PIN)
    made.open()
    yield made
    made.close()


def get(station: Station, path: str, cookie: str = "", source: str = "") -> Said:
    assert station.address is not None
    headers = {"Cookie": cookie} if cookie else {}
    return ask(station.address, path, headers=headers, source=source)


def send(station: Station, fields: dict[str, str], cookie: str = "") -> Said:
    assert station.address is not None
    headers = FORM | ({"Cookie": cookie} if cookie else {})
    return ask(station.address, "/test/form", urlencode(fields).encode(), headers=headers)


def a_form(station: Station, cookie: str = "") -> tuple[str, str]:
    """Open the form as a phone does; give its hidden field and the phone's cookie."""
    page = get(station, "/test/form", cookie)
    found = re.search(rb'<input type="hidden" name="form" value="([^"]+)">', page.body)
    assert found
    return found[1].decode(), cookie or page.headers["set-cookie"].partition(";")[0]


# --- the phone ----------------------------------------------------------------------------------


def test_a_new_phone_gets_a_cookie_that_scripts_and_other_sites_cannot_use(station):
    said = get(station, "/test/phone")
    cookie = said.headers["set-cookie"]
    for part in ("lchost_phone=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000"):
        assert part in cookie


def test_a_phone_is_known_again_by_its_cookie_and_by_nothing_else(station):
    first = get(station, "/test/phone")
    cookie = first.headers["set-cookie"].partition(";")[0]
    again = get(station, "/test/phone", f"other=1; {cookie}")
    assert again.body == first.body and "set-cookie" not in again.headers
    for strange in ("lchost_phone=made-up.x", cookie[:-1], cookie + "x", "lchost_phone="):
        other = get(station, "/test/phone", strange)
        assert other.body != first.body and "set-cookie" in other.headers


def test_what_is_kept_of_a_phone_does_not_let_anybody_pass_for_it(station):
    said = get(station, "/test/phone")
    cookie = said.headers["set-cookie"].partition(";")[0].partition("=")[2]
    its_id = cookie.partition(".")[0]
    assert len(said.body) == 64 and its_id.encode() not in said.body
    forged = get(station, "/test/phone", f"lchost_phone={said.body.decode()}.x")
    assert forged.body != said.body


def test_a_phone_is_known_after_the_door_was_closed_and_opened(station):
    first = get(station, "/test/phone")
    cookie = first.headers["set-cookie"].partition(";")[0]
    station.open()
    assert get(station, "/test/phone", cookie).body == first.body


# --- forms --------------------------------------------------------------------------------------


def test_a_form_of_ours_is_taken(station, ada):
    field, cookie = a_form(station)
    assert send(station, {"form": field}, cookie).body == b"welcome"


def test_a_form_that_another_site_made_up_changes_nothing(station, ada):
    field, cookie = a_form(station)
    other_field, other_cookie = a_form(station)
    for fields, sent_by in (
        ({}, cookie),
        ({"form": ""}, cookie),
        ({"form": "x" * 22 + "." + "y" * 22}, cookie),
        ({"form": other_field}, cookie),  # another phone's
        ({"form": field}, other_cookie),
        ({"form": field}, ""),
    ):
        said = send(station, fields, sent_by)
        assert said.status == 400 and b"load the page again" in said.body
    assert CheckIn.select().count() == 0


def test_sending_a_form_twice_does_nothing_twice(station, ada):
    field, cookie = a_form(station)
    assert [send(station, {"form": field}, cookie).body for _ in range(3)] == [b"welcome"] * 3
    assert CheckIn.select().count() == 1
    fresh, _ = a_form(station, cookie)
    assert send(station, {"form": fresh}, cookie).body == b"already"


# --- guessing -----------------------------------------------------------------------------------


def test_guessing_a_poster_code_waits_after_ten_and_does_not_close_the_pin(station):
    said = [get(station, f"/test/poster/{n}").status for n in range(11)]
    assert said == [200] * 10 + [429]
    waiting = get(station, "/test/poster/RIGHT")
    assert waiting.status == 429 and int(waiting.headers["retry-after"]) > 0
    assert b"Wait a minute" in waiting.body
    assert get(station, f"/test/pin/{PIN}").body == b"right"


def test_a_page_may_ask_for_the_pin_and_shares_its_limit(station, scan):
    assert [get(station, f"/test/pin/{n}").status for n in range(10)] == [401] * 10
    assert get(station, f"/test/pin/{PIN}").status == 429
    assert scan("x").status == 429


# --- trouble ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "status", "said"),
    [
        ("full", 503, "Nothing was saved"),
        ("busy", 503, "Nothing was saved"),
        ("gone", 500, "Something went wrong"),
        ("host", 500, "Something went wrong"),
        ("fault", 500, "Something went wrong"),
    ],
)
def test_trouble_is_one_calm_sentence_on_a_page(
    station, kind: str, status: int, said: str, caplog: pytest.LogCaptureFixture
):
    page = get(station, f"/test/trouble/{kind}")
    assert page.status == status and said.encode() in page.body
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for inner in (b"Traceback", b"secret", b"Error", b"lchost", b"disk"):
        assert inner not in page.body
    assert ("retry-after" in page.headers) == (kind == "busy")
    assert ("ZeroDivisionError" in caplog.text) == (kind == "fault")
    assert "secret" not in caplog.text.replace('"/home/host/secret"', "")


def test_a_page_that_is_not_there_is_one_calm_sentence(station):
    said = get(station, "/nothing/<script>alert(1)</script>")
    assert said.status == 404 and b"no such page" in said.body and b"<script" not in said.body


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the loopback is one address")
def test_fresh_cookies_are_counted_by_address_on_the_pages_too(station):
    def guess(n: int, code: str, source: str) -> int:
        cookie = f"lchost_phone={station.keys.sealed('phone', f'phone{n}')}"
        return get(station, f"/test/poster/{code}", cookie, source).status

    said = [guess(n, "WRONG", "127.0.0.1") for n in range(32)]
    assert said == [200] * 30 + [429] * 2
    assert guess(40, "RIGHT", "127.0.0.2") == 200

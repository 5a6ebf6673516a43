"""The JSON door: what it answers, and to whom."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest

from lchost import codes
from lchost.checkin import desk
from lchost.checkin.answers import Scan
from lchost.models.attendance import CheckIn
from lchost.models.database import DB
from lchost.models.people import BadgeCode, Member
from lchost.models.workshops import Registration
from lchost.planning import sessions, workshops
from lchost.planning.sessions import SessionDraft
from tests.station.conftest import ADA, NOW, PIN, ask


def rows() -> list[str]:
    return [row.answer for row in CheckIn.select().order_by(CheckIn.id)]


def test_a_code_is_greeted_once_and_then_known(ada, scan):
    said = scan(door="Door B")
    assert (said.status, said.json["answer"], said.json["name"]) == (200, "welcome", "Ada")
    assert (said.json["tone"], said.json["is_first_time"]) == ("welcome", True)
    again = scan()
    assert (again.status, again.json["answer"]) == (200, "already")
    assert again.json["since"] == said.json["at"] and again.json["since_door"] == "Door B"
    assert rows() == ["welcome", "already"]


def test_asking_again_with_the_same_request_id_is_answered_the_same_and_written_once(ada, scan):
    first, again = scan(request_id="r 1"), scan(request_id="r 1")
    assert (first.json["answer"], again.json["answer"]) == ("welcome", "welcome")
    assert first.json["at"] == again.json["at"] and rows() == ["welcome"]


def test_one_request_id_for_two_people_greets_both(ada, member, workshop, scan):
    bo = codes.encode(b"Bo in 64")
    Registration.create(workshop=workshop.id, member=member("Bo", code=bo), registered_at=NOW)
    said = [scan(request_id="1").json, scan(bo, request_id="1").json]
    said.append(scan(request_id="1", way="out").json)
    assert [(one["answer"], one["name"]) for one in said] == [
        ("welcome", "Ada"),
        ("welcome", "Bo"),
        ("out", "Ada"),
    ]


def test_two_doors_may_count_their_requests_from_one(ada, scan):
    said = [scan(request_id="1", door=door).json for door in ("A", "B", "A")]
    assert [one["answer"] for one in said] == ["welcome", "already", "welcome"]
    assert said[1]["since_door"] == "A" and rows() == ["welcome", "already"]


def test_an_id_of_the_morning_is_no_answer_in_the_afternoon(ada, scan, station, workshop):
    assert scan(request_id="1").json["answer"] == "welcome"
    hours = [NOW - timedelta(minutes=5), NOW + timedelta(hours=1)]
    afternoon = sessions.add(workshop.id, SessionDraft(*hours))
    sessions.close([workshop.session_id], NOW)
    station.stand_at(afternoon)
    assert [scan(request_id="1").status for _ in range(2)] == [200, 200]
    assert [row.session_id for row in CheckIn.select().order_by(CheckIn.id)] == [
        workshop.session_id,
        afternoon,
    ]


@pytest.mark.parametrize("code", ["\ud83c", 'é"\\', "🎉"])
def test_an_id_beside_any_text_is_kept_and_asked_once(ada, scan, code: str):
    said = [scan(code, request_id="1").json for _ in range(2)]
    assert said[0] == said[1] and rows() == ["foreign"]


def test_whoever_goes_out_is_out_and_comes_back(ada, scan):
    scan()
    assert scan(way="out").json["answer"] == "out"
    back = scan(way="in").json
    assert back["answer"] == "back" and back["left_at"] <= back["at"]


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        (codes.encode(b"nobody's"), "unknown"),
        (ADA[:-1] + ("B" if ADA[-1] != "B" else "C"), "typo"),
        ("https://example.org", "foreign"),
        ("WIFI:S:Library;P:secret;;", "foreign"),
        ("1", "foreign"),
        ("", "foreign"),
        ("🎉" * 1000, "foreign"),
        ("\u202e\x00\r\n" * 1000, "foreign"),
        ("x" * 4096, "foreign"),
        ("x" * 60_000, "foreign"),
        ("<script>alert(1)</script>", "foreign"),
        ("'; DROP TABLE check_in; --", "foreign"),
        ("]Q1\\000003 " + ADA.lower() + "\r\n", "welcome"),
        (codes.spaced(ADA), "welcome"),
    ],
)
def test_every_text_gets_an_answer_of_the_desk(ada, scan, code: str, answer: str):
    said = scan(code)
    assert (said.status, said.json["answer"]) == (200, answer)
    assert rows() == [answer]


def test_half_an_emoji_is_a_text_like_any_other(ada, scan):
    assert scan("\ud83c").json["answer"] == "foreign"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"code"',
        b"null",
        b"{}",
        b'{"code": 1}',
        b'{"code": null}',
        b'{"code": ["x"]}',
        b'{"code": "x", "request_id": 1}',
        b'{"code": "x", "request_id": "' + b"r" * 201 + b'"}',
        b'{"code": "x", "request_id": "\\u0000"}',
        b'{"code": "x", "request_id": "\\ud83c"}',
        b'{"code": "x", "door": {"a": 1}}',
        b'{"code": "x", "way": "up"}',
        b'{"code": "x", "way": []}',
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b'{"a":' * 10_000,
        b"1" * 20_000,
        b"code=x",
    ],
)
def test_what_is_not_the_json_of_this_door_is_refused_and_written_nowhere(station, ada, body):
    said = ask(station.address, "/door/scan", body, headers={"X-Door-Pin": PIN})
    assert said.status == 400 and "error" in said.json
    assert rows() == []


def test_after_a_bad_scan_the_next_hundred_good_ones_pass(station, workshop, member, scan):
    people = [member(f"Member {n}", code=codes.encode(b"%08d" % n)) for n in range(100)]
    for one in people:
        Registration.create(workshop=workshop.id, member=one, registered_at=NOW)
    assert ask(station.address, "/door/scan", b"\xff", headers={"X-Door-Pin": PIN}).status == 400
    assert scan("\x00" * 9).json["answer"] == "foreign"
    said = [scan(codes.encode(b"%08d" % n)).json["answer"] for n in range(100)]
    assert said == ["welcome"] * 100


def test_a_fault_of_ours_is_never_green_and_gives_nothing_away(
    ada, scan, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def faulty(asked: Scan) -> None:
        raise ZeroDivisionError(asked.text)

    with monkeypatch.context() as broken:
        broken.setattr(desk, "check_in", faulty)
        said = scan()
    assert (said.status, said.json) == (503, {"answer": "not_saved", "tone": "refused"})
    assert "ZeroDivisionError" in caplog.text and ADA not in caplog.text
    assert scan().json["answer"] == "welcome"


# --- who may ask --------------------------------------------------------------------------------


@pytest.mark.parametrize("pin", ["", "wrong", PIN + "0", PIN[:-1], "\xff\xfe"])
def test_a_wrong_pin_is_refused_before_anything_is_read(ada, scan, pin: str):
    said = scan(pin=pin)
    assert said.status == 401 and b"Ada" not in said.body
    assert rows() == []


def test_guessing_the_pin_is_slowed_down_after_ten(ada, scan, caplog: pytest.LogCaptureFixture):
    assert [scan(pin=f"{n:06}").status for n in range(12)] == [401] * 10 + [429] * 2
    waiting = scan()  # even the right one: else waiting would slow nobody down
    assert waiting.status == 429 and 0 < int(waiting.headers["retry-after"]) <= 60
    assert rows() == [] and "guessing" in caplog.text
    assert "127.0.0.1" not in caplog.text and "000003" not in caplog.text


def test_another_phone_does_not_wait_for_the_guessing_of_one(station, ada, scan):
    cookie = f"lchost_phone={station.keys.sealed('phone', 'another')}"
    for n in range(11):
        scan(pin=f"{n:06}")
    assert scan().status == 429
    assert scan(cookie=cookie).json["answer"] == "welcome"


def test_a_made_up_cookie_is_no_other_phone(ada, scan):
    said = [scan(pin="wrong", cookie=f"lchost_phone=phone{n}.made-up").status for n in range(11)]
    assert said[-1] == 429


def test_an_unknown_badge_with_the_right_pin_is_never_limited(ada, scan):
    said = [scan(codes.encode(b"%08d" % n)) for n in range(90)]
    assert {one.json["answer"] for one in said} == {"unknown"}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the loopback is one address")
def test_one_address_with_any_number_of_cookies_shuts_nobody_else_out(station, ada, scan):
    def guess(phone: int, address: str) -> int:
        return scan(pin="wrong", cookie=a_cookie(f"phone{phone}"), source=address).status

    def a_cookie(name: str) -> str:
        return f"lchost_phone={station.keys.sealed('phone', name)}"

    own = a_cookie("door-station")
    assert scan(cookie=own).status == 200
    assert [guess(n, "127.0.0.1") for n in range(62)] == [401] * 30 + [429] * 32
    assert scan(cookie=a_cookie("honest"), source="127.0.0.2").json["answer"] == "already"
    assert [guess(n, "127.0.0.3") for n in range(62, 93)] == [401] * 30 + [429]
    assert guess(100, "127.0.0.4") == 429  # sixty are all that strangers have together
    assert scan(cookie=own).json["answer"] == "already"  # who knew the PIN goes on working


# --- what a door may know -----------------------------------------------------------------------


def test_no_answer_says_how_to_reach_somebody(ada, scan, workshop):
    Member.update(attention="has the projector key", notes="private", legal_name="A. King").where(
        Member.id == ada.id
    ).execute()
    said = [scan(), scan(), scan(way="out")]
    Registration.update(status="cancelled").execute()
    said.append(scan())
    BadgeCode.update(replaced_at=NOW).execute()
    said.append(scan())
    assert [one.json["answer"] for one in said] == [
        "welcome",
        "already",
        "out",
        "cancelled",
        "replaced",
    ]
    assert said[0].json["attention"] == "has the projector key"
    for one in said:
        for private in (b"example.org", b"1234", b"private", b"King", ADA.encode()):
            assert private not in one.body


def test_a_name_with_a_script_is_a_name(station, workshop, member: Callable[..., Member], scan):
    name = "<script>alert(1)</script>"
    Registration.create(workshop=workshop.id, member=member(name, code=ADA), registered_at=NOW)
    said = scan()
    assert said.json["name"] == name and b"<" not in said.body
    assert said.headers["content-type"] == "application/json"
    assert said.headers["x-content-type-options"] == "nosniff"


def test_facts_come_with_the_answers_that_need_them(ada, scan, workshop):
    opens_at = NOW + timedelta(hours=5, minutes=-30)
    draft = workshops.WorkshopDraft(
        "Charts", NOW + timedelta(hours=5), NOW + timedelta(hours=6), "UTC"
    )
    workshops.edit(workshop.id, draft)
    said = scan().json
    assert said["answer"] == "too_early"
    assert said["opens_at"] == opens_at.isoformat(timespec="milliseconds")
    assert "since" not in said and "workshop" not in said


def test_a_door_opened_early_lets_in_later_without_more_ado(ada, scan, workshop):
    later = workshops.WorkshopDraft(
        "Charts", NOW + timedelta(hours=5), NOW + timedelta(hours=6), "UTC"
    )
    workshops.edit(workshop.id, later)
    assert scan().json["answer"] == "too_early"
    workshops.edit(workshop.id, workshop)
    assert scan().json["answer"] == "welcome"


def test_a_deleted_workshop_is_no_traceback(ada, scan, workshop, station):
    DB.execute_sql("DELETE FROM workshop")
    station._session = None
    assert (scan().status, scan().json["answer"]) == (503, "not_saved")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_posting_scans(station, method: str):
    said = ask(station.address, "/door/scan", method=method, headers={"X-Door-Pin": PIN})
    assert (said.status, said.headers["allow"]) == (405, "POST")


def test_bodies_of_every_size_up_to_the_limit_are_read(station, ada):
    for size in (10, 5_000, 65_000):
        body = json.dumps({"code": "x" * size}).encode()
        headers = {"X-Door-Pin": PIN}
        assert ask(station.address, "/door/scan", body, headers=headers).status == 200

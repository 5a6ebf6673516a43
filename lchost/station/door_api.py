"""`POST /door/scan`: the desk for tools and door stations, in JSON.

Answered before Flask, which would take as long for it as the desk itself does.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from lchost.checkin import desk
from lchost.checkin.answers import Answer, Method, Outcome, Scan, Way
from lchost.errors import DoorBusy
from lchost.station.guard import COOKIE, TooManyGuesses, WrongPin
from lchost.station.safety import Site, Start
from lchost.station.trouble import known

if TYPE_CHECKING:
    from lchost.station.server import Station

PATH = "/door/scan"
NOTHING_SAVED = {"answer": Answer.NOT_SAVED.value, "tone": Answer.NOT_SAVED.tone.value}
_LONGEST_ID = 200
_LONGEST_DOOR = 60
_LARGEST = 64 * 1024


@dataclass(frozen=True)
class Told:
    """An answer as it goes out."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


def before(station: Station, site: Site) -> Site:
    """Return a site that answers scans itself and leaves the rest to `site`."""

    def answer(environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        if environ["PATH_INFO"] != PATH:
            return site(environ, start)
        found = begin(station, environ)
        if not isinstance(found, Told):
            try:
                found = station.write(found)
            except Exception as fault:  # noqa: BLE001 - whatever it is, nothing of it stands
                found = nothing_saved(fault)
        start(found.status, list(found.headers))
        return [found.body]

    return answer


def begin(station: Station, environ: dict[str, Any]) -> Told | Callable[[], Told]:
    """Look at a scan; return why it is refused, or what is left to do: a job for the writer.

    Takes `{"code": text, "request_id": text, "door": text, "way": "in" | "out"}`; only the code
    must be there.  Gives 200 and `facts` for every answer of the desk; 400 for what is not such
    JSON, 401 a wrong PIN, 429 when it is being guessed, 503 `{"answer": "not_saved"}`.
    """
    if environ["REQUEST_METHOD"] != "POST":
        return _told("405 Method Not Allowed", {"error": "post a code"}, ("Allow", "POST"))
    try:
        who = station.guard.asker(_cookie(environ), environ.get("REMOTE_ADDR"))
        station.guard.check_pin(environ.get("HTTP_X_DOOR_PIN", ""), who)
    except WrongPin:
        return _told("401 Unauthorized", {"error": "wrong PIN"})
    except TooManyGuesses as trouble:
        wait = ("Retry-After", str(trouble.wait_s))
        return _told("429 Too Many Requests", {"error": "too many wrong PINs"}, wait)
    given, at = _given(environ["wsgi.input"].read(_LARGEST)), station.now()
    if given is None:
        return _told("400 Bad Request", {"error": "not the JSON that this door takes"})
    return lambda: _answered(desk.check_in(_asked(station, given, at)))


def nothing_saved(fault: BaseException) -> Told:
    """Answer when the job was not done, or what it did is not on the disk."""
    soon = [("Retry-After", "1")] if isinstance(known(fault), DoorBusy) else []
    return _told("503 Service Unavailable", NOTHING_SAVED, *soon)


def _answered(said: Outcome) -> Told:
    if said.answer is Answer.NOT_SAVED:
        return _told("503 Service Unavailable", NOTHING_SAVED)
    return _told("200 OK", facts(said))


def _told(status: str, told: dict[str, Any], *more: tuple[str, str]) -> Told:
    # "<" is written as a JSON escape: a name is inert even to who takes this for a page
    text = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    body = text.encode("utf-8", "replace")
    size = ("Content-Length", str(len(body)))
    return Told(status, (("Content-Type", "application/json"), size, *more), body)


def facts(said: Outcome) -> dict[str, Any]:
    """Return what a door may know of an answer: never how to reach somebody.

    Facts that do not apply are left out.  Moments are ISO 8601 in UTC.
    """
    told = {
        "answer": said.answer.value,
        "tone": said.answer.tone.value,
        "name": said.name,
        "at": said.at,
        "pronouns": said.pronouns,
        "attention": said.attention,
        "is_first_time": said.is_first_time,
        "late_by_min": said.late_by_min,
        "since": said.since,
        "since_door": said.since_door,
        "left_at": said.left_at,
        "moved_from": said.moved_from,
        "table": said.table,
        "held_for": said.held_for.value if said.held_for else "",
        "questions": [question.text for question in said.questions],
        "workshop": said.workshop_title,
        "starts_at": said.starts_at,
        "opens_at": said.opens_at,
        "closed_at": said.closed_at,
        "replaced_on": said.replaced_on,
        "has_free_place": said.has_free_place,
        "code_kind": said.code_kind.value if said.code_kind else "",
    }
    always = ("answer", "tone", "name", "at")
    return {
        key: value.isoformat(timespec="milliseconds") if isinstance(value, datetime) else value
        for key, value in told.items()
        if value or key in always
    }


def _given(body: bytes) -> dict[str, Any] | None:
    """Read what was sent; None: it is not the JSON of this door."""
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, dict) or not isinstance(given.get("code"), str):
        return None
    if not _is_short(given.get("request_id"), _LONGEST_ID):
        return None
    if not _is_short(given.get("door"), _LONGEST_DOOR):
        return None
    return given if given.get("way") in (None, "in", "out") else None


def _asked(station: Station, given: dict[str, Any], at: datetime) -> Scan:
    scan = Scan(
        session_id=station.session_id(),
        at=at,
        text=given["code"],
        method=Method.SCANNER,
        door=given.get("door") or station.door,
        way=Way(given.get("way") or "in"),
    )
    request_id = given.get("request_id")
    return replace(scan, request_id=_own(request_id, scan)) if request_id else scan


def _own(request_id: str, scan: Scan) -> str:
    """Return the id of this request and no other: doors, and every sitting, may count from 1."""
    what = json.dumps([scan.session_id, scan.door, scan.way.value, scan.text])
    return f"{request_id} {hashlib.sha256(what.encode()).hexdigest()[:24]}"


def _is_short(text: object, longest: int) -> bool:
    """Tell whether `text` is nothing, or words that the file can keep."""
    if text is None:
        return True
    if not isinstance(text, str) or len(text) > longest or "\0" in text:
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in text)  # half an emoji


def _cookie(environ: dict[str, Any]) -> str | None:
    """Return our cookie, however strange the others beside it are."""
    for cookie in environ.get("HTTP_COOKIE", "").split(";"):
        name, _, value = cookie.strip().partition("=")
        if name == COOKIE:
            return str(value)
    return None

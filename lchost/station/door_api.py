"""`POST /door/scan`: the desk for tools and door stations, in JSON."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from lchost.checkin import desk
from lchost.checkin.answers import Answer, Method, Outcome, Scan
from lchost.errors import NotSaved
from lchost.station.visit import PIN_HEADER, checked_pin, here

pages = Blueprint("door_api", __name__)
_LONGEST_ID = 200
_LONGEST_DOOR = 60


@pages.post("/door/scan")
def scan() -> ResponseReturnValue:
    """Answer a scan.

    Takes `{"code": text, "request_id": text, "door": text}`; only the code must be there.
    Gives 200 and `facts` for every answer of the desk; 400 what is not such JSON, 401 a wrong
    PIN, 429 when it is being guessed, 503 `{"answer": "not_saved"}`.
    """
    checked_pin(request.headers.get(PIN_HEADER, ""))
    asked = _asked(request.get_data(cache=False))
    if asked is None:
        return _json({"error": "not the JSON that this door takes"}, 400)
    try:
        said = here().write(lambda: desk.check_in(asked))
    except NotSaved as trouble:
        return not_saved(trouble)
    if said.answer is Answer.NOT_SAVED:
        return not_saved(said.trouble)
    return _json(facts(said))


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


def not_saved(trouble: NotSaved | None) -> Response:
    """Say that nothing was recorded; never what the disk is called."""
    return _json({"answer": Answer.NOT_SAVED.value, "tone": Answer.NOT_SAVED.tone.value}, 503)


def _asked(body: bytes) -> Scan | None:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, dict) or not isinstance(given.get("code"), str):
        return None
    request_id, door = given.get("request_id"), given.get("door")
    if not (_is_short(request_id, _LONGEST_ID) and _is_short(door, _LONGEST_DOOR)):
        return None
    return Scan(
        session_id=here().session_id(),
        at=here().now(),
        text=given["code"],
        method=Method.SCANNER,
        door=door or here().door,
        request_id=request_id or None,
    )


def _is_short(text: object, longest: int) -> bool:
    """Tell whether `text` is nothing, or words that the file can keep."""
    if text is None:
        return True
    if not isinstance(text, str) or len(text) > longest or "\0" in text:
        return False
    return not any("\ud800" <= letter <= "\udfff" for letter in text)  # half an emoji


def _json(told: dict[str, Any], status: int = 200) -> Response:
    # "<" is written as a JSON escape: a name in it is inert even to who takes it for a page
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Response(text.encode("utf-8", "replace"), status, mimetype="application/json")

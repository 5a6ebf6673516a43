"""`/door`: the desk in another laptop's browser, behind a PIN."""

from __future__ import annotations

from collections.abc import Mapping

from flask import (
    Blueprint,
    Response,
    abort,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    send_file,
)
from flask.typing import ResponseReturnValue

from lchost import paths
from lchost.planning import workshops
from lchost.station import door_page_pass as passes
from lchost.station import door_page_says as says
from lchost.station import phones_frame, phones_words
from lchost.station.door_page_desk import Asked, DoorDesk
from lchost.station.door_page_pass import DoorPass
from lchost.station.door_page_rooms import rooms, session_at
from lchost.station.door_page_says import Panel
from lchost.station.guard import TooManyGuesses, WrongPin
from lchost.station.phones_words import Words
from lchost.station.visit import asker, checked_form, here

pages = Blueprint("door_page", __name__)
_SOUNDS = ("welcome", "note", "attention", "neutral", "refused")
_BY_SCRIPT = "X-Door-Page"  # our own script asks: it gets parts of the page
_LONGEST_NTH = 40


@pages.get("/door")
def door() -> ResponseReturnValue:
    """Show the desk, or ask for the PIN."""
    known = passes.shown()
    return _whole(known, says.ready(_words())) if known else _pin_page()


@pages.post("/door/pin")
def pin() -> ResponseReturnValue:
    """Open the desk to a browser that knows the PIN."""
    checked_form()
    try:
        here().guard.check_pin(request.form.get("pin", "").strip(), asker())
    except WrongPin:
        return _pin_page(401, _words()("pin_wrong"))
    except TooManyGuesses as trouble:
        answer = _pin_page(429, _words()("pin_wait", seconds=trouble.wait_s))
        answer.headers["Retry-After"] = str(trouble.wait_s)
        return answer
    answer = make_response(redirect("/door", 303))
    passes.give(answer, request.form.get("name", ""), _room(request.form.get("room", "")))
    return answer


@pages.post("/door/leave")
def leave() -> ResponseReturnValue:
    """Close the desk to this browser."""
    checked_form()
    answer = make_response(redirect("/door", 303))
    passes.take_back(answer)
    return answer


@pages.post("/door/desk")
def ask() -> ResponseReturnValue:
    """Do what one of the page's forms asks; the same form does nothing twice."""
    known = _known()
    form_id = checked_form()
    nth = request.form.get("nth", "")
    if len(nth) > _LONGEST_NTH or not (nth == "" or nth.isalnum()):
        abort(400)
    form: Mapping[str, str] = request.form
    asked = Asked(form, known.door, f"{form_id}.{nth}" if nth else form_id, here().now())
    panel = DoorDesk(here(), _words(), known.session_id).do(asked)
    if _BY_SCRIPT in request.headers:
        return _part(panel)
    return _whole(known, panel, form.get("way", ""))


@pages.get("/door/side")
def side() -> ResponseReturnValue:
    """Give what stands beside the answer, for the page that stays open."""
    known = _known()
    desk = DoorDesk(here(), _words(), known.session_id)
    beside = desk.side(known.door, here().now())
    return jsonify(side=render_template("door_side.html", w=_words(), side=beside))


@pages.get("/door/sound/<name>.wav")
def sound(name: str) -> ResponseReturnValue:
    """Give the sound of a tone."""
    if name not in _SOUNDS:
        abort(404)
    try:
        return send_file(paths.resource(f"sounds/{name}.wav"), max_age=3600)
    except FileNotFoundError:
        abort(404)


# --- pages --------------------------------------------------------------------------------------


def _whole(known: DoorPass, panel: Panel, way: str = "") -> Response:
    status = 200 if panel.is_saved else 503
    return make_response(
        render_template("door.html", **_facts(known), panel=panel, way=way), status
    )


def _part(panel: Panel) -> Response:
    """Return the answer alone: what stands beside it is asked for afterwards."""
    part = render_template("door_panel.html", w=_words(), panel=panel)
    answer = jsonify(panel=part, sound=panel.sound)
    answer.status_code = 200 if panel.is_saved else 503
    return answer


def _facts(known: DoorPass) -> dict[str, object]:
    w = _words()
    at = session_at(here(), known.session_id)
    return {
        "w": w,
        "door": known.door,
        "room": next((one.name for one in rooms(here()) if one.session_id == at), ""),
        "workshop": workshops.get(here().workshop_id),
        "side": DoorDesk(here(), w, known.session_id).side(known.door, here().now()),
    }


def _room(text: str) -> int:
    is_number = text.isascii() and text.isdecimal() and len(text) < 10
    return int(text) if is_number else 0


def _pin_page(status: int = 200, trouble: str = "") -> Response:
    page = render_template(
        "door_pin.html",
        w=_words(),
        trouble=trouble,
        name=request.form.get("name", here().door),
        workshop=workshops.get(here().workshop_id),
        rooms=rooms(here()),
        usual=here().session_id(),
    )
    return make_response(page, status)


def _known() -> DoorPass:
    """Return the pass of who asks; end the request with 401, or with the PIN's page."""
    known = passes.shown()
    if known is None:
        abort(Response(status=401) if _BY_SCRIPT in request.headers else _pin_page(401))
    return known


def _words() -> Words:
    return phones_words.words(phones_frame.words().code, "door")

"""The page that a phone opens to show that it reaches the door."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from lchost.station import phones_frame, phones_words
from lchost.station.site import said
from lchost.station.visit import here

pages = Blueprint("selftest", __name__)
_LONGEST_MS = 60_000


@pages.before_app_request
def note_visitor() -> None:
    """Remember who came through at all, for the test's diagnosis."""
    if request.remote_addr:
        here().selftest.visited(request.remote_addr)


@pages.get("/T/<letters>")
def reached(letters: str) -> ResponseReturnValue:
    """Say that this phone reaches the door, and note it."""
    told = phones_words.words(phones_frame.words().code, "door")
    if not here().selftest.is_running(letters):
        return said(404, told.plain("reach_old"))
    phone = request.remote_addr or ""
    here().selftest.hit(phone, here().now())
    return render_template("door_reach.html", w=told, phone=phone, door=request.host)


@pages.get("/T/<letters>/echo")
def echo(letters: str) -> ResponseReturnValue:
    """Answer at once with nothing, for the phone to measure how long that takes."""
    return Response(status=204 if here().selftest.is_running(letters) else 404)


@pages.post("/T/<letters>")
def measured(letters: str) -> ResponseReturnValue:
    """Take what the phone has measured."""
    given = request.form.get("ms", "")
    is_number = given.isascii() and given.isdecimal() and len(given) < 9
    if not here().selftest.is_running(letters) or not is_number:
        return Response(status=404)
    here().selftest.hit(request.remote_addr or "", here().now(), min(int(given), _LONGEST_MS))
    return Response(status=204)

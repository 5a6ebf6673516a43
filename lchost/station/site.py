"""The Flask site: the blueprints of the pages, and what they share when something goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from lchost import paths
from lchost.errors import DoorBusy, NotSaved
from lchost.station import visit
from lchost.station.guard import PIN_HEADER
from lchost.station.trouble import SENTENCES, known

if TYPE_CHECKING:
    from lchost.station.server import Station


def site(station: Station, pages: list[Blueprint]) -> Flask:
    """Return the site that serves the pages for a station."""
    home = paths.resource("phone")
    app = Flask(
        "lchost",
        static_folder=str(home / "static"),
        static_url_path="/static",
        template_folder=str(home / "pages"),
        root_path=str(home),
    )
    app.config.update(
        MAX_CONTENT_LENGTH=64 * 1024,
        MAX_FORM_MEMORY_SIZE=64 * 1024,
        MAX_FORM_PARTS=100,
        SEND_FILE_MAX_AGE_DEFAULT=300,
    )
    app.extensions["lchost"] = station
    app.jinja_env.globals["form_field"] = visit.form_field
    app.after_request(visit.remember_phone)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _fault)
    for page in pages:
        app.register_blueprint(page)
    return app


def said(status: int, sentence: str = "") -> Response:
    """Answer with a small page that says one sentence; tools get the sentence alone."""
    usual = SENTENCES.get(status, SENTENCES[400])
    if request.is_json or PIN_HEADER in request.headers:
        return Response(f"{sentence or usual}\n", status, mimetype="text/plain")
    page = render_template("trouble.html", status=status, sentence=sentence, usual=usual)
    return make_response(page, status)


def _refused(trouble: HTTPException) -> Response:
    """Say what the address, the method or a check has refused, without naming the program."""
    status = trouble.code or 500
    answer = said(status)
    if wait_s := getattr(trouble, "retry_after", None):
        answer.headers["Retry-After"] = str(wait_s)
    if status == 405:
        answer.headers["Allow"] = ", ".join(getattr(trouble, "valid_methods", None) or ())
    return answer


def _fault(fault: Exception) -> Response:
    """Say of trouble what an attendee may know; note a fault of ours without its values."""
    trouble = known(fault)
    if not isinstance(trouble, NotSaved):
        return said(500)
    answer = said(503)
    if isinstance(trouble, DoorBusy):
        answer.headers["Retry-After"] = "1"
    return answer

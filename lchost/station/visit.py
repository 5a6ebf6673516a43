"""What a page asks about the request before it: the station, the phone, its form.

For the authors of pages (Flask; import this only from files that `server._pages` imports):

    pages = Blueprint("phones", __name__)

    @pages.post("/in")
    def come_in() -> ResponseReturnValue:
        form_id = checked_form()  # 400 without the hidden field of {{ form_field() }}
        said = here().write(lambda: desk.check_in(Scan(..., phone=phone().hash,
                                                       request_id=form_id)))

- `here()` is the `Station`: `session_id()`, `write(job)`, `now()`, `pin`, `door`, `keys`.
- Reading needs no ceremony: each request thread has a connection of its own.
- `phone()` knows the phone by its signed cookie; a new one gets its cookie with the answer.
- A form's id is its own: sending a form twice gives the same one, so as `request_id` it does
  nothing twice.
- `checked_pin()`, `slow_down(kind)` before a check and `guessed_wrong(kind)` after it slow
  guessing down; they end the request with 401 or 429.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from flask import Response, abort, current_app, g, request
from markupsafe import Markup
from werkzeug.exceptions import TooManyRequests

from lchost.station import keys
from lchost.station.guard import COOKIE, TooManyGuesses, WrongPin
from lchost.station.limits import Asker
from lchost.station.server import Station

COOKIE_S = 365 * 24 * 3600  # a phone is remembered for a year
FORM_FIELD = "form"


@dataclass(frozen=True)
class Phone:
    """A browser that we know again.  `hash` is what may be kept of it."""

    id: str
    hash: str
    is_new: bool


def here() -> Station:
    """Return the station that serves this request."""
    found: Station = current_app.extensions["lchost"]
    return found


def phone() -> Phone:
    """Return the phone that asks; a new one is remembered from this answer on."""
    if "phone" not in g:
        known = here().guard.known_phone(request.cookies.get(COOKIE))
        its_id = known or keys.new_id()
        g.phone = Phone(its_id, phone_hash(its_id), is_new=known is None)
    kept: Phone = g.phone
    return kept


def phone_hash(phone_id: str) -> str:
    """Return what the file keeps of a phone: with it nobody can pass for the phone."""
    return keys.fingerprint(here().keys.of("phone hash"), phone_id)


def asker() -> Asker:
    """Return who asks, for counting only: the phone by its cookie, and its address."""
    return here().guard.asker(request.cookies.get(COOKIE), request.remote_addr)


def form_field() -> Markup:
    """Return the hidden field of a form that changes something."""
    form_id = keys.new_id()
    sealed = here().keys.sealed(_form_purpose(), form_id)
    return Markup('<input type="hidden" name="{}" value="{}">').format(FORM_FIELD, sealed)


def checked_form() -> str:
    """Return the id of the form that was sent; end the request with 400 if it is not from us.

    Another site can make a phone send a form, but does not know the field; nor does another phone.
    """
    form_id = here().keys.opened(_form_purpose(), request.form.get(FORM_FIELD, ""))
    if form_id is None:
        abort(400)
    return form_id


def checked_pin(given: str, who: Asker | None = None) -> None:
    """End the request with 401 if the PIN is wrong, with 429 if it is being guessed."""
    try:
        here().guard.check_pin(given, who or asker())
    except WrongPin:
        abort(401)
    except TooManyGuesses as trouble:
        _too_many(trouble.wait_s)


def slow_down(kind: str, who: Asker | None = None) -> None:
    """End the request with 429 while `kind` ("pin", "poster") is being guessed by this phone."""
    try:
        here().guard.slow_down(kind, who or asker())
    except TooManyGuesses as trouble:
        _too_many(trouble.wait_s)


def guessed_wrong(kind: str, who: Asker | None = None) -> None:
    """Count a wrong one against this phone."""
    here().guard.wrong(kind, who or asker())


def remember_phone(answer: Response) -> Response:
    """Give a new phone its cookie."""
    new: Phone | None = g.get("phone")
    if new is not None and new.is_new:
        sealed = here().keys.sealed("phone", new.id)
        answer.set_cookie(COOKIE, sealed, max_age=COOKIE_S, httponly=True, samesite="Lax")
    return answer


def _form_purpose() -> str:
    return f"form of {phone().id}"


def _too_many(wait_s: int) -> NoReturn:
    raise TooManyRequests(retry_after=wait_s)

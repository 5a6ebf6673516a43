"""What all phone pages share: the words, the sign on top, what the phone carries."""

from __future__ import annotations

from typing import Any, TypeVar

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from markupsafe import Markup

from lchost.checkin import phones
from lchost.models import settings
from lchost.planning import workshops
from lchost.planning.workshops import Workshop
from lchost.station import phones_cookies, phones_words
from lchost.station.guard import TooManyGuesses
from lchost.station.phones_cookies import LANGUAGE, PASS, WAIT, Chosen, Pass, Waiting
from lchost.station.phones_words import LANGUAGES, Words
from lchost.station.visit import COOKIE_S, here, phone

pages = Blueprint("phones", __name__)
CHOSEN_FIELD = "who"
_ASKED = "lang"  # in an address: the language that was pressed
_Kept = TypeVar("_Kept", Pass, Waiting)


@pages.app_context_processor
def _said_everywhere() -> dict[str, object]:
    """Give every template the words: trouble is told in the phone's language as well."""
    return {"w": words(), "chosen_field": chosen_field}


def words() -> Words:
    """Return the words that this phone prefers: what it chose here, else what it asks for."""
    for code in (request.args.get(_ASKED), request.cookies.get(LANGUAGE)):
        if code in LANGUAGES:
            return phones_words.words(str(code))
    preferred = [code.partition("-")[0].lower() for code in request.accept_languages.values()]
    return phones_words.words(next((code for code in preferred if code in LANGUAGES), ""))


def page(template: str, status: int = 200, **shown: object) -> Response:
    """Answer with a page of `pages/phone`; whoever sees one has a cookie for its forms."""
    frame = {
        "workshop": workshop(),
        "community": settings.get("community_name", ""),
        "languages": _other_languages(),
        "has_page": phones.owner(phone().hash) is not None,
    }
    answer = make_response(render_template(f"phone/{template}.html", **frame, **shown), status)
    asked = request.args.get(_ASKED)
    if asked in LANGUAGES:
        answer.set_cookie(LANGUAGE, str(asked), max_age=COOKIE_S, httponly=True, samesite="Lax")
    return answer


def too_often(answer: Response, trouble: TooManyGuesses) -> Response:
    """Dress a page for somebody who must wait before they try again."""
    answer.status_code = 429
    answer.headers["Retry-After"] = str(trouble.wait_s)
    return answer


def to(endpoint: str, **query: Any) -> Response:
    """Send the phone to another page by GET, so that a reload there sends nothing twice."""
    return make_response(redirect(url_for(f"phones.{endpoint}", **query), 303))


def workshop() -> Workshop:
    """Return the workshop at this door."""
    if "workshop" not in g:
        g.workshop = workshops.get(here().workshop_id)
    kept: Workshop = g.workshop
    return kept


# --- what the phone carries -----------------------------------------------------------------------


def carried_pass() -> Pass | None:
    """Return the phone's pass, if it has one that is still good."""
    found = _carried(Pass, PASS)
    return found if found is not None and found.is_good(here().now()) else None


def carried_wait() -> Waiting | None:
    """Return what the phone waits for, if it does."""
    return _carried(Waiting, WAIT)


def hand_out(answer: Response, given: Pass | Waiting) -> Response:
    """Give the phone something to carry."""
    name = PASS if isinstance(given, Pass) else WAIT
    text = phones_cookies.sealed(here().keys, phone().id, given)
    answer.set_cookie(
        name, text, max_age=phones_cookies.WAITING_TIME, httponly=True, samesite="Lax"
    )
    return answer


def chosen_field(who: Chosen) -> Markup:
    """Return the hidden field that says who a form is about."""
    text = phones_cookies.sealed(here().keys, phone().id, who)
    return Markup('<input type="hidden" name="{}" value="{}">').format(CHOSEN_FIELD, text)


def sealed_choice(who: Chosen) -> str:
    """Return who is meant, as the value of a button."""
    return phones_cookies.sealed(here().keys, phone().id, who)


def chosen() -> Chosen | None:
    """Return who the form that was sent is about."""
    text = request.form.get(CHOSEN_FIELD, "")
    return phones_cookies.opened(here().keys, phone().id, Chosen, text)


def _carried(kind: type[_Kept], name: str) -> _Kept | None:
    text = request.cookies.get(name, "")
    return phones_cookies.opened(here().keys, phone().id, kind, text)


def _other_languages() -> list[tuple[str, str, str]]:
    """Return code, name and address of the other languages; after a sent form all begins anew."""
    path = request.path if request.method == "GET" else url_for("phones.come")
    if path.upper().startswith("/C/"):
        path = url_for("phones.start")
    return [
        (code, name, f"{path}?{_ASKED}={code}")
        for code, name in phones_words.names()
        if code != words().code
    ]

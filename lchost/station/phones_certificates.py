"""An attendee's own certificates on their phone: the PDF, and the credential for a wallet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import Response, abort, make_response
from flask.typing import ResponseReturnValue

from lchost import paths
from lchost.checkin import phones
from lchost.credentials import issued, register
from lchost.credentials.issued import Line, State
from lchost.errors import CertificateAltered
from lchost.station.phones_frame import pages, words
from lchost.station.visit import guessed_wrong, here, phone, slow_down

GUESSES = "certificate"  # counted like wrong PINs: nobody finds another's by trying addresses
_GIVEN = (State.VALID, State.EXPIRED)


@dataclass(frozen=True)
class Own:
    """One certificate of whoever holds the phone; a revoked one is named, and not given."""

    uid: str
    title: str
    workshop: str
    number: str
    is_given: bool
    is_signed: bool
    expired: str = ""  # the day; empty: it has not


def own(member_id: int) -> tuple[Own, ...]:
    """Return what a member's page shows; one that was replaced stands there as the new one."""
    return tuple(
        Own(
            uid=line.uid,
            title=line.title,
            workshop=line.workshop,
            number=line.number,
            is_given=line.state in _GIVEN,
            is_signed=line.is_signed,
            expired=_expired(line),
        )
        for line in _lines(member_id)
        if line.state is not State.REPLACED
    )


@pages.get("/certificate/<uid>.pdf")
def certificate_pdf(uid: str) -> ResponseReturnValue:
    """Give the frozen PDF to whom it was issued."""
    return _given(uid, ".pdf", "application/pdf", lambda line: register.pdf(line.id))


@pages.get("/certificate/<uid>.json")
def certificate_json(uid: str) -> ResponseReturnValue:
    """Give the credential that wallets read to whom it was issued."""
    return _given(
        uid, ".json", "application/json", lambda line: register.credential(line.id).encode()
    )


def _given(uid: str, ending: str, kind: str, content: Callable[[Line], bytes]) -> Response:
    """Answer with a file; with 404 alike for one that is not there, not theirs, or revoked."""
    slow_down(GUESSES)
    line = _theirs(uid)
    if line is None:
        guessed_wrong(GUESSES)
        abort(404)
    if line.state not in _GIVEN or (ending == ".json" and not line.is_signed):
        abort(404)
    try:
        answer = make_response(content(line))
    except CertificateAltered:
        abort(404)
    answer.headers["Content-Type"] = kind
    name = paths.safe_name(f"{line.number} {line.name}{ending}")
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


def _theirs(uid: str) -> Line | None:
    owner = phones.owner(phone().hash)
    if owner is None:
        return None
    return next((line for line in _lines(owner) if line.uid == uid), None)


def _lines(member_id: int) -> list[Line]:
    return issued.of_member(member_id, here().now().date())


def _expired(line: Line) -> str:
    if line.state is not State.EXPIRED or line.expires_on is None:
        return ""
    return f"{words().day(line.expires_on)} {line.expires_on.year}"

"""What a door station carries after its PIN was right: a signed pass with its name."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from flask import Response, g, request

from lchost.station.keys import fingerprint
from lchost.station.visit import here

COOKIE = "lchost_door"
LASTS_S = 16 * 3600  # a long day; the browser also forgets it when it is closed
LONGEST_NAME = 60


@dataclass(frozen=True)
class DoorPass:
    """A door that may ask the desk: its name, until when (UTC, seconds), at which room.

    `session_id`: the room that was chosen, where several are open; 0: the usual one.
    """

    door: str
    until_s: int
    session_id: int = 0


def shown() -> DoorPass | None:
    """Return the pass of the browser that asks; None without one, or with one of another PIN."""
    if "door_pass" not in g:
        g.door_pass = _read(request.cookies.get(COOKIE, ""))
    found: DoorPass | None = g.door_pass
    return found


def give(answer: Response, name: str, session_id: int = 0) -> None:
    """Let this browser ask the desk under a name."""
    until_s = int(here().now().timestamp()) + LASTS_S
    kept = json.dumps([clean(name), until_s, session_id]).encode()
    sealed = here().keys.sealed(_purpose(), urlsafe_b64encode(kept).decode())
    answer.set_cookie(COOKIE, sealed, httponly=True, samesite="Strict", path="/door")


def take_back(answer: Response) -> None:
    """Let this browser ask no more."""
    answer.delete_cookie(COOKIE, httponly=True, samesite="Strict", path="/door")


def clean(name: str) -> str:
    """Return a door's name as one line that the file can keep."""
    visible = "".join(letter for letter in name if letter.isprintable())
    return " ".join(visible.split())[:LONGEST_NAME]


def _read(sealed: str) -> DoorPass | None:
    text = here().keys.opened(_purpose(), sealed)
    if text is None:
        return None
    name, until_s, session_id = json.loads(urlsafe_b64decode(text))
    is_good = here().now().timestamp() < until_s
    return DoorPass(name or here().door, until_s, session_id) if is_good else None


def _purpose() -> str:
    """A new PIN ends what the old one has opened."""
    return "door station " + fingerprint(here().keys.of("door pin"), here().pin)

"""What this computer remembers of the door's pages: on or off, PIN, address, port."""

from __future__ import annotations

import hashlib

from lchost.models import database
from lchost.station.keys import new_pin
from lchost.ui import memory

USUAL_PORT = 8080
_ADDRESS, _PORT = "phones/address", "phones/port"


def is_on() -> bool:
    """Tell whether the host has switched phones on for this community."""
    return memory.word(_of_community("on")) == "true"


def keep_on(on: bool) -> None:
    """Remember the switch."""
    memory.keep_word(_of_community("on"), "true" if on else "false")


def pin() -> str:
    """Return the PIN of the door stations; the first time it is made."""
    found = memory.word(_of_community("pin"))
    if not (found.isascii() and found.isdecimal() and 4 <= len(found) <= 6):
        found = new_pin()
        memory.keep_word(_of_community("pin"), found)
    return found


def fresh_pin() -> str:
    """Make another PIN: who knows the old one is out."""
    before, made = pin(), new_pin()
    while made == before:
        made = new_pin()
    memory.keep_word(_of_community("pin"), made)
    return made


def address_mark() -> str:
    """Return which address the host has chosen, as `Address.mark`; empty: none."""
    return memory.word(_ADDRESS)


def keep_address(mark: str) -> None:
    """Remember the host's choice."""
    memory.keep_word(_ADDRESS, mark)


def port() -> int:
    """Return the port that worked last: posters on paper name it."""
    found = memory.word(_PORT)
    is_port = found.isascii() and found.isdecimal() and 0 < int(found) < 65536
    return int(found) if is_port else USUAL_PORT


def keep_port(number: int) -> None:
    """Remember the port that works."""
    memory.keep_word(_PORT, str(number))


def _of_community(what: str) -> str:
    """Return the name of a choice of the community that is open, on this computer."""
    path = str(database.current_path() or "")
    return f"phones/{hashlib.sha256(path.encode()).hexdigest()[:12]}/{what}"

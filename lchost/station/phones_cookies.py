"""What a phone carries along, signed: the poster's pass, whom it chose, what it waits for.

Each is bound to the one phone, so a copy is worth nothing on another; none is kept here.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from lchost.station.keys import DoorKeys

PASS = "lchost_pass"
WAIT = "lchost_wait"
LANGUAGE = "lchost_language"
TYPING_TIME = timedelta(minutes=10)  # the poster may turn while somebody types their name
OPENING_TIME = timedelta(hours=1)  # who was early need not look at the phone on the minute
WAITING_TIME = timedelta(hours=12)


@dataclass(frozen=True)
class Pass:
    """This phone has seen the poster of a session.  `until_s` counts from 1970, UTC."""

    session_id: int
    until_s: int
    is_paper: bool

    def is_good(self, at: datetime) -> bool:
        """Tell whether it still opens the door."""
        return at.timestamp() < self.until_s


@dataclass(frozen=True)
class Chosen:
    """Whom this phone says it is, in a session; proven: by letters that only they should know."""

    session_id: int
    member_id: int
    is_proven: bool


@dataclass(frozen=True)
class Waiting:
    """What this phone waits for: the nod for a check-in; with 0 for the door to open."""

    session_id: int
    member_id: int
    is_proven: bool
    check_in_id: int = 0

    @property
    def chosen(self) -> Chosen:
        """Who waits."""
        return Chosen(self.session_id, self.member_id, self.is_proven)


Carried = TypeVar("Carried", Pass, Chosen, Waiting)


def given_pass(session_id: int, at: datetime, opens_at: datetime, *, is_paper: bool) -> Pass:
    """Return a pass for somebody who stands at the poster now; who is early keeps it longer."""
    until = opens_at + OPENING_TIME if at < opens_at else at + TYPING_TIME
    return Pass(session_id, int(until.astimezone(UTC).timestamp()), is_paper)


def sealed(keys: DoorKeys, phone_id: str, carried: Pass | Chosen | Waiting) -> str:
    """Return what the phone carries; others can read it, and change nothing."""
    text = "-".join(str(int(value)) for value in astuple(carried))
    return keys.sealed(_purpose(type(carried), phone_id), text)


def opened(keys: DoorKeys, phone_id: str, kind: type[Carried], text: str) -> Carried | None:
    """Return what `sealed` made for this phone; None for anything else."""
    kept = keys.opened(_purpose(kind, phone_id), text)
    if kept is None:
        return None
    parts = zip(fields(kind), kept.split("-"), strict=True)
    values = [part == "1" if str(one.type) == "bool" else int(part) for one, part in parts]
    made: Any = kind
    opened_one: Carried = made(*values)
    return opened_one


def _purpose(kind: type, phone_id: str) -> str:
    return f"{kind.__name__} of {phone_id}"

"""A door at one moment, for a screen to show: how many, how they came, who is to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import peewee as pw

from lchost.checkin import excuses, held, log
from lchost.checkin.held import Held
from lchost.checkin.log import DoorCounts, Entry, Turned
from lchost.models.attendance import CheckIn
from lchost.models.database import DB
from lchost.models.people import Member
from lchost.models.workshops import Registration, Session, Status

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Expected:
    """Somebody who has a place and has not come yet."""

    member_id: int
    name: str
    # all that a list shows of them: made where they are read, and compared at a glance
    face: tuple[int, str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Put together what is compared."""
        object.__setattr__(self, "face", (self.member_id, self.name))


@dataclass(frozen=True)
class Minute:
    """How many had come by the end of a minute; `at` is the last arrival in it."""

    at: datetime
    people: int


@dataclass(frozen=True)
class Glance:
    """What a host sees of a door.  All of it is of one moment of the file.

    `since`: when each member came in; `seen`: the newest row of the log that is counted in.
    """

    session_id: int
    counts: DoorCounts
    since: Mapping[int, datetime]
    minutes: tuple[Minute, ...]
    to_come: tuple[Expected, ...]
    held: tuple[Held, ...]
    entries: tuple[Entry, ...]
    scans: int
    seen: int
    gone: Mapping[int, datetime] = field(default_factory=dict)  # came, and went out: when
    last_step: Entry | None = None  # the newest that stands
    turned: Turned | None = None  # what was taken back or done again last

    @property
    def is_anybody_expected(self) -> bool:
        """Tell whether somebody has a place, or came without one."""
        return self.counts.expected > 0


def glance(session_id: int, lines: int = 3) -> Glance:
    """Look at a door; `lines` of its last scans."""
    with DB.atomic():  # one moment: a check-in meanwhile is in all of it or in none
        arrived = log.first_arrivals(session_id)
        since = {member_id: at for member_id, (at, _, _) in arrived.items()}
        counts = log.counts(session_id, since)
        is_anybody_gone = counts.inside < counts.present  # seldom, and 2,000 rows to read
        return Glance(
            session_id=session_id,
            counts=counts,
            since=since,
            minutes=_by_minute(since),
            to_come=_to_come(session_id, since),
            held=tuple(held.pending(session_id)),
            entries=tuple(log.recent(session_id, lines)),
            scans=log.scans(session_id),
            seen=CheckIn.select(pw.fn.MAX(CheckIn.id)).scalar() or 0,
            gone=log.gone_out(session_id) if is_anybody_gone else {},
            last_step=log.last_step(session_id),
            turned=log.last_turned(session_id),
        )


def _by_minute(since: Mapping[int, datetime]) -> tuple[Minute, ...]:
    found: list[Minute] = []
    for n, at in enumerate(sorted(since.values()), 1):
        begun = at.replace(second=0, microsecond=0)
        if found and found[-1].at < begun + _MINUTE and found[-1].at >= begun:
            found[-1] = Minute(at, n)
        else:
            found.append(Minute(at, n))
    return tuple(found)


def _to_come(session_id: int, since: Mapping[int, datetime]) -> tuple[Expected, ...]:
    rows = (
        Registration.select(Member.id, Member.display_name)
        .join(Member)
        .switch(Registration)
        .join(Session, on=Session.workshop == Registration.workshop)
        .where(Session.id == session_id, Registration.status == Status.REGISTERED)
        .order_by(Member.folded, Member.id)
    )
    excused = excuses.excused([session_id])
    # read bare: 5,000 rows take peewee 60 ms, the cursor 10
    return tuple(
        Expected(member_id, name)
        for member_id, name in DB.execute(rows).fetchall()
        if member_id not in since and member_id not in excused
    )

"""An attendee's own page: whether they are in, where they sit, what is on.  Nobody else's data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from flask import Response, make_response, request
from flask.typing import ResponseReturnValue

from lchost.checkin import facts, phones
from lchost.checkin.facts import Step
from lchost.errors import NoSuchMember
from lchost.grouping import seats
from lchost.grouping.seats import Seat
from lchost.planning import agenda, items
from lchost.roster import members
from lchost.station import phones_certificates, phones_finding
from lchost.station.phones_certificates import Own
from lchost.station.phones_cookies import Chosen
from lchost.station.phones_frame import carried_pass, page, pages, to, words, workshop
from lchost.station.visit import here, phone

MOST_MATES = 5  # named by given name and one letter; the others are counted
LOOKS_EVERY_S = 20  # a page that is looked at asks so often whether something has changed


@dataclass(frozen=True)
class Part:
    """A part of the agenda, on the workshop's clock."""

    clock: str
    title: str
    mark: str = ""  # "now", "next"


@dataclass(frozen=True)
class Companion:
    """What a page shows of one person.  `answer`: their last step here; empty: none yet."""

    name: str
    answer: str = ""
    clock: str = ""  # of that step
    began: str = ""
    is_inside: bool = False
    seat: Seat | None = None
    mates: tuple[str, ...] = ()  # who else sits there
    others: int = 0  # who sits there and is not named
    leader: str = ""
    day: str = ""  # of the agenda; empty: today
    parts: tuple[Part, ...] = ()
    ends: str = ""
    place: str = ""
    certificates: tuple[Own, ...] = ()


@pages.get("/me")
def me() -> ResponseReturnValue:
    """Show whoever holds this phone their page; 304 while nothing has changed."""
    owner = phones.owner(phone().hash)
    if owner is None:
        return to("come")
    try:
        mine = companion(owner)
    except NoSuchMember:
        return to("come")
    given = carried_pass()
    may_return = given is not None and not mine.is_inside
    tag = tag_of(mine, may_return)
    if request.headers.get("If-None-Match") == tag:
        return make_response("", 304)
    who = Chosen(given.session_id, owner, is_proven=True) if given and may_return else None
    return tagged(page("me", mine=mine, who=who, tag=tag, every_s=LOOKS_EVERY_S), tag)


def companion(member_id: int) -> Companion:
    """Return what there is to show a member now."""
    name = phones_finding.short_name(members.get(member_id).display_name)
    here_now, last = workshop(), last_step(member_id)
    session_id = last.hours.session_id if last else here().session_id()
    hours = facts.hours_of(session_id)
    is_in = last is not None and last.answer.is_in
    seat = seats.published(here_now.id, member_id) if is_in else None
    mates = _mates(seat)
    starts_at = here_now.local(here_now.starts_at)
    is_today = starts_at.date() == here_now.local(here().now()).date()
    return Companion(
        name=name,
        answer=last.answer.value if last else "",
        clock=words().clock(here_now.local(last.at)) if last else "",
        began=words().clock(here_now.local(hours.starts_at)),
        is_inside=is_in,
        seat=seat,
        mates=mates,
        others=max(0, seat.people - 1 - len(mates)) if seat else 0,
        leader=phones_finding.short_name(seat.leader) if seat else "",
        day="" if is_today else words().day(starts_at),
        parts=tuple(_parts()),
        ends=words().clock(here_now.local(hours.ends_at)),
        place=here_now.place,
        certificates=phones_certificates.own(member_id),
    )


def _mates(seat: Seat | None) -> tuple[str, ...]:
    """Return a few of those who sit at the same table, as phones name people."""
    named = seat.mates[:MOST_MATES] if seat else ()
    return tuple(phones_finding.short_name(name) for name in named)


def last_step(member_id: int) -> Step | None:
    """Return a member's last step into or out of a session of this workshop."""
    trail = facts.trail(member_id)
    mine = [step for step in trail if step.hours.workshop_id == here().workshop_id]
    return mine[-1] if mine else None


def is_inside(member_id: int, session_id: int) -> bool:
    """Tell whether a member is in a session now."""
    steps = [s for s in facts.trail(member_id) if s.hours.session_id == session_id]
    return bool(steps) and steps[-1].answer.is_in


def tagged(answer: Response, tag: str) -> Response:
    """Let the page's script tell whether it has changed."""
    answer.headers["ETag"] = tag
    return answer


def _parts() -> list[Part]:
    now, here_now = here().now(), workshop()
    slots = agenda.clock(items.agenda(here_now.id), here_now.local(here_now.starts_at))
    found: list[Part] = []
    is_next_known = False
    for slot in slots:
        mark = "now" if slot.starts_at <= now < slot.ends_at else ""
        if not mark and now < slot.starts_at and not is_next_known:
            mark = "next"
        is_next_known = is_next_known or mark == "next"
        found.append(Part(words().clock(slot.starts_at), slot.item.title, mark))
    return found


def tag_of(*shown: object) -> str:
    """Return what changes when a page does."""
    whole = repr((words().code, workshop().title, *shown))
    return f'"{hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]}"'

"""Takes what sheets say into the file: who was here goes by the desk, what they think is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from lchost.checkin import desk, paper_lists
from lchost.checkin.answers import Answer, Method, Scan
from lchost.models.attendance import CheckIn
from lchost.models.database import Topic, writing
from lchost.paper import feedback_replies
from lchost.paper.feedback_replies import Reply
from lchost.planning.sessions import Session

_KNOWN = (Answer.ALREADY, Answer.BACK)  # here, or gone again since: paper tells nothing new


@dataclass(frozen=True)
class Taking:
    """What a host has said yes to; `names` stand by hand on spare lines, which have a name each."""

    session_id: int
    member_ids: tuple[int, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True)
class Taken:
    """What became of it.

    Attributes:
        refused: member ids that the door must ask something first.
        gone: how many are no longer in the community.
    """

    checked_in: int = 0
    known: int = 0
    new: int = 0
    refused: tuple[int, ...] = ()
    replies: int = 0
    gone: int = 0


def take(workshop_id: int, taking: Taking, now: datetime) -> Taken:
    """Check people in and keep their feedback, all or nothing.

    Paper tells that somebody was here, not when; see `paper_lists.came_at`.
    """
    checked_in = known = new = gone = 0
    refused: list[int] = []
    with writing(Topic.MEMBERS, Topic.REGISTRATIONS, Topic.ATTENDANCE, Topic.PAPERS):
        at = paper_lists.came_at(taking.session_id, now) if taking.session_id else now
        for member_id in taking.member_ids:
            scan = Scan(taking.session_id, at, member_id=member_id, method=Method.PAPER)
            looked = desk.look(scan).answer
            if looked in _KNOWN:
                known += 1
            elif looked is Answer.UNKNOWN:
                gone += 1
            elif desk.let_in(scan).answer.is_in:
                checked_in += 1
            else:
                refused.append(member_id)
        for line, name in taking.names.items():
            if _was_taken(line):
                known += 1
                continue
            is_free = not CheckIn.select().where(CheckIn.request_id == line).exists()
            request_id = line if is_free else None  # taken once and undone
            scan = Scan(taking.session_id, at, method=Method.PAPER, request_id=request_id)
            desk.walk_in(taking.session_id, name, at, asking=scan)
            new += 1
        if taking.replies:
            feedback_replies.keep(workshop_id, list(taking.replies), now)
    return Taken(checked_in, known, new, tuple(refused), len(taking.replies), gone)


def session_for(found: Sequence[Session], now: datetime) -> int:
    """Return the session that a sheet is most likely of: under way, else the last one begun."""
    begun = [one for one in found if one.starts_at <= now]
    under_way = [one for one in begun if now < one.ends_at]
    chosen = (under_way or begun[-1:] or found[:1])[0:1]
    return chosen[0].id if chosen else 0


def _was_taken(line: str) -> bool:
    """Tell whether a spare line was taken in before: the sheet is read a second time."""
    row = CheckIn.get_or_none(CheckIn.request_id == line)
    return row is not None and not CheckIn.select().where(CheckIn.undoes == row.id).exists()

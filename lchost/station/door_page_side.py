"""What stands beside the answer at a door station: the counts, who waits, what was done last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from lchost.checkin import held, log
from lchost.checkin.answers import Answer, Outcome, Tone
from lchost.checkin.desk import UNDO_WITHIN_MIN
from lchost.checkin.held import Held
from lchost.checkin.log import DoorCounts, Entry
from lchost.station import door_page_says as says
from lchost.station.door_page_marks import Marks
from lchost.station.phones_finding import short_name
from lchost.station.phones_words import Words

_RECENT = 4
_LOOKED_BACK = 40  # rows of all doors, among which this door's own are


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits for a nod."""

    name: str
    why: str
    clock: str
    about: str


@dataclass(frozen=True)
class Done:
    """A scan at this door; `about` is there for the one that may be taken back."""

    name: str
    words: str
    clock: str
    tone: str
    about: str = ""


@dataclass(frozen=True)
class Side:
    """All of it."""

    counts: DoorCounts
    waiting: tuple[Waiting, ...]
    recent: tuple[Done, ...]


def side(marks: Marks, door: str, at: datetime, w: Words, zone: ZoneInfo) -> Side:
    """Return what stands beside the answer of a door now."""
    entries = entries_of(marks.session_id, door)
    own = last_step(entries, at)
    known = [one for one in entries if one.name]
    return Side(
        log.counts(marks.session_id),
        tuple(_waiting(one, marks, w, zone) for one in held.pending(marks.session_id)),
        tuple(_done(one, marks if one is own else None, w, zone) for one in known[:_RECENT]),
    )


def entries_of(session_id: int, door: str) -> list[Entry]:
    """Return this door's own among the last scans, the newest first."""
    return [one for one in log.recent(session_id, _LOOKED_BACK) if one.door == door]


def last_step(entries: list[Entry], at: datetime) -> Entry | None:
    """Return the step in or out that was written last, while it may be taken back."""
    steps = (one for one in entries if one.answer.is_in or one.answer is Answer.OUT)
    last = next(steps, None)
    if last is None or last.is_undone:
        return None
    return last if (at - last.at).total_seconds() <= UNDO_WITHIN_MIN * 60 else None


def _waiting(one: Held, marks: Marks, w: Words, zone: ZoneInfo) -> Waiting:
    said = Outcome(Answer.HELD, one.at, held_for=one.why)
    why = says.said_of(said, w, zone, short_name(one.other_name)).more
    return Waiting(one.name, why, says.clock(one.at, w, zone), marks.row(one.check_in_id))


def _done(one: Entry, marks: Marks | None, w: Words, zone: ZoneInfo) -> Done:
    words = says.short_words(one.answer, w, is_undone=one.is_undone)
    tone = Tone.NEUTRAL if one.is_undone else one.answer.tone
    about = marks.row(one.check_in_id) if marks else ""
    return Done(short_name(one.name), words, says.clock(one.at, w, zone), tone.value, about)

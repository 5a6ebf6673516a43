"""Does somebody get one?  Yes or no, with the reasons as values; the screen finds the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from lchost.credentials.rules.conditions import WHOLE, Conditions, ShareOf

_MINUTE = 60  # seconds


@dataclass(frozen=True)
class Planned:
    """A session that counts.  Moments are UTC; `zone` is in which its day is read."""

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    zone: str = "UTC"

    @property
    def minutes(self) -> int:
        """How long it is planned to last."""
        return round((self.ends_at - self.starts_at).total_seconds() / _MINUTE)


@dataclass(frozen=True)
class Plan:
    """All sessions that count, in the order in which they begin, and what one person can have.

    Sessions at one time in several rooms are not for one person: of two that overlap, one can be
    come to, and the time of both is there once.
    """

    sessions: tuple[Planned, ...]
    most_sessions: int
    most_minutes: int


def plan_of(sessions: Sequence[Planned]) -> Plan:
    """Return a plan; of sessions that overlap, those that end first leave room for the most."""
    most, seconds = 0, 0.0
    free_at: datetime | None = None
    for one in sorted(sessions, key=lambda one: one.ends_at):
        if free_at is None or one.starts_at >= free_at:
            most, free_at = most + 1, one.ends_at
    covered: datetime | None = None
    ordered = sorted(sessions, key=lambda one: (one.starts_at, one.ends_at, one.uid))
    for one in ordered:
        begins = one.starts_at if covered is None else max(one.starts_at, covered)
        if one.ends_at > begins:
            seconds += (one.ends_at - begins).total_seconds()
            covered = one.ends_at
    return Plan(tuple(ordered), most, round(seconds / _MINUTE))


@dataclass(frozen=True)
class Seen:
    """What one member did, as far as lchost has seen it.

    Attributes:
        minutes: how long they were there, by the uids of the sessions that they came to.
        excused: uids of sessions that the host has excused them from.
        roles: names of models.workshops.Role; who has no place but came is an attendee.
    """

    plan: Plan
    minutes: Mapping[str, int] = field(default_factory=dict)
    excused: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    feedback: bool = False
    assessment: bool = False

    @property
    def all_minutes(self) -> int:
        """How long they were there, all sessions together."""
        return sum(self.minutes.values())


class Cause(Enum):
    """What a reason is about."""

    SESSIONS = "sessions"
    MINUTES = "minutes"
    SHARE_OF_SESSIONS = "share_of_sessions"
    SHARE_OF_MINUTES = "share_of_minutes"
    MANDATORY = "mandatory"
    FEEDBACK = "feedback"
    ASSESSMENT = "assessment"
    ROLE = "role"
    HOST = "host"  # who decided otherwise


@dataclass(frozen=True)
class Reason:
    """One condition, and how somebody stands to it.

    Attributes:
        done: sessions or minutes that they have; `of` so many that they can have.
        asked: sessions, minutes or per cent that they must have.
        missed: the sessions they did not come to, `excused` among them.
        names: the roles that are asked.
        text: the host's words.
    """

    cause: Cause
    is_met: bool
    done: int = 0
    of: int = 0
    asked: int = 0
    missed: tuple[Planned, ...] = ()
    excused: tuple[Planned, ...] = ()
    names: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Override:
    """The host decided otherwise than the rule says, and why."""

    gets: bool
    reason: str
    at: datetime


@dataclass(frozen=True)
class Decision:
    """Yes or no; the reasons in the order in which the rule asks.

    An override's reason comes first; the others then say what the rule would have said.
    """

    gets: bool
    reasons: tuple[Reason, ...]

    @property
    def unmet(self) -> tuple[Reason, ...]:
        """What speaks against it."""
        return tuple(one for one in self.reasons if not one.is_met)

    @property
    def by_host(self) -> bool:
        """Tell whether the host decided."""
        return any(one.cause is Cause.HOST for one in self.reasons)


def decide(conditions: Conditions, seen: Seen, override: Override | None = None) -> Decision:
    """Return whether somebody gets one, and why; an override wins."""
    reasons = tuple(_reasons(conditions, seen))
    if override is None:
        return Decision(all(one.is_met for one in reasons), reasons)
    host = Reason(Cause.HOST, override.gets, text=override.reason)
    return Decision(override.gets, (host, *reasons))


def _reasons(asked: Conditions, seen: Seen) -> list[Reason]:
    found = [*_of_sessions(asked, seen), *_of_minutes(asked, seen)]
    if asked.mandatory:
        found.append(_of_mandatory(asked, seen))
    if asked.feedback:
        found.append(Reason(Cause.FEEDBACK, seen.feedback))
    if asked.assessment:
        found.append(Reason(Cause.ASSESSMENT, seen.assessment))
    if asked.roles:
        found.append(Reason(Cause.ROLE, bool(seen.roles & set(asked.roles)), names=asked.roles))
    return found


def _of_sessions(asked: Conditions, seen: Seen) -> list[Reason]:
    came = len(seen.minutes)
    most = max(came, seen.plan.most_sessions)  # who moved in between was in two at one time
    missed = tuple(one for one in seen.plan.sessions if one.uid not in seen.minutes)
    excused = tuple(one for one in missed if one.uid in seen.excused)
    found = []
    if asked.sessions:
        is_met = came >= asked.sessions
        found.append(Reason(Cause.SESSIONS, is_met, came, most, asked.sessions, missed, excused))
    if asked.share and asked.share_of is ShareOf.SESSIONS:
        is_met = _reaches(came, most, asked.share)
        found.append(
            Reason(Cause.SHARE_OF_SESSIONS, is_met, came, most, asked.share, missed, excused)
        )
    return found


def _of_minutes(asked: Conditions, seen: Seen) -> list[Reason]:
    done, most = seen.all_minutes, seen.plan.most_minutes
    found = []
    if asked.minutes:
        found.append(Reason(Cause.MINUTES, done >= asked.minutes, done, most, asked.minutes))
    if asked.share and asked.share_of is ShareOf.MINUTES:
        is_met = _reaches(done, most, asked.share)
        found.append(Reason(Cause.SHARE_OF_MINUTES, is_met, done, most, asked.share))
    return found


def _of_mandatory(asked: Conditions, seen: Seen) -> Reason:
    """A session that is planned no more cannot have been missed."""
    needed = [one for one in seen.plan.sessions if one.uid in asked.mandatory]
    missed = tuple(one for one in needed if one.uid not in seen.minutes)
    excused = tuple(one for one in missed if one.uid in seen.excused)
    came = len(needed) - len(missed)
    return Reason(Cause.MANDATORY, not missed, came, len(needed), len(needed), missed, excused)


def _reaches(done: int, most: int, share: int) -> bool:
    """Tell whether `done` is the share of `most`, of which there must be some to have come."""
    return done > 0 and done * WHOLE >= share * most

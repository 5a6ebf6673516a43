"""What the door can say, in which tone, with which facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from lchost.codes import CodeKind
from lchost.errors import NotSaved


class Tone(Enum):
    """How an answer looks and sounds.  Red is only for what was not saved."""

    WELCOME = "welcome"
    ATTENTION = "attention"
    NEUTRAL = "neutral"
    REFUSED = "refused"


class Answer(Enum):
    """One word of the door's language; its value stands in the log."""

    WELCOME = "welcome"
    LATE = "late"
    ALREADY = "already"
    NOT_REGISTERED = "not_registered"
    WAITLISTED = "waitlisted"
    CANCELLED = "cancelled"
    OTHER_WORKSHOP = "other_workshop"
    OTHER_DAY = "other_day"
    TOO_EARLY = "too_early"
    CLOSED = "closed"
    REPLACED = "replaced"
    TYPO = "typo"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"
    NOT_SAVED = "not_saved"
    UNDONE = "undone"  # not an answer to a scan: the log's word for one taken back

    @property
    def tone(self) -> Tone:
        """How the answer looks and sounds."""
        return _TONES.get(self, Tone.ATTENTION)

    @property
    def is_in(self) -> bool:
        """Tell whether the log row of this answer means that somebody came in."""
        return self in ACCEPTED


ACCEPTED = (Answer.WELCOME, Answer.LATE)
LET_IN_ANYWAY = (
    Answer.NOT_REGISTERED,
    Answer.WAITLISTED,
    Answer.CANCELLED,
    Answer.OTHER_WORKSHOP,
    Answer.OTHER_DAY,
    Answer.TOO_EARLY,
    Answer.CLOSED,
)  # the host may say yes to these
_TONES = {
    Answer.WELCOME: Tone.WELCOME,
    Answer.LATE: Tone.WELCOME,
    Answer.TYPO: Tone.NEUTRAL,
    Answer.UNKNOWN: Tone.NEUTRAL,
    Answer.FOREIGN: Tone.NEUTRAL,
    Answer.UNDONE: Tone.NEUTRAL,
    Answer.NOT_SAVED: Tone.REFUSED,
}


class Method(Enum):
    """How a person came to the desk."""

    TYPED = "typed"
    SCANNER = "scanner"
    SEARCH = "search"
    WALK_IN = "walk_in"


@dataclass(frozen=True)
class Scan:
    """What a device brings to the desk: a code's text, or a member that the host chose.

    `request_id` makes asking twice the same as asking once.
    """

    session_id: int
    at: datetime
    text: str = ""
    member_id: int | None = None
    method: Method = Method.TYPED
    door: str = ""
    request_id: str | None = None


@dataclass(frozen=True)
class Outcome:
    """An answer with its facts.  Moments are UTC; what does not apply is empty."""

    answer: Answer
    at: datetime
    check_in_id: int | None = None  # the log row; None when nothing could be written
    member_id: int | None = None
    name: str = ""
    pronouns: str = ""
    attention: str = ""
    is_first_time: bool = False
    late_by_min: int = 0
    since: datetime | None = None  # already in: since when
    since_door: str = ""
    workshop_title: str = ""  # other workshop or day: which one
    starts_at: datetime | None = None  # … and when
    opens_at: datetime | None = None  # too early: when the door opens
    closed_at: datetime | None = None  # closed: since when
    replaced_on: datetime | None = None  # an old badge: replaced when
    has_free_place: bool = False  # waitlisted: a place is free
    code_kind: CodeKind | None = None  # a foreign code: of what kind
    trouble: NotSaved | None = None  # not saved: why

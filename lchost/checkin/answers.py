"""What the door can say, in which tone, with which facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    BACK = "back"
    OUT = "out"
    MOVED = "moved"
    ALREADY = "already"
    NOT_REGISTERED = "not_registered"
    WAITLISTED = "waitlisted"
    HELD = "held"
    CANCELLED = "cancelled"
    OTHER_WORKSHOP = "other_workshop"
    OTHER_DAY = "other_day"
    TOO_EARLY = "too_early"
    CLOSED = "closed"
    REPLACED = "replaced"
    ASKS = "asks"  # a question of the door comes first
    TYPO = "typo"
    UNKNOWN = "unknown"
    FOREIGN = "foreign"
    EXPIRED = "expired"
    NOT_SAVED = "not_saved"
    # not answers to a scan, but the log's words for one taken back, and for a held one refused
    UNDONE = "undone"
    TURNED_DOWN = "turned_down"

    @property
    def tone(self) -> Tone:
        """How the answer looks and sounds."""
        return _TONES.get(self, Tone.ATTENTION)

    @property
    def is_in(self) -> bool:
        """Tell whether the log row of this answer means that somebody came in."""
        return self in ACCEPTED


ACCEPTED = (Answer.WELCOME, Answer.LATE, Answer.BACK, Answer.MOVED)
LET_IN_ANYWAY = (
    Answer.NOT_REGISTERED,
    Answer.WAITLISTED,
    Answer.HELD,
    Answer.CANCELLED,
    Answer.OTHER_WORKSHOP,
    Answer.OTHER_DAY,
    Answer.TOO_EARLY,
    Answer.CLOSED,
)  # the host may say yes to these
_TONES = {
    Answer.WELCOME: Tone.WELCOME,
    Answer.LATE: Tone.WELCOME,
    Answer.BACK: Tone.WELCOME,
    Answer.OUT: Tone.WELCOME,
    Answer.MOVED: Tone.WELCOME,
    Answer.TYPO: Tone.NEUTRAL,
    Answer.UNKNOWN: Tone.NEUTRAL,
    Answer.FOREIGN: Tone.NEUTRAL,
    Answer.EXPIRED: Tone.NEUTRAL,
    Answer.UNDONE: Tone.NEUTRAL,
    Answer.TURNED_DOWN: Tone.NEUTRAL,
    Answer.NOT_SAVED: Tone.REFUSED,
}


class Method(Enum):
    """How a person came to the desk."""

    TYPED = "typed"
    SCANNER = "scanner"
    CAMERA = "camera"
    PHONE = "phone"
    SEARCH = "search"
    WALK_IN = "walk_in"
    PAPER = "paper"  # signed a list, which was typed or read in


class Way(Enum):
    """Through the door in, or out."""

    IN = "in"
    OUT = "out"


class HeldFor(Enum):
    """Why a check-in waits for the host's nod."""

    PHONE = "phone"  # this phone has checked in somebody else
    POSTER = "poster"  # the code hangs on paper: anybody may have a photo of it
    RETURN = "return"  # went out, and this workshop lets nobody in again


class QuestionKind(Enum):
    """How a question at the door is answered."""

    TEXT = "text"
    YES_NO = "yes_no"  # answered by "yes" or "no"
    CHOICE = "choice"  # answered by one of its choices


@dataclass(frozen=True)
class Question:
    """What the door asks; a required one lets nobody in before it is answered."""

    id: int
    text: str
    kind: QuestionKind = QuestionKind.TEXT
    choices: tuple[str, ...] = ()
    is_required: bool = False

    def takes(self, value: str) -> bool:
        """Tell whether this is an answer: not empty, and one of its choices where it has any."""
        value = value.strip()
        if self.kind is QuestionKind.YES_NO:
            return value in ("yes", "no")
        return bool(value) and (self.kind is not QuestionKind.CHOICE or value in self.choices)


@dataclass(frozen=True)
class Scan:
    """What a device brings to the desk: a code's text, or a member that somebody chose.

    `request_id` makes asking twice the same as asking once.  `phone`: hash of the phone that asks,
    which may check in one person.  `needs_nod`: the host is to confirm it.  `answers`: what the
    person said to the door's questions, by the question's id.
    """

    session_id: int
    at: datetime
    text: str = ""
    member_id: int | None = None
    method: Method = Method.TYPED
    door: str = ""
    request_id: str | None = None
    way: Way = Way.IN
    phone: str = ""
    needs_nod: bool = False
    answers: Mapping[int, str] = field(default_factory=dict)


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
    since: datetime | None = None  # already in, or gone out: in since when
    since_door: str = ""
    left_at: datetime | None = None  # in again: when they had gone out
    moved_from: str = ""  # moved: from which session
    table: str = ""  # where they sit, once that is published
    held_for: HeldFor | None = None  # held: why
    questions: tuple[Question, ...] = ()  # what is still to be answered
    workshop_title: str = ""  # other workshop or day: which one
    workshop_id: int | None = None  # … by its number
    starts_at: datetime | None = None  # … and when
    opens_at: datetime | None = None  # too early: when the door opens
    closed_at: datetime | None = None  # closed: since when
    replaced_on: datetime | None = None  # an old badge: replaced when
    has_free_place: bool = False  # waitlisted: a place is free
    code_kind: CodeKind | None = None  # a foreign code: of what kind
    trouble: NotSaved | None = None  # not saved: why

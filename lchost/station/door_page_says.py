"""The desk's answers as a door station shows them: words, tone, sound, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from lchost.checkin.answers import Answer, HeldFor, Outcome, Question, Tone
from lchost.codes import CodeKind
from lchost.station.phones_words import Words

READY = "ready"


@dataclass(frozen=True)
class Offer:
    """A button.  `about` is sealed: it names a person or a row that this door was shown."""

    do: str
    words: str
    about: str
    is_main: bool = True


@dataclass(frozen=True)
class Choice:
    """A person who fits a search: given name and initial."""

    name: str
    about: str


@dataclass(frozen=True)
class Panel:
    """What fills the page.  `about`: sealed, whom the questions are for."""

    tone: str
    what: str
    name: str = ""
    more: str = ""
    note: str = ""  # what a greeter must know
    sound: str = ""
    offers: tuple[Offer, ...] = ()
    choices: tuple[Choice, ...] = ()
    questions: tuple[Question, ...] = ()
    about: str = ""
    newcomer: str = ""  # a name that nobody has: add it as a walk-in?
    is_saved: bool = True

    @property
    def is_asking(self) -> bool:
        """Tell whether it waits for a choice or an answer."""
        return bool(self.choices or self.questions or self.newcomer)

    @property
    def size(self) -> str:
        """How long the name is, for its size."""
        length = len(self.name)
        return "short" if length <= 13 else "middle" if length <= 24 else "long"


def ready(w: Words, *, is_out: bool = False) -> Panel:
    """Return what shows while nobody stands before the door."""
    if is_out:
        return Panel(READY, w("ready_out"), more=w("ready_out_more"))
    return Panel(READY, w("ready"), more=w("ready_more"))


def said_of(said: Outcome, w: Words, zone: ZoneInfo, held_by: str = "") -> Panel:
    """Return what shows after a scan.

    Args:
        held_by: whom the phone of somebody held has checked in before, as a short name.
    """
    what, more = _SAID[said.answer](_Facts(said, w, zone, held_by))
    tone = said.answer.tone
    panel = Panel(tone.value, what, said.name or _stranger(said, w), more, sound=_sound(said))
    if tone is not Tone.WELCOME:
        return replace(panel, is_saved=said.answer is not Answer.NOT_SAVED, note=said.attention)
    parts = (w("first_time") if said.is_first_time else "", said.pronouns)
    about = [more, w("table", table=said.table) if said.table else "", *parts]
    more = Markup(" · ").join(part for part in about if part)
    return replace(panel, more=more, note=said.attention)


def plain(tone: Tone, what: str, more: str = "", name: str = "") -> Panel:
    """Return an answer that is not about a scan."""
    return Panel(tone.value, what, name, more, sound=tone.value)


def short_words(answer: Answer, w: Words, *, is_undone: bool) -> str:
    """Return the answer as it stands in a list."""
    if is_undone:
        return w("undone")
    key = {Answer.OUT: "out_said", Answer.ALREADY: "already_short", Answer.LATE: "welcome"}
    return w(key.get(answer, answer.value))


def clock(moment: datetime | None, w: Words, zone: ZoneInfo) -> str:
    """Return a moment as the workshop's clock shows it."""
    return w.clock(moment.astimezone(zone)) if moment else ""


# --- what and more ------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Facts:
    said: Outcome
    w: Words
    zone: ZoneInfo
    held_by: str

    def clock(self, moment: datetime | None) -> str:
        return clock(moment, self.w, self.zone)

    def day(self, moment: datetime | None) -> str:
        return self.w.day_and_clock(moment.astimezone(self.zone)) if moment else ""


Said = tuple[str, str]


def _welcome(f: _Facts) -> Said:
    return f.w("welcome"), ""


def _late(f: _Facts) -> Said:
    return f.w("late", minutes=f.said.late_by_min), ""


def _back(f: _Facts) -> Said:
    more = f.w("back_more", clock=f.clock(f.said.left_at)) if f.said.left_at else ""
    return f.w("back"), more


def _out(f: _Facts) -> Said:
    since = f.said.since
    more = f.w("out_more", clock=f.clock(since)) if since else f.w("out_not_in")
    return f.w("out_said"), more


def _moved(f: _Facts) -> Said:
    session = f.said.moved_from
    more = f.w("moved_more", session=session) if session else f.w("moved_more_unnamed")
    return f.w("moved"), more


def _already(f: _Facts) -> Said:
    door = f.said.since_door
    more = f.w("already_more", door=door) if door else f.w("already_more_unnamed")
    since = f.said.since  # not known when the answer is given a second time
    return f.w("already", clock=f.clock(since)) if since else f.w("already_short"), more


def _waitlisted(f: _Facts) -> Said:
    return f.w("waitlisted"), f.w("waitlisted_free" if f.said.has_free_place else "waitlisted_full")


def _held(f: _Facts) -> Said:
    if f.said.held_for is HeldFor.PHONE:
        more = f.w("held_phone", other=f.held_by) if f.held_by else f.w("held_phone_unnamed")
    elif f.said.held_for is HeldFor.RETURN:
        more = f.w("held_return", clock=f.clock(f.said.left_at))
    else:
        more = f.w("held_poster")
    return f.w("held"), more


def _with_host(more: str, f: _Facts) -> str:
    return Markup(" ").join((more, f.w("ask_host")))


def _other_workshop(f: _Facts) -> Said:
    at = f.clock(f.said.starts_at)
    more = f.w("other_workshop_more", title=f.said.workshop_title, clock=at)
    return f.w("other_workshop"), _with_host(more, f)


def _other_day(f: _Facts) -> Said:
    more = f.w("other_day_more", title=f.said.workshop_title, day=f.day(f.said.starts_at))
    return f.w("other_day"), _with_host(more, f)


def _too_early(f: _Facts) -> Said:
    more = f.w("too_early_more", clock=f.clock(f.said.opens_at))
    return f.w("too_early"), _with_host(more, f)


def _closed(f: _Facts) -> Said:
    more = f.w("closed_more", clock=f.clock(f.said.closed_at))
    return f.w("closed"), _with_host(more, f)


def _as_written(key: str, more: str = "") -> Callable[[_Facts], Said]:
    return lambda f: (f.w(key), f.w(more or f"{key}_more"))


_SAID: dict[Answer, Callable[[_Facts], Said]] = {
    Answer.WELCOME: _welcome,
    Answer.LATE: _late,
    Answer.BACK: _back,
    Answer.OUT: _out,
    Answer.MOVED: _moved,
    Answer.ALREADY: _already,
    Answer.NOT_REGISTERED: _as_written("not_registered"),
    Answer.WAITLISTED: _waitlisted,
    Answer.HELD: _held,
    Answer.CANCELLED: _as_written("cancelled", "ask_host"),
    Answer.OTHER_WORKSHOP: _other_workshop,
    Answer.OTHER_DAY: _other_day,
    Answer.TOO_EARLY: _too_early,
    Answer.CLOSED: _closed,
    Answer.REPLACED: lambda f: (
        f.w("replaced"),
        f.w("replaced_more", day=f.day(f.said.replaced_on)),
    ),
    Answer.ASKS: lambda f: (f.w("asks"), ""),
    Answer.TYPO: _as_written("typo"),
    Answer.UNKNOWN: _as_written("unknown"),
    Answer.FOREIGN: _as_written("foreign"),
    Answer.EXPIRED: _as_written("expired"),
    Answer.NOT_SAVED: _as_written("not_saved"),
    Answer.UNDONE: _as_written("undone"),
    Answer.TURNED_DOWN: _as_written("turned_down"),
}


def _stranger(said: Outcome, w: Words) -> str:
    """Stand in for a name where nobody was recognised."""
    if said.answer is Answer.TYPO:
        return w("typo_name")
    if said.answer is Answer.UNKNOWN:
        return w("unknown_name")
    if said.answer is not Answer.FOREIGN:
        return ""
    kind = said.code_kind or CodeKind.OTHER
    return w(f"foreign_{kind.value}")


def _sound(said: Outcome) -> str:
    """A welcome with something to look at has a sound of its own."""
    tone = said.answer.tone
    return "note" if tone is Tone.WELCOME and said.attention else tone.value

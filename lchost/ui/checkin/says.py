"""The door's answers as words: what is shown large, and the verb with which one is overruled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from lchost.checkin.answers import LET_IN_ANYWAY, Answer, HeldFor, Outcome, Tone, Way
from lchost.codes import CodeKind
from lchost.planning.workshops import Workshop
from lchost.ui import wording
from lchost.ui.checkin.hours import Hours, opens_at, when
from lchost.ui.checkin.hours import tr as tr
from lchost.ui.widgets.answer import Said

# --- large, for the panel -----------------------------------------------------------------------


def said_of(outcome: Outcome, workshop: Workshop) -> Said:
    """Return what the panel says to a scan."""
    what, more = _PANEL[outcome.answer](outcome, workshop)
    name = outcome.name or _strange(outcome)
    note = outcome.attention if outcome.answer.is_in else ""
    return Said(what, name, more, tone_of(outcome), note=note)


def look_of(outcome: Outcome, workshop: Workshop) -> Said:
    """Return what the panel says before somebody is checked in: who it is, with facts."""
    what, more = _PANEL[outcome.answer](outcome, workshop)
    if not was_not_in(outcome):
        what = tr("Check out?") if outcome.answer is Answer.OUT else tr("Check in?")
    if outcome.answer is Answer.LATE:
        late = tr("late by {minutes}").format(minutes=wording.minutes(outcome.late_by_min))
        more = f"{late} · {more}" if more else late
    return Said(what, outcome.name, more, icon="user-round", note=outcome.attention)


def done_of(outcome: Outcome, workshop: Workshop) -> str:
    """Return what the status line says was done; empty where nothing was."""
    done = ""
    if outcome.answer.is_in:
        done = tr("Checked in {name} at {clock}")
    elif outcome.answer is Answer.OUT and outcome.since:
        done = tr("Checked out {name} at {clock}")
    return done.format(name=outcome.name, clock=wording.clock(outcome.at, workshop.zone))


def sound_of(outcome: Outcome) -> str:
    """Return the sound of an answer: a welcome with a note to look at has its own."""
    return "note" if outcome.answer.is_in and outcome.attention else tone_of(outcome)


def was_not_in(outcome: Outcome) -> bool:
    """Tell whether somebody was to be checked out who was not inside."""
    return outcome.answer is Answer.OUT and outcome.since is None


def tone_of(outcome: Outcome) -> str:
    """Return how an answer looks and sounds; nothing was done where nobody was inside."""
    return (Tone.ATTENTION if was_not_in(outcome) else outcome.answer.tone).value


def _welcome(o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("Welcome"), _about(o)


def _late(o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("Welcome, late by {minutes}").format(minutes=wording.minutes(o.late_by_min)), _about(
        o
    )


def _back(o: Outcome, w: Workshop) -> tuple[str, str]:
    went = tr("went out at {clock}").format(clock=when(o.left_at, o.at, w)) if o.left_at else ""
    return tr("Welcome back"), " · ".join(part for part in (_table(o), went) if part)


def _out(o: Outcome, w: Workshop) -> tuple[str, str]:
    if o.since is None:
        return tr("Not in: nothing to check out"), tr("They can be checked in.")
    return tr("Checked out"), tr("Was in since {clock}.").format(clock=when(o.since, o.at, w))


def _moved(o: Outcome, w: Workshop) -> tuple[str, str]:
    there = tr("Was in “{session}” since {clock}, and is out there.")
    said = there.format(session=o.moved_from, clock=when(o.since, o.at, w))
    return tr("Welcome, moved here"), " · ".join(part for part in (_table(o), said) if part)


def _held(o: Outcome, w: Workshop) -> tuple[str, str]:
    if o.held_for is HeldFor.RETURN:
        more = tr("Went out at {clock}, and nobody comes in again here. Let them in?")
        more = more.format(clock=when(o.left_at, o.at, w))
    elif o.held_for is HeldFor.PHONE:
        more = tr("This phone has checked in somebody else. Let them in?")
    else:
        more = tr("Scanned from paper. Are they here?")
    return tr("Waits for your nod"), more


def _asks(_o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("A question first"), tr("Nobody is checked in before it is answered.")


def _expired(_o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("An old code of the poster"), tr("It has turned since. Scan the new one.")


def _already(o: Outcome, w: Workshop) -> tuple[str, str]:
    what = tr("Already in since {clock}").format(clock=when(o.since, o.at, w))
    if o.since_door:
        return what, tr("Checked in at {door}. Nothing changed.").format(door=o.since_door)
    return what, tr("Nothing changed.")


def _not_registered(o: Outcome, _w: Workshop) -> tuple[str, str]:
    free = tr("A member, but not registered. Add as a walk-in?")
    full = tr("Not registered, and all places are taken. Let them in anyway?")
    return tr("No place here yet"), free if o.has_free_place else full


def _waitlisted(o: Outcome, _w: Workshop) -> tuple[str, str]:
    free, full = (
        tr("A place is free: let them in?"),
        tr("All places are taken. Let them in anyway?"),
    )
    return tr("On the waitlist"), free if o.has_free_place else full


def _cancelled(_o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("Place cancelled"), tr("Their registration was cancelled. Let them in again?")


def _other_workshop(o: Outcome, w: Workshop) -> tuple[str, str]:
    more = tr("Registered for “{title}”, today at {clock}.")
    return tr("Expected elsewhere"), more.format(
        title=o.workshop_title, clock=when(o.starts_at, o.at, w)
    )


def _other_day(o: Outcome, w: Workshop) -> tuple[str, str]:
    more = tr("Registered for “{title}”, {moment}.")
    at = wording.moment(o.starts_at, w.zone) if o.starts_at else ""
    return tr("Another day"), more.format(title=o.workshop_title, moment=at)


def _too_early(o: Outcome, w: Workshop) -> tuple[str, str]:
    return tr("Too early"), tr("The door opens at {clock}.").format(clock=when(o.opens_at, o.at, w))


def _closed(o: Outcome, w: Workshop) -> tuple[str, str]:
    return tr("The door is closed"), tr("Closed since {clock}.").format(
        clock=when(o.closed_at, o.at, w)
    )


def _replaced(o: Outcome, w: Workshop) -> tuple[str, str]:
    on = wording.day(wording.day_of(o.replaced_on or o.at, w.zone), weekday=False)
    return tr("An old badge"), tr("Replaced on {day}; the new one works.").format(day=on)


def _typo(_o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("Misread code"), tr("A letter is wrong or missing. Or search by name.")


def _unknown(_o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("Nobody's code"), tr(
        "No member here has this badge. Search by name, or add a walk-in."
    )


def _foreign(_o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("Not one of our codes"), tr("Ask for the name badge, or search by name.")


def _not_saved(o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("Not saved"), wording.trouble(o.trouble) if o.trouble else ""


def _turned_down(_o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("Turned down"), tr("They may ask again.")


def _undone(_o: Outcome, _w: Workshop) -> tuple[str, str]:
    return tr("Check-in undone"), tr("They are not in any more.")


_PANEL: dict[Answer, Callable[[Outcome, Workshop], tuple[str, str]]] = {
    Answer.WELCOME: _welcome,
    Answer.LATE: _late,
    Answer.BACK: _back,
    Answer.OUT: _out,
    Answer.MOVED: _moved,
    Answer.ALREADY: _already,
    Answer.NOT_REGISTERED: _not_registered,
    Answer.WAITLISTED: _waitlisted,
    Answer.HELD: _held,
    Answer.CANCELLED: _cancelled,
    Answer.OTHER_WORKSHOP: _other_workshop,
    Answer.OTHER_DAY: _other_day,
    Answer.TOO_EARLY: _too_early,
    Answer.CLOSED: _closed,
    Answer.REPLACED: _replaced,
    Answer.ASKS: _asks,
    Answer.TYPO: _typo,
    Answer.UNKNOWN: _unknown,
    Answer.FOREIGN: _foreign,
    Answer.EXPIRED: _expired,
    Answer.NOT_SAVED: _not_saved,
    Answer.UNDONE: _undone,
    Answer.TURNED_DOWN: _turned_down,
}


def _about(o: Outcome) -> str:
    """What a greeter says to them."""
    first = tr("first time here") if o.is_first_time else ""
    return " · ".join(part for part in (_table(o), first, o.pronouns) if part)


def _table(o: Outcome) -> str:
    if not o.table:
        return ""
    said = tr("group {table}") if o.table.isdigit() else tr("sits at: {table}")
    return said.format(table=o.table)


def _strange(o: Outcome) -> str:
    """Stand in for a name where nobody was recognised."""
    if o.answer is Answer.TYPO:
        return tr("Scan again")
    if o.answer is Answer.UNKNOWN:
        return tr("Not known here")
    if o.answer is Answer.EXPIRED:
        return tr("Scan the new one")
    if o.answer is not Answer.FOREIGN:
        return ""
    kinds = {
        CodeKind.URL: tr("A web address"),
        CodeKind.CONTACT: tr("A contact card"),
        CodeKind.WIFI: tr("A Wi-Fi code"),
        CodeKind.EMAIL: tr("An e-mail address"),
    }
    return kinds.get(o.code_kind or CodeKind.OTHER, tr("Some other code"))


def ready(
    hours: Hours, workshop: Workshop, now: datetime, *, nobody: bool, way: Way = Way.IN
) -> Said:
    """Return what the panel says while nobody stands before it.

    `nobody`: not a single person is registered.
    """
    if way is Way.OUT:
        more = tr("Scan a name badge, or type a name, of whoever goes out.")
        return Said(tr("Checking people out"), more=more, icon="log-out")
    if hours is Hours.BEFORE:
        clock = when(opens_at(workshop), now, workshop)
        more = tr("Who comes before that can be let in one by one.")
        return Said(tr("The door opens at {clock}").format(clock=clock), more=more, icon="clock")
    if hours is Hours.CLOSED:
        more = tr("Who comes now can still be let in one by one.")
        return Said(tr("The door is closed"), more=more, icon="door-closed")
    if hours is Hours.OVER:
        more = tr("Who was forgotten can still be let in one by one.")
        return Said(tr("The workshop is over"), more=more, icon="flag")
    if nobody:
        more = tr("Walk-ins are welcome: a name is enough.")
        return Said(tr("Nobody is registered yet"), more=more, icon="users-round")
    return Said(tr("Ready"), more=tr("Scan a name badge, or type a name."), icon="scan-qr-code")


# --- the way out --------------------------------------------------------------------------------


def let_in_words(answer: Answer) -> str:
    """Return the verb with which the host overrules an answer; empty where that cannot be."""
    if answer not in LET_IN_ANYWAY:
        return ""
    if answer is Answer.NOT_REGISTERED:
        return tr("Add as walk-in")
    if answer in (Answer.WAITLISTED, Answer.HELD):
        return tr("Let in")
    return tr("Let in anyway")

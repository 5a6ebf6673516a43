"""Scans as words in lists: what was answered, when, by which way, what was overruled."""

from __future__ import annotations

from collections.abc import Callable

from lchost.checkin.answers import Answer, Method
from lchost.checkin.log import Entry
from lchost.planning.workshops import Workshop
from lchost.ui import wording
from lchost.ui.checkin.hours import tr


def pill_of(entry: Entry) -> tuple[str, str]:
    """Return words and tone of a scan in a list."""
    if entry.is_undone:
        return tr("Undone"), "neutral"
    return _SHORT[entry.answer](), entry.answer.tone.value


_SHORT: dict[Answer, Callable[[], str]] = {
    Answer.WELCOME: lambda: tr("Welcome"),
    Answer.LATE: lambda: tr("Welcome, late"),
    Answer.BACK: lambda: tr("Welcome back"),
    Answer.OUT: lambda: tr("Checked out"),
    Answer.MOVED: lambda: tr("Moved here"),
    Answer.ALREADY: lambda: tr("Already in"),
    Answer.NOT_REGISTERED: lambda: tr("Not registered"),
    Answer.WAITLISTED: lambda: tr("On the waitlist"),
    Answer.HELD: lambda: tr("Waited for a nod"),
    Answer.CANCELLED: lambda: tr("Place cancelled"),
    Answer.OTHER_WORKSHOP: lambda: tr("Expected elsewhere"),
    Answer.OTHER_DAY: lambda: tr("Another day"),
    Answer.TOO_EARLY: lambda: tr("Too early"),
    Answer.CLOSED: lambda: tr("Door closed"),
    Answer.REPLACED: lambda: tr("An old badge"),
    Answer.ASKS: lambda: tr("Was asked first"),
    Answer.TYPO: lambda: tr("Misread code"),
    Answer.UNKNOWN: lambda: tr("Nobody's code"),
    Answer.FOREIGN: lambda: tr("Not one of our codes"),
    Answer.EXPIRED: lambda: tr("An old poster code"),
    Answer.NOT_SAVED: lambda: tr("Not saved"),
    Answer.UNDONE: lambda: tr("Undone"),
    Answer.TURNED_DOWN: lambda: tr("Turned down"),
}


def can_take_back(entry: Entry) -> bool:
    """Tell whether this row is a step in or out that was not taken back."""
    return not entry.is_undone and (entry.answer.is_in or entry.answer is Answer.OUT)


def at_words(entry: Entry, workshop: Workshop, *, with_date: bool) -> str:
    """Return when somebody was scanned, on the workshop's own clock."""
    if with_date:
        return wording.moment(entry.at, workshop.zone)
    return wording.clock(entry.at, workshop.zone)


def method_words(entry: Entry) -> str:
    """Return by which way somebody came to the desk."""
    return _METHODS[entry.method]()


_METHODS: dict[Method, Callable[[], str]] = {
    Method.TYPED: lambda: tr("typed"),
    Method.SCANNER: lambda: tr("scanner"),
    Method.CAMERA: lambda: tr("webcam"),
    Method.PHONE: lambda: tr("phone"),
    Method.SEARCH: lambda: tr("search"),
    Method.WALK_IN: lambda: tr("walk-in"),
    Method.PAPER: lambda: tr("paper list"),
}


def overruled_words(entry: Entry) -> str:
    """Return what the host overruled, or wrote, for the row's last column."""
    if entry.overruled is None:
        return entry.reason
    let_in = tr("let in: {why}").format(why=_SHORT[entry.overruled]())
    return f"{let_in} · {entry.reason}" if entry.reason else let_in

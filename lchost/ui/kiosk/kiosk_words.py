"""The door's answers as an attendee reads them: short names, and nothing the host has noted."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from lchost.checkin.answers import Answer, Outcome
from lchost.codes import CodeKind
from lchost.planning.workshops import Workshop
from lchost.station.phones_finding import short_name
from lchost.ui.checkin.hours import Hours, hours_of, opens_at, when
from lchost.ui.widgets.answer import Said


def tr(text: str) -> str:
    """Translate a sentence of the kiosk."""
    return QCoreApplication.translate("Kiosk", text)


def ready(workshop: Workshop, now: datetime) -> Said:
    """Return what the kiosk says while nobody stands before it."""
    hours = hours_of(workshop, now)
    if hours is Hours.BEFORE:
        clock = when(opens_at(workshop), now, workshop)
        return Said(tr("The door opens at {clock}").format(clock=clock), icon="clock")
    if hours is not Hours.OPEN:
        more = tr("Please ask at the desk.")
        return Said(tr("The door is closed"), more=more, icon="door-closed")
    return Said(tr("Welcome"), more=tr("Show your badge, or type your name."), icon="scan-qr-code")


def said_of(o: Outcome, workshop: Workshop) -> Said:
    """Return what the kiosk says to a scan."""
    what, more = _words(o, workshop)
    return Said(what, short_name(o.name), more, o.answer.tone.value)


def _words(o: Outcome, w: Workshop) -> tuple[str, str]:
    answer = o.answer
    if answer.is_in:
        what = tr("Welcome back") if answer is Answer.BACK else tr("Welcome")
        return what, _seat(o)
    if answer is Answer.ALREADY:
        clock = when(o.since, o.at, w)
        return tr("You are in already"), tr("Since {clock}.").format(clock=clock)
    if answer is Answer.HELD and o.member_id is None:  # a newcomer whom the desk must see
        return tr("Please ask at the desk"), ""
    if answer is Answer.HELD:
        return tr("One moment, please"), tr("Somebody at the desk lets you in.")
    if answer is Answer.TOO_EARLY:
        clock = when(o.opens_at, o.at, w)
        return tr("Too early"), tr("The door opens at {clock}.").format(clock=clock)
    if answer is Answer.ASKS:
        return tr("A question first"), ""
    if answer in _AGAIN:
        return tr("Please try again"), tr("Or type your name.")
    if answer in (Answer.FOREIGN, Answer.REPLACED):
        is_old = answer is Answer.REPLACED
        what = tr("This badge was replaced") if is_old else tr("This is no name badge")
        return what, tr("Type your name instead.")
    return tr("Please ask at the desk"), _why_ask(o)


_AGAIN = (Answer.TYPO, Answer.UNKNOWN, Answer.EXPIRED)


def _seat(o: Outcome) -> str:
    if not o.table:
        return tr("You are in.")
    said = tr("You are in. Your group: {table}") if o.table.isdigit() else tr("You sit at: {table}")
    return said.format(table=o.table)


def _why_ask(o: Outcome) -> str:
    if o.answer is Answer.NOT_SAVED:
        return tr("Nothing was saved.")
    if o.answer is Answer.CLOSED:
        return tr("The door is closed.")
    if o.answer is Answer.WAITLISTED:
        return tr("You are on the waitlist.")
    is_elsewhere = o.answer in (Answer.OTHER_WORKSHOP, Answer.OTHER_DAY)
    if is_elsewhere and o.code_kind is CodeKind.BADGE:  # a name can be typed by a stranger
        return tr("Your place is in “{title}”.").format(title=o.workshop_title)
    return tr("You have no place here yet.")

"""Who gets a certificate, who has one, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from lchost.checkin import attendance
from lchost.checkin.attendance import Presence
from lchost.checkin.attendance import State as Stood
from lchost.credentials import register
from lchost.credentials.register import Certificate
from lchost.planning.workshops import Workshop
from lchost.ui import theme, wording
from lchost.ui.tables import Column
from lchost.ui.widgets.cells import Cell


def tr(text: str) -> str:
    """Translate a sentence about certificates."""
    return QCoreApplication.translate("Certificates", text)


class State(Enum):
    """How a person stands to a certificate."""

    TO_ISSUE = "to_issue"
    ISSUED = "issued"
    VOIDED = "voided"  # and nothing in its place
    ABSENT = "absent"


@dataclass(frozen=True)
class Candidate:
    """A line of the list; the certificate is the one that counts, or the last that was voided."""

    member_id: int
    name: str
    reason: str
    state: State
    certificate: Certificate | None = None

    @property
    def number(self) -> str:
        """The certificate's number; empty for none."""
        return self.certificate.number if self.certificate else ""


def candidates(workshop: Workshop, title: str) -> list[Candidate]:
    """Return everybody who came or has a place, by name, as they stand to this title."""
    held: dict[int, Certificate] = {}
    for one in register.listing(workshop.id):
        old = held.get(one.member_id)
        if one.title == title and (old is None or old.voided_at is not None):
            held[one.member_id] = one  # by number: what is valid stays, else the newest
    people = attendance.presence(workshop.id)
    found = [_candidate(person, held.pop(person.member_id, None), workshop) for person in people]
    others = [_not_present(one, workshop) for one in held.values()]
    return found + others


def _candidate(person: Presence, held: Certificate | None, workshop: Workshop) -> Candidate:
    if held is not None and held.voided_at is None and person.since is None:
        return _not_present(held, workshop)
    if held is not None:
        return _with(held, person, workshop)
    if person.since is None:
        why = tr("excused") if person.state is Stood.EXCUSED else tr("not checked in")
        return Candidate(person.member_id, person.name, why, State.ABSENT)
    reason = tr("present since {clock}")
    if person.state is Stood.LATE:
        reason = tr("present, late, since {clock}")
    clock = wording.clock(person.since, workshop.zone)
    return Candidate(person.member_id, person.name, reason.format(clock=clock), State.TO_ISSUE)


def _with(held: Certificate, person: Presence, workshop: Workshop) -> Candidate:
    if held.voided_at is not None:
        why = tr("revoked: {reason}").format(reason=held.void_reason)
        return Candidate(person.member_id, person.name, why, State.VOIDED, held)
    if held.name != person.name:
        why = tr("issued to “{name}”").format(name=held.name)
    else:
        on = wording.day(wording.day_of(held.issued_at, workshop.zone), weekday=False)
        why = tr("issued on {day}").format(day=on)
    return Candidate(person.member_id, person.name, why, State.ISSUED, held)


def _not_present(held: Certificate, _workshop: Workshop) -> Candidate:
    """Somebody whose check-in was undone since."""
    if held.voided_at is not None:
        why = tr("revoked: {reason}").format(reason=held.void_reason)
        return Candidate(held.member_id, held.name, why, State.VOIDED, held)
    return Candidate(held.member_id, held.name, tr("not checked in any more"), State.ISSUED, held)


# --- on screen ----------------------------------------------------------------------------------


def pill(candidate: Candidate) -> Cell:
    """Return how somebody stands, as a pill."""
    words, tone, icon = {
        State.TO_ISSUE: (tr("to issue"), "accent", "award"),
        State.ISSUED: (tr("issued"), "welcome", ""),
        State.VOIDED: (tr("revoked"), "attention", ""),
        State.ABSENT: (tr("no"), "neutral", "circle-minus"),
    }[candidate.state]
    return Cell(words, tone=tone, icon=icon or theme.scheme().tone(tone).icon)


def columns() -> tuple[Column, ...]:
    """Return the columns of the list."""
    return (
        Column(tr("Name"), lambda c: c.name, lambda c: Cell(c.name, sub=c.reason)),
        Column(tr("Gets one"), lambda c: pill(c).text, pill, width=112),
        Column(tr("Number"), lambda c: c.number, width=100, muted=True, step="figure", leaves=1),
    )


def counted(people: Sequence[Candidate], *states: State) -> int:
    """Return how many stand like this."""
    return sum(one.state in states for one in people)

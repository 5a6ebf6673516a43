"""Who gets a certificate, who has one, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from lchost.credentials.register import Certificate
from lchost.credentials.rules import ruling, standing
from lchost.credentials.rules.marks import Mark
from lchost.credentials.rules.ruling import Rule
from lchost.credentials.rules.standing import NoLonger, Standing
from lchost.planning.workshops import Workshop
from lchost.ui import theme, wording
from lchost.ui.certificates.reasons import why
from lchost.ui.tables import Column
from lchost.ui.widgets.cells import Cell


def tr(text: str) -> str:
    """Translate a sentence about certificates."""
    return QCoreApplication.translate("Certificates", text)


class State(Enum):
    """How a person stands to a certificate."""

    TO_ISSUE = "to_issue"
    ISSUED = "issued"
    TURNED = "turned"  # issued, and the rule says no by now
    REVOKED = "revoked"  # and nothing in its place
    NO = "no"


HOLD = (State.ISSUED, State.TURNED)


@dataclass(frozen=True)
class Candidate:
    """A line of the list; the certificate is the one that counts, or the last one taken back."""

    member_id: int
    name: str
    reason: str
    state: State
    certificate: Certificate | None = None
    came: bool = True
    by_host: bool = False  # who decided otherwise than the rule
    marks: frozenset[Mark] = frozenset()

    @property
    def number(self) -> str:
        """The certificate's number; empty for none."""
        return self.certificate.number if self.certificate else ""


@dataclass(frozen=True)
class Told:
    """All that the page reads: everybody, and the issued certificates that no longer hold."""

    people: tuple[Candidate, ...]
    turned: tuple[NoLonger, ...]


def told(workshop: Workshop, rule: Rule, title: str) -> Told:
    """Read how everybody stands; of thousands not on the screen's thread."""
    return Told(
        tuple(candidates(workshop, title, rule)), tuple(standing.no_longer_hold(workshop.id))
    )


def candidates(workshop: Workshop, title: str, rule: Rule | None = None) -> list[Candidate]:
    """Return everybody who came or has a place, by name, as they stand to a rule.

    Args:
        rule: without one the workshop's first.
    """
    rule = rule or ruling.listing(workshop.id)[0]
    return [_candidate(one, workshop) for one in standing.standing(workshop.id, rule, title)]


def _candidate(one: Standing, workshop: Workshop) -> Candidate:
    state, reason = _stands(one), why(one.decision, one.seen)
    held = one.certificate
    if held is not None:
        reason = _of_issued(held, state, reason, one.name, workshop)
    marks = {Mark.FEEDBACK: one.seen.feedback, Mark.ASSESSMENT: one.seen.assessment}
    return Candidate(
        one.member_id,
        one.name,
        reason,
        state,
        held,
        one.came,
        one.decision.by_host,
        frozenset(mark for mark, is_set in marks.items() if is_set),
    )


def _stands(one: Standing) -> State:
    if one.holds_one:
        return State.ISSUED if one.decision.gets else State.TURNED
    if one.certificate is not None:
        return State.REVOKED
    return State.TO_ISSUE if one.decision.gets else State.NO


def _of_issued(held: Certificate, state: State, reason: str, name: str, workshop: Workshop) -> str:
    if state is State.REVOKED:
        return tr("revoked: {reason}").format(reason=held.void_reason)
    if state is State.TURNED:
        return tr("no longer: {reason}").format(reason=reason)
    if held.is_duplicate:
        return tr("duplicate, in place of {number}").format(number=held.replaces)
    if held.name != name:
        return tr("issued to “{name}”").format(name=held.name)
    on = wording.day(wording.day_of(held.issued_at, workshop.zone), weekday=False)
    return tr("issued on {day}").format(day=on)


# --- on screen ----------------------------------------------------------------------------------


def pill(candidate: Candidate) -> Cell:
    """Return how somebody stands, as a pill."""
    words, tone, icon = {
        State.TO_ISSUE: (tr("yes, to issue"), "accent", "award"),
        State.ISSUED: (tr("issued"), "welcome", ""),
        State.TURNED: (tr("no longer"), "attention", "triangle-alert"),
        State.REVOKED: (tr("revoked"), "attention", ""),
        State.NO: (tr("no"), "neutral", "circle-minus"),
    }[candidate.state]
    return Cell(words, tone=tone, icon=icon or theme.scheme().tone(tone).icon)


def columns() -> tuple[Column, ...]:
    """Return the columns of the list."""
    return (
        Column(tr("Name"), lambda c: c.name, lambda c: Cell(c.name, sub=c.reason)),
        Column(tr("Gets one"), lambda c: pill(c).text, pill, width=132),
        Column(tr("Number"), lambda c: c.number, width=100, muted=True, step="figure", leaves=1),
    )


def counted(people: Sequence[Candidate], *states: State) -> int:
    """Return how many stand like this."""
    return sum(one.state in states for one in people)

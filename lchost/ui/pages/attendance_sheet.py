"""Who came, as a table to save: a set of columns for each session, then what the door asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from lchost.checkin import attendance, log, questions
from lchost.checkin.answers import Question, QuestionKind
from lchost.checkin.attendance import Presence
from lchost.planning import sessions
from lchost.planning.sessions import Session
from lchost.planning.workshops import Workshop
from lchost.roster import registrations
from lchost.ui.pages.standing import session_words, state_words
from lchost.ui.words_of_people import role_words


def tr(text: str) -> str:
    """Translate the words of a list."""
    return QCoreApplication.translate("Lists", text)


@dataclass(frozen=True)
class _Sitting:
    """How everybody stood to one session."""

    prefix: str  # before its columns; empty where there is only one session
    people: dict[int, Presence]
    left: dict[int, datetime]


def sheet(workshop: Workshop) -> tuple[Sequence[str], list[Sequence[str]]]:
    """Return headers and rows: everybody who has a place or came, by name."""
    sittings = [_sitting(one, workshop) for one in sessions.listing(workshop.id)]
    asked = questions.listing(workshop.id)
    said = questions.answers(workshop.id)
    roles = {who.member_id: who.role for who in registrations.listing(workshop.id)}
    headers = (
        tr("Name"),
        tr("E-mail"),
        *(header for sitting in sittings for header in _headers(sitting)),
        tr("Walk-in"),
        tr("Role"),
        *(question.text for question in asked),
    )
    rows: list[Sequence[str]] = [
        (
            one.name,
            one.email,
            *(cell for sitting in sittings for cell in _cells(sitting, one.member_id, workshop)),
            tr("yes") if one.is_walk_in else "",
            role_words(roles.get(one.member_id, "")),
            *(_answer(said.get(one.member_id, {}).get(q.id, ""), q) for q in asked),
        )
        for one in attendance.presence(workshop.id)
    ]
    return headers, rows


def _sitting(session: Session, workshop: Workshop) -> _Sitting:
    prefix = f"{session_words(session, workshop)}: " if workshop.session_count > 1 else ""
    people = {one.member_id: one for one in attendance.presence(workshop.id, session.id)}
    return _Sitting(prefix, people, log.gone_out(session.id))


def _headers(sitting: _Sitting) -> list[str]:
    named = (tr("Attendance"), tr("In since"), tr("Out at"), tr("Excuse"))
    return [f"{sitting.prefix}{name}" for name in named]


def _cells(sitting: _Sitting, member_id: int, workshop: Workshop) -> Sequence[str]:
    one = sitting.people.get(member_id)
    if one is None:  # came to another session without a place
        return ("", "", "", "")
    since, left = _clock(one.since, workshop), _clock(sitting.left.get(member_id), workshop)
    return state_words(one.state), since, left, one.excuse


def _clock(at: datetime | None, workshop: Workshop) -> str:
    return workshop.local(at).strftime("%Y-%m-%d %H:%M") if at else ""


def _answer(value: str, question: Question) -> str:
    if question.kind is QuestionKind.YES_NO and value:
        return tr("yes") if value == "yes" else tr("no")
    return value

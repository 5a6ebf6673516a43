"""What the register says of a certificate: how it stands, its kind, whether it is signed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lchost.credentials.issued import Line, State
from lchost.credentials.kinds import Kind
from lchost.ui import wording
from lchost.ui.certificates.rule_words import kind_words
from lchost.ui.widgets import Cell


def tr(text: str) -> str:
    """Translate a word about the register."""
    return QCoreApplication.translate("Register", text)


_LOOKS = {
    State.VALID: ("welcome", "circle-check"),
    State.REVOKED: ("attention", "ban"),
    State.REPLACED: ("neutral", "repeat"),
    State.EXPIRED: ("neutral", "clock"),
}


def state_words() -> dict[State, str]:
    """Return what each way to stand is called."""
    return {
        State.VALID: tr("valid"),
        State.REVOKED: tr("revoked"),
        State.REPLACED: tr("replaced"),
        State.EXPIRED: tr("expired"),
    }


def state_cell(line: Line) -> Cell:
    """Return how one stands, as a pill."""
    tone, icon = _LOOKS[line.state]
    return Cell(state_words()[line.state], tone=tone, icon=icon)


def kind_name(kind: Kind) -> str:
    """Return what a host calls a kind."""
    return dict(kind_words())[kind]


def signed_words(line: Line) -> str:
    """Return whether it can be verified by strangers."""
    return tr("signed") if line.is_signed else tr("before signing")


def about(line: Line) -> str:
    """Return the title, and why it does not hold, or for how long."""
    said = [line.title]
    if line.is_duplicate:
        said.append(tr("duplicate"))
    if line.state is State.REPLACED:
        said.append(tr("replaced by {number}").format(number=line.replaced_by))
    elif line.state is State.REVOKED:
        said.append(tr("revoked: {reason}").format(reason=line.reason))
    elif line.expires_on is not None:
        expired = line.state is State.EXPIRED
        until = tr("expired on {day}") if expired else tr("until {day}")
        said.append(until.format(day=wording.day(line.expires_on, weekday=False)))
    return ", ".join(said)

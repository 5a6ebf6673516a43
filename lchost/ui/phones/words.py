"""How the door for phones stands, in the host's words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lchost.ui.phones.door import PhoneDoor, State


def tr(text: str) -> str:
    """Translate a sentence about phones."""
    return QCoreApplication.translate("Phones", text)


@dataclass(frozen=True)
class Said:
    """A state: tone and icon, a sentence, what goes on; and in few words for the status line."""

    tone: str
    text: str
    more: str = ""
    short: str = ""


def said_of(phones: PhoneDoor) -> Said:
    """Return what is to be said now."""
    state = phones.state
    if state is State.ON:
        where = phones.address.netloc if phones.address else ""
        host = phones.address.host if phones.address else ""
        if phones.is_for_itself:
            said = tr("Only this computer can reach the door at {address}").format(address=host)
            more = tr("Phones need another address of this laptop: choose it below.")
            return Said("attention", said, more, tr("Phones: not reachable"))
        return Said(
            "welcome",
            tr("Phones come in at {address}").format(address=where),
            short=tr("Phones: {address}").format(address=host),
        )
    if state is State.STARTING:
        return Said("neutral", tr("One moment…"), short=tr("Phones: one moment"))
    if state is State.TROUBLE:
        return Said(
            "attention", tr("Phones cannot come in"), phones.why, tr("Phones: not reachable")
        )
    if state is State.RESTING:
        return Said(
            "neutral",
            tr("Phones are switched on, and wait for the door"),
            tr("They come in from twelve hours before the door opens until it closes."),
            tr("Phones: wait for the door"),
        )
    return Said("neutral", tr("Phones are switched off"), short=tr("Phones: off"))

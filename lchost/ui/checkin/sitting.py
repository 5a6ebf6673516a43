"""Which session of a workshop the door is for, where there are several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.sessions import Session
from lchost.planning.workshops import Workshop
from lchost.ui import memory, wording
from lchost.ui.checkin.hours import tr


class SessionChoice(QComboBox):
    """Stands beside the door's buttons; hidden while there is one session only."""

    chosen = Signal(int)  # the session's id

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Session"))
        self.setToolTip(tr("The session that scans count for"))
        self.activated.connect(lambda _: self.chosen.emit(int(self.currentData())))
        self.hide()

    def show_sessions(self, listed: Sequence[Session], workshop: Workshop) -> None:
        """Show the sessions; `workshop` is seen as the one of them that is chosen."""
        wanted = [(session.id, session_words(session, workshop)) for session in listed]
        shown = [(self.itemData(n), self.itemText(n)) for n in range(self.count())]
        if shown != wanted:
            self.clear()
            for session_id, words in wanted:
                self.addItem(words, session_id)
        self.setCurrentIndex(max(0, self.findData(workshop.session_id)))
        self.setVisible(len(listed) > 1)


def session_words(session: Session, workshop: Workshop) -> str:
    """Return what a session is called: its title or place, and when it is."""
    name = session.title or session.place
    when = wording.span(session.starts_at, session.ends_at, workshop.zone)
    days = {workshop.local(at).date() for at in (workshop.starts_at, session.starts_at)}
    if len(days) > 1:
        when = f"{wording.day(workshop.local(session.starts_at).date())}, {when}"
    return f"{name} · {when}" if name else when


def at_session(workshop: Workshop, session: Session) -> Workshop:
    """Return a workshop with the times and the door of one of its sessions."""
    return replace(
        workshop,
        session_id=session.id,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        closed_at=session.closed_at,
        place=session.place or workshop.place,
    )


def chosen_at_door(workshop_id: int, now: datetime) -> int:
    """Return the session that this computer's door is for: its phones, its stage, its desk.

    Raises:
        GoneMeanwhile: the workshop is not there any more.
    """
    workshop = planning.get(workshop_id)
    if workshop.session_count == 1:
        return workshop.session_id
    return session_at_door(workshop, sessions.listing(workshop_id), now).id


def session_at_door(workshop: Workshop, listed: Sequence[Session], now: datetime) -> Session:
    """Return the session that the host has chosen, until it is over; else the one at the door."""
    kept = memory.session_of(workshop.uid)
    for session in listed:
        if session.id == kept and now < session.ends_at:
            return session
    return sessions.at_door(workshop.id, now)

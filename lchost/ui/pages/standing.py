"""How everybody stands to a session: in, late, gone out, excused, absent; and for which session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame

from lchost.checkin import attendance, log
from lchost.checkin.attendance import State
from lchost.planning import sessions
from lchost.planning.sessions import Session
from lchost.planning.workshops import Workshop
from lchost.ui import wording
from lchost.ui.dialogs.sessions import day_words
from lchost.ui.widgets import buddy, choice, row

HERE_LOOKS = {
    "present": ("welcome", "circle-check"),
    "late": ("attention", "clock"),
    "left": ("", "log-out"),
    "excused": ("neutral", "hand-heart"),
    "absent": ("", "circle-minus"),
    "unmarked": ("", ""),
}  # tone and icon


def tr(text: str) -> str:
    """Translate how somebody stands."""
    return QCoreApplication.translate("Standing", text)


@dataclass(frozen=True)
class Stood:
    """One member, and one session or all of them.  `left_at`: went out, and did not come back."""

    state: State
    since: datetime | None = None
    left_at: datetime | None = None
    excuse: str = ""


def stood(workshop: Workshop, session_id: int | None = None) -> dict[int, Stood]:
    """Return how each member stands to a session; without one, to the workshop."""
    only = session_id or (workshop.session_id if workshop.session_count == 1 else None)
    left = log.gone_out(only) if only else {}
    return {
        one.member_id: Stood(one.state, one.since, left.get(one.member_id), one.excuse)
        for one in attendance.presence(workshop.id, session_id)
    }


def here_words(one: Stood, zone: str) -> str:
    """Return "in 14:02", "late 14:15", "out 15:30", "excused", "absent", or nothing yet."""
    if one.left_at is not None:
        return tr("out {clock}").format(clock=wording.clock(one.left_at, zone))
    if one.since is not None:
        said = tr("late {clock}") if one.state is State.LATE else tr("in {clock}")
        return said.format(clock=wording.clock(one.since, zone))
    return state_words(one.state)


def state_words(state: State) -> str:
    """Return how somebody stood to a workshop; nothing where nobody has said yet."""
    return {
        State.PRESENT: tr("present"),
        State.LATE: tr("late"),
        State.EXCUSED: tr("excused"),
        State.ABSENT: tr("absent"),
        State.UNMARKED: "",
    }[state]


def session_words(session: Session, workshop: Workshop) -> str:
    """Return a session such that it is told from the others: "14 Nov, 14:00, Room 2"."""
    parts = (day_words(session, workshop), session.title, session.place)
    return ", ".join(part for part in parts if part)


class SessionPicker(QFrame):
    """Which session the table is about; not there when the workshop has only one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.which = choice(self.tr("Session"), [(None, self.tr("All sessions"))])
        self.setLayout(row(buddy(self.tr("Sess&ion"), self.which), self.which, gap=8))
        self.hide()
        self.which.activated.connect(lambda _: self.changed.emit())

    def show_workshop(self, workshop: Workshop) -> None:
        """Offer the sessions; the one that was chosen stays chosen."""
        self.setVisible(workshop.session_count > 1)
        kept = self.session_id()
        found = sessions.listing(workshop.id)
        self.which.clear()
        self.which.addItem(self.tr("All sessions"), None)
        for session in found:
            self.which.addItem(session_words(session, workshop), session.id)
        self.which.setCurrentIndex(max(0, self.which.findData(kept)) if kept else 0)

    def session_id(self) -> int | None:
        """Return the session chosen; None means all of them."""
        chosen = self.which.currentData()
        return None if chosen is None else int(chosen)

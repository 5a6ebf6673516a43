"""The sessions of a workshop: several days, or several rooms at one time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lchost.errors import HostError
from lchost.planning import sessions
from lchost.planning.clocks import meant, wall
from lchost.planning.sessions import Session, SessionDraft
from lchost.planning.workshops import Workshop
from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.session import SessionDialog
from lchost.ui.tables import Column
from lchost.ui.widgets import Grid, button, row

Act = Callable[..., Any]  # page.act: label, job, what the status line says
_NEXT = timedelta(days=1)


def tr(text: str) -> str:
    """Translate what is said of a session."""
    return QCoreApplication.translate("Sessions", text)


def session_name(session: SessionDraft, workshop: Workshop) -> str:
    """Return a session in a few words: its title, else its room, else its day and hour."""
    return session.title or session.place or day_words(session, workshop)


def day_words(session: SessionDraft, workshop: Workshop) -> str:
    """Return "14 Nov, 14:00"."""
    on = wording.short_day(workshop.local(session.starts_at).date())
    return f"{on}, {wording.clock(session.starts_at, workshop.zone)}"


def day_later(session: SessionDraft, workshop: Workshop) -> SessionDraft:
    """Return the same a day later, by the wall's clock, as a session to begin with."""
    starts_at = meant(wall(session.starts_at, workshop.tz) + _NEXT, workshop.tz).at
    ends_at = starts_at + (session.ends_at - session.starts_at)
    return SessionDraft(starts_at, ends_at, "", session.place)


def ask_for_another(parent: QWidget, workshop: Workshop, like: SessionDraft, act: Act) -> Dialog:
    """Ask for one more session, and keep it."""
    title, verb = tr("Add a session"), tr("Add it")
    asking = SessionDialog(parent, title, like, verb, zone=workshop.zone, place=workshop.place)

    def add() -> int:
        draft = asking.draft()
        name = session_name(draft, workshop)
        made: int = act(
            tr("adding of session “{name}”").format(name=name),
            lambda: sessions.add(workshop.id, draft),
            tr("Added the session “{name}”").format(name=name),
        )
        return made

    asking.on_press(add)
    asking.open()
    return asking


class SessionsDialog(Dialog):
    """Every change is made at once, and is one step of undo."""

    def __init__(self, parent: QWidget | None, workshop: Workshop, act: Act) -> None:
        facts = self.tr("People register for the workshop and check in at each session.")
        note = self.tr(
            "Sessions at one time in several rooms: who comes into one has left the other."
        )
        super().__init__(parent, self.tr("Sessions"), facts, note=note)
        self.resize(theme.em(680), 10)
        self._workshop, self._act = workshop, act
        self.grid = Grid(self._columns(), self.tr("Sessions"), several=False)
        self.grid.setMinimumHeight(200)
        self.add = button(self.tr("Add"), "plus")
        self.edit = button(self.tr("Edit"), "pencil")
        self.copy = button(self.tr("Duplicate"), "repeat")
        self.remove = button(self.tr("Remove"), "trash-2")
        self.body((self.grid, 1), row(self.add, self.edit, self.copy, None, self.remove, gap=8))
        self._connect()
        self._show()

    def _columns(self) -> tuple[Column, ...]:
        workshop = self._workshop
        return (
            Column(self.tr("Day"), self._day, sort=lambda s: s.starts_at, width=120),
            Column(self.tr("Time"), self._hours, sort=lambda s: s.starts_at, width=120),
            Column(self.tr("Title"), lambda s: s.title),
            Column(self.tr("Place"), lambda s: s.place or workshop.place, width=170, muted=True),
        )

    def _day(self, session: Session) -> str:
        there = self._workshop.local(session.starts_at).date()
        return wording.short_weekday(there)

    def _hours(self, session: Session) -> str:
        return wording.span(session.starts_at, session.ends_at, self._workshop.zone)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_one)
        self.edit.clicked.connect(self.edit_chosen)
        self.copy.clicked.connect(self.copy_chosen)
        self.remove.clicked.connect(self.remove_chosen)
        self.grid.opened.connect(lambda _: self.edit_chosen())
        self.grid.choice_changed.connect(self._settle)
        gone = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.grid)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self.remove_chosen)

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self.grid

    def _show(self, chosen: int = 0) -> None:
        self._sessions = sessions.listing(self._workshop.id)
        self.grid.show_rows(self._sessions)
        if chosen or not self.grid.chosen():
            self.grid.choose(chosen or self._sessions[0].id)
        self._settle()

    def _settle(self) -> None:
        is_any = self.grid.current() is not None
        self.edit.setEnabled(is_any)
        self.copy.setEnabled(is_any)
        self.remove.setEnabled(is_any and len(self._sessions) > 1)

    # --- what it does ---------------------------------------------------------------------------

    def add_one(self) -> None:
        """Ask for a session a day after the last one."""
        like = day_later(self._sessions[-1], self._workshop)
        ask_for_another(self, self._workshop, like, self._act).accepted.connect(
            lambda: self._show()
        )

    def copy_chosen(self) -> None:
        """Ask for one like the chosen one: in another room, or at another time."""
        if (chosen := self.grid.current()) is not None:
            like = SessionDraft(chosen.starts_at, chosen.ends_at, chosen.title, chosen.place)
            ask_for_another(self, self._workshop, like, self._act).accepted.connect(
                lambda: self._show()
            )

    def edit_chosen(self) -> None:
        """Ask for changes to the chosen one."""
        if (chosen := self.grid.current()) is None:
            return
        title, verb = self.tr("Change the session"), self.tr("Save")
        where = {"zone": self._workshop.zone, "place": self._workshop.place}
        asking = SessionDialog(self, title, chosen, verb, **where)
        asking.on_press(lambda: self._edited(chosen, asking.draft()))
        asking.accepted.connect(lambda: self._show(chosen.id))
        asking.open()

    def _edited(self, session: Session, draft: SessionDraft) -> None:
        if draft == _bare(session):
            return
        self._act(
            self.tr("change of session “{name}”").format(
                name=session_name(session, self._workshop)
            ),
            lambda: sessions.edit(session.id, draft),
            self.tr("Changed the session “{name}”").format(
                name=session_name(draft, self._workshop)
            ),
        )

    def remove_chosen(self) -> None:
        """Take the chosen one out of the plan."""
        chosen = self.grid.current()
        if chosen is None or len(self._sessions) < 2:
            return
        name = session_name(chosen, self._workshop)
        self.right()
        try:
            self._act(
                self.tr("removal of session “{name}”").format(name=name),
                lambda: sessions.remove(chosen.id),
                self.tr("Removed the session “{name}”").format(name=name),
            )
        except HostError as error:
            self.trouble(error)
        self._show()


def _bare(session: Session) -> SessionDraft:
    return SessionDraft(session.starts_at, session.ends_at, session.title, session.place)

"""People: who has a place in this workshop, who waits, who gave theirs back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from lchost.checkin import excuses
from lchost.checkin.attendance import State
from lchost.errors import NoSuchMember
from lchost.models.database import Topic
from lchost.planning import sessions
from lchost.planning.sessions import Session
from lchost.planning.workshops import Workshop
from lchost.roster import members, registrations
from lchost.roster.members import MemberDraft
from lchost.roster.registrations import Counts, Registered, Registration, Role, Status
from lchost.ui import wording
from lchost.ui.dialogs.excuse import ExcuseDialog
from lchost.ui.dialogs.member import MemberDialog
from lchost.ui.dialogs.pick_members import PickMembers
from lchost.ui.frame import Frame
from lchost.ui.page import WorkshopPage
from lchost.ui.pages.badge_codes import ask_for_new_code
from lchost.ui.pages.bringing import bring_people
from lchost.ui.pages.dropping import FileDrop
from lchost.ui.pages.lists import save_attendance
from lchost.ui.pages.people_table import PeopleTable
from lchost.ui.pages.standing import SessionPicker, Stood, session_words, stood
from lchost.ui.widgets import (
    Mark,
    action_button,
    button,
    column,
    empty_state,
    holder,
    menu_button,
    row,
    words,
)
from lchost.ui.words_of_people import role_words, roles

_REPLACE = "members.replace_badge"  # here it means the person chosen here


class PeoplePage(WorkshopPage):
    """A line of counts, the table, and what can be done with those chosen."""

    step = "people"
    shows = frozenset({Topic.REGISTRATIONS, Topic.MEMBERS, Topic.WORKSHOPS, Topic.ATTENDANCE})

    def __init__(self, frame: Frame, workshop_id: int) -> None:
        super().__init__(frame, workshop_id)
        act = frame.action
        self.role = button(self.tr("Role"), kind="quiet")
        self.role.setMenu(self._role_menu())
        self.give_back = action_button(act("people.cancel"), "quiet")
        self.give = action_button(act("people.give"), "quiet")
        self.table = PeopleTable(self.role, self.give, self.give_back)
        self.table.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._stood: dict[int, Stood] = {}
        self.sessions = SessionPicker()
        keys = ("edit", "give", "cancel", "excuse", "unexcuse", "remove")
        self.table.grid.addActions([*(act(f"people.{key}") for key in keys), act(_REPLACE)])
        self.counts = words("", wrap=True)
        self.full = self._full_note()
        self.empty = empty_state(
            "users-round",
            self.tr("Who is coming?"),
            self.tr(
                "Import the list from your sign-up form or ticket service, or drop the file on"
                " this page. You see what would happen before anything is kept."
            ),
            action_button(act("people.import"), "primary", text=self.tr("Import"), large=True),
            action_button(act("people.add"), text=self.tr("Add members"), large=True),
        )
        more = [
            act(key if "." in key else f"people.{key}")
            for key in ("new", "excuse", "unexcuse", _REPLACE, "remove", "export")
        ]
        self._ways_if_any = [
            menu_button(more, self.tr("More for these people"), self),
            action_button(act("people.import"), text=self.tr("Import")),
            action_button(act("people.add"), "primary", text=self.tr("Add members")),
        ]
        self.ways(*self._ways_if_any)
        counts = row((self.counts, 1), self.sessions, gap=12)
        inside = column(counts, self.full, (self.table, 1), gap=10)
        self._people = holder(inside)
        self.body((self._people, 1), (self.empty, 1))
        self._connect()

    def _full_note(self) -> QWidget:
        said = self.tr("The workshop is full: whoever is added now goes on the waitlist.")
        mark = Mark("triangle-alert", "attention", 18)
        made = holder(row(mark, (words(said), 1), gap=10, margins=(14, 8, 14, 8)), "attention")
        made.setAccessibleName(said)
        made.hide()
        return made

    def _role_menu(self) -> QMenu:
        menu = QMenu(self)
        for key, text in roles():
            chosen = QAction(text, menu)
            chosen.triggered.connect(lambda _=False, key=key: self.set_role(Role(key)))
            menu.addAction(chosen)
        return menu

    def _connect(self) -> None:
        self.table.choice_changed.connect(self._enable)
        self.table.opened.connect(lambda _: self.edit())
        self.sessions.changed.connect(self.stale)
        FileDrop(self).dropped.connect(self.bring)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Find, self, self.table.start_search, context=inside)

    # --- what the window asks -------------------------------------------------------------------

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return what this page does."""
        return {
            "people.import": self.bring,
            "people.add": self.pick,
            "people.new": self.add_new,
            "people.edit": self.edit,
            "people.give": self.give_places,
            "people.cancel": self.cancel,
            "people.excuse": self.excuse,
            "people.unexcuse": self.unexcuse,
            "people.remove": self.remove,
            "people.export": self.export,
            _REPLACE: self.replace_badge,
        }

    def choose(self, thing_id: int) -> None:
        """Bring one registration into view."""
        self.table.grid.choose(thing_id)

    def first_focus(self) -> QWidget | None:
        """Begin with the search."""
        return self.table.search

    # --- reading --------------------------------------------------------------------------------

    def draw(self, workshop: Workshop) -> None:
        """Read who has a place, and show it."""
        people = registrations.listing(workshop.id)
        counts = registrations.counts(workshop.id)
        self.sessions.show_workshop(workshop)
        self._stood = stood(workshop, self.sessions.session_id())
        self.table.show_people(people, workshop, self._stood)
        self.counts.setText(self._counts_words(counts, workshop))
        self.full.setVisible(registrations.places_left(workshop.id) == 0)
        is_any = bool(people) or counts.unnamed > 0
        self._people.setVisible(is_any)
        self.empty.setVisible(not is_any)
        for way in self._ways_if_any:
            way.setVisible(is_any)
        self._enable()

    def _counts_words(self, counts: Counts, workshop: Workshop) -> str:
        if workshop.capacity is None:
            one, many = self.tr("1 person has a place"), self.tr("{n} people have a place")
            parts = [wording.counted(counts.registered, one, many)]
        else:
            said = self.tr("{n} of {all} places taken")
            parts = [
                said.format(
                    n=wording.number(counts.registered), all=wording.number(workshop.capacity)
                )
            ]
        more = (
            (counts.walk_ins, self.tr("1 walk-in"), self.tr("{n} walk-ins")),
            (counts.waitlisted, self.tr("1 on the waitlist"), self.tr("{n} on the waitlist")),
            (counts.cancelled, self.tr("1 cancelled"), self.tr("{n} cancelled")),
            (
                counts.unnamed,
                self.tr("1 guest without a name yet"),
                self.tr("{n} guests without a name yet"),
            ),
        )
        parts += [wording.counted(n, one, many) for n, one, many in more if n]
        return " · ".join(parts)

    def _enable(self) -> None:
        chosen = self._chosen()
        has_place = any(who.status is not Status.CANCELLED for who in chosen)
        has_none = any(who.status is not Status.REGISTERED for who in chosen)
        self.role.setEnabled(bool(chosen))
        can = {
            "people.edit": len(chosen) == 1,
            "people.cancel": has_place,
            "people.give": has_none,
            "people.excuse": bool(chosen),
            "people.unexcuse": any(self._is_excused(who.member_id) for who in chosen),
            "people.remove": bool(chosen),
            "people.export": bool(self.table.grid.rows.whole()),
            _REPLACE: True,
        }
        for key, is_on in can.items():
            self.frame.actions.enable(key, is_on)

    def _chosen(self) -> list[Registration]:
        return self.table.grid.chosen()

    def _is_excused(self, member_id: int) -> bool:
        one = self._stood.get(member_id)
        return one is not None and one.state is State.EXCUSED

    def _named(self) -> str:
        names: list[str] = [who.name for who in self._chosen()]
        if len(names) == 1:
            return names[0]
        return self.tr("{n} people").format(n=wording.number(len(names)))

    # --- doing ----------------------------------------------------------------------------------

    def bring(self, path: Path | None = None) -> None:
        """Import people from a file, chosen or dropped, and give them places."""
        bring_people(self, path, self.workshop_id)

    def export(self) -> None:
        """Save the attendance as a table."""
        if self.workshop:
            save_attendance(self, self.workshop)

    def pick(self) -> None:
        """Ask which members get a place."""
        inside = {
            who.member_id
            for who in registrations.listing(self.workshop_id)
            if who.status is not Status.CANCELLED
        }
        rows = [who for who in members.listing() if who.id not in inside]
        asking = PickMembers(self, self.tr("Add members"), self._room_words(), rows)
        asking.on_press(lambda: self._register(asking.picked()))
        asking.open()

    def _room_words(self) -> str:
        left = registrations.places_left(self.workshop_id)
        if left is None:
            return ""
        if not left:
            return self.tr("The workshop is full: whoever is added now goes on the waitlist.")
        said = self.tr("{n} places are free; then the waitlist begins.")
        return wording.counted(left, self.tr("1 place is free; then the waitlist begins."), said)

    def _register(self, member_ids: list[int]) -> None:
        label = wording.counted(
            len(member_ids), self.tr("adding 1 person"), self.tr("adding {n} people")
        )
        done = self.act(label, lambda: registrations.register(self.workshop_id, member_ids, now()))
        self.say(self._registered_words(done))

    def _registered_words(self, done: list[Registered]) -> str:
        waiting = sum(one.status is Status.WAITLISTED for one in done)
        added = wording.counted(len(done), self.tr("Added 1 person"), self.tr("Added {n} people"))
        if not waiting:
            return added
        if waiting == len(done):
            return self.tr("{added}, on the waitlist: the workshop is full").format(added=added)
        said = self.tr("{added}, {n} of them on the waitlist: the workshop is full")
        return said.format(added=added, n=wording.number(waiting))

    def add_new(self) -> None:
        """Ask for somebody who is no member yet, and give them a place."""
        asking = MemberDialog(self)
        asking.on_press(lambda: self._add_new(asking.draft()))
        asking.open()

    def _add_new(self, draft: MemberDraft) -> None:
        name = draft.display_name

        def job() -> list[Registered]:
            at = now()
            return registrations.register(self.workshop_id, [members.add(draft, at)], at)

        done = self.act(self.tr("adding {name}").format(name=name), job)
        waits = self.tr("Added {name}, on the waitlist: the workshop is full")
        said = waits if done[0].status is Status.WAITLISTED else self.tr("Added {name}")
        self.say(said.format(name=name))

    def edit(self) -> None:
        """Ask for what is to change of the person chosen."""
        chosen = self._chosen()
        if len(chosen) != 1:
            return
        try:
            who = members.get(chosen[0].member_id)
        except NoSuchMember as error:  # undo may have been quicker
            self.trouble(error)
            return
        asking = MemberDialog(self, who)
        asking.on_press(lambda: self._edit(who.id, asking.draft()))
        asking.open()

    def _edit(self, member_id: int, draft: MemberDraft) -> None:
        name = draft.display_name
        self.act(
            self.tr("edit of {name}").format(name=name),
            lambda: members.edit(member_id, draft, now()),
            self.tr("Saved {name}").format(name=name),
        )

    def replace_badge(self) -> None:
        """Ask, then give the person chosen another badge code."""
        chosen = self._chosen()
        ask_for_new_code(self, chosen[0].member_id if len(chosen) == 1 else 0)

    def set_role(self, role: Role) -> None:
        """Say what those chosen do in the workshop."""
        ids, named = [who.id for who in self._chosen()], self._named()
        if ids:
            said = self.tr("{who}: {role}").format(who=named, role=role_words(role))
            label = self.tr("role of {who}").format(who=named)
            self.do(label, lambda: registrations.set_role(ids, role), said)

    def give_places(self) -> None:
        """Let those who wait in by the host's word; who had cancelled, while there is room."""
        chosen, named = self._chosen(), self._named()
        waiting = [who.id for who in chosen if who.status is Status.WAITLISTED]
        gone = [who.id for who in chosen if who.status is Status.CANCELLED]
        if not waiting and not gone:
            return

        def job() -> list[Registered]:
            registrations.let_in(waiting)
            return registrations.reinstate(gone, now())

        label = self.tr("place of {who}").format(who=named)
        done = self.do(label, job, self.tr("{who} got a place").format(who=named))
        if done and any(one.status is Status.WAITLISTED for one in done):
            said = self.tr("{who}: on the waitlist, the workshop is full").format(who=named)
            self.say(said)

    def cancel(self) -> None:
        """Give the places of those chosen back."""
        chosen = [who for who in self._chosen() if who.status is not Status.CANCELLED]
        ids, named = [who.id for who in chosen], self._named()
        if ids:
            self.do(
                self.tr("cancellation of {who}").format(who=named),
                lambda: registrations.cancel(ids),
                self.tr("Cancelled the place of {who}").format(who=named),
            )

    def excuse(self) -> None:
        """Ask why those chosen do not come, and mark them."""
        chosen, named = self._chosen(), self._named()
        if self.workshop is None or not chosen:
            return
        ids, one = [who.member_id for who in chosen], self._stood.get(chosen[0].member_id)
        offered = [(s.id, session_words(s, self.workshop)) for s in self._offered()]
        reason = one.excuse if one and len(chosen) == 1 else ""
        asking = ExcuseDialog(self, named, offered, self.sessions.session_id(), reason)
        label = self.tr("excuse of {who}").format(who=named)
        said = self.tr("{who}: excused").format(who=named)

        def keep() -> None:
            excuses.excuse_from(asking.session_ids(), ids, now(), asking.reason())

        asking.on_press(lambda: self.act(label, keep, said))
        asking.open()

    def unexcuse(self) -> None:
        """Take the mark away from those chosen: from the session shown, or from all."""
        named = self._named()
        ids = [who.member_id for who in self._chosen() if self._is_excused(who.member_id)]
        only = self.sessions.session_id()
        numbers = [only] if only else [session.id for session in self._offered()]
        if ids:
            self.do(
                self.tr("end of the excuse of {who}").format(who=named),
                lambda: excuses.withdraw_from(numbers, ids),
                self.tr("{who}: no longer excused").format(who=named),
            )

    def _offered(self) -> list[Session]:
        return sessions.listing(self.workshop_id)

    def remove(self) -> None:
        """Take those chosen off the list, as if they had never stood on it."""
        ids, named = [who.id for who in self._chosen()], self._named()
        label = self.tr("removal of {who}").format(who=named)
        gone = self.do(label, lambda: registrations.remove(ids)) if ids else None
        if gone is None:
            return
        said = self.tr("Took {who} off the list").format(who=named)
        kept = self.tr("{who}: cancelled, not removed, because a badge was printed")
        self.say(said if gone == len(ids) else kept.format(who=named))


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)

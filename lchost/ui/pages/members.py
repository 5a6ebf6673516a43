"""Members: who belongs to the community, and what a host does with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from lchost.checkin import history, phones
from lchost.errors import NoSuchMember
from lchost.models.database import Topic
from lchost.paper import photos
from lchost.roster import consents, members
from lchost.roster.members import Member, MemberDraft, MemberRow
from lchost.ui import wording
from lchost.ui.dialogs.member import MemberDialog
from lchost.ui.dialogs.questions import QuestionsDialog
from lchost.ui.frame import Frame
from lchost.ui.page import Page
from lchost.ui.pages.badge_codes import ask_for_new_code
from lchost.ui.pages.bringing import bring_people
from lchost.ui.pages.dropping import FileDrop
from lchost.ui.pages.lists import save_members
from lchost.ui.pages.member_photo import PhotoJob
from lchost.ui.pages.members_table import MembersTable
from lchost.ui.pages.profile import Profile
from lchost.ui.widgets import action_button, empty_state, holder, menu_button, row

_SETTLE_MS = 40  # arrow keys held down draw the profile once they rest


class MembersPage(Page):
    """The table, and the profile of the one that is chosen beside it."""

    shows = frozenset({Topic.MEMBERS, Topic.ATTENDANCE, Topic.REGISTRATIONS, Topic.SETTINGS})

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._wanted = 0  # a member to choose at the next reading
        act = frame.action
        on_one = ["members.archive", "members.restore", "members.replace_badge"]
        self.table = MembersTable()
        self.profile = Profile(act("members.edit"), [act(key) for key in on_one])
        self.profile.phones_forgotten.connect(self.forget_phones)
        self.profile.used.connect(self.table.mean_choice)
        self._photo = PhotoJob(self, self._chosen_member)
        self.profile.photo_asked.connect(self._photo.ask)
        self.profile.photo_dropped.connect(self._photo.keep)
        self.profile.photo_taken_off.connect(self._photo.take_off)
        self.empty = empty_state(
            "users-round",
            self.tr("Bring your people in"),
            self.tr(
                "Import the list from a sign-up form or a ticket service, or drop the file on this"
                " page. You see what would happen before anything is kept."
            ),
            action_button(act("members.import"), "primary", text=self.tr("Import"), large=True),
            action_button(act("members.new"), text=self.tr("New member"), large=True),
        )
        on_all = [act("members.export"), act("members.questions")]
        self._ways_if_any = [
            menu_button(on_all, self.tr("More for all members"), self),
            action_button(act("members.import"), text=self.tr("Import")),
            action_button(act("members.new"), "primary", text=self.tr("New member")),
        ]
        self._people = holder(row((self.table, 1), self.profile, gap=16))
        self.header(self.tr("Members"), "", *self._ways_if_any)
        self.body((self._people, 1), (self.empty, 1))
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_SETTLE_MS)
        self._connect()
        self._show_whether_any(False)

    def _connect(self) -> None:
        self.table.choice_changed.connect(self._choice_changed)
        self.table.opened.connect(self.edit)
        self.table.archived_toggled.connect(self.stale)
        self._resting.timeout.connect(self._rested)
        FileDrop(self).dropped.connect(self.bring)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Find, self, self.table.start_search, context=inside)

    # --- what the window asks -------------------------------------------------------------------

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return what this page does."""
        return {
            "members.new": self.add,
            "members.edit": self.edit,
            "members.archive": self.archive,
            "members.restore": self.restore,
            "members.replace_badge": self.replace_badge,
            "members.import": self.bring,
            "members.export": self.export,
            "members.questions": self.ask_questions,
        }

    def choose(self, thing_id: int) -> None:
        """Bring one member into view."""
        if (who := self._member(thing_id)) is None:
            return
        self._wanted = thing_id
        is_away = who.archived_at is not None
        if is_away != self.table.archived.isChecked():
            self.table.archived.setChecked(is_away)  # reads by itself
        else:
            self.stale()

    def first_focus(self) -> QWidget | None:
        """Begin with the search, or with the way to fill the page."""
        return self.table.search

    # --- reading --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list, and the profile of the one chosen."""
        current, hidden = members.listing(), members.listing(archived=True)
        if not hidden:
            self.table.untick(self.table.archived)
        shown = hidden if self.table.archived.isChecked() else current
        self.table.show_members(shown, any_hidden=bool(hidden))
        self._say_how_many(current)
        self._show_whether_any(bool(current or hidden))
        if self._wanted:
            self.table.choose(self._wanted)
            self._wanted = 0
        self.table.choose_first()
        self._show_profile()

    def _say_how_many(self, current: list[MemberRow]) -> None:
        people = wording.counted(len(current), self.tr("1 person"), self.tr("{n} people"))
        fresh = sum(map(self.table.is_new, current))
        newcomers = wording.counted(fresh, self.tr("1 newcomer"), self.tr("{n} newcomers"))
        said = self.tr("{people}, {newcomers}").format(people=people, newcomers=newcomers)
        self.header(self.tr("Members"), said if fresh else people if current else "")

    def _show_whether_any(self, is_any: bool) -> None:
        self._people.setVisible(is_any)
        self.empty.setVisible(not is_any)
        for way in self._ways_if_any:
            way.setVisible(is_any)
        self.frame.actions.enable("members.export", is_any)

    def _choice_changed(self) -> None:
        self._enable()
        self._resting.start()

    def _enable(self) -> None:
        chosen = self.table.grid.chosen()
        is_one, is_away = len(chosen) == 1, self.table.archived.isChecked()
        can = {
            "members.edit": is_one,
            "members.replace_badge": not is_away,
            "members.archive": bool(chosen) and not is_away,
            "members.restore": bool(chosen) and is_away,
        }
        for key, is_on in can.items():
            self.frame.actions.enable(key, is_on)

    def _rested(self) -> None:
        if self.isVisible():  # else the file may be closed already
            self._show_profile()

    def _show_profile(self) -> None:
        self._resting.stop()
        self._enable()
        chosen = self.table.grid.chosen()
        if len(chosen) == 1:
            who, visits = self._member(chosen[0].id), history.visits(chosen[0].id)
            if who is None:  # undone this moment; the next reading takes the row away
                return
            about = (members.attributes(), members.topics(), visits)
            agreed, known = consents.history(who.id), phones.count(who.id)
            self.profile.show_member(who, *about, agreed, known, photos.of(who.id))
        elif chosen:
            said = self.tr("{n} members are chosen.").format(n=wording.number(len(chosen)))
            self.profile.show_none(said)
        else:
            self.profile.show_none(self.tr("Choose a member to see what you know of them."))

    def forget_phones(self) -> None:
        """Let no phone be the chosen member's any more; it asks who they are the next time."""
        chosen = self.table.grid.chosen()
        if len(chosen) == 1:
            name, member_id = chosen[0].display_name, chosen[0].id
            said = self.tr("Forgot the phones of {name}; they are asked again").format(name=name)
            label = self.tr("phones of {name}").format(name=name)
            self.do(label, lambda: phones.forget_all(member_id), said)

    # --- doing ----------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a new member."""
        asking = MemberDialog(self)
        asking.on_press(lambda: self._add(asking.draft()))
        asking.open()

    def _add(self, draft: MemberDraft) -> None:
        name = draft.display_name
        made = self.act(
            self.tr("adding {name}").format(name=name),
            lambda: members.add(draft, datetime.now(UTC)),
            self.tr("Added {name}").format(name=name),
        )
        self.choose(made)

    def edit(self) -> None:
        """Ask for what is to change of the member chosen."""
        who = self._chosen_member()
        if who is None:
            return
        asking = MemberDialog(self, who)
        asking.on_press(lambda: self._edit(who, asking.draft()))
        asking.open()

    def _edit(self, who: Member, draft: MemberDraft) -> None:
        name = draft.display_name
        self.act(
            self.tr("edit of {name}").format(name=name),
            lambda: members.edit(who.id, draft, datetime.now(UTC)),
            self.tr("Saved {name}").format(name=name),
        )

    def archive(self) -> None:
        """Hide the members chosen; their history stays."""
        ids, named = self._meant_ids(), self._named()
        if ids:
            self.do(
                self.tr("archiving of {who}").format(who=named),
                lambda: members.archive(ids, datetime.now(UTC)),
                self.tr("Archived {who}; what they did stays").format(who=named),
            )

    def restore(self) -> None:
        """Bring archived members back."""
        ids, named = self._meant_ids(), self._named()
        if ids:
            self.do(
                self.tr("bringing back {who}").format(who=named),
                lambda: members.restore(ids),
                self.tr("Brought back {who}").format(who=named),
            )

    def replace_badge(self) -> None:
        """Ask, then give the member that the host has chosen another badge code."""
        who = self.table.hosts_choice()
        ask_for_new_code(self, who[0].id if len(who) == 1 else 0)

    def ask_questions(self) -> None:
        """Show what members are asked, and let the host ask more."""
        QuestionsDialog(self, self.do).open()

    def export(self) -> None:
        """Save the members as a table: those chosen, if several are; else everybody."""
        chosen = self._chosen_ids()
        save_members(self, chosen if len(chosen) > 1 else [])

    def bring(self, path: Path | None = None) -> None:
        """Import people from a file, chosen or dropped."""
        bring_people(self, path)

    # --- whom ----------------------------------------------------------------------------------

    def _chosen_ids(self) -> list[int]:
        return [who.id for who in self.table.grid.chosen()]

    def _meant_ids(self) -> list[int]:
        """Return whom a command means: those that the host chose, not the row shown at first."""
        if not (meant := self.table.hosts_choice()):
            self.say(self.tr("Choose a member first"), undo=False)
        return [who.id for who in meant]

    def _chosen_member(self) -> Member | None:
        found = self.table.grid.current()
        return self._member(found.id) if found else None

    def _member(self, member_id: int) -> Member | None:
        """Return a member, or say that they are gone: undo may have been quicker."""
        try:
            return members.get(member_id)
        except NoSuchMember as error:
            self.trouble(error)
            return None

    def _named(self) -> str:
        names: list[str] = [who.display_name for who in self.table.grid.chosen()]
        if len(names) == 1:
            return names[0]
        return self.tr("{n} members").format(n=wording.number(len(names)))

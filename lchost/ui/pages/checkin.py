"""Check-in: one field, one huge answer, and around it what a host glances at."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from lchost.checkin import attendance, desk, log
from lchost.checkin.answers import Answer, Method, Outcome, Scan
from lchost.checkin.log import DoorCounts, Entry
from lchost.errors import HostError
from lchost.models import undo
from lchost.models.database import Topic
from lchost.planning import workshops as planning
from lchost.planning.workshops import Workshop
from lchost.ui import theme, wording
from lchost.ui.checkin import says
from lchost.ui.checkin.door import Door, Request, check_in_label
from lchost.ui.checkin.finder import Finder, is_code
from lchost.ui.checkin.hours import Hours, hours_of, hours_words
from lchost.ui.checkin.people import Person
from lchost.ui.checkin.recent import LINES, Recent
from lchost.ui.checkin.side import Arrivals, Counters, ToCome
from lchost.ui.dialogs.check_ins import CheckInsDialog
from lchost.ui.dialogs.walk_in import WalkInDialog
from lchost.ui.frame import Frame
from lchost.ui.keys import ScannerKeys
from lchost.ui.page import WorkshopPage
from lchost.ui.widgets.answer import AnswerPanel, Said
from lchost.ui.widgets.buttons import action_button, button, with_keys
from lchost.ui.widgets.layout import card, column, holder, row, scroll

_CLOCK_MS = 15_000  # how often the page looks whether the door has opened
_LONGEST_LOG = 20_000  # rows in the list of all


class CheckInPage(WorkshopPage):
    """The host's own door.  The field has the keyboard whenever nothing else needs it."""

    step = "checkin"
    shows = frozenset({Topic.ATTENDANCE, Topic.REGISTRATIONS, Topic.WORKSHOPS, Topic.MEMBERS})
    answered = Signal(object)  # Outcome, once it is shown

    def __init__(self, frame: Frame, workshop_id: int) -> None:
        super().__init__(frame, workshop_id)
        self.now: Callable[[], datetime] = lambda: datetime.now(UTC)
        self.last: tuple[Outcome, Request] | None = None  # what the panel answers
        self._hours: Hours | None = None
        self._counts: DoorCounts | None = None
        self._make_parts()
        self._lay_out_body()
        self._connect()

    def _make_parts(self) -> None:
        action = self.frame.action
        self.finder = Finder(self.workshop_id, self)
        self.field = self.finder.field
        self.panel = AnswerPanel()
        self.place = QStackedWidget()  # the answer, or whom the field may mean
        self.walk_in = action_button(action("checkin.walk_in"), text=self.tr("Walk-in"), large=True)
        self.recent = Recent()
        self.counters, self.arrivals, self.to_come = Counters(), Arrivals(), ToCome()
        self.open_door = action_button(action("checkin.open_door"))
        self.close_door = action_button(action("checkin.close_door"))
        self.door = Door(self)
        self.keys = ScannerKeys(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)

    def _lay_out_body(self) -> None:
        self.place.addWidget(self.panel)
        self.place.addWidget(self.finder.list)
        top = row((self.field, 1), self.walk_in, gap=10)
        left = column(top, (self.place, 1), self.recent, gap=14)
        curve = card(self.arrivals, title=self.tr("Arrivals"), gap=4)
        beside = holder(column(self.counters, curve, (self.to_come, 1), gap=14))
        wide = theme.SIDE_WIDTH if theme.text_scale() < 1.3 else theme.em(290)
        self.body((row((left, 1), scroll(beside, wide), gap=16), 1))
        self.ways(self.open_door, self.close_door)

    def _connect(self) -> None:
        self.finder.coded.connect(self.scan)
        self.finder.taken.connect(self._take)
        self.finder.nobody.connect(self._found_nobody)
        self.finder.looking.connect(
            lambda is_looking: self.place.setCurrentWidget(
                self.finder.list if is_looking else self.panel
            )
        )
        self.to_come.chosen.connect(lambda person: self.finder.back(person.name))
        self.recent.all.clicked.connect(self.show_all)
        self.recent.undo.clicked.connect(self._undo_last)
        self.door.answered.connect(self._answer)
        self.door.failed.connect(self._fail)
        self.keys.scanned.connect(lambda text: self.scan(text, Method.SCANNER))
        self._clock.timeout.connect(self._tell_hours)

    # --- what the frame asks --------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """Return the field: the host can type or scan at once."""
        return self.field

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of the door."""
        return {
            "checkin.walk_in": self.ask_walk_in,
            "checkin.find": self.finder.back,
            "checkin.let_in": self.let_in,
            "checkin.all": self.show_all,
            "checkin.open_door": self._open_door,
            "checkin.close_door": self._close_door,
        }

    def choose(self, thing_id: int) -> None:
        """Bring one member into the field: the palette or another page named them."""
        from lchost.roster import members

        self.finder.back(members.get(thing_id).display_name)

    def showEvent(self, event: QShowEvent) -> None:
        """Open the desk: the thread, the scanner's keys, the clock."""
        super().showEvent(event)
        self.door.start()
        self.keys.start()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the desk, once all that was scanned is written."""
        super().hideEvent(event)
        if not event.spontaneous():  # a minimised window keeps its door
            self.keys.stop()
            self.door.stop()
            self._clock.stop()
            self.finder.rest()
            self.frame.actions.enable("checkin.let_in", False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring letters that nothing else wanted into the field."""
        is_command = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.text() and event.text().isprintable() and not is_command:
            self.finder.back()
            self.field.insert(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.finder.back()
        else:
            super().keyPressEvent(event)

    # --- reading --------------------------------------------------------------------------------

    def draw(self, workshop: Workshop) -> None:
        """Read the door's numbers and lists."""
        self._counts = counts = log.counts(workshop.session_id)
        people = attendance.presence(workshop.id)
        since = {p.member_id: p.since for p in people if p.since}
        self.finder.since, self.finder.zone = since, workshop.zone
        self.counters.show_counts(counts)
        self.arrivals.show_arrivals(workshop, list(since.values()), counts.expected)
        missing = [p for p in people if p.is_registered and p.since is None]
        self.to_come.show_people(missing, anybody=bool(people))
        entries = log.recent(workshop.session_id, LINES)
        scans = log.scans(workshop.session_id)
        self.recent.show_entries(entries, workshop, scans, can_undo=bool(since))
        self._tell_undone(workshop, since)
        self._tell_hours()

    def _tell_hours(self) -> None:
        """Say when the door opens or closes; and in the panel, while nobody was answered."""
        workshop = self.workshop
        if workshop is None:
            return
        now = self.now()
        hours = hours_of(workshop, now)
        on = wording.day(workshop.local(workshop.starts_at).date())
        span = wording.span(workshop.starts_at, workshop.ends_at, workshop.zone)
        self.sub.setText(f"{on}, {span} · {hours_words(workshop, now)}")
        self.open_door.setVisible(hours in (Hours.BEFORE, Hours.CLOSED))
        self.close_door.setVisible(hours is Hours.OPEN)
        self.frame.actions.enable("checkin.open_door", hours in (Hours.BEFORE, Hours.CLOSED))
        self.frame.actions.enable("checkin.close_door", hours is Hours.OPEN)
        has_turned, self._hours = hours is not self._hours, hours
        if has_turned or self.last is None:
            self._show_ready(workshop, hours, now)

    def _show_ready(self, workshop: Workshop, hours: Hours, now: datetime) -> None:
        """Show the panel with nobody before it."""
        nobody = self._counts is None or not self._counts.expected
        said = says.ready(hours, workshop, now, nobody=nobody)
        if said == self.panel.said:
            return
        self.last = None
        ways = []
        if nobody and hours is Hours.OPEN and "people" in self._steps():
            people = button(self.tr("Add people"), "users-round")
            people.clicked.connect(lambda: self.frame.go("people", self.workshop_id))
            ways = [people]
        self._show_said(said, *ways)

    def _steps(self) -> frozenset[str]:
        from lchost.ui.pages import registry

        return registry.step_keys()

    def _tell_undone(self, workshop: Workshop, since: Mapping[int, datetime]) -> None:
        """Take a welcome off the panel when the check-in was undone; bring it back when redone."""
        outcome = self.last[0] if self.last else None
        if outcome and outcome.answer.is_in:
            is_in = outcome.member_id in since
            shown = outcome if is_in else replace(outcome, answer=Answer.UNDONE)
            said = says.said_of(shown, workshop)
            if said != self.panel.said:
                self._show_said(said)

    # --- asking the desk ------------------------------------------------------------------------

    def scan(self, text: str, method: Method = Method.TYPED) -> None:
        """Bring a code to the desk."""
        self._ask(Request(self._scan(text=text, method=method)))

    def let_in(self) -> None:
        """Overrule the last answer: give them a place, and check them in."""
        if self.last is None or not says.let_in_words(self.last[0].answer):
            return
        outcome, request = self.last
        scan = replace(request.scan, text="", member_id=outcome.member_id, at=self.now())
        self._ask(Request(replace(scan, request_id=None), lets_in=True, name=outcome.name))

    def _take(self, person: Person) -> None:
        scan = self._scan(member_id=person.member_id, method=Method.SEARCH)
        self._ask(Request(scan, name=person.name))

    def _scan(self, **facts: object) -> Scan:
        session_id = self.workshop.session_id if self.workshop else 0
        made = Scan(session_id, self.now(), request_id=uuid.uuid4().hex)
        return replace(made, **facts)  # type: ignore[arg-type]

    def _ask(self, request: Request) -> None:
        self.door.ask(request)
        self.finder.back()

    # --- its answer -----------------------------------------------------------------------------

    def _answer(self, outcome: Outcome, request: Request) -> None:
        workshop = self.workshop
        if workshop is None:
            return
        self.last = (outcome, request)
        self.calm()
        said = says.said_of(outcome, workshop)
        if outcome.answer is Answer.NOT_SAVED and not said.name:
            said = replace(said, name=request.name)
        self._show_said(said, *self._ways_out(outcome, request))
        if outcome.answer.is_in:
            clock = wording.clock(outcome.at, workshop.zone)
            done = self.tr("Checked in {name} at {clock}")
            self.say(done.format(name=outcome.name, clock=clock))
        self.answered.emit(outcome)

    def _show_said(self, said: Said, *ways: QPushButton) -> None:
        can_let_in = bool(self.last and says.let_in_words(self.last[0].answer))
        self.frame.actions.enable("checkin.let_in", can_let_in)
        self.panel.show_said(said, ways)

    def _ways_out(self, outcome: Outcome, request: Request) -> list[QPushButton]:
        answer = outcome.answer
        if verb := says.let_in_words(answer):
            return [self._let_in_button(verb)]
        if answer is Answer.NOT_SAVED:
            again = button(self.tr("Try again"), "rotate-ccw")
            again.clicked.connect(lambda: self._ask(request))
            return [again]
        if answer is Answer.REPLACED:
            return [self._search_button(outcome.name)]
        if answer in (Answer.TYPO, Answer.UNKNOWN, Answer.FOREIGN):
            action = self.frame.action("checkin.walk_in")
            walk_in = action_button(action, text=self.tr("Add as walk-in"))
            return [self._search_button(""), walk_in]
        return []

    def _let_in_button(self, verb: str) -> QPushButton:
        action = self.frame.action("checkin.let_in")
        keys = action.shortcut().toString()
        made = button(f"{verb} ({keys})", "door-open", says=with_keys(action))
        made.setAccessibleName(verb)
        made.clicked.connect(self.let_in)
        return made

    def _search_button(self, name: str) -> QPushButton:
        made = button(self.tr("Search by name"), "search")
        made.clicked.connect(lambda: self.finder.back(name))
        return made

    def _fail(self, trouble: Exception) -> None:
        if not isinstance(trouble, HostError):
            raise trouble
        self.trouble(trouble)

    # --- walk-ins -------------------------------------------------------------------------------

    def _found_nobody(self, text: str) -> None:
        if text == self.keys.kept.strip():  # a scanner wrote it, so it is not a name
            self.field.clear()
            self.scan(text, Method.SCANNER)
        else:
            self.ask_walk_in()

    def ask_walk_in(self) -> None:
        """Ask for a name, and check them in."""
        workshop = self.workshop
        if workshop is None:
            return
        typed = self.field.text().strip()
        name, email = ("", typed) if "@" in typed else ("" if is_code(typed) else typed, "")
        asks = WalkInDialog(self, workshop.title, name, email, self._room_left(workshop))
        asks.accepted.connect(lambda: self._walk_in(asks))
        asks.finished.connect(lambda _: self.finder.back())
        asks.open()

    def _walk_in(self, asked: WalkInDialog) -> None:
        self.field.clear()
        if asked.member:
            chosen = asked.member
            scan = self._scan(member_id=chosen.member_id, method=Method.WALK_IN, request_id=None)
            self._ask(Request(scan, lets_in=True, name=chosen.name))
        else:
            name, email = asked.name.text().strip(), asked.email.text().strip()
            self._ask(Request(self._scan(), name=name, email=email, is_new=True))

    def _room_left(self, workshop: Workshop) -> str:
        if workshop.capacity is None:
            return ""
        left = workshop.capacity - (self._counts.expected if self._counts else 0)
        if left > 0:
            one, many = self.tr("1 place is free."), self.tr("{n} places are free.")
            return wording.counted(left, one, many)
        full = self.tr("All {n} places are taken; you may still let them in.")
        return full.format(n=wording.number(workshop.capacity))

    # --- the log and its undo -------------------------------------------------------------------

    def show_all(self) -> None:
        """Open the list of all scans."""
        workshop = self.workshop
        if workshop is None:
            return
        session_id = workshop.session_id
        listed = CheckInsDialog(self, workshop, lambda: log.recent(session_id, _LONGEST_LOG))
        listed.undo_asked.connect(self._undo_entry)
        listed.finished.connect(lambda _: self.finder.back())
        listed.open()

    def _undo_last(self) -> None:
        """Take the last check-in back; by the whole step, if nothing was done since."""
        entry = self._last_standing()
        if entry is None:
            return
        if undo.labels()[0] == check_in_label(entry.name):
            self.frame.action("edit.undo").trigger()
        else:
            self._undo_entry(entry, "")
        self.finder.back()

    def _undo_entry(self, entry: Entry, reason: str) -> None:
        label = self.tr("undoing the check-in of {name}").format(name=entry.name)
        said = self.tr("{name} is not in any more").format(name=entry.name)
        self.do(label, lambda: desk.undo_check_in(entry.check_in_id, self.now(), reason), said)

    def _last_standing(self) -> Entry | None:
        if self.workshop is None:
            return None
        return log.last_standing(self.workshop.session_id)

    # --- the door's hours -----------------------------------------------------------------------

    def _open_door(self) -> None:
        workshop = self.workshop
        if workshop is None:
            return
        label, said = self.tr("opening the door"), self.tr("The door is open")
        if self._hours is Hours.BEFORE:
            early = workshop.starts_at - self.now() + timedelta(minutes=1)
            draft = replace(workshop, opens_before_min=int(early.total_seconds() // 60))
            self.do(label, lambda: planning.edit(workshop.id, draft), said)
        else:
            self.do(label, lambda: planning.open_door(workshop.id), said)
        self.finder.back()

    def _close_door(self) -> None:
        label, said = self.tr("closing the door"), self.tr("The door is closed")
        self.do(label, lambda: planning.close_door(self.workshop_id, self.now()), said)
        self.finder.back()

"""Check-in: one field, one huge answer, and around it what a host glances at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lchost.checkin.answers import Method, Outcome, Way
from lchost.checkin.glance import Glance
from lchost.errors import HostError
from lchost.models.database import Topic
from lchost.paper import sign_in_numbers
from lchost.planning import sessions
from lchost.planning.workshops import Workshop
from lchost.ui import memory, theme
from lchost.ui.camera.card import CameraCard
from lchost.ui.checkin import says
from lchost.ui.checkin.answering import Answering
from lchost.ui.checkin.asking import Asking
from lchost.ui.checkin.beside import Beside
from lchost.ui.checkin.finder import Finder
from lchost.ui.checkin.held_card import HeldCard
from lchost.ui.checkin.hours import Hours, day_words, hours_of
from lchost.ui.checkin.modes import Modes
from lchost.ui.checkin.opening import Opening
from lchost.ui.checkin.people import Person
from lchost.ui.checkin.reader import Reader
from lchost.ui.checkin.recent import Recent
from lchost.ui.checkin.requests import Request
from lchost.ui.checkin.side import Arrivals, Counters, ToCome
from lchost.ui.checkin.sitting import SessionChoice, at_session, session_at_door
from lchost.ui.checkin.switches import Switches
from lchost.ui.checkin.taking_back import TakingBack
from lchost.ui.checkin.walking_in import ask_walk_in
from lchost.ui.frame import Frame
from lchost.ui.keys import ScannerKeys
from lchost.ui.page import WorkshopPage
from lchost.ui.pages.dropping import FileDrop
from lchost.ui.phones import commands as phones_commands
from lchost.ui.rehearsal import start
from lchost.ui.sounds import Sounds
from lchost.ui.widgets.answer import AnswerPanel
from lchost.ui.widgets.buttons import action_button
from lchost.ui.widgets.layout import card, column, row, scroll

_CLOCK_MS = 15_000  # how often the page looks whether the door has opened
_WIDER_FROM = 1.3  # of the usual text size: the side column grows with it
_IDLE_MS = 1500  # after its first picture the page has time to make its sounds ready


class CheckInPage(WorkshopPage):
    """The host's own door.  The field has the keyboard whenever nothing else needs it.

    What changes with each check-in comes from the reader; `reload` reads the workshop alone.
    """

    step = "checkin"
    shows = frozenset({Topic.WORKSHOPS, Topic.SETTINGS, Topic.PAPERS})
    answered = Signal(object)  # Outcome, once it is shown

    def __init__(self, frame: Frame, workshop_id: int) -> None:
        super().__init__(frame, workshop_id)
        self.glance: Glance | None = None
        self._make_parts()
        self._lay_out_body()
        self._connect()

    def _make_parts(self) -> None:
        action = self.frame.action
        self.asking = Asking(self)
        self.finder = Finder(self.workshop_id, self)
        self.field = self.finder.field
        self.panel = AnswerPanel()
        self.sounds = Sounds(self)
        self.answering = Answering(self)
        self.place = QStackedWidget()  # the answer, or whom the field may mean
        self.walk_in = action_button(action("checkin.walk_in"), text=self.tr("Walk-in"), large=True)
        self.recent = Recent()
        self.counters, self.arrivals, self.to_come = Counters(), Arrivals(), ToCome()
        self.held = HeldCard()
        self.modes = Modes(self.sounds)
        pictures = (action("checkin.scan_picture"), action("checkin.paste_picture"))
        self.camera = CameraCard(actions=pictures)
        self.dropping = FileDrop(self)  # a photo of a code
        self.sitting = SessionChoice()
        paper_list = action("checkin.paper_list")
        self.from_paper = action_button(paper_list, text=self.tr("From a paper list"))
        self.to_stage = action_button(action("checkin.stage"), text=self.tr("Poster on stage"))
        self.open_door = action_button(action("checkin.open_door"))
        self.close_door = action_button(action("checkin.close_door"))
        self.keys = ScannerKeys(self)
        self.reader = Reader(self.frame.live, self)
        self.taking_back = TakingBack(self, lambda: self.now())
        self.opening = Opening(self, lambda: self.now())
        self.switches = Switches(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)

    def _lay_out_body(self) -> None:
        self.place.addWidget(self.panel)
        self.place.addWidget(self.finder.list)
        top = row((self.field, 1), self.walk_in, gap=10)
        left = column(top, (self.place, 1), self.recent, gap=14)
        curve = card(self.arrivals, title=self.tr("Arrivals"), gap=4)
        modes = card(self.modes, gap=0)  # above all that comes and goes: they keep their place
        parts = (modes, self.counters, self.held, curve, self.to_come, self.camera)
        beside = Beside(*parts, spare=self.to_come)
        if theme.text_scale() >= theme.BELOW_FROM:
            self.body((left, 1), beside)  # the page scrolls
        else:
            wide = theme.SIDE_WIDTH if theme.text_scale() < _WIDER_FROM else theme.em(290)
            self.body((row((left, 1), scroll(beside, wide), gap=16), 1))
        self.ways(self.sitting, self.from_paper, self.to_stage, self.open_door, self.close_door)

    def _connect(self) -> None:
        self.finder.coded.connect(self.scan)
        self.finder.taken.connect(self._take)
        self.finder.nobody.connect(self._found_nobody)
        self.finder.looking.connect(self._show_found)
        self.to_come.chosen.connect(lambda person: self.finder.back(person.name))
        self.recent.all.clicked.connect(self.show_all)
        self.recent.undo.clicked.connect(self._undo_last)
        self.recent.undo_asked.connect(self.taking_back.take_entry)
        self.finder.agreed.connect(self.asking.confirm)
        self.finder.declined.connect(self.asking.not_now)
        self.asking.asked.connect(self.finder.back)
        self.asking.dropped.connect(self._tell_dropped)
        self.asking.answered.connect(self._answer)
        self.asking.failed.connect(self._fail)
        self.camera.scanned.connect(lambda text: self.scan(text, Method.CAMERA))
        self.dropping.dropped.connect(self.camera.pictures.read_file)
        self.camera.told.connect(lambda text: self.banner("neutral", text))
        self.keys.scanned.connect(lambda text: self.scan(text, Method.SCANNER))
        self.held.let_in.connect(self.asking.nod)
        self.held.turned_down.connect(self.asking.turn_down)
        self.held.came.connect(lambda: self.sounds.play("attention"))
        self.reader.read.connect(self._show_glance)
        self.reader.failed.connect(self._fail)
        self._clock.timeout.connect(self.stale)  # another session may be at the door by now

    # --- what the frame asks --------------------------------------------------------------------

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock of the page."""
        return self.asking.now

    @now.setter
    def now(self, clock: Callable[[], datetime]) -> None:
        self.asking.now = clock

    def first_focus(self) -> QWidget:
        """Return the field: the host can type or scan at once."""
        return self.field

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return the commands of the door."""
        return {
            "checkin.walk_in": self.ask_walk_in,
            "checkin.find": self.finder.back,
            "checkin.let_in": lambda: self.asking.let_in(),
            "checkin.all": self.show_all,
            "checkin.paper_list": self.ask_paper_list,
            "checkin.badges": self.ask_for_badges,
            "checkin.kiosk": self.switches.ask_kiosk,
            "checkin.way": self.switches.turn_round,
            "checkin.camera": self.camera.turn,
            "checkin.scan_picture": self.camera.pictures.ask,
            "checkin.paste_picture": self.camera.pictures.paste,
            "checkin.test": lambda: start.test_door(self),
            "checkin.open_door": self._open_door,
            "checkin.close_door": self._close_door,
            **phones_commands.does(self),
        }

    def choose(self, thing_id: int) -> None:
        """Bring one member into the field: the palette or another page named them."""
        from lchost.roster import members

        self.finder.back(members.get(thing_id).display_name)

    def showEvent(self, event: QShowEvent) -> None:
        """Open the desk: the thread, the scanner's keys, the clock."""
        super().showEvent(event)
        self.asking.door.start()
        self.keys.start()
        self._clock.start()
        self.answering.allow_let_in()  # it may have been answered while another page was shown
        self._show_door_name()  # the settings may have changed it
        if self.workshop:
            self.reader.start(self.workshop.session_id)
        QTimer.singleShot(_IDLE_MS, self, self._warm)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the desk, once all that was scanned is written."""
        super().hideEvent(event)
        if not event.spontaneous():  # a minimised window keeps its door
            self.keys.stop()
            self.asking.door.stop()
            self.reader.stop()
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
            self.asking.not_now()
            self.finder.back()
        else:
            super().keyPressEvent(event)

    def what_stands(self) -> tuple[Way, tuple[Outcome, Request] | None]:
        """Return which way people go, and the answer that stands."""
        return self.asking.way, None if self.asking.is_looking else self.asking.last

    def stand_again(self, kept: tuple[Way, tuple[Outcome, Request] | None]) -> None:
        """Go the same way, and show the answer again, without its sound."""
        way, last = kept
        if way is not self.asking.way:
            self.modes.go(way)
        if last and self.workshop and last[1].scan.session_id == self.asking.session_id:
            self.asking.last = last
            self.answering.show_again(*last, self.workshop)

    # --- reading --------------------------------------------------------------------------------

    def draw(self, workshop: Workshop) -> None:
        """Show the door's hours; the reader brings the rest."""
        listed = sessions.listing(workshop.id)
        session = session_at_door(workshop, listed, self.now())
        self.workshop = workshop = at_session(workshop, session)
        self.sitting.show_sessions(listed, workshop)
        if self.asking.session_id != workshop.session_id:
            self.asking.session_id, self.asking.last = workshop.session_id, None
        self._show_door_name()
        self.finder.zone = workshop.zone
        self.from_paper.setVisible(sign_in_numbers.are_printed(workshop.id))
        if self.reader.session_id != workshop.session_id:
            self.reader.start(workshop.session_id)
        self.taking_back.show_next(self.recent)  # what was done long ago is out of reach
        self.tell_hours()

    def _show_glance(self, found: Glance) -> None:
        """Show the door's numbers and lists."""
        workshop = self.workshop
        if workshop is None:
            return
        self.glance, self.finder.since, self.finder.gone = found, found.since, found.gone
        self.held.show_held(found.held)
        self.counters.show_counts(found.counts, len(found.to_come))
        self.arrivals.show_arrivals(workshop, found.minutes, found.counts.expected)
        self.to_come.show_people(found.to_come, anybody=found.is_anybody_expected)
        self.answering.show_turned(found, workshop)
        self.recent.show_entries(found.entries, workshop, found.scans)
        self.taking_back.see(found.session_id, found.last_step)
        self.taking_back.show_next(self.recent)
        self.tell_hours()

    def tell_hours(self) -> None:
        """Say when the door opens or closes; and in the panel, while nobody was answered."""
        workshop = self.workshop
        if workshop is None:
            return
        now = self.now()
        hours = hours_of(workshop, now)
        self.sub.setText(day_words(workshop, now, is_out=self.asking.way is Way.OUT))
        self.open_door.setVisible(hours in (Hours.BEFORE, Hours.CLOSED))
        self.close_door.setVisible(hours is Hours.OPEN)
        self.frame.actions.enable("checkin.open_door", hours in (Hours.BEFORE, Hours.CLOSED))
        self.frame.actions.enable("checkin.close_door", hours is Hours.OPEN)
        nobody = self.glance is not None and not self.glance.is_anybody_expected
        self.answering.show_hours(workshop, now, nobody=nobody)

    def _show_door_name(self) -> None:
        self.asking.door_name = memory.door_name()
        self.modes.show_name(self.asking.door_name)

    def _show_found(self, is_looking: bool) -> None:
        self.place.setCurrentWidget(self.finder.list if is_looking else self.panel)

    def _warm(self) -> None:
        if self.isVisible():
            self.sounds.warm()

    def scan_unseen(self, text: str) -> None:
        """Bring a code to the desk while another page is shown.

        Raises:
            HostError: the workshop cannot be read.
        """
        self.reload()  # another session may be at the door since this was shown
        self.reader.stop()  # nobody looks
        self.scan(text, Method.SCANNER)

    def let_go(self) -> None:
        """Do what was scanned while the page was not seen, and let go of the file."""
        self.asking.door.stop()

    # --- asking, and the answer -----------------------------------------------------------------

    def scan(self, text: str, method: Method = Method.TYPED) -> None:
        """Bring a code to the desk."""
        self.asking.code(text, method)

    def _take(self, person: Person) -> None:
        self.asking.member(person.member_id, person.name)

    def _answer(self, outcome: Outcome, request: Request) -> None:
        workshop = self.workshop
        if workshop is None:
            return
        self.calm()
        self.taking_back.keep(request.scan.session_id, outcome)
        self.finder.give_way()  # whoever was looked for: the answer is to be seen
        self.answering.show(outcome, request, workshop)
        if request.scan.method is Method.CAMERA:
            self.camera.show_answer(says.tone_of(outcome), request.scan.text)
        if not self.asking.is_looking:
            self._say_done(outcome, workshop)
        self.answered.emit(outcome)

    def _say_done(self, outcome: Outcome, workshop: Workshop) -> None:
        if done := says.done_of(outcome, workshop):
            self.say(done)

    def _tell_dropped(self, outcome: Outcome) -> None:
        self.say(self.tr("{name} was not checked in").format(name=outcome.name), undo=False)
        self.tell_hours()

    def _fail(self, trouble: Exception) -> None:
        if not isinstance(trouble, HostError):
            raise trouble
        self.trouble(trouble)

    # --- walk-ins, undo, hours ------------------------------------------------------------------

    def _found_nobody(self, text: str) -> None:
        if text == self.keys.kept.strip():  # a scanner wrote it, so it is not a name
            self.field.clear()
            self.scan(text, Method.SCANNER)
        else:
            self.ask_walk_in()

    def ask_walk_in(self) -> None:
        """Ask for a name, and check them in."""
        if self.workshop is None:
            return
        counts = self.glance.counts if self.glance else None
        typed = self.field.text().strip()
        ask_walk_in(self, self.asking, self.workshop, typed, counts, self._end_walk_in)

    def _end_walk_in(self, has_come: bool) -> None:
        if has_come:
            self.field.clear()
        self.finder.back()

    def ask_for_badges(self) -> None:
        """Show who came and has no badge, and where badges are printed."""
        from lchost.ui.arrivals.dialog import ArrivalsDialog

        ArrivalsDialog(self, self.frame.day.badges).open()

    def show_all(self) -> None:
        """Open the list of all scans."""
        if self.workshop:
            self.taking_back.show_all(self.workshop, self.finder.back)

    def ask_paper_list(self) -> None:
        """Check in by the numbers of a list that was signed on paper."""
        from lchost.ui.paper_entry.dialog import PaperEntryDialog  # late: few doors have one

        if self.workshop:
            asks = PaperEntryDialog(self, self.workshop, self.now)
            asks.asked_to_print.connect(lambda: self.frame.go("paper", self.workshop_id))
            asks.finished.connect(lambda _: self.finder.back())
            asks.open()

    def _undo_last(self) -> None:
        if self.workshop:
            self.taking_back.last()
            self.finder.back()

    def _open_door(self) -> None:
        if self.workshop:
            self.opening.open(self.workshop)
            self.finder.back()

    def _close_door(self) -> None:
        if self.workshop:
            self.opening.close(self.workshop)
            self.finder.back()

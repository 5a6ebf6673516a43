"""An open community on screen: the rail, the page that is shown, the status line."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget
from shiboken6 import delete

from lchost.models import database, settings
from lchost.models.database import Topic
from lchost.planning import workshops as planning
from lchost.ui import looks, theme, wording
from lchost.ui.actions import Command
from lchost.ui.frame import Frame
from lchost.ui.page import SETTLE_MS, Page, WorkshopPage
from lchost.ui.pages import registry
from lchost.ui.pages.progress import open_at
from lchost.ui.tasks import Task
from lchost.ui.widgets.layout import column, row, scroll
from lchost.ui.widgets.rail import Rail
from lchost.ui.widgets.reading import stops
from lchost.ui.widgets.status import StatusLine

if TYPE_CHECKING:
    from lchost.ui.checkin.anywhere import Anywhere
    from lchost.ui.phones.line import PhonesLine

_DOOR_TICK_MS = 20_000  # how often the door's sign looks at the clock
_STEPS_MS = 1000  # a check-in seldom makes a step done, and looking reads a dozen times


class Home(QWidget):
    """Builds each page on its first show; keeps the steps of one workshop at a time."""

    moved = Signal(str, int)  # place or step, workshop id (0: none)

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.frame = frame
        self._places = {place.key: place for place in registry.places()}
        self._steps = {step.key: step for step in registry.steps()}
        self._shown: dict[str, QScrollArea] = {}
        self.workshop_id = 0
        self.here = ""
        self.rail = Rail([(p.key, p.text, p.icon) for p in self._places.values()])
        self._stack = QStackedWidget()
        self._phones: PhonesLine | None = None
        self.anywhere: Anywhere | None = None
        self.status = StatusLine(frame.action("edit.undo"), self.tr("Undo"))
        right = column((self._stack, 1), self.status, gap=0)
        self.setLayout(row(self.rail, (right, 1), gap=0))
        self._door_clock = QTimer(self)
        self._door_clock.setInterval(_DOOR_TICK_MS)
        self._door_clock.timeout.connect(self._show_door)
        self._door_clock.start()
        self._heard: frozenset[Topic] = frozenset()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._follow)
        self._steps_wait = QTimer(self)
        self._steps_wait.setSingleShot(True)
        self._steps_wait.setInterval(_STEPS_MS)
        self._steps_wait.timeout.connect(self._look_at_steps)
        self._steps_task: Task | None = None
        self.rail.chosen.connect(lambda key: self.go(key))
        self.rail.door.clicked.connect(self._go_to_door)
        frame.live.changed.connect(self._hear)
        frame.said.connect(self._say)  # no lambda: the frame outlives this home
        frame.news.connect(self._tell)
        frame.news_over.connect(self.withdraw)
        self._show_names()
        self._show_door()
        if frame.has_day:
            self._attend()

    # --- going ----------------------------------------------------------------------------------

    def page(self) -> Page | None:
        """Return the page that is shown."""
        return self._page_in(self._shown.get(self.here))

    def go(self, key: str, workshop_id: int = 0, thing_id: int = 0) -> Page | None:
        """Show a page of the rail, or a step of a workshop; None when the page would not leave."""
        shown = self.page()
        if shown and not shown.may_leave():
            self.rail.show_here(self._rail_key(self.here))
            return None
        if key in self._steps:
            workshop_id = workshop_id or self.workshop_id or self._workshop_now()
            if not _is_there(workshop_id):  # taken back since a page or the palette named it
                self._open_workshop(0)
                return self.go("workshops")
            self._open_workshop(workshop_id)
        elif key not in self._places:
            return None
        self._show(key)
        page = self.page()
        if page and thing_id:
            page.choose(thing_id)
        if page:
            self._read_on(page)
            page.begin()
        return page

    def _read_on(self, page: Page) -> None:
        """Let the Tab key come to the status line last."""
        for one, following in pairwise([*stops(page)[-1:], *stops(self.status)]):
            self.setTabOrder(one, following)

    def press(self, command: Command) -> None:
        """Do a command on the page shown, if it does it; else go first to the page that does."""
        page = self.page()
        if command.place != self.here and (page is None or command.key not in page.does()):
            round_id = page.round_id() if page else 0
            page = self.go(command.place)
            if page and round_id:
                page.follow_round(round_id)
        job = page.does().get(command.key) if page else None
        if job:
            job()

    def forget_pages(self, *, at_once: bool = False) -> None:
        """Take every page down: the file is about to be closed, or all is built anew.

        `at_once` frees those that are not shown now, so that nothing dresses them once more.
        """
        self._settle.stop()
        self._steps_wait.stop()
        self._door_clock.stop()
        self.frame.live.changed.disconnect(self._hear)
        if self.anywhere:
            self.anywhere.end()
        for key in list(self._shown):
            area = self._shown[key]
            self._drop(key)
            if at_once and key != self.here:
                delete(area)

    def may_leave(self) -> bool:
        """Tell whether the page shown lets the window go."""
        page = self.page()
        return page is None or page.may_leave()

    def _show(self, key: str) -> None:
        if key == "checkin":
            self.door_page(self.workshop_id)
        elif key not in self._shown:
            self._shown[key] = self._built(key, self.workshop_id)
        self.here = key
        self.rail.show_here(self._rail_key(key))
        self._show_steps()
        self._stack.setCurrentWidget(self._shown[key])
        if key == "checkin":
            self.frame.day.attend(self.workshop_id)
            self._attend()
        self.moved.emit(key, self.workshop_id if key in self._steps else 0)

    def door_page(self, workshop_id: int) -> Page | None:
        """Return the Check-in of a workshop, seen or not; built if it is not there."""
        area = self._shown.get("checkin") if workshop_id == self.workshop_id else None
        area = area or (self.anywhere.kept(workshop_id) if self.anywhere else None)
        area = area or self._built("checkin", workshop_id)
        if workshop_id == self.workshop_id:
            self._shown["checkin"] = area
        elif self.anywhere:
            self.anywhere.keep(area)
        return self._page_in(area)

    def _built(self, key: str, workshop_id: int) -> QScrollArea:
        is_step = key not in self._places
        make = self._steps[key].make if is_step else None
        page = make(self.frame, workshop_id) if make else self._places[key].make(self.frame)
        area = scroll(page)
        self._stack.addWidget(area)
        return area

    def _rail_key(self, key: str) -> str:
        return "workshops" if key in self._steps else key

    def _open_workshop(self, workshop_id: int) -> None:
        if workshop_id != self.workshop_id:
            self._keep_door()
            for key in self._steps:
                self._drop(key)
            self.workshop_id = workshop_id

    def _drop(self, key: str) -> None:
        if area := self._shown.pop(key, None):
            self.take_down(area)

    def take_down(self, area: QScrollArea) -> None:
        """Take a page down, once it has let go of the file."""
        if page := self._page_in(area):
            page.let_go()
        self._stack.removeWidget(area)
        area.hide()
        area.deleteLater()

    def _keep_door(self) -> None:
        """Keep the Check-in while another workshop is shown, if its door is open."""
        is_open = self.frame.has_day and self.frame.day.is_open
        is_here = is_open and self.frame.day.workshop_id == self.workshop_id
        if is_here and self.anywhere and "checkin" in self._shown:
            self.anywhere.keep(self._shown.pop("checkin"))

    def _page_in(self, area: QScrollArea | None) -> Page | None:
        page = area.widget() if area else None
        return page if isinstance(page, Page) else None

    def _say(self, text: str, can_undo: bool) -> None:
        self.status.say(text, can_undo=can_undo)

    def _attend(self) -> None:
        """Read scans on every page, and say how phones stand, from when a door is attended."""
        if self.anywhere is None:
            from lchost.ui.checkin.anywhere import Anywhere

            self.anywhere = Anywhere(self)
            self.moved.connect(self.anywhere.calm)
        self._show_phones()

    def _show_phones(self) -> None:
        if self._phones is None:
            from lchost.ui.arrivals.line import BadgesLine
            from lchost.ui.phones.line import PhonesLine

            self._phones = PhonesLine(self.frame.day.phones, self.frame.action("checkin.phones"))
            self.status.add_sign(self._phones)
            badges = BadgesLine(self.frame.day.badges, self.frame.action("checkin.badges"))
            self.status.add_sign(badges)
            badges.show_state()

    def _tell(self, tone: str, text: str, more: str) -> None:
        """Say news of the open door on the page that is shown."""
        if page := self.page():
            page.banner(tone, text, more=more)

    def withdraw(self, text: str) -> None:
        """Take news that holds no longer off every page that says it."""
        for area in self._shown.values():
            if page := self._page_in(area):
                page.withdraw(text)

    # --- what it says ---------------------------------------------------------------------------

    def _hear(self, topics: frozenset[Topic]) -> None:
        self._heard |= topics
        if not self._settle.isActive():
            self._settle.start()

    def _follow(self) -> None:
        """Say anew what a burst of changes has changed."""
        topics, self._heard = self._heard, frozenset()
        self._show_file()
        if Topic.SETTINGS in topics:
            self._show_names()
        if Topic.WORKSHOPS in topics:
            self._leave_lost_workshop()
            self._show_door()
        if Topic.ATTENDANCE not in topics:
            self._show_steps()
        elif not self._steps_wait.isActive():
            self._steps_wait.start()
        if Topic.SETTINGS in topics and looks.chosen_letters() != theme.han():
            self.frame.look_changed.emit()  # last: this home makes room for another

    def _show_names(self) -> None:
        path = database.current_path()
        self.rail.name.setText(settings.get("community_name", path.stem if path else ""))
        self._show_file()

    def _show_file(self) -> None:
        path = database.current_path()
        if path:
            saved = wording.clock(datetime.now(UTC))
            text = self.tr("{file}, saved {clock}").format(file=path.name, clock=saved)
            self.status.show_file(text, str(path))

    def _show_steps(self) -> None:
        if not isinstance(self.page(), WorkshopPage):
            return
        from lchost.ui.pages.progress import done_steps

        self._show_done(done_steps(self.workshop_id))

    def _look_at_steps(self) -> None:
        """Say anew which steps are done; seen off the screen's thread, for a door may be busy.

        Each reading here would stand in line for Python with the threads that check in.
        """
        from lchost.ui.pages.progress import done_steps

        if self._steps_task is not None:
            self._steps_wait.start()
            return
        workshop_id = self.workshop_id
        self._steps_task = task = Task(lambda _: done_steps(workshop_id), self)
        task.done.connect(lambda done: self._saw_steps(workshop_id, done))
        task.failed.connect(lambda _: self._saw_steps(0, frozenset()))
        task.cancelled.connect(lambda: self._saw_steps(0, frozenset()))
        task.start()

    def _saw_steps(self, workshop_id: int, done: frozenset[str]) -> None:
        if self._steps_task is not None:
            self._steps_task.deleteLater()
        self._steps_task = None
        if workshop_id and workshop_id == self.workshop_id:
            self._show_done(done)

    def _show_done(self, done: frozenset[str]) -> None:
        page = self.page()
        if not isinstance(page, WorkshopPage):
            return
        from lchost.ui.widgets.stepper import Step

        shown = [Step(s.key, s.text, s.key in done) for s in self._steps.values()]
        page.stepper.show_steps(shown, self.here)
        page.stepper.setVisible(len(shown) > 1)

    def _leave_lost_workshop(self) -> None:
        """Undo may have taken away the workshop that is shown."""
        if self.workshop_id and not _is_there(self.workshop_id):
            was_shown = self.here in self._steps
            self._open_workshop(0)
            if was_shown:
                self.go("workshops")

    # --- the door -------------------------------------------------------------------------------

    def _show_door(self) -> None:
        now = datetime.now(UTC)
        found = planning.current(now) if "checkin" in self._steps else None
        self.rail.door.show_workshop(open_at(found, now) if found else "")

    def _go_to_door(self) -> None:
        if found := planning.current(datetime.now(UTC)):
            self.go("checkin", found.id)

    def _workshop_now(self) -> int:
        found = planning.current(datetime.now(UTC))
        return found.id if found else 0


def _is_there(workshop_id: int) -> bool:
    """Tell whether a workshop is in the file; 0 never is."""
    try:
        planning.get(workshop_id)
    except LookupError:
        return False
    return True

"""What every page is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from lchost.errors import CannotWrite, DiskFull, HostError, NotSaved
from lchost.models import undo
from lchost.models.database import Topic
from lchost.planning import workshops as planning
from lchost.planning.workshops import Workshop
from lchost.ui import theme, wording
from lchost.ui.frame import Frame
from lchost.ui.tasks import Progress, Task
from lchost.ui.widgets.banner import Banner
from lchost.ui.widgets.laid import laid
from lchost.ui.widgets.layout import Item, column, emptied, row, words
from lchost.ui.widgets.motion import appear
from lchost.ui.widgets.reading import in_reading_order, stops

SETTLE_MS = 50  # a burst of check-ins makes one reload
_MOST_BANNERS = 2
_UNSAVED = (DiskFull, NotSaved, CannotWrite)  # red is only for what was not saved
Answer = TypeVar("Answer")


class Page(QWidget):
    """A screen of the main window: a title with ways, a place for banners, then its body.

    Says which topics it shows, and is told when to reload.  A hidden page only goes stale, and
    reloads when it is next shown.
    """

    shows: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self.frame = frame
        self._is_stale = True
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._reload_if_seen)
        frame.live.changed.connect(self._hear)
        self._lay_out()

    def _lay_out(self) -> None:
        self.title = words("", "title", wrap=True)
        self.sub = words("", muted=True, wrap=True)
        self.sub.hide()
        self._header_ways = row(gap=10)
        self._page_news = column(gap=10)
        self._page_body = column(gap=16)
        self.above = column(gap=0)  # the stepper of a workshop
        said = column(self.title, self.sub, gap=0)
        side = theme.PAGE_SIDE
        whole = QVBoxLayout(self)
        whole.setContentsMargins(side, 20, side, 16)
        whole.setSpacing(16)
        whole.addLayout(row((said, 1), self._header_ways, gap=16))
        whole.addLayout(self.above)
        whole.addLayout(self._page_news)
        whole.addLayout(self._page_body, 1)

    # --- what a page fills ----------------------------------------------------------------------

    def header(self, title: str, sub: str = "", *ways: QWidget) -> None:
        """Give the page its title, the facts under it, and its buttons (the primary one last).

        Without ways, those that are there stay.
        """
        self.title.setText(title)
        self.sub.setText(sub)
        self.sub.setVisible(bool(sub))
        if ways:
            self.ways(*ways)

    def ways(self, *buttons: QWidget) -> None:
        """Put buttons at the right of the title instead of those that are there."""
        emptied(self._header_ways)
        for button in buttons:
            self._header_ways.addWidget(button)

    def body(self, *items: Item) -> None:
        """Fill the page below its header; items as in `widgets.column`."""
        held = self._name_of_focus()
        emptied(self._page_body)
        self._page_body.addLayout(column(*items, gap=16))
        if held:
            QTimer.singleShot(0, self, lambda: self._focus_again(held))  # once they are shown

    def _name_of_focus(self) -> str:
        focus = self.focusWidget()
        return focus.accessibleName() if focus and self.isAncestorOf(focus) else ""

    def _focus_again(self, name: str) -> None:
        """Give the keyboard to the new part of the same name: drawing anew never takes it away."""
        for widget in self.findChildren(QWidget):
            is_same = widget.accessibleName() == name and widget.isVisible()
            if is_same and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.setFocus()
                return

    def reload(self) -> None:
        """Read afresh from the database and draw."""
        raise NotImplementedError

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return what this page does, by the keys of `ui.commands`."""
        return {}

    def choose(self, thing_id: int) -> None:
        """Bring one thing into view: a member found in the palette, say."""

    def place_of(self, _member_id: int) -> str:
        """Return where somebody stands on this page, whom `choose` brings into view; or nothing."""
        return ""

    def round_id(self) -> int:
        """Return the round of groups that is looked at; 0: none."""
        return 0

    def follow_round(self, round_id: int) -> None:
        """Begin with a round: it was looked at where the host comes from."""

    def what_stands(self) -> object | None:
        """Return what is on the page and in no file, for the same page built anew."""
        return None

    def stand_again(self, kept: Any) -> None:
        """Show again what stood on this page before it was built anew."""

    def first_focus(self) -> QWidget | None:
        """Return what has the keyboard when the page opens."""
        return None

    def begin(self) -> None:
        """Give the keyboard to where the page begins: an empty page, with the way to fill it."""
        first = self.first_focus()
        if first is None or not first.isVisibleTo(self):
            ways = (way for way in stops(self) if way.isVisibleTo(self) and way.isEnabled())
            first = next((way for way in ways if way.property("kind") == "primary"), first)
        if first:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        """Tell whether the window may show another page, or close."""
        return True

    def let_go(self) -> None:
        """Let go of what the page holds of the file: it is about to be taken down."""

    # --- doing things ---------------------------------------------------------------------------

    def do(self, label: str, job: Callable[[], Answer], said: str = "") -> Answer | None:
        """Run a job as one step of undo, and say so in the status line.

        `label` is what the Edit menu shows after "Undo"; `said` what the status line says (the
        label, if nothing else).  Trouble that the host can mend becomes a banner; then the answer
        is None.
        """
        try:
            return self.act(label, job, said)
        except HostError as error:
            self.trouble(error)
            return None

    def act(self, label: str, job: Callable[[], Answer], said: str = "") -> Answer:
        """Do the same for a dialog (`Dialog.on_press`), which shows the trouble itself."""
        with undo.step(label):
            answer = job()
        self.calm()
        self.say(said or label, undo=undo.labels()[0] == label)
        return answer

    def run(
        self,
        text: str,
        work: Callable[[Progress], object],
        then: Callable[[Any], None] | None = None,
        *,
        undo_label: str = "",
        said: str = "",
        can_cancel: bool = True,
        ended: Callable[[], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        outlives: bool = False,
    ) -> Task:
        """Run long work off the screen, under a bar that says `text`; `then` gets its answer.

        `ended` is called whatever became of it, `failed` instead of what the page says of trouble.
        (Signals connected to the task that this returns may come too late: it runs already.)  With
        `outlives` they are called also when the page was taken down meanwhile.
        """
        from lchost.ui.widgets.busy import BusyBar

        task = Task(work, self.frame if outlives else self, undo_label=undo_label)
        if outlives:  # its parent stands as long as the window
            for signal in (task.done, task.failed, task.cancelled):
                signal.connect(task.deleteLater)
        bar = BusyBar(text, task, can_cancel=can_cancel)
        self._page_news.addWidget(bar)
        task.failed.connect(failed or self.task_failed)
        task.cancelled.connect(self._task_cancelled)
        if said:
            task.done.connect(lambda _: self.say(said, undo=bool(undo_label)))
        if then:
            task.done.connect(then)
        if ended:
            for signal in (task.done, task.failed):
                signal.connect(lambda _: ended())
            task.cancelled.connect(ended)
        return task.start()

    def say(self, text: str, *, undo: bool = True) -> None:
        """Say in the status line what was done; `undo` offers to take it back."""
        self.frame.say(text, undo=undo)

    def trouble(self, error: HostError, *ways: QPushButton) -> None:
        """Show what is wrong, where it happened, with ways out."""
        tone = "refused" if isinstance(error, _UNSAVED) else "attention"
        self.banner(tone, wording.trouble(error), *ways)

    def banner(self, tone: str, text: str, *ways: QPushButton, more: str = "") -> Banner:
        """Lay a banner above the content; at most two, the older goes."""
        made = Banner(tone, text, *ways, more=more)
        for old in self.banners():
            if old.text == text or len(self.banners()) >= _MOST_BANNERS:
                self._page_news.removeWidget(old)
                old.leave()
        self._page_news.addWidget(made)
        appear(made)
        made.announce()
        return made

    def banners(self) -> list[Banner]:
        """Return the banners that stand now."""
        return [part for part in laid(self._page_news) if isinstance(part, Banner)]

    def calm(self) -> None:
        """Take the banners off: what they spoke of is over."""
        for banner in self.banners():
            self.withdraw(banner.text)

    def withdraw(self, text: str) -> None:
        """Take the banner off that says this."""
        for banner in self.banners():
            if banner.text == text:
                self._page_news.removeWidget(banner)
                banner.leave()

    # --- when to read ---------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Read, if something has changed meanwhile."""
        super().showEvent(event)
        self._reload_if_seen()

    @property
    def is_stale(self) -> bool:
        """Tell whether the file has changed since this was read."""
        return self._is_stale

    def stale(self) -> None:
        """Read afresh: now if the page is seen, else when it is next shown."""
        self._is_stale = True
        self._reload_if_seen()

    @Slot(object)
    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & self.shows:
            self._is_stale = True
            if not self._settle.isActive():
                self._settle.start()

    def _reload_if_seen(self) -> None:
        if self._is_stale and self.isVisible():
            self._is_stale = False
            held = self._focus_here()
            name = held.accessibleName() if held else ""
            try:
                self.reload()
            except HostError as error:
                self.trouble(error)
            in_reading_order(self)
            if held:  # once all is shown and hidden that will be
                QTimer.singleShot(0, self, lambda: self._hold_focus(name))

    def _hold_focus(self, name: str) -> None:
        """Take the keyboard back when what had it was drawn anew, or is gone."""
        if self.isVisible() and not self._focus_here() and name:
            self._focus_again(name)
        if self.isVisible() and not self._focus_here():
            self.begin()

    def _focus_here(self) -> QWidget | None:
        """Return what has the window's keyboard, also while a dialog stands before the window."""
        focus = self.window().focusWidget()
        is_here = focus and focus.isVisible() and self.isAncestorOf(focus)
        return focus if is_here else None

    def task_failed(self, error: Exception) -> None:
        if not isinstance(error, HostError):
            raise error
        self.trouble(error)

    def _task_cancelled(self) -> None:
        self.say(self.tr("Cancelled; nothing was changed."), undo=False)


class WorkshopPage(Page):
    """A step of one workshop: title and stepper stand above, `draw` fills the rest."""

    step: ClassVar[str] = ""  # "plan", "people", …

    def __init__(self, frame: Frame, workshop_id: int) -> None:
        super().__init__(frame)
        self.workshop_id = workshop_id
        self.workshop: Workshop | None = None
        from lchost.ui.widgets.stepper import Stepper

        self.stepper = Stepper()
        self.stepper.hide()
        self.stepper.chosen.connect(lambda step: frame.go(step, workshop_id))
        self.above.addWidget(self.stepper)

    def reload(self) -> None:
        """Read the workshop, say what and when it is, then draw the step."""
        self.workshop = workshop = planning.get(self.workshop_id)
        self.header(workshop.title, when_words(workshop, datetime.now(UTC)))
        self.draw(workshop)

    def draw(self, workshop: Workshop) -> None:
        """Read what the step shows, and draw it."""
        raise NotImplementedError


def sub_label(text: str) -> QLabel:
    """Return a quiet second line."""
    return words(text, "caption", muted=True, wrap=True)


def when_words(workshop: Workshop, now: datetime) -> str:
    """Return when a workshop is, and how far that is; of several sessions, from when to when."""
    far = wording.until(workshop.begins_at, now)
    if workshop.session_count == 1:
        on = wording.day(workshop.local(workshop.starts_at).date())
        hours = wording.span(workshop.starts_at, workshop.ends_at, workshop.zone)
        return f"{on}, {hours}, {far}"
    first, last = workshop.local(workshop.begins_at), workshop.local(workshop.last_begins_at)
    on = wording.days(first.date(), last.date())
    n = wording.tr("{n} sessions").format(n=wording.number(workshop.session_count))
    return f"{on}, {n}, {far}"

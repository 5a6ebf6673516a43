"""Today: the workshop that is open now or comes next, and what is left to do for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QFrame, QWidget

from lchost.checkin import log
from lchost.models import settings
from lchost.models.database import Topic
from lchost.planning import sessions
from lchost.planning import workshops as planning
from lchost.planning.sessions import Session
from lchost.planning.workshops import Workshop, WorkshopRow
from lchost.ui import theme, wording
from lchost.ui.frame import Frame
from lchost.ui.page import Page
from lchost.ui.pages import registry
from lchost.ui.pages.left_to_do import Task, left_to_do
from lchost.ui.pages.progress import door_is_open
from lchost.ui.theme import scheme
from lchost.ui.widgets import (
    Mark,
    action_button,
    button,
    card,
    column,
    empty_state,
    holder,
    line,
    row,
    stat,
    words,
)
from lchost.ui.widgets.buttons import bare
from lchost.ui.widgets.layout import Item
from lchost.ui.widgets.painting import CENTRE, Painted, rounded, write

_MOST_PAST = 3
_TICK_MS = 30_000


class TodayPage(Page):
    """One main card, what is left to do under it, the workshops behind us beside it."""

    shows: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.header("", "", _search(frame))
        self._clock = QTimer(self)  # "in 19 minutes" goes on
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self.stale)
        self._clock.start()

    def reload(self) -> None:
        now = datetime.now(UTC)
        self.header(self._greeting(now), wording.day(now.astimezone(self._zone()).date()))
        workshops = planning.listing()
        found = planning.current(now)
        if found is None:
            self.body((self._empty(bool(workshops)), 1))
            return
        mine = next(r for r in workshops if r.workshop.id == found.id)
        left = column(self._main(mine, now), (self._left(found), 1), gap=16)
        past = [r for r in workshops if r.workshop.over_at <= now][:_MOST_PAST]
        soon = [r for r in workshops if r.workshop.begins_at > now and r is not mine]
        side = self._side(past, sorted(soon, key=lambda r: r.workshop.begins_at)[:_MOST_PAST])
        beside: list[Item] = [side] if side else []
        if theme.text_scale() >= theme.BELOW_FROM:
            self.body(left, *beside)
        else:
            self.body((row((left, 1), *beside, gap=20), 1))

    # --- parts ----------------------------------------------------------------------------------

    def _greeting(self, now: datetime) -> str:
        hour = now.astimezone(self._zone()).hour
        name = settings.get("host_name", "")
        if hour < 12:
            text = self.tr("Good morning, {name}") if name else self.tr("Good morning")
        elif hour < 18:
            text = self.tr("Good afternoon, {name}") if name else self.tr("Good afternoon")
        else:
            text = self.tr("Good evening, {name}") if name else self.tr("Good evening")
        return text.replace("{name}", name)

    def _zone(self) -> tzinfo | None:
        name = settings.get("zone")
        return wording.zone(name) if name else None

    def _empty(self, has_past: bool) -> QFrame:
        way = action_button(self.frame.action("workshops.new"), "primary", large=True)
        if has_past:
            title = self.tr("Plan the next workshop")
            text = self.tr("All workshops so far are behind you. Copy one, or begin a new one.")
            other = button(self.tr("All workshops"), "calendar-days", large=True)
            other.clicked.connect(lambda: self.frame.go("workshops"))
            return empty_state("calendar-plus", title, text, way, other)
        title = self.tr("Plan the first workshop")
        text = self.tr(
            "Say what it is about and when. Then bring the people in from a list, print their"
            " badges, and open the door."
        )
        return empty_state("calendar-plus", title, text, way)

    def _main(self, mine: WorkshopRow, now: datetime) -> QFrame:
        found = mine.workshop
        session = sessions.at_door(found.id, now)
        local = found.local(session.starts_at)
        hours = wording.span(session.starts_at, session.ends_at, found.zone)
        when = self.tr("{hours}, {far}").format(hours=hours, far=self._far(session, now))
        facts: list[Item] = [_fact("clock", when)]
        if found.place:
            facts += [_fact("map-pin", found.place)]
        purpose = [words(found.purpose, muted=True, wrap=True)] if found.purpose else []
        title = words(found.title, "title", wrap=True)
        place = column(*facts) if theme.text_scale() > 1 else row(*facts, None, gap=22)
        said = column(title, *purpose, 6, place, gap=2)
        top = row(DateBlock(local.date()), (said, 1), gap=20)
        return card(top, line(), self._numbers(mine), 2, self._ways(found, now), gap=16, pad=22)

    def _far(self, session: Session, now: datetime) -> str:
        if session.starts_at <= now < session.ends_at:
            return self.tr("now")
        return wording.until(session.starts_at, now)

    def _numbers(self, mine: WorkshopRow) -> QWidget:
        found = mine.workshop
        counts = log.counts(sessions.at_door(found.id, datetime.now(UTC)).id)
        number = wording.number
        places = ""
        if found.capacity:
            places = self.tr("of {n} places").format(n=number(found.capacity))
        shown = [stat(number(mine.registered), self.tr("registered"), places)]
        if counts.present:
            shown.append(stat(number(counts.present), self.tr("in"), ""))
        if mine.waitlisted:
            shown.append(stat(number(mine.waitlisted), self.tr("waiting"), ""))
        if mine.unnamed:
            shown.append(stat(number(mine.unnamed), self.tr("without a name yet"), ""))
        return holder(row(*shown, None, gap=44))

    def _ways(self, found: Workshop, now: datetime) -> QWidget:
        steps = registry.step_keys()
        ways: list[Item] = []
        if "checkin" in steps:
            text = (
                self.tr("Go to the door") if door_is_open(found, now) else self.tr("See the door")
            )
            ways.append(self._way(text, "door-open", "checkin", found, "primary"))
        if "paper" in steps:
            ways.append(self._way(self.tr("Print"), "printer", "paper", found))
        if "plan" in steps:
            kind = "" if ways else "primary"
            text = self.tr("Open the plan")
            ways.append(self._way(text, "calendar-days", "plan", found, kind))
        return holder(row(*ways, None, gap=10))

    def _way(self, text: str, icon: str, step: str, found: Workshop, kind: str = "") -> QWidget:
        made = button(text, icon, kind, large=True)
        made.clicked.connect(lambda: self.frame.go(step, found.id))
        return made

    def _left(self, found: Workshop) -> QFrame:
        tasks = left_to_do(found)
        done = sum(task.is_done for task in tasks)
        said = self.tr("{done} of {all}").format(done=done, all=len(tasks))
        rows = [self._task(task, found) for task in sorted(tasks, key=lambda t: t.is_done)]
        aside = words(said, muted=True)
        return card(*rows, None, title=self.tr("Left to do"), aside=aside, gap=4, pad=22)

    def _task(self, task: Task, found: Workshop) -> QWidget:
        if task.is_done:
            mark = Mark("circle-check", "welcome", 20, self.tr("done"))
        elif task.is_urgent:
            mark = Mark("triangle-alert", "attention", 20, self.tr("look at this"))
        else:
            mark = Mark("circle", "edge", 20, self.tr("to do"))
        note = [words(task.note, "caption", muted=True)] if task.note else []
        said = row((words(task.text, muted=task.is_done, wrap=True), 1), *note, gap=10)
        ways: list[Item] = []
        if not task.is_done and task.way and task.step in registry.step_keys():
            way = button(task.way, kind="link")
            way.clicked.connect(lambda: self._go(task, found))
            ways = [way]
        made = holder(row(mark, (said, 1), *ways, gap=12))
        made.setMinimumHeight(theme.em(36))
        return made

    def _go(self, task: Task, found: Workshop) -> None:
        self.frame.go(task.step, found.id)
        if task.command:
            self.frame.action(task.command).trigger()

    def _side(self, past: list[WorkshopRow], soon: list[WorkshopRow]) -> QWidget | None:
        cards: list[QFrame] = []
        if soon:
            cards.append(self._others(self.tr("After that"), soon))
        if past:
            cards.append(self._others(self.tr("Behind us"), past))
        if not cards:
            return None
        *upper, last = cards
        made = holder(column(*upper, (last, 1), gap=16))
        if theme.text_scale() < theme.BELOW_FROM:
            made.setFixedWidth(theme.em(theme.SIDE_WIDTH))
        return made

    def _others(self, title: str, rows: list[WorkshopRow]) -> QFrame:
        items: list[Item] = []
        for one in rows:
            found = one.workshop
            on = wording.day(found.local(found.starts_at).date(), weekday=False)
            people = wording.counted(
                one.registered, self.tr("1 registered"), self.tr("{n} registered")
            )
            way = button(found.title, kind="link")
            way.clicked.connect(lambda _=False, key=found.id: self.frame.go("plan", key))
            note = words(f"{on} · {people}", "caption", muted=True, wrap=True)
            items.append(column(row(way, None), note, gap=0))
        return card(*items, None, title=title, gap=8, pad=20)


class DateBlock(Painted):
    """A day as a calendar's leaf."""

    def __init__(self, on: date) -> None:
        super().__init__(QSize(theme.em(84), theme.em(96)))
        self._lines = wording.leaf(on)
        self.setAccessibleName(wording.day(on))

    def draw(self, p: QPainter, r: QRectF) -> None:
        s, u = scheme(), r.height() / 96
        weekday, number, month = self._lines
        rounded(p, r, s.accent_soft, 12)
        wide = r.width()
        write(p, QRectF(0, 10 * u, wide, 20 * u), weekday, s.accent_ink, "caption", CENTRE)
        write(p, QRectF(0, 26 * u, wide, 44 * u), number, s.text, "stat", CENTRE)
        write(p, QRectF(0, 66 * u, wide, 20 * u), month, s.accent_ink, "caption", CENTRE)


def _search(frame: Frame) -> QWidget:
    """Return the way to the command palette, which also says its keys."""
    action = frame.action("edit.palette")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return action_button(action, text=f"{bare(action.text())}      {keys}")


def _fact(icon: str, text: str) -> QWidget:
    return holder(row(Mark(icon, "muted", 17), words(text), None, gap=8))

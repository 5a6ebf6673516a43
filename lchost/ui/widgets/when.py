"""Asks for a day and its hours on the wall's clock of a zone, also in the nights of a change."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QDateEdit, QFrame, QTimeEdit, QWidget

from lchost.planning.clocks import Meant, Oddity, is_second, meant, wall
from lchost.ui import wording
from lchost.ui.widgets import still
from lchost.ui.widgets.fields import buddy, choice, labelled
from lchost.ui.widgets.layout import column, holder, row, words


class When(QFrame):
    """A day, a start, an end; `moments()` is the answer, in UTC."""

    changed = Signal()

    def __init__(self, starts_at: datetime, ends_at: datetime, zone: tzinfo) -> None:
        super().__init__()
        self._zone = zone
        start, end = wall(starts_at, zone), wall(ends_at, zone)
        self.day = _date_field(self.tr("Date"), start.date())
        self.starts = _time_field(self.tr("Starts"), start.time())
        self.ends = _time_field(self.tr("Ends"), end.time())
        days = (end.date() - start.date()).days
        offered = list(enumerate(self._days_later(max(days, 1))))
        self.end_day = choice(self.tr("On which day it ends"), list(offered), days)
        self.start_twice = _Twice(self.tr("Which start"), second=is_second(starts_at, zone))
        self.end_twice = _Twice(self.tr("Which end"), second=is_second(ends_at, zone))
        self._start_before = self.starts.time()
        self._lay_out()
        # Fields show no seconds; what was not touched keeps its own.
        self._kept = (starts_at, ends_at)
        self._first = self._read()
        self._connect()
        self._show_oddities()

    def _lay_out(self) -> None:
        end = column(buddy(self.tr("&Ends"), self.ends), row(self.ends, (self.end_day, 1)), gap=4)
        fields = row(
            (labelled(self.tr("&Date"), self.day), 3),
            (labelled(self.tr("&Starts"), self.starts), 2),
            (holder(end), 4),
            gap=12,
        )
        self.setLayout(column(fields, self.start_twice, self.end_twice, gap=8))

    def _connect(self) -> None:
        self.starts.timeChanged.connect(self._carry_end)
        for signal in (
            self.day.dateChanged,
            self.starts.timeChanged,
            self.ends.timeChanged,
            self.end_day.currentIndexChanged,
            self.start_twice.which.currentIndexChanged,
            self.end_twice.which.currentIndexChanged,
        ):
            signal.connect(self._tell)

    def _days_later(self, most: int) -> list[str]:
        later = self.tr("{n} days later")
        said = [self.tr("the same day"), self.tr("the next day")]
        return said + [later.format(n=wording.number(n)) for n in range(2, most + 1)]

    # --- the answer -----------------------------------------------------------------------------

    def moments(self) -> tuple[datetime, datetime]:
        """Return start and end; what was not touched stays as it was, to the second."""
        now = self._read()
        return self._kept if now == self._first else (now[0].at, now[1].at)

    def set_zone(self, zone: tzinfo) -> None:
        """Read the same hours on another clock."""
        self._zone = zone
        self._tell()

    def said(self) -> str:
        """Say how long it is, and what is odd about its night."""
        starts_at, ends_at = self.moments()
        if ends_at <= starts_at:
            return self.tr("It ends before it starts.")
        length = wording.minutes(round((ends_at - starts_at).total_seconds() / 60))
        said = [self.tr("It lasts {length}.").format(length=length)]
        for field, found in zip((self.starts, self.ends), self._read(), strict=True):
            if found.oddity is Oddity.SKIPPED:
                said.append(self._skipped(field.time(), found))
        return " ".join(said)

    def _skipped(self, written: QTime, found: Meant) -> str:
        shown = wall(found.at, self._zone)
        told = self.tr(
            "The clocks go forward that night: {written} does not exist, {shown} is meant."
        )
        return told.format(written=written.toString("HH:mm"), shown=shown.strftime("%H:%M"))

    def _read(self) -> tuple[Meant, Meant]:
        on = self.day.date()
        day = date(on.year(), on.month(), on.day())
        last = day + timedelta(days=int(self.end_day.currentData()))
        start = datetime.combine(day, _python_time(self.starts.time()))
        end = datetime.combine(last, _python_time(self.ends.time()))
        return (
            meant(start, self._zone, is_second=self.start_twice.is_second()),
            meant(end, self._zone, is_second=self.end_twice.is_second()),
        )

    # --- meanwhile ------------------------------------------------------------------------------

    def _carry_end(self, start: QTime) -> None:
        """Keep the length when the start moves, as long as it stays within the day."""
        end = self.ends.time()
        length = self._start_before.secsTo(end)
        carried = start.addSecs(length)
        self._start_before = start
        if self.end_day.currentData() == 0 and length > 0 and start < carried:
            self.ends.setTime(carried)

    def _tell(self) -> None:
        self._show_oddities()
        self.changed.emit()

    def _show_oddities(self) -> None:
        start, end = self._read()
        self.start_twice.show_for(self.starts.time(), is_odd=start.oddity is Oddity.TWICE)
        self.end_twice.show_for(self.ends.time(), is_odd=end.oddity is Oddity.TWICE)


class _Twice(QFrame):
    """Asks which of two is meant, when a time comes twice; else it is not there."""

    def __init__(self, says: str, *, second: bool) -> None:
        super().__init__()
        self._said = words("", wrap=True)
        self.which = choice(
            says, [(False, self.tr("the first one")), (True, self.tr("the second one"))], second
        )
        self.setLayout(row((self._said, 1), self.which, gap=8))
        self.hide()

    def is_second(self) -> bool:
        """Tell which one was chosen."""
        return bool(self.which.currentData())

    def show_for(self, written: QTime, *, is_odd: bool) -> None:
        """Ask, if this time comes twice."""
        told = self.tr("The clocks go back that night: {written} comes twice. Which one?")
        self._said.setText(told.format(written=written.toString("HH:mm")))
        self.setVisible(is_odd)


class _Day(QDateEdit):
    """A day in which the arrow keys go from part to part, and one Tab leaves; Qt's needs four."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave, whatever part the cursor is in."""
        return QWidget.focusNextPrevChild(self, forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the day of the month, not at the name of the weekday."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setSelectedSection(QDateEdit.Section.DaySection)


class _Clock(QTimeEdit):
    """A time of day; one Tab leaves it."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave, whatever part the cursor is in."""
        return QWidget.focusNextPrevChild(self, forward)


def _date_field(says: str, on: date) -> QDateEdit:
    """Return a field for a day, with a calendar to choose from."""
    made = _Day(QDate(on.year, on.month, on.day))
    made.setCalendarPopup(True)
    made.setDisplayFormat("ddd d MMM yyyy")
    made.setAccessibleName(says)
    still.hold(made)
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    return made


def _time_field(says: str, at: time) -> QTimeEdit:
    made = _Clock(QTime(at.hour, at.minute))
    made.setDisplayFormat("HH:mm")
    made.setAccessibleName(says)
    still.hold(made)
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    return made


def _python_time(at: QTime) -> time:
    return time(at.hour(), at.minute())

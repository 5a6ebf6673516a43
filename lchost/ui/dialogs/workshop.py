"""Asks what, when and where a workshop is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QDateEdit, QLineEdit, QTimeEdit, QWidget

from lchost.models import settings
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets import (
    buddy,
    choice,
    column,
    field,
    holder,
    labelled,
    lines,
    number,
    row,
    words,
)
from lchost.ui.widgets.zone_choice import ZoneChoice, zone_names

_DAYS_AHEAD = 7  # a new workshop is planned for a week from now
_USUAL_START, _USUAL_MIN = time(14, 0), 150
_MOST_PEOPLE = 100_000
_MOST_MIN = 24 * 60


def fresh_draft(at: datetime) -> WorkshopDraft:
    """Return a workshop to begin with: in a week, in the afternoon, in the community's zone."""
    name = str(settings.get("zone", "") or wording.local_zone_name())
    day = wording.day_of(at, name) + timedelta(days=_DAYS_AHEAD)
    starts_at = datetime.combine(day, _USUAL_START, wording.zone(name)).astimezone(UTC)
    return WorkshopDraft("", starts_at, starts_at + timedelta(minutes=_USUAL_MIN), name)


class WorkshopDialog(Dialog):
    """Edits a draft; `draft()` is the answer."""

    def __init__(self, parent: QWidget | None, title: str, draft: WorkshopDraft, verb: str) -> None:
        super().__init__(parent, title, verb=verb, width=620)
        self._make_what(draft)
        self._make_when(draft)
        self._make_where(draft)
        self._lay_out_fields()
        self._first_moments, self._kept = self._moments(), (draft.starts_at, draft.ends_at)
        for changed in (
            self.day.dateChanged,
            self.starts.timeChanged,
            self.ends.timeChanged,
            self.end_day.currentIndexChanged,
            self.zone.editTextChanged,
        ):
            changed.connect(self._tell)
        self.starts.timeChanged.connect(self._carry_end)
        self._tell()

    # --- fields ---------------------------------------------------------------------------------

    def _make_what(self, draft: WorkshopDraft) -> None:
        hint = self.tr("Asking better questions of data")
        self.name = field(self.tr("Title"), draft.title, hint)
        hint = self.tr("Who it is for, what they do together, and what they leave with")
        self.purpose = lines(self.tr("Purpose"), draft.purpose, hint, rows=2)

    def _make_when(self, draft: WorkshopDraft) -> None:
        tz = wording.zone(draft.zone)
        start, end = draft.starts_at.astimezone(tz), draft.ends_at.astimezone(tz)
        self.day = _date_field(self.tr("Date"), start.date())
        self.starts = _time_field(self.tr("Starts"), start.time())
        self.ends = _time_field(self.tr("Ends"), end.time())
        self._start_before = self.starts.time()
        days = (end.date() - start.date()).days
        offered = list(enumerate(self._days_later(max(days, 1))))
        self.end_day = choice(self.tr("On which day it ends"), list(offered), days)
        self.zone = ZoneChoice(draft.zone, self.tr("Time zone"))
        self.told = words("", "caption", muted=True, wrap=True)

    def _days_later(self, most: int) -> list[str]:
        later = self.tr("{n} days later")
        said = [self.tr("the same day"), self.tr("the next day")]
        return said + [later.format(n=wording.number(n)) for n in range(2, most + 1)]

    def _make_where(self, draft: WorkshopDraft) -> None:
        self.place = field(self.tr("Place"), draft.place, self.tr("Library, Room 2"))
        self.place.setCompleter(_completer(planning.places(), self))
        people = self.tr("people")
        self.capacity = number(
            draft.capacity or 0, people, self.tr("Places for people"), most=_MOST_PEOPLE
        )
        self.capacity.setSpecialValueText(self.tr("no limit"))
        says = self.tr("The door opens, minutes before the start")
        self.opens = number(draft.opens_before_min, self.tr("min before"), says, most=_MOST_MIN)
        self.opens.setSingleStep(5)
        says = self.tr("Late after, minutes from the start")
        late = -1 if draft.late_after_min is None else draft.late_after_min
        self.late = number(late, self.tr("min"), says, least=-1, most=_MOST_MIN)
        self.late.setSpecialValueText(self.tr("never"))

    def _lay_out_fields(self) -> None:
        ends = holder(
            column(buddy(self.tr("&Ends"), self.ends), row(self.ends, (self.end_day, 1)), gap=4)
        )
        self.body(
            labelled(self.tr("&Title"), self.name),
            labelled(self.tr("&Purpose"), self.purpose),
            row(
                (labelled(self.tr("&Date"), self.day), 3),
                (labelled(self.tr("&Starts"), self.starts), 2),
                (ends, 4),
                gap=12,
            ),
            row(
                (labelled(self.tr("Time &zone"), self.zone), 1),
                (labelled(self.tr("Pl&ace"), self.place), 1),
                gap=12,
            ),
            row(
                (labelled(self.tr("Pla&ces"), self.capacity), 1),
                (labelled(self.tr("Door &opens"), self.opens), 1),
                (labelled(self.tr("&Late after"), self.late), 1),
                gap=12,
            ),
            self.told,
        )

    def first_focus(self) -> QWidget:
        """Begin with the title."""
        return self.name

    # --- the answer -----------------------------------------------------------------------------

    def draft(self) -> WorkshopDraft:
        """Return what was asked for."""
        moments = self._moments()
        # Fields show no seconds; what was not touched keeps its own.
        starts_at, ends_at = self._kept if moments == self._first_moments else moments
        return WorkshopDraft(
            title=self.name.text().strip(),
            starts_at=starts_at,
            ends_at=ends_at,
            zone=self.zone.zone(),
            purpose=self.purpose.toPlainText().strip(),
            place=self.place.text().strip(),
            capacity=self.capacity.value() or None,
            opens_before_min=self.opens.value(),
            late_after_min=None if self.late.value() < 0 else self.late.value(),
        )

    def first_fault(self) -> str:
        """Find what would be refused, and stand on it."""
        fault, where = self._fault()
        for one in (self.name, self.zone.typed):
            _mark(one, is_wrong=one is where)
        if where:
            where.setFocus()
        return fault

    def _fault(self) -> tuple[str, QWidget | None]:
        if not self.name.text().strip():
            return self.tr("Give it a title, so that people know what it is."), self.name
        if not self.zone.is_known():
            said = self.tr("“{zone}” is not a time zone. Type a city, such as Paris, and choose.")
            return said.format(zone=self.zone.currentText()), self.zone.typed
        starts_at, ends_at = self._moments()
        if ends_at <= starts_at:
            said = self.tr("It ends before it starts. Choose a later end, or “the next day”.")
            return said, self.ends
        return "", None

    def _moments(self) -> tuple[datetime, datetime]:
        tz = wording.zone(self.zone.zone())
        day = _python_date(self.day.date())
        end_day = day + timedelta(days=int(self.end_day.currentData()))
        start = datetime.combine(day, _python_time(self.starts.time()), tz)
        end = datetime.combine(end_day, _python_time(self.ends.time()), tz)
        return start.astimezone(UTC), end.astimezone(UTC)

    # --- what it says meanwhile -----------------------------------------------------------------

    def _carry_end(self, start: QTime) -> None:
        """Keep the length when the start moves, as long as it stays within the day."""
        end = self.ends.time()
        length = self._start_before.secsTo(end)
        carried = start.addSecs(length)
        self._start_before = start
        if self.end_day.currentData() == 0 and length > 0 and start < carried:
            self.ends.setTime(carried)

    def _tell(self) -> None:
        """Say how long it is, and what the clock shows there now."""
        if not self.zone.is_known():
            self.told.setText(self.tr("No such time zone yet: type a city and choose."))
            return
        starts_at, ends_at = self._moments()
        if ends_at <= starts_at:
            self.told.setText(self.tr("It ends before it starts."))
            return
        length = wording.minutes(round((ends_at - starts_at).total_seconds() / 60))
        said = self.tr("It lasts {length}. The clock there shows {clock} now.")
        clock = wording.clock(datetime.now(UTC), self.zone.zone())
        self.told.setText(said.format(length=length, clock=clock))


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
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    return made


def _time_field(says: str, at: time) -> QTimeEdit:
    made = _Clock(QTime(at.hour, at.minute))
    made.setDisplayFormat("HH:mm")
    made.setAccessibleName(says)
    made.lineEdit().setTextMargins(8, 0, 0, 0)
    return made


def _completer(names: Sequence[str], parent: QWidget) -> QCompleter:
    made = QCompleter(list(names), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    return made


def _mark(one: QLineEdit, *, is_wrong: bool) -> None:
    one.setProperty("wrong", is_wrong)
    one.style().unpolish(one)
    one.style().polish(one)


def _python_date(on: QDate) -> date:
    return date(on.year(), on.month(), on.day())


def _python_time(at: QTime) -> time:
    return time(at.hour(), at.minute())


__all__ = ["WorkshopDialog", "fresh_draft", "zone_names"]

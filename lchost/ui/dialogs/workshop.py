"""Asks what a workshop is: title, purpose, time, place, how many."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QDate, QTime, QTimeZone
from PySide6.QtWidgets import QComboBox, QDateEdit, QTimeEdit, QWidget

from lchost.models import settings
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets.fields import buddy, field, form, lines, number
from lchost.ui.widgets.layout import row, words

_USUAL_START, _USUAL_MIN = time(14), 150


def fresh_draft(now: datetime) -> WorkshopDraft:
    """Return what a new workshop begins with: tomorrow afternoon, in the community's zone."""
    zone = settings.get("zone") or wording.local_zone_name()
    tomorrow = wording.day_of(now, zone) + timedelta(days=1)
    starts_at = datetime.combine(tomorrow, _USUAL_START, wording.zone(zone)).astimezone(UTC)
    return WorkshopDraft("", starts_at, starts_at + timedelta(minutes=_USUAL_MIN), zone)


class WorkshopDialog(Dialog):
    """Edits a draft; `draft()` is the answer."""

    def __init__(self, parent: QWidget | None, title: str, draft: WorkshopDraft, verb: str) -> None:
        super().__init__(parent, title, verb=verb, width=620)
        self._old = draft
        self._make_fields(draft)
        self._make_clock(draft)
        self.ends.timeChanged.connect(lambda _: self._say_length())
        self.starts.timeChanged.connect(lambda _: self._say_length())
        when = row(self.day, self.starts, words("–"), self.ends, (self.length, 1))
        facts = form((self.tr("&Title"), self.name), (self.tr("&Purpose"), self.purpose))
        facts.addRow(buddy(self.tr("&When"), self.day), when)
        facts.addRow(buddy(self.tr("Time &zone"), self.zone), self.zone)
        facts.addRow(buddy(self.tr("P&lace"), self.place), self.place)
        facts.addRow(buddy(self.tr("&Capacity"), self.capacity), row(self.capacity, None))
        facts.addRow(buddy(self.tr("&Door"), self.opens), row(self.opens, self.late, None))
        self.body(facts)
        self._say_length()

    def first_focus(self) -> QWidget:
        return self.name

    def draft(self) -> WorkshopDraft:
        """Return what was filled in."""
        zone = self.zone.currentText().strip()
        starts_at = self._moment(self.starts.time(), zone)
        ends_at = self._moment(self.ends.time(), zone)
        if ends_at <= starts_at:
            ends_at += timedelta(days=1)  # past midnight
        return WorkshopDraft(
            title=self.name.text(),
            starts_at=starts_at,
            ends_at=ends_at,
            zone=zone,
            purpose=self.purpose.toPlainText().strip(),
            place=self.place.currentText(),
            capacity=self.capacity.value() or None,
            opens_before_min=self.opens.value(),
            late_after_min=self.late.value(),
        )

    # --- fields ---------------------------------------------------------------------------------

    def _make_fields(self, draft: WorkshopDraft) -> None:
        self.name = field(self.tr("Title"), draft.title)
        hint = self.tr("Who it is for, what you do together, to what end")
        self.purpose = lines(self.tr("Purpose"), draft.purpose, hint, rows=2)
        self.place = QComboBox()
        self.place.setEditable(True)
        self.place.addItems(planning.places())
        self.place.setCurrentText(draft.place)
        self.place.setAccessibleName(self.tr("Place"))
        self.capacity = number(draft.capacity or 0, self.tr("people"), self.tr("Capacity"))
        self.capacity.setSpecialValueText(self.tr("no limit"))
        minutes = self.tr("min")
        self.opens = number(draft.opens_before_min, minutes, self.tr("Door opens before"))
        self.opens.setPrefix(self.tr("opens before: "))
        self.late = number(draft.late_after_min or 0, minutes, self.tr("Late after"))
        self.late.setPrefix(self.tr("late after: "))

    def _make_clock(self, draft: WorkshopDraft) -> None:
        there = wording.zone(draft.zone)
        starts, ends = draft.starts_at.astimezone(there), draft.ends_at.astimezone(there)
        self.day = QDateEdit(QDate(starts.year, starts.month, starts.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat(self.tr("ddd d MMM yyyy"))
        self.day.setAccessibleName(self.tr("Day"))
        self.day.setMinimumWidth(theme.em(164))
        self.starts = self._clock(starts, self.tr("Starts at"))
        self.ends = self._clock(ends, self.tr("Ends at"))
        self.length = words("", muted=True)
        self.zone = QComboBox()
        self.zone.setEditable(True)
        self.zone.addItems(zone_names())
        self.zone.setCurrentText(draft.zone)
        self.zone.setAccessibleName(self.tr("Time zone"))
        for made in (self.day, self.starts, self.ends):
            if edit := made.lineEdit():
                edit.setTextMargins(8, 0, 0, 0)

    def _clock(self, at: datetime, says: str) -> QTimeEdit:
        made = QTimeEdit(QTime(at.hour, at.minute))
        made.setDisplayFormat("HH:mm")
        made.setAccessibleName(says)
        return made

    def _say_length(self) -> None:
        length = self.starts.time().secsTo(self.ends.time()) // 60
        self.length.setText(wording.minutes(length if length > 0 else length + 24 * 60))

    def _moment(self, clock: QTime, zone: str) -> datetime:
        day = self.day.date()
        on = date(day.year(), day.month(), day.day())
        local = datetime.combine(on, time(clock.hour(), clock.minute()), wording.zone(zone))
        return local.astimezone(UTC)


def zone_names() -> list[str]:
    """Return the names of all zones that this computer knows, by the alphabet."""
    named = (bytes(name.data()).decode() for name in QTimeZone.availableTimeZoneIds())
    return sorted(name for name in named if "/" in name or name == "UTC")

"""Asks what, when and where a workshop is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from lchost.models import settings
from lchost.planning import series
from lchost.planning import workshops as planning
from lchost.planning.workshops import WorkshopDraft
from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.offering import offering
from lchost.ui.stationery import languages
from lchost.ui.widgets import choice, field, labelled, lines, number, row, words
from lchost.ui.widgets.when import When
from lchost.ui.widgets.zone_choice import ZoneChoice, zone_names

_DAYS_AHEAD = 7  # a new workshop is planned for a week from now
_USUAL_START, _USUAL_MIN = time(14, 0), 150
_MOST_PEOPLE = 100_000
_LONGEST = 200  # letters of a series' name


def fresh_draft(at: datetime) -> WorkshopDraft:
    """Return a workshop to begin with: in a week, in the afternoon, in the community's zone."""
    name = str(settings.get("zone", "") or wording.local_zone_name())
    day = wording.day_of(at, name) + timedelta(days=_DAYS_AHEAD)
    starts_at = datetime.combine(day, _USUAL_START, wording.zone(name)).astimezone(UTC)
    return WorkshopDraft("", starts_at, starts_at + timedelta(minutes=_USUAL_MIN), name)


class WorkshopDialog(Dialog):
    """Edits a draft; `draft()` is the answer.  What the door does stays as the draft has it."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        draft: WorkshopDraft,
        verb: str,
        *,
        with_times: bool = True,
    ) -> None:
        """Ask; `with_times`: also when, which of several sessions each says for itself."""
        super().__init__(parent, title, verb=verb, width=620)
        self._draft = draft
        self._make_fields(draft)
        self._lay_out_fields(with_times=with_times)
        self.when.changed.connect(self._tell)
        self.zone.editTextChanged.connect(self._follow_zone)
        self._tell()

    # --- fields ---------------------------------------------------------------------------------

    def _make_fields(self, draft: WorkshopDraft) -> None:
        hint = self.tr("Asking better questions of data")
        self.name = field(self.tr("Title"), draft.title, hint)
        hint = self.tr("Who it is for, what they do together, and what they leave with")
        self.purpose = lines(self.tr("Purpose"), draft.purpose, hint, rows=2)
        self.when = When(draft.starts_at, draft.ends_at, wording.zone(draft.zone))
        self.day, self.starts = self.when.day, self.when.starts
        self.ends, self.end_day = self.when.ends, self.when.end_day
        self.zone = ZoneChoice(draft.zone, self.tr("Time zone"))
        self.told = words("", "caption", muted=True, wrap=True)
        self.place = field(self.tr("Place"), draft.place, self.tr("Library, Room 2"))
        self.place.setCompleter(offering(planning.places(), self))
        says = self.tr("Places for people")
        places, unit = draft.capacity or 0, self.tr("people")
        self.capacity = number(places, unit, says, most=_MOST_PEOPLE)
        self.capacity.setSpecialValueText(self.tr("no limit"))
        spoken = languages.offered_to_workshop()
        self.language = choice(self.tr("Language of papers"), spoken, draft.paper_language)
        hint = self.tr("None; type a name for a new one")
        self.series = _editable(self.tr("Series"), series.titles(), draft.series, hint)

    def _lay_out_fields(self, *, with_times: bool) -> None:
        self.body(
            labelled(self.tr("&Title"), self.name),
            labelled(self.tr("&Purpose"), self.purpose),
            *([self.when] if with_times else []),
            row(
                (labelled(self.tr("Time &zone"), self.zone), 1),
                (labelled(self.tr("Papers &in"), self.language), 1),
                gap=12,
            ),
            row(
                (labelled(self.tr("Pl&ace"), self.place), 1),
                (labelled(self.tr("Pla&ces"), self.capacity), 1),
                gap=12,
            ),
            labelled(self.tr("&Series"), self.series),
            self.told,
        )
        self._has_times = with_times

    def first_focus(self) -> QWidget:
        """Begin with the title."""
        return self.name

    # --- the answer -----------------------------------------------------------------------------

    def draft(self) -> WorkshopDraft:
        """Return what was asked for."""
        starts_at, ends_at = self._moments()
        kept = self._draft
        return WorkshopDraft(
            title=self.name.text().strip(),
            starts_at=starts_at,
            ends_at=ends_at,
            zone=self.zone.zone(),
            purpose=self.purpose.toPlainText().strip(),
            place=self.place.text().strip(),
            capacity=self.capacity.value() or None,
            opens_before_min=kept.opens_before_min,
            late_after_min=kept.late_after_min,
            closes_after_min=kept.closes_after_min,
            allows_return=kept.allows_return,
            phone_walk_ins=kept.phone_walk_ins,
            paper_language=str(self.language.currentData()),
            series=" ".join(self.series.currentText().split()),
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
        return self.when.moments()  # in another zone also where they are not asked for

    # --- what it says meanwhile -----------------------------------------------------------------

    def _follow_zone(self) -> None:
        if self.zone.is_known():
            self.when.set_zone(wording.zone(self.zone.zone()))
        self._tell()

    def _tell(self) -> None:
        """Say how long it is, and what the clock shows there now."""
        if not self.zone.is_known():
            self.told.setText(self.tr("No such time zone yet: type a city and choose."))
            return
        clock = wording.clock(datetime.now(UTC), self.zone.zone())
        said = self.tr("The clock there shows {clock} now.").format(clock=clock)
        self.told.setText(f"{self.when.said()} {said}" if self._has_times else said)


def _editable(says: str, known: Sequence[str], chosen: str, hint: str) -> QComboBox:
    """Return a list that also takes what is not in it; the first of it is nothing."""
    made = choice(says, [("", ""), *((one, one) for one in known)], chosen)
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setLineEdit(field(says, hint=hint, longest=_LONGEST))
    made.setCurrentText(chosen)
    return made


def _mark(one: QLineEdit, *, is_wrong: bool) -> None:
    one.setProperty("wrong", is_wrong)
    one.style().unpolish(one)
    one.style().polish(one)


__all__ = ["WorkshopDialog", "fresh_draft", "zone_names"]

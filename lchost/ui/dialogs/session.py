"""Asks when and where one session of a workshop is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lchost.planning import workshops as planning
from lchost.planning.sessions import SessionDraft
from lchost.ui import wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.dialogs.offering import offering
from lchost.ui.widgets import field, labelled, row, words
from lchost.ui.widgets.when import When


class SessionDialog(Dialog):
    """Edits a draft on the workshop's own clock; `draft()` is the answer."""

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        draft: SessionDraft,
        verb: str,
        *,
        zone: str,
        place: str,
    ) -> None:
        """Ask; `place`: where the workshop is, unless the session says otherwise."""
        facts = self.tr("Times as the clock shows them in {zone}")
        said = facts.format(zone=zone.replace("_", " "))
        super().__init__(parent, title, said, verb=verb, width=580)
        hint = self.tr("Not needed: such as “Beginners” or “Second day”")
        self.name = field(self.tr("Title"), draft.title, hint, longest=120)
        self.place = field(self.tr("Room"), draft.place, place or self.tr("Library, Room 2"))
        self.place.setCompleter(offering(planning.places(), self))
        self.when = When(draft.starts_at, draft.ends_at, wording.zone(zone))
        self.told = words("", "caption", muted=True, wrap=True)
        self.body(
            self.when,
            row(
                (labelled(self.tr("&Title"), self.name), 1),
                (labelled(self.tr("&Room, where it is another"), self.place), 1),
                gap=12,
            ),
            self.told,
        )
        self.when.changed.connect(self._tell)
        self._tell()

    def first_focus(self) -> QWidget:
        """Begin with the day."""
        return self.when.day

    def first_fault(self) -> str:
        """Refuse an end before the start."""
        starts_at, ends_at = self.when.moments()
        if ends_at <= starts_at:
            self.when.ends.setFocus()
            return self.tr("It ends before it starts. Choose a later end, or “the next day”.")
        return ""

    def draft(self) -> SessionDraft:
        """Return what was asked for."""
        starts_at, ends_at = self.when.moments()
        return SessionDraft(starts_at, ends_at, self.name.text().strip(), self.place.text().strip())

    def _tell(self) -> None:
        self.told.setText(self.when.said())

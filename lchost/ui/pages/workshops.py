"""All workshops: those to come, those behind, those archived."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from lchost.models.database import Topic
from lchost.planning import workshops as planning
from lchost.planning.clocks import meant, wall
from lchost.planning.workshops import WorkshopRow
from lchost.ui import wording
from lchost.ui.dialogs.workshop import WorkshopDialog, fresh_draft
from lchost.ui.frame import Frame
from lchost.ui.page import Page
from lchost.ui.pages import registry
from lchost.ui.pages.progress import door_is_open
from lchost.ui.tables import Column
from lchost.ui.widgets import (
    Cell,
    Chip,
    Grid,
    action_button,
    action_tool,
    button,
    card,
    empty_state,
    row,
    words,
)

_WEEK = timedelta(days=7)


class WorkshopsPage(Page):
    """A table; Enter or a double click opens a workshop's workspace."""

    shows: ClassVar[frozenset[Topic]] = frozenset({Topic.WORKSHOPS, Topic.REGISTRATIONS})

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self.header(
            self.tr("Workshops"), "", action_button(frame.action("workshops.new"), "primary")
        )
        self.grid = Grid(
            self._columns(),
            self.tr("Workshops"),
            key=lambda r: r.workshop.id,
            name="workshops",
            several=False,
            first_sorting=(1, False),  # as the days come
        )
        self.chips = {
            "coming": Chip(self.tr("To come"), chosen=True),
            "past": Chip(self.tr("Behind us")),
            "archived": Chip(self.tr("Archived")),
        }
        self.count = words("", "caption", muted=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list())
        self._stack.addWidget(self._empty())
        self.body((self._stack, 1))
        self.grid.opened.connect(self._open)
        self.grid.choice_changed.connect(self._allow)
        self._allow()

    def reload(self) -> None:
        now = datetime.now(UTC)
        live, archived = planning.listing(), planning.listing(archived=True)
        coming = [r for r in live if r.workshop.over_at > now]
        kinds = {"coming": coming, "past": [r for r in live if r not in coming]}
        kinds["archived"] = archived
        self._stack.setCurrentIndex(0 if live or archived else 1)
        self.chips["archived"].setVisible(bool(archived))
        for key, chip in self.chips.items():
            chip.setText(f"{chip.accessibleName()}  {wording.number(len(kinds[key]))}")
        self.grid.show_rows(kinds[self._kind()])
        shown = len(kinds[self._kind()])
        said = wording.counted(shown, self.tr("1 workshop"), self.tr("{n} workshops"))
        self.count.setText(said)
        self._say_next(coming, now)

    def does(self) -> Mapping[str, Callable[[], None]]:
        return {
            "workshops.new": self.plan_new,
            "workshops.copy": self.copy_chosen,
            "workshops.archive": self.archive_chosen,
        }

    def choose(self, thing_id: int) -> None:
        self.grid.choose(thing_id)

    def first_focus(self) -> QWidget:
        return self.grid

    # --- what it does ---------------------------------------------------------------------------

    def plan_new(self) -> None:
        """Ask for a workshop and open it."""
        draft = fresh_draft(datetime.now(UTC))
        dialog = WorkshopDialog(self, self.tr("New workshop"), draft, self.tr("Plan it"))

        def plan() -> None:
            made = dialog.draft()
            label = self.tr("planning of “{title}”").format(title=made.title)
            said = self.tr("Planned “{title}”").format(title=made.title)
            made_id = self.act(label, lambda: planning.plan(made, datetime.now(UTC)), said)
            self.frame.go("plan", made_id)

        dialog.on_press(plan)
        dialog.open()

    def copy_chosen(self) -> None:
        """Ask when the chosen workshop is held again."""
        if (chosen := self.grid.current()) is None:
            return
        old = chosen.workshop
        draft = replace(old, starts_at=old.starts_at + _WEEK, ends_at=old.ends_at + _WEEK)
        title = self.tr("Copy “{title}”").format(title=old.title)
        dialog = WorkshopDialog(self, title, draft, self.tr("Copy it"))
        if old.session_count > 1:
            dialog.note.setText(self.tr("Its other sessions move along."))

        def copy() -> int:
            wanted = dialog.draft()
            on_the_wall = wall(wanted.starts_at, wording.zone(wanted.zone))
            starts_at = meant(on_the_wall, old.tz).at  # another zone comes with what else is wanted
            made_id = planning.copy(old.id, starts_at, datetime.now(UTC))
            planning.edit(made_id, wanted)
            return made_id

        label = self.tr("copy of “{title}”").format(title=old.title)
        said = self.tr("Copied “{title}” with its agenda").format(title=old.title)
        dialog.on_press(lambda: self.frame.go("plan", self.act(label, copy, said)))
        dialog.open()

    def archive_chosen(self) -> None:
        """Hide the chosen workshop, or show it again."""
        if (chosen := self.grid.current()) is None:
            return
        title, workshop_id = chosen.workshop.title, chosen.workshop.id
        if chosen.workshop.is_archived:
            label = self.tr("return of “{title}”").format(title=title)
            said = self.tr("“{title}” is back among the workshops").format(title=title)
            self.do(label, lambda: planning.restore(workshop_id), said)
            return
        label = self.tr("archiving of “{title}”").format(title=title)
        said = self.tr("Archived “{title}”").format(title=title)
        self.do(label, lambda: planning.archive(workshop_id, datetime.now(UTC)), said)

    # --- parts ----------------------------------------------------------------------------------

    def _list(self) -> QWidget:
        group = QButtonGroup(self)
        for chip in self.chips.values():
            group.addButton(chip)
            chip.clicked.connect(self.stale)
        actions = self.frame.action
        tools = [action_tool(actions(f"workshops.{name}")) for name in ("copy", "archive")]
        self.open = button(self.tr("Open"), "arrow-right")
        self.open.clicked.connect(lambda: self._open(self.grid.current()))
        filters = row(*self.chips.values(), None, *tools, self.open, gap=6)
        return card(filters, (self.grid, 1), self.count, gap=10, pad=14)

    def _empty(self) -> QWidget:
        text = self.tr(
            "Give it a title, a purpose and a time. People, badges, the door, groups and"
            " certificates follow from it."
        )
        way = action_button(self.frame.action("workshops.new"), "primary", large=True)
        return empty_state("calendar-plus", self.tr("Plan the first workshop"), text, way)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Title"), lambda r: r.workshop.title),
            Column(
                self.tr("When"),
                _when,
                sort=lambda r: r.workshop.begins_at,
                width=210,
                muted=True,
            ),
            Column(self.tr("Place"), lambda r: r.workshop.place, width=150, muted=True, leaves=2),
            Column(
                self.tr("People"),
                lambda r: wording.number(r.registered),
                cell=_people,
                sort=lambda r: r.registered,
                width=96,
                right=True,
            ),
            Column(
                self.tr("State"),
                lambda r: self._state(r).text,
                cell=self._state,
                width=130,
                leaves=1,
            ),
        )

    def _state(self, row: WorkshopRow) -> Cell:
        now, found = datetime.now(UTC), row.workshop
        if door_is_open(found, now):
            return Cell(self.tr("Door open"), tone="welcome", icon="door-open")
        if found.over_at <= now:
            return Cell(self.tr("over"), muted=True)
        if found.begins_at <= now < found.over_at and found.session_count > 1:
            return Cell(self.tr("under way"), muted=True)
        return Cell(wording.until(found.begins_at, now), muted=True)

    def _say_next(self, coming: list[WorkshopRow], now: datetime) -> None:
        if not coming:
            self.sub.hide()
            return
        first = min(coming, key=lambda r: r.workshop.begins_at).workshop
        far = wording.until(first.begins_at, now)
        text = self.tr("Next: {title}, {far}")
        if first.begins_at <= now:
            text = self.tr("Now: {title}")
        self.header(self.tr("Workshops"), text.format(title=first.title, far=far))

    def _kind(self) -> str:
        return next((key for key, chip in self.chips.items() if chip.isChecked()), "coming")

    def _open(self, row: WorkshopRow | None) -> None:
        if row:
            self.frame.go("plan", row.workshop.id)

    def _allow(self) -> None:
        chosen = self.grid.current()
        for name in ("copy", "archive"):
            self.frame.actions.enable(f"workshops.{name}", chosen is not None)
        self.open.setEnabled(chosen is not None and "plan" in registry.step_keys())


def _when(row: WorkshopRow) -> str:
    found = row.workshop
    first, last = found.local(found.begins_at), found.local(found.last_begins_at)
    on = wording.short_day(first.date(), None)
    if found.session_count == 1:
        return f"{on} {first.year}, {wording.span(found.starts_at, found.ends_at, found.zone)}"
    if first.date() == last.date():
        return f"{on} {first.year}, {wording.span(found.begins_at, found.over_at, found.zone)}"
    return f"{on} – {wording.short_day(last.date(), None)} {last.year}"


def _people(row: WorkshopRow) -> Cell:
    places = row.workshop.capacity
    shown = wording.number(row.registered)
    text = f"{shown} / {wording.number(places)}" if places else shown
    return Cell(text, right=True, step="figure")

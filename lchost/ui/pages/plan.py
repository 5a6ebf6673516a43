"""Plan: the agenda with its clock, what the workshop is for, the shape of the day."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from lchost.checkin.clock import now
from lchost.models.database import Topic
from lchost.planning import items, sessions
from lchost.planning import workshops as planning
from lchost.planning.agenda import AgendaItem, ItemDraft, Slot, clock, total_min
from lchost.planning.workshops import Workshop, WorkshopDraft
from lchost.ui import theme, wording
from lchost.ui.dialogs.agenda_item import AgendaItemDialog
from lchost.ui.dialogs.door import DoorDialog
from lchost.ui.dialogs.door_questions import DoorQuestionsDialog
from lchost.ui.dialogs.earlier_agenda import EarlierAgendaDialog, earlier_agendas
from lchost.ui.dialogs.sessions import SessionsDialog, ask_for_another, day_later
from lchost.ui.dialogs.workshop import WorkshopDialog
from lchost.ui.frame import Frame
from lchost.ui.page import WorkshopPage
from lchost.ui.pages.plan_side import PlanSide
from lchost.ui.pages.progress import door_is_open
from lchost.ui.ready_agenda import usual_agenda
from lchost.ui.widgets import (
    Mark,
    action_tool,
    button,
    card,
    empty_state,
    line,
    row,
    scroll,
    tool,
    words,
)
from lchost.ui.widgets.agenda_grid import AgendaGrid

_SCROLL_BAR = 10  # pixels


class PlanPage(WorkshopPage):
    """The first step of a workshop."""

    step = "plan"
    shows = frozenset({Topic.WORKSHOPS, Topic.REGISTRATIONS})

    def __init__(self, frame: Frame, workshop_id: int) -> None:
        super().__init__(frame, workshop_id)
        self._items: list[AgendaItem] = []
        self.grid = AgendaGrid()
        self.side = PlanSide()
        self._agenda = self._agenda_card()
        self._first_step = self._empty_card()
        self._main = QStackedWidget()
        self._main.addWidget(self._agenda)
        self._main.addWidget(self._first_step)
        # Large text and long words need more than the usual width.
        needs = self.side.minimumSizeHint().width() + _SCROLL_BAR
        beside = scroll(self.side, max(theme.SIDE_WIDTH, needs))
        self.body((row((self._main, 1), beside, gap=16), 1))
        self._open_door = button(self.tr("Open the door"), "door-open", "primary")
        self._go_to_door = button(self.tr("Go to check-in"), "scan-qr-code")
        self._print = button(self.tr("Print badges"), "printer")
        self.header("", "", self._print, self._go_to_door, self._open_door)
        self._connect()

    def _connect(self) -> None:
        for way in (self._open_door, self._go_to_door):
            way.clicked.connect(lambda: self.frame.go("checkin", self.workshop_id))
        self._print.clicked.connect(lambda: self.frame.go("paper", self.workshop_id))
        self.grid.opened.connect(lambda slot: self.change_item(slot.item))
        self.grid.moved.connect(self.move_item)
        self.grid.removed.connect(self.remove_item)
        self.grid.stretched.connect(self.stretch_item)
        self.grid.choice_changed.connect(self._enable)
        self.side.edit.clicked.connect(self.edit_workshop)
        self.side.sessions.clicked.connect(self.plan_sessions)
        self.side.door.clicked.connect(self.edit_door)
        self.side.questions.clicked.connect(self.ask_questions)
        insert = QShortcut(QKeySequence(QKeyCombination(Qt.Key.Key_Insert)), self)
        insert.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        insert.activated.connect(self.add_item)

    def _agenda_card(self) -> QFrame:
        self._add = button(self.tr("Add item"), "plus", says=self.tr("Add item"))
        self._add.setToolTip(self.tr("Add an item after the chosen one (Insert)"))
        earlier = button(self.tr("From an earlier workshop"), "history", "quiet")
        self._remove = tool("trash-2", self.tr("Remove item"))
        self._remove.setToolTip(self.tr("Remove the chosen item (Delete)"))
        undo = action_tool(self.frame.action("edit.undo"))
        redo = action_tool(self.frame.action("edit.redo"))
        self._add.clicked.connect(self.add_item)
        earlier.clicked.connect(self.take_earlier)
        self._remove.clicked.connect(self.grid.remove_chosen)
        self._mark = Mark("circle-check", "welcome")
        self._ends = words("", wrap=True)
        self._total = words("", "strong")
        self._planned = words("", muted=True)
        foot = row(
            self._mark,
            (self._ends, 1),
            self._total,
            self._planned,
            gap=8,
            margins=(12, 4, 8, 0),
        )
        tools = row(self._add, earlier, None, undo, redo, self._remove, gap=6)
        return card(tools, (self.grid, 1), line(), foot, gap=8)

    def _empty_card(self) -> QFrame:
        usual = button(self.tr("Start from a usual agenda"), "sparkles", "primary")
        first = button(self.tr("Add item"), "plus")
        earlier = button(self.tr("From an earlier workshop"), "history", "link")
        usual.clicked.connect(self.start_from_usual)
        first.clicked.connect(self.add_item)
        earlier.clicked.connect(self.take_earlier)
        self._usual, self._earlier = usual, earlier
        shown = empty_state(
            "clock",
            self.tr("Plan what happens when"),
            self.tr(
                "Each part has its minutes; the clock times follow by themselves. Begin with an"
                " agenda that works for most workshops, and change what you like."
            ),
            usual,
            first,
        )
        return card((shown, 1), row(None, earlier, None))

    # --- what it shows --------------------------------------------------------------------------

    def draw(self, workshop: Workshop) -> None:
        """Read the agenda, lay it along the clock."""
        self._items = items.agenda(workshop.id)
        slots = clock(self._items, workshop.local(workshop.starts_at))
        self.grid.show_slots(slots, workshop.zone)
        self._main.setCurrentWidget(self._agenda if slots else self._first_step)
        self._earlier.setVisible(not slots and bool(earlier_agendas(workshop.id)))
        is_open = door_is_open(workshop, now())
        self._open_door.setVisible(bool(slots) and not is_open)  # one filled button a page
        self._go_to_door.setVisible(bool(slots) and is_open)
        self.side.show_workshop(workshop, slots)
        self._show_foot(workshop, slots)
        self._enable()

    def _show_foot(self, workshop: Workshop, slots: list[Slot]) -> None:
        used, planned = total_min(self._items), workshop.minutes
        ends_at = slots[-1].ends_at if slots else workshop.starts_at
        ends = wording.clock(ends_at, workshop.zone)
        tone, text = self._ending(used - planned)
        self._ends.setText(text.format(clock=ends))
        self._mark.show_icon("circle-check" if tone == "welcome" else _ICONS[tone], tone)
        self._ends.setProperty("tone", tone)
        self._ends.style().unpolish(self._ends)
        self._ends.style().polish(self._ends)
        self._total.setText(self.tr("{n} min").format(n=wording.number(used)))
        self._planned.setText(self.tr("of {n}").format(n=wording.number(planned)))

    def _ending(self, over_min: int) -> tuple[str, str]:
        if over_min == 0:
            return "welcome", self.tr("Ends {clock}, as planned")
        if over_min > 0:
            said = wording.counted(
                over_min,
                self.tr("Ends {clock}, 1 minute over"),
                self.tr("Ends {clock}, {n} minutes over"),
            )
            return "attention", said
        said = wording.counted(
            -over_min,
            self.tr("Ends {clock}, 1 minute to spare"),
            self.tr("Ends {clock}, {n} minutes to spare"),
        )
        return "neutral", said

    def _enable(self) -> None:
        self._remove.setEnabled(self.grid.current() is not None)

    def first_focus(self) -> QWidget:
        """The table, or the first step where there is none."""
        return self.grid if self._items else self._usual

    def choose(self, thing_id: int) -> None:
        """Choose a part by its id."""
        self.grid.choose(thing_id)

    # --- what it does ---------------------------------------------------------------------------

    def does(self) -> Mapping[str, Callable[[], None]]:
        """Return what the menus can ask of this page."""
        return {
            "plan.add": self.add_item,
            "plan.earlier": self.take_earlier,
            "plan.edit": self.edit_workshop,
            "plan.sessions": self.list_sessions,
            "plan.door": self.edit_door,
            "plan.questions": self.ask_questions,
        }

    def add_item(self) -> None:
        """Ask for a part, and put it after the chosen one."""
        chosen = self.grid.current()
        dialog = AgendaItemDialog(self, leaders=self._leaders())
        dialog.accepted.connect(lambda: self._added(dialog.draft(), chosen))
        dialog.open()

    def _added(self, draft: ItemDraft, after: Slot | None) -> None:
        position = after.item.position + 1 if after else None
        made = self.do(
            self.tr("adding of “{title}”").format(title=draft.title),
            lambda: items.add_item(self.workshop_id, draft, position),
            self.tr("Added “{title}”").format(title=draft.title),
        )
        if made is not None:
            self._show_now(made)

    def change_item(self, item: AgendaItem) -> None:
        """Ask for changes to a part."""
        dialog = AgendaItemDialog(self, item, leaders=self._leaders())
        dialog.accepted.connect(lambda: self._changed(item, dialog.draft()))
        dialog.open()

    def _changed(self, item: AgendaItem, draft: ItemDraft) -> None:
        if draft != ItemDraft(item.title, item.minutes, item.format, item.leader):
            self.do(
                self.tr("change of “{title}”").format(title=item.title),
                lambda: items.edit_item(item.id, draft),
                self.tr("Changed “{title}”").format(title=draft.title),
            )
        self._show_now(item.id)

    def stretch_item(self, item_id: int, minutes: int) -> None:
        """Make a part longer or shorter."""
        item = self._item(item_id)
        if item is None or item.minutes + minutes <= 0:
            return
        longer = ItemDraft(item.title, item.minutes + minutes, item.format, item.leader)
        said = self.tr("“{title}” now takes {minutes}")
        self.do(
            self.tr("change of “{title}”").format(title=item.title),
            lambda: items.edit_item(item_id, longer),
            said.format(title=item.title, minutes=wording.minutes(longer.minutes)),
        )
        self._show_now(item_id)

    def move_item(self, item_id: int, position: int) -> None:
        """Move a part."""
        item = self._item(item_id)
        if item is None:
            return
        others = [one for one in self._items if one.id != item_id]
        said = self.tr("Moved “{title}” to the beginning")
        if position > 0:
            said = self.tr("Moved “{title}” after “{other}”")
        other = others[min(position, len(others)) - 1].title if others else ""
        self.do(
            self.tr("move of “{title}”").format(title=item.title),
            lambda: items.move_item(item_id, position),
            said.format(title=item.title, other=other),
        )
        self._show_now(item_id)

    def remove_item(self, item_id: int) -> None:
        """Take a part out; the next one is chosen."""
        item = self._item(item_id)
        if item is None:
            return
        after = [one.id for one in self._items if one.position > item.position]
        before = [one.id for one in self._items if one.position < item.position]
        self.do(
            self.tr("removal of “{title}”").format(title=item.title),
            lambda: items.remove_item(item_id),
            self.tr("Removed “{title}”").format(title=item.title),
        )
        self._show_now((after[:1] or before[-1:] or [0])[0])

    def start_from_usual(self) -> None:
        """Fill the empty agenda with a usual one."""
        if self.workshop:
            drafts = usual_agenda(self.workshop.minutes)
            self._set_agenda(drafts, self.tr("usual agenda"), self.tr("Began a usual agenda"))

    def take_earlier(self) -> None:
        """Ask for the agenda of another workshop."""
        agendas = earlier_agendas(self.workshop_id)
        if not agendas:
            self.banner("neutral", self.tr("No other workshop has an agenda yet."))
            return
        dialog = EarlierAgendaDialog(self, agendas, has_parts=bool(self._items))
        dialog.accepted.connect(lambda: self._take(dialog.parts(), instead=dialog.instead()))
        dialog.open()

    def _take(self, parts: list[ItemDraft], *, instead: bool) -> None:
        drafts = parts if instead else [*self._items, *parts]
        label, said = self.tr("agenda of an earlier workshop"), self.tr("Took the agenda over")
        self._set_agenda(drafts, label, said)

    def _set_agenda(self, drafts: list[ItemDraft], label: str, said: str) -> None:
        self.do(label, lambda: items.set_agenda(self.workshop_id, drafts), said)
        self._show_now(0)
        if self._items:
            self.grid.choose(self._items[0].id)

    def edit_workshop(self) -> None:
        """Ask for the workshop's facts."""
        if self.workshop is None:
            return
        title, verb = self.tr("Purpose and place"), self.tr("Save")
        is_one = self.workshop.session_count == 1
        dialog = WorkshopDialog(self, title, self.workshop, verb, with_times=is_one)
        dialog.on_press(lambda: self._edited(dialog.draft()))
        dialog.open()

    def _edited(self, draft: WorkshopDraft, label: str = "") -> None:
        self.act(
            label or self.tr("change of the workshop"),
            lambda: planning.edit(self.workshop_id, draft),
            self.tr("Changed “{title}”").format(title=draft.title),
        )
        self.stale()

    def plan_sessions(self) -> None:
        """Ask for a second session, or show those there are."""
        if self.workshop and self.workshop.session_count == 1:
            only = sessions.get(self.workshop.session_id)
            ask_for_another(self, self.workshop, day_later(only, self.workshop), self.act)
        else:
            self.list_sessions()

    def list_sessions(self) -> None:
        """Show the sessions: to add, change, duplicate, take out."""
        if self.workshop:
            SessionsDialog(self, self.workshop, self.act).open()

    def edit_door(self) -> None:
        """Ask when the door opens and closes, and for whom."""
        if self.workshop is None:
            return
        dialog = DoorDialog(self, self.workshop)
        dialog.on_press(lambda: self._edited(dialog.draft(), self.tr("change of the door")))
        dialog.open()

    def ask_questions(self) -> None:
        """Show what the door asks."""
        DoorQuestionsDialog(self, self.workshop_id, self.act).open()

    def _show_now(self, item_id: int) -> None:
        """Read at once, so that the keyboard goes on where the host looks."""
        self.stale()
        if item_id:
            self.grid.choose(item_id)
        if (first := self.first_focus()) and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _item(self, item_id: int) -> AgendaItem | None:
        return next((item for item in self._items if item.id == item_id), None)

    def _leaders(self) -> list[str]:
        return [item.leader for item in self._items if item.leader]


_ICONS = {"attention": "triangle-alert", "neutral": "circle-dashed"}

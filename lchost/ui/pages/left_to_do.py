"""What a workshop still needs, from facts alone: nothing is listed that lchost cannot see."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from lchost.planning import agenda as arithmetic
from lchost.planning import items
from lchost.planning import workshops as planning
from lchost.planning.agenda import AgendaItem
from lchost.planning.workshops import Workshop, WorkshopRow
from lchost.roster import registrations
from lchost.ui import wording


@dataclass(frozen=True)
class Task:
    """One thing to do or done; `step` is where it is done, `way` the words that lead there.

    `command` is what the way does there, if it does more than lead.
    """

    text: str
    step: str
    way: str = ""
    note: str = ""
    is_done: bool = False
    is_urgent: bool = False
    command: str = ""


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("LeftToDo", text)


def left_to_do(workshop: Workshop) -> list[Task]:
    """Return what is left and what is done, in the order of the day."""
    row = next(r for r in planning.listing() if r.workshop.id == workshop.id)
    agenda = items.agenda(workshop.id)
    return [*_plan(workshop, agenda), *_people(row)]


def _plan(workshop: Workshop, agenda: list[AgendaItem]) -> list[Task]:
    tasks = []
    if not workshop.place:
        tasks.append(Task(tr("No place is written yet"), "plan", tr("Write it"), tr("plan")))
    if not agenda:
        tasks.append(Task(tr("The agenda is empty"), "plan", tr("Fill it"), tr("plan")))
        return tasks
    tasks.append(_length(arithmetic.total_min(agenda), workshop.minutes))
    led = [item for item in agenda if arithmetic.needs_leader(item.format)]
    alone = [item.title for item in led if not item.leader]
    if len(alone) == 1:
        text = tr("Nobody leads “{title}” yet").format(title=alone[0])
        tasks.append(Task(text, "plan", tr("Choose"), tr("agenda")))
    elif alone:
        text = tr("{n} parts of the agenda have nobody to lead them").format(n=len(alone))
        tasks.append(Task(text, "plan", tr("Choose"), tr("agenda")))
    return tasks


def _length(total: int, planned: int) -> Task:
    if total == planned:
        text = tr("The agenda adds up to {length}").format(length=wording.minutes(total))
        return Task(text, "plan", is_done=True)
    text = tr("The agenda takes {length}, {planned} are planned")
    said = text.format(length=wording.minutes(total), planned=wording.minutes(planned))
    return Task(said, "plan", tr("Look at it"), tr("agenda"), is_urgent=total > planned)


def _people(row: WorkshopRow) -> list[Task]:
    if not row.registered and not row.unnamed:
        return [Task(tr("Nobody is registered yet"), "people", tr("Bring people in"), tr("people"))]
    said = wording.counted(
        row.registered, tr("1 person is registered"), tr("{n} people are registered")
    )
    tasks = [Task(said, "people", is_done=True)]
    capacity = row.workshop.capacity
    if capacity and row.registered > capacity:
        text = tr("{n} are registered, the place has room for {places}")
        full = text.format(n=row.registered, places=capacity)
        tasks.append(Task(full, "plan", tr("Change the place"), tr("place"), is_urgent=True))
    tasks += _badges(row)
    if row.unnamed:
        unnamed = wording.counted(
            row.unnamed, tr("1 guest has no name yet"), tr("{n} guests have no name yet")
        )
        tasks.append(Task(unnamed, "people", tr("See them"), tr("people")))
    return tasks


def _badges(row: WorkshopRow) -> list[Task]:
    waiting = registrations.badges_to_print(row.workshop.id)
    if not waiting:
        return [Task(tr("All badges are printed"), "paper", is_done=True)]
    said = wording.counted(
        waiting, tr("1 badge is not printed yet"), tr("{n} badges are not printed yet")
    )
    return [Task(said, "paper", tr("Print pack…"), tr("paper"), command="paper.pack")]

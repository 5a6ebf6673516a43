"""The printing press: takes what the file knows and gives finished papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lchost.models import settings
from lchost.paper import edited_words, house, name_notes
from lchost.paper.lists import agenda as agendas
from lchost.paper.lists import people as people_lists
from lchost.paper.notes import Note
from lchost.paper.running import Occasion
from lchost.paper.scanback.layout import MarkedSheet
from lchost.paper.sheets.backs import Flip
from lchost.planning import items, workshops
from lchost.planning.agenda import clock
from lchost.planning.workshops import Workshop
from lchost.roster import registrations
from lchost.roster.registrations import Status

Progress = Callable[[int, int], None]  # (done, of all); cancels by raising


@dataclass(frozen=True)
class Paper:
    """A finished paper.

    Attributes:
        registration_ids: those whose badge is on it.
        sheets: what is on it that can be read back, once it was kept.
        flip: how its backs come about.
        flips: how they can; empty where it has none.
    """

    pdf: bytes
    pages: int
    people: int
    notes: tuple[Note, ...] = ()
    registration_ids: tuple[int, ...] = ()
    sheets: tuple[MarkedSheet, ...] = ()
    flip: Flip = Flip.NONE
    flips: tuple[Flip, ...] = ()

    @property
    def leaves(self) -> int:
        """How many sheets of paper it takes."""
        both = self.flip in (Flip.LONG, Flip.SHORT)
        return -(-self.pages // 2) if both else self.pages


# --- the pack ----------------------------------------------------------------------------------


def agenda(workshop_id: int, page_size: str = "a4") -> Paper:
    """Return the agenda by the workshop's own clock."""
    workshop = workshops.get(workshop_id)
    slots = clock(items.agenda(workshop_id), workshop.local(workshop.starts_at))
    lines = [
        agendas.AgendaLine(
            slot.starts_at,
            slot.item.minutes,
            slot.item.title,
            slot.item.format.value,
            slot.item.leader,
        )
        for slot in slots
    ]
    drawn = agendas.agenda(occasion_of(workshop), lines, page_size, workshop.purpose)
    return Paper(drawn.pdf, drawn.pages, people=0)


def people_list(workshop_id: int, page_size: str = "a4") -> Paper:
    """Return everybody who has a place: the list for before there are groups."""
    listed = registrations.listing(workshop_id)
    names = [one.name for one in listed if one.status is Status.REGISTERED]
    drawn = people_lists.people_list(occasion_of(workshops.get(workshop_id)), names, page_size)
    return Paper(drawn.pdf, drawn.pages, len(names), name_notes.notes(names, drawn.narrow))


# --- what the file knows -----------------------------------------------------------------------


def _community() -> str:
    return str(settings.get("community_name", ""))


def occasion_of(workshop: Workshop) -> Occasion:
    """Return a workshop as paper names it."""
    return Occasion(
        workshop.title,
        workshop.local(workshop.starts_at),
        workshop.local(workshop.ends_at),
        _community(),
        workshop.place,
        edited_words.of_workshop(workshop),
        house.stationery(),
    )

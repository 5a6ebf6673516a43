"""The press: what the file knows comes out on paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lchost.models import settings
from lchost.models.people import Member
from lchost.paper import day_papers, press
from lchost.paper.notes import Preflight
from lchost.planning import items, workshops
from lchost.planning.agenda import Format, ItemDraft
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations
from lchost.roster.registrations import Role

NINE = datetime(2026, 11, 14, 8, 0, tzinfo=UTC)  # nine o'clock in Berlin


@pytest.fixture
def workshop(db: Any) -> int:
    settings.put("community_name", "Lantern Data Circle")
    settings.put("host_name", "Mai Trần")
    return workshops.plan(
        WorkshopDraft(
            "Asking better questions",
            NINE,
            NINE + timedelta(minutes=150),
            "Europe/Berlin",
            purpose="For people who work with data.",
            place="Library, Room 2",
        ),
        NINE,
    )


@pytest.fixture
def three(workshop: int, member: Callable[..., Member]) -> list[int]:
    """Zoë (a mentor), Anna and علي have a place; Bo waits and Cy has cancelled."""
    people = [
        member("Zoë", pronouns="she/her", legal_name="Zoë Łukasiewicz"),
        member("Anna", pronouns="she/her"),
        member("علي", pronouns="he/him"),
        member("Bo"),
        member("Cy"),
    ]
    ids = [person.id for person in people]
    registrations.register(workshop, ids[:1], NINE, Role.MENTOR)
    registrations.register(workshop, ids[1:], NINE)
    listed = {one.name: one.id for one in registrations.listing(workshop)}
    registrations.cancel([listed["Cy"]])
    from lchost.models.workshops import Registration

    Registration.update(status="waitlisted").where(Registration.id == listed["Bo"]).execute()
    return ids[:3]


def test_lists_of_a_workshop_without_people_are_blank(workshop: int) -> None:
    assert day_papers.sign_in(workshop).pages == 1
    assert press.people_list(workshop).people == 0


def test_the_sheets_of_the_day(
    workshop: int, three: list[int], says: Callable[[bytes], str]
) -> None:
    items.add_item(workshop, ItemDraft("Arrival", 15, Format.OPENING))
    items.add_item(workshop, ItemDraft("Pairs critique", 60, Format.HANDS_ON, "علي"))
    sign_in, agenda = day_papers.sign_in(workshop, "letter"), press.agenda(workshop)
    assert "Zoë" in says(sign_in.pdf) and "9:00–11:30" in says(sign_in.pdf)
    text = says(agenda.pdf)
    for said in ("9:00", "9:15", "Pairs critique", "Hands-on", "For people who work with data."):
        assert said in text
    assert "3 people" in says(press.people_list(workshop).pdf)


def test_the_people_list_says_which_names_it_had_to_narrow(
    workshop: int, member: Callable[..., Member]
) -> None:
    long = " ".join(("Isabela Maria Fernanda Guadalupe de los Ángeles Ruiz-Montoya",) * 3)
    registrations.register(workshop, [member("Ana").id, member(long).id], NINE)
    notes = press.people_list(workshop).notes
    assert [(note.kind, note.names) for note in notes] == [(Preflight.NARROWED, (long,))]

from datetime import UTC, datetime, timedelta

import pytest

from lchost.paper import printed
from lchost.paper.printed import Gone
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.roster import registrations

NINE = datetime(2026, 11, 14, 9, 2, tzinfo=UTC)
LATER = NINE + timedelta(hours=1)


@pytest.fixture
def workshop_id(db):
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=2), "UTC")
    return workshops.plan(draft, NINE)


def test_the_last_print_of_each_paper_is_told_and_saving_is_none(workshop_id):
    printed.note(workshop_id, Gone("sign_in", "Laser", 3, 40, NINE))
    printed.note(workshop_id, Gone("sign_in", "Inkjet", 4, 50, LATER))
    printed.note(workshop_id, Gone("sign_in", "", 4, 50, LATER))
    printed.note(workshop_id, Gone("agenda", "", 1, 0, NINE))
    assert printed.last(workshop_id) == {"sign_in": Gone("sign_in", "Inkjet", 4, 50, LATER)}
    assert [gone.pages for gone in printed.log(workshop_id)] == [1, 4, 4, 3]


def test_another_workshops_papers_are_not_told(workshop_id):
    draft = WorkshopDraft("Maps", NINE, NINE + timedelta(hours=2), "UTC")
    other = workshops.plan(draft, NINE)
    printed.note(other, Gone("agenda", "Laser", 1, 0, NINE))
    assert printed.log(workshop_id) == []


def test_whose_badges_were_on_it_are_printed_from_then_on(workshop_id, member):
    registrations.register(workshop_id, [member("Mai").id, member("Zoë").id], NINE)
    mai, zoe = registrations.listing(workshop_id)
    printed.note(workshop_id, Gone("badges", "Laser", 1, 1, LATER), [mai.id])
    mai, zoe = registrations.listing(workshop_id)
    assert (mai.badge_printed_at, zoe.badge_printed_at) == (LATER, None)


def test_of_a_note_that_cannot_be_kept_nothing_is_kept(workshop_id):
    with pytest.raises(Exception):  # noqa: B017 - whatever the file says of a stranger
        printed.note(workshop_id, Gone("badges", "Laser", 1, 1, NINE), [999])
    assert printed.log(workshop_id) == []

"""The papers of a workshop speak of tables only where there are tables."""

from datetime import UTC, datetime, timedelta

import pytest

from lchost.models.groups import BreakoutGroup, Round, SeatTable
from lchost.paper import round_papers
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft
from lchost.ui import papers

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def workshop_id(db):
    draft = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=2), "UTC")
    return workshops.plan(draft, NINE)


@pytest.fixture
def two_rounds(workshop_id):
    for number in (1, 2):
        made = Round.create(
            workshop=workshop_id, number=number, made_at=NINE, seed=1, wishes={}, report={}
        )
        BreakoutGroup.create(round=made, number=1)
    return made.id


def titles(workshop_id):
    keys = ("find", "cards", "slips")
    return [kind.title for kind in papers.kinds(workshop_id, []) if kind.key in keys]


def test_the_papers_of_groups_are_called_by_the_word_of_the_round(workshop_id, two_rounds):
    assert titles(workshop_id) == ["Find your group", "Group cards", "My groups"]
    assert b"Group cards" in round_papers.table_cards(two_rounds).pdf
    table = SeatTable.create(workshop=workshop_id, number=4, name="", seats=6, is_accessible=False)
    BreakoutGroup.update(seat_table=table).execute()
    assert titles(workshop_id) == ["Find your table", "Table cards", "My tables"]
    assert b"Table cards" in round_papers.table_cards(two_rounds).pdf


def test_signs_promise_no_arrow_that_is_not_chosen(workshop_id, two_rounds):
    found = {kind.key: kind for kind in papers.kinds(workshop_id, [])}
    for key in ("room_signs", "group_signs"):
        assert found[key].variants[0][0] == ""
        assert found[key].sub == "With or without an arrow"

"""A series is named in the workshop, and found again by its name."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lchost.models import undo
from lchost.planning import series, workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
DRAFT = WorkshopDraft("Charts", NINE, NINE + timedelta(hours=2), "UTC", series="Data days")


@pytest.fixture
def charts(db: Path) -> int:
    return workshops.plan(DRAFT, NINE)


def test_a_workshop_says_its_series_and_a_copy_stays_in_it(charts: int) -> None:
    later = workshops.copy(charts, NINE + timedelta(days=7), NINE)
    assert workshops.get(later).series == "Data days"
    found = series.of_workshop(charts)
    assert found and series.workshops(found.id) == [charts, later]


def test_the_workshop_that_ends_last_is_the_last_whenever_it_was_planned(charts: int) -> None:
    early = workshops.copy(charts, NINE - timedelta(days=7), NINE)
    found = series.of_workshop(charts)
    assert found and series.workshops(found.id) == [early, charts]


def test_capitals_and_spaces_make_no_other_series(charts: int) -> None:
    other = workshops.plan(replace(DRAFT, series="  data   DAYS "), NINE)
    assert series.of_workshop(other) == series.of_workshop(charts)
    assert series.titles() == ["Data days"]


def test_a_workshop_without_a_series_has_none(db: Path) -> None:
    alone = workshops.plan(replace(DRAFT, series=" "), NINE)
    assert series.of_workshop(alone) is None and workshops.get(alone).series == ""
    assert series.titles() == []


def test_a_series_that_lost_its_workshops_is_offered_no_more_but_found_again(charts: int) -> None:
    before = series.of_workshop(charts)
    workshops.edit(charts, replace(DRAFT, series=""))
    assert series.titles() == [] and series.of_workshop(charts) is None
    workshops.edit(charts, DRAFT)
    assert series.of_workshop(charts) == before


def test_putting_a_workshop_into_a_series_can_be_undone(charts: int) -> None:
    with undo.step("series"):
        workshops.edit(charts, replace(DRAFT, series="Other days"))
    undo.undo()
    assert workshops.get(charts).series == "Data days"

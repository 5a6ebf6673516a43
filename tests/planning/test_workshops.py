"""Workshops planned, changed, copied, listed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from lchost.errors import EndsBeforeStart, NoSuchZone, NoTitle
from lchost.models import undo
from lchost.planning import items, workshops
from lchost.planning.agenda import AgendaItem, Format, ItemDraft, clock, total_min
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)
CHARTS = WorkshopDraft(
    "Charts", NINE, NINE + timedelta(hours=3), "Europe/Paris", place="Library", capacity=12
)


def test_a_planned_workshop_reads_back_as_it_was_written(db: Path):
    made = workshops.get(workshops.plan(CHARTS, NINE))
    assert (made.title, made.place, made.capacity, made.minutes) == ("Charts", "Library", 12, 180)
    assert made.local(made.starts_at).strftime("%H:%M") == "10:00"


def test_what_cannot_be_held_is_refused(db: Path):
    for draft, trouble in (
        (WorkshopDraft("  ", NINE, NINE + timedelta(hours=1), "UTC"), NoTitle),
        (WorkshopDraft("Charts", NINE, NINE, "UTC"), EndsBeforeStart),
        (WorkshopDraft("Charts", NINE, NINE + timedelta(hours=1), "Mars/Base"), NoSuchZone),
        (WorkshopDraft("Charts", NINE, NINE + timedelta(hours=1), "../etc/passwd"), NoSuchZone),
    ):
        with pytest.raises(trouble):
            workshops.plan(draft, NINE)
    assert workshops.listing() == []


def test_the_current_one_is_open_now_or_next(db: Path):
    later = workshops.plan(
        WorkshopDraft("Later", NINE + timedelta(days=7), NINE + timedelta(days=8), "UTC"), NINE
    )
    now = workshops.plan(CHARTS, NINE)
    for at, expected in (
        (NINE - timedelta(days=1), now),
        (NINE + timedelta(hours=2), now),
        (NINE + timedelta(hours=3), later),
    ):
        found = workshops.current(at)
        assert found is not None and found.id == expected
    assert workshops.current(NINE + timedelta(days=9)) is None
    workshops.archive(now, NINE)
    found = workshops.current(NINE)
    assert found is not None and found.id == later


def test_a_copy_takes_the_agenda_and_keeps_the_length(db: Path):
    first = workshops.plan(CHARTS, NINE)
    items.add_item(first, ItemDraft("Welcome", 10, Format.OPENING, "Mai"))
    second = workshops.copy(first, NINE + timedelta(days=7), NINE)
    copied = workshops.get(second)
    assert copied.starts_at == NINE + timedelta(days=7) and copied.minutes == 180
    assert [(i.title, i.leader) for i in items.agenda(second)] == [("Welcome", "Mai")]


def test_parts_keep_their_order_however_they_are_moved(db: Path):
    here = workshops.plan(CHARTS, NINE)
    a, b, c = (items.add_item(here, ItemDraft(name, 10)) for name in "abc")
    items.move_item(c, 0)
    assert [i.id for i in items.agenda(here)] == [c, a, b]
    items.move_item(c, 99)
    items.add_item(here, ItemDraft("d", 5), position=1)
    assert [i.title for i in items.agenda(here)] == ["a", "d", "b", "c"]
    items.remove_item(a)
    assert [i.position for i in items.agenda(here)] == [0, 1, 2]
    assert items.agenda(here)[1].id == b


def test_a_moved_part_can_be_put_back(db: Path):
    here = workshops.plan(CHARTS, NINE)
    for name in "abc":
        items.add_item(here, ItemDraft(name, 10))
    before = items.agenda(here)
    with undo.step("move of a"):
        items.move_item(before[0].id, 2)
    undo.undo()
    assert items.agenda(here) == before


def test_clock_times_follow_over_the_night_the_clocks_change():
    start = datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/Paris"))  # 3:00 becomes 2:00
    slots = clock([AgendaItem("a", 60), AgendaItem("b", 60), AgendaItem("c", 30)], start)
    assert [slot.starts_at.strftime("%H:%M %z") for slot in slots] == [
        "01:30 +0200",
        "02:30 +0200",
        "02:30 +0100",
    ]
    assert total_min([slot.item for slot in slots]) == 150

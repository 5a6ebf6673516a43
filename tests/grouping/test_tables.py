from datetime import UTC, datetime, timedelta

import pytest

from lchost.grouping import tables
from lchost.grouping.tables import SeatTable
from lchost.planning import workshops
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


def planned(days=0, place="Library"):
    begins = NINE + timedelta(days=days)
    draft = WorkshopDraft("Repair café", begins, begins + timedelta(hours=2), "UTC", place=place)
    return workshops.plan(draft, NINE)


def test_tables_are_numbered_in_the_order_given_and_one_left_out_goes(db):
    workshop = planned()
    window, door = tables.put(
        workshop, [SeatTable(0, 9, "  By the\twindow ", 6), SeatTable(0, 9, "", 4, True)]
    )
    assert (window.number, window.name, window.seats) == (1, "By the window", 6)
    assert (door.number, door.is_accessible) == (2, True)
    (kept,) = tables.put(workshop, [door])
    assert (kept.id, kept.number) == (door.id, 1)


def test_the_tables_of_the_last_workshop_at_this_place_are_offered(db):
    first, later, elsewhere = planned(0), planned(7), planned(8, "Workshop hall")
    tables.put(first, [SeatTable(0, 1, "Old", 6)])
    tables.put(later, [SeatTable(0, 1, "Round", 5, True)])
    here = planned(9)
    assert tables.usual(here) == (SeatTable(0, 1, "Round", 5, True),)
    assert tables.listing(here) == ()
    assert tables.usual(elsewhere) == ()


def test_a_table_without_seats_is_refused(db):
    with pytest.raises(ValueError, match="seats"):
        tables.put(planned(), [SeatTable(0, 1, "", 0)])

"""What a workshop gives to read on: kept in order, copied along, one step of undo."""

from datetime import UTC, datetime, timedelta

import pytest

from lchost.errors import NoTitle
from lchost.models import undo
from lchost.planning import resources, workshops
from lchost.planning.resources import Resource, whole_address
from lchost.planning.workshops import WorkshopDraft

NINE = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


@pytest.fixture
def workshop(db):
    return workshops.plan(WorkshopDraft("Charts", NINE, NINE + timedelta(hours=2), "UTC"), NINE)


def titles(workshop_id):
    return [one.title for one in resources.listing(workshop_id)]


def test_resources_are_added_changed_moved_and_taken_out(workshop):
    resources.put(workshop, [Resource("A", "example.org/a"), Resource(" B ")])
    a, b = resources.listing(workshop)
    assert (a.address, b.title) == ("https://example.org/a", "B")
    with undo.step("reading"):
        resources.put(workshop, [b, Resource("C"), Resource("A2", a.address, "note", a.id)])
    assert titles(workshop) == ["B", "C", "A2"]
    resources.put(workshop, resources.listing(workshop)[:1])
    assert titles(workshop) == ["B"]


def test_a_change_is_one_step_of_undo(workshop):
    resources.put(workshop, [Resource("A"), Resource("B")])
    undo.clear()
    with undo.step("reading"):
        resources.put(workshop, [Resource("C")])
    undo.undo()
    assert titles(workshop) == ["A", "B"]


def test_one_that_says_nothing_is_refused_and_nothing_is_changed(workshop):
    resources.put(workshop, [Resource("A")])
    with pytest.raises(NoTitle):
        resources.put(workshop, [Resource("  ", "example.org")])
    assert titles(workshop) == ["A"]


def test_a_copy_of_the_workshop_has_them_too(workshop):
    resources.put(workshop, [Resource("A", "example.org/a", "note")])
    copy = workshops.copy(workshop, NINE + timedelta(days=7), NINE)
    (copied,) = resources.listing(copy)
    assert (copied.title, copied.note) == ("A", "note")
    resources.put(copy, [])
    assert titles(workshop) == ["A"]


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("example.org/x", "https://example.org/x"),
        (" http://example.org ", "http://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("https://example.org/a b", "https://example.org/ab"),
        ("", ""),
    ],
)
def test_an_address_gets_the_beginning_that_phones_need(typed, whole):
    assert whole_address(typed) == whole
